"""How journals print dates: one row a style, used to write the packaged chronology in each of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import MONTHS, EventDate, months_span

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.record.model import Event

__all__ = ["STYLES", "Style", "expressible", "of_source"]

AP = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
SHORT = tuple(name[:3] for name in MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Style(NamedTuple):
    """A way of printing a date head: a day, a span of days, a month, a third of a month; None where it has none."""

    name: str
    day: Callable[[date], str]
    span: Callable[[date, date], str]
    month: Callable[[date], str]
    third: Callable[[str, date], str] | None
    after: str
    """What stands between the head and the entry."""
    before: str = ""
    year_in_heading: bool = False

    def head(self, when: EventDate) -> str:
        """The head of a date, without what stands around it. The date must be expressible."""
        if not when.approximate:
            return self.day(when.first) if when.first == when.last else self.span(when.first, when.last)
        part = third_of(when)
        if part is None:
            return self.month(when.first)
        assert self.third is not None
        return self.third(part, when.first)

    def entry(self, when: EventDate, text: str) -> str:
        """The whole entry."""
        return f"{self.before}{self.head(when)}{self.after}{text}"


def third_of(when: EventDate) -> str | None:
    """early, mid or late when the span is that third of a month."""
    end = months_span(when.first.year, when.first.month, 1).last
    assert end is not None
    spans = {(1, 10): "early", (11, 20): "mid", (21, end.day): "late"}
    return spans.get((when.first.day, when.last.day)) if when.last <= end else None


def of_source(event: Event) -> EventDate:
    """The date that the published source itself gives a record, which may rest on a report; else the record's."""
    given = next((cited.date for cited in event.sources if cited.section != "report" and cited.date), None)
    return event.span if given is None else _from_edtf(given)


def _from_edtf(text: str) -> EventDate:
    """The opposite of `EventDate.edtf`, for dates without an open end."""
    if len(text) == 7:
        month = months_span(int(text[:4]), int(text[5:]), 1)
        assert month.first is not None
        assert month.last is not None
        return EventDate(month.first, month.last, approximate=True)
    days = [date.fromisoformat(day) for day in text.strip("[]~").replace("..", "/").split("/")]
    return EventDate(days[0], days[-1], approximate=text[0] == "[" or text[-1] == "~")


def expressible(when: EventDate, style: Style) -> EventDate:
    """The date itself when a head of the style can say it, else its first day."""
    if not when.approximate:
        return when
    month = months_span(when.first.year, when.first.month, 1)
    if (when.first, when.last) == month or (style.third is not None and third_of(when)):
        return when
    return EventDate(when.first, when.first)


def _english(
    names: tuple[str, ...], *, year: bool = True, dash: str = "-", comma: str = ", ", gap: str = " "
) -> tuple[Callable[[date], str], Callable[[date, date], str], Callable[[date], str], Callable[[str, date], str]]:
    """Month, day, year: `Jan. 4, 2024`."""

    def month_day(day: date) -> str:
        return f"{names[day.month - 1]}{gap}{day.day}"

    def tail(day: date) -> str:
        return f"{comma}{day.year}" if year else ""

    def span(first: date, last: date) -> str:
        if first.year != last.year and year:
            return f"{month_day(first)}{tail(first)}{dash}{month_day(last)}{tail(last)}"
        second = str(last.day) if first.month == last.month else month_day(last)
        return f"{month_day(first)}{dash}{second}{tail(last)}"

    def month(day: date) -> str:
        return f"{names[day.month - 1]}{gap}{day.year}" if year else names[day.month - 1]

    def third(part: str, day: date) -> str:
        return f"{part.capitalize()}{'-' if part == 'mid' else ' '}{month(day)}"

    return lambda day: month_day(day) + tail(day), span, month, third


def _british(
    names: tuple[str, ...], *, year: bool = True, dash: str = "–"
) -> tuple[Callable[[date], str], Callable[[date, date], str], Callable[[date], str], Callable[[str, date], str]]:
    """Day, month, year: `4 January 2024`."""

    def month(day: date) -> str:
        return f"{names[day.month - 1]} {day.year}" if year else names[day.month - 1]

    def span(first: date, last: date) -> str:
        if first.month == last.month:
            return f"{first.day}{dash}{last.day} {month(last)}"
        return f"{first.day} {names[first.month - 1]} {dash} {last.day} {month(last)}"

    return lambda day: f"{day.day} {month(day)}", span, month, lambda part, day: f"{part.capitalize()} {month(day)}"


