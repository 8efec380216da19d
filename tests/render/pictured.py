"""A small chronology with every trap a picture meets: wide characters, markup, escapes, vague and long dates."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from krjp.query.counts import Count, Group
from tests.building import chronology_of, event, record

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.record.model import Event

__all__ = ["CJK", "HOSTILE", "SIC", "chronology", "count_of", "counts", "event_lists", "plain"]

CJK = "日韓外相会談、독도と竹島をめぐる協議"
SIC = "An exercise [sic] is held [/i]"
HOSTILE = "\x1b[31m<script>alert('&')</script> ]]> \u202eevil\x00"

_TYPES = ("CONSULT", "COOPERATE", "REJECT", "PROTEST", None)


def chronology() -> Chronology:
    """Six events from January to March 2024; the first, the fourth and the fifth are one thread."""
    first, court = "2024-01-05-cjk", "2024-02-01-ruling"
    return chronology_of(
        [
            record("2024-01-05", "cjk", title=CJK, kind="meeting", event_type="CONSULT", related=[court]),
            record("2024-01-11", "hostile", title=HOSTILE, kind="protest", event_type="REJECT", end_date="2024-01-20",
                   date_certainty="approximate"),
            record("2024-01-15", "sic", title=SIC, kind="exercise", event_type="COOPERATE", end_date="2024-01-17"),
            record("2024-02-01", "ruling", title="A court orders a payment", kind="court", event_type="PROTEST",
                   end_date="2024-02-29", date_certainty="approximate", related=[first, "2024-03-30-reply"]),
            record("2024-03-01", "report", title="Visitors are counted", kind="report"),
            record("2024-03-30", "reply", title="The payment is called regrettable", kind="protest",
                   event_type="REJECT", related=[court, "2024-01-09-not-here"]),
        ]
    )  # fmt: skip


def plain(line: str) -> str:
    """The line without colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


_days = st.one_of(st.dates(date(2024, 1, 1), date(2024, 6, 1)), st.dates())
_titles = st.one_of(
    st.text(min_size=1, max_size=90).filter(lambda text: bool(re.search(r"\S", text))),
    st.sampled_from((CJK, HOSTILE, SIC)),
)
_labels = st.one_of(st.none(), st.text(max_size=12), st.sampled_from((CJK, HOSTILE, SIC)))


def count_of(by: tuple[str, ...], *groups: Group, unsettled: int = 0) -> Count:
    """A count of these groups, with sums as if no event were in several of them."""
    sides: list[dict[str | None, list[Group]]] = [{} for _ in by]
    for group in groups:
        for side, value in zip(sides, group.key, strict=True):
            side.setdefault(value, []).append(group)
    sums = [tuple(_sum(value, those) for value, those in side.items()) for side in sides]
    sure, at_most = sum(group.sure for group in groups), sum(group.at_most for group in groups)
    both = (*sums, (Group((), sure, at_most),)) if len(by) == 2 else ()
    return Count(by, groups, sure, at_most, sums=both, unsettled=unsettled)


def _sum(value: str | None, groups: list[Group]) -> Group:
    [one, *_] = groups
    numbers = sum(group.sure for group in groups), sum(group.at_most for group in groups)
    return Group((value,), *numbers, one.partial, one.own)


MONTHS = tuple(f"2024-{month:02}" for month in range(1, 13))
_spans = st.tuples(st.integers(0, 10), st.integers(1, 11)).map(
    lambda ends: f"[{MONTHS[min(ends)]}..{MONTHS[max(ends) + (ends[0] == ends[1])]}]"
)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Counts by one field or by two, of any labels and sizes, some of months and of what may belong to several."""
    months = draw(st.booleans())
    first = draw(st.lists(_labels, min_size=1, max_size=12, unique=True))
    rows = list(MONTHS[: len(first)]) if months else first
    own = draw(st.lists(_spans, max_size=14, unique=True)) if months else []
    columns = draw(st.lists(_labels, max_size=10, unique=True))
    number = st.one_of(st.integers(0, 9), st.integers(0, 10**6))
    groups = []
    for row in (*rows, *own):
        partial = draw(st.booleans()) and row not in own
        for column in columns or [None]:
            sure = draw(number)
            more = 0 if row in own else draw(number)
            key = (row, column) if columns else (row,)
            groups.append(Group(key, sure, sure + more, partial, row in own))
    by = "month" if months else "kind"
    return count_of((by, "topics") if columns else (by,), *groups)


@st.composite
def event_lists(draw: st.DrawFn) -> list[Event]:
    """Lists of events in order of date, some related, with dates of every sort in any year."""
    days = sorted(draw(st.lists(_days, min_size=1, max_size=12)))
    found = []
    for number, day in enumerate(days):
        longest = min(400, date.max.toordinal() - day.toordinal())
        others = draw(st.sets(st.integers(0, len(days) - 1), max_size=2)) - {number}
        last = date.fromordinal(day.toordinal() + draw(st.one_of(st.just(0), st.integers(0, longest))))
        vague = draw(st.booleans())
        found.append(
            event(
                day.isoformat(),
                f"n{number}",
                title=draw(_titles),
                end_date=None if last == day else last.isoformat(),
                date_certainty="approximate" if vague else "exact",
                open_end=draw(st.sampled_from((None, "start", "end", "both"))) if vague and last > day else None,
                event_type=draw(st.sampled_from(_TYPES)),
                related=[f"{days[other]}-n{other}" for other in sorted(others)],
            )
        )
    return found
