"""Chronologies composed at random from what published pages are made of, with what a careful reader takes from them.

A page has a language, a form of dates, a place where dates stand, what parts them from the text, a container and some
furniture; every entry names somebody invented, who tells it from all others. One number makes one page.

python -m tests.importer.composing [--seeds FIRST LAST] [--misses] [--show SEED]
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from calendar import monthrange
from datetime import date, timedelta
from html import escape
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from krjp.dates import EventDate
from krjp.errors import KrjpError
from krjp.importer.pipeline import Text, import_texts
from tests.importer.documents import docx, pdf
from tests.importer.scoring import Score, Wanted, scored

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Composed", "compose", "score_of"]


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


class Item(NamedTuple):
    """An entry of a page."""

    when: When
    name: str
    title: str
    text: str


class Composed(NamedTuple):
    """A page: its file's name, its bytes, its entries, and how it was made."""

    name: str
    content: bytes
    wanted: list[Wanted]
    recipe: tuple[str, ...]


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
AP = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
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
SYLLABLES = {
    "en": "bar ve lo tin ma dru ke so ral pim ga zu fen ti wor".split(),
    "ja": list("バルメソトキナリモサデク"),
    "zh": list("林沈韩唐郭蒋邹崔梁潘"),
    "ko": list("강배로민사도규지나호"),
}
# What happens: {} is who it happens to.
SENTENCES = {
    "en": [
        "Minister {} opens the new harbour bridge at Ostby.",
        "The council elects {} as its chair",
        "Talks with {} end without an agreement; both sides promise to meet again.",
        "{} founds a workshop for clocks.",
        "A storm damages the house of {} and two mills. Nobody is hurt.",
        "Parliament passes the {} bill by 61 votes to 40.",
        "{} arrives in Port Ansel for a visit of three days, his first since 1987.",
        "The {} line is closed after 44 years of service.",
        "12 members of the {} group are released on bail.",
        "The court hears the case of {}, which was filed on 3 March 1995.",
    ],
    "de": [
        "Die Stadt ehrt {} mit einem Denkmal.",
        "{} wird zum Vorsitzenden gewählt.",
        "Verhandlungen mit {} scheitern; beide Seiten wollen sich erneut treffen.",
        "Eröffnung des Museums {}",
        "Das Gesetz {} tritt in Kraft.",
    ],
    "fr": [
        "Le conseil élit {} à sa présidence.",
        "Inauguration du pont {} par le ministre.",
        "{} démissionne après six mois de mandat.",
        "Les négociations avec {} reprennent à Lonval.",
        "Création de la société {}",
    ],
    "es": [
        "El consejo elige a {} como presidente.",
        "Se inaugura el puente {} en la ciudad.",
        "{} renuncia a su cargo tras seis meses.",
        "Comienzan las conversaciones con {} sobre el agua.",
        "Fundación de la empresa {}",
    ],
    "it": [
        "Il consiglio elegge {} alla presidenza.",
        "Viene inaugurato il ponte {}.",
        "{} si dimette dopo sei mesi.",
        "Nasce la società {}",
    ],
    "pt": [
        "O conselho elege {} para a presidência.",
        "Inauguração da ponte {} pelo ministro.",
        "{} renuncia ao cargo depois de seis meses.",
        "Fundação da empresa {}",
    ],
    "ja": ["{}が会長に就任。", "{}との会談が行われる", "{}工場が完成した。", "{}社を設立", "{}条約が発効する。"],
    "zh": ["{}当选为主席。", "与{}的会谈结束", "{}大桥建成通车。", "成立{}公司"],
    "ko": ["{} 회장 취임", "{} 대표와 회담을 열었다.", "{} 공장 준공", "{} 협정이 발효되었다."],
}
TITLES = {"en": ["The {} affair", "{} and the bridge", "A house for {}", "{} elected"]}
MORE = {
    "en": ["The reasons were not given.", "Observers called it a surprise.", "It was the second of its kind in May."],
    "de": ["Gründe wurden nicht genannt."],
    "fr": ["Les raisons n'ont pas été données."],
    "es": ["No se dieron razones."],
    "it": ["Non sono state date ragioni."],
    "pt": ["As razões não foram dadas."],
    "ja": ["理由は示されなかった。"],
    "zh": ["原因不明。"],
    "ko": ["이유는 밝히지 않았다."],
}
NAMES_OF_PAGE = {
    "en": ("A chronology of {}", "Timeline: {}", "{}: key dates", "History of {}"),
    "de": ("Chronik {}", "Zeittafel {}"),
    "fr": ("Chronologie de {}",),
    "es": ("Cronología de {}",),
    "it": ("Cronologia di {}",),
    "pt": ("Cronologia de {}",),
    "ja": ("{}年表", "{}の沿革"),
    "zh": ("{}大事记",),
    "ko": ("{} 연혁", "{} 일지"),
}
INTRO = {
    "en": [
        "This page lists what happened in the valley and on the coast.",
        "The following is a list of major events, compiled from the records of the society.",
    ],
    "de": ["Die wichtigsten Ereignisse im Überblick."],
    "fr": ["Les principaux événements en quelques dates."],
    "es": ["Los principales acontecimientos."],
}


