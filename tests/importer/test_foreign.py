"""States named in other languages than English."""

from __future__ import annotations

import pytest

from krjp.importer.coding import MEETING_BY_A_WORD
from krjp.importer.foreign import language_of, named_states, tells_of_meeting
from krjp.importer.pipeline import Text, import_texts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The leaders of both states meet in the capital.", "en"),
        ("", "en"),
        ("Die Regierung von Peru und die Regierung von Chile einigen sich.", "de"),
        ("Les ministres des deux pays se réunissent dans la capitale.", "fr"),
        ("Los ministros de los dos países se reúnen en la capital.", "es"),
        ("I ministri dei due paesi si incontrano nella capitale.", "it"),
        ("Os ministros dos dois países reúnem-se na capital.", "pt"),
        ("两国外长在首都会谈。", "zh"),
        ("両国の外相が会談した。", "ja"),
        ("양국 외교장관이 회담했다.", "ko"),
    ],
)
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert language_of([text]) == language


def test_the_beginning_of_a_long_text_is_enough() -> None:
    assert language_of(["The end of the war. " * 2000, "Die Regierung von Peru. " * 9000]) == "en"


@pytest.mark.parametrize(
    ("text", "language", "acting", "reached"),
    [
        ("Peru und Chile einigen sich.", "de", "CHL PER", "CHL PER"),
        ("Der polnische Minister besucht Frankreichs Hauptstadt.", "de", "POL", "FRA"),
        ("In Frankreich beginnt ein Streik.", "de", "", ""),
        ("Proche-Orient. La Norvège accepte.", "fr", "NOR", ""),
        ("La Bolivia rompe relaciones con Chile.", "es", "BOL", "CHL"),
        ("L'Austria invia aiuti.", "it", "AUT", ""),
        ("A Venezuela adere ao bloco.", "pt", "VEN", ""),
        ("中日签署协定。", "zh", "CHN JPN", "CHN JPN"),
        ("中美双方在日本会谈。", "zh", "CHN USA", "CHN USA"),
        ("北朝鮮が日本で発表した。", "ja", "PRK", ""),
        ("북한이 미국을 비난했다.", "ko", "PRK", "USA"),
        ("폭풍이 왔다.", "ko", "", ""),
    ],
)
def test_the_first_state_acts_on_the_others_or_all_act_together(
    text: str, language: str, acting: str, reached: str
) -> None:
    sides = named_states(text, language)
    assert (" ".join(sides.initiators), " ".join(sides.targets), sides.subjects) == (acting, reached, ())


@pytest.mark.parametrize(
    ("text", "language", "met"),
    [
        ("Die Minister treffen sich.", "de", True),
        ("Das Gipfeltreffen wird abgesagt.", "de", False),
        ("Proche-Orient. Les ministres se réunissent.", "fr", True),
        ("La France demande une réunion.", "fr", False),
        ("El presidente recibe una carta. Nada más. Habrá cumbre.", "es", False),  # further on it is not looked for
        ("両首脳が会談した。", "ja", True),
        ("協議会を設けた。", "ja", False),
        ("朝鲜宣布退出会谈。", "zh", False),
        ("남북정상회담 개최", "ko", True),
        ("북한, 회담을 제의", "ko", False),
        ("최고인민회의 개막", "ko", False),
    ],
)
def test_a_word_tells_of_a_meeting_unless_another_tells_that_it_was_not_held(
    text: str, language: str, met: bool
) -> None:
    assert tells_of_meeting(text, language) is met


def test_those_who_met_are_on_both_sides_and_the_note_asks_a_person_to_look() -> None:
    events, _ = import_texts([Text("list.txt", "2024年3月6日 日本外相访问韩国, 举行会谈。\n".encode())], ())
    assert (events[0].kind, events[0].event_type, events[0].note) == ("meeting", "CONSULT", MEETING_BY_A_WORD)
    assert events[0].initiators == events[0].targets == ("JPN", "KOR")


@pytest.mark.parametrize(
    ("text", "language", "states"),
    [
        ("村山首相が談話を発表", "ja", ("JPN",)),
        ("インドのモディ首相が演説", "ja", ("IND",)),
        ("ブレア首相が辞任", "ja", ()),
        ("정부, 공단 폐쇄를 발표", "ko", ("KOR",)),
        ("미국 정부가 제재를 발표", "ko", ("USA",)),
    ],
)
def test_an_office_without_a_state_is_of_the_state_of_the_language(
    text: str, language: str, states: tuple[str, ...]
) -> None:
    assert named_states(text, language).countries == states
