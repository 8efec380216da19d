"""A codebook of what some events use: fields with their meaning, and the values of vocabularies with theirs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from krjp.record import vocabulary
from krjp.record.codec import RECORD
from krjp.record.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from krjp.record.model import Event
    from krjp.record.own import Own

__all__ = ["codebook"]

# Vocabularies by the field that uses them, each value with its meaning.
_MEANINGS: dict[str, Mapping[str, str]] = {
    "kind": vocabulary.KINDS,
    "event_type": {name: f"PLOVER type of class {group}" for name, group in vocabulary.EVENT_TYPES.items()},
    "framework": vocabulary.FRAMEWORKS,
    "meeting.mode": vocabulary.MODES,
    "meeting.level": vocabulary.LEVELS,
    "topics": vocabulary.TOPICS,
    "date_certainty": vocabulary.CERTAINTIES,
    "open_end": vocabulary.OPEN_ENDS,
    "sources.section": vocabulary.SECTIONS,
    "coded_by": vocabulary.CODERS,
}


def codebook(events: Sequence[Event], own: Own) -> str:
    """Markdown: a table of the fields, and one for each vocabulary in use."""
    return "\n".join(_lines(events, own)) + "\n"


def _lines(events: Sequence[Event], own: Own) -> Iterator[str]:
    yield from ("# Codebook", "", "## Fields", "", "| field | what it holds |", "| --- | --- |")
    yield from (f"| `{key.name}` | {_safe(key.help)} |" for key in RECORD if key.name != "extra" or own.fields)
    if own.fields:
        yield from ("", "## Fields of this data's own", "", "| field | type | what it holds |", "| --- | --- | --- |")
        yield from (f"| `{field.name}` | {field.type} | {_safe(field.help)} |" for field in own.fields)
    declared = {"kind": own.kinds, "topics": own.topics, "meeting.level": own.levels}
    for name, standard in _MEANINGS.items():
        meanings = {**standard, **declared.get(name, {})}
        used = Counter(value for event in events for value in FIELDS[name].of(event))
        if used:
            yield from ("", f"## Values of `{name}`", "", "| value | events | meaning |", "| --- | ---: | --- |")
            known = [value for value in meanings if value in used]
            others = sorted(value for value in used if value not in meanings)
            yield from (
                f"| `{_safe(value)}` | {used[value]} | {_safe(meanings.get(value) or 'a value of its own')} |"
                for value in (*known, *others)
            )


def _safe(text: str) -> str:
    """A text that ends neither a cell nor a line."""
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'")
