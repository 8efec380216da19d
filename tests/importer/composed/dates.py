"""How pages print dates, in each language: days, days of a month together, and months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import EventDate

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMS", "MONTHS", "SHORT_YEARS", "THIRDS", "UNITS", "Form", "When", "end_of_month", "ordinal"]


class When(NamedTuple):
    """A date of an entry: a day, days, a month, a third of a month, a year, years; as `sort` says."""

    sort: str
    first: date
    last: date
    part: str = ""

    @property
    def edtf(self) -> str:
        """As a record has it."""
        return EventDate(self.first, self.last, approximate=self.sort not in ("day", "days")).edtf()


def end_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
AP = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ja": "月 火 水 木 金 土 日",
    "ko": "월 화 수 목 금 토 일",
}
THIRDS = {
    "en": ("Early", "Mid-", "Late"),
    "de": ("Anfang", "Mitte", "Ende"),
    "ja": ("上旬", "中旬", "下旬"),
    "ko": ("초", "중순", "말"),
}
UNITS = {"ja": "年 月 日", "zh": "年 月 日", "ko": "년 월 일"}


class Form(NamedTuple):
    """How a page prints days, days of a month together, and months; without the year where `year` is False."""

    name: str
    day: Callable[[date, bool], str]
    days: Callable[[date, date, bool], str] | None = None
    month: Callable[[date, bool], str] | None = None


def _worded(
    lang: str, names: list[str], pattern: str, month: str, days: str = "", *, brief: str = "", suffix: str = ""
) -> tuple[Callable[[date, bool], str], Callable[[date, date, bool], str] | None, Callable[[date, bool], str]]:
    """Forms with the month as a word; `brief` is the pattern without the year."""
    weekdays = WEEKDAYS.get(lang, "- " * 7).split()

    def put(form: str, day: date, last: date | None = None) -> str:
        number = f"{day.day}{ordinal(day.day) if suffix == 'en' else 'er' if suffix == 'fr' and day.day == 1 else ''}"
        return form.format(
            d=number, D=f"{day.day:02}", l=last.day if last else "", m=names[day.month - 1], y=day.year,
            M=names[day.month - 1].upper(), w=weekdays[day.weekday()], Y=f"{day.year % 100:02}",
        )  # fmt: skip

    without = brief or pattern.replace(", {y}", "").replace(" de {y}", "").replace(" {y}", "").replace("-{y}", "")
    return (
        lambda day, year: put(pattern if year else without, day),
        (lambda one, last, year: put(days if year else _bare(days), one, last)) if days else None,
        lambda day, year: put(month if year else _bare(month), day),
    )


def _bare(pattern: str) -> str:
    return pattern.replace(", {y}", "").replace(" de {y}", "").replace(" {y}", "").replace("-{y}", "")


def ordinal(day: int) -> str:
    """The ending of a day as an ordinal number in English."""
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _figures(
    pattern: str, brief: str = "", month: str = ""
) -> tuple[Callable[[date, bool], str], None, Callable[[date, bool], str] | None]:
    """Forms in figures, without a year where there is a `brief` one."""

    def put(form: str, day: date) -> str:
        return form.format(day, m=day.month, d=day.day, Y=day.year, R=ROMAN[day.month - 1])

    return (
        lambda day, year: put(pattern if year or not brief else brief, day),
        None,
        (lambda day, _year: put(month, day)) if month else None,
    )


def _units(y: str, m: str, d: str, gap: str = "", weekday: str = "") -> tuple[
    Callable[[date, bool], str], Callable[[date, date, bool], str], Callable[[date, bool], str]
]:  # fmt: skip
    """Forms with Chinese, Japanese or Korean units."""

    def month(day: date, year: bool) -> str:
        return (f"{day.year}{y}{gap}" if year else "") + f"{day.month}{m}"

    def one(day: date, year: bool) -> str:
        names = WEEKDAYS.get(weekday, "").split()
        return f"{month(day, year)}{gap}{day.day}{d}" + (f"({names[day.weekday()]})" if names else "")

    return one, lambda first, last, year: f"{month(first, year)}{gap}{first.day}{d}～{last.day}{d}", month


def _names(lang: str, *, short: bool = False) -> list[str]:
    names = MONTHS[lang].split()
    return [name[:3] for name in names] if short else names


def _era(day: date, year: bool) -> str:
    names = (("令和", date(2019, 5, 1)), ("平成", date(1989, 1, 8)), ("昭和", date(1926, 12, 25)))
    name, begun = next((name, begun) for name, begun in names if day >= begun)
    number = day.year - begun.year + 1
    head = f"{name}{'元' if number == 1 else number}年" if year else ""
    return f"{head}{day.month}月{day.day}日"


# fmt: off
FORMS = {
    "en": [
        Form("May 4, 2004", *_worded("en", _names("en"), "{m} {d}, {y}", "{m} {y}", "{m} {d}-{l}, {y}")),
        Form("Jan. 4, 2004", *_worded("en", AP, "{m} {d}, {y}", "{m} {y}", "{m} {d}-{l}, {y}")),
        Form("4 May 2004", *_worded("en", _names("en"), "{d} {m} {y}", "{m} {y}", "{d}–{l} {m} {y}")),
        Form("04 May 2004", *_worded("en", _names("en", short=True), "{D} {m} {y}", "{m} {y}")),
        Form("4th May 2004", *_worded("en", _names("en"), "{d} {m} {y}", "{m} {y}", suffix="en")),
        Form("May 4th, 2004", *_worded("en", _names("en"), "{m} {d}, {y}", "{m} {y}", suffix="en")),
        Form("MAY 4, 2004", *_worded("en", _names("en"), "{M} {d}, {y}", "{M} {y}")),
        Form("4 MAY 2004", *_worded("en", _names("en"), "{d} {M} {y}", "{M} {y}")),
        Form("04-May-2004", *_worded("en", _names("en", short=True), "{D}-{m}-{y}", "{m}-{y}", brief="{D}-{m}")),
        Form("2004 May 4", *_worded("en", _names("en"), "{y} {m} {d}", "{y} {m}", brief="{m} {d}")),
        Form("2004, May 4", *_worded("en", _names("en"), "{y}, {m} {d}", "{y}, {m}", brief="{m} {d}")),
        Form("Tuesday, May 4, 2004", *_worded("en", _names("en"), "{w}, {m} {d}, {y}", "{m} {y}")),
        Form("Tuesday 4 May 2004", *_worded("en", _names("en"), "{w} {d} {m} {y}", "{m} {y}")),
        Form("May 4 2004", *_worded("en", _names("en"), "{m} {d} {y}", "{m} {y}")),
        Form("May 4 (Tue), 2004", *_worded("en", _names("en"), "{m} {d} ({w}), {y}", "{m} {y}")),
        Form("4 May, 2004", *_worded("en", _names("en"), "{d} {m}, {y}", "{m}, {y}")),
        Form("the 4th of May 2004", *_worded("en", _names("en"), "{d} of {m} {y}", "{m} {y}", suffix="en")),
        Form("4 May ’04", *_worded("en", _names("en", short=True), "{d} {m} ’{Y}", "{m} {y}", brief="{d} {m}")),
        Form("4 May 2004, 9.30am", *_worded("en", _names("en"), "{d} {m} {y}, 9.30am", "{m} {y}", brief="{d} {m}")),
        Form("May 4, 2004 9:30 a.m. EST",
             *_worded("en", _names("en"), "{m} {d}, {y} 9:30 a.m. EST", "{m} {y}", brief="{m} {d}")),
        Form("2004-05-04", *_figures("{:%Y-%m-%d}", month="{:%Y-%m}")),
        Form("2004/05/04", *_figures("{:%Y/%m/%d}", month="{:%Y/%m}")),
        Form("2004.05.04", *_figures("{:%Y.%m.%d}")),
        Form("20040504", *_figures("{:%Y%m%d}")),
        Form("2004-05-04T09:30:00Z", *_figures("{:%Y-%m-%d}T09:30:00Z")),
        Form("2004-05-04 09:30 UTC", *_figures("{:%Y-%m-%d} 09:30 UTC")),
        Form("04/05/2004", *_figures("{:%d/%m/%Y}", "{:%d/%m}", "{:%m/%Y}")),
        Form("5/4/2004", *_figures("{m}/{d}/{Y}", "{m}/{d}")),
        Form("05/04/04", *_figures("{:%m/%d/%y}", "{:%m/%d}")),
        Form("4.5.2004", *_figures("{d}.{m}.{Y}", "{d}.{m}.")),
        Form("4.V.2004", *_figures("{d}.{R}.{Y}")),
    ],
    "de": [
        Form("4. Mai 2004", *_worded("de", _names("de"), "{d}. {m} {y}", "{m} {y}", "{d}.–{l}. {m} {y}")),
        Form("04.05.2004", *_figures("{:%d.%m.%Y}", "{:%d.%m.}", "{:%m/%Y}")),
        Form("4.5.2004", *_figures("{d}.{m}.{Y}", "{d}.{m}.")),
        Form("4.5.04", *_figures("{:%d.%m.%y}", "{d}.{m}.")),
        Form("Dienstag, 4. Mai 2004", *_worded("de", _names("de"), "{w}, {d}. {m} {y}", "{m} {y}")),
        Form("Am 4. Mai 2004", *_worded("de", _names("de"), "Am {d}. {m} {y}", "Im {m} {y}")),
    ],
    "fr": [
        Form("4 mai 2004", *_worded("fr", _names("fr"), "{d} {m} {y}", "{m} {y}", "{d}-{l} {m} {y}", suffix="fr")),
        Form("le 4 mai 2004", *_worded("fr", _names("fr"), "Le {d} {m} {y}", "{m} {y}", suffix="fr")),
        Form("mardi 4 mai 2004", *_worded("fr", _names("fr"), "{w} {d} {m} {y}", "{m} {y}", suffix="fr")),
        Form("04/05/2004", *_figures("{:%d/%m/%Y}", "{:%d/%m}")),
    ],
    "es": [
        Form("4 de mayo de 2004",
             *_worded("es", _names("es"), "{d} de {m} de {y}", "{m} de {y}", "{d}-{l} de {m} de {y}")),
        Form("4 mayo 2004", *_worded("es", _names("es"), "{d} {m} {y}", "{m} {y}")),
        Form("Mayo 4, 2004", *_worded("es", [name.capitalize() for name in _names("es")], "{m} {d}, {y}", "{m} {y}")),
        Form("martes 4 de mayo de 2004", *_worded("es", _names("es"), "{w} {d} de {m} de {y}", "{m} de {y}")),
        Form("4/5/2004", *_figures("{d}/{m}/{Y}", "{d}/{m}")),
    ],
    "it": [
        Form("4 maggio 2004", *_worded("it", _names("it"), "{d} {m} {y}", "{m} {y}", "{d}-{l} {m} {y}")),
        Form("04/05/2004", *_figures("{:%d/%m/%Y}", "{:%d/%m}")),
    ],
    "pt": [
        Form("4 de maio de 2004",
             *_worded("pt", _names("pt"), "{d} de {m} de {y}", "{m} de {y}", "{d} a {l} de {m} de {y}")),
        Form("04/05/2004", *_figures("{:%d/%m/%Y}", "{:%d/%m}")),
        Form("04.05.2004", *_figures("{:%d.%m.%Y}", "{:%d.%m.}")),
    ],
    "ja": [
        Form("2004年5月4日", *_units("年", "月", "日")),
        Form("2004年5月4日(火)", *_units("年", "月", "日", weekday="ja")),
        Form("平成16年5月4日", _era),
        Form("2004.5.4", *_figures("{Y}.{m}.{d}", month="{Y}.{m}")),
        Form("2004/05/04", *_figures("{:%Y/%m/%d}")),
    ],
    "zh": [Form("2004年5月4日", *_units("年", "月", "日")), Form("2004-05-04", *_figures("{:%Y-%m-%d}"))],
    "ko": [
        Form("2004년 5월 4일", *_units("년", "월", "일", " ")),
        Form("2004년 5월 4일(화)", *_units("년", "월", "일", " ", "ko")),
        Form("2004. 5. 4.", *_figures("{Y}. {m}. {d}.", "{m}. {d}.", "{Y}. {m}.")),
        Form("2004.05.04", *_figures("{:%Y.%m.%d}", "{:%m.%d}", "{:%Y.%m}")),
    ],
}  # fmt: skip


# Nobody can tell the century of these but from a year elsewhere on the page.
SHORT_YEARS = ("4 May ’04", "05/04/04", "4.5.04")
