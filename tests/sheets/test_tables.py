"""Ten tables as people keep them, each read at the first try or after the one change its message names.

The answers were worked out by hand from the tables as they stand here.
"""

from __future__ import annotations

import datetime
import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Months = dict[str, tuple[int, int]]


def months(path: Path, *options: str) -> Months:
    """Events by month: surely and at most, months without events left out."""
    found = records("count", "--data", str(path), *options, "--by", "month")
    return {row["month"]: (row["count"], row["at_most"]) for row in found if row["at_most"]}


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]], *, since_1904: bool = False) -> Path:
    """A workbook as another program writes it."""
    book = openpyxl.Workbook()
    if since_1904:
        book.epoch = CALENDAR_MAC_1904
    del book["Sheet"]
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())
    return path


# 1. Semicolons, decimal commas, the byte order mark of a European spreadsheet


def test_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    path = tmp_path / "Treffen.csv"
    path.write_text(
        "Datum;Ereignis;Land;Kosten in Mio.\n"
        "21.02.2024;Treffen der Außenminister;Südkorea, Japan;1,25\n"
        "03.04.2024;Gespräch über Zölle;USA;12,5\n"
        "30.04.2024;Abschluss;Deutschland;1.200,75\n",
        encoding="utf-8-sig",
    )
    assert months(path) == {"2024-02": (1, 1), "2024-04": (2, 2)}
    assert [row["extra"]["kosten_in_mio"] for row in records("list", "--data", str(path))] == [1.25, 12.5, 1200.75]
    assert records("count", "--data", str(path), "kosten_in_mio>=12.5")[0]["count"] == 2
    assert [row["countries"] for row in records("list", "--data", str(path))] == [["KOR", "JPN"], ["USA"], ["DEU"]]


# 2. US dates, which one row shows to be US dates; 3. dates that could be either


def test_american_dates_are_known_by_one_of_them(tmp_path: Path) -> None:
    path = tmp_path / "us.csv"
    path.write_text('Date,Event\n3/4/2024,"One, quoted"\n2/28/2024,Two\n12/1/2023 10:30,Three\n', encoding="utf-8")
    assert months(path) == {"2023-12": (1, 1), "2024-02": (1, 1), "2024-03": (1, 1)}


def test_dates_that_may_be_either_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "either.csv"
    path.write_text("Date,Event\n3/4/2024,One\n2/5/2024,Two\n1/1/2024,Three\n", encoding="utf-8")
    done = krjp("count", "--data", str(path), "--by", "month")
    assert done.status == 2
    assert "'3/4/2024' may have the day or the month first" in done.err
    assert "--day-first or --month-first" in done.err
    assert months(path, "--day-first") == {"2024-01": (1, 1), "2024-04": (1, 1), "2024-05": (1, 1)}
    assert months(path, "--month-first") == {"2024-01": (1, 1), "2024-02": (1, 1), "2024-03": (1, 1)}


# 4. Days as spreadsheets count them, from both epochs


def test_serial_days_of_both_epochs(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["When", "What"],
        [45343, "as a number"],
        [datetime.date(2024, 3, 5), "as a date"],
        ["April 2024", "in words"],
    ]
    found = {"2024-02": (1, 1), "2024-03": (1, 1), "2024-04": (1, 1)}
    assert months(workbook(tmp_path / "1900.xlsx", {"Sheet1": rows})) == found
    rows[1][0] = 45343 - 1462
    assert months(workbook(tmp_path / "1904.xlsx", {"Sheet1": rows}, since_1904=True)) == found
    text = tmp_path / "serial.csv"
    text.write_text("Date,Title\n45343,One\n45356.75,Two\n", encoding="utf-8")
    assert months(text) == {"2024-02": (1, 1), "2024-03": (1, 1)}
    assert months(text, "--epoch", "1904") == {"2028-02": (1, 1), "2028-03": (1, 1)}


# 5. A head over two rows, cells merged, and a title above


