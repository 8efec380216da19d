"""What a file is, told by its content first and by its name second; and what to do with one that krjp does not read.

Of each kind there is one row: how it is told, and a command that makes something of it that krjp reads. In a command
`{file}` is the file, `{stem}` its name without its ending.
"""

from __future__ import annotations

import io
import os.path
import re
import zipfile
from contextlib import suppress
from shlex import quote
from typing import NamedTuple

from krjp.files.endings import told_by_name

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

CALENDAR, CHRONOLOGY, TABLE, WORKBOOK = "a calendar", "JSON", "a table", "a workbook"
TEXTS = ("HTML", "Markdown", "text", "mail", "a PDF", "a Word document", "LaTeX", "XML", "YAML", "a news feed", "empty")
"""What `krjp import` reads, by the names of the kinds."""
# So many bytes show what a file is; in the middle of a longer one stands nothing else.
BEGINNING = 4096
MOST_BINARY = 0.02


class Kind(NamedTuple):
    """A kind of file."""

    name: str
    """With its article, as in a message."""
    step: str = ""
    """What makes something of it that krjp reads; empty for what krjp reads."""


class _Sign(NamedTuple):
    """Bytes at a place that only files of one kind have."""

    magic: bytes
    kind: Kind
    at: int = 0


_IMPORT = "krjp import {file} --save {stem}.json"
_PANDOC = "pandoc -t plain --wrap=none {file} | krjp import - --save {stem}.json"
_PANDAS = 'python3 -c "import pandas; pandas.{reader}({file!r}).to_csv({csv!r}, index=False)", then name {stem}.csv'
_OCR = "tesseract {file} {stem} && krjp import {stem}.txt --save {stem}.json"
_NOTHING = "krjp reads tables, calendars, JSON and text; name one of these"
_RECORDING = "it holds no text to read; krjp reads a transcript: krjp import transcript.txt --save {stem}.json"
_UNPACK = "{command}, then name the file in it"


def _pandas(reader: str) -> str:
    return _PANDAS.replace("{reader}", reader)


_R = 'Rscript -e \'write.csv({reader}("{file}"), "{stem}.csv")\', then name {stem}.csv'
_FEED = "pandoc -f html -t plain {file} | krjp import - --save {stem}.json"
_MAP = "ogr2ogr -f CSV {stem}.csv {file}, then name {stem}.csv"
_YAML = (
    'python3 -c "import json, yaml; '
    "json.dump(yaml.safe_load(open({file!r})), open({json!r}, 'w'), default=str)\", then name {stem}.json"
)
_EXPORT = "open it and export it as CSV or Excel (File, Export To), then name that file"
_IMAGE = Kind("an image", f"to read the text in it: {_OCR}")
_VIDEO, _SOUND = Kind("a video", _RECORDING), Kind("a sound recording", _RECORDING)
_PROGRAM = Kind("a program", _NOTHING)

