"""Which columns are shown in a width, and what a cell may hold."""

from __future__ import annotations

import pytest

from krjp.render.layout import Cell, Column, Layout, Table, cell, in_ascii, layout, marked_cell


def table(*columns: Column, rows: list[list[str]], footer: tuple[str, ...] = ()) -> Table:
    return Table(columns, [tuple(map(cell, row)) for row in rows], tuple(map(cell, footer)))


EVENTS = table(
    Column("Date"),
    Column("Kind", rank=1),
    Column("Title", wraps=True),
    Column("Match", wraps=True, under=True),
    Column("Place", rank=2),
    Column("ID", rank=3),
    rows=[["2024-01-01", "statement", "x" * 60, "", "Seoul", "2024-01-01-statement"]],
)
DATE, KIND, TITLE, PLACE, ID = 0, 1, 2, 4, 5


@pytest.mark.parametrize(
    ("width", "kept"),
    [
        (200, [DATE, KIND, TITLE, PLACE, ID]),
        (86, [DATE, KIND, TITLE, PLACE, ID]),
        (85, [DATE, KIND, TITLE, PLACE]),
        (64, [DATE, KIND, TITLE, PLACE]),
        (63, [DATE, KIND, TITLE]),
        (57, [DATE, KIND, TITLE]),
        (56, [DATE, TITLE]),
        (20, [DATE, TITLE]),
    ],
)
def test_columns_go_in_the_order_of_their_rank(width: int, kept: list[int]) -> None:
    assert layout(EVENTS, width).kept == kept


@pytest.mark.parametrize(
    ("width", "widths", "stacked"), [(33, [10, 21], False), (32, [10, 20], False), (31, [31], True), (20, [20], True)]
)
def test_running_text_with_little_room_stands_below(width: int, widths: list[int], stacked: bool) -> None:
    assert layout(EVENTS, width) == Layout([DATE, TITLE], widths, stacked, frozenset({TITLE + 1}))


def test_short_text_needs_no_more_room_than_it_has() -> None:
    short = table(Column("Date"), Column("Title", wraps=True), rows=[["2024-01-01", "Talks"]])
    assert layout(short, 20) == Layout([0, 1], [10, 5], stacked=False)


def test_an_empty_column_goes_before_any_other() -> None:
    empty = table(Column("A"), Column("B", rank=1), Column("C", rank=2), rows=[["a" * 10, "", "c" * 10]])
    assert layout(empty, 25).kept == [0, 1, 2]
    assert layout(empty, 24).kept == [0, 2]
    assert layout(empty, 21).kept == [0]


def test_names_that_do_not_fit_may_take_several_lines() -> None:
    long = table(Column("Value"), Column("Events", right=True), rows=[["a name too long for this", "1"]])
    assert layout(long, 40) == Layout([0, 1], [24, 6], stacked=False)
    assert layout(long, 20) == Layout([0, 1], [12, 6], stacked=False)


def test_running_texts_share_the_room_that_is_left() -> None:
    texts = table(*(Column(name, wraps=True) for name in "ABC"), rows=[["a" * 60, "b" * 10, "c" * 60]])
    assert layout(texts, 85).widths == [35, 10, 36]
    assert layout(texts, 134).widths == [60, 10, 60]


def test_a_head_that_is_not_shown_takes_no_room() -> None:
    headed = table(Column("A long head"), Column("B", rank=1), rows=[["a", "b"]])
    assert layout(headed, 20) == Layout([0, 1], [11, 1], stacked=False)
    assert layout(headed, 20, header=False) == Layout([0, 1], [1, 1], stacked=False)
    assert layout(headed, 13).kept == [0]
    assert layout(headed, 13, header=False).kept == [0, 1]


def test_wide_characters_take_two_cells() -> None:
    wide = table(Column("A"), Column("B", rank=1), rows=[["독도" * 4, "x"]])
    assert layout(wide, 20).kept == [0, 1]
    assert layout(wide, 18).kept == [0]


def test_the_footer_takes_room_as_well() -> None:
    summed = table(Column("A"), Column("B", rank=1), rows=[["a", "b"]], footer=("a long footer", "b" * 10))
    assert layout(summed, 24).kept == [0]


@pytest.mark.parametrize(
    ("width", "missed"),
    [
        (200, []),
        (86, []),
        (85, ["ID"]),
        (63, ["Place", "ID"]),
        (56, ["Kind", "Place", "ID"]),
        (20, ["Kind", "Place", "ID"]),
    ],
)
def test_what_is_left_out_is_known(width: int, missed: list[str]) -> None:
    assert layout(EVENTS, width).left_out(EVENTS) == missed


def test_nothing_is_missed_that_stands_elsewhere_or_is_empty() -> None:
    for column, text in ((Column("B", under=True), "b"), (Column("B", rank=1), "")):
        found = table(Column("A"), column, rows=[["a" * 20, text], ["b" * 20, text]])
        assert layout(found, 20).kept == [0]
        assert layout(found, 20).left_out(found) == []


