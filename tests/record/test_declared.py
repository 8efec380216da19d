"""Words and fields that a dataset declares: read, held to, and in the schema."""

from __future__ import annotations

from typing import Any

import pytest

from krjp.record.codec import decode, json_schema
from krjp.record.declared import against, decoder, schema
from krjp.record.own import Own, OwnField

FIELDS = (OwnField("budget", "number", "in euros"), OwnField("guests", "list"), OwnField("remark"))
OWN = Own({"concert": "music is played", "statements": ""}, {"jazz": ""}, {"local": "", "leaders": ""}, FIELDS)
RECORD = {"id": "a-1", "date": "2024-01-05", "title": "Jazz night"}


def problems(own: Own, **more: Any) -> list[tuple[str, str]]:
    event, wrong = decoder(own)({**RECORD, **more})
    assert event is not None, wrong
    return list(against(own, event))


def test_a_declared_word_is_no_slip_in_one_of_krjps() -> None:
    assert decode({**RECORD, "kind": "statements"})[0] is None
    event, _ = decoder(OWN)({**RECORD, "kind": "statements", "meeting": {"level": "leaders"}})
    assert event is not None
    assert event.meeting is not None
    assert (event.kind, event.meeting.level) == ("statements", "leaders")
    assert decoder(OWN)({**RECORD, "kind": "statments"})[0] is None
    assert decoder(OWN)([])[1] == decode([])[1]
    assert decoder(OWN)({**RECORD, "meeting": {"level": "leaders", "mode": 3}})[0] is None
    assert decoder(Own()) is decode


@pytest.mark.parametrize(("said", "field", "message"), [
    ({"kind": "concrt"}, "kind", "did you mean concert?"),
    ({"topics": ["jazz", "opera"]}, "topics[1]", "'opera' is not among the words that dataset.json declares"),
    ({"kind": "meeting", "meeting": {"level": "minister"}}, "meeting.level", "it may be local, leaders"),
    ({"extra": {"budget": "lots"}}, "extra.budget", "expected a number, as dataset.json has it, found 'lots'"),
    ({"extra": {"budget": True}}, "extra.budget", "expected a number"),
    ({"extra": {"guests": "Ann"}}, "extra.guests", "expected a list"),
])  # fmt: skip
def test_what_is_against_the_declaration_is_told(said: dict[str, Any], field: str, message: str) -> None:
    [(at, told)] = problems(OWN, **said)
    assert at == field
    assert message in told


def test_krjps_own_words_are_right_unless_the_dataset_is_closed() -> None:
    said = {"kind": "speech", "topics": ["trade"], "extra": {"budget": 5, "guests": ["Ann"], "colour": "red"}}
    assert problems(OWN, **said) == []
    assert [field for field, _ in problems(OWN.replace(closed=True), **said)] == ["kind", "topics[0]", "extra.colour"]
    assert problems(Own(closed=True), **said) == []


def test_the_schema_has_what_is_declared() -> None:
    before = repr(json_schema())
    made = schema(OWN.replace(closed=True))["properties"]
    assert made["kind"]["enum"] == ["concert", "statements", None]
    assert made["topics"]["items"] == {"enum": ["jazz"]}
    assert made["meeting"]["anyOf"][0]["properties"]["level"]["anyOf"][0] == {"enum": ["local", "leaders"]}
    assert made["extra"]["properties"]["budget"] == {"description": "in euros", "type": ["number", "null"]}
    assert made["extra"]["additionalProperties"] is False
    assert schema(OWN)["properties"]["kind"]["enum"][:3] == ["concert", "statements", "meeting"]
    assert schema(OWN)["properties"]["extra"]["additionalProperties"]
    assert repr(json_schema()) == before
