"""The packaged chronology with ten records as vague as the article alone leaves them.

Reports date these records. Here the reports are gone, and with them the days: each date is a span, in every
way in which one can be written. Ids that tell a day lose it, notes that tell one go, and every such title
begins with a mark of its own, by which a test finds the lines that are about the event.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from krjp.files.packaged import packaged

__all__ = ["SPANS", "Vague", "as_json", "mark", "records"]


class Vague(NamedTuple):
    """The days of a vague event, and how they are written."""

    date: str
    end_date: str | None
    when: str
    short: str
    """Where the year is clear."""
    edtf: str
    open_end: str | None = None


SPANS = {
    "2024-01-11-nippon-steel-ruling": Vague("2024-01-01", "2024-01-31", "Jan 2024", "Jan", "2024-01"),
    "2024-01-25-nachi-fujikoshi-ruling": Vague(
        "2024-01-12", "2024-01-31", "some time in 12–31 Jan 2024", "in 12–31 Jan", "[2024-01-12..2024-01-31]"
    ),
    "2024-01-30-kamikawa-speech": Vague(
        "2024-01-21", "2024-01-31", "late Jan 2024", "late Jan", "[2024-01-21..2024-01-31]"
    ),
    "2024-02-09-kishida-offer-north-korea": Vague(
        "2024-01-01", "2024-04-30", "undated, in Jan–Apr 2024", "undated, in Jan–Apr", "XXXX", "both"
    ),
    "2024-02-15-kim-yo-jong-reply": Vague(
        "2024-02-14", "2024-03-25", "some time in 14 Feb–25 Mar 2024", "in 14 Feb–25 Mar", "[2024-02-14..2024-03-25]"
    ),
    "2024-02-29-kishida-apology": Vague(
        "2024-01-01", "2024-04-30", "some time in Jan–Apr 2024", "in Jan–Apr", "[2024-01-01..2024-04-30]"
    ),
    "2024-03-26-north-korea-refusal": Vague("2024-03-20", None, "about 20 Mar 2024", "about 20 Mar", "2024-03-20~"),
    "2024-04-04-ldp-discipline": Vague(
        "2024-01-01", "2024-04-14", "by 14 Apr 2024", "by 14 Apr", "[..2024-04-14]", "start"
    ),
    "2024-04-17-kishida-yoon-call": Vague(
        "2024-04-12", "2024-04-30", "not before 12 Apr 2024", "not before 12 Apr", "[2024-04-12..]", "end"
    ),
    "2024-04-17-finance-ministers": Vague(
        "2024-04-11", "2024-04-20", "mid Apr 2024", "mid Apr", "[2024-04-11..2024-04-20]"
    ),
}
DAY = len("2024-01-11-")


def mark(key: str) -> str:
    """What the title of a vague event begins with."""
    return f"({list(SPANS).index(key)})"


@cache
def as_json() -> bytes:
    """The records as one JSON array."""
    return json.dumps(records(), ensure_ascii=False).encode()


def records() -> list[dict[str, Any]]:
    """All records, exact ones and vague ones."""
    return [_record(each) for each in json.loads(packaged("events.json"))]


def _record(record: dict[str, Any]) -> dict[str, Any]:
    related = [key[DAY:] if key in SPANS else key for key in record["related"]]
    if record["id"] not in SPANS:
        return {**record, "related": related}
    key, vague = record["id"], SPANS[record["id"]]
    return {
        **record,
        "id": key[DAY:],
        "date": vague.date,
        "end_date": vague.end_date,
        "date_certainty": "approximate",
        "open_end": vague.open_end,
        "edtf": vague.edtf,
        "when": vague.when,
        "title": f"{mark(key)} {record['title']}"[:90],
        "sources": [cited for cited in record["sources"] if cited["section"] != "report"],
        "related": related,
        "note": None,
    }
