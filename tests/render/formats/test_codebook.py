"""The codebook of what some events use."""

from __future__ import annotations

from markdown_it import MarkdownIt

from krjp.record.own import Own, OwnField
from krjp.render.formats.codebook import codebook
from tests.building import event


def test_fields_and_values_in_use_are_told_with_their_meaning() -> None:
    text = codebook([event(kind="court", topics=["trade", "falconry"]), event(slug="b", kind="court")], Own())
    assert "| `kind` | What it is to a reader" in text
    assert "| `court` | 2 | a ruling, order or hearing |" in text
    assert "| `falconry` | 1 | a value of its own |" in text
    assert "`speech`" not in text
    assert "## Values of `meeting.level`" not in text
    assert "extra" not in text


def test_no_text_breaks_out_of_its_cell() -> None:
    own = Own(fields=(OwnField("a", "text", "one | two\nthree `four`"),))
    text = codebook([event(kind="own|kind")], own)
    tokens = MarkdownIt("js-default").parse(text)
    tables = [token for token in tokens if token.type == "table_open"]
    assert len(tables) == 5
    assert "| `a` | text | one \\| two three 'four' |" in text
    assert "| `own\\|kind` | 1 |" in text
