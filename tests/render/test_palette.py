"""The palette: one order, a sign and a pattern for each class, and colours that can be read."""

from __future__ import annotations

import re

import pytest

from krjp.record.vocabulary import CLASS_ORDER, EVENT_CLASSES
from krjp.render.palette import PALETTE, Tone, class_name
from krjp.render.pictures.parts import FILL_STYLES
from tests.render.contrast import contrast, of_terminal

# Grounds of xterm, VS Code, GNOME, Ubuntu, macOS and GitHub themes, light and dark.
GROUNDS = ("#ffffff", "#fafafa", "#000000", "#1e1e1e", "#0d1117", "#300a24", "#14181d")
TONES = pytest.mark.parametrize("tone", PALETTE.values(), ids=lambda tone: tone.name)


def numbers(style: str) -> list[int]:
    return [int(number) for number in re.findall(r"color\((\d+)\)", style)]


def test_every_class_has_a_place_and_none_lies_in_the_middle() -> None:
    assert list(PALETTE) == list(CLASS_ORDER)
    assert {name for name in PALETTE if name} == set(EVENT_CLASSES)
    assert CLASS_ORDER[2] is None
    assert [name for name in CLASS_ORDER if name] == list(EVENT_CLASSES)


def test_no_two_classes_look_alike() -> None:
    for part in Tone._fields:
        assert len({getattr(tone, part) for tone in PALETTE.values()}) == len(PALETTE)
    for at in (0, 1):
        assert len({tone.fills[at] for tone in PALETTE.values()}) == len(PALETTE)


@TONES
@pytest.mark.parametrize(("scheme", "grounds"), [("light", ("#ffffff", "#f4f6f8")), ("dark", ("#14181d", "#1b2027"))])
def test_text_of_a_class_can_be_read(tone: Tone, scheme: str, grounds: tuple[str, ...]) -> None:
    for ground in grounds:
        assert contrast(getattr(tone, scheme), ground) >= 4.5


@TONES
def test_a_sign_in_a_terminal_can_be_read_whatever_is_around_it(tone: Tone) -> None:
    if tone.sign:
        text, ground = map(of_terminal, numbers(tone.patch))
        assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("style", [*(tone.mark for tone in PALETTE.values()), *FILL_STYLES])
def test_a_bar_in_a_terminal_can_be_seen_on_light_and_on_dark(style: str) -> None:
    [number] = numbers(style)
    for ground in GROUNDS:
        assert contrast(of_terminal(number), ground) >= 3


def test_what_is_no_class_has_none_of_their_colours() -> None:
    assert not {tone.mark for tone in PALETTE.values() if tone.sign} & set(FILL_STYLES)


def test_a_class_is_called_what_a_person_calls_it() -> None:
    assert [class_name(name) for name in PALETTE] == [
        "material cooperation", "verbal cooperation", "no class", "verbal conflict", "material conflict",
    ]  # fmt: skip


def test_the_printed_sign_has_a_true_minus() -> None:
    assert [tone.printed_sign for tone in PALETTE.values()] == ["++", "+", "", "−", "−−"]
