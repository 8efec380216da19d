"""What an entry is about: topics by the words that speak of them.

A topic counts once for each of its words found; those found first and most often come first. At most
four are kept. `diplomacy` is for acts between states about which nothing narrower is said.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from krjp.importer.verbs import singular

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.mentions import Scan

__all__ = ["topics"]

MOST = 4

_WORDS = {
    "forced-labor": "forced labor, forced labour, wartime labor, wartime labour, labor victim, conscripted, "
    "mobilized worker, "
    "wartime worker, forced laborer",
    "abductions": "abduction, abductee, abducted, kidnapping",
    "fisheries": "fish, fishing, fishery, seafood, shellfish, trawler",
    "tourism": "tourist, tourism, visitor, traveler, visa",
    "cyber": "cyber, cybersecurity, hacking, hacker, it worker, cyberattack",
    "space": "satellite, space, lunar",
    "nonproliferation": "disarmament, non proliferation, nonproliferation, denuclearization, denuclearisation, "
    "nuclear, npt, "
    "weapon of mass destruction, iaea, arms control",
    "territory": "dokdo, takeshima, senkaku, diaoyu, territorial, continental shelf, airspace, eez, island, "
    "sovereignty, "
    "exclusive economic zone, territorial water, territory",
    "history": "colonial, forced labor, wartime labor, forced labour, wartime labour, labor victim, comfort women, "
    "history, "
    "historical, yasukuni, world war, wwii, occupation, massacre, textbook, war dead, independence movement, "
    "annexation, "
    "anniversary of the bilateral, sexual slavery, normalization of",
    "education": "textbook, school, student, university, education, exchange student",
    "economic-security": "economic security, supply chain, export control, economic coercion, critical mineral, "
    "semiconductor, "
    "commerce and industry, commerce industry, white list, rare earth",
    "trade": "trade, import, export, tariff, fta, free trade, commerce, customs, wto, beef",
    "finance": "finance, currency, swap, bank, loan, bond, won, yen depreciation, tax, aiib, exchange rate",
    "technology": "technology, digital, artificial intelligence, ai, quantum, 5g, satellite navigation",
    "resources": "mineral, continental shelf, seabed, gas field, rare earth, resource",
    "energy": "energy, oil, nuclear power, lng, electricity, renewable, reactor, spent fuel",
    "transport": "transport, transportation, aviation, airline, flight, railway, railroad, ferry",
    "human-rights": "human right, prisoner of war, pow, detainee, political prisoner, separated family, divided family",
    "disaster-relief": "earthquake, disaster, tsunami, flood, typhoon, humanitarian assistance, relief, rescue, "
    "humanitarian aid",
    "united-nations": "un, unsc, unga, united nation, security council, unesco, unhrc",
    "defense": "defense, defence, military, naval, navy, army, exercise, drill, missile, aircraft carrier, troop, "
    "warship, "
    "fighter, airforce, gsomia, thaad, radar, weapon, rocket, warhead, icbm, slbm, maritime self",
    "north-korea": "north korea, north korean, dprk, pyongyang, kim jong un, kim jong il, denuclearization, six "
    "party, the north, "
    "inter korean, rodong sinmun, kcna",
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


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """The words of each topic in the singular, each between spaces."""
    return {
        topic: tuple(f" {' '.join(map(singular, term.split()))} " for term in terms.split(", "))
        for topic, terms in _WORDS.items()
    }


def topics(scan: Scan, act: Act) -> tuple[str, ...]:
    """The topics of an entry, most important first."""
    text = f" {' '.join(singular(word.lower) for word in scan.words)} "
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
    return tuple(found) or (("diplomacy",) if act.kind in ("meeting", "statement", "protest", "appointment") else ())
