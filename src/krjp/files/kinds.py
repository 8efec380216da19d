"""What a file is, told by its content first and by its name second; and what to do with one that krjp does not read."""

from __future__ import annotations

import io
import os.path
import re
import zipfile
from contextlib import suppress
from shlex import quote
from typing import TYPE_CHECKING

from krjp.files.signs import (
    ARCHIVES,
    BEGINNINGS,
    CALENDAR,
    CONTAINERS,
    EBOOK,
    ENDINGS,
    GROUPS,
    HTML,
    IMPORT,
    IS_HTML,
    IS_TOML,
    IS_TOPOJSON,
    NOTEBOOK,
    NOTHING,
    ODF,
    OLE,
    OLE_OTHER,
    OLE_STREAMS,
    PANDOC,
    SIGNS,
    SOUND,
    STEPS,
    TOML,
    TOPOJSON,
    VIDEO,
    WORKBOOK,
    Kind,
)

if TYPE_CHECKING:
    from krjp.files.formats import Format

__all__ = [
    "CALENDAR",
    "CHRONOLOGY",
    "TABLE",
    "TEXT",
    "TEXTS",
    "WORKBOOK",
    "Kind",
    "begins_as_json",
    "kind_of",
    "next_step",
]

CHRONOLOGY, TABLE = "JSON", "a table"
TEXTS = ("HTML", "Markdown", "text", "mail", "a PDF", "a Word document", "LaTeX", "XML", "YAML", "a news feed", "empty")
"""What `krjp import` reads, by the names of the kinds."""
# So many bytes show what a file is; in the middle of a longer one stands nothing else.
BEGINNING = 4096
MOST_BINARY = 0.02
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
# A sign of letters only may be how a longer text begins: `ORCHESTRA HALL`.
SHORT_TEXT = 12
TEXT = Kind("text", IMPORT)
_BINARY = Kind("binary data that krjp does not know", NOTHING)
_BY_NAME = {kind.name: kind for _, kind in BEGINNINGS} | {"Markdown": Kind("Markdown", IMPORT)}
# Kinds of which the name may tell more.
_MARKUP = tuple(kind for _, kind in BEGINNINGS if kind.name in ("XML", "HTML"))
_TABLES = (".csv", ".tsv", ".tab", ".psv")
# What a text may begin with, and no JSON: wikitext, a link, a date or a number in brackets, RTF.
_NO_JSON = re.compile(
    rb"\{(?:[{|]|\\rtf)|\[\[?\s*(?!(?:true|false|null|NaN)\b)[A-Za-z\x80-\xff]"
    rb"|\[\d+(?:\s+[A-Za-z]|[-./]\d+[-./]\d|\]\s*[A-Za-z])"
)
# Of a text that tells of days: a year or a month, and words.
_MONTHS = rb"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TELLS_OF_DAYS = re.compile(
    rb"(?is)(?=.*\b(?:(?:1\d|20)\d\d|%b\.? \d|\d\.? %b)\b).*[a-z\x80-\xff]{4}" % (_MONTHS, _MONTHS)
)


def begins_as_json(start: bytes, name: str = "") -> bool:
    """True for a beginning that may be that of JSON, whether or not it goes on so; a name may say that it is."""
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    named = name.lower().removesuffix(".gz").endswith((".json", ".jsonl", ".ndjson"))
    return start[:1] in (b"[", b"{") and ((named and not start.startswith(b"{\\rtf")) or not _NO_JSON.match(start))


