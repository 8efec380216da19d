"""Tables: the columns of the date are found by what they hold, spans and blanks are filled, sources left out."""

from __future__ import annotations

import pytest

from krjp.importer.pipeline import Account, Text, import_texts
from krjp.importer.wikitext import wikitext_lines

A, B, C = "Japan protests.", "Mongolia answers.", "Officials of Peru meet."


def read(page: str, name: str) -> tuple[list[tuple[str, str]], Account]:
    events, [account] = import_texts([Text(name, page.encode())], ())
    return [(event.edtf, event.summary) for event in events], account


def html(*rows: str) -> str:
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


@pytest.mark.parametrize(
    "rows",
    [
        ("<th>Year<th>Date<th>Event", f"<td rowspan=2>1998<td>12 May<td>{A}", f"<td>3 August<td>{B}"),
        (f"<td>1998<td>May<td>12<td>{A}", f"<td><td>August<td>3<td>{B}"),
        (f"<td>1998<td>12.5.1998<td>{A}", f"<td>1998<td>3.8.1998<td>{B}"),
        (f"<td>{A}<td>12 May 1998", f"<td>{B}<td>3 August 1998"),
        ("<td colspan=2>1998", f"<td>12 May<td>{A}", f"<td>3 August<td>{B}"),
        (f"<td>1998年<td>5月12日<td>{A}", f"<td><td>8月3日<td>{B}"),
        (f"<td>平成10<td>5.12<td>{A}", f"<td>平成 10<td>8. 3<td>{B}"),
    ],
)
def test_the_date_is_made_of_the_columns_that_hold_it(rows: tuple[str, ...]) -> None:
    assert read(html(*rows), "page.html")[0] == [("1998-05-12", A), ("1998-08-03", B)]


def test_a_span_reaches_as_far_as_it_says_and_holds_its_text_once_a_row() -> None:
    page = html(f"<td rowspan=2>12 May 1998<td>{A}<td rowspan=3>x", f"<td>{B}", f"<td>3 August 1998<td>{C}")
    assert read(page, "page.html")[0] == [
        ("1998-05-12", f"{A} (x)"),
        ("1998-05-12", f"{B} (x)"),
        ("1998-08-03", f"{C} (x)"),
    ]


def test_a_list_in_a_cell_is_several_entries() -> None:
    page = html(f"<td rowspan=1>12 May 1998<td><ul><li>{A}<li>{B}</ul>", f"<td>3 August 1998<td>{C}")
    assert read(page, "page.html")[0] == [("1998-05-12", A), ("1998-05-12", B), ("1998-08-03", C)]


@pytest.mark.parametrize(
    "rows",
    [
        (f"<td rowspan=2>12 May 1998<td><ul><li>{A}<li>{B}</ul>", f"<td>{C}"),
        (f"<td rowspan=2>12 May 1998<td>{A}", f"<td><ul><li>{B}<li>{C}</ul>"),
        (f"<td rowspan=3>12 May 1998<td>{A}", f"<td><ul><li>{B}<li>{C}</ul>", "<td>"),
    ],
)
def test_a_span_reaches_every_item_of_a_list_in_its_rows(rows: tuple[str, ...]) -> None:
    assert read(html(*rows), "page.html")[0] == [("1998-05-12", A), ("1998-05-12", B), ("1998-05-12", C)]


def test_a_row_that_tells_nothing_is_no_entry() -> None:
    page = html("<td>1998<td>12 May<td>", f"<td>1998<td>13 May<td>{A}", "<td><td><td>", f"<td>1998<td>14 May<td>{B}")
    assert read(page, "page.html")[0] == [("1998-05-13", A), ("1998-05-14", B)]


@pytest.mark.parametrize(("first", "second"), [("20 May 1998", "21 May 1998"), ("45", "50")])
def test_a_second_column_of_dates_or_numbers_goes_with_the_event(first: str, second: str) -> None:
    page = html(f"<td>12 May 1998<td>{A}<td>{first}", f"<td>13 May 1998<td>{B}<td>{second}")
    assert read(page, "page.html")[0] == [("1998-05-12", f"{A} ({first})"), ("1998-05-13", f"{B} ({second})")]


