"""From paths to a chronology."""

from __future__ import annotations

import json
import pickle
from datetime import date
from typing import TYPE_CHECKING

import pytest

import krjp
from krjp.dates import Period
from krjp.errors import DataError
from krjp.loading import LARGE

from .building import record

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.chronology import Chronology


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def ids(chronology: Chronology) -> list[str]:
    return [event.id for event in chronology.events]


def test_without_a_path_the_packaged_chronology_is_loaded() -> None:
    assert krjp.load().events == krjp.load("packaged").events
    assert len(krjp.load().events) > 0


def test_the_packaged_coverage_is_that_of_its_source(packaged: Chronology) -> None:
    assert packaged.holdings.coverage == Period(date(2024, 1, 1), date(2024, 4, 30))


def test_a_file_is_loaded_in_order_of_date_then_of_the_file(tmp_path: Path) -> None:
    file = write(tmp_path / "x.json", [record("2024-03-01"), record("2023-01-05", "b"), record("2023-01-05", "a")])
    assert ids(krjp.load(file)) == ["2023-01-05-b", "2023-01-05-a", "2024-03-01-event"]
    assert ids(krjp.load(str(file))) == ids(krjp.load(file))


def test_the_coverage_of_a_file_is_that_of_its_events(tmp_path: Path) -> None:
    long = record("2023-01-05", end_date="2024-06-30")
    assert krjp.load(write(tmp_path / "x.json", [long, record("2024-03-01")])).holdings.coverage == Period(
        date(2023, 1, 5), date(2024, 6, 30)
    )
    assert krjp.load(write(tmp_path / "empty.json", [])).holdings.coverage == Period()


def test_a_folder_stands_for_its_events_file(tmp_path: Path) -> None:
    write(tmp_path / "events.json", [record()])
    assert ids(krjp.load(tmp_path)) == ["2024-02-21-event"]


def test_several_files_are_one_chronology(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.json", [record("2024-03-01")]), write(tmp_path / "2.json", [record("2024-01-01")])
    assert ids(krjp.load(one, two)) == ["2024-01-01-event", "2024-03-01-event"]
    assert krjp.load(one, two, one).events == krjp.load(two, one).events


def test_packaged_and_own_events_load_together(tmp_path: Path) -> None:
    own = write(tmp_path / "1.json", [record("1999-03-01")])
    assert ids(krjp.load("packaged", own)) == ["1999-03-01-event", *ids(krjp.load())]


def test_standard_input_is_read_when_asked_for() -> None:
    assert ids(krjp.load("-", stdin=lambda: json.dumps([record()]).encode())) == ["2024-02-21-event"]


def test_reference_files_beside_the_data_add_to_the_packaged_ones(tmp_path: Path, packaged: Chronology) -> None:
    write(tmp_path / "events.json", [record(actors=["abe"], countries=["USA"])])
    write(tmp_path / "actors.json", [{"id": "abe", "name": "Abe Shinzo", "kind": "person", "aliases": ["安倍"]}])
    write(tmp_path / "concepts.json", [{"id": "x", "label": "x", "terms": ["quad", "日米豪印"]}])
    write(tmp_path / "sources.json", [{"id": "y", "title": "Y"}])
    chronology = krjp.load(tmp_path)
    assert len(chronology.filter("actor:安倍 country:America").events) == 1
    shipped, known = packaged.holdings.reference, chronology.holdings.reference
    assert shipped.actors.items() < known.actors.items()
    assert shipped.concepts.items() < known.concepts.items()
    assert set(known.sources) == {*shipped.sources, "y"}


def test_a_reference_entry_beside_the_data_replaces_the_packaged_one(tmp_path: Path) -> None:
    write(tmp_path / "events.json", [record(countries=["KOR"])])
    write(tmp_path / "actors.json", [{"id": "south-korea", "name": "Corea", "kind": "state", "country": "KOR"}])
    chronology = krjp.load(tmp_path)
    assert chronology.holdings.names.country("KOR").names == ("Corea",)
    assert len(chronology.filter("country:corea").events) == 1


HINT = "give the path of a chronology, - for standard input, or packaged"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    with pytest.raises(DataError) as caught:
        krjp.load(path)
    assert str(caught.value) == f"{path}: no such file or directory; {HINT}"


def test_a_folder_without_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r": the folder holds no events\.json; give the path of a file$"):
        krjp.load(tmp_path)


