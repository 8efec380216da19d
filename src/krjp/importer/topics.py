"""What an entry is about: topics by the words that speak of them.

A topic counts once for each of its words found; those found first and most often come first. At most
four are kept. By the codebook `diplomacy` is the relations themselves, so it is what a meeting or a protest
is about that speaks of nothing narrower, and a statement or appointment that concerns two states or more.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.verbs import singular

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan
    from krjp.importer.words import Word

__all__ = ["topics"]

MOST = 4

# In capitals what is another word in small letters: un accord, Kim Jong Un, it works.
_WORDS = {
    "forced-labor": "forced labor, forced labour, wartime labor, wartime labour, labor victim, conscripted, "
    "mobilized worker, "
    "wartime worker, forced laborer",
    "abductions": "abduction, abductee, abducted, kidnapping",
    "fisheries": "fish, fishing, fishery, seafood, shellfish, trawler",
    "tourism": "tourist, tourism, visitor, traveler, visa",
    "cyber": "cyber, cybersecurity, hacking, hacker, IT worker, cyberattack",
    "space": "satellite, space, lunar",
    "nonproliferation": "disarmament, non proliferation, nonproliferation, denuclearization, denuclearisation, "
    "nuclear, NPT, "
    "weapon of mass destruction, IAEA, arms control",
    "territory": "dokdo, takeshima, senkaku, diaoyu, territorial, continental shelf, airspace, EEZ, island, "
    "sovereignty, "
    "exclusive economic zone, territorial water, territory",
    "history": "colonial, forced labor, wartime labor, forced labour, wartime labour, labor victim, comfort women, "
    "history, "
    "historical, yasukuni, world war, WWII, occupation, massacre, textbook, war dead, independence movement, "
    "annexation, "
    "anniversary of the bilateral, sexual slavery, normalization of",
    "education": "textbook, school, student, university, education, exchange student",
    "economic-security": "economic security, supply chain, export control, economic coercion, critical mineral, "
    "semiconductor, "
    "commerce and industry, commerce industry, white list, rare earth",
    "trade": "trade, import, export, tariff, FTA, free trade, commerce, customs, WTO, beef",
    "finance": "finance, currency, swap, bank, loan, bond, korean won, the won, million won, billion won, "
    "trillion won, yen depreciation, tax, AIIB, exchange rate",
    "technology": "technology, digital, artificial intelligence, AI, quantum, 5g, satellite navigation",
    "resources": "mineral, continental shelf, seabed, gas field, rare earth, resource",
    "energy": "energy, oil, nuclear power, LNG, electricity, renewable, reactor, spent fuel",
    "transport": "transport, transportation, aviation, airline, flight, railway, railroad, ferry",
    "human-rights": "human right, prisoner of war, POW, detainee, political prisoner, separated family, divided family",
    "disaster-relief": "earthquake, disaster, tsunami, flood, typhoon, humanitarian assistance, relief, rescue, "
    "humanitarian aid",
    "united-nations": "UN, UNSC, UNGA, united nation, security council, unesco, unhrc",
    "defense": "defense, defence, military, naval, navy, army, exercise, drill, missile, aircraft carrier, troop, "
    "warship, "
    "fighter, airforce, gsomia, thaad, radar, weapon, rocket, warhead, ICBM, SLBM, maritime self",
    "north-korea": "north korea, north korean, DPRK, pyongyang, kim jong un, kim jong il, denuclearization, six "
    "party, the north, "
    "inter korean, rodong sinmun, KCNA",
    "security": "security, deterrence, exercise, alliance, threat, indo pacific, arms transfer, terrorism, gsomia, "
    "taiwan strait, "
    "missile, thaad",
    "business": "business, businesspeople, company compensate, keidanren, federation of korean industry, chamber of "
    "commerce, "
    "business leader, corporate",
    "domestic-politics": "election, approval rating, cabinet, ruling party, opposition party, impeachment, "
    "parliament seat, lawmaker "
    "party, prime minister resign, by election, vote, lawmaker",
    "diplomacy": "summit, ambassador, envoy, joint statement, bilateral relation, bilateral tie, diplomatic tie, "
    "normalization, "
    "state visit, improve bilateral, relationship, foreign minister, minister of foreign affair, dialogue, "
    "diplomatic relation",
}

_BETWEEN_STATES = ("meeting", "protest")
_MAY_BE = ("statement", "appointment")


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """The words of each topic in the singular, each between spaces."""
    return {
        topic: tuple(f" {' '.join(map(singular, term.split()))} " for term in terms.split(", "))
        for topic, terms in _WORDS.items()
    }


@cache
def _acronyms() -> frozenset[str]:
    """The words of terms that count in capitals only, in small letters."""
    return frozenset(
        word.lower() for terms in _terms().values() for term in terms for word in term.split() if word.isupper()
    )


def topics(scan: Scan, act: Act, countries: tuple[str, ...]) -> tuple[str, ...]:
    """The topics of an entry that concerns these states, most important first."""
    text = f" {' '.join(map(_compared, scan.words))} "
    weights: dict[str, tuple[int, int]] = {}
    for topic, terms in _terms().items():
        places = [at for at in map(text.find, terms) if at >= 0]
        if places:
            weights[topic] = (-len(places), min(places))
    if set(weights) - {"diplomacy"} and act.kind not in (
        "appointment",
        "meeting",
        "statement",
        "agreement",
        "commemoration",
    ):
        weights.pop("diplomacy", None)
    found = sorted(weights, key=lambda topic: weights[topic])[:MOST]
    relations = act.kind in _BETWEEN_STATES or (act.kind in _MAY_BE and len(countries) > 1)
    return tuple(found) or (("diplomacy",) if relations else ())


def _compared(word: Word) -> str:
    """A word as terms are written."""
    folded = singular(word.lower)
    return folded.upper() if word.text[:2].isupper() and folded in _acronyms() else folded
