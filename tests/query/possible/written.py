"""The oracle's answers in writing: questions out of JSON and as krjp has them, answers as JSON, CSV and a table."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .counting import SEVERAL, Pair, count, count_by, ends_of, expected_by, limited
from .oracle import (
    ALL,
    MONTHS,
    And,
    Anniversary,
    Compare,
    DateIn,
    DatePart,
    Everything,
    FieldIs,
    Not,
    Or,
    Period,
    listing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .counting import Counts
    from .oracle import Question, Record

__all__ = ["answer", "csv", "in_words", "question_from", "table"]


def in_words(question: Question) -> str:
    """The question in krjp's language."""
    match question:
        case Everything():
            return "()"
        case And(parts):
            return " and ".join(f"({in_words(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({in_words(part)})" for part in parts)
        case Not(part):
            return f"not ({in_words(part)})"
    return _condition(question)


def _condition(question: Question) -> str:
    match question:
        case DateIn(period):
            return f"date:{_span(period)}"
        case Compare(op, period):
            return f"date{op}{_span(period)}"
        case DatePart(name, value, op):
            return f"{name}{op}{value}"
        case FieldIs(name, None):
            return f"not {name}:*"
        case FieldIs(name, value):
            return f"{name}:{value}"
        case Anniversary(month, day):
            return f"date:{month:02}-{day:02}"
    raise TypeError(question)


def _span(period: Period) -> str:
    first, last = ("" if end is None else end.isoformat() for end in (period.first, period.last))
    return f"{first}..{last}"


def own_label(key: str, part: str) -> str:
    """How a table names a row of its own: some time in Jan–Apr 2020."""
    if key == SEVERAL:
        return SEVERAL
    first, last = ends_of(key)
    year, other = first[:4], last[:4]
    if part == "year":
        return f"some time in {first}–{last}"
    if part == "month":
        names = [MONTHS[int(end[5:]) - 1][:3] for end in (first, last)]
    elif part == "day":
        names = [f"{int(end[8:])} {MONTHS[int(end[5:7]) - 1][:3]}" for end in (first, last)]
    else:
        names = [first[5:], last[5:]]
    if year == other:
        return f"some time in {names[0]}–{names[1]} {year}"
    return f"some time in {names[0]} {year}–{names[1]} {other}"


def table(counts: Counts, heading: str) -> list[str]:
    """The lines of the table that a person reads, where a count has no more than ten rows of their own."""
    if len(counts.own_keys) > 10:
        raise ValueError("more rows of their own than a table prints")
    head = [heading, *([str(c) for c in counts.columns] + ["Sum"] if counts.second else ["Events"])]
    lines = [head]
    for key in [*counts.keys, *counts.own_keys]:
        label = own_label(key, counts.part) if key in counts.own_keys and key else str(key)
        if key and counts.partial.get(key) and key not in counts.own_keys:
            label += " (partial)"
        cells = [str(counts.cells.get((key, column), Pair())) for column in counts.columns]
        if counts.second:
            cells.append(str(counts.row_sums.get(key, Pair())))
        lines.append([label, *cells])
    if counts.second:
        sums = [str(counts.column_sums[column]) for column in counts.columns]
        lines.append(["Sum", *sums, str(counts.grand)])
    else:
        lines.append(["Total", str(counts.total)])
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def csv(objects: Sequence[Mapping[str, Any]]) -> list[str]:
    """The lines of the same objects as CSV."""

    def cell(value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        return "" if value is None else str(value)

    return [",".join(objects[0]), *(",".join(map(cell, one.values())) for one in objects)]


def question_from(tree: Any) -> Question:
    """A question out of JSON: {"and": […]}, {"not": …}, {"date": ["2020-02-01", null]} and so on."""
    if tree is None:
        return ALL
    ((name, value),) = tree.items()
    match name:
        case "and":
            return And(tuple(question_from(part) for part in value))
        case "or":
            return Or(tuple(question_from(part) for part in value))
        case "not":
            return Not(question_from(value))
        case "date":
            return DateIn(_period(value))
        case "compare":
            return Compare(value[0], _period(value[1:]))
        case "part":
            return DatePart(*value)
        case "field":
            return FieldIs(*value)
        case "anniversary":
            return Anniversary(*value)
    raise ValueError(f"unknown question {name!r}")


def _period(ends: Sequence[str | None]) -> Period:
    first, last = (None if end is None else date.fromisoformat(end) for end in ends)
    return Period(first, last)


def answer(records: Sequence[Record], case: Mapping[str, Any]) -> dict[str, Any]:
    """What a case of expected.json expects, worked out here."""
    asked = _period(case.get("asked", (None, None)))
    question = limited(question_from(case.get("question")), asked.first, asked.last)
    if case["answer"] == "list":
        ids = listing(records, question)
        return {"sure": ids.sure, "possible": ids.possible, "together": ids.together}
    if case["answer"] == "expected":
        return _shares(records, question, case["by"][0])
    if "by" not in case:
        pair = count(records, question)
        found = [{"count": pair.count, "at_most": pair.at_most}]
        return {"json": found, "csv": csv(found), "table": ["Events", f"{pair!s:>6}"]}
    counts = count_by(records, question, *case["by"])
    objects = counts.objects()
    return {
        "json": objects,
        "csv": csv(objects),
        "table": table(counts, case["heading"]),
        "total": [counts.total.count, counts.total.at_most],
    }


def _shares(records: Sequence[Record], question: Question, part: str) -> dict[str, Any]:
    found = expected_by(records, question, part)
    shares = {str(key): found.get((key, None), Fraction(0)) for key in count_by(records, question, part).keys}
    total = sum(shares.values(), Fraction(0))
    return {
        "fractions": {key: str(share) for key, share in shares.items()},
        "fraction_total": str(total),
        "two_places": {key: f"{float(share):.2f}" for key, share in {**shares, "Total": total}.items()},
    }
