"""Handles: for each id the shortest part of it, in whole words, that no other id has.

`textbook` stands for `2024-03-22-textbook-summons` as the beginning of a hash stands for a commit. A handle is found
by `EventIndex.named`, for which a part in whole words goes before one within words; so it needs nothing kept, and
stays good until another id has the same words.
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["handle_ends", "is_whole"]

# A shorter part says too little by itself, and a number of so few digits looks like a day or a year.
LEAST = 3
LEAST_DIGITS = 5
# Counting the words of more ids would take longer than the answer: there whole ids stand.
MANY = 5_000


def handle_ends(ids: Sequence[str]) -> array[int]:
    """Where the handle of each id begins and where it ends in it: two numbers an id.

    It has as few words as can be; of several such parts it is the first, numbers at its ends avoided. Of more ids
    than `MANY` it is the whole id.
    """
    ends = array("I", (end for key in ids for end in (0, len(key))))
    left: Sequence[int] = range(len(ids) if len(ids) <= MANY else 0)
    words = 1
    while left:
        seen = _numbers(ids, left, words)
        missing = []
        for at in left:
            alone = [run for run in _runs(ids[at], words) if seen[run[1]] == 1 and _tells(run[1])]
            if alone:
                start, text = min(alone, key=_order)
                ends[2 * at], ends[2 * at + 1] = start, start + len(text)
            elif ids[at].count("-") > words:  # else there is but the whole of it
                missing.append(at)
        left, words = missing, words + 1
    return ends


def _numbers(ids: Sequence[str], left: Sequence[int], words: int) -> Counter[str]:
    """How often each part of so many words comes in all ids; of more than one only what those `left` have."""
    if words == 1:
        return Counter("-".join(ids).split("-"))
    wanted = {text for at in left for _, text in _runs(ids[at], words)}
    return Counter(text for key in ids for _, text in _runs(key, words) if text in wanted)


def _runs(key: str, words: int) -> Iterator[tuple[int, str]]:
    """The parts of so many words, each with its place."""
    parts, start = key.split("-"), 0
    for at in range(len(parts) - words + 1):
        yield start, "-".join(parts[at : at + words])
        start += len(parts[at]) + 1


def _tells(text: str) -> bool:
    """True for a part that may stand for an id; numbers side by side look like a date."""
    plain = text.replace("-", "")
    return len(text) >= LEAST and not (plain.isdigit() and (plain != text or len(text) < LEAST_DIGITS))


def _order(run: tuple[int, str]) -> tuple[bool, bool, int]:
    start, text = run
    return text[0].isdigit(), text[-1].isdigit(), start


def is_whole(text: str, start: int, end: int) -> bool:
    """True when what stands between two places of a text begins and ends as words do."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
