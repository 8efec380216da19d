"""Records and listings of every sort: any text in any field, as data from anywhere may have it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from krjp.record import vocabulary
from krjp.record.codec import decode
from krjp.record.vocabulary import is_state
from krjp.render.event_listing import event_listing
from krjp.render.tables.events import events_table
from tests.hostile import BIDI, CJK, CONTROL, ESCAPE, MARKUP, RECORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.model import Event
    from krjp.render.listing import Listing

__all__ = ["HOSTILE_EVENTS", "event_lists", "listing_of", "texts"]

# What some format, terminal or program gives a meaning to, beside any other characters.
_PIECES = (
    *(BIDI, CJK, CONTROL, ESCAPE, MARKUP, "=1+1", "+", "-", "@", "'", "\t", "\r", "\n", "\r\n", ",", ";", "; ", "\\"),
    *('"', "|", "`", "*", "_", "<b>", "&amp;", "https://example.org", "\\n", "\\t", "\u2028", "\x85", "\x0b", " ", "#"),
    *("~", "![a](b)", "$x$", "e\u0301", "👩\u200d👧", "\u00ad", "\ufeff", "\U000e0041", "---", ":", "BEGIN:VEVENT"),
)
_anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
texts = st.one_of(_anything, st.lists(st.one_of(st.sampled_from(_PIECES), _anything), max_size=4).map("".join))
_names = texts.filter(lambda text: bool(text.strip()) and any(not char.isspace() for char in text))
_slugs = st.from_regex(r"\A[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}\Z")
_codes = st.from_regex(r"\A[A-Z]{3}\Z")


def _some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, max_size=3, unique=True)


def _or_null(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


_places = st.fixed_dictionaries({"name": _names, "country": _or_null(_codes)})
_meetings = st.fixed_dictionaries(
    {
        "mode": st.sampled_from(list(vocabulary.MODES)),
        "level": _or_null(st.sampled_from(list(vocabulary.LEVELS))),
        "series": _or_null(_names),
        "ordinal": _or_null(st.integers(1, 9999)),
    }
)
_citations = st.fixed_dictionaries(
    {
        "source": _names,
        "section": _or_null(st.sampled_from(list(vocabulary.SECTIONS))),
        "locator": _or_null(texts),
        "date": _or_null(texts),
        "dates_event": st.booleans(),
    }
)


@st.composite
def _records(draw: st.DrawFn, number: int) -> dict[str, Any]:
    first = draw(st.one_of(st.dates(date(2023, 12, 30), date(2024, 3, 2)), st.dates()))
    longest = date.max.toordinal() - first.toordinal()
    last = first.toordinal() + min(longest, draw(st.one_of(st.just(0), st.integers(0, 400))))
    kind = draw(st.sampled_from(list(vocabulary.KINDS)))
    vague = draw(st.booleans())
    open_ends = [None, *vocabulary.OPEN_ENDS] if vague and last > first.toordinal() else [None]
    states, actors = draw(_some(_codes)), draw(_some(_names.filter(lambda name: not is_state(name))))
    parties = st.lists(st.sampled_from([*states, *actors]), unique=True) if states or actors else st.just([])
    return {
        "id": f"{draw(_slugs)}-e{number}",
        "date": first.isoformat(),
        "end_date": None if last == first.toordinal() else date.fromordinal(last).isoformat(),
        "date_certainty": "approximate" if vague else "exact",
        "open_end": draw(st.sampled_from(open_ends)),
        "date_text": draw(texts),
        "title": draw(_names.map(lambda text: text[:90]).filter(str.strip)),
        "summary": draw(texts),
        "kind": kind,
        "event_type": draw(_or_null(st.sampled_from(list(vocabulary.EVENT_TYPES)))),
        "countries": states,
        "initiators": draw(parties),
        "targets": draw(parties),
        "subjects": draw(_some(_codes)),
        "framework": draw(_or_null(st.sampled_from(list(vocabulary.FRAMEWORKS)))),
        "actors": actors,
        "place": draw(_or_null(_places)),
        "meeting": draw(_or_null(_meetings)) if kind == "meeting" else None,
        "topics": draw(_some(_slugs)),
        "sources": draw(st.lists(_citations, max_size=3, unique_by=lambda cited: tuple(cited.values()))),
        "related": draw(_some(_names)),
        "note": draw(_or_null(texts)),
        "coded_by": draw(st.sampled_from(list(vocabulary.CODERS))),
    }  # fmt: skip


def _event(record: dict[str, Any]) -> Event:
    event, problems = decode(record)
    assert event is not None, problems
    return event


HOSTILE_EVENTS = [_event(record) for record in RECORDS]


@st.composite
def event_lists(draw: st.DrawFn) -> list[Event]:
    """Up to four events."""
    return [_event(draw(_records(number))) for number in range(draw(st.integers(0, 4)))]


def listing_of(events: Sequence[Event]) -> Listing:
    """The events to write, as `krjp list` has them."""
    return event_listing(events, lambda: events_table(events))
