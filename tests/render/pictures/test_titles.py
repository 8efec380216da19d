"""Titles say the question as a person would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import krjp
from krjp.render.pictures.titles import title_of
from tests.examples import examples
from tests.query.queries import CHRONOLOGY, QUERIES

if TYPE_CHECKING:
    from krjp.query.nodes import Node

FOUND = krjp.load()


@pytest.mark.parametrize(
    ("query", "limits", "by", "title"),
    [
        ("", {}, (), "Events"),
        ("kind:meeting country:KOR", {"since": "feb"}, ("month",),
         "Meetings of South Korea by month, since 1 Feb 2024"),
        ("kind:protest,court country:JPN+KOR", {}, (), "Protests and court cases of Japan and South Korea"),
        ("", {"during": "feb"}, ("month", "kind"), "Events by month and kind, Feb 2024"),
        ("", {"initiator": "KOR", "target": "JPN"}, (), "Events by South Korea towards Japan"),
        ("", {"between": "JPN,KOR"}, (), "Events between Japan and South Korea"),
        ("kind:aid", {"on": "2024-01-11"}, (), "Aid, 11 Jan 2024"),
        ("kind:weapons-test", {"until": "mar"}, (), "Weapons tests, until 31 Mar 2024"),
        ("topic:north-korea,territory", {}, (), "Events about north korea or territory"),
        ("place:Seoul actor:kishida-fumio", {}, (), "Events with Kishida Fumio in Seoul"),
        ("level>=minister", {"kind": "meeting"}, (), "Meetings (meeting.level>=minister)"),
        ("takeshima -kind:court", {}, (), "Events (takeshima and not kind:court)"),
        ("kind:m*", {}, (), "Events (kind:m*)"),
        ("country:KOR country:JPN", {}, (), "Events of South Korea (countries:JPN)"),
        ("kind:poll or kind:veto", {}, (), "Events (kind:poll or kind:veto)"),
        ("kind:poll kind:veto", {}, (), "Polls (kind:veto)"),
        ("date:02-14", {}, (), "Events (date:02-14)"),
        ("date:feb date:mar", {}, (), "Events, on no day"),
    ],
)  # fmt: skip
def test_a_question_in_words(query: str, limits: dict[str, Any], by: tuple[str, ...], title: str) -> None:
    found = FOUND.filter(query, **limits)
    assert title_of(found.query, found.asked, FOUND.holdings.names, by) == title


@examples(1 / 2)
@given(QUERIES)
def test_every_question_has_a_title(query: Node) -> None:
    found = CHRONOLOGY.filter(str(query))
    title = title_of(found.query, found.asked, CHRONOLOGY.holdings.names, ("month",))
    assert title[0] == title[0].upper()
    assert "by month" in title
