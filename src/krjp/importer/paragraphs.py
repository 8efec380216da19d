"""Where one entry ends and the next of the same date begins, as all entries of a page together tell it.

On a page whose paragraphs are single sentences, or end with the citation of where each was taken from, a further
paragraph below a date reports something else: it is an entry of its own. Elsewhere it goes on with the entry above.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.drafts import Unread, joined
from krjp.importer.lexicons import listed, mapped, rows
from krjp.importer.lines import HEADING, squeeze
from krjp.importer.stated import Point, Stated, days_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from krjp.importer.drafts import Draft

__all__ = ["OF_DATE_ABOVE", "Ditto", "after_ditto", "goes_on_with", "parted"]

OF_DATE_ABOVE = "has no date; read as an entry of the date above"
# A sentence that begins with one of these goes on with the one before it: `They agree …`.
_GOING_ON = re.compile(rf"(?:{'|'.join(sorted(listed('lines', 'going on')))})\b")
_DITTO_UNITS = mapped("lines", "ditto")
_DITTO = re.compile(
    rf"(?:on\s|also\s)?(?:{'|'.join(f'({words})' for words in _DITTO_UNITS)})(?:\s?[:;,.–—-]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_DITTO_ALONE = re.compile(rf"(?:on\s)?(?:{'|'.join(f'({words})' for words in _DITTO_UNITS)})\s?[:.–—-]?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?。！？][\"'”’»）)\]]*(?=\s+[^\W\da-z]|\s*$)")
_CITED = re.compile(r"[\[(][^\[\]()]{2,90}[\])]\.?\s*$")
_ENDS = re.compile(r"[.!?。！？…][\"'”’»）)\]]*\s*$|[\])]\s*$")
# Words that tell what a sentence is about: one that stands in two paragraphs holds them together.
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}|[\uac00-\ud7a3]{2,}")
_SMALL = {word for _, word in rows("foreign", "small words")} | listed("lines", "unfinished")
_PRONOUN = re.compile(r",\s(?:it|he|she|they)\s")
# From such a share of the paragraphs, or of the entries, what they have in common is how this page is made.
_USUAL = 0.8
_CITING = 0.7
_FEW = 4
# Nothing but the mark of a source: HMSO, CR-310-002, WS-251-1, p. 3
_CODE = re.compile(r"[A-Z\d][A-Z\d./-]+(?:,?\spp?\.\s?\d[\d–-]*)?\.?")
_MOST_TITLE = 60
_MOST_WORDS = 3


class Ditto(NamedTuple):
    """A date that is told by the one above it, as printed, and the text after it."""

    stated: Stated
    printed: str
    text: str


def after_ditto(text: str, above: Draft) -> Ditto | None:
    """What stands for the date of the entry above, also on its own line: `---:`, `同月`, `Two days later:`."""
    begins = _DITTO.match(text)
    match = begins or _DITTO_ALONE.fullmatch(text.strip())
    if match is None or match.lastindex is None:
        return None
    rest = text[match.end() :] if begins else ""
    unit = list(_DITTO_UNITS.values())[match.lastindex - 1]
    printed = match[match.lastindex]
    if not unit.isdigit():
        return Ditto(_of_unit(above, unit), above.date_text, rest)
    later = days_after(above.stated, int(unit), above.heading.first[0] if above.heading else None)
    apart = begins is None or text[match.end(match.lastindex) : match.end()].strip(" .,")
    return Ditto(later, printed, rest) if later is not None and apart else None


def _of_unit(draft: Draft, unit: str) -> Stated:
    """The date of an entry, or the month or the year in which it lies."""
    first = draft.stated.first
    year = first.year or (draft.heading.first[0] if draft.heading else None)
    if unit == "day" or year is None:
        return draft.stated
    point = Point(year, first.month if unit == "month" else None)
    return Stated(point, point)


def goes_on_with(text: str) -> bool:
    """True for a paragraph that begins with what only the one before it explains: `They agree …`."""
    return bool(_GOING_ON.match(text)) or text.lstrip()[:1].islower()


def parted(drafts: Sequence[Draft], unread: list[Unread], passed: dict[str, int]) -> list[Draft]:
    """The drafts, those that hold several entries divided; what is divided is named in `unread`."""
    if len(drafts) < _FEW:
        return list(drafts)
    found: list[Draft] = []
    ends = _ends_of_entries(drafts)
    if ends is _of_years:
        unread += [line for draft in drafts[:-1] if (line := _without_title(draft)) is not None]
    for draft in drafts[:-1] if ends in (_paragraphs, _of_years) else drafts:
        pieces = _divided(draft, ends(draft) if ends else [])
        for number, (start, end) in enumerate(pieces):
            one = draft if len(pieces) == 1 else draft.part(start, end)
            if ends is _citations and number == len(pieces) - 1:
                _drop_heading(one, passed)
            if number:
                unread.append(Unread(one.line, squeeze(one.text), OF_DATE_ABOVE))
            found.append(one)
    if ends is _of_years:
        unread += [_merged(draft, at) for draft in [*found, drafts[-1]] for at in draft.paragraphs]
    return [*found, drafts[-1]] if ends in (_paragraphs, _of_years) else found


def _without_title(draft: Draft) -> Unread | None:
    """Take out the title of what follows: words without a stop below sentences that have one."""
    at = len(draft.pieces) - 1
    if at not in draft.paragraphs:
        return None
    title = draft.pieces[at]
    if _ENDS.search(title) or len(title.split()) > _MOST_WORDS:
        return None
    if not all(_ENDS.search(draft.pieces[before - 1]) for before in draft.paragraphs):
        return None
    number = draft.numbers[at]
    del draft.pieces[at], draft.numbers[at], draft.paragraphs[-1]
    return Unread(number, squeeze(title), "has no date; passed over as a heading")


def _merged(draft: Draft, at: int) -> Unread:
    """What is said of a paragraph that goes on with the entry above."""
    return Unread(draft.numbers[at], squeeze(draft.pieces[at]), "has no date; read as part of the entry above")


def _ends_of_entries(drafts: Sequence[Draft]) -> Callable[[Draft], list[int]] | None:
    """What tells where the entries of a page end."""
    if sum(bool(_cited(draft)) for draft in drafts) >= len(drafts) * _CITING:
        return _citations
    texts = [text for draft in drafts for text in draft.texts]
    single = sum(len(_SENTENCE.findall(text)) < 2 for text in texts)
    numbers = Counter(len(draft.paragraphs) for draft in drafts)
    usual, times = numbers.most_common(1)[0]
    # Where nearly every entry has as many paragraphs, as a text and its source, they belong together.
    made_alike = usual > 0 and times > len(drafts) / 2
    if not numbers.keys() - {0} or made_alike:
        return None
    by_year = sum(draft.own_line and _is_year(draft) for draft in drafts) * 2 > len(drafts)
    return _paragraphs if single >= len(texts) * _USUAL and not by_year else _of_years if by_year else None


def _is_year(draft: Draft) -> bool:
    first = draft.stated.first
    return (first.month, first.third, first.years) == (None, None, 1)


def _of_years(draft: Draft) -> list[int]:
    """The pieces with which a further paragraph below a year begins: within one much may happen."""
    return _paragraphs(draft, whole=True) if _is_year(draft) else []


def _paragraphs(draft: Draft, *, whole: bool = False) -> list[int]:
    """The pieces with which a further paragraph begins that may stand by itself; `whole`: without a stop too."""
    words: set[str] = set()
    starts: list[int] = []
    for at, piece in enumerate(draft.pieces):
        own = {word.lower() for word in _WORD.findall(piece)} - _SMALL
        ended = at in draft.paragraphs and (whole or _ENDS.search(draft.pieces[at - 1]))
        told = not goes_on_with(piece) and not _CODE.fullmatch(piece.strip())
        if ended and told and not own & words and not _PRONOUN.search(piece):
            starts.append(at)
            words = set()
        words |= own
    return starts


def _cited(draft: Draft) -> list[int]:
    """The pieces after which a citation has ended."""
    pieces = draft.pieces
    closing = [at for at, piece in enumerate(pieces) if piece.rstrip(" .").endswith(("]", ")"))]
    return [at + 1 for at in closing if _CITED.search(joined(pieces[max(0, at - 2) : at + 1]))]


def _citations(draft: Draft) -> list[int]:
    """The pieces that begin anew after a citation, and end with another one."""
    cited = _cited(draft)
    return [at for at in cited[:-1] if draft.pieces[at][:1].isupper() and not goes_on_with(draft.pieces[at])]


def _divided(draft: Draft, starts: Iterable[int]) -> list[tuple[int, int]]:
    borders = [0, *starts, len(draft.pieces)]
    return list(pairwise(borders))


def _drop_heading(draft: Draft, passed: dict[str, int]) -> None:
    """Take out the heading of the next section, which stands after the last citation."""
    cited = _cited(draft)
    rest = draft.pieces[cited[-1] :] if cited else []
    if rest and all(len(text) <= _MOST_TITLE and not _ENDS.search(text) and text[:1].isupper() for text in rest):
        del draft.pieces[cited[-1] :], draft.numbers[cited[-1] :]
        passed[HEADING] = passed.get(HEADING, 0) + len(rest)