_SIGNS = (
    _Sign(b"%PDF-", Kind("a PDF", _IMPORT)),
    _Sign(b"{\\rtf", Kind("an RTF document", _PANDOC)),
    _Sign(b"SQLite format 3\0", Kind("an SQLite database",
          "sqlite3 -header -csv {file} 'SELECT * FROM {table}' > {stem}.csv, then name {stem}.csv")),
    _Sign(b"DUCK", Kind("a DuckDB database", "duckdb {file} 'SHOW TABLES', then duckdb -csv {file} "
          "'FROM NAME' > {stem}.csv for one of them"), 8),
    _Sign(b"PAR1", Kind("a Parquet file", "duckdb -csv -c \"FROM {file!r}\" > {stem}.csv, then name {stem}.csv")),
    _Sign(b"ARROW1", Kind("an Arrow file", _pandas("read_feather"))),
    _Sign(b"Obj\x01", Kind("an Avro file", "duckdb -csv -c \"INSTALL avro; LOAD avro; FROM read_avro({file!r})\" > "
          "{stem}.csv, then name {stem}.csv")),
    _Sign(b"ORC", Kind("an ORC file", _pandas("read_orc"))),
    _Sign(b"\x89HDF\r\n\x1a\n", Kind("an HDF5 file", _pandas("read_hdf"))),
    _Sign(b"<stata_dta>", Kind("a Stata file", _pandas("read_stata"))),
    _Sign(b"$FL2", Kind("an SPSS file", _pandas("read_spss"))),
    _Sign(b"\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60", Kind("a SAS file", _pandas("read_sas"))),
    _Sign(b"RDX", Kind("R data", _R.replace("{reader}", "(function(f) get(load(f)))"))),
    _Sign(b"X\n\0\0\0", Kind("R data", _R.replace("{reader}", "readRDS"))),
    _Sign(b"\x93NUMPY", Kind("a NumPy array", _NOTHING)),
    _Sign(b"\x80\x04", Kind("a Python pickle", "it may run anything when read; have its maker write CSV or JSON")),
    _Sign(b"\x80\x05", Kind("a Python pickle", "it may run anything when read; have its maker write CSV or JSON")),
    _Sign(b"\x89PNG\r\n\x1a\n", _IMAGE), _Sign(b"\xff\xd8\xff", _IMAGE), _Sign(b"GIF8", _IMAGE),
    _Sign(b"II*\0", _IMAGE), _Sign(b"MM\0*", _IMAGE), _Sign(b"WEBP", _IMAGE, 8), _Sign(b"BM", _IMAGE),
    _Sign(b"ftypheic", _IMAGE, 4), _Sign(b"ftypavif", _IMAGE, 4), _Sign(b"\0\0\1\0", _IMAGE), _Sign(b"8BPS", _IMAGE),
    _Sign(b"ftyp", _VIDEO, 4), _Sign(b"\x1aE\xdf\xa3", _VIDEO), _Sign(b"AVI ", _VIDEO, 8),
    _Sign(b"ID3", _SOUND), _Sign(b"\xff\xfb", _SOUND), _Sign(b"WAVE", _SOUND, 8), _Sign(b"OggS", _SOUND),
    _Sign(b"fLaC", _SOUND), _Sign(b"MThd", _SOUND),
    _Sign(b"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", _UNPACK.replace("{command}", "7z x {file}"))),
    _Sign(b"Rar!", Kind("a RAR archive", _UNPACK.replace("{command}", "unrar x {file}"))),
    _Sign(b"ustar", Kind("a tar archive", _UNPACK.replace("{command}", "tar -xf {file}")), 257),
    _Sign(b"BZh", Kind("compressed by bzip2", "bzip2 -dc {file} | krjp list --data -")),
    _Sign(b"\xfd7zXZ\0", Kind("compressed by xz", "xz -dc {file} | krjp list --data -")),
    _Sign(b"\x28\xb5\x2f\xfd", Kind("compressed by zstd", "zstd -dc {file} | krjp list --data -")),
    _Sign(b"\x04\x22\x4d\x18", Kind("compressed by lz4", "lz4 -dc {file} | krjp list --data -")),
    _Sign(b"\x7fELF", _PROGRAM), _Sign(b"MZ", _PROGRAM), _Sign(b"\xcf\xfa\xed\xfe", _PROGRAM),
    _Sign(b"\xca\xfe\xba\xbe", _PROGRAM),
    _Sign(b"wOFF", Kind("a font", _NOTHING)), _Sign(b"\0\1\0\0\0", Kind("a font", _NOTHING)),
    _Sign(b"OTTO", Kind("a font", _NOTHING)),
    _Sign(b"version https://git-lfs", Kind("a placeholder of Git LFS", "git lfs pull, then ask again")),
    _Sign(b"-----BEGIN PGP", Kind("encrypted", "gpg --decrypt {file} > {stem}.txt, then name {stem}.txt")),
    _Sign(b"age-encryption.org", Kind("encrypted", "age --decrypt {file} > {stem}.txt, then name {stem}.txt")),
    _Sign(b"bplist00", Kind("a property list", "plutil -convert json {file}, then name it")),
    _Sign(b"\0\0\x27\x0a", Kind("a shapefile of a map", _MAP)),
    _Sign(b"CDF\x01", Kind("a NetCDF file", _NOTHING)), _Sign(b"CDF\x02", Kind("a NetCDF file", _NOTHING)),
    _Sign(b"\0\1\0\0Standard ", Kind("an Access database", "mdb-tables {file}, then mdb-export {file} NAME > "
          "{stem}.csv for one of them")),
    _Sign(b"\xff\xf3", _SOUND), _Sign(b"\xff\xf2", _SOUND), _Sign(b"#!AMR", _SOUND),
    _Sign(b"FLV\x01", _VIDEO), _Sign(b"\0\0\1\xba", _VIDEO), _Sign(b"\0\0\1\xb3", _VIDEO),
    _Sign(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", _VIDEO),
    _Sign(b"\xff\x0a", _IMAGE), _Sign(b"\0\0\0\x0cJXL ", _IMAGE), _Sign(b"\0\0\0\x0cjP  ", _IMAGE),
    _Sign(b"gimp xcf", _IMAGE), _Sign(b"%!PS", Kind("a PostScript document", "ps2ascii {file} | krjp import - --save "
          "{stem}.json")),
    _Sign(b"\0asm", _PROGRAM), _Sign(b"\xce\xfa\xed\xfe", _PROGRAM), _Sign(b"dex\n", _PROGRAM),
    _Sign(b"true\0", Kind("a font", _NOTHING)), _Sign(b"ttcf", Kind("a font", _NOTHING)),
    _Sign(b"!<arch>\n", Kind("an archive", _UNPACK.replace("{command}", "ar x {file}"))),
    _Sign(b"MSCF", Kind("a cabinet archive", _UNPACK.replace("{command}", "cabextract {file}"))),
    _Sign(b"-----BEGIN ", Kind("a key or certificate", _NOTHING)),
    _Sign(b"ssh-rsa ", Kind("a key", _NOTHING)), _Sign(b"ssh-ed25519 ", Kind("a key", _NOTHING)),
    _Sign(b"\xd4\xc3\xb2\xa1", Kind("a capture of a network", _NOTHING)),
    _Sign(b"!BDN", Kind("an Outlook mailbox", "readpst -o {stem} {file}, then import what is in it")),
)  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOC = Kind("a Word document of before 2007",
            "soffice --headless --convert-to docx {file}, then name {stem}.docx")  # fmt: skip