def kind_of(content: bytes, name: str) -> Kind:
    """What some content is; of a long file its beginning will do, but for archives."""
    start = content[:BEGINNING]
    if in_brackets := _in_brackets(start.removeprefix(b"\xef\xbb\xbf")):
        return in_brackets
    if begins_as_json(start, name):
        return _curated(name, text=True) or Kind(CHRONOLOGY)
    if start.startswith(b"PK\x03\x04"):
        return _archive(content, name)
    if start.startswith(OLE):
        return _ole(content, name)
    plain = len(start) > SHORT_TEXT and _is_text(start)
    for magic, kind, at in SIGNS:
        if start.startswith(magic, at) and not (plain and (len(magic) < 3 or magic.isalnum())):
            return _precisely(kind, magic, start, name)
    ending = _ending(name)
    kind = _text(start, ending)
    if kind is _BINARY:
        from krjp.files.formats import by_beginning, by_ending

        format = by_beginning(start, ending)
        told = format is None or format == by_ending(ending)
        return (_named(name) if told else None) or (_of_format(format) if format else kind)
    if kind is TEXT or kind in _MARKUP or (kind.name == TABLE and ending not in _TABLES):
        return _called(kind, name, start) or kind
    return kind


def _precisely(kind: Kind, magic: bytes, start: bytes, name: str) -> Kind:
    """A kind that is told by how a file begins, with its format where the ending of its name agrees.

    What the name tells counts for more where few files of the kind begin so, or files of other kinds do as well.
    """
    from krjp.files.formats import LEAST_TELLING, by_beginning, by_ending

    if kind.name not in GROUPS:
        return kind
    ending = _ending(name)
    found = by_beginning(start, ending)
    weak = sum(byte >= 0x20 for byte in magic) < LEAST_TELLING
    named = _named(name) or (_of_format(found) if found and weak else kind)
    shared = magic in CONTAINERS and named.name in (SOUND.name, VIDEO.name)
    agreed = shared or (found is not None and found == by_ending(ending))
    if named.name == kind.name:
        return kind._replace(format=named.format or kind.format) if agreed else kind
    return named if agreed or weak else kind


def _ending(name: str) -> str:
    return os.path.splitext(name.lower().removesuffix(".gz"))[1]


def _in_brackets(start: bytes) -> Kind | None:
    """What begins with a bracket, as JSON does, and is told by what stands in it."""
    if _is_notebook(start):
        return NOTEBOOK
    return next(
        (kind for pattern, kind in ((IS_TOML, TOML), (IS_TOPOJSON, TOPOJSON)) if re.match(pattern, start)), None
    )


def _is_notebook(start: bytes) -> bool:
    return (
        start.lstrip().startswith(b"{") and b'"cells"' in start and (b'"cell_type"' in start or b'"nbformat"' in start)
    )


def _archive(content: bytes, name: str) -> Kind:
    with suppress(zipfile.BadZipFile, OSError, ValueError), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        told = archive.read("mimetype")[:200] if "mimetype" in names else b""
        for held, kind in ARCHIVES:
            if any(each.startswith(held) for each in names):
                return kind
        for sign, kind in ODF.items():
            if sign in told:
                return kind
        if found := _named(name):
            return found
        if EBOOK in names:
            return Kind("an e-book", PANDOC)
        return Kind("a zip archive", "unzip {file} -d {stem}, then name a file in it: " + ", ".join(names[:3]))
    return Kind("a damaged zip archive or workbook", "get it anew")


def _ole(content: bytes, name: str) -> Kind:
    for stream, kind in OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return kind
    return _named(name) or OLE_OTHER


def _named(name: str) -> Kind | None:
    """What a file that is no text is by its name; None where that tells nothing."""
    from krjp.files.formats import LANGUAGE, by_ending

    format = by_ending(_ending(name))
    known = format if format and format.group != LANGUAGE else None
    kind = _curated(name, STEPS.get(known.group, "") if known else "")
    if known is None or (kind and known.group not in GROUPS.get(kind.name, ())):
        return kind
    return kind._replace(format=_plainly(known.name)) if kind else _of_format(known)


def _called(kind: Kind, name: str, start: bytes) -> Kind | None:
    """What a text, a table or XML is by its name; None where that tells no more."""
    from krjp.files.formats import LANGUAGE, by_beginning, by_ending

    if kind.name != TABLE and (told := _curated(name, text=True)):
        return told
    # Whatever it is called, a text that tells of days is one.
    tells_of_days = kind in _MARKUP or _TELLS_OF_DAYS.match(start) is not None
    if kind is TEXT and not tells_of_days and (told := _curated(name)):
        return told
    format = by_ending(_ending(name)) if kind not in _MARKUP else None
    if format is None or (kind.name == TABLE and format.group != LANGUAGE):
        return None
    if by_beginning(start, _ending(name)) == format:
        return _named(name)
    return _of_format(format) if format.text or not tells_of_days else None


