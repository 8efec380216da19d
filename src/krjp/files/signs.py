"""What files of each kind begin with, for the kinds of which krjp can say what to do.

Of each kind there is one row: how it is told, and a command that makes something of it that krjp reads. In a command
`{file}` is the file, `{stem}` its name without its ending.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "ARCHIVES",
    "BEGINNINGS",
    "CALENDAR",
    "CONTAINERS",
    "EBOOK",
    "ENDINGS",
    "GROUPS",
    "HTML",
    "IMPORT",
    "IS_HTML",
    "IS_TOML",
    "IS_TOPOJSON",
    "NOTEBOOK",
    "NOTHING",
    "ODF",
    "OLE",
    "OLE_OTHER",
    "OLE_STREAMS",
    "PANDOC",
    "SIGNS",
    "SOUND",
    "STEPS",
    "TOML",
    "TOPOJSON",
    "VIDEO",
    "WORKBOOK",
    "Kind",
    "Sign",
]

CALENDAR, WORKBOOK = "a calendar", "a workbook"


class Kind(NamedTuple):
    """A kind of file."""

    name: str
    """With its article, as in a message."""
    step: str = ""
    """What makes something of it that krjp reads; empty for what krjp reads."""
    format: str = ""
    """The format of which the kind is a group, where it is known: `Windows Media Audio` of sound recordings."""

    @property
    def told(self) -> str:
        """What the file is, as in a message: `a sound recording (Windows Media Audio)`."""
        return f"{self.name} ({self.format})" if self.format else self.name


class Sign(NamedTuple):
    """Bytes at a place that only files of one kind have."""

    magic: bytes
    kind: Kind
    at: int = 0


IMPORT = "krjp import {file} --save {stem}.json"
PANDOC = "pandoc -t plain --wrap=none {file} | krjp import - --save {stem}.json"
_PANDAS = 'python3 -c "import pandas; pandas.{reader}({file!r}).to_csv({csv!r}, index=False)", then name {stem}.csv'
_OCR = "tesseract {file} {stem} && krjp import {stem}.txt --save {stem}.json"
NOTHING = "krjp reads tables, calendars, JSON and text; name one of these"
RECORDING = "it holds no text to read; krjp reads a transcript: krjp import transcript.txt --save {stem}.json"
_UNPACK = "{command}, then name the file in it"


def _pandas(reader: str) -> str:
    return _PANDAS.replace("{reader}", reader)


_R = 'Rscript -e \'write.csv({reader}("{file}"), "{stem}.csv")\', then name {stem}.csv'
_FEED = "pandoc -f html -t plain {file} | krjp import - --save {stem}.json"
MAP = "ogr2ogr -f CSV {stem}.csv {file}, then name {stem}.csv"
_YAML = (
    'python3 -c "import json, yaml; '
    "json.dump(yaml.safe_load(open({file!r})), open({json!r}, 'w'), default=str)\", then name {stem}.json"
)
EXPORT = "open it and export it as CSV or Excel (File, Export To), then name that file"
IMAGE = Kind("an image", f"to read the text in it: {_OCR}")
VIDEO, SOUND = Kind("a video", RECORDING), Kind("a sound recording", RECORDING)
PROGRAM, FONT = Kind("a program", NOTHING), Kind("a font", NOTHING)
_SQUASHED = Kind("an image of a file system", _UNPACK.replace("{command}", "unsquashfs {file}"), "SquashFS")
_LOG = Kind("a Windows event log", "open it in the Event Viewer and save all events as CSV, then name that file")

SIGNS = (
    Sign(b"%PDF-", Kind("a PDF", IMPORT)),
    Sign(b"{\\rtf", Kind("an RTF document", PANDOC)),
    Sign(b"SQLite format 3\0", Kind("an SQLite database",
          "sqlite3 -header -csv {file} 'SELECT * FROM {table}' > {stem}.csv, then name {stem}.csv")),
    Sign(b"DUCK", Kind("a DuckDB database", "duckdb {file} 'SHOW TABLES', then duckdb -csv {file} "
          "'FROM NAME' > {stem}.csv for one of them"), 8),
    Sign(b"PAR1", Kind("a Parquet file", "duckdb -csv -c \"FROM {file!r}\" > {stem}.csv, then name {stem}.csv")),
    Sign(b"ARROW1", Kind("an Arrow file", _pandas("read_feather"))),
    Sign(b"Obj\x01", Kind("an Avro file", "duckdb -csv -c \"INSTALL avro; LOAD avro; FROM read_avro({file!r})\" > "
          "{stem}.csv, then name {stem}.csv")),
    Sign(b"ORC", Kind("an ORC file", _pandas("read_orc"))),
    Sign(b"\x89HDF\r\n\x1a\n", Kind("an HDF5 file", _pandas("read_hdf"))),
    Sign(b"<stata_dta>", Kind("a Stata file", _pandas("read_stata"))),
    Sign(b"$FL2", Kind("an SPSS file", _pandas("read_spss"))),
    Sign(b"\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60", Kind("a SAS file", _pandas("read_sas"))),
    Sign(b"RDX", Kind("R data", _R.replace("{reader}", "(function(f) get(load(f)))"))),
    Sign(b"X\n\0\0\0", Kind("R data", _R.replace("{reader}", "readRDS"))),
    Sign(b"\x93NUMPY", Kind("a NumPy array", NOTHING)),
    Sign(b"\x80\x04", Kind("a Python pickle", "it may run anything when read; have its maker write CSV or JSON")),
    Sign(b"\x80\x05", Kind("a Python pickle", "it may run anything when read; have its maker write CSV or JSON")),
    Sign(b"\x89PNG\r\n\x1a\n", IMAGE), Sign(b"\xff\xd8\xff", IMAGE), Sign(b"GIF8", IMAGE),
    Sign(b"II*\0", IMAGE), Sign(b"MM\0*", IMAGE), Sign(b"WEBP", IMAGE, 8), Sign(b"BM", IMAGE),
    Sign(b"ftypheic", IMAGE, 4), Sign(b"ftypavif", IMAGE, 4), Sign(b"\0\0\1\0", IMAGE), Sign(b"8BPS", IMAGE),
    Sign(b"ftypM4A", SOUND, 4), Sign(b"ftypM4B", SOUND, 4), Sign(b"ftyp", VIDEO, 4), Sign(b"\x1aE\xdf\xa3", VIDEO),
    Sign(b"AVI ", VIDEO, 8),
    Sign(b"ID3", SOUND), Sign(b"\xff\xfb", SOUND), Sign(b"WAVE", SOUND, 8), Sign(b"OggS", SOUND),
    Sign(b"fLaC", SOUND), Sign(b"MThd", SOUND),
    Sign(b"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", _UNPACK.replace("{command}", "7z x {file}"))),
    Sign(b"Rar!", Kind("a RAR archive", _UNPACK.replace("{command}", "unrar x {file}"))),
    Sign(b"ustar", Kind("a tar archive", _UNPACK.replace("{command}", "tar -xf {file}")), 257),
    Sign(b"BZh", Kind("compressed by bzip2", "bzip2 -dc {file} | krjp list --data -")),
    Sign(b"\xfd7zXZ\0", Kind("compressed by xz", "xz -dc {file} | krjp list --data -")),
    Sign(b"\x28\xb5\x2f\xfd", Kind("compressed by zstd", "zstd -dc {file} | krjp list --data -")),
    Sign(b"\x04\x22\x4d\x18", Kind("compressed by lz4", "lz4 -dc {file} | krjp list --data -")),
    Sign(b"\x7fELF", PROGRAM), Sign(b"MZ", PROGRAM), Sign(b"\xcf\xfa\xed\xfe", PROGRAM),
    Sign(b"\xca\xfe\xba\xbe", PROGRAM),
    Sign(b"wOFF", FONT), Sign(b"\0\1\0\0\0", FONT),
    Sign(b"OTTO", FONT),
    Sign(b"version https://git-lfs", Kind("a placeholder of Git LFS", "git lfs pull, then ask again")),
    Sign(b"-----BEGIN PGP", Kind("encrypted", "gpg --decrypt {file} > {stem}.txt, then name {stem}.txt")),
    Sign(b"age-encryption.org", Kind("encrypted", "age --decrypt {file} > {stem}.txt, then name {stem}.txt")),
    Sign(b"bplist00", Kind("a property list", "plutil -convert json {file}, then name it")),
    Sign(b"\0\0\x27\x0a", Kind("a shapefile of a map", MAP)),
    Sign(b"CDF\x01", Kind("a NetCDF file", NOTHING)), Sign(b"CDF\x02", Kind("a NetCDF file", NOTHING)),
    Sign(b"\0\1\0\0Standard ", Kind("an Access database", "mdb-tables {file}, then mdb-export {file} NAME > "
          "{stem}.csv for one of them")),
    Sign(b"\xff\xf3", SOUND), Sign(b"\xff\xf2", SOUND), Sign(b"#!AMR", SOUND),
    Sign(b"FLV\x01", VIDEO), Sign(b"\0\0\1\xba", VIDEO), Sign(b"\0\0\1\xb3", VIDEO),
    Sign(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", VIDEO),
    Sign(b"\xff\x0a", IMAGE), Sign(b"\0\0\0\x0cJXL ", IMAGE), Sign(b"\0\0\0\x0cjP  ", IMAGE),
    Sign(b"gimp xcf", IMAGE), Sign(b"%!PS", Kind("a PostScript document", "ps2ascii {file} | krjp import - --save "
          "{stem}.json")),
    Sign(b"\0asm", PROGRAM), Sign(b"\xce\xfa\xed\xfe", PROGRAM), Sign(b"dex\n", PROGRAM),
    Sign(b"true\0", FONT), Sign(b"ttcf", FONT),
    Sign(b"!<arch>\n", Kind("an archive", _UNPACK.replace("{command}", "ar x {file}"))),
    Sign(b"MSCF", Kind("a cabinet archive", _UNPACK.replace("{command}", "cabextract {file}"))),
    Sign(b"-----BEGIN ", Kind("a key or certificate", NOTHING)),
    Sign(b"ssh-rsa ", Kind("a key", NOTHING)), Sign(b"ssh-ed25519 ", Kind("a key", NOTHING)),
    Sign(b"\xd4\xc3\xb2\xa1", Kind("a capture of a network", NOTHING)),
    Sign(b"PGDMP", Kind("a dump of a PostgreSQL database", "pg_restore -f {stem}.sql {file}, then load {stem}.sql and "
          "export the table of events: psql --csv -c 'TABLE NAME' > {stem}.csv")),
    Sign(b"GRIB", Kind("weather data (GRIB)", "wgrib2 {file} -csv {stem}.csv, then name {stem}.csv")),
    Sign(b"LASF", Kind("a point cloud of a laser scan (LiDAR)", NOTHING)),
    Sign(b"hsqs", _SQUASHED), Sign(b"sqsh", _SQUASHED),
    Sign(b"Cr24", Kind("a browser extension", NOTHING, "CRX")),
    Sign(b"ElfFile\0", _LOG), Sign(b"\x30\0\0\0LfLe", _LOG),
    Sign(b"ISO-10303-21;", Kind("a construction drawing or model", NOTHING, "STEP, ISO 10303-21")),
    Sign(b"!BDN", Kind("an Outlook mailbox", "readpst -o {stem} {file}, then import what is in it")),
)  # fmt: skip

CONTAINERS = (b"ftyp", b"\x1aE\xdf\xa3", b"OggS", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11")
"""What sounds and videos of one format both begin with."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = Kind("a Word document of before 2007",
            "soffice --headless --convert-to docx {file}, then name {stem}.docx")  # fmt: skip
