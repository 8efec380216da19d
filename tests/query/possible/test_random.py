"""Random questions to random chronologies: krjp says what the oracle says, and one question has one answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from .asking import ASKED, CHRONOLOGIES, QUESTIONS, Asked, compare, in_both_forms, pair_of
from .counting import Pair, count, count_by, expected_by, first_day
from .oracle import PARTS, PERIOD_PARTS, And, DateIn, Not, Period, is_approximate, listing, part_of, span
from .written import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.query.counts import Count

    from .oracle import Question, Record


@pytest.mark.no_cover
@given(ASKED)
def test_every_answer_is_that_of_the_oracle(asked: Asked) -> None:
    assert compare(asked) > 0


def vague(first: str, last: str) -> Record:
    """An event some time between two days."""
    return {"id": "vague", "date": first, "end_date": last, "date_certainty": "approximate", "title": "x",
            "kind": "court", "countries": [], "framework": None}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "question"),
    [
        (vague("2020-01-20", "2020-02-10"), DateIn(Period(date(2020, 2, 1), None))),
        (vague("0001-01-01", "0001-03-01"), Not(DateIn(Period(None, date(1, 1, 31))))),
        (vague("9999-10-01", "9999-12-31"), DateIn(Period(date(9999, 12, 31), None))),
    ],
)
def test_the_ends_of_the_calendar_are_days_like_others(record: Record, question: Question) -> None:
    assert compare(Asked([record], question, ("month", "weekday"))) > 0


def row(found: Count, month: str) -> Pair:
    """The numbers of a month; nothing where it has no row."""
    return next((pair_of(group) for group in found.groups if group.key == (month,)), Pair())


def lasts_over_a_border(record: Record) -> bool:
    """Whether it was surely on in several months: then it counts once, and is found in each."""
    first, last = span(record)
    return not is_approximate(record) and part_of(first, "month") != part_of(last, "month")


@pytest.mark.no_cover
@given(CHRONOLOGIES, QUESTIONS)
def test_a_month_is_the_same_by_month_and_during_it_and_since_it(records: Sequence[Record], question: Question) -> None:
    records = [record for record in records if not lasts_over_a_border(record)]
    text = in_words(question)
    for chronology in in_both_forms(records):
        by_month = chronology.count(text, by="month")
        for month in ("2019-11", "2019-12", "2020-01", "2020-02", "2020-03", "2020-04"):
            during = pair_of(chronology.count(text, during=month))
            listed = chronology.filter(text, during=month)
            assert during == Pair(len(listed.events), len(listed.events) + len(listed.possible)), month
            assert row(by_month, month) == during, month
            assert row(chronology.count(text, since=month, by="month"), month) == during, month
            assert pair_of(chronology.count(f"({text}) and month:{month}")) == during, month


@given(CHRONOLOGIES, QUESTIONS)
def test_a_period_is_the_same_as_a_limit_and_in_the_question(records: Sequence[Record], question: Question) -> None:
    text = in_words(question)
    for chronology in in_both_forms(records):
        limited = chronology.count(text, since="2020-01-10", until="2020-02", by="month")
        asked = chronology.count(f"({text}) and date:2020-01-10..2020-02-29", by="month")
        assert limited.groups == asked.groups
        assert (limited.total, limited.at_most) == (asked.total, asked.at_most)


# The measure itself: what holds for every chronology and every question, so that a slip in it shows


@given(CHRONOLOGIES, QUESTIONS)
def test_what_surely_meets_a_question_cannot_meet_its_opposite(records: Sequence[Record], question: Question) -> None:
    pair, opposite = count(records, question), count(records, Not(question))
    ids = listing(records, question)
    assert pair == Pair(len(ids.sure), len(ids.together))
    assert pair.count + opposite.at_most == len(records)
    assert pair.at_most + opposite.count == len(records)


@given(CHRONOLOGIES)
def test_a_period_alone_is_decided_by_the_ends_of_an_event(records: Sequence[Record]) -> None:
    asked = Period(date(2020, 1, 10), date(2020, 2, 20))
    assert asked.first is not None
    assert asked.last is not None
    for record in records:
        first, last = span(record)
        overlaps = first <= asked.last and asked.first <= last
        within = asked.first <= first and last <= asked.last
        surely = within if is_approximate(record) else overlaps
        assert count([record], DateIn(asked)) == Pair(int(surely), int(overlaps))


@pytest.mark.no_cover
@pytest.mark.parametrize("part", PARTS)
@given(CHRONOLOGIES, QUESTIONS)
def test_sure_numbers_add_up_and_lie_below_the_expected_ones(
    part: str, records: Sequence[Record], question: Question
) -> None:
    counts = count_by(records, question, part)
    pairs = {key: counts.cells.get((key, None), Pair()) for key in (*counts.keys, *counts.own_keys)}
    assert sum(pair.count for pair in pairs.values()) == counts.total.count
    assert all(pair.count <= pair.at_most <= counts.total.at_most for pair in pairs.values())
    shares = expected_by(records, question, part)
    assert counts.total.count <= sum(shares.values()) <= counts.total.at_most
    for key in counts.keys:
        assert pairs[key].count <= shares.get((key, None), 0) <= pairs[key].at_most


@pytest.mark.no_cover
@pytest.mark.parametrize("second", ["kind", "weekday", "month"])
@given(CHRONOLOGIES, QUESTIONS)
def test_a_second_field_of_one_value_each_does_not_change_the_rows(
    second: str, records: Sequence[Record], question: Question
) -> None:
    for part in ("quarter", "countries"):
        one, two = count_by(records, question, part), count_by(records, question, part, second)
        assert two.own_keys == one.own_keys
        for key in (*one.keys, *one.own_keys):
            assert two.row_sums.get(key, Pair()) == one.cells.get((key, None), Pair())
        for column in two.columns:
            down = (two.cells.get((key, column), Pair()).count for key in (*two.keys, *two.own_keys))
            assert sum(down) == two.column_sums[column].count


def test_the_first_day_of_a_row_is_in_it() -> None:
    for part in PERIOD_PARTS:
        assert first_day(part_of(date(2020, 2, 16), part), part) <= date(2020, 2, 16)


@given(CHRONOLOGIES, QUESTIONS)
def test_periods_and_calendar_parts_ask_the_same(records: Sequence[Record], question: Question) -> None:
    february = Period(date(2020, 2, 1), date(2020, 2, 29))
    for chronology in in_both_forms(records):
        text = in_words(And((question, DateIn(february))))
        by_part = chronology.count(f"({in_words(question)}) and month:2020-02", by="week")
        assert chronology.count(text, by="week").groups == by_part.groups
