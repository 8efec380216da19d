"""The closed vocabularies of a record, with their meaning in a few words.

`data/CODEBOOK.md` defines every value at length with an example; a test keeps the two the same.
Order is meaning where it says so: LEVELS run from low to high. States are named by their codes (ISO 3166-1).
"""

from __future__ import annotations

__all__ = [
    "ACTOR_KINDS",
    "CERTAINTIES",
    "CLASS_ORDER",
    "CODERS",
    "EVENT_CLASSES",
    "EVENT_TYPES",
    "FRAMEWORKS",
    "KINDS",
    "LEVELS",
    "MODES",
    "OPEN_ENDS",
    "RANKED_LEVELS",
    "SECTIONS",
    "TOPICS",
    "is_state",
]

KINDS = {
    "meeting": "representatives of two or more parties confer",
    "statement": "words issued or spoken for a government or body",
    "speech": "an address given to an audience",
    "protest": "a diplomatic protest or the summons of an envoy",
    "court": "a ruling, order or hearing",
    "exercise": "a military exercise",
    "agreement": "a document signed or a deal made",
    "aid": "assistance promised or delivered",
    "appointment": "someone is named to an office",
    "resignation": "someone gives up or offers up an office",
    "announcement": "a plan or measure is made public",
    "report": "official statistics or findings",
    "media-report": "the press reports what is not yet official",
    "commemoration": "a day or deed is marked",
    "sanctions": "sanctions are imposed or widened",
    "payment": "money is handed over or taken under a ruling",
    "veto": "a draft is blocked in a body that votes",
    "weapons-test": "a missile or other weapon is tested",
    "election": "people vote",
    "poll": "opinion is measured",
    "party-discipline": "a party acts against its members",
    "legislation": "a law is passed, signed or rejected, or takes effect",
    "violence": "people fight, attack or are attacked",
    "incident": "somebody is seized, a border is crossed, ships collide, systems are broken into",
    "disaster": "nature, fire or disease does harm",
    "other": "none of these; a note says why",
}

EVENT_CLASSES = {
    "material-cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal-cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "verbal-conflict": ("REQUEST", "REJECT", "ACCUSE", "THREATEN"),
    "material-conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER classes and their event types (Open Event Data Alliance, draft codebook 2.0)."""

CLASS_ORDER = ("material-cooperation", "verbal-cooperation", None, "verbal-conflict", "material-conflict")
"""From cooperation in deeds to conflict in deeds; None, no class, lies between."""

EVENT_TYPES = {name: group for group, names in EVENT_CLASSES.items() for name in names}

FRAMEWORKS = {
    "bilateral": "two states take part",
    "trilateral": "three states take part",
    "multilateral": "four or more states, or an international body",
    "domestic": "one state, within itself",
}

MODES = {
    "in-person": "the source names a venue or says so",
    "virtual": "by video",
    "phone": "by telephone",
    "unknown": "the source does not say",
}

RANKED_LEVELS = ("working-level", "senior-official", "vice-minister", "minister", "leader")
LEVELS = {
    "working-level": "directors and below, experts, working groups",
    "senior-official": "directors-general, special representatives, ambassadors, chiefs of defense",
    "vice-minister": "vice ministers, deputy secretaries",
    "minister": "ministers, secretaries",
    "leader": "presidents and prime ministers",
    "business": "business federations; outside the ranking",
}

CERTAINTIES = {
    "exact": "it happened on the day, or lasted all the days",
    "approximate": "it happened some time within the days",
}

OPEN_ENDS = {
    "start": "the first day is only that of the period the source covers",
    "end": "the last day is only that of the period the source covers",
    "both": "both are",
}

SECTIONS = {
    "chronology": "the dated list at the end of the source",
    "article": "the prose of the source",
    "report": "a public report of the same act by others",
}

CODERS = {
    "hand": "an editor read the source and coded it",
    "rules": "krjp import coded it by rule; read it before you rely on it",
    "machine": "a program coded it for a published data set; read its source before you rely on it",
}

ACTOR_KINDS = {
    "person": "a human being",
    "organisation": "a ministry, court, firm, party, press house or body",
    "state": "a state, with its ISO 3166-1 alpha-3 code",
}

TOPICS = {
    "north-korea": "North Korea, its weapons, people and diplomacy",
    "forced-labor": "wartime labour and its redress",
    "territory": "Dokdo/Takeshima, sea borders, continental shelf",
    "history": "how the past is told, taught and marked",
    "economic-security": "supply chains, export controls, coercion",
    "trade": "goods and services across borders",
    "finance": "currencies, budgets, lending",
    "technology": "emerging and digital technology",
    "cyber": "attacks, theft and work over networks",
    "space": "satellites and launches",
    "security": "deterrence and security policy",
    "defense": "forces and their exercises",
    "nonproliferation": "arms control, disarmament, proliferation",
    "human-rights": "human rights, detainees, prisoners of war",
    "abductions": "abductees and their return",
    "tourism": "visitors",
    "transport": "transport and infrastructure",
    "energy": "energy",
    "resources": "minerals and other raw materials",
    "fisheries": "fish and seafood",
    "diplomacy": "the conduct of relations as such",
    "domestic-politics": "elections, parties, public opinion",
    "disaster-relief": "help after disasters",
    "united-nations": "the United Nations and its bodies",
    "business": "firms and their federations",
    "education": "schools and textbooks",
}


def is_state(name: str) -> bool:
    """True for a country code among the names of actors: no actor is called by three capital letters."""
    return len(name) == 3 and name.isascii() and name.isupper()
