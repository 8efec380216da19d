"""Everything about one event, for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.index.links import link_of
from krjp.record.vocabulary import is_state
from krjp.render.ansi import linked, styled
from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krjp.chronology import Chronology
    from krjp.record.authorities import Actor, Role
    from krjp.record.model import Citation, Event

__all__ = ["details", "lines", "with_offices", "wrapped"]

GUTTER = 2
LEAST_WIDTH = 20


class Line(NamedTuple):
    """A label and what it labels; the label is empty where the line continues the one above."""

    label: str
    text: str
    style: str = ""
    link: str = ""
    """Where the text leads to, on a terminal that can follow it."""


def details(event: Event, chronology: Chronology) -> list[Line]:
    """The event's fields with names for ids, sources in full and the titles of related events."""
    names = chronology.holdings.names
    found = [Line("", event.title, "bold"), Line("", "")]
    if event.summary:
        found += [Line("", event.summary), Line("", "")]
    printed = f"; printed “{event.date_text}”" if event.date_text else ""
    found += [Line("Id", event.id), Line("Date", f"{event.when}{printed}; EDTF {event.edtf}")]
    plover = f"PLOVER {event.event_type} ({event.event_class})" if event.event_type else ""
    found += _several("Kind", ["; ".join(filter(None, (event.kind, plover)))] if event.kind or plover else [])
    if event.meeting:
        mode, level, series, ordinal = event.meeting
        number = f"no. {ordinal}" if ordinal else None
        found.append(Line("Meeting", ", ".join(part for part in (series, number, level, f"mode {mode}") if part)))

    def named(parties: Iterable[str]) -> list[str]:
        called = ((names.party(key).name, key) for key in parties)
        text = ", ".join(f"{name} ({key})" if is_state(key) else name for name, key in called)
        return [text] if text else []

    if event.initiators or event.targets:
        alike = event.symmetric and set(event.initiators) == set(event.targets)
        found += _several("Between" if alike else "Initiators", named(event.initiators))
        found += _several("Targets", [] if alike else named(event.targets))
    else:
        found += _several("Countries", named(event.countries))
    found += _several("About", named(event.subjects))
    found += _several("Framework", [event.framework] if event.framework else [])
    found += _several("Actors", [with_offices(names.actor(key)) for key in event.actors])
    if event.place:
        country = names.country(event.place.country).name if event.place.country else None
        place = event.place.name if country in (None, event.place.name) else f"{event.place.name} ({country})"
        found.append(Line("Place", place))
    found += _several("Topics", [", ".join(event.topics)] if event.topics else [])
    found += _several("Note", [event.note] if event.note else [])
    found += _several("Related", [f"{key}  {_title(key, chronology)}" for key in event.related])
    found += [
        Line("Sources" if number == 0 else "", text, link=link)
        for number, (text, link) in enumerate(_citations(event, chronology))
    ]
    found += _several(
        "Coded by", [f"{event.coded_by}; read the source before relying on it"] if event.coded_by != "hand" else []
    )
    return found


def _several(label: str, texts: list[str]) -> list[Line]:
    return [Line(label if number == 0 else "", text) for number, text in enumerate(texts)]


def _title(key: str, chronology: Chronology) -> str:
    """The title of the event of an id, looked up: each event of a large chronology has to be read from its file."""
    return chronology[key].title if key in chronology else "(not in this data)"


def with_offices(actor: Actor) -> str:
    """An actor's name and the offices held, as far as they are known."""
    roles = "; ".join(role.title + _term(role) for role in actor.roles)
    return f"{actor.name}, {roles}" if roles else actor.name


def _term(role: Role) -> str:
    """When an office was held, as far as is known: an open end may be silence of the source."""
    known = [f"{word} {day}" for word, day in (("from", role.since), ("to", role.until)) if day]
    return f" ({' '.join(known)})" if known else ""


def _citations(event: Event, chronology: Chronology) -> list[tuple[str, str]]:
    """Each source in full, once, and below it where in it the facts stand; with each where it leads to."""
    found: list[tuple[str, str]] = []
    places: dict[str, list[Citation]] = {}
    for citation in event.sources:
        places.setdefault(citation.source, []).append(citation)
    for key, citations in places.items():
        source = chronology.holdings.reference.sources.get(key)
        found.append((source.citation(), link_of([source.url or ""])) if source else (key, link_of([key])))
        for citation in citations:
            place = ": ".join(part for part in (citation.section, citation.locator) if part)
            gives = f"gives {citation.date}" if citation.date else ""
            dates = "dates the event" if citation.dates_event else ""
            place = "; ".join(part for part in (place, gives, dates) if part)
            found += [(f"- {place}", link_of([citation.locator or ""]))] if place else []
    return found


def lines(found: list[Line], width: int | None, *, color: bool = False, links: bool = False) -> Iterator[str]:
    """The lines with their labels in a column, wrapped to `width` cells, or whole when that is None."""
    margin = max(cell_width(line.label) for line in found) + GUTTER
    if width is not None and width - margin < LEAST_WIDTH:
        # No room for a column of labels: each stands above its text.
        above = ([Line("", line.label)] if line.label else [] for line in found)
        found = [each for labels, line in zip(above, found, strict=True) for each in (*labels, line._replace(label=""))]
    labelled = False
    for at, (label, raw, style, link) in enumerate(found):
        labelled = labelled or bool(label)
        indent = margin if labelled else 0
        room = None if width is None else width - indent
        for number, text in enumerate(wrapped(printable(raw), room)):
            head = label if number == 0 else ""
            said = styled(text, style) if color else text
            said = linked(said, link, f"krjp-{at}") if links and link else said
            yield f"{head}{' ' * (indent - len(head))}{said}".rstrip()


def wrapped(text: str, width: int | None) -> Iterator[str]:
    """The text in lines of at most `width` terminal cells, broken between words where there are any."""
    if width is None or cell_width(text) <= width:
        yield text
        return
    line = ""
    for word in text.split(" "):
        if line and cell_width(line) + 1 + cell_width(word) > width:
            yield line.rstrip()
            line = word
        else:
            line = f"{line} {word}" if line else word
        start = 0
        while (cut := _fitting(line, start, width)) < len(line):
            # Of a long address, whole parts, as long as that leaves no line half empty.
            part = max(line.rfind("/", start, cut), line.rfind("-", start, cut)) + 1
            cut = part if part - start > (cut - start) // 2 else cut
            yield line[start:cut]
            start = cut
        line = line[start:]
    yield line.rstrip()


def _fitting(text: str, start: int, width: int) -> int:
    """Up to where a text fits into so many cells from `start` on."""
    used = 0
    for at in range(start, len(text)):
        used += cell_width(text[at])
        if used > width:
            return at
    return len(text)
