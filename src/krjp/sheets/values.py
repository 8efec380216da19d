"""What the cells of a table mean as values of fields: names of states, lists, words of a vocabulary."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from krjp.record import vocabulary
from krjp.record.countries import COUNTRY_CODES
from krjp.sheets.words import rows
from krjp.text import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from krjp.sheets.sheet import Cell

__all__ = [
    "FOOTNOTE",
    "any_unit",
    "country",
    "items",
    "known_value",
    "nothing",
    "number",
    "parties",
    "slugged",
    "text",
    "without_unit",
]

# Between several values of a cell, the surest first: a comma also stands within names and titles.
_SURE, _LIKELY = re.compile(r"[;；|\n]"), re.compile(r"[,，、]")
_BETWEEN_STATES = re.compile(r"\s*(?:[,，、/&・]| and | und | et | y |\u2013|\u2014| vs\.? | with )\s*")
# The mark of a footnote, as tables of an encyclopaedia have it: 2,208[1], May 1889[note 2].
FOOTNOTE = re.compile(r"(?<=\S)(?: ?\[(?:\d{1,3}|(?:note|nb|n) ?\d{1,3})\])+$")
_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?P<sign>[,. \u00a0'’])\d{3}(?:(?P=sign)\d{3})*|\d+)(?P<rest>[.,]\d+)?")
_UNIT = r"(?:(?:[A-Z]{1,2})?[$€£¥₩₹₽₺₴₫฿₪₱]|EUR|USD|GBP|JPY|KRW|CHF|CNY|RMB|SEK|NOK|DKK|PLN|Fr\.|kr\.?|zł|円|원|元|%|‰)"
_WITH_UNIT = re.compile(
    rf"(?P<sign>[-−+])? ?(?P<before>{_UNIT})? ?(?P<number>(?<![-−+] )[-−+]?\d[\d., '’]*?) ?(?P<after>{_UNIT})?"
)
_ANY_UNIT = re.compile(_UNIT)
# No amount is longer, and a float holds what is shorter.
MOST_DIGITS = 40


def text(cell: Cell) -> str:
    """A cell as text, without space around it; a whole number without its point, a day as ISO 8601 has it."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return (cell.date() if cell.time() == datetime.time() else cell).isoformat()
    return cell.isoformat() if isinstance(cell, datetime.date | datetime.time) else str(cell)


@cache
def _nothing() -> frozenset[str]:
    return frozenset(word for (word,) in rows("columns", "nothing"))


def nothing(value: str) -> bool:
    """True for what people write where there is nothing to write: `-`, `n/a`, なし."""
    return not value or value.casefold() in _nothing()


def items(value: str, *, commas: bool = True) -> list[str]:
    """The values in a cell: between semicolons, bars and lines, or else between commas; each once."""
    pattern = _SURE if not commas or _SURE.search(value) else _LIKELY
    found = (item.strip() for item in pattern.split(value))
    return list(dict.fromkeys(item for item in found if not nothing(item)))


@cache
def _countries() -> Mapping[str, str]:
    """The codes of states by everything they are called in English, and not seldom elsewhere, folded."""
    found: dict[str, str] = {}
    for code, two, names in rows("countries", "countries"):
        for name in names.split(", "):
            found.setdefault(same_name(name), code)
        if two:
            found.setdefault(two, code)
    return found


@cache
def _foreign() -> Mapping[str, str]:
    """The same in other languages; these are many, and read when a name is no other."""
    return {same_name(name): code for code, names in rows("names", "names") for name in names.split(", ")}


@cache
def country(name: str) -> str | None:
    """The code of a state by its code of three letters or two, its name or adjective; None when it is none."""
    name = name.strip().removeprefix("the ").removeprefix("The ")
    if name.upper() in COUNTRY_CODES and (name.isupper() or name.islower()):
        return name.upper()
    if len(name) == 2 and name.isupper() and (code := _countries().get(name)):
        return code
    key = same_name(name)
    if len(key) < 3 and key.isascii() and key not in ("us", "uk"):
        return None
    return _countries().get(key) or _foreign().get(key)


