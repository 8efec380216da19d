"""The questions `compare.py` puts to every tool, each in the fastest form that tool has for it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generate import COMMON, RARE

from krjp.record.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

BIN = Path(sys.executable).parent
KRJP = str(BIN / "krjp")
PEERS = ("jq", "duckdb", "sqlite-utils", "mlr", "rg")
SINCE, UNTIL = "2010-01-01", "2012-12-31"
TOP = 20
# What krjp may take of something else, in the order of the table in docs/performance.md.
MOST_FOR_FIRST, MOST_FOR_TEXTS, MOST_FOR_FIELD, MOST_FOR_ROW, MOST_FOR_VAGUE = 0.8, 1.6, 3, 2, 1.3


class Command(NamedTuple):
    """How one tool is asked."""

    line: list[str]
    read: Callable[[str], Any] | None = None
    """What it printed, as something that compares; None where a tool answers only part of a question."""
    check: list[str] | None = None
    """Asked instead of `line` to compare answers, where `line` prints only the first."""
    fresh: bool = False
    """True to empty krjp's cache before each run."""
    rows: int = 0
    """Only so many lines of its answer are read; 0 for all."""
    terminal: bool = False
    """True when it writes to a terminal."""


class Question(NamedTuple):
    """One question with the command of every tool that is installed."""

    title: str
    unit: str
    remark: str
    commands: dict[str, Command]