class Form(NamedTuple):
    """How a page prints days, days of a month together, and months; without the year where `year` is False."""

    name: str
    day: Callable[[date, bool], str]
    days: Callable[[date, date, bool], str] | None = None
    month: Callable[[date, bool], str] | None = None


def _worded(
    lang: str, names: list[str], pattern: str, month: str, days: str = "", *, brief: str = "", ordinal: str = ""
) -> tuple[Callable[[date, bool], str], Callable[[date, date, bool], str] | None, Callable[[date, bool], str]]:
    """Forms with the month as a word; `brief` is the pattern without the year."""
    weekdays = WEEKDAYS.get(lang, "- " * 7).split()

    def put(form: str, day: date, last: date | None = None) -> str:
        number = f"{day.day}{_th(day.day) if ordinal == 'en' else 'er' if ordinal == 'fr' and day.day == 1 else ''}"
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


def _th(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _figures(pattern: str, brief: str = "", month: str = "") -> tuple[Callable[[date, bool], str], None, Callable[[date, bool], str] | None]:
    """Forms in figures; without a year of their own where there is no `brief` one."""
    return (
        lambda day, year: (pattern if year or not brief else brief).format(day, y=day.year % 100, m=day.month, d=day.day, Y=day.year, R=ROMAN[day.month - 1]),
        None,
        (lambda day, year: month.format(day, m=day.month, Y=day.year)) if month else None,
    )  # fmt: skip


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


FORMS = {
    "en": [
        Form("May 4, 2004", *_worded("en", _names("en"), "{m} {d}, {y}", "{m} {y}", "{m} {d}-{l}, {y}")),
        Form("Jan. 4, 2004", *_worded("en", AP, "{m} {d}, {y}", "{m} {y}", "{m} {d}-{l}, {y}")),
        Form("4 May 2004", *_worded("en", _names("en"), "{d} {m} {y}", "{m} {y}", "{d}–{l} {m} {y}")),
        Form("04 May 2004", *_worded("en", _names("en", short=True), "{D} {m} {y}", "{m} {y}")),
        Form("4th May 2004", *_worded("en", _names("en"), "{d} {m} {y}", "{m} {y}", ordinal="en")),
        Form("May 4th, 2004", *_worded("en", _names("en"), "{m} {d}, {y}", "{m} {y}", ordinal="en")),
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
        Form("the 4th of May 2004", *_worded("en", _names("en"), "{d} of {m} {y}", "{m} {y}", ordinal="en")),
        Form("4 May ’04", *_worded("en", _names("en", short=True), "{d} {m} ’{Y}", "{m} {y}", brief="{d} {m}")),
        Form("4 May 2004, 9.30am", *_worded("en", _names("en"), "{d} {m} {y}, 9.30am", "{m} {y}", brief="{d} {m}, 9.30am")),
        Form("May 4, 2004 9:30 a.m. EST", *_worded("en", _names("en"), "{m} {d}, {y} 9:30 a.m. EST", "{m} {y}", brief="{m} {d}")),
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
        Form("4 mai 2004", *_worded("fr", _names("fr"), "{d} {m} {y}", "{m} {y}", "{d}-{l} {m} {y}", ordinal="fr")),
        Form("le 4 mai 2004", *_worded("fr", _names("fr"), "Le {d} {m} {y}", "{m} {y}", ordinal="fr")),
        Form("mardi 4 mai 2004", *_worded("fr", _names("fr"), "{w} {d} {m} {y}", "{m} {y}", ordinal="fr")),
        Form("04/05/2004", *_figures("{:%d/%m/%Y}", "{:%d/%m}")),
    ],
    "es": [
        Form("4 de mayo de 2004", *_worded("es", _names("es"), "{d} de {m} de {y}", "{m} de {y}", "{d}-{l} de {m} de {y}")),
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
        Form("4 de maio de 2004", *_worded("pt", _names("pt"), "{d} de {m} de {y}", "{m} de {y}", "{d} a {l} de {m} de {y}")),
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


class Block(NamedTuple):
    """A piece of a page: a heading, a date, a title, a text, an item or a row."""

    kind: str
    text: str = ""
    cells: tuple[str, ...] = ()


class Page:
    """A page in the making."""

    def __init__(self, seed: int) -> None:
        self.pick = Random(seed)
        pick = self.pick
        self.lang = pick.choices(list(FORMS), [12, 3, 2, 2, 1, 1, 3, 1, 2])[0]
        self.form = pick.choice(FORMS[self.lang])
        self.layout = pick.choice(list(LAYOUTS))
        self.container = pick.choices(list(CONTAINERS), [5, 4, 8, 2, 2, 1])[0]
        if self.container == "pdf" and self.lang in ("ja", "zh", "ko"):
            self.container = "text"
        self.recipe = [self.lang, self.form.name, self.layout, self.container]
        if self.form.name[:3] in ("Am ", "le ") and self.layout in ("labelled", "table", "after", "titled after"):
            self.form = FORMS[self.lang][0]
        self.profile = self.one("profile", ["days", "days", "days", "days", "mixed", "mixed", "years"])
        self.names: set[str] = set()
        self.count = pick.randint(6, 24)
        self.subject = self.name()
        self.blocks: list[Block] = []

    def one(self, what: str, choices: list[str]) -> str:
        """One of several, noted in the recipe."""
        found = self.pick.choice(choices)
        self.recipe.append(f"{what}={found!r}")
        return found

    def name(self) -> str:
        """A name that no other entry has."""
        syllables = SYLLABLES.get(self.lang, SYLLABLES["en"])
        while True:
            name = "".join(self.pick.choices(syllables, k=4)).capitalize()
            if not any(name in other or other in name for other in self.names):
                self.names.add(name)
                return name

    def whens(self) -> list[When]:
        """The dates of the entries, in order."""
        pick = self.pick
        year = pick.randint(1930, 2016)
        span = pick.choice([1, 2, 3, 8]) if self.profile == "days" else pick.choice([5, 12, 30])
        days = sorted(date(year, 1, 1) + timedelta(pick.randrange(365 * span)) for _ in range(self.count))
        whens = [self.when(day) for day in days]
        if self.profile == "years":
            whens = list({when.edtf: when for when in whens}.values())
        whens.sort(key=lambda when: (when.first, when.last))
        if self.one("order", ["forward", "forward", "forward", "backward"]) == "backward":
            whens.reverse()
        return whens

    def when(self, day: date) -> When:
        """A date about a day, as vague as the page has them."""
        pick = self.pick
        end = day.replace(day=monthrange(day.year, day.month)[1])
        year = When("year", date(day.year, 1, 1), date(day.year, 12, 31))
        month = When("month", day.replace(day=1), end)
        if self.profile == "years":
            last = day.year + pick.randint(1, 3)
            several = When("years", year.first, date(last, 12, 31))
            return pick.choices([year, several], [5, 1])[0] if self.in_full else year
        sort = pick.choices(["day", "days", "month", "year", "third"], [9, 1, 0.3, 0, 0] if self.profile == "days" else [5, 1, 3, 2, 1])[0]
        if not self.mixed:
            return When("day", day, day)
        if sort == "days" and self.form.days and day.day < 25:
            return When("days", day, day + timedelta(pick.randint(1, 3)))
        if sort == "third" and self.form.month and self.lang in THIRDS and not self.form.name[0].isdigit():
            part = pick.randrange(3)
            first = day.replace(day=(1, 11, 21)[part])
            return When("third", first, (first.replace(day=10), first.replace(day=20), end)[part], THIRDS[self.lang][part])
        if sort == "month" and self.form.month:
            return month
        if sort == "year" and self.in_full:
            return year
        return When("day", day, day)

    @property
    def mixed(self) -> bool:
        """Whether some entries may be vaguer than others: not where columns or headings give the month."""
        return "month" not in self.layout and self.layout != "year table" and self.layout != "by year"

    @property
    def in_full(self) -> bool:
        """Whether entries print their year."""
        return "year" not in self.layout

    def printed(self, when: When, *, year: bool = True) -> str:
        """A date as this page prints it."""
        if when.sort == "day":
            return self.form.day(when.first, year)
        if when.sort == "days":
            assert self.form.days is not None
            return self.form.days(when.first, when.last, year)
        if when.sort in ("month", "third"):
            assert self.form.month is not None
            month = self.form.month(when.first, year)
            if self.lang in ("ja", "ko"):
                return f"{month}{' ' if self.lang == 'ko' and when.part else ''}{when.part}"
            return f"{when.part}{' ' if when.part and when.part[-1] != '-' else ''}{month}"
        unit = {"ja": "年", "zh": "年", "ko": "년"}.get(self.lang, "")
        if when.sort == "year":
            return f"{when.first.year}{unit}"
        return f"{when.first.year}{unit}–{when.last.year}{unit}"

    def item(self, when: When) -> Item:
        """An entry."""
        name = self.name()
        text = self.pick.choice(SENTENCES[self.lang]).format(name)
        if self.pick.random() < 0.25:
            ends = "" if text[-1] in ".。" else "。" if self.lang in ("ja", "zh") else "."
            gap = "" if self.lang in ("ja", "zh") else " "
            text = f"{text}{ends}{gap}{self.pick.choice(MORE[self.lang])}"
        if name not in text.split(".")[0] and text.startswith(name.lower()):
            text = name + text[len(name) :]
        title = self.pick.choice(TITLES["en"]).format(name) if self.lang == "en" else name
        return Item(when, name, title, text[:1].upper() + text[1:])

    def compose(self) -> Composed:
        """The whole page."""
        items = [self.item(when) for when in self.whens()]
        self.blocks = list(self.opening(items))
        LAYOUTS[self.layout](self, items)
        if self.pick.random() < 0.3:
            self.blocks.append(Block("foot", self.one("foot", ["© 2020 The Society", "Share this page", "Sources: the records of the society"])))
        name, content = CONTAINERS[self.container](self)
        wanted = [Wanted(item.when.edtf, frozenset(), None, item.name) for item in items]
        return Composed(name, content, wanted, tuple(self.recipe))

    def opening(self, items: list[Item]) -> list[Block]:
        """The title, perhaps with the years, and perhaps an introduction."""
        title = self.pick.choice(NAMES_OF_PAGE[self.lang]).format(self.subject)
        years = sorted(item.when.first.year for item in items)
        blocks = [Block("h1", title)]
        if self.pick.random() < 0.3 or self.form.name in SHORT_YEARS:
            blocks = [Block("h1", f"{title}, {years[0]}–{years[-1]}" if years[0] < years[-1] else f"{title} ({years[0]})")]
        if self.pick.random() < 0.4:
            blocks.append(Block("intro", self.pick.choice(INTRO.get(self.lang, INTRO["en"]))))
        return blocks

    def add(self, *blocks: Block) -> None:
        """Add an entry, or a part of the page."""
        self.blocks += [*blocks, Block("gap")]


def _inline(page: Page, items: list[Item], *, year: bool = True, sep: str = "") -> None:
    sep = sep or page.one("sep", [": ", ": ", " – ", " - ", "\t", " — ", ". ", " | ", "; ", " ", ", ", " -- ", ":", "  "])
    kind = page.one("as", ["p", "p", "li"])
    for item in items:
        page.add(Block(kind, f"{page.printed(item.when, year=year)}{sep}{item.text}"))


def _emphatic(page: Page, items: list[Item]) -> None:
    sep = page.one("sep", [": ", " – ", " ", ". ", " | ", ""])
    kind = page.one("as", ["p", "li"])
    for item in items:
        page.add(Block(f"{kind}-bold", item.text, (page.printed(item.when), sep)))


def _above(page: Page, items: list[Item], *, year: bool = True) -> None:
    titled = page.one("titled", ["", "", "yes"])
    several = page.one("several", ["", "", "items"])
    for at, item in enumerate(items):
        title = [Block("title", item.title)] if titled else []
        kind = "li" if several else "p"
        page.add(Block("date", page.printed(item.when, year=year)), *title, Block(kind, item.text))


def _below(page: Page, items: list[Item]) -> None:
    for item in items:
        page.add(Block("p", item.text), Block("date", page.printed(item.when)))


def _below_title(page: Page, items: list[Item]) -> None:
    for item in items:
        page.add(Block("title", item.title), Block("date", page.printed(item.when)), Block("p", item.text))


def _heading(page: Page, items: list[Item], *, year: bool = True) -> None:
    sep = page.one("with title", ["", "", ": ", " – ", " | "])
    for item in items:
        title = f"{sep}{item.title}" if sep else ""
        page.add(Block("h3", f"{page.printed(item.when, year=year)}{title}"), Block("p", item.text))


def _after(page: Page, items: list[Item]) -> None:
    sep = page.one("after", [" ({})", " [{}]", ", {}", " – {}", "({})"])
    kind = page.one("as", ["p", "li"])
    for item in items:
        page.add(Block(kind, item.text.rstrip(".。") + sep.format(page.printed(item.when)) + "."))


def _titled_after(page: Page, items: list[Item]) -> None:
    sep = page.one("after", [" ({}): ", " ({}). ", " ({}) – "])
    kind = page.one("as", ["p", "li"])
    for item in items:
        page.add(Block(kind, item.title + sep.format(page.printed(item.when)) + item.text))


def _labelled(page: Page, items: list[Item]) -> None:
    labels = page.one("labels", ["Date Event", "When What", "DATE EVENT", "Date Title"]).split()
    for item in items:
        page.add(Block("p", f"{labels[0]}: {page.printed(item.when)}"), Block("p", f"{labels[1]}: {item.text}"))


def _by_year(page: Page, items: list[Item], inner: str = "") -> None:
    """Years as headings, and days without their years below."""
    inner = inner or page.one("inner", ["inline", "inline", "above", "heading", "prose", "months"])
    level = page.one("level", ["h2", "h2", "date", "p"])
    sep = page.one("sep", [": ", " – ", " - ", "\t", " ", ". ", ", ", "; "])
    kind = page.one("as", ["p", "li", "li"])
    style = page.one("year", ["{}", "{}", "{}:", "[{}]", "- {} -", "Year {}", "{}."] if page.lang == "en" else ["{}"])
    unit = {"ja": "年", "zh": "年", "ko": "년"}.get(page.lang, "")
    above = month = 0
    for item in items:
        when = item.when
        if when.first.year != above:
            above, month = when.first.year, 0
            page.add(Block(level, style.format(f"{above}{unit}")))
        if inner == "months" and when.sort == "day":
            if when.first.month != month:
                month = when.first.month
                names = MONTHS.get(page.lang)
                name = names.split()[month - 1].capitalize() if names else f"{month}{'월' if page.lang == 'ko' else '月'}"
                page.add(Block("h3", name))
            unit_of_day = {"ja": "日", "zh": "日", "ko": "일"}.get(page.lang, "")
            page.add(Block(kind, f"{when.first.day}{unit_of_day}{sep if sep not in ('. ', ', ') or not unit_of_day else ' '}{item.text}"))
            continue
        printed = page.printed(when, year=False)
        if when.sort in ("year", "years"):
            page.add(Block(kind, item.text))
        elif inner == "above":
            page.add(Block("date", printed), Block("p", item.text))
        elif inner == "heading":
            page.add(Block("h3", printed), Block("p", item.text))
        elif inner == "prose" and page.lang == "en" and when.sort == "day":
            page.add(Block(kind, f"On {printed}, {item.text[0].lower() if not item.text.startswith(item.name) else item.text[0]}{item.text[1:]}"))
        else:
            page.add(Block(kind, f"{printed}{sep}{item.text}"))


def _by_month(page: Page, items: list[Item]) -> None:
    """Months with their years as headings, and below them days, with their months or alone."""
    inner = page.one("inner", ["day", "date", "date", "prose"])
    sep = page.one("sep", [": ", " – ", " - ", "\t", " ", ". "])
    kind = page.one("as", ["p", "li"])
    names = MONTHS.get(page.lang)
    above = ""
    for item in items:
        first = item.when.first
        unit = "년 월 일" if page.lang == "ko" else "年 月 日"
        y, m, d = unit.split()
        month = f"{names.split()[first.month - 1].capitalize()} {first.year}" if names else f"{first.year}{y}{first.month}{m}"
        if month != above:
            above = month
            page.add(Block("h2", month))
        if item.when.sort != "day":
            printed = page.printed(item.when, year=False)
        elif inner == "day":
            printed = f"{first.day}{d if not names else _th(first.day) if page.lang == 'en' and sep == ' ' else ''}"
        else:
            printed = page.printed(item.when, year=False)
        if inner == "prose" and page.lang == "en":
            text = item.text if item.text.startswith(item.name) else item.text[0].lower() + item.text[1:]
            page.add(Block(kind, f"On {printed}, {text}"))
        else:
            page.add(Block(kind, f"{printed}{sep}{item.text}"))


def _table(page: Page, items: list[Item]) -> None:
    columns = page.one("columns", ["date event", "no date event", "date place event", "event date", "date title event source", "date event", "date event note"])
    heads = {"no": "No.", "date": "Date", "event": "Event", "place": "Place", "title": "Title", "source": "Source", "note": "Remarks"}
    if page.one("head", ["yes", "yes", ""]):
        page.blocks.append(Block("head", cells=tuple(heads[name] for name in columns.split())))
    for at, item in enumerate(items, 1):
        cells = {"no": str(at), "date": page.printed(item.when), "event": item.text, "place": page.pick.choice(["Ostby", "Port Ansel"]), "title": item.title, "source": "[3]", "note": ""}
        page.blocks.append(Block("row", cells=tuple(cells[name] for name in columns.split())))
    page.blocks.append(Block("gap"))


def _year_table(page: Page, items: list[Item]) -> None:
    """A table with a column of years, blank where it is that of the row above, and one of days."""
    blank = page.one("blank", ["yes", "yes", ""])
    split = page.one("split", ["", "month day"])
    names = MONTHS.get(page.lang)
    above: tuple[int, int] = (0, 0)
    if page.one("head", ["yes", ""]):
        page.blocks.append(Block("head", cells=("Year", *(("Month", "Day") if split else ("Date",)), "Event")))
    for item in items:
        first = item.when.first
        year = "" if blank and first.year == above[0] else str(first.year)
        if split:
            name = names.split()[first.month - 1] if names else str(first.month)
            month = "" if blank and (first.year, first.month) == above else name
            dated = item.when.sort in ("day", "month", "third", "days")
            cells = (year, month if dated else "", str(first.day) if item.when.sort == "day" else "", item.text)
        else:
            shown = "" if item.when.sort in ("year", "years") else page.printed(item.when, year=False)
            cells = (year, shown, item.text)
        above = (first.year, first.month)
        page.blocks.append(Block("row", cells=cells))
    page.blocks.append(Block("gap"))


def _definitions(page: Page, items: list[Item]) -> None:
    for item in items:
        page.add(Block("dt", page.printed(item.when)), Block("dd", item.text))


LAYOUTS: dict[str, Callable[[Page, list[Item]], None]] = {
    "inline": _inline,
    "emphatic": _emphatic,
    "above": _above,
    "below": _below,
    "below title": _below_title,
    "heading": _heading,
    "after": _after,
    "titled after": _titled_after,
    "labelled": _labelled,
    "by year": _by_year,
    "by year and month": _by_month,
    "table": _table,
    "year table": _year_table,
    "definitions": _definitions,
}


def _text(page: Page) -> tuple[str, bytes]:
    """Plain text: blank lines between entries, or none; wrapped, or not."""
    between = page.one("between", ["blank", "blank", "", ""])
    within = page.one("within", ["", "", "blank"]) if between else ""
    bullet = page.one("bullet", ["- ", "* ", "• ", "– ", "1. ", "", "· "])
    width = page.pick.choice([0, 0, 66, 78]) if page.lang not in ("ja", "zh", "ko") else 0
    page.recipe.append(f"width={width}")
    lines: list[str] = []
    number = 0
    for block in page.blocks:
        if block.kind == "gap":
            lines += [""] * bool(between)
            continue
        if within and lines and lines[-1]:
            lines.append("")
        text = _joined(block)
        if block.kind in ("head", "row"):
            text = "\t".join(block.cells)
        if block.kind in ("li", "li-bold", "dd"):
            number += 1
            text = (f"{number}. " if bullet == "1. " else bullet) + text
        lines += _wrapped(text, width) if block.kind not in ("head", "row", "date", "h1", "h2", "h3") else [text]
        if block.kind in ("h1", "h2"):
            lines.append("")
    return "page.txt", "\n".join(lines).encode()


def _joined(block: Block) -> str:
    return f"{block.cells[0]}{block.cells[1] or ' '}{block.text}" if block.kind.endswith("-bold") else block.text


def _wrapped(text: str, width: int) -> list[str]:
    if not width:
        return [text]
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return lines


def _markdown(page: Page) -> tuple[str, bytes]:
    level = ["#### {}"] * (not page.layout.startswith("below"))
    dates = page.one("dates", [*level, "**{}**", "**{}**  ", "*{}*", "{}"])
    bold = page.one("bold", ["**{}**", "*{}*", "**{}:**", "__{}__"])
    bullet = page.one("bullet", ["- ", "* ", "+ "])
    bars = page.one("bars", ["| ", ""])
    lines: list[str] = []
    table = False
    for block in page.blocks:
        if block.kind in ("head", "row"):
            cells = " | ".join(cell.replace("|", "/") for cell in block.cells)
            if not table:
                head = cells if block.kind == "head" else " | ".join(" " * len(block.cells))
                rule = " | ".join("---" for _ in block.cells)
                lines += [f"{bars}{head}{bars[::-1]}", f"{bars}{rule}{bars[::-1]}"]
            if block.kind == "row":
                lines.append(f"{bars}{cells}{bars[::-1]}")
            table = True
            continue
        table = False
        if block.kind == "gap":
            lines.append("")
        elif block.kind[0] == "h":
            lines += [f"{'#' * int(block.kind[1])} {block.text}", ""]
        elif block.kind == "date":
            lines += [dates.format(block.text)] + [""] * (dates.startswith("#") or dates == "{}")
        elif block.kind == "title":
            lines.append(f"**{block.text}**  ")
        elif block.kind in ("li", "li-bold", "dd"):
            head = bold.format(block.cells[0]) + (block.cells[1] or " ") if block.cells else ""
            lines.append(f"{': ' if block.kind == 'dd' else bullet}{head}{block.text}")
        elif block.kind == "p-bold":
            lines.append(f"{bold.format(block.cells[0])}{block.cells[1] or ' '}{block.text}")
        else:
            lines.append(block.text)
    return "page.md", "\n".join(lines).encode()


def _html(page: Page) -> tuple[str, bytes]:
    """A web page: elements for dates and texts as sites and their plugins have them, with what stands around."""
    level = ["h3", "h4"] * (not page.layout.startswith("below"))  # a heading stands above
    date_tag = page.one("date tag", level + ["div class='tl-date'", "time datetime='2000'", "span class='date'", "p", "strong", "div"])
    text_tag = page.one("text tag", ["p", "div", "p"] + ["span"] * (page.layout != "labelled"))
    title_tag = page.one("title tag", ["h4", "h3", "strong", "div class='title'"])
    entry_tag = page.one("entry tag", ["div class='timeline-item'", "article", "li", "section"] + [""] * (page.layout != "below"))
    bold = page.one("bold", ["b", "strong", "em", "time", "span"])
    icon = page.one("icon", ["", "", "<i class='fa fa-home'></i>", "<img src='a.png' alt=''>", "<span>●</span>"])
    out = ["<!DOCTYPE html><html><head><title>x</title></head><body>"]
    if page.one("nav", ["", "yes"]):
        out.append("<header><a href='/'>Home</a> <a href='/about'>About</a></header><nav><ul><li>1990</li><li>2000</li></ul></nav>")
    open_ = False
    table = listed = False
    for block in page.blocks:
        if block.kind in ("head", "row"):
            if not table:
                out.append("<table>")
            table = True
            cell = "th" if block.kind == "head" else "td"
            out.append("<tr>" + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in block.cells) + "</tr>")
            continue
        if table:
            out.append("</table>")
            table = False
        inside = block.kind in ("li", "li-bold")
        if listed and not inside and block.kind != "gap":
            out.append("</ul>")
            listed = False
        if block.kind == "gap":
            if open_:
                out.append(f"</{entry_tag.split()[0]}>")
            open_ = False
            continue
        if block.kind in ("date", "title", "p") and entry_tag and not open_ and block is not page.blocks[0]:
            out.append(f"<{entry_tag}>{icon}")
            open_ = True
        if inside and not listed:
            out.append("<ul>")
            listed = True
        text = escape(block.text)
        if block.kind == "date":
            out.append(_tagged(date_tag, text))
        elif block.kind == "title":
            out.append(_tagged(title_tag, text))
        elif block.kind.endswith("-bold"):
            head = f"<{bold}>{escape(block.cells[0])}</{bold}>{escape(block.cells[1])}"
            out.append(_tagged("li" if inside else "p", head + text))
        elif block.kind == "li":
            out.append(_tagged("li", text))
        elif block.kind in ("dt", "dd", "h1", "h2", "h3"):
            out.append(_tagged(block.kind, text))
        else:
            out.append(_tagged(text_tag if open_ else "p", text))
    out += ["</ul>"] * listed + ["</table>"] * table
    out.append("<footer><p>Contact us</p></footer></body></html>")
    return "page.html", page.pick.choice(["", "\n"]).join(out).encode()


def _tagged(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag.split()[0]}>"


def _wiki(page: Page) -> tuple[str, bytes]:
    bold = page.one("bold", ["'''{}'''", "[[{}]]", "''{}''"])
    lines: list[str] = []
    table = False
    for block in page.blocks:
        if block.kind in ("head", "row"):
            if not table:
                lines.append('{| class="wikitable"')
            table = True
            mark = "!" if block.kind == "head" else "|"
            lines += ["|-", f"{mark} " + f" {mark}{mark} ".join(block.cells)]
            continue
        if table:
            lines.append("|}")
            table = False
        if block.kind == "gap":
            continue
        if block.kind[0] == "h":
            marks = "=" * max(2, int(block.kind[1]))
            lines.append(f"{marks} {block.text} {marks}")
        elif block.kind == "date":
            lines += ["", bold.format(block.text), ""]
        elif block.kind == "dt":
            lines.append(f"; {block.text}")
        elif block.kind == "dd":
            lines.append(f": {block.text}")
        elif block.kind in ("li", "li-bold"):
            lines.append("* " + (bold.format(block.cells[0]) + (block.cells[1] or " ") if block.cells else "") + block.text + "<ref>x</ref>")
        else:
            lines += [(bold.format(block.cells[0]) + (block.cells[1] or " ") if block.cells else "") + block.text, ""]
    return "page.wiki", "\n".join(lines).encode()


def _docx(page: Page) -> tuple[str, bytes]:
    blocks: list[str | list[list[str]]] = []
    for block in page.blocks:
        if block.kind in ("head", "row"):
            if not blocks or isinstance(blocks[-1], str):
                blocks.append([])
            assert isinstance(blocks[-1], list)
            blocks[-1].append(list(block.cells))
        elif block.kind != "gap":
            blocks.append(_joined(block))
    return "page.docx", docx(*blocks)


def _pdf(page: Page) -> tuple[str, bytes]:
    page.recipe.append("pages")
    _, content = _text(page)
    lines = content.decode().replace("–", "-").replace("—", "-").replace("’", "'").replace("•", "*").split("\n")
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    made = [[f"{page.subject} Review | Vol. 3", *each, str(number)] for number, each in enumerate(pages, 1)]
    return "page.pdf", pdf(*made)


CONTAINERS: dict[str, Callable[[Page], tuple[str, bytes]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "wiki": _wiki,
    "docx": _docx,
    "pdf": _pdf,
}


def compose(seed: int) -> Composed:
    """The page of a number."""
    return Page(seed).compose()


def score_of(page: Composed) -> Score:
    """How much of a page is found; a page that is refused as a whole has nothing found and nothing lost."""
    try:
        events, accounts = import_texts([Text(page.name, page.content)], ())
    except KrjpError as error:
        lost = 0 if "year" in str(error) else len(page.wanted)
        return Score(entries=len(page.wanted), lost=lost, misses=(str(error),))
    return scored(page.name, page.wanted, events, accounts)


def main() -> None:
    """Print the shares of entries found, of dates right, and what is lost, merged or invented, and by what."""
    arguments = sys.argv[1:]
    if "--show" in arguments:
        page = compose(int(arguments[arguments.index("--show") + 1]))
        sys.stdout.write(f"{page.recipe}\n{page.content.decode('utf-8', 'replace')}\n")
        found = score_of(page)
        sys.stdout.write("\n".join((str(found), *found.misses)) + "\n")
        return
    at = arguments.index("--seeds") if "--seeds" in arguments else -1
    first, last = (int(arguments[at + 1]), int(arguments[at + 2])) if at >= 0 else (0, 300)
    sums: Counter[str] = Counter()
    causes: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for seed in range(first, last):
        page = compose(seed)
        found = score_of(page)
        sums.update({name: getattr(found, name) for name in ("entries", "found", "dates", "lost", "merged", "invented")})
        sums.update(whole=found.found == found.entries == found.dates and not found.invented)
        bad = found.entries - found.dates + found.merged + found.invented
        for part in page.recipe:
            causes[part][0] += 1
            causes[part][1] += bad > 0
            causes[part][2] += bad
        if bad and "--misses" in arguments:
            sys.stdout.write(f"{seed} {found.found}/{found.entries} dates {found.dates} lost {found.lost} merged {found.merged} invented {found.invented} {' '.join(page.recipe)}\n")
    sys.stdout.write(f"{last - first} pages, {sums['whole']} whole; {dict(sums)}\n")
    for part, (pages, failed, bad) in sorted(causes.items(), key=lambda each: -each[1][1] / max(4, each[1][0]))[:25]:
        sys.stdout.write(f"  {failed:>4} of {pages:>4} pages, {bad:>5} entries: {part}\n")


if __name__ == "__main__":
    main()