_SLIDES = Kind("a presentation", "soffice --headless --convert-to pdf {file}, then: "
               "pdftotext -layout {stem}.pdf - | krjp import - --save {stem}.json")  # fmt: skip
# What an archive holds tells what it is.
_ARCHIVES = (
    ("xl/workbook.", Kind(WORKBOOK)),
    ("word/document.xml", Kind("a Word document", _IMPORT)),
    ("ppt/presentation.xml", _SLIDES),
    ("META-INF/container.xml", Kind("an e-book", _PANDOC)),
    ("Index/Document.iwa", Kind("a document of Numbers, Pages or Keynote", _EXPORT)),
    ("Index/Tables/", Kind("a document of Numbers, Pages or Keynote", _EXPORT)),
    ("doc.kml", Kind("a KML map of Google Earth", _MAP)),
    ("META-INF/MANIFEST.MF", _PROGRAM),
)
_ODF = {
    b"opendocument.spreadsheet": Kind(WORKBOOK),
    b"opendocument.text": Kind("an OpenDocument text", _PANDOC),
    b"opendocument.presentation": _SLIDES,
}
# Text that means something to a program, by how it begins.
_TEXTS = (
    (r"BEGIN:VCALENDAR", Kind(CALENDAR)),
    (r"BEGIN:VCARD", Kind("an address book", _NOTHING)),
    (r"(?is)\s*<(?:!doctype\s+html|html\b)", Kind("HTML", _IMPORT)),
    (r"(?s).{0,2000}<body[\s>]", Kind("HTML", _IMPORT)),
    (r"(?s)\s*(?:<\?xml.{0,500}?)?<svg\b", Kind("a drawing", "name the data it was drawn from")),
    (r"(?s)\s*(?:<\?xml.{0,500}?)?<(?:rss|feed)\b", Kind("a news feed", _FEED)),
    (r"(?s)\s*(?:<\?xml.{0,500}?)?<kml\b", Kind("a KML map of Google Earth", _MAP)),
    (r"(?s)\s*<\?xml|\s*<!--.*?-->\s*<[a-z]", Kind("XML", "open it in a spreadsheet and save it as CSV, or: "
     "xmlstarlet sel -t -m '//EVENT' -v DATE -o , -v TITLE -n {file} > {stem}.csv with your own names")),
    (r"\s*@\w+\s*\{[^\n]*,\s*\n", Kind("a bibliography", _NOTHING)),
    (r"TY  - ", Kind("a bibliography", _NOTHING)),
    (r"(?s)\s*\\(?:documentclass|begin)\b", Kind("LaTeX", _PANDOC)),
    (r"(?i)\s*(?:--[^\n]*\n\s*)*(?:create\s+table|insert\s+into|begin\s+transaction|pragma\s)",
     Kind("SQL", "sqlite3 {stem}.db < {file}, then sqlite3 -header -csv {stem}.db 'SELECT * FROM NAME' > {stem}.csv")),
    (r"From \S+@?\S* .*\n|(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version): ",
     Kind("mail", _IMPORT)),
    (r"#!", Kind("a script", "run it, if you trust it, and name what it writes")),
    (r"---\s*\n|\s*(?:- )?\w[\w ]*:\s*(?:\n\s+|\S[^\n]*\n(?:- )?\s*\w[\w ]*:\s)", Kind("YAML", _YAML)),
)  # fmt: skip
# A name of a section in brackets, and below it a name with a value.
_IS_TOML = rb"(?:#[^\n]*\n|\s)*\[\[?[\w.-]+\]\]?[ \t]*(?:#[^\n]*)?\r?\n\s*(?:[;#][^\n]*\n\s*)*[\w.-]+ *="
_TOML = Kind("settings (TOML or INI)", _NOTHING)
_NOTEBOOK = Kind("a Jupyter notebook", "jupyter nbconvert --to markdown {file}, then: krjp import {stem}.md")
_HTML = next(at for at, (_, kind) in enumerate(_TEXTS) if kind.name == "HTML")
_ENDINGS = {
    ".yaml": "YAML", ".yml": "YAML", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".md": "Markdown",
    ".markdown": "Markdown", ".tex": "LaTeX", ".bib": "a bibliography", ".ris": "a bibliography", ".sql": "SQL",
    ".eml": "mail", ".mbox": "mail", ".py": "a script", ".sh": "a script", ".r": "a script", ".xml": "XML",
}  # fmt: skip
TEXT = Kind("text", _IMPORT)
_BINARY = Kind("binary data that krjp does not know", _NOTHING)
_BY_NAME = {kind.name: kind for _, kind in _TEXTS} | {"Markdown": Kind("Markdown", _IMPORT)}
# Kinds of which the name may tell more.
_UNTOLD = (_BINARY, TEXT, *(kind for _, kind in _TEXTS if kind.name in ("XML", "HTML")))
_TABLES = (".csv", ".tsv", ".tab", ".psv")
# What a text may begin with, and no JSON: wikitext, a link, a date or a number in brackets, RTF.
_NO_JSON = re.compile(
    rb"\{(?:[{|]|\\rtf)|\[\[?\s*(?!(?:true|false|null|NaN)\b)[A-Za-z\x80-\xff]"
    rb"|\[\d+(?:\s+[A-Za-z]|[-./]\d+[-./]\d|\]\s*[A-Za-z])"
)


