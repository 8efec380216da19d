"""Events to read before a meeting: each with its date, its parties and its summary, and below them the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.record.vocabulary import is_state
from krjp.render.ansi import styled
from krjp.render.tables.details import wrapped
from krjp.render.tables.events import dated
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krjp.files.reference import Reference
    from krjp.index.names import Names
    from krjp.record.model import Event

__all__ = ["Page", "digest", "entry", "page_lines", "sources"]

INDENT = 2


class Page(NamedTuple):
    """A line of a digest."""

    text: str
    style: str = ""
    indented: bool = True


def digest(events: Sequence[Event], names: Names, maybe: frozenset[int] = frozenset()) -> Iterator[Page]:
    """All events, an empty line before each; those at the positions `maybe` are marked."""
    for at, event in enumerate(events):
        yield Page("")
        yield from entry(event, names, maybe=at in maybe)


def entry(event: Event, names: Names, *, maybe: bool = False) -> Iterator[Page]:
    """One event: date and title, what it was and between whom, the summary, the id."""
    yield Page(f"{dated(event, year=True, maybe=maybe)}  {event.title}", "bold", indented=False)
    people = ", ".join(names.actor(key).name for key in event.actors)
    place = event.place.name if event.place else ""
    level = (event.meeting.level or "") if event.meeting else ""
    facts = (event.kind, level, _parties(event, names), place, people)
    yield Page(" · ".join(filter(None, facts)))
    yield from (Page(line) for line in event.summary.splitlines())
    yield Page(event.id, "dim")


def _parties(event: Event, names: Names) -> str:
    """Who acts, and towards whom: `South Korea → Japan`; `Japan – South Korea` where all act alike."""

    def called(parties: Sequence[str], joint: str) -> str:
        # Who stands for a state is among the actors, who are named anyway.
        chosen = [key for key in parties if is_state(key)] or parties
        return joint.join(names.party(key).name for key in chosen)

    if event.symmetric:
        return called(event.initiators, " – ")
    if event.initiators and event.targets:
        return f"{called(event.initiators, ', ')} → {called(event.targets, ', ')}"
    return called(event.initiators or event.countries, ", ")


def sources(events: Sequence[Event], reference: Reference) -> list[str]:
    """The works that events are taken from, in full, and how many shorter reports there are besides."""
    cited = dict.fromkeys(citation.source for event in events for citation in event.sources)
    known = {key: reference.sources.get(key) for key in cited}
    # A report has no title of its own: it is known by its publisher, day and address.
    works = [source.citation() if source else key for key, source in known.items() if not source or source.title]
    reports = len(cited) - len(works)
    return works + ([f"{reports:,} report{'' if reports == 1 else 's'} by others"] if reports else [])


def page_lines(page: Sequence[Page], width: int | None, *, color: bool = False) -> Iterator[str]:
    """The lines of a page, wrapped to `width` cells, or whole when that is None."""
    for text, style, indented in page:
        indent = INDENT if indented else 0
        room = None if width is None else max(1, width - indent)
        for line in wrapped(printable(text), room):
            yield f"{' ' * indent}{styled(line, style) if color and style else line}".rstrip()
