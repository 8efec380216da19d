"""The lines of a published text, without markup, page furniture and credits.

Line numbers are those that an editor shows for the file. A line that is left out keeps its number and gets
a reason, so that the report can account for every line.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.dateforms import MONTH_PATTERN
from krjp.importer.lexicons import listed
from krjp.importer.markup import Bullets, bullet_end, inline, without_markup

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BLANK",
    "CATEGORY",
    "FURNITURE",
    "HEADING",
    "MOST_WIDTH",
    "OF_BOX",
    "RULED",
    "SOFT_HYPHEN",
    "TEXT",
    "UNFINISHED",
    "Line",
    "cleaned",
    "of_pieces",
    "squeeze",
    "wrapped_from",
]

OF_BOX = "\x10"  # a control sign, before a date that is that of a box
# What a blank line has as its text that is none, but a rule under the line above it.
RULED = "-"
TEXT, BLANK, HEADING, FURNITURE, CREDIT = "text", "blank", "heading", "page furniture", "credit line"
CATEGORY = "category"

# Zero-width characters, soft hyphens, byte order and direction marks are no part of the text.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PAGE_NUMBER = re.compile(
    r"(?!.*[\])]\s*$)(?!0\d$)[\W_]*(?:page\s|p\.\s?)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[\W_]*", re.IGNORECASE
)
# JAPAN-KOREA RELATIONS | MAY 2024 103: capitals, a bar, a page number; alone on a line or within one.
_RUNNING_HEAD = re.compile(
    r"(?:\b[A-Z][A-Z’'&.–-]{0,30}\s){1,8}\|(?:\s[A-Z][A-Z.–-]{0,30}){1,6}(?:\s\d{4})?\s\d{1,4}(?=\s|$)"
)
_RUNNING_FOOT = re.compile(
    r"(?:\b\d{1,4}\s)?\|?\s?\bVol(?:ume|\.)\s?\d+\s?,?.{0,20}\b(?:No|Issue|Number)\b\.?\s?\d+", re.I
)
# What a site adds to a date: 51 years ago.
_AGO = re.compile(
    r"(?<=\d)\s+[(·|–—-]?\s?(?:\d{1,4}\s(?:years?|months?|days?)\sago|(?:vor\s\d{1,4}\s(?:Jahren|Monaten|Tagen)"
    r"|il\sy\sa\s\d{1,4}\s(?:ans|mois|jours)|hace\s\d{1,4}\s(?:años|meses|días)|há\s\d{1,4}\s(?:anos|meses|dias)"
    r"|\d{1,4}\s(?:lat\stemu|jaar\sgeleden|år\s(?:sedan|siden)|лет\sназад|anni\sfa)))\)?\s*$",
    re.IGNORECASE,
)
_CREDIT = re.compile("|".join(sorted(listed("lines", "credits"))), re.IGNORECASE)
# When something was posted: one says when the page was, several date what they stand beside.
_STAMP = re.compile(
    r"(?:posted|published|veröffentlicht|publié|publicado|pubblicato)(?:\s(?:on|am|le|el|em|il))?:?\s+"
    r"(?=.{0,12}\d)(.{6,30}?)(?:\s(?:by|von|par|por|da|in)\s.*)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"By [A-Z]")
_MOST_CREDIT, _MOST_FURNITURE, _MOST_NUMBER, _MOST_YEARS = 300, 90, 20, 4
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "。")

_NUMBERED_DATE = re.compile(rf"\s{{0,20}}\d{{1,3}}[.)]\s{{1,9}}(?i:{MONTH_PATTERN})\.?\s+\d{{1,2}}(?!\d)")
# What closes a row of a table: 1916 | Founded |
_LAST_BAR = re.compile(r"(?<=[^|\s])\s*\|\s*$")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
# A title between signs: - 1965 -, --2011--, === Talks ===, ++++March+++.
_FRAMED = re.compile(
    r"\s*([-–—=*_~]|([-=*_~+#|])\2+)\s*(?![-–—=*_~+#|])(\S[^|\n]{0,80}?)\s*(?<![-–—=*_~+#|])(?:\1|\2{2,9})\s*$"
)
# What a text has on its own line for the look of the page: {: .table}
_ATTRIBUTES = re.compile(r"\s*\{:.*\}\s*$")
# Links to other years or pages: 1930s | 1940s | 1950s >>
_LINKS = re.compile(r"(?:[\s|·•/<>«»‹›←→–—-]*\d{4}(?:s|er)?(?!\d)){3,}[\s|·•/<>«»‹›←→–—-]*$")
_ANY_YEAR = re.compile(r"\d{4}")
_LONGEST = 50_000  # no list is so long that it stands in one line
# A year in spaced type: 1 8 9 4.
_SPACED = re.compile(r"(?m)^([ \t=#]*)([12]) (\d) (\d) (\d)([ \t=#]*)$")
# What a wiki puts beside a heading: [edit], [modifica | modifica wikitesto]
_EDIT_LINK = re.compile(
    rf"(?<![ \t])[ \t]*\[\s?(?:{'|'.join(sorted(listed('lines', 'edit links')))})\b[^\[\]\n]{{0,40}}\][ \t]*",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"(?<=\S)\s*(?=[▲△▶►■□◆◇●○▪※]\s?['’]?\d)")
_RULE = re.compile(r"\s*(?:[-*_=~]\s*){3,}$|\s*(?:\|\s*)?(?::?-{2,}:?\s*\|\s*)+(?::?-{2,}:?\s*)?$")
# The line below the head of a table in Markdown; it counts only with a bar in it.
_DELIMITERS = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_DEFINITION = re.compile(r"^:\s+")
_CELL_BAR = re.compile(r"(?<!\\)\|")


class Line(NamedTuple):
    """One line: its number from 1, what it is, and its text."""

    number: int
    kind: str
    text: str
    marker: str = ""
    """The bullet or number before it."""
    cells: tuple[str, ...] = ()
    """The cells of a row of a table."""
    block: bool = False
    """True when the markup says that it begins a paragraph, an item or a row."""
    boxed: bool = False
    """True when the markup says that it is the date of what stands below it."""


def squeeze(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


MOST_WIDTH = 130
_FEW = 2
_CASELESS = "\u2e80"
# The end of a line whose sentence goes on in the next one.
UNFINISHED = re.compile(rf"(?:\b(?:{'|'.join(sorted(listed('lines', 'unfinished')))})|[,(–—-])\s*$", re.IGNORECASE)
# A word divided between two lines, and where it goes on.
_DIVIDED = re.compile(r"([^\W\d_]+)-$")
_REST = re.compile(r"[^\W\d_]+")
# Stands for a hyphen that only divides a word.
SOFT_HYPHEN = "\u00ad"


def wrapped_from(lines: Iterable[Line]) -> int:
    """The length from which a line counts as wrapped, so that the next goes on with it; huge if no line is."""
    lines = list(lines)
    pairs = [(one, other) for one, other in pairwise(lines) if one.kind == other.kind == TEXT]
    # Where no line ever goes on in small letters, none is wrapped; a script without capitals does not tell.
    cased = [other for _, other in pairs if other.text.strip()[:1].isalpha() and other.text.strip()[0] < _CASELESS]
    unwrapped = len(cased) > _FEW and not any(one.text.strip()[0].islower() for one in cased)
    if unwrapped or sum(line.block for line in lines) * 2 > len(lines):
        return 1 << 30
    longest = max((len(line.text) for line in lines if line.kind == TEXT), default=0)
    # Signs of Chinese and Japanese break anywhere, words in letters do not.
    return longest - (20 if cased else 8) if 40 <= longest <= MOST_WIDTH else 1 << 30


def cleaned(text: str, *, markdown: bool = False) -> list[Line]:
    """The lines of a text, each with what it is; page furniture within a line is cut out."""
    text = _SPACED.sub(r"\1\2\3\4\5\6", _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = _EDIT_LINK.sub(" ", text)
    pieces = [
        (number, _CONTROL.sub(" ", piece))
        for number, line in enumerate(text.split("\n"), 1)
        for piece in (_SIGNS.split(line) if len(line) < _LONGEST else [line])
    ]
    raw = [piece if markdown else _LAST_BAR.sub("", piece) for _, piece in pieces]
    if markdown:
        raw = [_DEFINITION.sub("* ", line) for line in raw]
    repeated = _repeated(raw)
    indented = not markdown and _are_indented(raw)
    numbered = any(_NUMBERED_DATE.match(line) for line in raw)
    lines = []
    table, barless, bullets = False, False, Bullets()
    columns = 0 if markdown else _columns(raw)
    for (number, _), line, below in zip(pieces, raw, [*raw[1:], ""], strict=True):
        kind, content = _classified(line, markdown=markdown, numbered=numbered)
        marker = bullets.of(line, numbered=numbered) if kind == TEXT else ""
        opens = markdown and kind == TEXT and "|" in line and "|" in below and bool(_DELIMITERS.fullmatch(below))
        # Below its delimiters a table goes on without bars at its edges; with them it needs no head.
        barless = not line.lstrip().startswith("|") if opens else barless
        table = opens or (table and "|" in line and kind in (TEXT, BLANK))
        cells: tuple[str, ...] = ()
        if markdown and kind == TEXT and (table or line.lstrip().startswith("|")):
            # Without bars at the edges a first one ends a blank cell.
            row = line.strip().removesuffix("|") if barless else line.strip().removeprefix("|").removesuffix("|")
            cells = tuple(inline(cell.strip()).strip("*_ ") for cell in _CELL_BAR.split(row))
            content = "\t".join(cells)
        if columns and line.count("\t") == columns:
            cells = tuple(cell.strip() for cell in line.split("\t"))
        if opens:
            kind = HEADING  # the head of a table, which may hold an entry all the same
        if kind == TEXT and _shape(content) in repeated:
            kind = FURNITURE
        lines.append(Line(number, kind, content, marker, cells, indented and line[:1].isspace()))
    return _undivided(_without_stamp(_stamped(lines)))


def of_pieces(pieces: Iterable[tuple[int, str, Line | None, bool]]) -> list[Line]:
    """The lines of a page from its pieces.

    Each piece is its number, its text, the row of a table if it is one, and whether it begins a block.
    """
    whole = list(pieces)
    found: list[Line] = []
    rows: set[int] = set()  # a row stands for all that its text is divided into
    for line in cleaned("\n".join(text for _, text, _, _ in whole)):
        number, text, row, block = whole[line.number - 1]
        if row is None and (line.kind != BLANK or line.text or not text.strip()):  # else a sign that only decorates
            found.append(line._replace(number=number, block=block, boxed=OF_BOX in text))
        elif row is not None and line.number not in rows:
            rows.add(line.number)
            found.append(row)
    return found


def _are_indented(raw: list[str]) -> bool:
    """True where the first line of each paragraph is indented, and those that go on with it are not."""
    going_on = [line[:1].isspace() for line in raw if line.strip()[:1].islower()]
    return len(going_on) > _FEW and not any(going_on) and sum(line[:1].isspace() for line in raw) > _FEW


def _stamped(lines: list[Line]) -> list[Line]:
    """The lines; where several credits tell when something was posted, each of these dates is a line of its own."""
    found = {at: match for at, line in enumerate(lines) if line.kind == CREDIT and (match := _STAMP.match(line.text))}
    if len({match[1] for match in found.values()}) <= _FEW:
        return lines
    return [line._replace(kind=TEXT, text=found[at][1]) if at in found else line for at, line in enumerate(lines)]


# When a page was published, and how often it was read: Friday 6 November 2020 06:43 GMT; 4 May 2013 | 11:42 h; … 611
_PUBLISHED = re.compile(
    rf"(?=.{{0,40}}\b(?:[12]\d{{3}}\b|\d\d/\d\d/\d\d))(?=\W*(?:\w+\W+)?(?:\d|(?i:{MONTH_PATTERN})))"
    r"[^|]{8,45}?(?:(?:\s\|\s|[\s(T])\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?|\s?h)?(?:\s?\(?[A-Z]{2,4}T?\)?)?\s*(?:[|/·].*)?|(?<=\s[12]\d\d\d)\s\d{1,6})$"
)


def _without_stamp(lines: list[Line]) -> list[Line]:
    """The lines, where the one that tells when the page was published, if there is just one, is a credit line."""
    stamps = [at for at, line in enumerate(lines) if line.kind == TEXT and _PUBLISHED.match(line.text)]
    for at in stamps if len(stamps) == 1 else ():
        lines[at] = lines[at]._replace(kind=CREDIT)
    return lines


def _undivided(lines: list[Line]) -> list[Line]:
    """The lines; the hyphen that only divides a word which stands whole elsewhere on the page is a soft one."""
    ends = [(at, match) for at, line in enumerate(lines[:-1]) if (match := _DIVIDED.search(line.text.rstrip()))]
    words = {word for line in lines for word in _REST.findall(line.text)} if ends else frozenset()
    for at, match in ends:
        rest = _REST.match(lines[at + 1].text.lstrip())
        if rest is not None and match[1] + rest.group() in words:
            lines[at] = lines[at]._replace(text=lines[at].text.rstrip()[:-1] + SOFT_HYPHEN)
    return lines


def _columns(raw: list[str]) -> int:
    """How many tabs most lines have, if these are two or more: the page is a table."""
    counts = Counter(line.count("\t") for line in raw if line.strip())
    tabs, lines = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return tabs if tabs > 1 and lines > 2 and lines * 2 > sum(counts.values()) else 0


def _classified(line: str, *, markdown: bool, numbered: bool) -> tuple[str, str]:
    if not any(map(str.isalnum, line)) and not _RULE.match(line) and not set('〃″—"') & set(line):
        return BLANK, ""  # nothing, or a sign that only decorates
    if heading := _MARKDOWN_HEADING.match(line):
        return HEADING, inline(heading[2]) if markdown else heading[2]
    if _RULE.match(line) or (markdown and "|" in line and _DELIMITERS.fullmatch(line)):
        return BLANK, RULED
    if (framed := _FRAMED.match(line)) and not (markdown and framed[1][0] in "*_~"):
        return HEADING, framed[3]
    years = len(_ANY_YEAR.findall(line)) if _LINKS.match(line) else 0
    if (years and "|" in line) or years >= _MOST_YEARS or (markdown and _ATTRIBUTES.match(line)):
        return FURNITURE, line.strip()
    line = _AGO.sub("", line[bullet_end(line, numbered=numbered) :])
    line = without_markup(line) if markdown else line
    stripped = line.strip()
    # A four-digit number alone may be the year that stands over its entries.
    if _PAGE_NUMBER.fullmatch(stripped) and not re.search(r"(?<!\d)[12]\d{3}(?!\d)", stripped):
        return FURNITURE, stripped
    whole = (_RUNNING_HEAD.sub(" ", line) if "|" in line else line).strip()
    if not whole or (len(stripped) <= _MOST_FURNITURE and _RUNNING_FOOT.match(stripped)):
        return FURNITURE, stripped
    if len(stripped) <= _MOST_CREDIT and _CREDIT.match(stripped) and (stripped[:3] != "by " or _BY.match(stripped)):
        return CREDIT, stripped
    return TEXT, line if whole == stripped else whole


def _shape(line: str) -> str:
    """A line without its numbers: running heads differ in the page only."""
    return re.sub(r"\d+", "#", squeeze(line))


def _repeated(raw: list[str]) -> frozenset[str]:
    """The shapes of short lines that are repeated: with another page number, or as a title three times or more.

    Dated lines do not count, since `May 3: Talks.` may happen yearly, nor do lines that end a sentence.
    """
    found: dict[str, list[str]] = {}
    for line in raw:
        if 3 < len(line.strip()) <= _MOST_FURNITURE:
            found.setdefault(_shape(line), []).append(squeeze(line))
    return frozenset(
        shape
        for shape, lines in found.items()
        if (len(set(lines)) > 1 or (len(lines) > 2 and _is_title(lines[0])))
        and not shape.endswith(_SENTENCE_ENDS)
        and not UNFINISHED.search(shape)
        and re.search(r"[^\W\d_]{3}", shape)
        and not any(map(_is_dated, lines))
    ) | _beside_page_numbers(raw)


def _beside_page_numbers(raw: list[str]) -> frozenset[str]:
    """The shapes of short lines that stand next to a page number more than once.

    As in `_repeated`, dated lines and ends of sentences do not count: the same may happen twice.
    """
    texts = [squeeze(line) for line in raw if line.strip()]
    numbers = {at for at, text in enumerate(texts) if len(text) < _MOST_NUMBER and _PAGE_NUMBER.fullmatch(text)}
    beside = Counter(
        _shape(texts[at])
        for at in sorted({place for number in numbers for place in (number - 1, number + 1)} - numbers)
        if 0 <= at < len(texts)
        and len(texts[at]) <= _MOST_FURNITURE
        and not (texts[at].endswith(_SENTENCE_ENDS) or _is_dated(texts[at]))
    )
    return frozenset(shape for shape, times in beside.items() if times > 1 and re.search(r"[^\W\d_]{3}", shape))


def _is_title(line: str) -> bool:
    """True when all longer words begin with capitals."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


_IN_FIGURES = re.compile(r"(?<![\d./-])\d{1,4}([-./])\d{1,2}\1\d{1,4}(?![\d./-])")
_LABEL = re.compile(r"[^\W\d_][\w ]{0,20}:\s+")


def _is_dated(line: str) -> bool:
    from krjp.importer.heads import read_head, whole_date
    from krjp.importer.stated import BadDateError, Point

    label = _LABEL.match(line)
    if _IN_FIGURES.search(line):  # whatever it says in the end
        return True
    try:
        # Also a weekday and a day, under the heading of a month.
        return (
            whole_date(line, within=Point(None, 1)) is not None
            or read_head(line, label.end() if label else bullet_end(line), line_start=True) is not None
        )
    except BadDateError:
        return True
