"""Colour by a few escapes."""

from __future__ import annotations

import pytest

from krjp.render.ansi import styled
from krjp.render.layout import HIGHLIGHT
from krjp.render.tables.events import CLASS_STYLES


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", "text"),
        ("red", "\x1b[31mtext\x1b[0m"),
        ("bold reverse", "\x1b[1;7mtext\x1b[0m"),
    ],
)
def test_a_style_is_put_round_the_text(style: str, expected: str) -> None:
    assert styled("text", style) == expected


def test_no_text_has_no_escapes() -> None:
    assert styled("", "bold") == ""


@pytest.mark.parametrize("style", [HIGHLIGHT, "dim", *CLASS_STYLES.values()])
def test_every_style_in_use_is_known(style: str) -> None:
    assert styled("text", style).startswith("\x1b[")


def test_an_unknown_style_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        styled("text", "blinking")
