"""What became of each record, field by field."""

from __future__ import annotations

from typing import Any

import pytest

from krjp.comparison.changes import Change, changes
from krjp.comparison.pairing import Pair
from tests.building import event


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str | None, Any, Any]]:
    found = changes([Pair(event(**before), event(**after))])
    return [(each.field, each.before, each.after) for each in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {}, []),
        ({"kind": "report"}, {"kind": "speech"}, [("kind", "report", "speech")]),
        ({"slug": "a"}, {"slug": "b"}, [("id", "2024-02-21-a", "2024-02-21-b")]),
        ({"end_date": "2024-02-22"}, {}, [("end_date", "2024-02-22", None)]),
        ({"countries": ["JPN", "KOR"]}, {"countries": ["KOR", "JPN"]}, []),
        ({"countries": ["JPN"]}, {}, [("countries", ["JPN"], [])]),
        ({"topics": ["trade", "cyber"]}, {"topics": ["cyber", "trade"]},
         [("topics", ["trade", "cyber"], ["cyber", "trade"])]),
        ({"place": {"name": "Seoul", "country": "KOR"}}, {"place": {"name": "Seoul"}},
         [("place.country", "KOR", None)]),
        ({}, {"place": {"name": "Seoul"}}, [("place.name", None, "Seoul")]),
        ({"sources": [{"source": "a"}, {"source": "b"}]}, {"sources": [{"source": "b"}, {"source": "a"}]}, []),
    ],
)  # fmt: skip
def test_a_record_changed(before: dict[str, Any], after: dict[str, Any], expected: list[Any]) -> None:
    assert changed(before, after) == expected


def test_a_record_in_one_of_both_is_added_or_gone() -> None:
    one = event(title="Talks")
    about = (one.id, "21 Feb 2024", "Talks", None, None, None)
    assert list(changes([Pair(one, None), Pair(None, one)])) == [Change("gone", *about), Change("added", *about)]
