"""Forms of English words: which count as one."""

from __future__ import annotations

import sys

import pytest

from krjp.index import stems
from krjp.index.stems import SAME_LETTERS, stem


@pytest.mark.parametrize(
    "forms", [("sanction", "sanctions", "sanctioned"), ("ruling", "rulings"), ("meet", "meeting", "meetings")]
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len(set(map(stem, forms))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ruling", "rules"),
        ("relatives", "relations"),
        ("important", "imports"),
        ("critical", "criticism"),
        ("according", "accord"),
        ("liberal", "liberation"),
        ("authorities", "authors"),
    ],
)
def test_words_that_have_grown_apart_do_not_count_as_one(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_stem_begins_like_its_word() -> None:
    assert all(stem(word)[:SAME_LETTERS] == word[:SAME_LETTERS] for word in (*stems._APART, "rules", "running"))


def test_other_scripts_stay_as_they_are() -> None:
    assert stem("竹島") == "竹島"


def test_only_the_english_stemmer_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("snowballstemmer")]:
        monkeypatch.delitem(sys.modules, name)
    stems._stemmer.cache_clear()
    stem.cache_clear()
    assert stem("meetings") == "meet"
    loaded = {name for name in sys.modules if name.startswith("snowballstemmer")}
    assert "snowballstemmer.english_stemmer" in loaded
    assert not loaded & {"snowballstemmer", "snowballstemmer.french_stemmer"}
