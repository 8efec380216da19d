"""Boxes of a web page, each with an element that is its date, wherever in the box it stands."""

from __future__ import annotations

import pytest

from krjp.importer.pipeline import Text, import_texts
from tests.each import each

pytest.importorskip("bs4")

DAYS = ("4 May 2004", "9 June 2004", "12 July 2005", "1 March 2006")
FOUND = ["2004-05-04", "2004-06-09", "2005-07-12", "2006-03-01"]
TITLES = ("A bridge opens", "Talks begin", "A mill burns", "The line closes")
TEXTS = ("The mayor was there.", "They go on in June.", "Nobody is hurt.", "It had run for years.")


def read(box: str, days: tuple[str, ...] = DAYS, around: str = "{}") -> list[tuple[str, str]]:
    boxes = "".join(box.format(d=day, t=title, x=text) for day, title, text in zip(days, TITLES, TEXTS, strict=True))
    page = f"<html><body><h1>Timeline</h1>{around.format(boxes)}</body></html>"
    events, _ = import_texts([Text("page.html", page.encode())], ())
    return [(event.edtf, event.summary) for event in events]


@each(
    {
        "below the title": "<div class='item'><h3>{t}</h3><time>{d}</time><p>{x}</p></div>",
        "at the foot of the box": "<article><h4>{t}</h4><p>{x}</p><div class='date'>{d}</div></article>",
        "beside signs that only decorate": "<li><span>●</span><h4>{t}</h4><p><span>{d}</span></p><p>{x}</p></li>",
        "deep within": "<section><div><h3>{t}</h3></div><div><div><b>{d}</b></div><p>{x}</p></div></section>",
        "first": "<div class='item'><span>{d}</span><h3>{t}</h3><p>{x}</p></div>",
        "without elements that begin lines": "<div><strong>{t}</strong> <span>{d}</span> <span>{x}</span></div>",
    }
)
def test_the_date_of_a_box_is_that_of_all_its_text(box: str) -> None:
    found = read(box)
    assert [day for day, _ in found] == FOUND
    told = [f"{title} {text}" for title, text in zip(TITLES, TEXTS, strict=True)]
    assert [text.replace(". ", " ") for _, text in found] == told


def test_years_are_dates_of_their_boxes_too_and_no_headings_of_others() -> None:
    box = "<article><h4>{t}</h4><time>{d}</time><p>{x}</p></article>"
    found = read(box, ("1990–1995", "1991", "1993", "1994"))
    assert [day for day, _ in found] == ["[1990-01-01..1995-12-31]", "1991", "1993", "1994"]


def test_a_date_within_a_sentence_stays_there() -> None:
    found = read("<article><h4>{t}</h4><p>{x} It was built on <b>{d}</b> by all.</p></article>")
    assert all("It was built on" in text for _, text in found)


def test_a_date_that_is_none_and_parts_of_dates_in_elements_of_their_own_are_seen() -> None:
    box = "<div class='item'><h3>{t}</h3><div class='when'><span>{d}</span> <span>2004</span></div><p>{x}</p></div>"
    assert [day for day, _ in read(box, ("4 May", "9 June", "31 July", "2 August"))] == [
        "2004-05-04", "2004-06-09", "2004-07-31", "2004-08-02",
    ]  # fmt: skip
    impossible = read(box, ("4 May", "9 June", "31 July", "31 September"))
    assert [day for day, _ in impossible] == ["2004-05-04", "2004-06-09", "2004-07-31"]


def test_where_dates_stand_alone_between_texts_nothing_is_moved() -> None:
    found = read("<div>{d}</div><p>{t}: {x}</p>")
    assert [day for day, _ in found] == FOUND
    assert found[0][1].startswith("A bridge opens")
