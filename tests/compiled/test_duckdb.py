"""krjp and DuckDB asked the same of the same file: 400 events, random filters, the months of the guide."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import krjp
from krjp.record import vocabulary
from krjp.sql.statement import list_statement

from .chronologies import generated, write

if TYPE_CHECKING:
    from krjp.chronology import Chronology

duckdb = pytest.importorskip("duckdb")
NUMBER = 400
GUIDE = Path(__file__).parent.parent.parent / "docs" / "performance.md"
FIELDS = {
    "kind": tuple(vocabulary.KINDS),
    "country": ("KOR", "JPN", "USA", "PRK", "CHN", "IND"),
    "topic": tuple(vocabulary.TOPICS),
    "framework": tuple(vocabulary.FRAMEWORKS),
    "mode": tuple(vocabulary.MODES),
    "level": tuple(vocabulary.LEVELS),
    "event_type": tuple(vocabulary.EVENT_TYPES),
    "place.country": ("KOR", "JPN", "USA", "PRK"),
    "certainty": tuple(vocabulary.CERTAINTIES),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(tmp_path_factory.mktemp("data") / "events.jsonl", generated(NUMBER))


@pytest.fixture(scope="module")
def compiled(path: str) -> Chronology:
    return krjp.load(path)


@pytest.fixture(scope="module")
def database(path: str) -> Any:
    connection = duckdb.connect()
    connection.execute(f"create table events as select * from read_json('{path}', format='newline_delimited')")  # noqa: S608
    return connection


def term(rng: random.Random) -> str:
    """One thing to ask."""
    if rng.random() < 0.3:
        year, length = rng.randint(1960, 2030), rng.randint(0, 12)
        return f"date:{year}..{year + length}"
    name = rng.choice(list(FIELDS))
    return f"{name}:{','.join(rng.sample(FIELDS[name], rng.randint(1, min(3, len(FIELDS[name])))))}"


def asked(rng: random.Random) -> str:
    """A filter of one to four terms, any of them negated, joined by and or or."""
    terms = [term(rng) for _ in range(rng.randint(1, 4))]
    terms = [f"not {one}" if rng.random() < 0.25 else one for one in terms]
    return rng.choice((" and ", " or ")).join(terms)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(30))
def test_a_random_filter_finds_what_duckdb_finds(seed: int, compiled: Chronology, database: Any) -> None:
    query = asked(random.Random(seed))  # noqa: S311 - nothing secret
    found = database.execute(list_statement(compiled.holdings, query, {}, possible=True)).fetchall()
    answer = compiled.filter(query)
    assert sorted(event.id for event in answer.events) == sorted(row[0] for row in found if not row[-1])
    assert sorted(event.id for event in answer.possible) == sorted(row[0] for row in found if row[-1])


@pytest.mark.parametrize("kind", ["meeting", "protest"])
def test_months_are_those_of_duckdb(kind: str, compiled: Chronology, database: Any) -> None:
    found = database.execute(
        f"select strftime(date, '%Y-%m') m, count(*) from events where kind = '{kind}' group by m"  # noqa: S608
    ).fetchall()
    groups = compiled.count(kind=kind, by="month").groups
    assert {group.key[0]: group.sure for group in groups if group.sure} == dict(found)


def test_the_month_count_of_the_guide_is_krjps(path: str, compiled: Chronology) -> None:
    blocks = re.findall(r"^```sql\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (sql,) = (block for block in blocks if "group by month" in block)
    found = duckdb.connect().execute(sql.replace("archive.jsonl", path)).fetchall()
    groups = compiled.count("kind:meeting", by="month").groups
    assert {str(month): number for month, number in found} == {
        group.key[0]: group.sure for group in groups if group.sure
    }
