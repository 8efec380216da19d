"""Chronologies of any size, for measuring: `python benchmarks/generate.py 50000 > events.jsonl`.

The same seed gives the same bytes. Records are valid, in order of date, and look like those of the
packaged chronology: as long on average, with the same fields filled as often, words as frequent and
as rare as words are (Zipf), a few of them in Hangul and Kanji. Two words are put in on purpose, to
search for: COMMON in about one event of seven, RARE in about one of ten thousand.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from krjp.dates import EventDate, months_span
from krjp.record import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 1965
FIRST, LAST = date(1965, 1, 1), date(2024, 12, 31)
COMMON, RARE = "tariff", "narwhal"
# Per thousand words; COMMON is inflected in a third of its places.
COMMON_SHARE, RARE_SHARE = 2.6, 0.0017

SUBJECTS = """
minister president ambassador envoy officials delegation ministry court government parliament committee
embassy spokesperson commission fleet coast guard company union students survivors prosecutors panel council
governor mayor forces airline bank fishermen lawmakers scholars
""".split()  # noqa: SIM905
VERBS = """
meets protests announces signs rejects visits proposes confirms denies postpones opens closes welcomes
criticizes reaffirms warns discusses agrees pledges delivers seeks orders approves reports demands releases
resumes suspends launches reviews
""".split()  # noqa: SIM905
OBJECTS = """
talks agreement dispute ruling compensation exercise cooperation sanctions missile textbook shrine islands
fisheries treaty export controls supply chains semiconductors security dialogue summit visa flights exchange
students election budget apology statement speech coordination deterrence reunion abductees nuclear program
shipment restrictions waters drill memorandum working group consultations hotline currency swap tourism quota
measure resolution investigation
""".split()  # noqa: SIM905
SMALL = """
the of and in to a on with for by at from as that its after over between before under
""".split()  # noqa: SIM905
SYLLABLES = """
ka ki ku ko sa shi su ta chi to na ni no ha hi ma mi mo ya yu ri ru re wa min seo jin hye won
""".split()  # noqa: SIM905
SCRIPTS = ("독도", "竹島", "강제징용", "徴用工", "外務省", "외교부", "日本海", "동해")
CITIES = {
    "KOR": ("Seoul", "Busan", "Incheon", "Jeju"),
    "JPN": ("Tokyo", "Osaka", "Niigata", "Fukuoka"),
    "USA": ("Washington, DC", "Honolulu", "New York"),
    "CHN": ("Beijing", "Shanghai"),
    "PRK": ("Pyongyang",),
}
COUNTRIES = ("KOR", "JPN", "USA", "PRK", "CHN", "RUS", "PHL", "AUS", "GBR", "IND")
COUNTRY_WEIGHTS = (38, 34, 20, 9, 7, 4, 2, 2, 1, 1)
SERIES = tuple(f"{topic} Dialogue" for topic in ("Economic Security", "Vice-Ministerial", "Defense", "Maritime Safety"))


class Words:
    """An endless run of words, each as frequent as its rank says."""

    def __init__(self, rng: random.Random) -> None:
        names = sorted({"".join(rng.choices(SYLLABLES, k=3)) for _ in range(20_000)})
        rng.shuffle(names)
        common = [*SMALL, *dict.fromkeys((*SUBJECTS, *VERBS, *OBJECTS))]
        known = [*common, *SCRIPTS, *names]
        total = sum(1 / (rank + 10) for rank in range(len(known)))
        planted = {
            COMMON: COMMON_SHARE * 2 / 3,
            f"{COMMON}s": COMMON_SHARE / 3,
            RARE: RARE_SHARE,
        }
        self._known = [*known, *planted]
        weights = [1 / (rank + 10) for rank in range(len(known))]
        self._cumulated = list(accumulate([*weights, *(share / 1000 * total for share in planted.values())]))
        self._rng = rng
        self._drawn: list[str] = []

    def take(self, number: int) -> list[str]:
        """The next words."""
        if len(self._drawn) < number:
            # One long draw is several times faster than many short ones.
            self._drawn = self._rng.choices(self._known, cum_weights=self._cumulated, k=100_000)
        taken = self._drawn[-number:]
        del self._drawn[-number:]
        return taken


def sentence(words: list[str]) -> str:
    """Words as a sentence of prose."""
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def events(number: int, seed: int = SEED, vague: float | None = None) -> Iterator[dict[str, Any]]:
    """Records in order of date, every key filled in; with `vague` that share of them are known to some days only."""
    rng, other_rng = random.Random(seed), random.Random(seed)
    words = Words(rng)
    people = sorted({" ".join("".join(rng.choices(SYLLABLES, k=2)).title() for _ in "ab") for _ in range(400)})
    days = (LAST - FIRST).days + 1
    before = ""
    for at in range(number):
        day = FIRST + timedelta(days=at * days // number)
        record = _event(day, f"{at:07}", rng, words, people)
        if before and rng.random() < 0.4:
            record["related"] = [before]
        before = record["id"]
        yield record if vague is None else _dated(record, day, other_rng, vague)


def _event(day: date, serial: str, rng: random.Random, words: Words, people: list[str]) -> dict[str, Any]:
    kind = rng.choice(_KINDS)
    countries = list(dict.fromkeys(rng.choices(COUNTRIES, COUNTRY_WEIGHTS, k=rng.randint(1, 3))))
    where = next((code for code in countries if code in CITIES), None) if rng.random() < 0.3 else None
    last, approximate = _last_day(day, rng)
    title = [rng.choice(SUBJECTS).title(), rng.choice(VERBS), rng.choice(OBJECTS), *words.take(6)]
    return {
        "id": f"{day}-{title[1]}-{serial}",
        "date": day.isoformat(),
        "end_date": last.isoformat() if last > day else None,
        "date_certainty": "approximate" if approximate else "exact",
        "edtf": EventDate(day, last, approximate).edtf(),
        "date_text": f"{day:%b}. {day.day}, {day.year}",
        "title": " ".join(title)[:90].rstrip(),
        "summary": sentence(words.take(rng.randint(12, 24))) + " " + sentence(words.take(rng.randint(12, 26))),
        "kind": kind,
        "event_type": rng.choice((*vocabulary.EVENT_TYPES, None)) if kind != "meeting" else "CONSULT",
        "countries": countries,
        "framework": ("domestic", "bilateral", "trilateral")[len(countries) - 1],
        "actors": list(dict.fromkeys(rng.choices(people, k=rng.randint(0, 3)))),
        "place": {"name": rng.choice(CITIES[where]), "country": where} if where else None,
        "meeting": _meeting(rng) if kind == "meeting" else None,
        "topics": list(dict.fromkeys(rng.choices(_TOPICS, k=rng.randint(1, 3)))),
        "sources": [
            {"source": f"archive-{day.year}", "section": "chronology", "locator": f"entry {serial}"},
            *(
                [{"source": f"archive-{day.year}", "section": "article", "locator": "para. 3"}]
                if at_random(rng)
                else []
            ),
        ],
        "related": [],
        "note": sentence(words.take(rng.randint(12, 30))) if rng.random() < 0.9 else None,
        "coded_by": "hand",
    }


def _dated(record: dict[str, Any], day: date, rng: random.Random, vague: float) -> dict[str, Any]:
    """The record with an exact date or, as often as `vague` says, with one about a day or somewhere in months."""
    chance, days = rng.random(), rng.choice((None, 9, 30, 60, 120))
    approximate = chance < vague
    if not approximate:
        keep = record["date_certainty"] == "exact" and record["end_date"] is not None
        last = date.fromisoformat(record["end_date"]) if keep else day
    else:
        last = day if days is None else day + timedelta(days=days)
    return {
        **record,
        "end_date": last.isoformat() if last > day else None,
        "date_certainty": "approximate" if approximate else "exact",
        "edtf": EventDate(day, last, approximate).edtf(),
    }


def at_random(rng: random.Random) -> bool:
    """True as often as a record of the packaged data cites a second place."""
    return rng.random() < 0.4


def _last_day(day: date, rng: random.Random) -> tuple[date, bool]:
    """Two events of three are of one day; the others last some days or lie somewhere in a month."""
    chance = rng.random()
    if chance < 0.67:
        return day, False
    if chance < 0.8:
        return day + timedelta(days=rng.randint(1, 5)), False
    last = months_span(day.year, day.month, 1).last
    assert last is not None
    return last, last > day


def _meeting(rng: random.Random) -> dict[str, Any]:
    series = rng.choice(SERIES) if rng.random() < 0.4 else None
    return {
        "mode": rng.choice(tuple(vocabulary.MODES)),
        "level": rng.choice((*vocabulary.LEVELS, None)),
        "series": series,
        "ordinal": rng.randint(1, 30) if series else None,
    }


_KINDS = (*["meeting"] * 8, *vocabulary.KINDS)
_TOPICS = tuple(vocabulary.TOPICS)


def write(path: str, number: int, seed: int = SEED, vague: float | None = None) -> None:
    """Write events as JSON Lines."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in events(number, seed, vague))


def main() -> None:
    """Write events to standard output."""
    parser = argparse.ArgumentParser(description="Write a made-up chronology as JSON Lines.")
    parser.add_argument("number", type=int, help="how many events")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--vague", type=float, metavar="SHARE", help="how many have vague dates; the others are the same whatever it is"
    )
    asked = parser.parse_args()
    for record in events(asked.number, asked.seed, asked.vague):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
