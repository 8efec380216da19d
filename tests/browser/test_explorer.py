"""The page to explore, used as a person uses it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

import krjp
from tests.attacks import evil_records
from tests.cli.running import krjp as run

if TYPE_CHECKING:
    from collections.abc import Callable

    Opened = Callable[..., Any]

PROTEST = "2024-01-30-dokdo-protest"
SPEECH = "2024-01-30-kamikawa-speech"


def shown(page: Any) -> list[str]:
    """The ids of the events in the table."""
    ids: list[str] = page.eval_on_selector_all("#events tr[data-id]", "rows => rows.map(row => row.dataset.id)")
    return ids


def drag(page: Any, first: str, last: str) -> None:
    """Drag over the timeline from the middle of one day to that of another."""
    box = page.locator("#plot").bounding_box()
    places = [page.evaluate("day => scale(byId('plot').clientWidth).x(dayOf(day) + .5)", day) for day in (first, last)]
    page.mouse.move(box["x"] + places[0], box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + sum(places) / 2, box["y"] + 62)
    page.mouse.move(box["x"] + places[1], box["y"] + 62)
    page.mouse.up()


def test_from_a_search_to_a_citation_and_back(opened: Opened, violations: Callable[[Any], list[str]]) -> None:
    page = opened("explore", permissions=["clipboard-read", "clipboard-write"])
    page.fill("#q", "독도")
    found = krjp.load().search("독도").events
    assert set(shown(page)) == {event.id for event in found}
    assert "Takeshima" in page.inner_text("#meant")
    assert page.inner_text("#found") == f"{len(found)} of 70 events"

    page.click("[data-dyad='KOR → JPN']")
    assert page.get_attribute("[data-dyad='KOR → JPN']", "aria-pressed") == "true"
    assert set(shown(page)) == {event.id for event in found if "KOR → JPN" in event.dyads}

    drag(page, "2024-01-24", "2024-02-06")
    assert (page.input_value("#from"), page.input_value("#to")) == ("2024-01-24", "2024-02-06")
    assert shown(page) == [PROTEST]

    page.click("#events tbody a")
    chronology = krjp.load()
    assert chronology[PROTEST].title in page.inner_text("#card-title")
    assert violations(page) == []
    page.click(f"#card a[href*='{SPEECH}']")
    assert chronology[SPEECH].title in page.inner_text("#card-title")
    page.go_back()
    assert chronology[PROTEST].title in page.inner_text("#card-title")

    page.click("#cite")
    page.wait_for_function("byId('told').textContent === 'Citation copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{chronology[PROTEST].title}. 30 Jan 2024 ({PROTEST}).")
    assert "Comparative Connections" in copied

    page.keyboard.press("Escape")
    assert not page.is_visible("#card")
    page.click("#clear")
    assert len(shown(page)) == 70


def test_an_address_leads_back_to_what_was_shown(opened: Opened) -> None:
    page = opened("explore", fragment=f"#q=takeshima&from=2024-01-24&to=2024-02-06&event={PROTEST}")
    assert PROTEST in page.inner_text("#card")
    page.click("#close")
    assert page.input_value("#q") == "takeshima"
    assert shown(page) == ["2024-01-30-kamikawa-speech", PROTEST]
    page.go_back()
    assert page.is_visible("#card")
    page.evaluate("location.hash = 'event=nothing'")
    page.wait_for_function("byId('told').textContent.includes('nothing')")
    assert not page.is_visible("#card")


def test_it_is_used_by_keyboard_alone(opened: Opened) -> None:
    page = opened("explore")
    page.keyboard.press("/")
    page.keyboard.type("kishida")
    assert page.evaluate("document.activeElement.id") == "q"
    page.focus("[data-grip='to']")
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowLeft")
    assert page.input_value("#to") == "2024-04-22"
    assert page.evaluate("document.activeElement.dataset.grip") == "to"
    page.focus("[data-dyad='JPN → PRK']")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.dataset.dyad") == "JPN → PRK"
    page.focus("#events tbody a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card-title"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('tr').dataset.id") == shown(page)[0]


def test_without_script_the_table_is_complete(opened: Opened) -> None:
    page = opened("explore", java_script_enabled=False)
    assert not page.is_visible("#explorer")
    rows = page.locator("noscript tbody tr")
    assert rows.count() == len(krjp.load())
    for number, event in enumerate(krjp.load()):
        if number % 10 == 0:
            assert rows.nth(number).is_visible()
            assert event.title in rows.nth(number).inner_text()


def test_on_paper_are_all_rows_and_the_sources(opened: Opened) -> None:
    records = [
        {"id": f"e{n}", "date": "2024-01-01", "title": f"T{n}", "kind": "aid", "sources": [{"source": f"s{n % 2}"}]}
        for n in range(250)
    ]
    page = opened("--data", "-", "explore", stdin=json.dumps(records).encode())
    assert len(shown(page)) == 100
    page.click("#more")
    assert len(shown(page)) == 200
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert len(shown(page)) == 250
    assert page.is_visible("#s1")
    assert page.is_visible("#s2")
    assert not page.is_visible("aside")
    page.evaluate("go({q: 'T7'})")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (page.is_visible("#s1"), page.is_visible("#s2")) == (False, True)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#sources li[hidden]").count() == 0


def test_csv_is_that_of_krjp(opened: Opened) -> None:
    page = opened("explore")
    with page.expect_download() as saved:
        page.click("#csv")
    with open(saved.value.path(), encoding="utf-8", newline="") as file:
        assert file.read() == run("list", "-o", "csv").out
    page.evaluate("go({from: '2024-02-10', to: '2024-02-20'})")
    possible = run("list", "--during", "2024-02-10..2024-02-20", "--possible", "-o", "csv").out
    rows, wanted = (list(csv.reader(io.StringIO(text))) for text in (page.evaluate("csv()"), possible))
    assert sorted(rows) == sorted(wanted)


def test_hostile_data_stays_text(opened: Opened) -> None:
    data = json.dumps(evil_records()).encode()
    page = opened("--data", "-", "explore", stdin=data)
    assert page.evaluate("csv()") == run("--data", "-", "list", "-o", "csv", stdin=data).out
    assert page.locator("script").count() == 2
    for number in range(len(shown(page))):
        page.evaluate("at => go({event: events[at].id})", number)
        assert page.locator("#card img, #card script, #card svg, #card a[href^='javascript']").count() == 0
    for name in ("actor", "country", "kind"):
        page.evaluate("name => go({event: '', [name]: [VALUES[name][0]]})", name)
        assert shown(page)


def test_few_events_are_marks_and_many_are_bars(opened: Opened) -> None:
    page = opened("explore")
    assert page.locator("#plot .mark").count() == 70
    page.evaluate("go({from: '2024-02-01', to: '2024-02-14'})")
    inside = krjp.load().list(since="2024-02-01", until="2024-02-14")
    assert page.locator("#plot .mark:not(.outside)").count() == len(inside.events) + len(inside.possible)
    page.click("#into")
    assert page.locator("#plot .mark").count() == len(inside.events) + len(inside.possible)
    page.click("#plot .mark >> nth=0")
    assert page.is_visible("#card")

    day = {"date": "2024-03-05", "title": "T", "kind": "aid"}
    records = [{"id": f"e{n}", **day} for n in range(300)]
    records.append({"id": "v", **day, "end_date": "2024-03-08", "date_certainty": "approximate"})
    page = opened("--data", "-", "explore", stdin=json.dumps(records).encode())
    heights = page.eval_on_selector_all(
        "#plot .bars rect:not(.clear)", "all => all.map(one => +one.getAttribute('height'))"
    )
    assert len(heights) == 5
    assert page.locator("#plot .possible").count() == 4
    assert heights[0] == pytest.approx(300 * heights[1])


@pytest.mark.parametrize("events", [0, 1])
def test_a_page_of_next_to_nothing_works(events: int, opened: Opened) -> None:
    page = opened("explore", *(["--during", "2020"] if events == 0 else ["id:2024-01-30-dokdo-protest"]))
    assert len(shown(page)) == events
    page.fill("#q", "x")
    page.click("#in")
    assert shown(page) == []