def test_a_name_with_a_nul_byte_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        krjp.load("a\0b")
    assert str(caught.value) == "a␀b: is no file name"


def test_standard_input_is_refused_where_there_is_none() -> None:
    with pytest.raises(DataError) as caught:
        krjp.load("-")
    assert str(caught.value) == "-: there is no standard input to read here"


@pytest.mark.parametrize("number", [1, 4000])
def test_broken_reference_files_are_reported_when_the_data_is_loaded(tmp_path: Path, number: int) -> None:
    """Nothing is found wrong later, with a few events or with so many that they are compiled."""
    days = (date.fromordinal(date(2010, 1, 1).toordinal() + day) for day in range(number))
    many = [record(str(day), summary="long enough to make a large file of it " * 6) for day in days]
    write(tmp_path / "events.json", many)
    assert number == 1 or (tmp_path / "events.json").stat().st_size > LARGE
    assert len(krjp.load(tmp_path)) == number
    for name in ("actors.json", "concepts.json", "sources.json"):
        (tmp_path / name).write_text("{")
        with pytest.raises(DataError, match=rf"{name}: line 1, column 2: is cut short"):
            krjp.load(tmp_path)
        (tmp_path / name).unlink()


def test_reference_files_may_go_once_the_data_is_loaded(tmp_path: Path) -> None:
    write(tmp_path / "events.json", [record(actors=["abe"])])
    write(tmp_path / "actors.json", [{"id": "abe", "name": "Abe Shinzo", "kind": "person"}])
    chronology = krjp.load(tmp_path)
    (tmp_path / "actors.json").unlink()
    assert len(chronology.filter("actor:shinzo").events) == 1


def test_what_a_dataset_declares_is_known_of_its_events_and_tables(tmp_path: Path) -> None:
    write(tmp_path / "dataset.json", {"kinds": {"seminar": "A seminar"}, "columns": {"title": "Headline"}})
    write(tmp_path / "events.json", [record(kind="seminar")])
    (tmp_path / "talks.csv").write_text("Date,Headline,Title\n2024-01-05,Talks in Seoul,Dr\n")
    assert len(krjp.load(tmp_path).filter("kind:seminar").events) == 1
    assert [event.title for event in krjp.load(tmp_path / "talks.csv").events] == ["Talks in Seoul"]


def test_a_large_table_is_loaded_and_a_large_file_of_anything_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Date,Title,Summary\n" + f"2024-01-05,Talks in Seoul,{'word ' * 60}\n" * 4000)
    assert (tmp_path / "x.csv").stat().st_size > LARGE
    assert len(krjp.load(tmp_path / "x.csv")) == 4000
    (tmp_path / "x").write_bytes(b"\0" * (LARGE + 1))
    with pytest.raises(DataError, match="x: is binary data that krjp does not know; "):
        krjp.load(tmp_path / "x")


def test_a_loaded_chronology_is_pickled_with_all_it_knows(tmp_path: Path) -> None:
    write(tmp_path / "events.json", [record(actors=["abe"])])
    write(tmp_path / "actors.json", [{"id": "abe", "name": "Abe Shinzo", "kind": "person"}])
    for path in (tmp_path, "packaged"):
        chronology = krjp.load(path, today=date(2024, 5, 20))
        again = pickle.loads(pickle.dumps(chronology))  # noqa: S301
        assert again == chronology
        assert repr(again) == repr(chronology)
        assert again.count(since="last year", by="month") == chronology.count(since="last year", by="month")
        assert again.holdings.reference.actors == chronology.holdings.reference.actors
        assert again.holdings.frame == chronology.holdings.frame
