"""The layout of a page: where dates stand, inferred from the whole of it.

Every layout reads the page, and its reading is scored: the share of lines that it explains, the share of the dated
lines that it makes use of, the share of its dates that have a text, whether the dates run in an order, and whether a
date stands close to the text it is given. The best is used and said; a second best close to it is said as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.blocks import alone, dates_after, dates_below, dates_bracketed, dates_labelled
from krjp.importer.drafts import RUNNING
from krjp.importer.heads import read_head
from krjp.importer.lines import BLANK, HEADING, RULED, TEXT, wrapped_from
from krjp.importer.running import dates_first
from krjp.importer.sections import is_title
from krjp.importer.stated import BadDateError
from krjp.importer.years import TURN

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.importer.dateparts import Habits
    from krjp.importer.drafts import Draft, Drafted
    from krjp.importer.lines import Line

__all__ = ["LAYOUTS", "Choice", "choose"]


class Layout(NamedTuple):
    """A way a page may be laid out."""

    told: str
    read: Callable[[list[Line], Habits], Drafted]
    prior: float
    """What its score is multiplied by: a rare layout needs better reasons."""


LAYOUTS = {
    "before": Layout("dates stand before or above the text", dates_first, 1),
    "days": Layout(
        "days stand under the heading of their month", lambda lines, habits: dates_first(lines, habits, days=True), 0.97
    ),
    "sentence": Layout(
        "dates begin the sentence",
        lambda lines, habits: dates_first(lines, habits, days=True, prose=True),
        0.95,
    ),
    "end": Layout("dates stand at the end of the text", dates_after, 0.93),
    "below": Layout("dates stand below the text", dates_below, 0.93),
    "title": Layout(
        "dates stand below a title and above the text",
        lambda lines, habits: dates_below(lines, habits, titled=True),
        0.95,
    ),
    "bracket": Layout("dates stand in brackets after a title", dates_bracketed, 0.9),
    "label": Layout("dates stand after a label", dates_labelled, 0.99),
}
# Of a longer page the first and the last lines tell the layout.
MOST_LINES = 2000
# The second best is said when its score comes so near to the best, and it is another reading.
DOUBTFUL = 0.93
# From such a share of the dates on, those with a title above them tell the layout.
_TITLED = 0.8
# What speaks for a layout that is only a part of another one, such as sentences beside heads.
_TOO_FEW = 0.3
# All but one in so many are most.
_FEW = 4


class Choice(NamedTuple):
    """The reading of a page by the layout that fits best."""

    drafted: Drafted
    said: str


class _Scored(NamedTuple):
    score: float
    name: str
    drafted: Drafted
    explained: float


def choose(lines: list[Line], habits: Habits, layout: str | None = None) -> Choice:
    """The reading of a page, by the layout that fits it best, or by the one that is named."""
    if layout is not None:
        drafted = LAYOUTS[layout].read(lines, habits)
        return Choice(drafted, f"layout {layout}: {_told(layout, drafted)}")
    sample = lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES // 2], *lines[-MOST_LINES // 2 :]]
    best, said = _best(sample, habits)
    drafted = best.drafted if sample is lines else LAYOUTS[best.name].read(lines, habits)
    return Choice(drafted, said)


def _best(lines: list[Line], habits: Habits) -> tuple[_Scored, str]:
    """The layout that fits best, and what is said of it."""
    readings = {name: each.read(lines, habits) for name, each in LAYOUTS.items()}
    dated: dict[int, int] = {}
    for drafted in readings.values():
        for draft in drafted.drafts:
            dated[draft.dated] = max(dated.get(draft.dated, 1), _exactness(draft))
    close = _closeness(lines, habits)
    scored = sorted(
        (_score(name, drafted, dated, close, lines, habits) for name, drafted in readings.items()),
        key=lambda each: -each.score,
    )
    best, second = scored[:2]
    said = f"layout {best.name}: {_told(best.name, best.drafted)}"
    if best.score and second.score > best.score * DOUBTFUL and _differ(best.drafted, second.drafted):
        said += f"; or {second.name}: {_told(second.name, second.drafted)} (--layout {second.name})"
    return best, said


def _told(name: str, drafted: Drafted) -> str:
    """A layout in words, as this page has it."""
    told = LAYOUTS[name].told
    own = [draft.own_line for draft in drafted.drafts]
    if name == "before" and own:
        told = told.replace("before or above", "above" if all(own) else "before or above" if any(own) else "before")
    ups, downs = _steps(drafted.drafts)
    order = "oldest first" if ups > downs else "newest first" if downs > ups else ""
    return f"{told}, {order}" if order else told


def _differ(one: Drafted, other: Drafted) -> bool:
    return [(draft.dated, draft.text) for draft in one.drafts] != [(draft.dated, draft.text) for draft in other.drafts]


def _score(
    name: str, drafted: Drafted, dated: dict[int, int], close: dict[str, float], lines: list[Line], habits: Habits
) -> _Scored:
    drafts = drafted.drafts
    if not drafts:
        return _Scored(0, name, drafted, 0)
    total = sum(line.kind == TEXT for line in lines)
    homeless = sum(line.homeless for line in drafted.unread)
    before = drafted.passed.get(RUNNING, 0)
    explained = 1 - (homeless + before / 2) / max(1, total + homeless)
    used = len({draft.dated for draft in drafts}) / max(1, len(dated))
    filled = sum(bool(draft.pieces) for draft in drafts) / len(drafts)
    exact = sum(_exactness(draft) / dated[draft.dated] for draft in drafts) / len(drafts)
    exact *= 1 - _passed_by(drafts, dated) / len(drafts) / 2
    ups, downs = _steps(drafts)
    order = max(ups, downs) / (ups + downs) if ups + downs else 1
    own = sum(draft.own_line for draft in drafts) / len(drafts)
    beginnings = [draft.pieces[0] for draft in drafts if draft.pieces]
    inner = sum(_begins_with_head(text, habits) for text in beginnings) if name in close or name == "end" else 0
    score_of_texts = 1 - inner / len(drafts) if name != "before" else 1
    near = close.get(name, 1) * own + (1 - own)
    score = LAYOUTS[name].prior * explained * used * filled * exact * score_of_texts * (0.6 + 0.4 * order) * near
    if name in ("days", "sentence") and not _is_habit(drafts, name):
        score *= _TOO_FEW
    return _Scored(score, name, drafted, explained)


def _passed_by(drafts: list[Draft], dated: dict[int, int]) -> int:
    """How many entries have a line in their text to which another layout gives a date that says more."""
    lines = sorted(dated)
    starts = sorted((draft.dated, _exactness(draft)) for draft in drafts)
    ends = [line for line, _ in starts[1:]] + [lines[-1] + 1]
    return sum(
        any(dated[line] > exactness for line in lines[bisect_right(lines, start) : bisect_left(lines, end)])
        for (start, exactness), end in zip(starts, ends, strict=True)
    )


def _begins_with_head(text: str, habits: Habits) -> bool:
    """True for the text of an entry that begins with a date of its own."""
    try:
        return read_head(text, 0, line_start=True, habits=habits) is not None
    except BadDateError:
        return True


def _exactness(draft: Draft) -> int:
    """How much of its date a draft has: a day more than a month, a month more than a year."""
    first = draft.stated.first
    return 1 + (first.month is not None) + (first.day is not None)


def _is_habit(drafts: list[Draft], name: str) -> bool:
    """True when most dates are of the sort that only this layout reads."""
    sort = [draft.led if name == "sentence" else draft.day_only for draft in drafts]
    return sum(sort) * 2 > len(sort)


def _steps(drafts: list[Draft]) -> tuple[int, int]:
    """How often a date is later than the one before it, and how often earlier."""
    places = [_place(before, after) for before, after in pairwise(drafts)]
    return sum(one < other for one, other in places), sum(one > other for one, other in places)


def _place(before: Draft, after: Draft) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where two dates stand in time, as far as both of them say; equal where they cannot be compared."""
    one, other = before.stated.first, after.stated.first
    if one.year is not None and other.year is not None and one.year != other.year:
        return (one.year,), (other.year,)
    if (one.year is None) != (other.year is None) or not one.month or not other.month:
        return (), ()
    if before.heading != after.heading:
        return (before.heading or ((),))[0], (after.heading or ((),))[0]
    if one.year is None and abs(one.month - other.month) >= TURN:
        return (), ()
    days = (one.day, other.day) if one.day and other.day else (0, 0)
    return (one.month, days[0]), (other.month, days[1])