@lru_cache(maxsize=1 << 14)
def parties(value: str, *, whole: bool = False) -> tuple[str, ...]:
    """States, as codes, and others, by their names, in a cell: states first.

    With `whole` names stand between semicolons, none is taken apart, and none of two letters is a state's code.
    """
    named = items(value, commas=_SURE.search(value) is not None)
    if whole:
        found = {(country(item) if len(item) > 2 else None) or item: None for item in named}
    else:
        found = dict.fromkeys(chain.from_iterable(map(_parties_in, named)))
    return tuple(sorted(found, key=lambda name: name not in COUNTRY_CODES))


@lru_cache(maxsize=1 << 14)
def _parties_in(item: str) -> tuple[str, ...]:
    """The same of what stands between semicolons."""
    if code := country(item):
        return (code,)
    parts = [part for part in _BETWEEN_STATES.split(item) if part]
    codes = [country(part) for part in parts]
    if not all(codes) and all(joined := [country(part) for part in item.split("-")]):
        parts, codes = item.split("-"), joined
    # Of names that are not all states, only what surely lies between two is taken apart.
    if not any(codes):
        parts = items(item)
        codes = [None] * len(parts)
    return tuple(known or part.strip() for known, part in zip(codes, parts, strict=True))


@cache
def _vocabulary(field: str, own: tuple[str, ...]) -> Mapping[str, str]:
    values: Iterable[str] = {
        "kind": vocabulary.KINDS,
        "event_type": vocabulary.EVENT_TYPES,
        "framework": vocabulary.FRAMEWORKS,
        "meeting.mode": vocabulary.MODES,
        "meeting.level": vocabulary.LEVELS,
        "topics": vocabulary.TOPICS,
    }[field]
    return {same_name(value): value for value in (*values, *own)}


@lru_cache(maxsize=1 << 12)
def known_value(field: str, value: str, own: tuple[str, ...] = ()) -> str | None:
    """The word of a vocabulary, or of a dataset's own, that a text means: capitals and a plural do not matter."""
    known, key = _vocabulary(field, own), same_name(value)
    return known.get(key) or known.get(key.removesuffix("s"))


def slugged(value: str) -> str:
    """A topic of one's own as topics are written: lower case, words joined by hyphens, in any script."""
    return "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", value).lower()))


def any_unit(texts: Iterable[str]) -> bool:
    """True where a currency or percent sign may stand in some texts; to look is quicker than to take them off."""
    return _ANY_UNIT.search(unicodedata.normalize("NFKC", "\n".join(texts))) is not None


def without_unit(value: str) -> tuple[str, str]:
    """A number as text without the currency or percent sign before or behind it, and that sign.

    >>> without_unit("1.200,50 €"), without_unit("US$ 3"), without_unit("-5%"), without_unit("B2")
    (('1.200,50', '€'), ('3', 'US$'), ('-5', '%'), ('B2', ''))
    """
    found = _WITH_UNIT.fullmatch(unicodedata.normalize("NFKC", value))
    if found is None:
        return value, ""
    return (found["sign"] or "") + found["number"], found["before"] or found["after"] or ""


def number(value: str, decimal: str) -> int | float | None:
    """The number a text is, with this sign before its decimals; None when it is none."""
    value = FOOTNOTE.sub("", value) if value.endswith("]") else value
    match = _NUMBER.fullmatch(value) if len(value) <= MOST_DIGITS else None
    if match is None or re.match(r"[-−+]?0\d", value):
        return None
    whole = value
    rest = match["rest"] or ""
    if rest and rest[0] != decimal:
        return None
    if match["sign"]:
        if match["sign"] == decimal:
            return None if rest or value.count(decimal) > 1 else float(value.replace("−", "-").replace(",", "."))
        whole = value[: len(value) - len(rest)].replace(match["sign"], "") + rest
    plain = whole.replace("−", "-").replace(",", ".")
    return float(plain) if rest else int(plain)