SLIDES = Kind("a presentation", "soffice --headless --convert-to pdf {file}, then: "
               "pdftotext -layout {stem}.pdf - | krjp import - --save {stem}.json")  # fmt: skip
# What a file of Office before 2007 holds, by the names of its streams.
OLE_STREAMS = (
    ("WordDocument", DOC), ("PowerPoint Document", SLIDES), ("Workbook", Kind(WORKBOOK)), ("Book", Kind(WORKBOOK)),
    ("EncryptedPackage", Kind(WORKBOOK)),  # its reader says that it is locked
    ("__substg1.0_", Kind("an Outlook message", "open it and save it as text")),
)  # fmt: skip
OLE_OTHER = Kind("an Outlook message or another file of Office before 2007", "open it and save it as text")
EBOOK = "META-INF/container.xml"
# What an archive holds tells what it is.
ARCHIVES = (
    ("xl/workbook.", Kind(WORKBOOK)),
    ("word/document.xml", Kind("a Word document", IMPORT)),
    ("ppt/presentation.xml", SLIDES),
    ("Index/Document.iwa", Kind("a document of Numbers, Pages or Keynote", EXPORT)),
    ("Index/Tables/", Kind("a document of Numbers, Pages or Keynote", EXPORT)),
    (
        "FixedDocumentSequence.fdseq",
        Kind("an XPS document", "save it as PDF, then: krjp import {stem}.pdf --save {stem}.json"),
    ),
    ("doc.kml", Kind("a KML map of Google Earth", MAP)),
)
ODF = {
    b"opendocument.spreadsheet": Kind(WORKBOOK),
    b"opendocument.text": Kind("an OpenDocument text", PANDOC),
    b"opendocument.presentation": SLIDES,
}
# Text that means something to a program, by how it begins.
BEGINNINGS = (
    (r"BEGIN:VCALENDAR", Kind(CALENDAR)),
    (r"BEGIN:VCARD", Kind("an address book", NOTHING)),
    (r"(?is)\s*(?:<\?xml.{0,200}?\?>\s*)?<(?:!doctype\s+html|html\b)", Kind("HTML", IMPORT)),
    # Other XML has bodies too.
    (r"(?s)(?!\s*<\?xml|\s*<FictionBook).{0,2000}<body[\s>]", Kind("HTML", IMPORT)),
    (r"(?s)\s*(?:<\?xml.{0,500}?)?<FictionBook\b", Kind("an e-book", PANDOC.replace("-t", "-f fb2 -t"), "FictionBook")),
    (r"(?s)\s*(?:<\?xml.{0,500}?)?<svg\b", Kind("a drawing", "name the data it was drawn from")),
    (r"(?s)\s*(?:<\?xml.{0,500}?)?<(?:rss|feed)\b", Kind("a news feed", _FEED)),
    (r"(?s)\s*(?:<\?xml.{0,500}?)?<kml\b", Kind("a KML map of Google Earth", MAP)),
    (r"(?s)\s*<\?xml|\s*<!--.*?-->\s*<[a-z]", Kind("XML", "open it in a spreadsheet and save it as CSV, or: "
     "xmlstarlet sel -t -m '//EVENT' -v DATE -o , -v TITLE -n {file} > {stem}.csv with your own names")),
    (r"\s*@\w+\s*\{[^\n]*,\s*\n", Kind("a bibliography", NOTHING)),
    (r"TY  - ", Kind("a bibliography", NOTHING)),
    (r"(?s)\s*\\(?:documentclass|begin)\b", Kind("LaTeX", PANDOC)),
    (r"(?i)\s*(?:--[^\n]*\n\s*)*(?:create\s+table|insert\s+into|begin\s+transaction|pragma\s)",
     Kind("SQL", "sqlite3 {stem}.db < {file}, then sqlite3 -header -csv {stem}.db 'SELECT * FROM NAME' > {stem}.csv")),
    (r"From \S+@?\S* .*\n|(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version): ",
     Kind("mail", IMPORT)),
    (r"#!", Kind("a script", "run it, if you trust it, and name what it writes")),
    (r"---\s*\n|\s*(?:- )?\w[\w ]*:\s*(?:\n\s+|\S[^\n]*\n(?:- )?\s*\w[\w ]*:\s)", Kind("YAML", _YAML)),
)  # fmt: skip
# A name of a section in brackets, and below it a name with a value.
IS_TOML = rb"(?:#[^\n]*\n|\s)*\[\[?[\w.-]+\]\]?[ \t]*(?:#[^\n]*)?\r?\n\s*(?:[;#][^\n]*\n\s*)*[\w.-]+ *="
TOML = Kind("settings (TOML or INI)", NOTHING)
IS_TOPOJSON = rb'\s*\{\s*"type"\s*:\s*"Topology"'
TOPOJSON = Kind("a map", MAP, "TopoJSON")
NOTEBOOK = Kind("a Jupyter notebook", "jupyter nbconvert --to markdown {file}, then: krjp import {stem}.md")
HTML, IS_HTML = next((kind, pattern) for pattern, kind in BEGINNINGS if kind.name == "HTML")
ENDINGS = {
    ".yaml": "YAML", ".yml": "YAML", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".md": "Markdown",
    ".markdown": "Markdown", ".tex": "LaTeX", ".bib": "a bibliography", ".ris": "a bibliography", ".sql": "SQL",
    ".eml": "mail", ".mbox": "mail", ".py": "a script", ".sh": "a script", ".r": "a script", ".xml": "XML",
}  # fmt: skip
# By kinds, the groups of formats that are of it; of several kinds of a group the first is what others are called.
GROUPS = {
    "a font": ("font",), "a model in three dimensions": ("model",), "a presentation": ("slides",),
    "a sound recording": ("sound",), "a table of a spreadsheet": ("sheet",), "a video": ("video",),
    "an archive": ("archive",), "an image": ("image", "drawing"), "an image with layers": ("image",),
    "a construction drawing or model": ("model",), "a document of a word processor": ("word",),
}  # fmt: skip
_OFFICE = "soffice --headless --convert-to {to} {file}, then name {stem}.{to}"
# What to do with a file of which only the format is known, by what files of that format hold (`formats`).
STEPS = {
    "archive": _UNPACK.replace("{command}", "7z x {file}"),
    "data": "export it as CSV or JSON from the program it is of, then name that file",
    "database": "export the table of events as CSV from the program it is of, then name that file",
    "image": f"to read the text in it: magick {{file}} {{stem}}.png && {_OCR.replace('{file}', '{stem}.png')}",
    "language": "run it, if it writes events, and name what it writes",
    "mail": "save it as text, then: krjp import {stem}.txt --save {stem}.json",
    "map": MAP,
    "page": "save it as PDF, then: krjp import {stem}.pdf --save {stem}.json",
    "sheet": _OFFICE.replace("{to}", "xlsx"),
    "slides": SLIDES.step,
    "sound": RECORDING,
    "video": RECORDING,
    "word": "soffice --headless --convert-to docx {file} && krjp import {stem}.docx --save {stem}.json",
}
