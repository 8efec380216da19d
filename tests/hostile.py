"""A small chronology with every trap that text can set for a table, a format or a terminal.

Ordinary rows stand beside the hostile ones, so that a snapshot shows whether those are disturbed.
"""

from __future__ import annotations

import json
from typing import Any

__all__ = ["BIDI", "CJK", "CONTROL", "ESCAPE", "HOSTILE_TITLE", "MARKUP", "RECORDS", "as_json", "as_json_lines"]

CJK = "韓日外相会談、独島と竹島をめぐり協議：独島は韓国の領土、竹島は日本の領土と双方が主張"
MARKUP = "[sic] [/] [bold red]"
ESCAPE = "\x1b[31m"
BIDI = "\u202e"
CONTROL = "\u200b\n\t"
HOSTILE_TITLE = f"Ministers {MARKUP} agree {ESCAPE}to{BIDI} dis\u200bagree\n\tand go home"

RECORDS: list[dict[str, Any]] = [
    {
        "id": "undated-poll",
        "date": "2024-01-01",
        "end_date": "2024-04-30",
        "date_certainty": "approximate",
        "open_end": "both",
        "title": "A poll is taken",
        "kind": "poll",
        "countries": ["KOR"],
        "initiators": ["A Newspaper"],
        "actors": ["A Newspaper"],
        "topics": ["diplomacy"],
    },
    {
        "id": "2024-01-05-vice-ministers",
        "date": "2024-01-05",
        "title": "Vice ministers open an Indo-Pacific dialogue",
        "summary": "They speak of supply chains, Dokdo and the Taiwan Strait, and agree to meet every year.",
        "date_text": "Jan. 5, 2024",
        "kind": "meeting",
        "event_type": "CONSULT",
        "countries": ["JPN", "KOR", "USA"],
        "initiators": ["JPN", "KOR", "USA"],
        "targets": ["JPN", "KOR", "USA"],
        "subjects": ["PRK"],
        "framework": "trilateral",
        "actors": ["cho-tae-yul", "A Delegation of the Federation of Chambers of Commerce"],
        "place": {"name": "Washington, DC", "country": "USA"},
        "meeting": {"mode": "in-person", "level": "vice-minister", "series": "Indo-Pacific Dialogue", "ordinal": 1},
        "topics": ["diplomacy", "economic-security"],
        "sources": [
            {
                "source": "cc-2024-05-japan-korea",
                "section": "chronology",
                "locator": "entry 2",
                "date": None,
                "dates_event": False,
            },
            {"source": "a letter", "section": "report", "locator": None, "date": "2024-01-05", "dates_event": True},
        ],
        "related": ["2024-02-21-foreign-ministers", "2024-03-09-not-in-this-data"],
        "note": "The hour is not known.",
    },
    {
        "id": "2024-01-11-ruling",
        "date": "2024-01-11",
        "end_date": "2024-01-20",
        "date_certainty": "approximate",
        "title": "A court orders Nachi-Fujikoshi to pay the families of twenty-three former laborers damages",
        "kind": "court",
        "event_type": "PROTEST",
        "countries": ["JPN", "KOR"],
        "initiators": ["KOR"],
        "targets": ["JPN"],
        "framework": "bilateral",
        "topics": ["forced-labor"],
        "coded_by": "rules",
    },
    {
        "id": "2024-01-15-exercise",
        "date": "2024-01-15",
        "end_date": "2024-01-17",
        "title": "Three navies exercise south of Jeju",
        "kind": "exercise",
        "event_type": "COOPERATE",
        "countries": ["JPN", "KOR", "USA"],
        "framework": "trilateral",
        "place": {"name": "waters south of Jeju Island", "country": "KOR"},
        "topics": ["security"],
    },
    {
        "id": "2024-02-01-visitors",
        "date": "2024-02-01",
        "end_date": "2024-02-29",
        "date_certainty": "approximate",
        "title": "Visitors are counted",
        "kind": "report",
        "topics": ["tourism"],
    },
    {
        "id": "2024-02-21-foreign-ministers",
        "date": "2024-02-21",
        "title": CJK,
        "summary": "竹島の日を前に、独島をめぐる立場の違いは埋まらなかった。" * 2,
        "kind": "meeting",
        "event_type": "CONSULT",
        "countries": ["JPN", "KOR"],
        "framework": "bilateral",
        "actors": ["cho-tae-yul", "kamikawa-yoko"],
        "place": {"name": "리우데자네이루", "country": "BRA"},
        "meeting": {"mode": "virtual", "level": "minister"},
        "topics": ["territory"],
        "related": ["2024-01-05-vice-ministers"],
    },
    {
        "id": "2024-02-22-hostile",
        "date": "2024-02-22",
        "title": HOSTILE_TITLE,
        "summary": f"Words {MARKUP} with {ESCAPE}colour{BIDI}, hidden{CONTROL}breaks and =1+1; a\\b.",
        "date_text": f"Feb.{CONTROL}22",
        "kind": "protest",
        "event_type": "REJECT",
        "countries": ["JPN", "KOR"],
        "initiators": ["KOR", "a; b \\ c"],
        "targets": ["JPN", f"=cmd|' /C calc'!A0 {MARKUP}"],
        "framework": "bilateral",
        "actors": [f"=cmd|' /C calc'!A0 {MARKUP}", "a; b \\ c"],
        "place": {"name": f"Seoul {MARKUP}{ESCAPE}{BIDI}{CONTROL}", "country": "KOR"},
        "topics": ["territory"],
        "note": f"{ESCAPE}]0;title\x07 | pipe `tick` *star* <b>tag</b> &amp; https://example.org",
    },
    {
        "id": "2024-03-05-talks",
        "date": "2024-03-05",
        "end_date": "2024-04-30",
        "date_certainty": "approximate",
        "title": "Talks are reported",
        "kind": "media-report",
        "event_type": "CONSULT",
        "countries": ["JPN", "PRK"],
        "framework": "bilateral",
        "topics": ["north-korea", "abductions"],
    },
    {
        "id": "a-call",
        "date": "2024-03-20",
        "date_certainty": "approximate",
        "title": "They speak by telephone",
        "kind": "meeting",
        "countries": ["JPN", "KOR"],
        "initiators": ["JPN", "KOR"],
        "targets": ["JPN", "KOR"],
        "meeting": {"mode": "phone", "level": "leader"},
    },
]


def as_json() -> bytes:
    """The records as one JSON array."""
    return json.dumps(RECORDS).encode()


def as_json_lines() -> bytes:
    """The records as JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
