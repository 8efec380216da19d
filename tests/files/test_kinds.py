"""What a file is, and what to do with one that krjp does not read: each message names the kind and the next step."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from krjp.files import kinds
from krjp.files.kinds import kind_of, next_step
from tests.cli.running import krjp

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def archive(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, each in files.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), each)
    return content.getvalue()


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


# The name of a file, how it begins, what it is, and a part of what to do.
REFUSED = (
    ("paper.pdf", b"%PDF-1.7\n", "a PDF", "krjp import paper.pdf --save paper.json"),
    ("my paper.pdf", b"%PDF-1.7\n", "a PDF", "krjp import 'my paper.pdf' --save 'my paper'.json"),
    ("old.doc", OLE + wide("WordDocument"), "a Word document of before 2007", "--convert-to docx old.doc"),
    ("old.ppt", OLE + wide("PowerPoint Document"), "a presentation", "--convert-to pdf"),
    ("mail.msg", OLE, "an Outlook message", "save it as text"),
    ("new.docx", archive(word__document_dot_xml=b"<w/>"), "a Word document", "krjp import new.docx --save new.json"),
    ("new.pptx", archive(ppt__presentation_dot_xml=b"<p/>"), "a presentation", "--convert-to pdf"),
    ("text.odt", archive(mimetype=b"application/vnd.oasis.opendocument.text"), "an OpenDocument text", "pandoc"),
    ("talk.odp", archive(mimetype=b"application/vnd.oasis.opendocument.presentation"), "a presentation", "soffice"),
    ("book.epub", archive(**{"META-INF__container_dot_xml": b""}), "an e-book", "pandoc"),
    ("list.numbers", archive(Index__Document_dot_iwa=b""), "a document of Numbers", "export it as CSV"),
    ("place.kmz", archive(doc_dot_kml=b""), "a KML map", "ogr2ogr"),
    ("borders.shp", b"\0\0\x27\x0a\0\0", "a shapefile", "ogr2ogr -f CSV borders.csv borders.shp"),
    ("base.mdb", b"\0\1\0\0Standard Jet DB\0", "an Access database", "mdb-tables base.mdb"),
    ("grid.nc", b"CDF\x01\0", "a NetCDF file", "name one of these"),
    ("page.ps", b"%!PS-Adobe-3.0\n", "a PostScript document", "ps2ascii page.ps"),
    ("key.pem", b"-----BEGIN CERTIFICATE-----\n", "a key or certificate", "name one of these"),
    ("face.ttc", b"ttcf\0\1", "a font", "name one of these"),
    ("lib.a", b"!<arch>\n", "an archive", "ar x lib.a"),
    ("disk.cab", b"MSCF\0\0", "a cabinet archive", "cabextract disk.cab"),
    ("clip.wmv", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a video", "transcript"),
    ("settings.toml", b"# ours\n[server]\nhost = 'x'\n", "settings (TOML or INI)", "name one of these"),
    ("setup.cfg", b"[[user]]\nname = 1\n", "settings (TOML or INI)", "name one of these"),
    ("work.ipynb", b'{"cells": [{"cell_type": "code"}], "nbformat": 4}', "a Jupyter notebook", "nbconvert"),
    ("export.csv", b"<!DOCTYPE html><form>", "HTML", "krjp import export.csv --save export.json"),
    ("tool.jar", archive(**{"META-INF__MANIFEST_dot_MF": b""}), "a Java program", "7z x tool.jar"),
    ("nightly", b"PGDMP\1\x0e\0", "a dump of a PostgreSQL database", "pg_restore -f nightly.sql nightly"),
    ("gfs", b"GRIB\0\0\0\2\0\xff", "weather data (GRIB)", "wgrib2 gfs -csv gfs.csv"),
    ("hill", b"LASF\0\0\0\2\0\xff", "a point cloud of a laser scan (LiDAR)", "name one of these"),
    ("print", archive(FixedDocumentSequence_dot_fdseq=b""), "an XPS document", "krjp import print.pdf"),
    ("all.zip", archive(events_dot_csv=b""), "a zip archive", "unzip all.zip -d all, then name a file in it: e"),
    ("cut.zip", b"PK\x03\x04cut", "a damaged zip archive", "get it anew"),
    ("note.rtf", b"{\\rtf1 text}", "an RTF document", "pandoc"),
    ("some.db", b"SQLite format 3\0", "an SQLite database", "sqlite3 -header -csv some.db"),
    ("some.duckdb", b"\0" * 8 + b"DUCK", "a DuckDB database", "SHOW TABLES"),
    ("some.parquet", b"PAR1", "a Parquet file", "duckdb -csv -c \"FROM 'some.parquet'\" > some.csv"),
    ("some.feather", b"ARROW1", "an Arrow file", "pandas.read_feather('some.feather')"),
    ("some.avro", b"Obj\x01", "an Avro file", "read_avro"),
    ("some.orc", b"ORC", "an ORC file", "read_orc"),
    ("some.h5", b"\x89HDF\r\n\x1a\n", "an HDF5 file", "read_hdf"),
    ("some.dta", b"<stata_dta>", "a Stata file", "read_stata"),
    ("some.sav", b"$FL2", "an SPSS file", "read_spss"),
    ("some.rds", b"X\n\0\0\0", "R data", "readRDS"),
    ("some.npy", b"\x93NUMPY", "a NumPy array", "name one of these"),
    ("some.pkl", b"\x80\x04\x95\0", "a Python pickle", "CSV or JSON"),
    ("scan.png", b"\x89PNG\r\n\x1a\n", "an image", "tesseract scan.png scan"),
    ("scan.jpg", b"\xff\xd8\xff\xe0", "an image", "tesseract"),
    ("scan.tiff", b"II*\0", "an image", "tesseract"),
    ("talk.mp4", b"\0\0\0\x18ftypmp42", "a video", "transcript"),
    ("talk.mp3", b"ID3\x04", "a sound recording", "transcript"),
    ("talk.wav", b"RIFF\0\0\0\0WAVE", "a sound recording", "transcript"),
    ("all.7z", b"7z\xbc\xaf\x27\x1c", "a 7z archive", "7z x all.7z"),
    ("all.rar", b"Rar!", "a RAR archive", "unrar x all.rar"),
    ("all.tar", b"\0" * 257 + b"ustar", "a tar archive", "tar -xf all.tar"),
    ("e.csv.bz2", b"BZh9", "compressed by bzip2", "bzip2 -dc e.csv.bz2 | krjp list --data -"),
    ("e.csv.xz", b"\xfd7zXZ\0", "compressed by xz", "xz -dc"),
    ("e.csv.zst", b"\x28\xb5\x2f\xfd", "compressed by zstd", "zstd -dc"),
    ("krjp", b"\x7fELF", "a program", "name one of these"),
    ("krjp.exe", b"MZ\x90\0", "a program", "name one of these"),
    ("face.woff", b"wOFF", "a font", "name one of these"),
    ("events.csv", b"version https://git-lfs.github.com/spec/v1\n", "a placeholder of Git LFS", "git lfs pull"),
    ("secret.asc", b"-----BEGIN PGP MESSAGE-----", "encrypted", "gpg --decrypt"),
    ("page.html", b"<!DOCTYPE html><p>x", "HTML", "krjp import page.html --save page.json"),
    ("page", b"<p>x<body >", "HTML", "krjp import page --save page.json"),
    ("draw.svg", b'<?xml version="1.0"?><svg/>', "a drawing", "name the data"),
    ("news.xml", b"<rss><channel/></rss>", "a news feed", "pandoc"),
    ("data.xml", b"<?xml version='1.0'?><a/>", "XML", "save it as CSV"),
    ("refs.bib", b"@article{x,\n title={y}}", "a bibliography", "name one of these"),
    ("paper.tex", b"\\documentclass{article}", "LaTeX", "pandoc"),
    ("dump.sql", b"-- dump\nCREATE TABLE x (y);", "SQL", "sqlite3 dump.db < dump.sql"),
    ("letter.eml", b"Received: from x\n", "mail", "krjp import letter.eml"),
    ("run.sh", b"#!/bin/sh\n", "a script", "name what it writes"),
    ("tool.py", b"import krjp\n", "a script", "name what it writes"),
    ("events.yaml", b"events: none\n", "YAML", "yaml.safe_load(open('events.yaml')), open('events.json', 'w')"),
    ("events", b"- date: 2024-02-21\n  title: x\n", "YAML", "then name events.json"),
    ("who.vcf", b"BEGIN:VCARD\n", "an address book", "name one of these"),
    ("notes.md", b"# Notes\n", "Markdown", "krjp import notes.md"),
    ("notes.txt", b"On 4 January they met.\n", "text", "krjp import notes.txt --save notes.json"),
    ("blank.csv", b" \n", "empty", "something in it"),
    ("what.bin", b"\x01\x02\0\x03", "binary data", "name one of these"),
    ("what.dat", b"\x01\x02\x03\x04", "binary data", "name one of these"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "kind", "step"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_is_not_read_is_named_with_the_next_step(
    name: str, content: bytes, kind: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    done = krjp("list", "--data", name)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"krjp: error: {name}: is {kind}")
    assert step in done.err
    assert done.err.count("\n") == 1


def test_a_text_may_begin_with_a_link_or_a_template_and_is_no_json_unless_it_is_called_so() -> None:
    for text in (b"[Home](/)\n", b"{{Short}}\n", b"{| class=x\n", b"[[Category:A]]\n", b"[4 May 2004] Talks\n",
                 b"[1] Talks\n", b"[2004-05-06] Talks\n"):  # fmt: skip
        assert kind_of(text, "page").name == "text", text
        assert kind_of(text, "page.json").name == "JSON", text
    for text in (b"[]", b"{}", b'[{"id": 1}]', b"[1, 2]", b"[null]", b"{'id': 1}"):
        assert kind_of(text, "page").name == "JSON", text


def test_a_database_is_asked_for_its_table(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE talks (day TEXT)")
    database.commit()
    database.close()
    assert "'SELECT * FROM talks'" in next_step(kind_of(path.read_bytes(), str(path)), str(path))
    empty = tmp_path / "empty.db"
    empty_database = sqlite3.connect(empty)
    empty_database.execute("CREATE TABLE x (y)")
    empty_database.execute("DROP TABLE x")
    empty_database.commit()
    empty_database.close()
    assert "SELECT * FROM NAME" in next_step(kind_of(empty.read_bytes(), str(empty)), str(empty))


def test_a_locked_workbook_is_a_workbook() -> None:
    assert kind_of(OLE + wide("EncryptedPackage"), "x.xlsx").name == "a workbook"
    assert kind_of(OLE + wide("Workbook"), "x.xls").name == "a workbook"
    spreadsheet = archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
    assert kind_of(spreadsheet, "x.ods").name == "a workbook"


def test_a_text_with_as_many_delimiters_in_most_lines_is_a_table() -> None:
    assert kind_of(b"a;b\n1;2\n3;4\n", "data").name == "a table"
    assert kind_of("a;b\n1;2\n".encode("utf-16"), "data").name == "a table"
    assert kind_of(b"One line, with a comma\n", "data").name == "text"
    assert kind_of(b"a: b\n", "data").name == "text"


def test_an_archive_that_says_it_is_something_else_is_told_by_what_is_in_it() -> None:
    book = archive(mimetype=b"application/epub+zip", **{"META-INF__container_dot_xml": b""})
    assert kind_of(book, "x.epub").name == "an e-book"
    other = archive(mimetype=b"application/vnd.oasis.opendocument.graphics")
    assert kind_of(other, "x.odg").name == "a file of the kind OpenDocument Graphics"
    assert kind_of(other, "x").name == "a zip archive"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("plan.DWG", b"AC1032\0\0\0\0\1", "a drawing of AutoCAD"),
        ("film.srt", b"1\n00:00:01,000 --> 00:00:04,000\nGood morning.\n", "subtitles"),
        ("page.mht", b"<html><p>Saved</p></html>", "a saved web page (MHTML)"),
        ("~$minutes.xlsx", b"\5Alice\0\0\0", "the lock of a document that is open in another program"),
        ("notes.iso", b"Jan. 4, 2024: Talks.\n", "text"),
        ("noise.qqq", b"\0\1\2", "binary data that krjp does not know"),
        ("scene.blend", b"BLENDER-v279\0\0", "a model in three dimensions (Blender 3D)"),
        ("scene", b"BLENDER-v279\0\0", "a model in three dimensions (Blender 3D)"),
        ("sky.fits", b"SIMPLE  =                    T" + b" " * 50, "a FITS file of astronomy"),
        ("track.m4a", b"\0\0\0\x20ftypM4A \0\0\2\0", "a sound recording (MPEG-4 Media File)"),
        ("walk.qgz", archive(walk_dot_qgs=b"<qgis/>"), "a map project"),
        ("old.fits", b"SIMPLE  =                    T" + b" observed in 2004 " * 5, "a FITS file of astronomy"),
        ("sky", b"SIMPLE  =                    T" + b" " * 50, "text"),
        ("year.gsheet", b'{"url": "https://docs.google.com/open?id=1"}', "a link to a document in Google Drive"),
        ("tide.zig", b"const std = @import(1);\n", "Zig source code"),
        ("tide.cpp", b"int main() { return 0; }\n", "C++ source code"),
        ("walls.wad", b"Talks in 2024.\n", "text"),
        ("table.rs", b"fn a() { b(1, 2);\nc(1, 2);\nd(3, 4); }\n", "Rust source code"),
        ("sums", b"\0\0\2\0\4\4\0\0", "binary data that krjp does not know"),
        ("sums.wk1", b"\0\0\2\0\4\4\0\0", "a table of Lotus 1-2-3"),
        ("figure.uef", b"\0\0\2\0\4\4\0\0", "a file of the kind Unified Emulator"),
        ("Makefile", b"CC = gcc\n", "a programmer's instructions for building"),
        (".gitignore", b"*.pyc\n", "settings of a program"),
        ("ideas.xmind", archive(content_dot_json=b"[]"), "a mind map"),
        ("setup.msi", OLE, "an installer of a program (Windows)"),
        ("games.pgn", b'[Event "Club"]\n[Site "Lake"]\n', "chess games (PGN)"),
        ("thesis.lyx", b"#LyX 2.3 created this file\n", "a document of LyX (LaTeX)"),
        ("budget.wk3", b"\0\0\2\0\4\4\0\0", "a table of Lotus 1-2-3"),
        ("film.braw", b"no days here\n", "a video"),
        ("notes.bak", b"They met on May 4 in Seoul.\n", "text"),
        ("ORCHESTRA", b"ORCHESTRA HALL\n\n3 May 1925: A concert.\n", "text"),
        ("otto.txt", b"OTTO von Bismarck resigns on 20 March 1890.\n", "text"),
    ],
)
def test_where_the_content_tells_nothing_the_ending_of_the_name_may(name: str, content: bytes, kind: str) -> None:
    found = kind_of(content, name)
    assert found.told == kind
    assert next_step(found, name)


ASF = b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0"
# How a database of FileMaker begins: its first bytes are those of a font.
FILEMAKER = bytes.fromhex("0001000000020001000500020002C04842414D37")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        # What the content tells, with the format where name and content agree.
        ("a.png", PNG, "an image (Portable Network Graphics)"),
        ("a.tif", PNG, "an image"),
        ("a.txt", PNG, "an image"),
        ("nameless", PNG, "an image"),
        ("a.mp3", b"ID3\x04\0\0", "a sound recording (MPEG 1/2 Audio Layer 3)"),
        ("a.wav", b"ID3\x04\0\0", "a sound recording"),
        ("a.otf", b"OTTO\0\x0b", "a font (OpenType Font File)"),
        ("a.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "an image"),
        # Sounds and videos of one format begin alike.
        ("a.wma", ASF, "a sound recording (Windows Media Audio)"),
        ("a.wmv", ASF, "a video (Windows Media Video)"),
        ("a.docx", ASF, "a video"),
        ("nameless", ASF, "a video"),
        ("a.ogv", b"OggS\0\2\0", "a video (Ogg Multimedia Container)"),
        ("a.mka", b"\x1aE\xdf\xa3\1\0", "a sound recording"),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0", "a video (MPEG-4 Media File)"),
        # A beginning that says little.
        ("a.fmp12", FILEMAKER, "a file of the kind FileMaker Pro Database"),
        ("nameless", FILEMAKER, "a file of the kind FileMaker Pro Database"),
        ("a.wk3", b"\0\1\0\0\0\x0f\0\x80", "a table of Lotus 1-2-3"),
        ("a.ttf", b"\0\1\0\0\0\x0f\0\x80", "a font"),
        ("nameless", b"\0\1\0\0\0\x0f\0\x80", "a font"),
        # What the name tells, where the content tells nothing.
        ("a.exr", b"\0\1\2", "an image (OpenEXR)"),
        ("a.gnumeric", b"\0\1\2", "a table of a spreadsheet (Gnumeric)"),
        ("a.glb", b"\0\1\2", "a model in three dimensions (GL Transmission Format)"),
        ("a.pdb", b"\0\1\2", "the structure of a molecule"),
        # Kinds that are told by their beginnings, whatever they are called.
        ("clicks", b"ORC\xfd\x47\xde\xf9\xc1\x24\x36\x01\x02\x03\x04\x05\x06", "an ORC file"),
        ("orc.txt", b"ORC armies in fiction, 1954 to 2004.\n", "text"),
        ("root.img", b"hsqs\x0c\0\0", "an image of a file system (SquashFS)"),
        ("root.squashfs", b"\0\1\2", "an image of a file system (SquashFS)"),
        ("blocker", b"Cr24\3\0", "a browser extension (CRX)"),
        ("blocker.xpi", archive(manifest_dot_json=b"{}"), "a browser extension"),
        ("System", b"ElfFile\0\0", "a Windows event log"),
        ("System.evt", b"\x30\0\0\0LfLe\1", "a Windows event log"),
        ("a.stp", b"ISO-10303-21;\nFILE_NAME('v','2021-04-05');\n",
         "a construction drawing or model (STEP, ISO 10303-21)"),
        ("iso.txt", b"ISO-10303-21 was published in 1994.\n", "text"),
        ("main.c", b"#include <time.h> /* since May 2004 */\n", "C source code"),
        ("tales.fb2", b'<?xml version="1.0"?>\n<FictionBook><body>', "an e-book (FictionBook)"),
        ("tales.xml", b"<FictionBook><body>", "an e-book (FictionBook)"),
        ("speech.xml", b'<?xml version="1.0"?>\n<TEI><text><body>', "XML"),
        ("page", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html><body>', "HTML"),
        ("borders.json", b'{"type": "Topology", "arcs": []}', "a map (TopoJSON)"),
        ("borders.topojson", b'{"arcs": [], "type": "Topology"}', "a map (TopoJSON)"),
    ],
)  # fmt: skip
def test_the_format_is_named_beside_the_kind(name: str, content: bytes, kind: str) -> None:
    assert kind_of(content, name).told == kind


def test_a_message_names_the_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ballad.wma").write_bytes(ASF)
    (tmp_path / "borders.json").write_bytes(b'{"type": "Topology", "arcs": []}')
    (tmp_path / "notes.enex").write_bytes(b"<?xml version='1.0'?><en-export/>")
    assert "ballad.wma: is a sound recording (Windows Media Audio); it" in krjp("list", "--data", "ballad.wma").err
    assert "is a map (TopoJSON); ogr2ogr -f CSV" in krjp("list", "--data", "borders.json").err
    # A step may have a pipe in it.
    assert "plain notes.enex | krjp import - --save notes.json" in krjp("list", "--data", "notes.enex").err


def test_a_step_by_the_ending_of_a_name_can_be_pasted() -> None:
    step = next_step(kind_of(b"\0\0\2\0\4\4\0\0", "my sums.wk1"), "my sums.wk1")
    assert step == "soffice --headless --convert-to xlsx 'my sums.wk1', then name 'my sums'.xlsx"
    sound = kind_of(b"\x80\x01\x7f\xfe\0\0", "talk")
    assert next_step(sound, "talk") == "krjp reads tables, calendars, JSON and text; name one of these"


def test_maps_in_json_are_json() -> None:
    assert kind_of(b'{"url": "https://example.org"}', "year.geojson").name == "JSON"


def test_no_ending_is_told_twice_and_none_that_krjp_reads() -> None:
    lines = (Path(kinds.__file__).parent / "endings.txt").read_text(encoding="utf-8").splitlines()
    endings = [ending for line in lines if not line.startswith("#") for ending in line.split(" | ")[0].split()]
    assert len(endings) == len(set(endings))
    assert not {".csv", ".tsv", ".json", ".jsonl", ".txt", ".md", ".html", ".ics", ".wiki"} & set(endings)
