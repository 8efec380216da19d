"""Texts of tables in any encoding, and their cells."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import pytest

from krjp.errors import DataError
from krjp.sheets import delimited
from krjp.sheets.delimited import Text, decoded, delimiter_of, grid

if TYPE_CHECKING:
    from collections.abc import Iterator

WEST = "Datum;Titel\n2024-01-03;Gespräch über Zölle\n2024-01-04;Außenminister in Genève\n"


@pytest.fixture
def size_of_cells() -> Iterator[None]:
    """The size of cells is one setting of the whole process."""
    before = csv.field_size_limit()
    yield
    csv.field_size_limit(before)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_is_unicode_needs_no_name(encoding: str) -> None:
    assert decoded(WEST.encode(encoding), "a.csv") == Text(WEST, "")


def test_an_encoding_that_is_given_is_taken() -> None:
    assert decoded(WEST.encode("cp1252"), "a.csv", "cp1252") == Text(WEST, "cp1252")
    assert decoded(WEST.encode("utf-8-sig"), "a.csv", "utf-8") == Text(WEST, "utf-8")


def test_a_text_in_another_encoding_than_said_is_refused_with_the_place() -> None:
    with pytest.raises(DataError, match=r"^a\.csv: byte 28 is not ascii; leave out --encoding"):
        decoded(WEST.encode("cp1252"), "a.csv", "ascii")


def test_an_encoding_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DataError, match=r"^a\.csv: --encoding klingon: there is no such encoding$"):
        decoded(b"Date", "a.csv", "klingon")


def test_an_encoding_is_told_by_the_letters() -> None:
    assert decoded(WEST.encode("cp1252"), "a.csv") == Text(WEST, "cp1252")


@pytest.mark.parametrize(("encoding", "told"), [
    ("cp1252", "Datum;Rubrik\n2024-01-05;Möte i Gävle om fiske på Östersjön\n"),
    ("cp1252", "Fecha;Título\n2024-01-05;Reunión en España\n2024-02-01;¿Qué pasa? 3ª visita del señor Muñoz\n"),
    ("cp1252", "Dato;Tittel\n2024-01-05;Møte på Færøyene\n"),
    ("cp1252", "Data;Evento\n2024-01-05;Città di Forlì\n"),
    ("cp1252", "Data;Título\n2024-01-05;Reunião de São Paulo\n2024-02-01;Declaração\n"),
    ("cp1250", "Data;Wydarzenie\n2024-01-05;Spotkanie w Łodzi\n2024-02-01;Święto w Krakówie\n"),
    ("cp1250", "Datum;Událost\n2024-01-05;Jednání v Žilině\n2024-02-02;Čtvrtek příště\n"),
    ("cp1251", "Дата;Событие\n2024-01-05;Встреча в Москве\n"),
    ("cp1254", "Tarih;Olay\n2024-01-05;Dışişleri Bakanı görüştü\n"),
    ("cp932", "日付,件名\n2024-01-05,会談\n"),
    ("euc_kr", "날짜,사건\n2024-01-05,회담\n"),
    ("euc_jp", "日付,件名\n2024-01-05,会談\n"),
    ("gb18030", "日期,事件\n2024-01-05,会谈\n"),
    ("big5", "日期,事件\n2024-01-05,會談開始\n"),
])  # fmt: skip
def test_a_table_of_a_row_or_two_is_read_in_its_encoding(encoding: str, told: str) -> None:
    assert decoded(told.encode(encoding), "a.csv").text == told


def test_without_the_extra_the_encoding_has_to_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(DataError, match=r"^a\.csv: is not UTF-8; .*pip install 'krjp\[encodings\]'.*--encoding cp932$"):
        decoded(WEST.encode("cp1252"), "a.csv")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DataError, match=r"^a\.csv: is in no encoding that can be told; say which"):
        decoded(b"\xff\x80\x81\x00\x01\x02\x8d\x8f\x9d\x90" * 3, "a.csv")


@pytest.mark.parametrize("sign", delimited.DELIMITERS)
def test_the_delimiter_is_what_parts_most_lines_alike(sign: str) -> None:
    others = delimited.DELIMITERS.replace(sign, "")
    text = f'Things, as kept\n\nDate{sign}Title\n2024-01-03{sign}"One {others}"\n2024-01-04{sign}Two\n'
    assert delimiter_of(text) == sign
    assert list(grid(text, "a.csv"))[2:] == [["Date", "Title"], ["2024-01-03", f"One {others}"], ["2024-01-04", "Two"]]


@pytest.mark.usefixtures("size_of_cells")
def test_a_cell_beyond_all_bounds_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    # As where a quote is never closed.
    monkeypatch.setattr(delimited, "MOST_CELL", 100)
    with pytest.raises(DataError, match=r"^a\.csv: line 3: cannot be read as CSV: field larger than field limit"):
        list(grid(f'Date,Title\n2024-01-03,One\n2024-01-04,"{"x" * 101}"\n', "a.csv"))


# Quotation marks that are never closed


def rows(text: str) -> list[list[str]]:
    return list(grid(text, "a.csv"))


def test_a_lone_quotation_mark_is_a_cell_and_no_beginning_of_one() -> None:
    text = 'Date,Event,Place\n3 May,"Long\ntalk, here",Hill\n",Fire,Dale\n4 May,Rain,"Hill, ""top"""\n",Hail,Dale'
    assert rows(text)[1:] == [
        ["3 May", "Long\ntalk, here", "Hill"], ['"', "Fire", "Dale"], ["4 May", "Rain", 'Hill, "top"'],
        ['"', "Hail", "Dale"],
    ]  # fmt: skip


def test_two_lone_quotation_marks_close_nothing() -> None:
    text = 'A\tB\tC\n1\tx\ty\n2\tx\ty\n3\tx\ty\n"\tFire\tDale\n"\tHail\tDale\n'
    assert rows(text)[4:] == [['"', "Fire", "Dale"], ['"', "Hail", "Dale"]]


def test_marks_of_inches_are_no_quotation_marks() -> None:
    assert rows('Date,Event\n3 May,Pipe of 5" burst\n4 May,Rain\n')[1:] == [
        ["3 May", 'Pipe of 5" burst'],
        ["4 May", "Rain"],
    ]


def test_what_follows_an_open_quotation_mark_is_not_lost() -> None:
    with pytest.raises(DataError, match="line 2: a quotation mark opens a cell and is never closed; close it"):
        rows('Date,Event,Place\n3 May,"Long talk, here,Hill\n4 May,Rain,Hill\n')
    with pytest.raises(DataError, match="line 2: a quotation mark opens a cell"):
        rows('Date,Event,Place\n3 May,"Long talk, here,Hill\n4 May,Rain,"Hill\n5 May,"Fire",Dale"\n')
