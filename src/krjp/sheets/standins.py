"""What stands in the place of a date: that nobody knows it, that it is the one above, that an end has not come yet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from krjp.sheets.words import rows

__all__ = ["is_ditto", "is_now", "is_unknown", "lasts_on"]


def is_unknown(text: str) -> bool:
    """True for what stands in place of a date that nobody knows: `unknown`, `n.d.`, `TBD`, `日付不明`."""
    return _told(text, "unknown")


def is_ditto(text: str) -> bool:
    """True for what says that it is the same as above: `"`, `ditto`, `同上`."""
    return _told(text, "ditto")


def is_now(text: str) -> bool:
    """True for an end that had not come when the table was made: `ongoing`, `present`, `laufend`, `現在`."""
    return _told(text, "now")


def lasts_on(text: str) -> str:
    """When something began that had not ended when the table was made: `2019` of `from 2019 to date`; else nothing."""
    told = " ".join(text.split())
    if not told.casefold().removesuffix(")").endswith(_ends()):  # nearly always, and quicker
        return ""
    found = _now().fullmatch(told)
    return found["begun"] if found else ""


def _told(text: str, section: str) -> bool:
    return not text[:1].isdigit() and _plain(text) in _set(section)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(text.split())).casefold().strip("()[]<>. ")


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(_plain(word) or word for (word,) in rows("dates", section))


@cache
def _ends() -> tuple[str, ...]:
    return tuple(_set("now"))


@cache
def _now() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_set("now"), key=len, reverse=True)))
    between = r" ?[-–—~〜～/,] ?\(?|から|부터 ?| (?:to|until|till|bis|à|a|al|au|até|hasta|fino a|tot|и по|до|по) | ?\("
    return re.compile(rf"(?:(?:from|since|seit|von|depuis|desde|dal) )?(?P<begun>.*\d.*?)(?:{between})(?:{words})\)?",
                      re.IGNORECASE)  # fmt: skip
