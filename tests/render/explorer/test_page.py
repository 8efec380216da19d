"""The page to explore as a file: what it holds, what it forbids, and that no text of data becomes more than text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

import krjp
from krjp.record.codec import to_json
from krjp.render.explorer import part
from krjp.render.explorer.page import SCRIPTS, explorer_page
from tests.attacks import INJECTIONS, evil_records
from tests.building import chronology_of, record

if TYPE_CHECKING:
    from krjp.chronology import Chronology

# What the page may weigh with the packaged data.
MOST_BYTES = 300_000
# What a record has although it holds nothing there.
EMPTY: tuple[object, ...] = (None, "", [], ())


class _Page(HTMLParser):
    """What a browser finds in the page; it reads the content of scripts and styles as text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.now = ""
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.now = tag if tag in self.inside else ""
        if self.now:
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.now = ""

    def handle_data(self, data: str) -> None:
        if self.now:
            self.inside[self.now][-1] += data
        else:
            self.text += data

    def values(self, name: str, tag: str = "") -> list[str | None]:
        return [value for where, found, value in self.attributes if found == name and tag in ("", where)]

    @property
    def content(self) -> dict[str, Any]:
        whole: dict[str, Any] = json.loads(self.inside["script"][0])
        return whole


def page_of(chronology: Chronology, maybe: frozenset[int] = frozenset(), scheme: str = "auto") -> str:
    return explorer_page("A title", chronology.events, maybe, chronology.holdings, scheme=scheme)


@pytest.fixture(scope="module")
def packaged() -> str:
    return page_of(krjp.load())


def test_the_packaged_data_makes_a_page_of_less_than_300_kilobytes(packaged: str) -> None:
    assert len(packaged.encode()) < MOST_BYTES


def test_it_asks_for_nothing_from_elsewhere(packaged: str) -> None:
    page = _Page(packaged)
    assert {"link", "img", "iframe", "object", "base", "embed"}.isdisjoint(page.tags)
    assert page.values("src") == []
    assert all(href and href.startswith(("https://", "http://", "#")) for href in page.values("href"))
    assert "@import" not in packaged
    assert re.findall(r"url\((?!#hatch\))", page.inside["style"][0]) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("scheme", ["auto", "light", "dark"])
def test_the_policy_allows_its_own_script_and_style_and_nothing_else(scheme: str) -> None:
    page = _Page(page_of(chronology_of([record()]), scheme=scheme))
    (policy,) = page.values("content", "meta")[:1]
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["trusted-types"] == "'none'"
    (style,) = page.inside["style"]
    _, script = page.inside["script"]
    for name, text in (("script-src", script), ("style-src", style)):
        assert rules[name] == f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    assert not [name for _, name, _ in page.attributes if name == "style" or name.startswith("on")]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("scheme", "said", "dark_when"),
    [
        ("auto", "light dark", "screen and (prefers-color-scheme:dark)"),
        ("dark", "dark", "screen"),
        ("light", "light", "not all"),
    ],
)
def test_a_scheme_is_that_of_the_reader_or_the_one_asked_for(scheme: str, said: str, dark_when: str) -> None:
    page = _Page(page_of(chronology_of([record()]), scheme=scheme))
    assert said in page.values("content", "meta")
    (style,) = page.inside["style"]
    assert f":root{{color-scheme:{said};" in style
    assert f"@media {dark_when}{{:root{{--paper:#14181d" in style


def test_records_are_those_of_json_without_what_is_empty(packaged: str) -> None:
    chronology = krjp.load()
    content = _Page(packaged).content
    for event, shown in zip(chronology.events, content["events"], strict=True):
        whole = {key: value for key, value in to_json(event).items() if value not in EMPTY}
        for key in ("place", "meeting"):
            if key in whole:
                whole[key] = {name: value for name, value in whole[key].items() if value is not None}
        cited = [dict(zip(content["citation"], values, strict=True)) for values in shown["sources"]]
        cited = [{"source": content["sources"][each.pop("number") - 1], **each} for each in cited]
        assert {key: {**content["defaults"], **shown}[key] for key in whole} | {"sources": cited} == whole


def test_what_a_browser_would_have_to_derive_stands_with_the_record() -> None:
    vague = record("1970-01-02", end_date="1970-01-05", date_certainty="approximate")
    both: dict[str, Any] = {"initiators": ["JPN", "KOR"], "targets": ["KOR", "JPN"]}
    one_way: dict[str, Any] = {"event_type": "ACCUSE", "initiators": ["KOR"], "targets": ["JPN"]}
    chronology = chronology_of([vague, record("1970-02-01", **both), record("1970-02-02", **one_way)])
    first, second, third = _Page(page_of(chronology, frozenset({0}))).content["events"]
    assert (first["days"], first["maybe"]) == ([1, 4], True)
    assert (second["dyads"], second["symmetric"]) == (["JPN – KOR"], True)
    assert (third["dyads"], third["event_class"]) == (["KOR → JPN"], "verbal-conflict")
    assert {"symmetric", "maybe"}.isdisjoint(third)