def version(peer: str) -> str | None:
    """The version of a tool, or None where it is missing."""
    if peer == "duckdb":
        line = [sys.executable, "-c", "import duckdb; print(duckdb.__version__)"]
    else:
        found = _program(peer)
        if found is None:
            return None
        line = [found, "--version"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    text = done.stdout.split("\n")[0].split()
    return text[-1].removeprefix("jq-") if peer != "rg" and text else (text[1] if text else None)


def _program(name: str) -> str | None:
    beside = BIN / name
    return str(beside) if beside.exists() else shutil.which(name)


def asked(path: Path, *, large: bool) -> list[Question]:
    """The questions about a file; on a large one sqlite-utils, which loads it anew each time, is spared."""
    spared = ("sqlite-utils",) if large else ()
    questions = [
        _by_month(path),
        _filter(path),
        _search(path, RARE, "a rare word"),
        _search(path, COMMON, "a common word"),
    ]
    return [
        question._replace(
            commands={
                name: command
                for name, command in question.commands.items()
                if name.startswith(("krjp", "fts5")) or (version(name) is not None and name not in spared)
            }
        )
        for question in questions
    ]


def _krjp(
    path: Path, *arguments: str, read: Callable[[str], Any], check: list[str] | None = None
) -> dict[str, Command]:
    line = [KRJP, "--data", str(path), *arguments]
    ids = None if check is None else [KRJP, "--data", str(path), *check]
    return {"krjp": Command(line, read, ids), "krjp, first run": Command(line, fresh=True)}


def _duckdb(path: Path, columns: str, select: str, read: Callable[[str], Any], check: str = "") -> Command:
    """DuckDB from Python, told the format and the few columns it needs, so that it neither guesses nor reads more."""
    source = f"read_json('{path}', format='newline_delimited', columns={{{columns}}})"
    code = "import duckdb, json; print(json.dumps(duckdb.sql({!r}).fetchall(), default=str))"
    lines = [[sys.executable, "-c", code.format(text.format(source))] for text in (select, check) if text]
    return Command(lines[0], read, lines[1] if check else None)


def _by_month(path: Path) -> Question:
    match = r'^\{"id": "(\d{4}-\d\d).*?"kind": "meeting"'
    sql = "select substr(date, 1, 7) m, count(*) n from {} where kind = 'meeting' group by 1"
    return Question(
        "Count the meetings by month",
        "months",
        "ripgrep prints the month of each meeting and does not count.",
        {
            **_krjp(
                path, "count", "--kind", "meeting", "--by", "month", "--json",
                read=lambda text: {row["month"]: row["count"] for row in json.loads(text) if row["count"]},
            ),
            "duckdb": _duckdb(path, "date: 'VARCHAR', kind: 'VARCHAR'", sql, lambda text: dict(json.loads(text))),
            "jq": Command(
                ["jq", "-nc", 'reduce (inputs | select(.kind == "meeting") | .date[:7]) as $m ({}; .[$m] += 1)',
                 str(path)],
                json.loads,
            ),
            "sqlite-utils": Command(
                [_program("sqlite-utils") or "", "memory", f"{path}:nl", sql.format(f'"{path.stem}"')],
                lambda text: {row["m"]: row["n"] for row in json.loads(text)},
            ),
            "mlr": Command(
                ["mlr", "--ijsonl", "--ojson", "filter", '$kind == "meeting"', "then", "put",
                 "$m = substr($date, 0, 6)", "then", "count", "-g", "m", str(path)],
                lambda text: {row["m"]: row["count"] for row in json.loads(text)},
            ),
            "rg": Command(["rg", "-or", "$1", match, str(path)]),
        },
    )  # fmt: skip


def _filter(path: Path) -> Question:
    dates = f"date <= '{UNTIL}' and coalesce(end_date, date) >= '{SINCE}'"
    jq = (
        f'select(.date <= "{UNTIL}" and (.end_date // .date) >= "{SINCE}" and '
        '(.countries | index("KOR")) and (.countries | index("JPN")))'
    )
    listed = "exists (select 1 from json_each(countries) where value = '{}')"
    return Question(
        "Filter by two countries and three years, to JSON",
        "events",
        "All but ripgrep print whole records.",
        {
            **_krjp(
                path, "filter", "country:KOR+JPN", "--since", SINCE, "--until", UNTIL, "--json",
                read=lambda text: {row["id"] for row in json.loads(text)},
            ),
            "duckdb": Command(
                [sys.executable, "-c",
                 ("import duckdb; duckdb.sql(\"copy (select * from "
                 f"read_json('{path}', format='newline_delimited') where list_contains(countries, 'KOR') and "
                 f"list_contains(countries, 'JPN') and {dates}) to '/dev/stdout' (format json)\")")],
                _ids_of_lines,
            ),
            "jq": Command(["jq", "-c", jq, str(path)], _ids_of_lines),
            "sqlite-utils": Command(
                [_program("sqlite-utils") or "", "memory", f"{path}:nl",
                 f'select * from "{path.stem}" where {dates} and {listed.format("KOR")} and {listed.format("JPN")}'],
                lambda text: {row["id"] for row in json.loads(text)},
            ),
            "mlr": Command(
                ["mlr", "--ijsonl", "--ojsonl", "filter",
                 (f'$date <= "{UNTIL}" && (is_string($end_date) ? $end_date : $date) >= "{SINCE}" && '
                 'any($countries, func(c) {return c == "KOR"}) && any($countries, func(c) {return c == "JPN"})'),
                 str(path)],
                _ids_of_lines,
            ),
            "rg": Command(
                ["rg", '"countries": \\[[^]]*"KOR"[^]]*"JPN"|"countries": \\[[^]]*"JPN"[^]]*"KOR"', str(path)]
            ),
        },
    )  # fmt: skip


def _search(path: Path, word: str, what: str) -> Question:
    where = " or ".join(f"{field} ilike '%{word}%'" for field in ("title", "summary", "note"))
    like = where.replace("ilike", "like")
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in ("id", "title", "summary", "note"))
    jq = f'select((.title + " " + .summary + " " + .note) | test("{word}"; "i")) | .id'
    return Question(
        f"Search for {what}, the top {TOP}",
        "events found in all",
        "krjp ranks by relevance and knows inflections; the others print the first in the file that hold the letters.",
        {
            **_krjp(
                path, "search", word, "--limit", str(TOP), "--json",
                read=lambda text: set(text.split()), check=["search", word, "-o", "ids"],
            ),
            "duckdb": _duckdb(
                path, columns, f"select id, title from {{}} where {where} order by id limit {TOP}",
                lambda text: {row[0] for row in json.loads(text)}, f"select id from {{}} where {where}",
            ),
            "jq": Command(
                ["jq", "-r", jq, str(path)], lambda text: set(text.split()),
            ),
            "fts5": Command(
                _fts5(path, word, f"order by rank limit {TOP}"), lambda text: set(text.split()), _fts5(path, word, "")
            ),
            "sqlite-utils": Command(
                [_program("sqlite-utils") or "", "memory", f"{path}:nl",
                 f'select id, title from "{path.stem}" where {like} order by id limit {TOP}'],
                lambda text: {row["id"] for row in json.loads(text)},
                [_program("sqlite-utils") or "", "memory", f"{path}:nl", f'select id from "{path.stem}" where {like}'],
            ),
            "mlr": Command(
                ["mlr", "--ijsonl", "--ojsonl", "filter",
                 f'($title . " " . $summary . " " . $note) =~ "{word}"i', str(path)],
                _ids_of_lines,
            ),
            "rg": Command(["rg", "-i", "-m", str(TOP), word, str(path)]),
        },
    )  # fmt: skip