@pytest.mark.parametrize("column", [Column("B", 1, right=True), Column("B", 1, asked=True)])
def test_numbers_and_what_was_asked_for_are_missed_though_empty(column: Column) -> None:
    found = table(Column("A"), column, rows=[["a" * 20, ""]])
    assert layout(found, 20).left_out(found) == ["B"]
    assert layout(found, 23).left_out(found) == []


JOINING = table(
    Column("Title", wraps=True),
    Column("Countries", rank=1),
    Column("ID", rank=2, joins=True),
    rows=[["x" * 60, "JPN KOR USA", "textbook-summons"]],
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (65, Layout([0, 1, 2], [34, 11, 16], stacked=False)),
        (64, Layout([0, 1], [46, 16], stacked=False, under=frozenset({2}))),
        (52, Layout([0, 1], [34, 16], stacked=False, under=frozenset({2}))),
        (51, Layout([0, 2], [33, 16], stacked=False)),
    ],
)
def test_what_may_stand_under_another_does_before_anything_goes_and_stays_when_that_goes(
    width: int, expected: Layout
) -> None:
    assert layout(JOINING, width) == expected


def test_an_empty_column_does_not_stand_under_another() -> None:
    empty = table(*JOINING.columns, rows=[["x" * 60, "JPN KOR USA", ""]])
    assert layout(empty, 48).under == frozenset()


@pytest.mark.parametrize(("width", "widths"), [(80, [20, 58]), (66, [20, 44]), (65, [12, 51]), (48, [12, 34])])
def test_names_are_cut_for_running_text_that_has_little_room(width: int, widths: list[int]) -> None:
    cut = table(Column("Kind", least=12), Column("Title", wraps=True), rows=[["k" * 20, "x" * 90]])
    assert layout(cut, width).widths == widths


def test_a_sign_takes_room() -> None:
    signed = Table((Column("Kind"),), [(Cell("meeting", sign="++"),)])
    assert layout(signed, 80).widths == [10]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Sum", "Sum"),
        ("material-conflict", "material-\nconflict"),
        ("Republic of Korea", "Republic\nof\nKorea"),
        ("conflict", "conflict"),
    ],
)
def test_long_heads_over_numbers_are_broken(title: str, head: str) -> None:
    assert Column(title, right=True).head() == head
    assert Column(title).head() == title


def test_a_cell_is_harmless() -> None:
    assert cell("a\x1b[31m\u202eb\n\u200bc", "red") == Cell("a␛[31m\ufffdb␊c", (), "red")


@pytest.mark.parametrize(
    ("text", "span", "marked"),
    [
        ("the dokdo protest", (4, 9), "dokdo"),
        ("\u200b\x1bthe \u200bdok\u200bdo protest", (6, 13), "dokdo"),
        ("獨島\u202e독도", (3, 5), "독도"),
    ],
)
def test_marks_stay_on_what_they_mark(text: str, span: tuple[int, int], marked: str) -> None:
    found = marked_cell(text, [span])
    [(start, end)] = found.marked
    assert found.text[start:end] == marked


def test_marking_reads_a_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(text: str) -> str:
        read.append(text)
        return text

    monkeypatch.setattr("krjp.render.layout.printable", noted)
    marked_cell("A." * 100, [(at, at + 1) for at in range(0, 200, 2)])
    assert sum(map(len, read)) < 500


def test_ascii_keeps_marks_and_says_everything() -> None:
    spelled = in_ascii(Table((Column("Año"),), [(marked_cell("1–2 독도", [(4, 6)]),)], (cell("é"),), ("so“so",)))
    assert spelled.columns[0].title == "A\\xf1o"
    [[shown]] = spelled.rows
    [(start, end)] = shown.marked
    assert (shown.text, shown.text[start:end]) == ("1-2 \\ub3c5\\ub3c4", "\\ub3c5\\ub3c4")
    assert (spelled.footer[0].text, spelled.notes) == ("\\xe9", ("so\\u201cso",))


@pytest.mark.parametrize("header", [True, False])
def test_a_table_without_rows_has_a_layout_too(header: bool) -> None:
    assert layout(table(Column("A"), Column("B", rank=1), rows=[]), 20, header=header).kept == [0, 1]


def test_thousands_of_columns_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0

    class Size(int):
        def __add__(self, other: int) -> int:
            nonlocal measured
            measured += 1
            return int(self) + other

    number = 500
    many = table(*(Column("", rank=at) for at in range(number)), rows=[["x"] * number])
    monkeypatch.setattr("krjp.render.layout.min", lambda *sizes: Size(min(*sizes)), raising=False)
    assert len(layout(many, 30).kept) == 10
    assert measured < 10 * number