def test_related_events_that_are_not_shown_are_named() -> None:
    chronology = chronology_of(
        [record("2024-01-01", "a", related=["2024-01-02-b", "2024-01-09-none"]), record("2024-01-02", "b")]
    )
    some = chronology.list(until="2024-01-01").events
    content = _Page(explorer_page("T", some, frozenset(), chronology.holdings)).content
    assert content["elsewhere"] == {"2024-01-02-b": "What happened on 2024-01-02"}


def test_without_script_the_table_is_whole(packaged: str) -> None:
    chronology = krjp.load()
    inside = packaged[packaged.index("<noscript>") : packaged.index("</noscript>")]
    page = _Page(inside)
    assert page.tags.count("tr") == len(chronology) + 1
    for event in chronology:
        for said in (event.title, event.summary, event.when, event.kind or "", *event.topics, *event.dyads):
            assert said in page.text.replace("\N{NO-BREAK SPACE}", " ")
    numbers = {value for value in page.values("href") if value}
    assert numbers == {f"#{key}" for key in _Page(packaged).values("id", "li")}


def test_an_empty_answer_is_a_page_too() -> None:
    page = _Page(page_of(chronology_of([])))
    assert page.content["events"] == []
    assert "0 events" in page.text


def test_a_source_is_linked_only_to_an_address_of_the_web(tmp_path: Any) -> None:
    sources = [
        {"id": "web", "title": "Web", "url": "https://example.org/?a=1&b=2"},
        {"id": "only", "url": "https://example.org/"},
        {"id": "script", "title": "Script", "url": "javascript:alert(1)"},
        {"id": "none", "title": "None"},
    ]
    cited = [{"source": key} for key in ("web", "only", "script", "none", "unknown")]
    (tmp_path / "events.json").write_text(json.dumps([record(sources=cited)]))
    (tmp_path / "sources.json").write_text(json.dumps(sources))
    page = page_of(krjp.load(tmp_path))
    assert [href for href in _Page(page).values("href") if href and href[0] != "#"] == [
        "https://example.org/?a=1&b=2",
        "https://example.org/",
    ]
    assert '<li id="s3">“Script”. javascript:alert(1)</li>' in page
    assert '<li id="s5">unknown</li>' in page


def test_possible_events_are_marked_in_the_table_too() -> None:
    page = page_of(chronology_of([record("2024-01-01"), record("2024-01-02")]), frozenset({1}))
    assert "<td>1 Jan 2024</td>" in page
    assert "<td>? 2 Jan 2024</td>" in page


# Nothing in data becomes markup or script


@pytest.fixture(scope="module")
def evil() -> tuple[_Page, Chronology]:
    chronology = chronology_of(
        evil_records(),
        actors=[{"id": "x", "name": "</script><script>alert(1)</script>", "kind": "person", "aliases": ["<!--"]}],
        concepts=[{"id": "c", "label": "c", "terms": ["</script>", "\u2028<!--<script>"]}],
    )
    return _Page(
        explorer_page("</title><script>x</script>", chronology.events, frozenset(), chronology.holdings)
    ), chronology


def test_hostile_data_adds_no_element_and_no_attribute(evil: tuple[_Page, Chronology], packaged: str) -> None:
    page, _ = evil
    usual = _Page(packaged)
    assert set(page.tags) <= set(usual.tags)
    assert page.tags.count("script") == 2
    assert {name for _, name, _ in page.attributes} <= {name for _, name, _ in usual.attributes}


def test_hostile_text_arrives_in_the_content_as_it_was(evil: tuple[_Page, Chronology]) -> None:
    page, chronology = evil
    assert [event["title"] for event in page.content["events"]] == [event.title for event in chronology]
    raw = page.inside["script"][0]
    assert {"<", ">", "&", "\u2028", "\u2029"}.isdisjoint(raw)


def test_a_text_is_text_wherever_it_stands() -> None:
    texts = [*INJECTIONS.values(), "</noscript>", "</footer><img src=x onerror=alert(1)>"]
    days = [f"2024-01-{day:02}" for day in range(1, len(texts) + 1)]
    hostile = [record(day, title=f"a {text}"[:90], summary=text) for day, text in zip(days, texts, strict=True)]
    plain = [record(day, summary="b") for day in days]
    assert _Page(page_of(chronology_of(hostile))).tags == _Page(page_of(chronology_of(plain))).tags


def test_a_title_of_the_command_line_may_hold_anything() -> None:
    chronology = chronology_of([record()])
    assert "<h1>a\ufffd␊b</h1>" in explorer_page("a\udc80\nb", chronology.events, frozenset(), chronology.holdings)


def test_an_odd_name_of_a_topic_is_text_in_the_table() -> None:
    chronology = chronology_of([record(sources=[{"source": "<b>&"}])])
    assert "&lt;b&gt;&amp;</li>" in page_of(chronology)


@pytest.mark.parametrize("name", ["content", *SCRIPTS])
def test_the_script_is_ascii_and_makes_no_markup_of_text(name: str) -> None:
    script = part(f"{name}.js")
    assert script.isascii()  # so that any encoding of the page keeps its hash
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "</script"):
        assert way not in script