def _fts5(path: Path, word: str, end: str) -> list[str]:
    """Python that reads a file of JSON Lines into an FTS5 table in memory and searches it."""
    code = f"""
import json, sqlite3
base = sqlite3.connect(":memory:")
base.execute("create virtual table texts using fts5(id unindexed, title, summary, note, tokenize = 'porter unicode61')")
with open({str(path)!r}, encoding="utf-8") as lines:
    records = map(json.loads, lines)
    rows = ((each["id"], each["title"], each["summary"], each["note"]) for each in records)
    base.executemany("insert into texts values (?, ?, ?, ?)", rows)
print(*(id for id, in base.execute("select id from texts where texts match '{word}' {end}")))
"""
    return [sys.executable, "-c", code]


def by_vague_days(path: Path) -> list[str]:
    """A count by month between borders at which vague dates matter."""
    return [KRJP, "--data", str(path), "count", "date:2005-02..2011-03 country:KOR", "--by", "month", "--json"]


def values_to_ask() -> dict[str, str]:
    """A value to ask for of each field that a count of decades can be grouped by."""
    by_type = {"number": "3", "date": "1999", "text": COMMON, "id": "2001-0"}
    parts = {"year": "1999", "quarter": "1999-Q1", "month": "1999-02", "week": "1999-W07", "weekday": "monday",
             "month-of-year": "february"}  # fmt: skip
    by_day = ("date", "when", "day")
    return {
        name: parts.get(name) or by_type.get(field.type, "*") for name, field in FIELDS.items() if name not in by_day
    }


def by_field(path: Path, field: str, value: str) -> dict[str, list[str]]:
    """A field filtered by, counted by and sorted by, and its values."""
    base = [KRJP, "--data", str(path)]
    return {
        "filter": [*base, "count", f"{field}:{value}", "--json"],
        "count": [*base, "count", "--by", field, "--json"],
        "sort": [*base, "list", "--sort", field, "--limit", "5", "--json"],
        "values": [*base, "values", field, "--json"],
    }


def _ids_of_lines(text: str) -> set[str]:
    return {json.loads(line)["id"] for line in text.splitlines() if line}


def start_up() -> list[tuple[str, Command, list[str], float]]:
    """Start-up: a title, krjp's command, the base it is held against, and the most it may cost."""

    def python(code: str) -> list[str]:
        return [sys.executable, "-c", code]

    typer, rich = python("import typer"), python("import typer, rich.console, rich.table")
    version_line = [KRJP, "--version"]

    def krjp(text: str, *, terminal: bool = False) -> Command:
        return Command([KRJP, *text.split()], terminal=terminal)

    return [
        ("count --kind meeting --by month --json", krjp("count --kind meeting --by month --json"), typer, 1.15),
        ("search missile --json", krjp("search missile --json"), typer, 1.3),
        ("list, on a terminal of 100 columns", krjp("list --width 100 --no-pager", terminal=True), rich, 1.1),
        ("--help", krjp("--help"), version_line, 1.3),
        ("completing `krjp list --k`", krjp("complete -- list --k"), version_line, 1.3),
        ("completing `krjp list --kind m`", krjp("complete -- list --kind m"), version_line, 1.3),
    ]
