"""A word that is also a kind, a topic, a level or a month: answered as a word, and pointed out."""

from __future__ import annotations

import pytest

from tests.cli.running import krjp


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("count", "meeting"), "27 events hold the word 'meeting'; --kind meeting has 20"),
        (("search", "meeting", "-o", "ids"), "27 events hold the word 'meeting'; --kind meeting has 20"),
        (("filter", "Trilateral", "-o", "ids"), "22 events hold the word 'Trilateral'; --framework trilateral has 15"),
        (("search", "protests", "-o", "ids"), "8 events hold the word 'protests'; --kind protest has 5"),
        (("count", "meeting", "--since", "feb"), "20 events hold the word 'meeting'; --kind meeting has 15"),
        (("count", "february"), "12 events hold the word 'february'; --during february has 20"),
        (("count", "statement", "--on", "2024-01-05"), "1 event holds the word 'statement'; --kind statement has 0"),
    ],
)
def test_it_is_said_how_many_are_of_the_field_that_a_word_names(arguments: tuple[str, ...], told: str) -> None:
    done = krjp(*arguments)
    assert done.status == 0
    assert f"krjp: {told}\n" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("count", "takeshima"),
        ("count", "japan"),
        ("count", '"meeting"'),
        ("count", "kind:meeting"),
        ("count", "meeting", "--kind", "meeting"),  # the same events either way
        ("count", "may"),  # a month the data has no day of
        ("count", "apology"),  # begins like a month
        ("count", "decision"),  # begins like a month, and is none
        ("count", "meeting", "seoul"),
    ],
)
def test_nothing_is_said_where_there_is_nothing_to_choose(arguments: tuple[str, ...]) -> None:
    assert "the word" not in krjp(*arguments).err
