"""Every problem of a dataset in one run: of records, between records, between files."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krjp.check.report import ERROR, WARNING, Finding, check
from krjp.doors.content import read
from krjp.errors import DataError
from krjp.record.countries import COUNTRY_CODES

from ..building import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TODAY = date(2024, 5, 20)


def fine(day: str = "2024-02-21", slug: str = "event", **fields: Any) -> dict[str, Any]:
    """A record about which there is nothing to say."""
    return record(day, slug, **{"countries": ["KOR"], **fields})


def write(path: Path, content: object) -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def checked(*paths: str, stdin: bytes | None = None) -> list[Finding]:
    return list(check(*paths, today=TODAY, stdin=None if stdin is None else lambda: stdin).findings)


def found(folder: Path, *records: dict[str, Any], **beside: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """What is found in the records of a file, with the reference files beside it."""
    for name, entries in beside.items():
        write(folder / f"{name}.json", entries)
    return brief(checked(write(folder / "events.json", list(records))))


def brief(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    return [(each.where, each.field, each.level, each.message) for each in findings]


def test_the_packaged_data_has_neither_problems_nor_warnings() -> None:
    assert check(today=TODAY) == check("packaged", today=TODAY)
    assert check(today=TODAY).findings == ()
    assert check(today=TODAY).events > 0


def test_a_fine_file_has_no_findings(tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", [fine()])
    assert check(path, today=TODAY) == (1, ())
    assert check(write(tmp_path / "none.json", [])) == (0, ())


@pytest.mark.parametrize(
    ("end", "events"), [(",]", 1), ("", 1), (",", 1), ("]]", 1), (", {", 2), ("] # mine", 1), ("]\xff", 1)]
)
def test_only_records_are_counted_as_events(end: str, events: int, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(f"[{json.dumps(fine())}{end}".encode("latin-1"))
    (tmp_path / "actors.json").write_text("[]", encoding="utf-8")
    report = check(str(path), today=TODAY)
    assert report.findings
    assert report.events == events


def test_a_finding_names_file_place_id_field_and_reason(tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", [fine(), fine(slug="two", kind="meetng")])
    assert checked(path) == [
        Finding(path, "event 2", "2024-02-21-two", "kind", ERROR, "unknown value 'meetng'; did you mean meeting?")
    ]


def test_all_findings_of_all_files_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    one = write(tmp_path / "1.json", [fine(kind="meetng", knd=1), 7, fine("2024-02-30"), fine(slug="ok", countries=[])])
    two = tmp_path / "2.jsonl"
    two.write_text(json.dumps(fine("2024-03-01", kind=3)) + "\n{\n" + json.dumps(fine("2024-03-02", date="x")))
    report = check(one, str(tmp_path / "none.json"), str(two), today=TODAY)
    assert [(each.file, each.where, each.field) for each in report.findings] == [
        (one, "event 1", "kind"),
        (one, "event 1", "knd"),
        (one, "event 2", ""),
        (one, "event 3", "date"),
        (one, "event 4", "countries"),
        (str(tmp_path / "none.json"), "", ""),
        (str(two), "line 1", "kind"),
        (str(two), "line 2, column 2", ""),
        (str(two), "line 3", "date"),
    ]
    assert report.events == 7
    assert (report.number(ERROR), report.number(WARNING)) == (8, 1)


def test_contradictions_are_found_beside_other_problems(tmp_path: Path) -> None:
    wrong = fine(kind="court", meeting={}, end_date="2024-02-20", related=["2024-02-21-event"], edtf="2024", titel="x")
    assert [field for _, field, _, _ in found(tmp_path, wrong)] == ["titel", "end_date", "meeting", "related", "edtf"]


def test_a_wrong_field_contradicts_nothing(tmp_path: Path) -> None:
    wrong = fine(kind="cout", meeting={}, date="2024-02-31", edtf="2024")
    assert [field for _, field, _, _ in found(tmp_path, wrong)] == ["date", "kind"]


# Ids


def test_an_id_used_twice_in_a_file_is_an_error_even_for_the_same_record(tmp_path: Path) -> None:
    assert found(tmp_path, fine(), fine(), fine(title="Other", kind="poll")) == [
        ("event 2", "id", ERROR, "is used already at event 1; the records are the same, remove one"),
        ("event 3", "id", ERROR, "is used already at event 1; the records differ in title, kind; rename or remove one"),
    ]


def test_the_same_record_in_two_files_is_harmless(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, [fine()]) for name in ("1.json", "2.json")]
    assert checked(*paths) == []


def test_one_id_for_different_events_of_two_files_is_an_error(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.json", [fine()]), write(tmp_path / "2.json", [fine(summary="More.")])
    message = f"is used already at {one}, event 1; the records differ in summary; rename or remove one"
    assert checked(one, two) == [Finding(two, "event 1", "2024-02-21-event", "id", ERROR, message)]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "events.json", [fine()])
    assert check(path, str(tmp_path), path, today=TODAY) == (1, ())


# Links


def test_an_event_related_to_itself_is_an_error(tmp_path: Path) -> None:
    assert found(tmp_path, fine(related=["2024-02-21-event"])) == [
        ("event 1", "related", ERROR, "names the event itself; remove it")
    ]


def test_a_link_that_leads_nowhere_is_doubtful_and_the_nearest_of_its_day_is_named(tmp_path: Path) -> None:
    linked = fine(related=["2024-02-22-prtest", "1999-01-01-x"])
    assert found(tmp_path, linked, fine("2024-02-22", "protest", related=["2024-02-21-event"])) == [
        ("event 1", "related[0]", WARNING,
         "no event has the id '2024-02-22-prtest'; did you mean 2024-02-22-protest?"),
        ("event 1", "related[1]", WARNING, "no event has the id '1999-01-01-x'"),
        ("event 2", "related[0]", WARNING, "2024-02-21-event does not name this event in turn"),
    ]  # fmt: skip


def test_a_circle_of_links_is_doubtful_only_for_leading_one_way(tmp_path: Path) -> None:
    days = ["2024-02-01", "2024-02-02", "2024-02-03"]
    ring = [fine(day, related=[f"{other}-event"]) for day, other in zip(days, days[1:] + days[:1], strict=True)]
    assert [(field, level) for _, field, level, _ in found(tmp_path, *ring)] == [("related[0]", WARNING)] * 3
    both = [fine(day, related=[f"{other}-event" for other in days if other != day]) for day in days]
    assert found(tmp_path, *both) == []


def test_a_link_to_a_record_that_is_there_but_wrong_is_no_second_problem(tmp_path: Path) -> None:
    assert [
        field
        for _, field, _, _ in found(tmp_path, fine(related=["2024-02-22-x"]), fine("2024-02-22", "x", kind="meetng"))
    ] == ["kind"]


def test_links_reach_across_files(tmp_path: Path) -> None:
    one = write(tmp_path / "1.json", [fine(related=["2024-02-22-x"])])
    two = write(tmp_path / "2.json", [fine("2024-02-22", "x", related=["2024-02-21-event"])])
    assert checked(one, two) == []
    assert len(checked(one)) == 1


# Names

ABE = {"id": "abe-shinzo", "name": "Abe Shinzo", "kind": "person", "country": "JPN", "aliases": ["安倍晋三"]}


def test_without_an_actors_file_any_name_will_do(tmp_path: Path) -> None:
    assert found(tmp_path, fine(actors=["Abe Shinzo"], sources=[{"source": "my notebook"}])) == []


def test_beside_an_actors_file_unknown_actors_are_errors_with_the_one_that_was_meant(tmp_path: Path) -> None:
    actors = ["abe-shinzo", "kishida-fumio", "安倍晋三", "abe-shinso", "zzz"]
    assert found(tmp_path, fine(actors=actors), actors=[ABE]) == [
        ("event 1", "actors[2]", ERROR, "'安倍晋三' is not in actors.json; did you mean abe-shinzo?"),
        ("event 1", "actors[3]", ERROR, "'abe-shinso' is not in actors.json; did you mean abe-shinzo?"),
        ("event 1", "actors[4]", ERROR, "'zzz' is not in actors.json"),
    ]


def test_an_unknown_actor_is_told_wherever_it_is_named(tmp_path: Path) -> None:
    records = [fine(day, actors=["abe-shinso"]) for day in ("2024-02-21", "2024-02-22")]
    message = "'abe-shinso' is not in actors.json; did you mean abe-shinzo?"
    assert found(tmp_path, *records, actors=[ABE]) == [
        (f"event {number}", "actors[0]", ERROR, message) for number in (1, 2)
    ]


def test_beside_a_sources_file_unknown_sources_are_errors(tmp_path: Path) -> None:
    cited = fine(sources=[{"source": "diary"}, {"source": "diry"}])
    assert found(tmp_path, cited, sources=[{"id": "diary", "title": "A Diary"}]) == [
        ("event 1", "sources[1].source", ERROR, "'diry' is not in sources.json; did you mean diary?")
    ]


def test_an_actors_file_speaks_for_its_own_folder_only(tmp_path: Path) -> None:
    one = write(tmp_path / "one" / "x.json", [fine(actors=["Kono Taro"])])
    two = write(tmp_path / "two" / "x.json", [fine("2024-03-01", actors=["Kono Taro"])])
    write(tmp_path / "two" / "actors.json", [ABE])
    assert [(each.file, each.field) for each in checked(one, two)] == [(two, "actors[0]")]


def test_a_wrong_entry_of_an_actors_file_still_makes_its_actor_known(tmp_path: Path) -> None:
    assert found(tmp_path, fine(actors=["abe-shinzo"]), actors=[{**ABE, "kind": "persn"}]) == [
        ("entry 1", "kind", ERROR, "unknown value 'persn'; did you mean person?")
    ]


def test_an_actors_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "events.json", [fine(actors=["x"], related=[])])
    (tmp_path / "actors.json").write_text('[{"id": "abe')
    assert brief(checked(path)) == [("entry 1, column 13", "", ERROR, "is cut short: the text ends inside a record")]


def test_a_code_that_is_no_country_is_doubtful_and_the_country_meant_is_named(tmp_path: Path) -> None:
    coded = fine(countries=["KOR", "ROK", "QQQ", "SUN"], place={"name": "Seoul", "country": "ROK"})
    assert found(tmp_path, coded, actors=[{**ABE, "country": "XYZ"}]) == [
        ("event 1", "countries[1]", WARNING, "ROK is not in ISO 3166-1; did you mean KOR?"),
        ("event 1", "countries[2]", WARNING, "QQQ is not in ISO 3166-1"),
        ("event 1", "place.country", WARNING, "ROK is not in ISO 3166-1; did you mean KOR?"),
        ("entry 1", "country", WARNING, "XYZ is not in ISO 3166-1"),
    ]


def test_country_codes_are_those_of_iso_3166_1_of_states_that_are_no_more_and_of_kosovo() -> None:
    assert len(COUNTRY_CODES) == 249 + 30 + 1
    assert {"KOR", "PRK", "JPN", "USA", "CHN", "TWN", "SUN", "YUG", "XKX"} < COUNTRY_CODES
    assert not {"ROK", "XXX", "EUR", "UNO"} & COUNTRY_CODES


# Reference files


@pytest.mark.parametrize(
    ("name", "entries", "expected"),
    [
        ("actors", [ABE, {**ABE, "name": "Other", "aliases": []}],
         ("entry 2", "id", ERROR, "is used already at entry 1; rename or remove one")),
        ("actors", [ABE, {"id": "x", "name": "X", "kind": "person", "aliases": ["ABE-Shinzō"]}],
         ("entry 2", "aliases[0]", WARNING, "'ABE-Shinzō' also stands for abe-shinzo")),
        ("actors", [{"id": "x", "name": "X", "kind": "state"}],
         ("entry 1", "country", WARNING, "is missing; events name states by their codes")),
        ("actors", [{"id": "x", "name": "X", "kind": "state", "country": "KOR"},
                    {"id": "y", "name": "Y", "kind": "state", "country": "KOR"}],
         ("entry 2", "country", WARNING, "'KOR' also stands for x")),
        ("concepts", [{"id": "x", "label": "X", "terms": ["a", "b"]}, {"id": "y", "label": "Y", "terms": ["c", "B"]}],
         ("entry 2", "terms[1]", WARNING, "'B' also stands for x")),
        ("concepts", [{"id": "x", "label": "X"}], ("entry 1", "terms", ERROR, "is missing")),
        ("concepts", [{"id": "x", "label": "X", "terms": []}, {"id": "x", "label": "Y", "terms": []}],
         ("entry 2", "id", ERROR, "is used already at entry 1; rename or remove one")),
        ("sources", [{"id": "x", "title": "X"}, {"id": "x", "title": "Y"}],
         ("entry 2", "id", ERROR, "is used already at entry 1; rename or remove one")),
        ("sources", [{"id": "x", "title": "X", "coverage": {"since": "2024"}}],
         ("entry 1", "coverage.since", ERROR,
          "expected a date that exists, as YYYY-MM-DD, found '2024'")),
    ],
)  # fmt: skip
def test_reference_files_beside_the_data_are_checked(
    tmp_path: Path, name: str, entries: list[dict[str, Any]], expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(tmp_path, fine(), **{name: entries})


@pytest.mark.parametrize(
    "entries",
    [
        [{**ABE, "aliases": ["Abe Shinzō", "Shinzo Abe"]}],
        [ABE, {"id": "abe", "name": "Abe Shinzo", "kind": "state", "country": "JPN"}],
        [],
    ],
    ids=["own-spellings", "state-and-person", "empty"],
)
def test_names_that_are_not_confused_are_left_alone(tmp_path: Path, entries: list[dict[str, Any]]) -> None:
    assert found(tmp_path, fine(), actors=entries) == []


def test_a_reference_file_beside_several_files_is_checked_once(tmp_path: Path) -> None:
    write(tmp_path / "actors.json", [{**ABE, "kind": "persn"}])
    paths = [write(tmp_path / name, []) for name in ("1.json", "2.json")]
    assert len(checked(*paths)) == 1


# Where data comes from


def test_standard_input_and_gzip_are_checked(tmp_path: Path) -> None:
    packed = tmp_path / "x.gz"
    packed.write_bytes(gzip.compress(json.dumps(fine(kind="meetng")).encode()))
    (one, two) = checked("-", str(packed), stdin=json.dumps([fine("2024-03-01", kind="meetng")]).encode())
    assert (one.file, one.where) == ("standard input", "event 1")
    assert (two.file, two.where) == (str(packed), "line 1")


def test_what_cannot_be_unpacked_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(b"[]")[:12])
    assert brief(checked(str(path))) == [("", "", ERROR, "cannot be unpacked: cut short")]


def test_a_table_is_checked_by_the_places_its_events_have_in_it(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("date,title,countries\n2024-02-21,Talks,KOR\n2024-05-21,Later,KOR\n", encoding="utf-8")
    report = check(str(path), today=TODAY)
    assert report.events == 2
    assert [(each.where, each.field, each.level) for each in report.findings] == [("row 3", "date", WARNING)]
    path.write_text("date,title\nsomeday,Talks\n", encoding="utf-8")
    assert [(each.where, each.level) for each in checked(str(path))] == [("row 2", ERROR)]


def test_json_that_is_read_though_it_has_another_shape_is_checked_as_it_is_read(tmp_path: Path) -> None:
    items = [{"headline": "Talks", "date": "2024-02-21"}, {"headline": "Later", "date": "2024-05-21"}]
    findings = brief(checked(write(tmp_path / "x.json", {"items": items})))
    assert [each for each in findings if each[1] != "countries"] == [
        ("item 2", "date", WARNING, "2024-05-21 is in the future")
    ]
    items[1]["date"] = "someday"
    assert [each[:3] for each in found(tmp_path, *items)] == [("item 2", "date", ERROR)]


def test_a_single_record_is_no_list_of_its_sources(tmp_path: Path) -> None:
    wrong = fine(sources=[{"source": "a", "section": "other"}])
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(wrong), encoding="utf-8")
    assert brief(checked(str(path))) == [
        ("line 1", "sources[0].section", ERROR, "unknown value 'other'; use one of chronology, article, report")
    ]


def test_a_wrong_dataset_file_is_told_once_and_the_records_are_checked_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "dataset.json").write_text("[", encoding="utf-8")
    paths = [write(tmp_path / name, [fine(slug=name[0], kind="meetng")]) for name in ("a.json", "b.json")]
    findings = checked(*paths)
    assert [each.file for each in findings] == [str(tmp_path / "dataset.json"), *paths]
    assert [each.field for each in findings[1:]] == ["kind", "kind"]


def test_standard_input_where_there_is_none_is_a_problem() -> None:
    assert checked("-") == [Finding("-", "", "", "", ERROR, "there is no standard input to read here")]


def test_doubts_are_warnings_of_their_records(tmp_path: Path) -> None:
    assert found(tmp_path, fine(), fine("2024-05-21", title="Later")) == [
        ("event 2", "date", WARNING, "2024-05-21 is in the future")
    ]


RECORDS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "id": st.sampled_from(["2024-02-21-a", "2024-02-22-b", "x", 1]),
            "date": st.sampled_from(["2024-02-21", "2024-02-22", "2024-02-30", None]),
            "title": st.sampled_from(["Talks", "", "\ud800", "x" * 91]),
            "kind": st.sampled_from(["meeting", "court", "meetng"]),
            "related": st.lists(st.sampled_from(["2024-02-21-a", "2024-02-22-b", "", 0]), max_size=3),
            "meeting": st.sampled_from([None, {}, {"ordinal": 3, "series": "S"}, {"mode": "x"}]),
            "actors": st.just(["a"]),
            "other": st.none(),
        },
    ),
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS.map(lambda records: json.dumps(records).encode()) | st.binary(max_size=60))
def test_what_loading_refuses_is_an_error_and_nothing_raises(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    errors = [(each.where, each.field, each.message) for each in checked(str(path)) if each.level == ERROR]
    try:
        read(content, str(path))
    except DataError as error:
        for problem in error.problems:
            told = (problem.where.partition(" (")[0], problem.field, problem.message)
            assert told in errors or ("without records" in problem.message and errors)  # check names each of them
    else:
        assert all(field == "id" for _, field, _ in errors)
