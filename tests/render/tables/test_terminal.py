"""Tables on a terminal: never wider than it, never a word lost of what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from krjp.render.layout import LEAST_WIDTH, Cell, Column, Table, cell, layout, rows_of
from krjp.render.tables.events import events_table
from krjp.render.tables.terminal import AT_ONCE, drawn
from krjp.text import cell_width
from tests.building import event
from tests.examples import examples
from tests.render.recorded import HOSTILE_EVENTS, event_lists

if TYPE_CHECKING:
    from krjp.chronology import Chronology
    from krjp.record.model import Event

SGR = re.compile(r"\x1b\[[0-9;]*m")


def draw(table: Table, width: int, **how: Any) -> str:
    """A table as a whole."""
    return "".join(drawn(table, width, **how))


COUNTS = Table(
    (Column("Month"), Column("Events", right=True)),
    [(cell("2024-01"), cell("12")), (cell("2024-02 (partial)"), cell("3"))],
    (cell("Total"), cell("15")),
    ("A note.",),
)


def test_the_whole_of_a_small_table() -> None:
    assert draw(COUNTS, 80, color=False) == (
        "Month              Events\n"
        "─────────────────────────\n"
        "2024-01                12\n"
        "2024-02 (partial)       3\n"
        "\n"
        "Total                  15\n"
        "A note.\n"
    )


def test_the_head_can_be_left_out() -> None:
    assert draw(COUNTS, 80, color=False, header=False).startswith("2024-01            12\n2024-02 (partial)   3\n")


def test_ascii_has_a_rule_of_hyphens() -> None:
    table = Table((Column("Month–Day"),), [(cell("독도"),)])
    assert draw(table, 80, color=False, unicode=False) == "Month-Day\n------------\n\\ub3c5\\ub3c4\n"


def test_colour_is_of_cells_and_marks() -> None:
    table = Table((Column("A"),), [(Cell("a dokdo b", ((2, 7),), "color(9)"),)])
    assert "\x1b[38;5;9ma \x1b[0m\x1b[1;7;38;5;9mdokdo\x1b[0m\x1b[38;5;9m b\x1b[0m" in draw(table, 80, color=True)
    assert "\x1b" not in draw(table, 80, color=False)


@pytest.mark.parametrize("markup", ["[sic]", "[/]", "[/i]", "[bold]x", ":smile:", "\\[x]", "[link=x]y[/link]", "100%"])
def test_nothing_is_markup(markup: str) -> None:
    assert markup in draw(events_table([event(title=f"Talks {markup}")]), 80, color=False)


def test_a_text_that_says_why_it_was_found_stands_below_the_title() -> None:
    columns = (Column("Title", wraps=True), Column("Match", wraps=True, under=True))
    table = Table(columns, [(cell("One"), cell("because")), (cell("Two"), cell(""))])
    assert draw(table, 80, color=False).split("\n")[2:] == ["One", "because", "Two", ""]


def test_rows_one_below_the_other_are_kept_apart() -> None:
    found = draw(
        events_table([event(title="Ministers speak at length"), event("2024-03-01", title="Talks")]), 20, color=False
    )
    assert found == (
        "2024\nTitle\nID\n────────────────────\n"
        "21 Feb\nMinisters speak at\nlength\n2024-02-21-event\n"
        "\n1 Mar\nTalks\n2024-03-01-event\n"
        "\nNo room for: Kind;\n--output csv has\nall.\n"
    )  # fmt: skip


def test_numbers_left_out_are_named() -> None:
    columns = (Column("Month"), *(Column(f"place {number}", rank=number, right=True) for number in range(1, 9)))
    table = Table(columns, [tuple(cell("1") for _ in columns)])
    assert "No room for: place 8; --output csv has all.\n" in draw(table, 76, color=False)
    assert "No room" not in draw(table, 77, color=False)


@examples(1 / 2)
@given(event_lists(), st.integers(20, 220), st.booleans())
@example(HOSTILE_EVENTS, 20, False)
@example(HOSTILE_EVENTS, 31, True)
@example(HOSTILE_EVENTS, 80, True)
@example(HOSTILE_EVENTS, 200, False)
def test_any_events_fit_any_width_with_every_row_whole(events: list[Event], width: int, unicode: bool) -> None:
    table = events_table(events)
    drawn = draw(table, width, color=False, unicode=unicode)
    assert fits(drawn, width)
    shown = squeezed(drawn)
    for at in layout(table, width).kept if unicode else ():
        # A cell in several lines is cut by its neighbours; those of one line are there as they are,
        # but for those that may be narrowed.
        assert all(
            squeezed(row[at].text) in shown or table.columns[at].wraps or table.columns[at].least for row in table.rows
        )
    narrow = Table(tuple(column for column in table.columns if column.wraps), [(row[2],) for row in table.rows])
    alone = squeezed(draw(narrow, width, color=False))
    assert all(squeezed(row[2].text) in alone for row in table.rows)
    assert SGR.sub("", draw(table, width, color=True, unicode=unicode)) == drawn


def fits(text: str, width: int) -> bool:
    """True when no line is wider, by one measure at least: of characters Unicode leaves open Rich has its own."""
    return all(min(cell_width(line), cell_len(line)) <= width for line in text.split("\n"))


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=4),
    st.integers(20, 100),
)
@example(["a" * 60, "b" * 60], 20)
@example(["독" * 30, "x"], 20)
def test_any_names_and_numbers_fit_any_width(names: list[str], width: int) -> None:
    table = Table((Column("Value"), Column("Events", right=True)), [(cell(name), cell("1234")) for name in names])
    drawn = draw(table, width, color=False)
    assert fits(drawn, width)
    assert drawn.count("1234") >= len(names)


def test_running_texts_share_the_room_evenly() -> None:
    columns = (Column("ID"), Column("Title", wraps=True), Column("Note", wraps=True), Column("Why", wraps=True))
    table = Table(columns, [(cell("1"), cell("title " * 20), cell("note " * 20), cell("short"))])
    assert draw(table, 80, color=False).splitlines()[1:3] == [
        "─" * 80,
        "1   title title title title title       note note note note note note      short",
    ]


@pytest.mark.parametrize("color", [False, True])
def test_no_line_ends_in_spaces(color: bool, packaged: Chronology) -> None:
    for width in (20, 60, 100):
        drawn = SGR.sub("", draw(events_table(packaged.events), width, color=color))
        assert [line for line in drawn.split("\n") if line != line.rstrip()] == []


def test_a_line_of_heads_is_coloured_as_one() -> None:
    assert draw(COUNTS, 80, color=True).startswith("\x1b[1mMonth              Events\x1b[0m\n──")


def test_what_is_narrowed_is_cut_or_takes_several_lines() -> None:
    columns = (Column("Date", least=8), Column("Kind", least=8, cuts=True), Column("Title", wraps=True))
    table = Table(columns, [(cell("in March 2024"), cell("commemoration", "")._replace(sign="+ "), cell("x" * 40))])
    assert draw(table, 60, color=False, header=False) == f"in March  +  comm…  {'x' * 40}\n2024\n"


def test_wide_letters_are_cut_whole() -> None:
    table = Table(
        (Column("Kind", least=6, cuts=True), Column("Title", wraps=True)), [(cell("독도와섬들"), cell("x" * 40))]
    )
    assert draw(table, 48, color=False, header=False) == f"독도…   {'x' * 40}\n"


WORDS = st.text(st.sampled_from("abc-./é – 독\u3000"), max_size=60)


@given(st.lists(WORDS, min_size=1, max_size=3), st.integers(LEAST_WIDTH, 40))
@example(["one two", "a" * 21 + " b"], 20)
@example(["a bb ccc dddd eeeee ffffff ggggggg"], 20)
@example([" leads", "two  spaces " * 5, "trails "], 20)
def test_texts_are_broken_as_rich_breaks_them(texts: list[str], width: int) -> None:
    rows = [(cell(text),) for text in texts]
    broken = [Text(text.rstrip()).wrap(Console(), width, overflow="fold") for text in texts if text.strip()]
    expected = [line.plain.rstrip() for lines in broken for line in lines]
    drawn = draw(Table((Column("Title", wraps=True),), rows), width, color=False, header=False)
    assert [line for line in drawn.split("\n") if line] == [line for line in expected if line]


def test_a_mark_that_is_broken_is_marked_on_both_lines() -> None:
    for text in ("some twenty letters go here", "독도 스무 글자 쓰고 더 쓰기"):
        columns = (Column("Title", wraps=True),)
        marked = Table(columns, [(Cell(text, ((5, 22 if text.isascii() else 15),)),)])
        drawn = draw(marked, 20, color=True, header=False)
        assert SGR.sub("", drawn) == draw(marked, 20, color=False, header=False)
        assert drawn.count("\x1b[1;7m") == 2, drawn


def test_all_lines_of_a_cell_are_one_link() -> None:
    address = "https://example.org/"
    rows = [(Cell(text, link=address),) for text in ("one two three four five", "six")]
    drawn = draw(Table((Column("Title", wraps=True),), rows), 20, color=False, header=False, links=True)
    found = re.findall(r"\x1b\]8;id=([^;]+);([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\\n", drawn)
    assert [(text, link) for _, link, text in found] == [
        (text, address) for text in ("one two three four", "five", "six")
    ]
    first, second, third = (name for name, _, _ in found)
    assert first == second != third


SIGNED = (("aid", "++"), ("poll", "  "))


def test_a_sign_stands_before_the_text_and_alone_has_the_style() -> None:
    table = Table((Column("Kind"),), [(cell(kind, "color(32)")._replace(sign=sign),) for kind, sign in SIGNED])
    assert draw(table, 60, color=False, header=False) == "++ aid\n   poll\n"
    assert draw(table, 60, color=True, header=False) == "\x1b[38;5;32m++\x1b[0m aid\n   poll\n"


def test_many_rows_come_piece_by_piece_and_are_made_when_they_come() -> None:
    made: list[int] = []

    def row(at: int) -> tuple[Cell, ...]:
        made.append(at)
        return (cell(f"row {at:04}"),)

    pieces = drawn(Table((Column("Rows", wraps=True),), rows_of(5000, row)), 80, color=False)
    first = next(pieces)
    assert first.splitlines()[2] == "row 0000"
    assert max(made) < 2000
    assert (first + "".join(pieces)).splitlines()[2:] == [f"row {at:04}" for at in range(5000)]


def test_nothing_follows_the_last_row_of_a_full_piece() -> None:
    table = Table((Column("A"),), [(cell(f"{at:03}"),) for at in range(AT_ONCE + 1)])
    pieces = list(drawn(table, 80, color=False, header=False))
    assert [piece.count("\n") for piece in pieces] == [AT_ONCE + 1, 0]
