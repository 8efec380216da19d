"""The layout of a page is inferred from the whole of it, said, and can be set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krjp.errors import UnknownNameError
from krjp.importer.entries import read_entries
from krjp.importer.layouts import LAYOUTS, MOST_LINES
from krjp.importer.lines import cleaned
from krjp.importer.pipeline import Text, import_texts

if TYPE_CHECKING:
    from krjp.importer.drafts import Reading

A, B, C, D = "Japan protests.", "Mongolia answers.", "Officials of Peru meet.", "A storm comes."
FOUND = [("2024-01-04", A), ("2024-02-05", B), ("2024-03-06", C)]

PAGES = {
    "before": f"Jan. 4, 2024: {A}\nFeb. 5, 2024: {B}\nMarch 6, 2024: {C}\n",
    "days": f"2024\n\nJanuary\n4: {A}\nFebruary\n5: {B}\nMarch\n6: {C}\n",
    "sentence": f"On 4 January 2024, {A}\n\nOn 5 February 2024, {B}\n\nOn 6 March 2024, {C}\n",
    "end": f"{A[:-1]} (4 January 2024)\n{B[:-1]} (5 February 2024)\n{C[:-1]} (6 March 2024)\n",
    "below": f"{A}\n4 January 2024\n\n{B}\n5 February 2024\n\n{C}\n6 March 2024\n",
    "title": f"One\n4 January 2024\n{A}\n\nTwo\n5 February 2024\n{B}\n\nThree\n6 March 2024\n{C}\n",
    "bracket": f"One (4 January 2024)\n{A}\n\nTwo (5 February 2024)\n{B}\n\nThree (6 March 2024)\n{C}\n",
    "label": f"Date: 4 January 2024\nEvent: {A}\n\nDate: 5 February 2024\nEvent: {B}\n\n"
    f"Date: 6 March 2024\nEvent: {C}\n",
}


def read(text: str, layout: str | None = None, *, markdown: bool = False) -> Reading:
    return read_entries(cleaned(text, markdown=markdown), "file.txt", layout=layout)


def found(text: str, layout: str | None = None) -> list[tuple[str, str]]:
    return [(entry.when.edtf(), entry.text) for entry in read(text, layout).entries]


def plain(text: str) -> str:
    return text.removeprefix("One. ").removeprefix("Two. ").removeprefix("Three. ").rstrip(".")


def test_every_layout_has_a_page() -> None:
    assert set(PAGES) == set(LAYOUTS)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_recognised_and_said(name: str) -> None:
    reading = read(PAGES[name])
    assert reading.layout.startswith(f"layout {name}: dates" if name != "days" else "layout days: days")
    assert "oldest first" in reading.layout
    got = [(entry.when.edtf(), plain(entry.text)) for entry in reading.entries]
    assert got == [(day, plain(text)) for day, text in FOUND]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_can_be_set(name: str) -> None:
    assert len(found(PAGES[name], name)) == 3


def test_a_layout_that_does_not_fit_reads_nothing() -> None:
    assert found(PAGES["end"], "before") == []


def test_a_bracket_without_a_date_that_can_be_opens_nothing() -> None:
    text = PAGES["bracket"].replace("6 March", "30 February")
    assert [day for day, _ in found(text)] == ["2024-01-04", "2024-02-05"]


def test_a_heading_may_hold_its_date_after_a_comma() -> None:
    text = f"# One, 4 January 2024\n{A}\n# Two, 5 February 2024\n{B}\n# Others\n{C}\n"
    assert [day for day, _ in found(text, "bracket")] == ["2024-01-04", "2024-02-05"]


def test_a_heading_of_another_year_is_an_entry_of_its_own() -> None:
    text = f"# 2022\n\n{A}\n\n# 2023: Two\n\n{B}\n\n# March 2024\n\n{C}\n"
    assert found(text) == [("2022", A), ("2023", f"Two. {B}"), ("2024-03", C)]


def test_a_year_over_an_introduction_is_a_heading_if_dated_lines_follow() -> None:
    assert found(f"# 2024\n\n{D}\n\nJan. 4: {A}\n\nFeb. 5: {B}\n\nMarch 6: {C}\n") == FOUND


def test_a_range_over_headings_of_days_is_their_heading() -> None:
    text = f"# 1 January – 31 March 2024\n# 4 January\n{A}\n# 5 February\n{B}\n# 1–31 March 2024\n{C}\n"
    assert found(text) == [*FOUND[:2], ("2024-03-01/2024-03-31", C)]


def test_seasons_and_quarters_stand_under_their_year() -> None:
    text = f"2023\nSpring: {A}\n9 Nov.: {B}\nWinter: {D}\n2024\nQ1: {C}\n"
    days = ["[2023-03-01..2023-05-31]", "2023-11-09", "[2022-12-01..2024-02-29]", "[2024-01-01..2024-03-31]"]
    assert [day for day, _ in found(text)] == days


def test_years_are_told_by_a_range_above_or_by_categories() -> None:
    assert found(f"From Nov. 2023 to March 2024 much happened.\n\nDec. 4: {A}\nFeb. 5: {B}\n") == [
        ("2023-12-04", A),
        ("2024-02-05", B),
    ]
    page = "=== 4 January ===\n* One.\n=== 5 February ===\n* Two.\n[[Category:2024 in Peru]]\n{{30 February 2024}}\n"
    events, _ = import_texts([Text("x.wiki", page.encode())], ())
    assert [event.edtf for event in events] == ["2024-01-04", "2024-02-05"]


def test_an_unknown_layout_is_named() -> None:
    with pytest.raises(UnknownNameError, match="did you mean below"):
        import_texts([Text("x", b"")], (), layout="bellow")


def test_text_before_the_first_date_and_a_bare_date_at_the_end_mean_that_dates_stand_below() -> None:
    text = f"{A}\nJan. 4, 2024\n{B}\nFeb. 5, 2024\n{C}\nMarch 6, 2024\n"
    assert found(text) == FOUND


def test_without_blank_lines_a_title_before_every_date_is_told_by_counting() -> None:
    text = f"One\nJan. 4, 2024\n{A}\nTwo\nFeb. 5, 2024\n{B}\nThree\nMarch 6, 2024\n{C}\n"
    assert [entry[:10] for entry, _ in found(text)] == ["2024-01-04", "2024-02-05", "2024-03-06"]
    assert [text.split(".")[0] for _, text in found(text)] == ["One", "Two", "Three"]


def test_a_doubtful_choice_is_said_with_the_second_best() -> None:
    reading = read("Talks open\n\n1964\n\nA storm comes\n\n1971\n\nTalks end\n")
    assert "(--layout " in reading.layout


def test_dates_newest_first_are_said() -> None:
    assert "newest first" in read(f"March 6, 2024: {C}\nFeb. 5, 2024: {B}\nJan. 4, 2024: {A}\n").layout
    assert "newest first" in read(f"2024\n\nMarch 6: {C}\nFeb. 5: {B}\nJan. 4: {A}\n").layout


def test_a_rule_under_a_date_parts_it_from_nothing() -> None:
    text = f"News\n\n4 January 2024\n------\n{A}\n\n5 February 2024\n------\n{B}\n\n6 March 2024\n------\n{C}\n"
    assert found(text) == FOUND


def test_bullets_under_a_date_are_entries_of_their_own() -> None:
    text = f"4 January 2024\n- {A}\n- {B}\n\n5 February 2024\n- {C}\n"
    assert found(text) == [("2024-01-04", A), ("2024-01-04", B), ("2024-02-05", C)]


@pytest.mark.no_cover
def test_of_a_long_page_the_first_and_last_lines_tell_the_layout() -> None:
    page = "".join(f"{A}\n{1 + day % 28} January {1000 + day // 28}\n\n" for day in range(MOST_LINES))
    reading = read(page)
    assert reading.layout.startswith("layout below")
    assert len(reading.entries) == MOST_LINES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March\n4-5: {}\nApril\n6 and 7: {}\n", ["2024-03-04/2024-03-05", "2024-04-06/2024-04-07"]),
        ("March\n\n4. {}\n17. {}\n", ["2024-03-04", "2024-03-17"]),
        ("March 2024\n4  {}\n17  {}\n", ["2024-03-04", "2024-03-17"]),
        ("### March\n- 4: {}\n- 17 – {}\n", ["2024-03-04", "2024-03-17"]),
    ],
)
def test_days_stand_under_their_month(text: str, expected: list[str]) -> None:
    page = f"2024\n\n{text.replace('{}', A, 1).replace('{}', B, 1)}"
    assert [entry.when.edtf() for entry in read(page).entries] == expected


def test_a_day_that_does_not_exist_under_its_month_is_named() -> None:
    reading = read(f"2023\n\nFebruary\n3: {A}\n4: {B}\n29: {C}\n")
    assert [unread.reason for unread in reading.unread] == ["there is no February 29 in 2023"]


@pytest.mark.parametrize(
    ("line", "day", "text"),
    [
        ("Japan protests (Yonhap), 4 January 2024", "2024-01-04", "Japan protests (Yonhap)"),
        ("Japan protests – Jan. 4, 2024.", "2024-01-04", "Japan protests"),
        ("Japan protests [January 2024]", "2024-01", "Japan protests"),
        ("Japan protests (1964)", "1964", "Japan protests"),
    ],
)
def test_a_date_at_the_end_is_told_from_the_text(line: str, day: str, text: str) -> None:
    assert found(f"{line}\nMongolia answers, 5 February 2024\n", "end")[0] == (day, text)


@pytest.mark.parametrize("line", ["Japan protests (Feb. 30, 2024)", "Japan, 1964", "Round (12)", "ab", "(4 May 2024)"])
def test_what_is_no_date_at_the_end_is_none(line: str) -> None:
    assert found(line, "end") == []


def test_lines_above_a_line_that_ends_with_its_date_belong_to_it() -> None:
    reading = read(f"2024\n\nJapan and\nMongolia meet (5 May)\n\n{D}\n", "end")
    assert [(entry.when.edtf(), entry.text) for entry in reading.entries] == [("2024-05-05", "Japan and Mongolia meet")]
    assert [(line.line, line.reason) for line in reading.unread] == [(6, "has no date and belongs to no entry")]


def test_what_stands_below_the_last_date_belongs_to_no_entry() -> None:
    reading = read(f"# 2024\n{A}\n4 January\n\n{B}\n5 February\n\n{D}\n", "below")
    assert [entry.when.edtf() for entry in reading.entries] == ["2024-01-04", "2024-02-05"]
    assert [line.line for line in reading.unread] == [8]


def test_text_between_the_blocks_of_titled_entries_goes_with_the_one_above() -> None:
    text = f"Intro\n\nOne\nJan. 4, 2024\n{A}\n{D}\n\nTwo\nFeb. 5, 2024\n{B}\n"
    assert found(text, "title") == [("2024-01-04", f"One. {A} {D}"), ("2024-02-05", f"Two. {B}")]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("Date: 30 Feb 2024\nEvent: x\n", "there is no February 30 in 2024"),
        ("Date: soon\nEvent: x\n", "its date is not understood"),
    ],
)
def test_a_record_without_a_readable_date_is_named(record: str, reason: str) -> None:
    reading = read(f"Log\n\n{record}\nDate: 5 May 2024\nPlace: Ulsan\nEvent: {A}\nCrew: 12\nMore.\n", "label")
    assert [entry[:3] for entry in reading.entries] == [
        (
            "5 May 2024",
            reading.entries[0].when,
            f"{A} Crew: 12. More.".replace("Crew: 12. More.", "More. Place: Ulsan. Crew: 12."),
        )
    ]
    assert reading.entries[0].place == "Ulsan"
    assert [line.reason for line in reading.unread] == [reason]


def test_records_that_follow_without_a_blank_line_are_told_apart_by_their_dates() -> None:
    text = f"Date: 4 Jan 2024\nEvent: {A}\nDate: 5 Feb 2024\nEvent: {B}\n"
    assert found(text, "label") == FOUND[:2]


def test_a_record_without_a_date_belongs_to_nobody() -> None:
    reading = read(f"Date: 4 Jan 2024\nEvent: {A}\n\nEvent: {B}\n", "label")
    assert [line.line for line in reading.unread] == [4]


@pytest.mark.parametrize("above", ["Relations in 2019", "Relations in 2019\nOf the year 2019, a list"])
def test_the_only_year_named_above_the_first_entry_is_that_of_all(above: str) -> None:
    assert found(f"{above}, as compiled.\n\nJan. 4: {A}\n")[0][0] == "2019-01-04"


def test_what_goes_on_to_this_day_ends_with_the_last_entry() -> None:
    [first, _] = read(f"2010-present: {A}\nMarch 6, 2024: {C}\n").entries
    assert (first.when.edtf(), str(first.when.last)) == ("[2010-01-01..]", "2024-03-06")
    [only] = read(f"2010-present: {A}\n").entries
    assert only.when.edtf() == "2010"


def test_day_and_month_in_figures_are_told_apart_by_the_rest_of_the_page() -> None:
    assert found(f"02/03/2024: {A}\n14/03/2024: {B}\n")[0][0] == "2024-03-02"
    assert found(f"02/03/2024: {A}\n03/14/2024: {B}\n")[0][0] == "2024-02-03"
    assert found(f"02/03/2024: {A}\n03/14/2024: {B}\n14/03/2024: {C}\n")[0][0] == "2024-03-14"


def test_a_date_alone_on_its_line_that_cannot_be_is_named() -> None:
    reading = read(f"30 February 2024\n{A}\n\n4 March 2024\n{B}\n")
    assert [entry.when.edtf() for entry in reading.entries] == ["2024-03-04"]
    assert "there is no February 30 in 2024" in [line.reason for line in reading.unread]


def test_a_year_over_a_date_that_cannot_be_is_its_heading() -> None:
    reading = read(f"2024\n\nFeb. 30: {A}\nMarch 4: {B}\n")
    assert [entry.when.edtf() for entry in reading.entries] == ["2024-03-04"]


def test_a_text_that_begins_with_a_date_that_cannot_be_speaks_against_its_layout() -> None:
    reading = read(f"30.2.2024: {A}\n4 March 2024\n\n31.2.2024: {B}\n5 March 2024\n")
    assert not reading.layout.startswith("layout below")


def test_the_title_of_a_page_with_its_year_in_brackets_is_no_entry_among_bracketed_days() -> None:
    page = "# The harbour (2004)\n\nAs told by many.\n\n" + "".join(
        f"Round {number} (Geneva, {number} May 2004): Talks go on.\n\n" for number in range(1, 5)
    )
    reading = read_entries(cleaned(page), "x", layout="bracket")
    assert [entry.when.edtf() for entry in reading.entries] == [f"2004-05-0{number}" for number in range(1, 5)]
    assert reading.passed["heading"] == 1


def test_a_mere_year_ends_a_line_where_others_end_with_dates_after_the_same_sign() -> None:
    lines = ("The mill opens – 1955", "A bridge falls – 3 May 1956", "The line closes – 1957", "It opens again – 1958")
    reading = read_entries(cleaned("\n\n".join(lines)), "x")
    assert [entry.when.edtf() for entry in reading.entries] == ["1955", "1956-05-03", "1957", "1958"]


def test_headings_of_a_year_and_a_title_are_entries_where_other_headings_are() -> None:
    page = (
        "## 1941: The mill\n\nIt opens.\n\n## 3 May 1941: The bridge\n\nIt falls.\n\n## 1942: The line\n\nIt closes.\n"
    )
    reading = read_entries(cleaned(page), "x")
    assert [entry.when.edtf() for entry in reading.entries] == ["1941", "1941-05-03", "1942"]
    doubtful = read_entries(cleaned(page.replace("3 May", "31 June")), "x")
    assert [entry.when.edtf() for entry in doubtful.entries][-1] == "1942"


def test_titles_above_dates_are_told_from_texts_below_them_without_blank_lines() -> None:
    page = "".join(
        f"Talks {word}\n{day} May 2004\nThey go on.\nNobody is content.\n"
        for day, word in ((4, "open"), (5, "end"), (6, "fail"))
    )
    reading = read_entries(cleaned(page), "x")
    assert [entry.text for entry in reading.entries] == [
        f"Talks {word}. They go on. Nobody is content." for word in ("open", "end", "fail")
    ]


def test_a_record_goes_on_over_a_blank_line_until_it_has_more_than_its_date() -> None:
    page = "".join(f"Date: {day} May 2004\n\nEvent: Talks {day} open.\n\n" for day in (4, 5, 6))
    reading = read_entries(cleaned(page), "x")
    assert [entry.when.first.day for entry in reading.entries] == [4, 5, 6]
    assert [entry.text for entry in reading.entries] == [f"Talks {day} open." for day in (4, 5, 6)]


def test_a_list_in_one_line_is_divided_where_its_dates_follow_dashes() -> None:
    text = (
        f"Chronologie de la mine - 13 mai 1893 : {A} - fin mai 1894 : {B} - 31 juin 1894 : on ne sait pas quand"
        f" c’était - 5 mai 1895 : {C} - 6 mai 1896 : {A} - et puis encore une longue phrase sans date pour finir."
    )
    assert [day for day, _ in found(text)] == [
        "1893-05-13", "[1894-05-21..1894-05-31]", "1895-05-05", "1896-05-06",
    ]  # fmt: skip
