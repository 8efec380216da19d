"""What became of each record: added, gone, or changed, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.record.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krjp.comparison.pairing import Pair
    from krjp.record.model import Event

__all__ = ["ADDED", "CHANGED", "GONE", "Change", "changes"]

ADDED, GONE, CHANGED = "added", "gone", "changed"
# Told by the dates, which are compared themselves.
_DERIVED = frozenset({"edtf", "when"})
# Of these only the first says which is the most important; the order of others means nothing.
_IN_ORDER = frozenset({"topics"})


class Change(NamedTuple):
    """One difference."""

    change: str
    """`added`, `gone` or `changed`."""
    id: str
    """The id afterwards, or before of what is gone."""
    when: str
    title: str
    field: str | None
    """The field that changed; None for a record that is added or gone."""
    before: Any
    """The value as in JSON; None for none."""
    after: Any


def changes(pairs: Iterable[Pair]) -> Iterator[Change]:
    """All differences, in the order of the pairs and of the fields of a record."""
    for pair in pairs:
        about = (pair.event.id, pair.event.when, pair.event.title)
        if pair.before is None or pair.after is None:
            yield Change(ADDED if pair.before is None else GONE, *about, None, None, None)
            continue
        old, new = _flat(pair.before), _flat(pair.after)
        for name in dict.fromkeys((*old, *new)):
            before, after = old.get(name), new.get(name)
            if _comparable(name, before) != _comparable(name, after):
                yield Change(CHANGED, *about, name, before, after)


def _flat(event: Event) -> dict[str, Any]:
    """A record with the parts of its objects under names of their own: `place.country`."""
    found: dict[str, Any] = {}
    for name, value in encode(event).items():
        if isinstance(value, dict):
            found |= {f"{name}.{part}": each for part, each in value.items()}
        elif name not in _DERIVED:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, list) and name not in _IN_ORDER:
        return sorted(map(str, value))
    return None if value in ([], "") else value