def _closeness(lines: list[Line], habits: Habits) -> dict[str, float]:
    """For each layout of dates alone on their lines, the share of these that stand as it has them.

    A date that is parted by a blank line from what is above, but not from what is below, stands above its text; and
    the other way round. Between a line that begins a block, or a heading, and a text, it stands below a title.
    """
    votes = {"before": 0, "below": 0, "title": 0}
    dated = [at for at, line in enumerate(lines) if _is_day(line, habits)]
    known = {at for at, line in enumerate(lines) if alone(line, habits) is not None}
    for at in dated:
        if lines[at].kind == HEADING or lines[at].marker:  # it opens what stands below it
            votes["before"] += 1
            continue
        above = _neighbour(lines, at, -1, known)
        below = _neighbour(lines, at, 1, known)
        if below is not None and lines[below].kind == HEADING and (above is None or lines[above].kind == TEXT):
            votes["before"] += 1  # the title of what it dates
            continue
        if above is not None and below is not None:
            opens = above == 0 or lines[above - 1].kind in (BLANK, HEADING)
            titled = lines[above].kind == HEADING or (opens and is_title(lines[above].text))
            votes["title" if titled else "before"] += 1
        elif below is not None:
            votes["before"] += 1
        elif above is not None:
            votes["below"] += 1
    if dated:
        gaps = _gaps(lines, dated)
        _count_lines(gaps, votes, titled=_are_titled(lines, dated))
        if gaps[-1] and not (votes["below"] or votes["title"]) and not _have_titles(lines, dated):
            votes["before"] += len(dated)  # whatever stands between blank lines, the last date has its text below it
    total = sum(votes.values())
    return {name: (count + 1) / (total + 1) for name, count in votes.items()}