def _curated(name: str, step: str = "", *, text: bool = False) -> Kind | None:
    """What a file is by its name in krjp's own words, with what to do; None where it has none."""
    from krjp.files.endings import told_by_name

    what, _, own_step = (told_by_name(name, text=text) or "").partition("; ")
    return Kind(what, own_step or step or NOTHING) if what else None


def _of_format(format: Format) -> Kind:
    from krjp.files.formats import LANGUAGE

    if format.group == LANGUAGE:
        return Kind(f"{format.name} source code", STEPS[LANGUAGE])
    for kind, groups in GROUPS.items():
        if format.group == groups[0]:
            return Kind(kind, STEPS.get(format.group, NOTHING), _plainly(format.name))
    return Kind(f"a file of the kind {format.name}", STEPS.get(format.group, NOTHING))


def _plainly(format: str) -> str:
    """The name of a format that is to stand in brackets."""
    return re.sub(r"\s*\(.*\)", "", format)


def _is_text(start: bytes) -> bool:
    return b"\0" not in start and _odd(start) <= MOST_BINARY * len(start)


def _odd(start: bytes) -> int:
    """How many bytes no text has."""
    return len(start) - len(start.translate(None, _CONTROLS))


def _text(start: bytes, ending: str) -> Kind:
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not start.strip():
        return Kind("empty", "name a file with something in it")
    if b"\0" in start and not wide and ending not in _TABLES:  # a cell may hold it
        return _BINARY
    if not wide and _odd(start) > MOST_BINARY * len(start):
        return _BINARY
    text = start.decode("utf-16", "replace") if wide else start.decode("utf-8-sig", "replace")
    if wide and begins_as_json(text.encode()):
        return Kind(CHRONOLOGY)  # its reader says in what it has to be
    if ending in _TABLES:
        # What a link gives that needs a login, or calls a page a table.
        page = re.match(IS_HTML, text)
        return HTML if page else Kind(TABLE)
    for pattern, kind in BEGINNINGS[:-1]:
        if re.match(pattern, text):
            return kind
    if ending in ENDINGS:
        return _BY_NAME[ENDINGS[ending]]
    if re.match(BEGINNINGS[-1][0], text) and not _looks_delimited(text):
        return BEGINNINGS[-1][1]
    return Kind(TABLE) if _looks_delimited(text) else TEXT


def _looks_delimited(text: str) -> bool:
    """True when most lines of a text have as many delimiters as the others."""
    lines = [line for line in text.split("\n")[:-1] or [text] if line.strip()][:50]
    for sign in ",;\t|":
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count) if counts else 0
        if usual and len(lines) > 1 and counts.count(usual) * 10 >= len(lines) * 6 and counts[0] >= 1:
            return True
    return False


def next_step(kind: Kind, name: str) -> str:
    """What to do with a file of a kind that krjp does not read, in one line: paths in it are safe to paste."""
    stem = re.sub(r"(?i)\.(?:gz|\w{1,8})$", "", os.path.basename(name)) or "data"
    step = kind.step
    if "{table}" in step:
        step = step.replace("{table}", _first_table(name))
    csv, json = f"{stem}.csv", f"{stem}.json"
    for sign, text in (("{file!r}", repr(name)), ("{csv!r}", repr(csv)), ("{json!r}", repr(json)),
                       ("{file}", quote(name)), ("{stem}.csv", quote(csv)), ("{stem}", quote(stem))):  # fmt: skip
        step = step.replace(sign, text)
    return step


def _first_table(name: str) -> str:
    """The first table of an SQLite database."""
    import sqlite3

    with suppress(sqlite3.Error):
        database = sqlite3.connect(f"file:{name}?mode=ro", uri=True)
        try:
            found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchone()
        finally:
            database.close()
        if found:
            return str(found[0])
    return "NAME"
