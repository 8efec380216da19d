"""Every filter option does what it says: no event too many, none too few.

The reference is brute force: a vague event is asked about as if it had happened on each of its possible
days in turn. It is sure when it meets the question on all of them, possible when it does so on some.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from krjp.cli.options import LIMITS
from krjp.files.packaged import packaged
from krjp.record.vocabulary import EVENT_TYPES
from tests.cli.running import krjp, records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Record = dict[str, Any]


def last(record: Record) -> str:
    return str(record["end_date"] or record["date"])


def within(record: Record, first: str, end: str) -> bool:
    return str(record["date"]) <= end and last(record) >= first


def part(name: str, key: str) -> Callable[[Record], Any]:
    return lambda record: (record[name] or {}).get(key)


place, mode, level, series = (
    part("place", "name"), part("meeting", "mode"), part("meeting", "level"), part("meeting", "series")
)  # fmt: skip

ACTORS = json.loads(packaged("actors.json"))


def acts(record: Record, side: str, *states: str) -> bool:
    """True when one of the states, or somebody of one, is on a side of what happened."""
    of = {actor["id"] for actor in ACTORS if actor.get("country") in states}
    return bool({*states, *of} & set(record[side]))


def acts_on(record: Record, one: str, other: str) -> bool:
    return acts(record, "initiators", one) and acts(record, "targets", other)


CASES: list[tuple[tuple[str, ...], Callable[[Record], bool]]] = [
    (("--since", "mar"), lambda r: last(r) >= "2024-03-01"),
    (("-s", "2024-03-14"), lambda r: last(r) >= "2024-03-14"),
    (("--until", "feb"), lambda r: r["date"] <= "2024-02-29"),
    (("-u", "2024-02-20"), lambda r: r["date"] <= "2024-02-20"),
    (("--during", "mid march"), lambda r: within(r, "2024-03-11", "2024-03-20")),
    (("-d", "2024-02-20..2024-02-22"), lambda r: within(r, "2024-02-20", "2024-02-22")),
    (("--on", "2024-02-22"), lambda r: within(r, "2024-02-22", "2024-02-22")),
    (("--on", "02-22"), lambda r: within(r, "2024-02-22", "2024-02-22")),
    (("--during", "jan..feb"), lambda r: within(r, "2024-01-01", "2024-02-29")),
    (("--since", "feb", "--until", "mid april"), lambda r: within(r, "2024-02-01", "2024-04-20")),
    (("--kind", "meeting"), lambda r: r["kind"] == "meeting"),
    (("-k", "PROTEST"), lambda r: r["kind"] == "protest"),
    (("--country", "USA"), lambda r: "USA" in r["countries"]),
    (("--country", "JPN+KOR"), lambda r: {"JPN", "KOR"} <= set(r["countries"])),
    (("--initiator", "KOR"), lambda r: acts(r, "initiators", "KOR")),
    (("--initiator", "Supreme Court of Korea"), lambda r: "supreme-court-of-korea" in r["initiators"]),
    (("--target", "nippon steel"), lambda r: "nippon-steel" in r["targets"]),
    (("--initiator", "RUS", "--initiator", "PRK"), lambda r: acts(r, "initiators", "RUS", "PRK")),
    (("--between", "USA,PRK"), lambda r: acts_on(r, "USA", "PRK") or acts_on(r, "PRK", "USA")),
    (("--between", "Korea, japan"), lambda r: acts_on(r, "JPN", "KOR") or acts_on(r, "KOR", "JPN")),
    (("-c", "DPRK"), lambda r: "PRK" in r["countries"]),
    (("--country", "北朝鮮"), lambda r: "PRK" in r["countries"]),
    (("--actor", "kishida"), lambda r: "kishida-fumio" in r["actors"]),
    (("-a", "岸田"), lambda r: "kishida-fumio" in r["actors"]),
    (("--actor", "Tae-yul Cho"), lambda r: "cho-tae-yul" in r["actors"]),
    (("--topic", "territory"), lambda r: "territory" in r["topics"]),
    (("-t", "cyber"), lambda r: "cyber" in r["topics"]),
    (("--place", "seoul"), lambda r: place(r) == "Seoul"),
    (("-p", "Washington, DC"), lambda r: place(r) == "Washington, DC"),
    (("--event-type", "REJECT"), lambda r: r["event_type"] == "REJECT"),
    (("--event-class", "material-conflict"), lambda r: EVENT_TYPES.get(r["event_type"]) == "material-conflict"),
    (("--framework", "trilateral"), lambda r: r["framework"] == "trilateral"),
    (("--level", "minister"), lambda r: level(r) == "minister"),
    (("--mode", "in-person"), lambda r: mode(r) == "in-person"),
    (("--series", "economic security"), lambda r: "Economic Security" in (series(r) or "")),
    (("--source", "cc-2024-05-japan-korea"), lambda r: "cc-2024-05-japan-korea" in sources(r, "source")),
    (("--source-section", "chronology"), lambda r: "chronology" in sources(r, "section")),
    (("--kind", "court", "--kind", "veto"), lambda r: r["kind"] in ("court", "veto")),
    (("-c", "USA", "-c", "PRK"), lambda r: bool({"USA", "PRK"} & set(r["countries"]))),
    (("--kind", "meeting", "-c", "USA"), lambda r: r["kind"] == "meeting" and "USA" in r["countries"]),
    (
        ("-k", "meeting", "-k", "speech", "-t", "north-korea", "--since", "jan 18"),
        lambda r: r["kind"] in ("meeting", "speech") and "north-korea" in r["topics"] and last(r) >= "2024-01-18",
    ),
]
each_case = pytest.mark.parametrize(("options", "holds"), CASES, ids=[" ".join(options) for options, _ in CASES])


def sources(record: Record, key: str) -> set[str]:
    return {cited[key] for cited in record["sources"]}


def on_each_day(record: Record) -> list[Record]:
    """The record itself or, where it is vague, what it would be on each of its possible days."""
    if record["date_certainty"] == "exact":
        return [record]
    first, end = (date.fromisoformat(day) for day in (record["date"], last(record)))
    about = timedelta(days=3 if first == end else 0)
    days = range((first - about).toordinal(), (end + about).toordinal() + 1)
    return [{**record, "date": date.fromordinal(day).isoformat(), "end_date": None} for day in days]


@pytest.mark.no_cover
@each_case
@pytest.mark.parametrize("vague", [False, True], ids=["packaged", "vague"])
def test_a_filter_lists_what_it_says(
    options: tuple[str, ...], holds: Callable[[Record], bool], vague: bool, vague_data: Path
) -> None:
    data = str(vague_data) if vague else "packaged"
    every = records("--data", data, "list")
    met = {each["id"]: [holds(day) for day in on_each_day(each)] for each in every}
    assert [each["id"] for each in records("--data", data, "list", *options)] == [key for key in met if all(met[key])]
    possible = records("--data", data, "list", *options, "--possible")
    assert {each["id"]: each["possible"] for each in possible} == {
        key: not all(met[key]) for key in met if any(met[key])
    }
    assert [each["id"] for each in possible] == [key for key in met if any(met[key])]
    assert possible
    if "--source" not in options:
        assert len(possible) < len(every)


def test_every_filter_option_is_tried() -> None:
    tried = {word for options, _ in CASES for word in options if word.startswith("--")}
    assert tried >= {each.opts[0] for each in LIMITS.options}


@pytest.mark.parametrize(
    "command", [("filter", "country:JPN"), ("search", "korea"), ("count",), ("timeline", "country:JPN")]
)
def test_other_commands_filter_likewise(command: tuple[str, ...]) -> None:
    narrow = ("--kind", "meeting", "--since", "feb")
    if command == ("count",):
        both = len(records("list", *narrow)), len(records("list", *narrow, "--possible"))
        assert records("count", *narrow) == [{"count": both[0], "at_most": both[1]}]
        return
    listed = {record["id"] for record in records("list", *narrow)}
    every = {record["id"] for record in records(*command)}
    assert {record["id"] for record in records(*command, *narrow)} == listed & every
    assert listed & every


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--kind", "meting"), "unknown kind 'meting'; did you mean meeting?"),
        (("--country", "Korae"), "unknown country 'Korae'; did you mean KOR?"),
        (("--actor", "Kishda"), "unknown actor 'Kishda'; did you mean Kishida Fumio?"),
        (("--topic", "territori"), "unknown topic 'territori'; did you mean territory?"),
        (("--event-type", "CONSULTS"), "unknown event_type 'CONSULTS'; did you mean CONSULT?"),
        (("--framework", "unilateral"), "unknown framework 'unilateral'; did you mean"),
        (("--level", "ministers"), "unknown level 'ministers'; did you mean minister?"),
        (("--mode", "fone"), "unknown mode 'fone'; did you mean phone?"),
        (("--source-section", "chronologie"), "unknown section 'chronologie'; did you mean chronology?"),
        (("--since", "2024-02-30"), "February 2024 has no day 30"),
        (("--since", "mar", "--until", "feb"), "the range is reversed"),
        (("--since", "..2024"), "since ..2024 has no beginning; use until"),
        (("--initiator", "Kishda"), "unknown initiator 'Kishda'; did you mean Kishida Fumio?"),
        (("--target", "Korae"), "unknown target 'Korae'; did you mean KOR?"),
        (("--between", "JPN,Korae"), "unknown target 'Korae'; did you mean KOR?"),
    ],
)
def test_a_wrong_value_is_refused_with_the_nearest(options: tuple[str, ...], message: str) -> None:
    done = krjp("list", *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("krjp: error: ")
    assert message in done.err
