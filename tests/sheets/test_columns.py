"""Columns given by name: what is not there is said, with what may have been meant."""

from __future__ import annotations

import pytest

from krjp.errors import KrjpError
from krjp.sheets.columns import ending_as, recognise


def test_fields_are_given_by_any_of_their_names() -> None:
    found = recognise(["Zeit", "Was", "Jahr"], {"date": ["Zeit"], "title": ["was"], "year": [""]})
    # A field that is given no column has none, and the column is one of the table's own.
    assert found.fields == {"date": (0,), "title": (1,)}
    assert found.extra == {"jahr": 2}


@pytest.mark.parametrize("name", ["titel", "dyads", "when"])
def test_a_field_that_no_column_can_be_is_refused(name: str) -> None:
    with pytest.raises(KrjpError, match=f"^--map {name}=…: there is no such field"):
        recognise(["Was"], {name: ["Was"]})


def test_the_likeliest_field_and_column_are_proposed() -> None:
    with pytest.raises(KrjpError, match="did you mean title"):
        recognise(["Was"], {"titl": ["Was"]})
    with pytest.raises(KrjpError, match=r"there is no column 'Wass'.*Was"):
        recognise(["Was"], {"title": ["Wass"]})


def test_a_name_of_signs_ends_as_no_field() -> None:
    assert ending_as("#") is None
    assert ending_as("Created") == ""


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Beginning date", "Ending date"),
        ("Date of commencement", "Finish date"),
        ("Commencement", "Date of completion"),
        ("Opening date", "Closing date"),
        ("ONSET_DATE", "Termination date"),
        ("Anfangsdatum", "Schlussdatum"),
        ("Date d'ouverture", "Date de clôture"),
        ("Fecha de apertura", "Fecha de cierre"),
        ("Data di apertura", "Data di chiusura"),
        ("Data początku", "Data końca"),
        ("Дата открытия", "Дата закрытия"),
        ("着工日", "竣工日"),
        ("开始日", "结束日"),
    ],
)
def test_where_an_event_begins_and_ends_is_called_many_names(start: str, end: str) -> None:
    assert recognise(["Event", end, start], {}).fields == {"title": (0,), "end_date": (1,), "date": (2,)}