def test_columns_that_cite_are_left_out_and_counted() -> None:
    page = html("<th>Date<th>Event<th>Source", f"<td>12 May 1998<td>{A}<td>Yonhap", f"<td>3 Aug. 1998<td>{B}<td>")
    found, account = read(page, "page.html")
    assert found == [("1998-05-12", A), ("1998-08-03", B)]
    assert account.passed["cells of sources"] == 1


def test_what_stands_before_and_after_the_event_goes_with_it() -> None:
    page = "Date | Where | What | Note\n--- | --- | --- | ---\n12 May 1998 | Lima | Officials of Peru meet | brief\n"
    assert read(page, "page.md")[0] == [("1998-05-12", "Lima: Officials of Peru meet (brief)")]


def test_a_table_that_only_lays_out_the_page_is_read_as_text() -> None:
    page = f"<html><table><tr><td>Menu<td><table><tr><td>Jan. 4, 2024: {A}</table></table></html>"
    assert read(page, "page.html")[0] == [("2024-01-04", A)]


def test_a_table_without_a_column_of_dates_is_read_row_by_row() -> None:
    page = html(f"<td>x<td>Jan. 4, 2024: {A}", "<td>y<td>no")
    assert read(page, "page.html")[0] == []


def test_a_caption_gives_the_year() -> None:
    page = f"<html><table><caption>Talks of 2024</caption><tr><td>Jan. 4<td>{A}<tr><td>Jan. 5<td>{B}</table></html>"
    assert read(page, "page.html")[0] == [("2024-01-04", A), ("2024-01-05", B)]


def test_lines_with_the_same_number_of_tabs_are_a_table() -> None:
    page = f"Date\tState\tEvent\n12/05/1998\tJapan\t{A}\n31/08/1998\tMongolia\t{B}\n"
    assert read(page, "page.txt")[0] == [("1998-05-12", f"Japan: {A}"), ("1998-08-31", f"Mongolia: {B}")]


def test_a_row_whose_date_cannot_be_is_named() -> None:
    page = html(f"<td>12 May 1998<td>{A}", f"<td>30 February 1998<td>{B}", f"<td>3 Aug. 1998<td>{C}")
    found, account = read(page, "page.html")
    assert [day for day, _ in found] == ["1998-05-12", "1998-08-03"]
    assert [line.reason for line in account.unread] == ["there is no February 30 in 1998"]


# Wikitext


@pytest.mark.parametrize(
    "page",
    [
        f"== 2024 ==\n* [[January 4]] – {A}<ref>x</ref>\n* [[January 5|5 January]] – {B}<ref name=a />\n",
        f"=== 2024 ===\n; January 4\n: {A}\n; January 5\n: {B}\n",
        f"{{| class=x\n! Date !! Event\n|-\n| {{{{dts|2024|1|4}}}} || {A}\n|-\n| 5 January 2024\n| {B}\n|}}\n",
        f"{{|\n|+ Talks\n|-\n| [[4 January]] 2024 || '''{A}'''\n|-\n| {{{{nowrap|5 January 2024}}}} || {B}\n",
        (
            f"<!-- a\nb -->\n* '''January 4, 2024''': {A}{{{{cn}}}}\n"
            f"* January 5, 2024: [https://x.org {B}] [[File:a.jpg|b]]\n"
        ),
        f"[[Category:x]]\n* January 4, 2024: {A}\n* {{{{start date|df=y|January 5, 2024}}}}: {B}<br/>",
    ],
)
def test_wikitext_is_read_without_its_marks(page: str) -> None:
    assert read(page, "page.wiki")[0] == [("2024-01-04", A), ("2024-01-05", B)]


