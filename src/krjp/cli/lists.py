"""Lists of events as answers: those that surely match, and what to say of those that may."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from krjp.cli.environment import say, screen, write_paged
from krjp.cli.parameters import flag
from krjp.cli.session import asks_for_data, nothing_in, say_nothing_matched, write_listing
from krjp.dates import EventDate
from krjp.index.events import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.chronology import Answer, Chronology
    from krjp.cli.options import Output, Page
    from krjp.index.events import EventIndex
    from krjp.record.model import Event
    from krjp.render.layout import Cell, Table

__all__ = [
    "POSSIBLE",
    "paged",
    "possible_heading",
    "say_more_possible",
    "shown_below",
    "total_of",
    "with_possible",
    "write_digest",
    "write_list",
]

POSSIBLE = flag("--possible", help="List also, marked ?, what may match: its date is too vague to tell.")


def paged(events: Selection[Event], page: Page, index: EventIndex) -> Sequence[int]:
    """Places of events in the order and number asked for."""
    order: Sequence[int] = range(len(events))
    last = None if page.limit is None else page.offset + page.limit
    if page.sort is not None:
        from krjp.index.ordering import order_by

        order = order_by(page.sort, index, events.members, reverse=page.reverse, first=last)
    elif page.reverse:
        order = order[::-1]
    return order[page.offset : last]


def with_possible(answer: Answer) -> tuple[Selection[Event], frozenset[int]]:
    """All events of an answer, and where those stand that only may match.

    They are in order of date; of a search the best match stays first, and what only may match comes behind.
    """
    if not answer.hits:
        return answer.events.merged(answer.possible)
    events = answer.events.followed_by(answer.possible)
    return events, frozenset(range(len(answer.events), len(events)))


def write_list(answer: Answer, chronology: Chronology, page: Page, output: Output, *, possible: bool) -> int:
    """Write the events of an answer in the format asked for; returns the exit status."""
    from krjp.render.event_listing import event_listing

    events, order, marked = _chosen(answer, chronology, page, possible=possible)
    chosen = Selection(order, events.__getitem__)

    header = not output.no_header
    handles = partial(id_cells, chronology=chronology, output=output)

    def table() -> Table:
        from krjp.render.tables.events import events_table, hits_table

        ids = handles(events, order)
        if answer.hits or (possible and answer.possible_hits):
            number = len(answer.hits)
            hits = Selection(order, lambda at: answer.hits[at] if at < number else answer.possible_hits[at - number])
            return hits_table(hits, marked, header=header, ids=ids)
        return events_table(chosen, marked, header=header, ids=ids)

    def more() -> Table:
        from krjp.render.tables.events import events_table, hits_table

        ids = handles(answer.possible, range(len(answer.possible))[: page.limit])
        if answer.possible_hits:
            return hits_table(answer.possible_hits[: page.limit], header=header, ids=ids)
        return events_table(answer.possible[: page.limit], header=header, ids=ids)

    below = not possible and page.limit != 0 and shown_below(answer, output)
    listing = event_listing(chosen, table, marked if possible else None, answer.fields)
    index = chronology.holdings.index
    listing = listing.replace(ids=Selection(order, lambda at: index.ids[events.members[at]]))
    more_below = (possible_heading(answer), more) if below else None
    write_listing(listing, output, more_below, notes=[total_of(len(chosen), len(events), page)] if chosen else ())
    if not possible and not below:
        say_more_possible(answer)
    return _status(answer, output, len(events))


def write_digest(answer: Answer, page: Page, output: Output, chronology: Chronology, *, possible: bool) -> int:
    """Write the events of an answer with their summaries, to be read; returns the exit status."""
    from krjp.render.tables.digest import Page as Text
    from krjp.render.tables.digest import digest, page_lines, sources

    events, order, marked = _chosen(answer, chronology, page, possible=possible)
    chosen, names = [events[at] for at in order], chronology.holdings.names
    below = not possible and page.limit != 0 and shown_below(answer, output)
    text = [Text(_heading(answer, len(chosen)), "bold", indented=False), *digest(chosen, names, marked)]
    told = list(chosen)
    if below:
        more = answer.possible[: page.limit]
        text += [Text(""), Text(possible_heading(answer), "bold", indented=False), *digest(more, names)]
        told += more
    if told:
        cited = sources(told, chronology.holdings.reference)
        text += [Text(""), Text("Sources", "bold", indented=False), *map(Text, cited)] if cited else []
        shown = screen(output.color, output.width)
        drawn = page_lines(text, shown.width if shown.terminal else None, color=shown.color)
        write_paged(("\n".join(drawn) + "\n",), pager=not output.no_pager)
    if not possible and not below:
        say_more_possible(answer)
    return _status(answer, output, len(events))


def _chosen(
    answer: Answer, chronology: Chronology, page: Page, *, possible: bool
) -> tuple[Selection[Event], Sequence[int], frozenset[int]]:
    """The events of an answer, which of them are written in which order, and where in that those are that may match."""
    events, maybe = with_possible(answer) if possible else (answer.events, frozenset[int]())
    order = paged(events, page, chronology.holdings.index)
    return events, order, frozenset(number for number, at in enumerate(order) if at in maybe)


def _status(answer: Answer, output: Output, found: int) -> int:
    nothing = nothing_in(answer.asked, answer.covered)
    return say_nothing_matched(found, output, answer.suggestions, perhaps=len(answer.possible), nothing=nothing)


def _heading(answer: Answer, number: int) -> str:
    """What stands over a digest: `16 events in Mar 2024`, `5 events: kind:protest`."""
    events = f"{number:,} event{'' if number == 1 else 's'}"
    if not answer.only_days or None in answer.asked:
        return f"{events}: {answer.query}"
    return f"{events} {_within(answer)}"


def id_cells(events: Selection[Event], places: Sequence[int], chronology: Chronology, output: Output) -> Sequence[Cell]:
    """What stands for the ids of the events at some places: their handles; for a document whole ids, which last.

    Where a terminal makes links, the handle is one to the source, as `krjp open` has it.
    """
    from krjp.render.layout import cell

    if output.format == "markdown":
        return ()
    handle = chronology.holdings.index.handle
    if not screen(output.color, output.width).links:
        return Selection(places, lambda at: cell(handle(events.members[at])))
    link = chronology.holdings.link

    def linked(at: int) -> Cell:
        return cell(handle(events.members[at]))._replace(link=link(events.members[at]))

    return Selection(places, linked)


def total_of(shown: int, found: int, page: Page) -> str:
    """How many events are listed, and of how many: `5 events`, `3 of 5 events; --limit 3`."""
    noun = "event" if found == 1 else "events"
    if shown == found:
        return f"{found:,} {noun}"
    limit = f" --limit {page.limit}" if page.limit is not None else ""
    offset = f" --offset {page.offset}" if page.offset else ""
    return f"{shown:,} of {found:,} {noun};{limit}{offset}"


def shown_below(answer: Answer, output: Output) -> bool:
    """True when what may match is shown below what surely does: for a person, and not for a program."""
    return bool(answer.possible) and not asks_for_data(output) and screen(output.color, output.width).terminal


def possible_heading(answer: Answer) -> str:
    """What stands over events that may match: `may also fall in Feb 2024 (2)`."""
    if not answer.only_days or None in answer.asked:
        return f"may also match ({len(answer.possible):,})"
    return f"may also fall {_within(answer)} ({len(answer.possible):,})"


def _within(answer: Answer) -> str:
    """The days asked for: `in Feb 2024`, `on 21 Feb 2024`."""
    first, last = answer.asked
    assert first is not None
    assert last is not None
    whole = EventDate(first, last, approximate=first != last).when().removeprefix("some time in ")
    return f"{'on' if first == last else 'in'} {whole}"


def say_more_possible(answer: Answer) -> None:
    """Tell on standard error how many events may match besides."""
    number = len(answer.possible)
    if number:
        noun, their, them = ("event", "its date is", "it") if number == 1 else ("events", "their dates are", "them")
        said = (
            f"{number:,} more {noun} may match" if answer.events else f"nothing surely matches; {number:,} {noun} may"
        )
        say(f"{said}, but {their} too vague to tell; --possible lists {them}{' too' if answer.events else ''}")
