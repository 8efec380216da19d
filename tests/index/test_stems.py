"""Forms of a word: one stem."""

from __future__ import annotations

import sys

import pytest

from krjp.index import stems
from krjp.index.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("talks", "talking"), ("sanction", "sanctions"), ("abductees", "abductee"), ("ministries", "ministry")],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_other_scripts_are_not_stemmed() -> None:
    assert stem("독도s") == "독도s"


def test_only_the_english_stemmer_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("snowballstemmer")]:
        monkeypatch.delitem(sys.modules, name)
    stems._stemmer.cache_clear()
    stem.cache_clear()
    assert stem("meetings") == "meet"
    loaded = {name for name in sys.modules if name.startswith("snowballstemmer")}
    assert "snowballstemmer.english_stemmer" in loaded
    assert not loaded & {"snowballstemmer", "snowballstemmer.french_stemmer"}