def test_a_span_of_a_table_in_wikitext_reaches_down() -> None:
    page = (
        f'{{|\n|-\n| rowspan="2" | 4 January 2024 || {A}\n|-\n| {B}\n* and more\n|-\n'
        f"| style=x | 5 January 2024 || {C}\n|}}\n"
    )
    assert read(page, "page.wiki")[0] == [("2024-01-04", A), ("2024-01-04", f"{B} and more"), ("2024-01-05", C)]


def test_lines_of_wikitext_keep_their_numbers() -> None:
    lines = wikitext_lines("<!-- 1\n2 -->\n{{a|\nb}}\n* x\n{|\n| y\n| z\n|}\n")
    assert [(line.number, line.text) for line in lines if line.text] == [(5, "x"), (7, "y\tz")]


def test_wikitext_is_recognised_by_its_marks() -> None:
    page = f"== Talks ==\n=== 2024 ===\n* [[January 4]] – {A}\n"
    assert read(page, "page")[0] == [("2024-01-04", A)]


def test_templates_are_taken_out_to_the_eighth_level() -> None:
    def nested(levels: int) -> str:
        return f"* x{'{{a|' * levels}y{'}}' * levels}"

    assert [line.text for line in wikitext_lines(nested(8))] == ["x"]
    assert [line.text for line in wikitext_lines(nested(9))] == ["x{{a|}}"]


def test_what_follows_a_note_without_an_end_is_kept() -> None:
    page = f"* January 4, 2024: {A}<ref>x</ref>\n* January 5, 2024: <ref>{B}\n"
    assert read(page, "page.wiki")[0] == [("2024-01-04", A), ("2024-01-05", B)]


def test_a_table_of_one_column_in_wikitext_is_read_as_text() -> None:
    page = f"{{|\n|-\n| 4 January 2024: {A}\n|-\n| 5 January 2024: {B}\n|}}\n"
    assert read(page, "page.wiki")[0] == [("2024-01-04", A), ("2024-01-05", B)]


def test_dates_in_cells_are_led_by_words_as_elsewhere() -> None:
    dates = {"The 4th of May, 2011": "2011-05-04", "Du 3 au 5 mai 2012": "2012-05-03/2012-05-05"}
    dates |= {"Am 3. Mai 2013": "2013-05-03", "um 2014": "2014", "From 3 to 5 June 2015": "2015-06-03/2015-06-05"}
    entries, _ = read(html(*(f"<td>{head}<td>{A}" for head in dates)), "page.html")
    assert [date for date, _ in entries] == list(dates.values())


def test_a_row_whose_date_is_not_understood_is_named_and_joins_no_other() -> None:
    rows = (f"<td>4 May 2011<td>{A}", f"<td>Christmas 2012<td>{B}", f"<td>6 May 2013<td>{C}")
    entries, account = read(html(*rows), "page.html")
    assert entries == [("2011-05-04", A), ("2013-05-06", C)]
    assert [B in line.text for line in account.unread] == [True]


def test_cells_that_begin_with_dates_in_several_columns_are_entries_each() -> None:
    page = html(
        "<td>Talks<td>Penalties", f"<td><td>12 May 1998. {A}", f"<td>3 August 1998. {B}<td>4 August 1998. {C}", "<td>"
    )
    assert read(page, "page.html")[0] == [("1998-05-12", A), ("1998-08-03", B), ("1998-08-04", C)]


def test_a_year_that_a_second_column_says_again_is_no_part_of_the_text() -> None:
    rows = [
        "<td>1876<td>明治9<td>県を置く。",
        "<td>1879<td>〃 12<td>学校を開く。",
        "<td>1888<td>〃 21<td>7月15日噴火。",
    ]
    assert read(html(*rows), "page.html")[0] == [
        ("1876", "県を置く。"),
        ("1879", "学校を開く。"),
        ("1888-07-15", "7月15日噴火。"),
    ]


def test_a_second_column_of_years_that_says_more_than_the_first_is_kept() -> None:
    rows = [f"<td>1876<td><td>{A}", f"<td><td>1879<td>{B}", f"<td>1888<td><td>{C}"]
    found, _ = read(html(*rows), "page.html")
    assert [text for _, text in found] == [A, f"1879: {B}", C]
