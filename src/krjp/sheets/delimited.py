"""CSV and its kin as grids of cells: any encoding, any common delimiter, quotes or none."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from krjp.errors import DataError, Problem
from krjp.sheets.columns import WRITTEN_BY_KRJP, fields_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from charset_normalizer import CharsetMatch

__all__ = ["DELIMITERS", "Text", "decoded", "delimiter_of", "grid"]

DELIMITERS = ",;\t|"
# So many records show how a file is delimited.
SAMPLE = 100
SAMPLE_BYTES = 64 << 10
MOST_CELL = 1 << 27
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What files of tables that are no UTF-8 are written in, by the spreadsheets of each country.
_ENCODINGS = ("cp932", "cp949", "gb18030", "big5", "euc_jp", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255",
              "cp1256")  # fmt: skip
_FORMULA = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_TSV_ESCAPES = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}


# Letters in use, and signs that do not stand in words, of the encodings that are taken for each other most easily.
_LETTERS = {
    "cp1252": frozenset("ªºàáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ"),
    "cp1250": frozenset("ąćęłńóśźżáčďéěíňřšťúůýžäôľöüőűđăâîţşßĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÄÔĽÖÜŐŰĐĂÂÎŢŞ"),
}
_LETTERS["cp1254"] = _LETTERS["cp1252"] | frozenset("ğışĞİŞ")
# Latin letters within a word of other letters.
_MIXED = re.compile(r"[a-zA-Z](?=[^\0-\u00bf\u2000-\u206f])|[^\0-\u00bf\u2000-\u206f](?=[a-zA-Z])")
# Of two that read as well, that of more tables.
_SELDOM = ("cp1254", "cp1250")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]|(?<=[a-z])[£¥¹²³¼½¾¿¡ªº](?=[a-z]|\b)|[£¹³¿](?=[a-z]{2})")


class Text(NamedTuple):
    """The text of a file, and the encoding it is in if that is none of Unicode's."""

    text: str
    encoding: str


def decoded(content: bytes, name: str, encoding: str = "") -> Text:
    """The text of a file's bytes: as its byte order mark says, else UTF-8, else as its letters look.

    Raises DataError where that cannot be told, or the text is not in the `encoding` given.
    """
    if encoding:
        try:
            return Text(content.decode(encoding).removeprefix("\ufeff"), encoding)
        except LookupError:
            raise DataError(name, [Problem("", "", f"--encoding {encoding}: there is no such encoding")]) from None
        except UnicodeDecodeError as error:
            message = f"byte {error.start} is not {encoding}; leave out --encoding to have it told by the text"
            raise DataError(name, [Problem("", "", message)]) from None
    marked = next((known for mark, known in _BOMS if content.startswith(mark)), "utf-8")
    try:
        return Text(content.decode(marked).removeprefix("\ufeff"), "")
    except UnicodeDecodeError:
        return _guessed(content, name)


def _guessed(content: bytes, name: str) -> Text:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        message = (
            "is not UTF-8; to have its encoding told by its letters: pip install 'krjp[encodings]'; "
            "or say which it is, as in --encoding cp932"
        )
        raise DataError(name, [Problem("", "", message)]) from None
    found = min(from_bytes(content, cp_isolation=list(_ENCODINGS), threshold=0.5), key=_oddness, default=None)
    if found is None:
        message = "is in no encoding that can be told; say which, as in --encoding cp932, or save it as UTF-8"
        raise DataError(name, [Problem("", "", message)])
    return Text(str(found), found.encoding)


def _oddness(match: CharsetMatch) -> tuple[int, int, int]:
    """How unlike a table a text is, read in an encoding: names of columns that nobody knows, letters nobody writes.

    In a table of a few rows the frequencies of letters, which is what the package goes by, tell little.
    """
    text, encoding = str(match)[:SAMPLE_BYTES], match.encoding
    named = max((len(fields_in(re.split(r"[,;\t|]", line))) for line in text.splitlines()[:SAMPLE]), default=0)
    letters = _LETTERS.get(encoding)
    odd = _MIXED.findall(text) if letters is None else [each for each in _FOREIGN.findall(text) if each not in letters]
    return -named, len(odd), _SELDOM.index(encoding) if encoding in _SELDOM else -1


def grid(text: str, name: str) -> Iterator[list[str]]:
    """The lines of a table, each with its cells. Raises DataError."""
    delimiter = delimiter_of(text)
    quoted = delimiter != "\t" or not _written_by_krjp(text)
    if not quoted:
        for line in text.split("\n"):
            yield [_unescaped(cell) for cell in line.removesuffix("\r").split("\t")]
        return
    harmless = _written_by_krjp(text)
    marked = harmless and "'" in text
    csv.field_size_limit(MOST_CELL)
    if not harmless and (text.count('"') % 2 or re.search(rf'(?m)(?:^|[{delimiter}])"[{delimiter}]', text)):
        yield from _with_lone_quotes(text, delimiter, name)
        return
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=not harmless)
    try:
        for cells in lines:
            yield list(map(_without_mark, cells)) if marked else cells
    except csv.Error as error:
        raise DataError(name, [Problem(f"line {lines.line_num}", "", f"cannot be read as CSV: {error}")]) from None


def _with_lone_quotes(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    """The lines of a table in which a quotation mark may be never closed, as one that says `as above` is.

    Raises DataError where such a line has more or fewer cells than the one above it, so that none can be told.
    """
    lines = io.StringIO(text, newline="").readlines()
    start = 0
    above: list[str] = []
    while start < len(lines):
        ahead = map(lines.__getitem__, range(start, len(lines)))
        reader = csv.reader(ahead, delimiter=delimiter, skipinitialspace=True, strict=True)
        done = 0
        try:
            for cells in reader:
                if any(cell.startswith(delimiter) and "\n" in cell for cell in cells):
                    break
                yield cells
                above, done = cells, reader.line_num
        except csv.Error:
            pass
        start += done
        if start < len(lines):
            cells = lines[start].rstrip("\r\n").split(delimiter)
            if len(cells) != len(above):
                message = "a quotation mark opens a cell and is never closed; close it, or write it twice"
                raise DataError(name, [Problem(f"line {start + 1}", "", message)])
            yield cells
            above = cells
            start += 1


def _without_mark(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def delimiter_of(text: str) -> str:
    """The sign that parts most lines alike."""
    beginning = text[:SAMPLE_BYTES]
    return max(DELIMITERS, key=lambda delimiter: _score(beginning, delimiter))


def _score(text: str, delimiter: str) -> int:
    """How many cells a delimiter makes of lines that have as many as most."""
    lines = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), SAMPLE))
    sizes = Counter(len(cells) for cells in lines if cells)
    # A title above the table, a remark below it and cells left out at the end are none of it.
    size, number = max(sizes.items(), key=lambda item: ((item[0] - 1) * item[1], item[0]), default=(1, 0))
    enough = number * 2 > sum(sizes.values()) or number > 2
    return (size - 1) * number if enough else 0


def _written_by_krjp(text: str) -> bool:
    """True for the head of what krjp writes as CSV and TSV."""
    head = text[: text.find("\n") if "\n" in text else len(text)].strip()
    return any(set(head.split(delimiter)) >= WRITTEN_BY_KRJP for delimiter in ",\t")


def _unescaped(cell: str) -> str:
    if "\\" not in cell:
        return cell
    return re.sub(r"\\[\\tnr]", lambda match: _TSV_ESCAPES[match[0]], cell)
