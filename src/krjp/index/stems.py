"""What the forms of a word have in common."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

__all__ = ["SAME_LETTERS", "stem"]

# Snowball never changes the first two letters of a word (but for dying, lying, tying: -> ie).
SAME_LETTERS = 2


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The English stem of a folded word (Snowball, Porter 2001); other scripts stay as they are."""
    return str(_stemmer().stemWord(word)) if word.isascii() else word


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
