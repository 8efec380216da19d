"""Stems: the forms of an English word count as one.

Snowball gives words one stem that have grown apart (`ruling` and `rules out`); the few of these that chronologies are
full of are told apart here.
"""

from functools import lru_cache
from typing import Any

__all__ = ["SAME_LETTERS", "stem"]

# Snowball never changes the first two letters of a word (but for dying, lying, tying: -> ie).
SAME_LETTERS = 2

# Words that mean something else than those whose stem they have: a ruling rules nothing out, relatives are no
# relations, what is important need not be imported. Each is told apart by a stem of its own.
_APART = {
    **dict.fromkeys(("ruling", "rulings"), "ruling"),
    **dict.fromkeys(("relative", "relatives", "relatively"), "relative"),
    **dict.fromkeys(("relation", "relations"), "relation"),
    **dict.fromkeys(("important", "importance", "importantly"), "important"),
    **dict.fromkeys(("critical", "critically"), "critical"),
    **dict.fromkeys(("authority", "authorities"), "authority"),
    **dict.fromkeys(("liberal", "liberals"), "liberal"),
    **dict.fromkeys(("international", "internationally"), "international"),
    **dict.fromkeys(("national", "nationals", "nationally"), "national"),
    **dict.fromkeys(("university", "universities"), "university"),
    **dict.fromkeys(("publication", "publications"), "publication"),
    **{word: word for word in ("according", "detente", "missing", "several", "universal", "lately", "hardly")},
}


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The English stem of a folded word (Snowball, Porter 2001); other scripts stay as they are."""
    return _APART.get(word) or (str(_stemmer().stemWord(word)) if word.isascii() else word)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import sys

    package = sys.modules.get("snowballstemmer")
    if package is None:
        # The package imports all its languages; standing in for it while one is imported saves 10 ms.
        from importlib.util import find_spec, module_from_spec

        spec = find_spec("snowballstemmer")
        assert spec is not None, "a dependency of krjp"
        sys.modules["snowballstemmer"] = module_from_spec(spec)
    try:
        from snowballstemmer.english_stemmer import EnglishStemmer
    finally:
        if package is None:
            del sys.modules["snowballstemmer"]
    return EnglishStemmer()