def _is_day(line: Line, habits: Habits) -> bool:
    stated = alone(line, habits)
    return stated is not None and (stated.first.day is not None or line.kind == TEXT)


def _neighbour(lines: list[Line], at: int, step: int, dated: set[int]) -> int | None:
    """The line next to a date if it is text without a blank line between; None for another date."""
    other = at + step
    while 0 <= other < len(lines) and (lines[other].kind not in (TEXT, HEADING, BLANK) or lines[other].text == RULED):
        other += step
    if not 0 <= other < len(lines) or lines[other].kind == BLANK or other in dated:
        return None
    return other


def _gaps(lines: list[Line], dated: list[int]) -> list[int]:
    """How many lines of text stand before the first date, between dates, and after the last."""
    counts = [0]
    known = set(dated)
    for at, line in enumerate(lines):
        if at in known:
            counts.append(0)
        elif line.kind in (TEXT, HEADING):
            counts[-1] += 1
    return counts


def _have_titles(lines: list[Line], dated: list[int]) -> bool:
    """True where what stands above the dates, be it parted from them, are titles."""
    above = [next((line.text for line in reversed(lines[:at]) if line.kind != BLANK), "") for at in dated]
    return sum(map(is_title, above)) * _FEW >= len(above) * (_FEW - 1)


def _are_titled(lines: list[Line], dated: list[int]) -> bool:
    """True where the lines right above the dates are titles, and those right below them are not.

    Blank lines tell it better, where some lines are parted by one and others are not.
    """
    texts = [at for at in range(dated[0], dated[-1] + 1) if lines[at].kind in (TEXT, HEADING)]
    beside = sum(after == before + 1 for before, after in pairwise(texts))
    if 0 < beside < len(texts) - 1 or not texts:
        return False
    width = wrapped_from(lines)
    above, below = ([other for at in dated if (other := _text_beside(lines, at, step)) is not None] for step in (-1, 1))
    shares = [
        sum(len(lines[at].text) < width and is_title(lines[at].text) for at in side) / len(dated)
        for side in (above, below)
    ]
    return shares[0] >= _TITLED and shares[0] - shares[1] > 1 - _TITLED


def _text_beside(lines: list[Line], at: int, step: int) -> int | None:
    """The next line of text above or below a line."""
    at += step
    while 0 <= at < len(lines) and lines[at].kind != TEXT:
        at += step
    return at if 0 <= at < len(lines) else None


def _count_lines(gaps: list[int], votes: dict[str, int], *, titled: bool) -> None:
    """A shift is noticed by counting: text before the first date and a bare date at the end, or a title before each."""
    first, *between, last = gaps
    if first and not last:
        votes["below"] += len(gaps)
        votes["before"] = votes["title"] = 0
    elif titled and first and between and min(between) > 1:
        votes["title"] += len(gaps)
        votes["before"] = 0