def begins_as_json(start: bytes, name: str = "") -> bool:
    """True for a beginning that may be that of JSON, whether or not it goes on so; a name may say that it is."""
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    named = name.lower().removesuffix(".gz").endswith((".json", ".jsonl", ".ndjson"))
    return start[:1] in (b"[", b"{") and ((named and not start.startswith(b"{\\rtf")) or not _NO_JSON.match(start))


def kind_of(content: bytes, name: str) -> Kind:
    """What some content is; of a long file its beginning will do, but for archives."""
    start = content[:BEGINNING]
    if _is_notebook(start):
        return _NOTEBOOK
    if re.match(_IS_TOML, start.removeprefix(b"\xef\xbb\xbf")):
        return _TOML
    if begins_as_json(start, name):
        return Kind(CHRONOLOGY)
    if start.startswith(b"PK\x03\x04"):
        return _archive(content)
    if start.startswith(_OLE):
        return _ole(content, name)
    for magic, kind, at in _SIGNS:
        if start.startswith(magic, at) and (len(magic) > 2 or not _is_text(start)):
            return kind
    kind = _text(start, os.path.splitext(name.removesuffix(".gz"))[1].lower())
    told = told_by_name(name, text=kind is not _BINARY) if kind in _UNTOLD else None
    if told is None:
        return kind
    what, _, step = told.partition("; ")
    return Kind(what, step or _NOTHING)


