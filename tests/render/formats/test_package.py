"""Data Packages: valid to frictionless, and the same events when read back."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from frictionless import Package, validate

import krjp
from krjp.files.atomic import write_folder
from krjp.files.reference import Reference
from krjp.record.own import Own, OwnField
from krjp.render.formats.package import DESCRIPTOR, package
from tests.building import event
from tests.hostile import RECORDS

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.chronology import Chronology
    from krjp.record.model import Event

EVENT = event(title="=1+1", countries=["JPN", "KOR"], place={"name": "Seoul"}, sources=[{"source": "notes"}])


def files(*events: Event, own: Own = Own()) -> dict[str, str]:  # noqa: B008 - immutable
    return package(events, Reference(), own, name="mine", title="Mine")


def rows(written: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written["events.csv"], newline="")))


def test_the_packaged_chronology_is_read_back_and_valid(packaged: Chronology, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    holdings = packaged.holdings
    write_folder(str(folder), package(packaged.events, holdings.reference, holdings.own, name="krjp", title="krjp"))
    report = validate(str(folder / DESCRIPTOR))
    assert report.valid, report.flatten(["title", "message"])
    again = krjp.load(folder)
    assert again == packaged
    cited = {citation.source for each in packaged.events for citation in each.sources}
    assert {key: again.holdings.reference.sources[key] for key in cited} == {
        key: holdings.reference.sources[key] for key in cited
    }
    described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    assert "Comparative Connections" in described["sources"][0]["title"]
    table = Package(str(folder / DESCRIPTOR)).get_table_resource("events").read_rows()
    assert [row["countries"] for row in table] == [list(each.countries) for each in packaged.events]
    assert [row["date"] for row in table] == [each.date for each in packaged.events]
    sources = json.loads((folder / "events.json").read_text(encoding="utf-8"))[0]["sources"]
    assert table[0]["sources"] == sources


def test_hostile_events_are_read_back_and_valid(tmp_path: Path) -> None:
    chronology = krjp.Chronology.from_records(RECORDS)
    written = package(chronology.events, Reference(), Own(), name="mine", title="Mine")
    write_folder(str(tmp_path / "package"), written)
    report = validate(str(tmp_path / "package" / DESCRIPTOR))
    assert report.valid, report.flatten(["title", "message"])
    assert krjp.load(tmp_path / "package") == chronology


def test_cells_hold_lists_as_json_and_no_formulas() -> None:
    [row] = rows(files(EVENT))
    assert row["title"] == "'=1+1"
    assert json.loads(row["countries"]) == ["JPN", "KOR"]
    assert (row["place.name"], row["place.country"], row["meeting.mode"], row["note"]) == ("Seoul", "", "", "")
    assert json.loads(row["sources"])[0]["source"] == "notes"


def test_what_the_data_has_of_its_own_is_kept(tmp_path: Path) -> None:
    own = Own({"concert": "music is played"}, {}, {}, (OwnField("budget", "number", "in euros"),
              OwnField("guests", "list"), OwnField("hall", "word")))  # fmt: skip
    of = event(kind="concert", extra={"budget": 12.5, "guests": ["Ann", "Ben"], "hall": "A"})
    written = files(of, event(slug="bare", kind="concert"), own=own)
    first, second = rows(written)
    assert (first["budget"], first["guests"], first["hall"]) == ("12.5", '["Ann", "Ben"]', "A")
    assert (second["budget"], second["guests"], second["hall"]) == ("", "", "")
    described = {field["name"]: field for field in json.loads(written[DESCRIPTOR])["resources"][0]["schema"]["fields"]}
    assert described["budget"] == {"name": "budget", "type": "number", "description": "in euros"}
    assert (described["guests"]["type"], described["hall"]["type"]) == ("array", "string")
    assert "constraints" not in described["kind"]
    assert "| `budget` | number | in euros |" in written["CODEBOOK.md"]
    assert "| `concert` | 2 | music is played |" in written["CODEBOOK.md"]
    write_folder(str(tmp_path / "package"), written)
    assert validate(str(tmp_path / "package" / DESCRIPTOR)).valid
    again = krjp.load(tmp_path / "package")
    assert again.show("2024-02-21-event") == of
    assert again.holdings.own.kinds == own.kinds


@pytest.mark.parametrize(
    ("fields", "absent"),
    [({}, {"actors.json", "sources.json", "sources.bib", "concepts.json", "dataset.json"}),
     ({"sources": [{"source": "notes"}]}, {"actors.json", "sources.json", "concepts.json", "dataset.json"})],
)  # fmt: skip
def test_a_file_with_nothing_in_it_is_left_out(fields: dict[str, Any], absent: set[str]) -> None:
    written = files(event(**fields))
    assert absent.isdisjoint(written)
    assert {each["path"] for each in json.loads(written[DESCRIPTOR])["resources"]} == set(written) - {DESCRIPTOR}
    assert list(written)[-1] == DESCRIPTOR


def test_concepts_of_ones_own_are_kept() -> None:
    concept = {"id": "tea", "label": "tea", "terms": ["tea", "cha"]}
    reference = Reference([{"concepts.json": ("concepts.json", lambda: json.dumps([concept]).encode())}])
    written = package([EVENT], reference, Own(), name="mine", title="Mine")
    [found] = json.loads(written["concepts.json"])
    assert concept.items() <= found.items()


def test_a_source_without_an_address_is_told_by_its_words() -> None:
    book = {"id": "notes", "type": "book", "authors": ["A B"], "title": "T"}
    reference = Reference([{"sources.json": ("sources.json", lambda: json.dumps([book]).encode())}])
    written = package([EVENT], reference, Own(), name="mine", title="Mine")
    assert json.loads(written[DESCRIPTOR])["sources"] == [{"title": "A B. “T”"}]


def test_a_codebook_of_ones_own_is_taken() -> None:
    assert package([EVENT], Reference(), Own(), name="a", title="A", book="# Mine\n")["CODEBOOK.md"] == "# Mine\n"
