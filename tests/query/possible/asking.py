"""Random chronologies and questions, and krjp's answers to them held against the oracle's.

What is compared, for a chronology read whole and for the same one compiled: which events a list shows, sure and
possible, in which order; the numbers of a count, of one by each calendar part and each field, of one by two fields
with their sums, and the expected ones.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from krjp.chronology import Chronology
from krjp.compiled.opening import open_compiled
from krjp.files.opened import Part
from krjp.files.reading import parse_events
from krjp.files.reference import Reference
from krjp.query.counts import Group

from .counting import Pair, count, count_by, expected_by
from .oracle import (
    ALL,
    DAY,
    PARTS,
    PERIOD_PARTS,
    WEEKDAYS,
    And,
    Anniversary,
    Compare,
    DateIn,
    DatePart,
    FieldIs,
    Not,
    Or,
    Period,
    listing,
    part_of,
)
from .written import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from krjp.chronology import Answer
    from krjp.query.counts import Count

    from .counting import Counts
    from .oracle import Question, Record

__all__ = ["ASKED", "CHRONOLOGIES", "FIELDS", "QUESTIONS", "Asked", "compare", "in_both_forms", "pair_of"]

FIELDS = (*PARTS, "kind", "countries", "framework")
BEGIN = date(2019, 11, 20)
NEARLY = 1e-9

Shares = dict[tuple[str | None, ...], float]


class Asked(NamedTuple):
    """A chronology, a question, and two different fields to count by together."""

    records: Sequence[Record]
    question: Question
    by: tuple[str, str]

    def __repr__(self) -> str:
        lines = "".join(f"\n    {json.dumps(record)}" for record in self.records)
        return f"<{in_words(self.question)!r} by {','.join(self.by)} of{lines}>"


def in_both_forms(records: Sequence[Record]) -> tuple[Chronology, Chronology]:
    """A chronology read whole, and the same one compiled."""
    content = "".join(json.dumps(record) + "\n" for record in records).encode() or b"[]"
    reference = Reference()
    whole = Chronology(parse_events(content, "made up"), reference=reference)
    return whole, Chronology.of(open_compiled([Part("made up", None, content)], None, reference))


def compare(asked: Asked) -> int:
    """Hold all answers to a question against those of the oracle; returns how many there were."""
    records, question = asked.records, asked.question
    text = in_words(question)
    compared = 0
    ways: list[tuple[str, ...]] = [*((field,) for field in FIELDS), asked.by]
    wanted = {by: (count_by(records, question, *by), _expected(records, question, *by)) for by in ways}
    whole = sum(wanted["year",][1].values())
    for chronology in in_both_forms(records):
        _compare_list(chronology.filter(text), records, question)
        pair = pair_of(chronology.count(text))
        assert pair == count(records, question), "count"
        for by, (counts, shares) in wanted.items():
            found = chronology.count(text, by=by, expected=True)
            assert pair_of(found) == pair == counts.total, by
            assert _objects(found) == counts.objects(), by
            _compare_expected(found, shares, whole)
            if len(by) == 2:
                _compare_sums(found, counts)
        compared += 2 + len(FIELDS) + 1
    return compared


def _compare_list(found: Answer, records: Sequence[Record], question: Question) -> None:
    ids = listing(records, question)
    assert [event.id for event in found.events] == ids.sure, "surely listed"
    assert [event.id for event in found.possible] == ids.possible, "possibly listed"
    both, marked = found.events.merged(found.possible)
    assert [event.id for event in both] == ids.together, "listed together"
    assert [event.id for at, event in enumerate(both) if at in marked] == ids.possible, "marked"


def _expected(records: Sequence[Record], question: Question, *by: str) -> Shares:
    """The expected number of each cell, as the oracle has it."""
    return {cell[: len(by)]: float(share) for cell, share in expected_by(records, question, *by).items()}


def _compare_expected(found: Count, wanted: Shares, whole: float) -> None:
    shares = {group.key: group.expected or 0.0 for group in found.groups}
    assert wanted.keys() <= shares.keys(), found.by
    assert all(abs(share - wanted.get(key, 0.0)) < NEARLY for key, share in shares.items()), found.by
    assert found.expected is not None
    assert abs(found.expected - whole) < NEARLY, found.by


def _compare_sums(found: Count, counts: Counts) -> None:
    rows, columns, (grand,) = found.sums
    for sums, wanted in ((rows, counts.row_sums), (columns, counts.column_sums)):
        numbers = {group.key[0]: Pair(group.sure, group.at_most) for group in sums}
        assert {key: pair for key, pair in numbers.items() if pair.at_most} == wanted
    assert Pair(grand.sure, grand.at_most) == counts.grand


def _objects(found: Count) -> list[dict[str, Any]]:
    """The groups as JSON has them."""
    return [_object(found.by, group) for group in found.groups if group.at_most or len(found.by) == 1]


def _object(by: Sequence[str], group: Group) -> dict[str, Any]:
    numbers = {"count": group.sure, "at_most": group.at_most}
    partial = {"partial": group.partial} if by[0] in PERIOD_PARTS else {}
    return {**dict(zip(by, group.key, strict=True)), **numbers, **partial}


def pair_of(found: Count | Group) -> Pair:
    """How many surely, and how many at most."""
    return Pair(found.sure if isinstance(found, Group) else found.total, found.at_most)


# What is asked


def _day(after: int) -> date:
    return BEGIN + after * DAY


def _record(number: int, drawn: tuple[int, int | None, str, str, list[str], str | None]) -> Record:
    after, length, certainty, kind, countries, framework = drawn
    if certainty == "approximate" and length == 0:
        length = None  # about the day
    end = None if length is None else _day(after + length).isoformat()
    return {
        "id": f"event-{number}",
        "date": _day(after).isoformat(),
        "end_date": end,
        "date_certainty": certainty,
        "title": f"What happened on {_day(after)}",
        "kind": kind,
        "countries": countries,
        "framework": framework,
    }


def _period(drawn: tuple[int, int]) -> Period:
    return Period(_day(drawn[0]), _day(drawn[0] + drawn[1]))


def _open(period: Period, end: str) -> Period:
    return Period(None, period.last) if end == "first" else Period(period.first, None) if end == "last" else period


def _part(name: str, after: int, op: Literal[":", "<", "<=", ">", ">="]) -> Question:
    return DatePart(name, part_of(_day(after), name), op)


LENGTHS = st.sampled_from([None, None, 0, 1, 3, 9, 30, 40, 100])
EVENTS = st.tuples(
    st.integers(0, 150),
    LENGTHS,
    st.sampled_from(["exact", "approximate"]),
    st.sampled_from(["meeting", "court"]),
    st.lists(st.sampled_from(["JPN", "KOR", "USA"]), max_size=3, unique=True),
    st.sampled_from([None, "bilateral", "domestic"]),
)
CHRONOLOGIES: st.SearchStrategy[Sequence[Record]] = st.lists(EVENTS, max_size=12).map(
    lambda drawn: [_record(number, each) for number, each in enumerate(drawn)]
)
DAYS = st.integers(0, 160)
CLOSED = st.tuples(DAYS, st.sampled_from([0, 6, 13, 30, 60])).map(_period) | st.sampled_from(
    [Period(date(2019, 12, 1), date(2019, 12, 31)), Period(date(2020, 2, 1), date(2020, 2, 29))]
)
MAY_BE_OPEN = st.builds(_open, CLOSED, st.sampled_from(["", "", "first", "last"]))
OPS: st.SearchStrategy[Literal["<", "<=", ">", ">="]] = st.sampled_from(["<", "<=", ">", ">="])
CONDITIONS: st.SearchStrategy[Question] = st.one_of(
    MAY_BE_OPEN.map(DateIn),
    st.builds(Compare, OPS, CLOSED),
    st.builds(_part, st.sampled_from(PERIOD_PARTS), DAYS, OPS | st.just(":")),
    st.sampled_from(WEEKDAYS).map(lambda name: DatePart("weekday", name)),
    st.sampled_from(["November", "January", "February"]).map(lambda name: DatePart("month-of-year", name)),
    DAYS.map(lambda after: Anniversary(_day(after).month, _day(after).day)),
    st.sampled_from(["meeting", "court"]).map(lambda kind: FieldIs("kind", kind)),
    st.sampled_from(["JPN", "USA", None]).map(lambda code: FieldIs("countries", code)),
    st.sampled_from(["exact", "approximate"]).map(lambda name: FieldIs("date_certainty", name)),
    st.just(ALL),
)
QUESTIONS: st.SearchStrategy[Question] = st.recursive(
    CONDITIONS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=6,
)
PAIRS = st.permutations(FIELDS).map(lambda names: (names[0], names[1]))
ASKED = st.builds(Asked, CHRONOLOGIES, QUESTIONS, PAIRS)