def _is_notebook(start: bytes) -> bool:
    return (
        start.lstrip().startswith(b"{") and b'"cells"' in start and (b'"cell_type"' in start or b'"nbformat"' in start)
    )


def _archive(content: bytes) -> Kind:
    with suppress(zipfile.BadZipFile, OSError, ValueError), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        for held, kind in _ARCHIVES[:3]:
            if any(name.startswith(held) for name in names):
                return kind
        if "mimetype" in names:
            told = archive.read("mimetype")[:200]
            for sign, kind in _ODF.items():
                if sign in told:
                    return kind
        for held, kind in _ARCHIVES[3:]:
            if any(name.startswith(held) for name in names):
                return kind
        return Kind("a zip archive", "unzip {file} -d {stem}, then name a file in it: " + ", ".join(names[:3]))
    return Kind("a damaged zip archive or workbook", "get it anew")


def _ole(content: bytes, name: str) -> Kind:
    for stream, kind in (("WordDocument", _DOC), ("PowerPoint Document", _SLIDES), ("Workbook", Kind(WORKBOOK)),
                         ("Book", Kind(WORKBOOK))):  # fmt: skip
        if stream.encode("utf-16-le") in content:
            return kind
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Kind(WORKBOOK)  # its reader says that it is locked
    del name
    return Kind("an Outlook message or another file of Office before 2007", "open it and save it as text")


def _is_text(start: bytes) -> bool:
    return b"\0" not in start


def _text(start: bytes, ending: str) -> Kind:
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not start.strip():
        return Kind("empty", "name a file with something in it")
    if b"\0" in start and not wide and ending not in _TABLES:  # a cell may hold it
        return _BINARY
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start)
    if not wide and odd > MOST_BINARY * len(start):
        return _BINARY
    text = start.decode("utf-16", "replace") if wide else start.decode("utf-8-sig", "replace")
    if wide and begins_as_json(text.encode()):
        return Kind(CHRONOLOGY)  # its reader says in what it has to be
    if ending in _TABLES:
        # What a link gives that needs a login, or calls a page a table.
        page = re.match(_TEXTS[_HTML][0], text)
        return _TEXTS[_HTML][1] if page else Kind(TABLE)
    for pattern, kind in _TEXTS[:-1]:
        if re.match(pattern, text):
            return kind
    if ending in _ENDINGS:
        return _BY_NAME[_ENDINGS[ending]]
    if re.match(_TEXTS[-1][0], text) and not _looks_delimited(text):
        return _TEXTS[-1][1]
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
