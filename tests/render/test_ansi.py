"""Colour by a few escapes."""

from __future__ import annotations

import pytest

from krjp.render.ansi import linked, styled, unlinked
from krjp.render.layout import HIGHLIGHT
from krjp.render.palette import PALETTE


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", "text"),
        ("color(32)", "\x1b[38;5;32mtext\x1b[0m"),
        ("bold color(16) on color(215)", "\x1b[1;38;5;16;48;5;215mtext\x1b[0m"),
        ("bold reverse", "\x1b[1;7mtext\x1b[0m"),
    ],
)
def test_a_style_is_put_round_the_text(style: str, expected: str) -> None:
    assert styled("text", style) == expected


def test_no_text_has_no_escapes() -> None:
    assert styled("", "bold") == ""


@pytest.mark.parametrize(
    "style", [HIGHLIGHT, "dim", *(style for tone in PALETTE.values() for style in (tone.patch, tone.mark) if style)]
)
def test_every_style_in_use_is_known(style: str) -> None:
    assert styled("text", style).startswith("\x1b[")


def test_an_unknown_style_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="blinking"):
        styled("text", "blinking")


def test_a_link_stands_round_the_text_and_can_be_taken_off() -> None:
    text = linked("Seoul", "https://example.org/a?b=1", "7")
    assert text == "\x1b]8;id=7;https://example.org/a?b=1\x1b\\Seoul\x1b]8;;\x1b\\"
    assert unlinked(f"in {text}.") == "in Seoul."
