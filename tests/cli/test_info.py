"""`krjp info`: what data this is, counted from the records themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.building import record
from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.chronology import Chronology


def test_the_packaged_data_tells_its_version_and_what_it_rests_on(packaged: Chronology) -> None:
    [facts] = records("info")
    cited = [cited for event in packaged for cited in event.sources]
    assert facts["events"] == len(packaged)
    assert facts["approximate"] == sum(event.date_certainty == "approximate" for event in packaged)
    assert facts["with_reports"] == sum(any(each.section == "report" for each in event.sources) for event in packaged)
    assert facts["dated_by_reports"] == sum(any(each.dates_event for each in event.sources) for event in packaged)
    assert facts["reports"] == len({each.source for each in cited if each.section == "report"})
    assert len(facts["sources"]) == 1
    assert list(facts)[:3] == ["krjp", "data_version", "data_date"]


def test_the_data_tells_the_days_it_speaks_of(packaged: Chronology) -> None:
    [facts] = records("info")
    first, last = packaged.holdings.coverage
    assert (facts["since"], facts["until"]) == (str(first), str(last))


def test_data_of_ones_own_has_no_version_and_no_source_where_none_is_cited(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    events = [record(sources=[{"source": "a letter"}]), record("2024-03-01")]
    path.write_text(json.dumps(events), encoding="utf-8")
    [facts] = records("--data", str(path), "info")
    assert "data_version" not in facts
    assert (facts["events"], facts["sources"], facts["reports"]) == (2, [], 1)


def test_data_without_events_has_no_days() -> None:
    done = krjp("--data", "-", "info", "--json", stdin=b"[]")
    [facts] = json.loads(done.out)
    assert (facts["events"], facts["since"], facts["until"], facts["reports"]) == (0, None, None, 0)
