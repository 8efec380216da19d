"""Lines that begin like an entry, though their date is not understood, or is part of a sentence."""

from __future__ import annotations

import re

from krjp.importer.heads import begins_with_date

__all__ = ["CAPITAL_LEAD", "announces", "is_like_a_date", "is_like_a_head", "is_stamped", "looks_dated", "seems_dated"]

# A line that looks like the beginning of an entry: digits or words, with a digit, and soon a colon.
_LIKE_A_HEAD = re.compile(r"\W{0,3}(?=[^:;]{0,40}\d)[\w.,/\s–—-]{1,40}[:;](?=\s|$)|\W{0,3}[:;](?=\s)")
# A word beside a day and a year is meant for a month, though it may be misspelled.
_WORD_OF_DATE = (
    r"\W{0,3}(?:[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s[^\W\d_]{3,9}\.?),?"
    r"\s(?:[12]\d{3}|['’‘]\d\d)(?!\w)"
)
_STAMPED = re.compile(rf"[^\d]{{2,40}}[)\]/|]{_WORD_OF_DATE}\W*$")
_LIKE_A_DATE = re.compile(_WORD_OF_DATE)
_LIKE_A_DATED_HEAD = re.compile(_WORD_OF_DATE + r"(?:\s?[:;：；]|\s(?:--+|[‐-―−-])\s)")
_LIKE_A_DATE_ALONE = re.compile(_WORD_OF_DATE + r"\W*")
# A colon or a dash near the beginning of a line, as after a head.
_ANNOUNCED = re.compile(r"[^:;]{3,60}[:;：；](?=\s|$)|.{3,60}\s(?:--+|[‐-―−-])\s")
CAPITAL_LEAD = re.compile(r"\s*(?:On|In)\s")
"""In capitals: a new sentence."""
_MOST_HEAD = 200


def looks_dated(text: str) -> bool:
    """True for a line that begins with a day, a word and a year."""
    return bool(_LIKE_A_DATE.match(text))


def is_stamped(text: str) -> bool:
    """True for a line that ends with the day of its publication, after the place: BERN (ABC) May 4, 2003."""
    return bool(_STAMPED.match(text))


def is_like_a_date(text: str) -> bool:
    """True for a line that begins with a date, understood or not."""
    return begins_with_date(text) or looks_dated(text)


def seems_dated(text: str) -> bool:
    """True for a line that begins with a date, but with no sentence of running text: `On 4 May …`."""
    return is_like_a_date(text) and not CAPITAL_LEAD.match(text)


def announces(text: str) -> bool:
    """True for a line that goes on after its beginning as after a head, or is nothing but a date."""
    announced = _ANNOUNCED.match(text[:_MOST_HEAD]) or _LIKE_A_DATE_ALONE.fullmatch(text)
    return announced is not None and not CAPITAL_LEAD.match(text)


def is_like_a_head(text: str, *, amid: bool, fresh: bool) -> bool:
    """True for a line that begins as heads do; `amid` a sentence only few do, `fresh` lines more."""
    start = text[:_MOST_HEAD]
    return (bool(_LIKE_A_DATED_HEAD.match(start)) and not amid) or (bool(_LIKE_A_HEAD.match(start)) and fresh)