def test_a_head_of_merged_cells_below_a_title(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["Consultations in 2024", None, None, None],
        [None, None, None, None],
        ["Date", None, "Event", "Participants"],
        ["Start", "End", None, None],
        [datetime.date(2024, 1, 30), datetime.date(2024, 2, 2), "Long talks", "Japan; Korea"],
        [datetime.date(2024, 2, 21), None, "Short talks", "USA, ROK"],
        [None, None, "Shorter talks", "USA"],
        ["Total", None, 3, None],
    ):
        page.append(row)
    for cells in ("A1:D1", "A3:B3", "C3:C4", "D3:D4", "A6:A7"):
        page.merge_cells(cells)
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())
    found = records("list", "--data", str(path))
    assert [(row["date"], row["end_date"], row["title"]) for row in found] == [
        ("2024-01-30", "2024-02-02", "Long talks"),
        ("2024-02-21", None, "Short talks"),
        ("2024-02-21", None, "Shorter talks"),
    ]
    assert months(path) == {"2024-01": (1, 1), "2024-02": (2, 2)}
    assert "a total: row 8" in krjp("count", "--data", str(path)).err


# 6. Japanese heads and dates, in the encoding of a Japanese spreadsheet


JAPANESE = (
    "年月日,件名,国,備考\n2024年2月21日,日韓外相会談,日本、韓国,\n"
    "令和6年3月6日(水),抗議,中国,電話\n2024年4月上旬,協議,米国,\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16"])
def test_japanese_heads(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "会談.csv"
    path.write_bytes(JAPANESE.encode(encoding))
    assert months(path) == {"2024-02": (1, 1), "2024-03": (1, 1), "2024-04": (1, 1)}
    found = records("list", "--data", str(path))
    assert [row["countries"] for row in found] == [["JPN", "KOR"], ["CHN"], ["USA"]]
    assert [row["note"] for row in found] == [None, "電話", None]
    assert len({row["id"] for row in found}) == 3


# 7. A title row and remarks below; dates without a year


def test_a_title_above_gives_the_year(tmp_path: Path) -> None:
    path = tmp_path / "log.tsv"
    path.write_text(
        "Chronicle of 2024\n\nNo\tDay\tHeadline\n1\t5 March\tSpring\n2\tlate April\tAlmost May\n3\t2 Jan.\tSnow\n"
        "Source: the village newspaper\n",
        encoding="utf-8",
    )
    assert months(path) == {"2024-01": (1, 1), "2024-03": (1, 1), "2024-04": (1, 1)}
    assert [row["id"] for row in records("list", "--data", str(path))] == ["no-3", "no-1", "no-2"]


# 8. Two columns of dates; and parts of dates


def test_two_columns_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "Start date|End date|Title\n2024-02-28|2024-03-02|Exercise\n2024-03-05||Call\n2024-03-09|2024-03-09|Day\n",
        encoding="utf-8",
    )
    assert months(path) == {"2024-02": (1, 1), "2024-03": (2, 2)}
    assert [row["end_date"] for row in records("list", "--data", str(path))] == ["2024-03-02", None, None]


def test_dates_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(
        "Year,Month,Day,Event\n2024,2,21,One\n2024,3,,Two\n2023,,,Three\n2024,April,5,Four\n", encoding="utf-8"
    )
    assert [row["edtf"] for row in records("list", "--data", str(path))] == [
        "2023", "2024-02-21", "2024-03", "2024-04-05",
    ]  # fmt: skip


# 9. Vague dates