def _units(
    units: str, thirds: tuple[str, str, str], *, gap: str = "", year: bool = True
) -> tuple[Callable[[date], str], Callable[[date, date], str], Callable[[date], str], Callable[[str, date], str]]:
    """Year, month and day with their units: `2024年3月6日`."""

    def month(day: date) -> str:
        return (f"{day.year}{units[0]}{gap}" if year else "") + f"{day.month}{units[1]}"

    def one(day: date) -> str:
        return f"{month(day)}{gap}{day.day}{units[2]}"

    def span(first: date, last: date) -> str:
        second = "" if first.month == last.month else f"{last.month}{units[1]}{gap}"
        return f"{one(first)}~{second}{last.day}{units[2]}"

    names = dict(zip(("early", "mid", "late"), thirds, strict=True))
    return one, span, month, lambda part, day: f"{month(day)}{gap}{names[part]}"


def _numeric(
    pattern: str, month_pattern: str
) -> tuple[Callable[[date], str], Callable[[date, date], str], Callable[[date], str], None]:
    return (
        pattern.format,
        lambda first, last: f"{pattern.format(first)}/{pattern.format(last)}",
        month_pattern.format,
        None,
    )


JAPANESE, KOREAN = ("上旬", "中旬", "下旬"), ("초", "중순", "하순")

STYLES = (
    Style("AP style", *_english(AP), after=": "),
    Style("no space after the colon", *_english(AP), after=":"),
    Style("several spaces after the colon", *_english(AP), after=":    "),
    Style("semicolon", *_english(AP), after="; "),
    Style("non-breaking spaces", *_english(AP, gap="\u00a0", comma=",\u00a0"), after=":\u00a0"),
    Style("non-breaking hyphens", *_english(AP, dash="\u2011"), after=": "),
    Style("en dashes in ranges", *_english(AP, dash="–"), after=": "),
    Style("spaced en dashes in ranges", *_english(AP, dash=" – "), after=": "),
    Style("range with to", *_english(MONTHS, dash=" to "), after=": "),
    Style("full month names", *_english(MONTHS), after=": "),
    Style("short names without dot", *_english(SHORT), after=": "),
    Style("no comma", *_english(SHORT, comma=" "), after=": "),
    Style("capitals", *_english(tuple(name.upper() for name in MONTHS)), after=": "),
    Style("en dash after the head", *_english(MONTHS), after=" – "),
    Style("em dash without spaces", *_english(MONTHS), after="—"),
    Style("two hyphens", *_english(MONTHS), after=" -- "),
    Style("spaced hyphen", *_english(AP), after=" - "),
    Style("tab", *_english(AP), after="\t"),
    Style("date on its own line", *_english(MONTHS), after="\n"),
    Style("bulleted", *_english(AP), after=": ", before="• "),
    Style("numbered", *_english(AP), after=": ", before="12. "),
    Style("in brackets", *_english(AP), after="] ", before="["),
    Style("year in a heading", *_english(AP, year=False), after=": ", year_in_heading=True),
    Style("year in a heading, two hyphens", *_english(MONTHS, year=False), after=" -- ", year_in_heading=True),
    Style("British", *_british(MONTHS), after=": "),
    Style("British, en dash", *_british(MONTHS), after=" – "),
    Style("British, year in a heading", *_british(MONTHS, year=False), after=" – ", year_in_heading=True),
    Style("British, short names", *_british(SHORT, dash="-"), after=": "),
    Style("ISO", *_numeric("{:%Y-%m-%d}", "{:%Y-%m}"), after=": "),
    Style("ISO and a tab", *_numeric("{:%Y-%m-%d}", "{:%Y-%m}"), after="\t"),
    Style("day first with dots", lambda day: f"{day.day}.{day.month}.{day.year}",
          lambda first, last: f"{first.day}.{first.month}.{first.year} - {last.day}.{last.month}.{last.year}",
          lambda day: f"{MONTHS[day.month - 1]} {day.year}", None, after=": "),
    Style("Korean dots", lambda day: f"{day.year}. {day.month}. {day.day}.",
          lambda first, last: f"{first.year}. {first.month}. {first.day} ~ {last.year}. {last.month}. {last.day}.",
          lambda day: f"{day.year}년 {day.month}월", None, after=" : "),
    Style("Japanese", *_units("年月日", JAPANESE), after="："),
    Style("Japanese and a space", *_units("年月日", JAPANESE), after=" – "),
    Style("Japanese, year in a heading", *_units("年月日", JAPANESE, year=False), after="：", year_in_heading=True),
    Style("Korean", *_units("년월일", KOREAN, gap=" "), after=": "),
    Style("Korean, year in a heading", *_units("년월일", KOREAN, gap=" ", year=False), after=": ",
          year_in_heading=True),
    Style("weekday first", lambda day: f"{WEEKDAYS[day.weekday()]}, {_english(MONTHS)[0](day)}", *_english(MONTHS)[1:],
          after=": "),
    Style("weekday in brackets", lambda day: f"{_english(AP)[0](day)} ({WEEKDAYS[day.weekday()][:3]})",
          *_english(AP)[1:], after=": "),
    Style("ordinal days", lambda day: f"{MONTHS[day.month - 1]} {day.day}th, {day.year}", *_english(MONTHS)[1:],
          after=": "),
)  # fmt: skip
