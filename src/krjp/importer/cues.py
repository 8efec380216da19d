"""What decides where the main verb says little: its noun, and words that give its object a direction.

The values are those of `krjp.record.vocabulary`. Verbs and nouns are written as in `rules`.
"""

from __future__ import annotations

from typing import NamedTuple

from krjp.importer.words import listed

__all__ = ["CUES", "GENERAL_NOUNS", "LIGHT_VERBS", "NOUNS", "SPEAKING", "Cue"]

# With these verbs the noun tells what happened, before the verb (`talks are held`) or after it.
LIGHT_VERBS = (
    "hold host cohost conduct stage have launch start begin open conclude complete end resume attend join convene "
    "organize "
    "organise finish continue close reopen mark kick wrap run carry lead chair, take place, take part, participate in, "
    "get under way"
)

NOUNS: dict[str, tuple[str, str | None]] = {
    **dict.fromkeys(
        listed(
            "meeting talk summit dialogue consultation conference call conversation discussion negotiation forum round "
            "session ministerial symposium teleconference videoconference group committee commission gathering seminar"
        ),
        ("meeting", "CONSULT"),
    ),
    **dict.fromkeys(listed("exercise drill maneuver manoeuvre wargame"), ("exercise", "COOPERATE")),
    **dict.fromkeys(listed("election byelection referendum"), ("election", None)),
    **dict.fromkeys(
        listed("ceremony anniversary memorial commemoration parade festival funeral"), ("commemoration", None)
    ),
    **dict.fromkeys(listed("hearing trial"), ("court", None)),
    **dict.fromkeys(listed("rally demonstration vigil"), ("statement", "PROTEST")),
    "poll": ("poll", None),
}

# A round or session is one of what else is named: `the second round of elections`.
GENERAL_NOUNS = listed("round session group committee commission")

SPEAKING = (
    "say state tell remark comment note add declare respond reply stress emphasize reiterate argue warn claim call"
)


class Cue(NamedTuple):
    """Words that give a neutral verb its direction when they stand near after it."""

    event_type: str
    phrases: str
    reach: int


# The first row of which a phrase is found decides.
CUES = (
    Cue(
        "REJECT",
        "cannot, can't, will not, won't, never, no intention, no plan, not accept, not recognize, would not",
        12,
    ),
    Cue(
        "ACCUSE",
        "regrettable, unacceptable, deplorable, unjust, condemn, provocation, illegal, violate, violation, hostile, "
        "reprehensible, regret, groundless, absurd, outrageous, irresponsible",
        30,
    ),
    Cue(
        "THREATEN",
        "retaliate, retaliation, merciless, sea of fire, prepared to strike, pay a price, consequence, annihilate",
        30,
    ),
    Cue("REQUEST", "need for, need to, needs to", 8),
    Cue("CONCEDE", "sorry, apologize, remorse, apology", 12),
    Cue("REQUEST", "should, must, ought", 14),
    Cue("AGREE", "ready to, willing to, open to, prepared to, looks forward, will cooperate, will continue", 14),
)