def test_vague_dates_stay_vague(tmp_path: Path) -> None:
    path = tmp_path / "vague.csv"
    path.write_text(
        "When,What\n2024-01-10,Exact\nFebruary 2024,In a month\nmid-March 2024,In a third\nc. 28 March 2024,About\n"
        "by 5 March 2024,By\nafter 28 April 2024,After\nJan–Feb 2024,Two months\n"
        "15-17 April 2024,Three days\n2024-05-02,Last\n",
        encoding="utf-8",
    )
    assert {row["title"]: row["edtf"] for row in records("list", "--data", str(path))} == {
        "Exact": "2024-01-10",
        "In a month": "2024-02",
        "In a third": "[2024-03-11..2024-03-20]",
        "About": "2024-03-28~",
        "By": "[..2024-03-05]",
        "After": "[2024-04-29..]",
        "Two months": "[2024-01-01..2024-02-29]",
        "Three days": "2024-04-15/2024-04-17",
        "Last": "2024-05-02",
    }
    # January: Exact; By (10 January to 5 March) and Two months may be. March: In a third; About and By may be.
    assert months(path) | {} == {
        "2024-01": (1, 3),
        "2024-02": (1, 3),
        "2024-03": (2, 3),
        "2024-04": (1, 2),
        "2024-05": (1, 2),
        "[2024-01..2024-02]": (1, 1),
        "[2024-01..2024-03]": (1, 1),
        "[2024-04..2024-05]": (1, 1),
    }


# 10. Categories and columns of one's own


def test_categories_and_columns_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "Date,Title,Category,Guests,Week,Tags,Meetings held in\n"
        "2024-01-05,Jazz night,Concert,120,1,music; night,Ghent\n"
        "2024-01-12,Choir,concert,80,2,music,Ghent\n"
        "2024-02-02,On Ghent,Talk,35,5,history,Bruges\n"
        "2024-02-09,Board,Meetings,7,6,,Bruges\n",
        encoding="utf-8",
    )
    assert [(row["kind"], row["count"]) for row in records("count", "--data", str(path), "--by", "kind")] == [
        ("Concert", 2), ("Talk", 1), ("meeting", 1),
    ]  # fmt: skip
    assert records("count", "--data", str(path), "--kind", "concert")[0]["count"] == 2
    assert records("count", "--data", str(path), "--topic", "music")[0]["count"] == 2
    assert [row["title"] for row in records("list", "--data", str(path), "--sort", "guests", "--reverse")] == [
        "Jazz night", "Choir", "On Ghent", "Board",
    ]  # fmt: skip
    assert records("count", "--data", str(path), "own_week>=5 meetings_held_in:bruges")[0]["count"] == 2


# 11. Further tables: titles above, remarks below, other languages, amounts, ends of events beside days of printing


def test_a_german_table_with_titles_amounts_a_sum_and_a_footnote(tmp_path: Path) -> None:
    path = tmp_path / "messen.csv"
    path.write_text(
        "Projektübersicht 2023/24;;;;\nStand: 14.11.2024;;;;\n;;;;\nBeginn;Ende;Ereignis;Ort;Kosten (€)\n"
        "13.01.2024;15.01.2024;Messe;Köln;1.234,50 €\n02.02.2024;;Unterzeichnung;Berlin;12,00 €\n"
        "Anfang März 2024;;Delegation;München;\nMärz 2024;;Umbau;Bonn;900,00 €\n;;;;\nSumme;;;;2.146,50 €\n\n"
        "Fußnote: * vorläufige Zahlen;;;;\n",
        encoding="cp1252",
    )
    assert months(path) == {"2024-01": (1, 1), "2024-02": (1, 1), "2024-03": (2, 2)}
    assert records("count", "--data", str(path), "kosten>100")[0]["count"] == 2
    done = krjp("count", "--data", str(path))
    assert "passed over what is no event (a total: row 10; a heading or a remark: row 12)" in done.err


