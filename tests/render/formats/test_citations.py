"""Citations as other programs read them: BibTeX by pybtex, CSL-JSON by citeproc-py."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string

from krjp.record.authorities import Inference, Source
from krjp.render.formats.citations import bibtex_lines, citation_lines, csl_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.chronology import Chronology

NOTHING = Source("x", None, (), None, None, None, None, None, None, None, (), None, None)
# How the characters that TeX takes for signs are written, back to what they are.
SPELLED = {
    "\\textbackslash{}": "\\", "\\textbraceleft{}": "{", "\\textbraceright{}": "}", "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^", **{f"\\{char}": char for char in "&%$#_"},
}  # fmt: skip


def source(**fields: Any) -> Source:
    return NOTHING._replace(**fields)


def bibtex(sources: Iterable[Source]) -> Any:
    """The entries by their keys."""
    return parse_string("\n".join(bibtex_lines(sources)), "bibtex").entries


def unspelled(text: str) -> str:
    found, at = "", 0
    while at < len(text):
        written = next((each for each in SPELLED if text.startswith(each, at)), text[at])
        found += SPELLED.get(written, written)
        at += len(written)
    return found


def test_every_packaged_source_is_read_back(packaged: Chronology) -> None:
    sources = list(packaged.holdings.reference.sources.values())
    entries = bibtex(sources)
    assert [entries[each.id].fields.get("url") for each in sources] == [each.url for each in sources]
    assert len(CiteProcJSON(list(csl_items(sources)))) == len(sources)


def test_a_journal_article() -> None:
    article = source(
        id="lee-2024", type="article-journal", authors=("Ji-Young Lee", "Ursula von der Leyen", "UNESCO"),
        title="Trade & {Talks}", container="Comparative Connections", volume="26", issue="1", date="2024-05",
        publisher="Pacific Forum", url="https://example.org/a_b", inferred=(Inference("title", "the address"),),
    )  # fmt: skip
    assert (
        "\n".join(bibtex_lines([article]))
        == r"""@article{lee-2024,
  author = {Lee, Ji-Young and von der Leyen, Ursula and {UNESCO}},
  title = {{Trade \& \textbraceleft{}Talks\textbraceright{}}},
  journal = {Comparative Connections},
  volume = {26},
  number = {1},
  publisher = {Pacific Forum},
  url = {https://example.org/a_b},
  note = {title inferred from the address},
  date = {2024-05},
  year = {2024},
  month = may,
}"""
    )
    assert list(csl_items([article])) == [
        {
            "id": "lee-2024",
            "type": "article-journal",
            "author": [
                {"given": "Ji-Young", "family": "Lee"},
                {"given": "Ursula", "family": "von der Leyen"},
                {"literal": "UNESCO"},
            ],
            "title": "Trade & {Talks}",
            "container-title": "Comparative Connections",
            "volume": "26",
            "issue": "1",
            "issued": {"date-parts": [[2024, 5]]},
            "publisher": "Pacific Forum",
            "URL": "https://example.org/a_b",
            "note": "title inferred from the address",
        }
    ]


@pytest.mark.parametrize(
    ("kind", "title", "entry", "publisher"),
    [
        ("book", "A", "book", "publisher"),
        ("report", "A", "techreport", "institution"),
        ("webpage", "A", "misc", "howpublished"),
        (None, "A", "misc", "howpublished"),
        ("article-newspaper", None, "misc", "howpublished"),
    ],
)
def test_the_type_of_an_entry(kind: str | None, title: str | None, entry: str, publisher: str) -> None:
    [found] = bibtex([source(type=kind, title=title, publisher="P")]).values()
    assert (found.type, found.fields[publisher]) == (entry, "P")


def test_a_source_of_which_only_the_id_is_known_is_called_by_it() -> None:
    assert list(citation_lines([source(id="notes")], "text")) == ["notes"]
    assert bibtex([source(id="notes")])["notes"].fields["title"] == "{notes}"
    assert list(csl_items([source(id="notes", type="blog")])) == [{"id": "notes", "type": "document"}]


def test_bodies_keep_their_names_whole() -> None:
    body = source(authors=("Ministry of Defense", "Kishida, Fumio"), title="A")
    assert next(csl_items([body]))["author"] == [{"literal": "Ministry of Defense"}, {"literal": "Kishida, Fumio"}]
    [found] = bibtex([body]).values()
    assert [str(person) for person in found.persons["author"]] == ["{Ministry of Defense}", "{Kishida, Fumio}"]


@pytest.mark.parametrize(
    ("date", "issued", "fields"),
    [
        ("2024", {"date-parts": [[2024]]}, {"date": "2024", "year": "2024"}),
        ("2024-02-29", {"date-parts": [[2024, 2, 29]]}, {"date": "2024-02-29", "year": "2024", "month": "February"}),
        ("2023-02-29", {"literal": "2023-02-29"}, {"year": "2023-02-29"}),
        ("Spring 2024", {"literal": "Spring 2024"}, {"year": "Spring 2024"}),
        (None, None, {}),
    ],
)
def test_the_date_of_publication(date: str | None, issued: Any, fields: dict[str, str]) -> None:
    dated = source(title="A", date=date)
    assert next(csl_items([dated])).get("issued") == issued
    found = dict(bibtex([dated])["x"].fields)
    assert {name: value for name, value in found.items() if name != "title"} == fields


def test_keys_are_such_as_bibtex_can_cite_and_each_has_its_own() -> None:
    keys = bibtex([source(id="My notes, p. 3"), source(id="my-notes-p.-3"), source(id="日本"), source(id="{}")])
    assert list(keys) == ["My-notes-p.-3", "my-notes-p.-3-2", "source", "source-2"]


texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(
    lambda text: " ".join(text.split()) or "x"
)


@given(title=texts, publisher=texts, volume=texts)
@example(title="{", publisher="\\", volume='"@#~^}{')
def test_any_text_is_read_back(title: str, publisher: str, volume: str) -> None:
    given = source(type="book", title=title, publisher=publisher, volume=volume)
    fields = bibtex([given])["x"].fields
    assert unspelled(fields["title"][1:-1]) == title
    assert (unspelled(fields["publisher"]), unspelled(fields["volume"])) == (publisher, volume)
    [line] = list(citation_lines([given], "csl"))[1:-1]
    assert json.loads(line)["title"] == title


@given(name=texts)
@example(name="Doe AND Sons")
def test_any_name_is_one_author(name: str) -> None:
    [entry] = bibtex([source(title="A", authors=(name, "B"))]).values()
    assert len(entry.persons["author"]) == 2
