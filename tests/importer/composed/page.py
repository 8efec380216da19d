"""A page in the making: its language, its form of dates, its entries, and the blocks of which it is made."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.importer.composed.dates import FORMS, SHORT_YEARS, THIRDS, UNITS, When, end_of_month
from tests.importer.composed.words import FEET, INTRO, MORE, NAMES_OF_PAGE, SENTENCES, SYLLABLES, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Block", "Item", "Page"]

# Languages and containers, and how often each is taken.
_LANGUAGES = dict(zip(FORMS, (12, 3, 2, 2, 1, 1, 3, 1, 2), strict=True))
_CONTAINERS = (5, 4, 8, 2, 2, 1)
# How often a page is of days, and has other dates between them; day, days, month, year, third of a month.
_OF_DAYS, _MIXED = (9, 1, 0.3, 0, 0), (5, 1, 3, 2, 1)
_CASELESS = ("ja", "zh", "ko")


class Item(NamedTuple):
    """An entry of a page."""

    when: When
    name: str
    title: str
    text: str

    @property
    def within(self) -> str:
        """Its text as it goes on within a sentence."""
        return self.text if self.text.startswith(self.name) else self.text[0].lower() + self.text[1:]


class Block(NamedTuple):
    """A piece of a page: a heading, a date, a title, a text, an item or a row; a `gap` ends an entry."""

    kind: str
    text: str = ""
    cells: tuple[str, ...] = ()

    @property
    def joined(self) -> str:
        """Its text in one line; that of a row with tabs."""
        if self.kind.endswith("-bold"):
            return f"{self.cells[0]}{self.cells[1] or ' '}{self.text}"
        return "\t".join(self.cells) if self.cells else self.text


class Page:
    """A page in the making. `layouts` and `containers` are the names of those that there are."""

    def __init__(self, seed: int, layouts: Sequence[str], containers: Sequence[str]) -> None:
        self.pick = Random(seed)  # noqa: S311  # no secret
        pick = self.pick
        self.lang = pick.choices(list(_LANGUAGES), list(_LANGUAGES.values()))[0]
        self.form = pick.choice(FORMS[self.lang])
        self.layout = pick.choice(layouts)
        self.container = pick.choices(containers, _CONTAINERS)[0]
        if self.container == "pdf" and self.lang in _CASELESS:
            self.container = "text"
        if self.form.name[:3] in ("Am ", "le ") and self.layout in ("labelled", "table", "after", "titled after"):
            self.form = FORMS[self.lang][0]
        self.recipe = [self.lang, self.form.name, self.layout, self.container]
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

    def add(self, *blocks: Block) -> None:
        """Add an entry, or a part of the page."""
        self.blocks += [*blocks, Block("gap")]

    def begin(self) -> list[Item]:
        """The entries; above them the title, perhaps with the years, and perhaps an introduction."""
        items = [self._item(when) for when in self._whens()]
        title = self.pick.choice(NAMES_OF_PAGE[self.lang]).format(self.subject)
        first, *_, last = sorted(item.when.first.year for item in [*items, *items])
        if self.pick.random() < 0.3 or self.form.name in SHORT_YEARS:
            title += f", {first}–{last}" if first < last else f" ({first})"
        self.add(Block("h1", title))
        if self.pick.random() < 0.4:
            self.add(Block("intro", self.pick.choice(INTRO.get(self.lang, INTRO["en"]))))
        return items

    def end(self) -> None:
        """What stands below all entries."""
        if self.pick.random() < 0.3:
            self.add(Block("foot", self.one("foot", list(FEET))))

    def name(self) -> str:
        """A name that no other entry has."""
        syllables = SYLLABLES.get(self.lang, SYLLABLES["en"])
        while True:
            name = "".join(self.pick.choices(syllables, k=4)).capitalize()
            if not any(name in other or other in name for other in self.names):
                self.names.add(name)
                return name

    def _whens(self) -> list[When]:
        """The dates of the entries, in order."""
        pick = self.pick
        year = pick.randint(1930, 2016)
        span = pick.choice([1, 2, 3, 8] if self.profile == "days" else [5, 12, 30])
        days = sorted(date(year, 1, 1) + timedelta(pick.randrange(365 * span)) for _ in range(self.count))
        whens = [self._when(day) for day in days]
        if self.profile == "years":
            whens = list({when.edtf: when for when in whens}.values())
        whens.sort(key=lambda when: (when.first, when.last))
        backward = self.one("order", ["forward", "forward", "forward", "backward"]) == "backward"
        return whens[::-1] if backward else whens

    def _when(self, day: date) -> When:
        """A date about a day, as vague as the page has them."""
        pick = self.pick
        in_full = "year" not in self.layout  # headings or columns give what entries leave out
        year = When("year", date(day.year, 1, 1), date(day.year, 12, 31))
        if self.profile == "years":
            last = date(day.year + pick.randint(1, 3), 12, 31)
            return pick.choices([year, When("years", year.first, last)], [5, 1])[0] if in_full else year
        weights = _OF_DAYS if self.profile == "days" or not in_full else _MIXED
        sort = pick.choices(["day", "days", "month", "year", "third"], weights)[0]
        if sort == "days" and in_full and self.form.days and day.day < 25:
            return When("days", day, day + timedelta(pick.randint(1, 3)))
        if sort == "third" and self.form.month and self.lang in THIRDS and not self.form.name[0].isdigit():
            at = pick.randrange(3)
            last = (day.replace(day=10), day.replace(day=20), end_of_month(day))[at]
            return When("third", day.replace(day=(1, 11, 21)[at]), last, THIRDS[self.lang][at])
        if sort == "month" and in_full and self.form.month:
            return When("month", day.replace(day=1), end_of_month(day))
        return year if sort == "year" else When("day", day, day)

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
            if self.lang in UNITS:
                return f"{month}{' ' if self.lang == 'ko' and when.part else ''}{when.part}"
            return f"{when.part}{' ' if when.part and when.part[-1] != '-' else ''}{month}"
        unit = UNITS.get(self.lang, " ").split(" ")[0]
        return f"{when.first.year}{unit}" + (f"–{when.last.year}{unit}" if when.sort == "years" else "")

    def _item(self, when: When) -> Item:
        name = self.name()
        text = self.pick.choice(SENTENCES[self.lang]).format(name)
        if self.pick.random() < 0.25:
            full = "." if self.lang not in ("ja", "zh") else "。"
            gap = " " if self.lang not in ("ja", "zh") else ""
            text = f"{text}{'' if text[-1] in '.。' else full}{gap}{self.pick.choice(MORE[self.lang])}"
        title = self.pick.choice(TITLES.get(self.lang, ["{}"])).format(name)
        return Item(when, name, title, text)