def test_a_french_table_with_percent(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text(
        'date,événement,pays,part\n3 janvier 2024,Visite,"Japon, Corée du Sud",12 %\nQ1 2011,Réformes,France,5 %\n'
        "vers 1950,Fondation,,\nc. 1950,Autre,,\ndébut février 2024,Accord,Japon,\n",
        encoding="utf-8",
    )
    assert [(row["title"], row["edtf"]) for row in records("list", "--data", str(path))] == [
        ("Fondation", "1950"), ("Autre", "1950"), ("Réformes", "[2011-01-01..2011-03-31]"), ("Visite", "2024-01-03"),
        ("Accord", "[2024-02-01..2024-02-10]"),
    ]  # fmt: skip
    assert records("count", "--data", str(path), "--country", "KOR")[0]["count"] == 1
    assert [row["title"] for row in records("filter", "--data", str(path), "part>5")] == ["Visite"]


def test_a_korean_table_of_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "일정.csv"
    path.write_text(
        '날짜,사건,국가\n2024.1.4,외교장관 통화,"한국, 일본"\n2024년 3월 초,발사,북한\n'
        '2024. 3. 6.,회의,"한국, 미국, 일본"\n2024-04-01 ~ 2024-04-03,훈련,한국\n4월 말,정상회담,한국\n',
        encoding="euc-kr",
    )
    assert months(path) == {"2024-01": (1, 1), "2024-03": (2, 2), "2024-04": (2, 2)}
    assert "dates without a year are of 2024, as all others" in krjp("list", "--data", str(path)).err


def test_days_of_printing_are_not_those_of_the_event(tmp_path: Path) -> None:
    path = tmp_path / "press.csv"
    path.write_text(
        "Date published,Date of event,Event\n01/02/2024,31/01/2024,One\n05/02/2024,03/02/2024,Two\n", encoding="utf-8"
    )
    assert months(path) == {"2024-01": (1, 1), "2024-02": (1, 1)}


def test_a_column_of_both_orders_is_read_once_somebody_said_which_is_usual(tmp_path: Path) -> None:
    path = tmp_path / "both.csv"
    path.write_text("Date,Event\n13/04/2024,One\n05/16/2024,Two\n03/06/2024,Three\n", encoding="utf-8")
    assert "--day-first or --month-first" in krjp("count", "--data", str(path)).err
    assert months(path, "--day-first") == {"2024-04": (1, 1), "2024-05": (1, 1), "2024-06": (1, 1)}
    assert (
        "the day first, where that can be: not in '05/16/2024'" in krjp("list", "--data", str(path), "--day-first").err
    )
    assert months(path, "--month-first") == {"2024-03": (1, 1), "2024-04": (1, 1), "2024-05": (1, 1)}


def test_sheets_of_years_beside_one_that_holds_no_events(tmp_path: Path) -> None:
    path = workbook(tmp_path / "years.xlsx", {
        "Readme": [["This workbook lists events"], ["Contact: us"]],
        "2023": [["Events of 2023"], [], ["Date", "Event"], ["5 Jan", "A"], [datetime.datetime(2023, 2, 3, 14), "B"],
                 ["Total", 2]],
        "2024": [["Date", "Event"], [datetime.date(2024, 1, 3), "C"], ["early March 2024", "D"]],
    })  # fmt: skip
    assert months(path) == {"2023-01": (1, 1), "2023-02": (1, 1), "2024-01": (1, 1), "2024-03": (1, 1)}
    assert "left out sheet Readme" in krjp("list", "--data", str(path)).err


def test_a_year_that_no_line_names_is_asked_for_and_taken(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("Date,Event\n5 Jan,One\n3 Mar,Two\n", encoding="utf-8")
    assert f"say the year: krjp import {path} --year 2024" in krjp("list", "--data", str(path)).err
    made = json.loads(krjp("import", str(path), "--year", "2021").out)
    assert [row["date"] for row in made] == ["2021-01-05", "2021-03-03"]


def test_marks_of_footnotes_are_no_part_of_names_dates_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "dams.csv"
    path.write_text(
        'Title,Date[1],Deaths[note 1],Length [m]\nOne,"May 31, 1889","2,208[1]",4\nTwo,"March 12, 1928[4]",431,5\n',
        encoding="utf-8",
    )
    assert months(path) == {"1889-05": (1, 1), "1928-03": (1, 1)}
    assert len(records("filter", "deaths>1000", "--data", str(path))) == 1
    assert len(records("filter", "length_m=5", "--data", str(path))) == 1
