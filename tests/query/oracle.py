"""What a query means, told event by event and as plainly as possible: the measure for the indexed answer.

Nothing here uses krjp's fields, indexes, comparisons or word lookup. It reads records as JSON has
them, folds and splits text by itself, and knows only what the docs promise. Periods and the folding of
single characters are taken from krjp, which tests them by tables of their own.
"""

from __future__ import annotations

import operator
import re
from datetime import date, timedelta
from functools import cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any, NamedTuple

import snowballstemmer

from krjp.periods import parse, parse_anniversary
from krjp.query.nodes import And, Has, Match, Node, Not, Or, Phrase, Value, Words
from krjp.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from krjp.dates import Frame


__all__ = ["Oracle"]

STEMMER = snowballstemmer.stemmer("english")
CJK = "々〇぀-ヿ㐀-鿿가-힯"
PIECE = re.compile(f"[{CJK}]|[^\\W_{CJK}]+(?:['’]s(?!\\w))?")
RANKS = ["working-level", "senior-official", "vice-minister", "minister", "leader"]
CLASSES = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal-cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material-cooperation"),
    **dict.fromkeys(("REQUEST", "REJECT", "ACCUSE", "THREATEN"), "verbal-conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material-conflict"),
}
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    ":": operator.eq,
    "=": operator.eq,
}
TEXT = ("title", "summary", "note", "edtf", "date_text", "place.name", "meeting.series", "sources.locator",
        "sources.date")  # fmt: skip


Days = tuple[date, ...]
"""The days on which an event happened, if things were so."""


class Piece(NamedTuple):
    """A word, or one character of Chinese, Japanese or Korean text."""

    text: str
    glued: bool
    """True when it follows the piece before without anything between, as characters of one run do."""


class Oracle:
    """Answers for one set of records, by looking at each in turn."""

    def __init__(
        self,
        records: list[dict[str, Any]],
        actors: list[dict[str, Any]],
        concepts: list[dict[str, Any]],
        frame: Frame,
        *,
        any_word: bool = False,
    ) -> None:
        self.records = records
        self.actors = {each["id"]: each for each in actors if each["kind"] != "state"}
        self.states = {each["country"]: each for each in actors if each["kind"] == "state"}
        self.terms: dict[tuple[str, ...], list[str]] = {}
        for concept in concepts:
            for term in concept["terms"]:
                self.terms.setdefault(key_of(term), []).extend(concept["terms"])
        self.known: dict[str, list[str]] = {}
        self.called: dict[str, list[str]] = {}
        self.named = {
            **{key: (self.names_of("actors", key), self.actors[key]["kind"]) for key in self.actors},
            **{key: (self.names_of("countries", key), "state") for key in self.states},
        }
        self.bare_names = {bare(name) for names, _ in self.named.values() for name in names}
        self.sorted_terms = {tuple(sorted(key)) for key in self.terms}
        self.sorted_names = {"".join(sorted(name)) for name in self.bare_names}
        self.cut: dict[tuple[Value, ...], list[tuple[Value, ...]]] = {}
        self.frame = frame
        self.told: dict[tuple[str, str], bool] = {}
        self.any_word = any_word

    def answer(self, node: Node) -> tuple[list[str], list[str]]:
        """Ids of the events that surely meet a query and of those that only may, in order of date."""
        sure: list[str] = []
        possible: list[str] = []
        for record in self.records:
            held = [self.holds(node, record, days) for days in ways_of(record)]
            if any(held):
                (sure if all(held) else possible).append(record["id"])
        return sure, possible

    def holds(self, node: Node, record: dict[str, Any], days: Days) -> bool:
        """True when the query holds for one event if it happened on these days."""
        match node:
            case And():
                return all(self.holds(part, record, days) for part in node.parts)
            case Or():
                return any(self.holds(part, record, days) for part in node.parts)
            case Not():
                return not self.holds(node.part, record, days)
            case Match() if node.field == "date" or node.field in PARTS:
                return self.happened(node, record, days)
        key = (str(node), record["id"])
        if key not in self.told:
            self.told[key] = self.tells(node, record)
        return self.told[key]

    def tells(self, node: Node, record: dict[str, Any]) -> bool:
        """True when the query holds for one event whenever it happened."""
        match node:
            case Has():
                return bool(values_of(record, node.field))
            case Match():
                return self.compares(node, record)
            case Words():
                return self.has_words(list(node.words), record)
            case Phrase():
                return self.says_like(node.text, record)
        raise TypeError(node)

    # Fields

    def compares(self, node: Match, record: dict[str, Any]) -> bool:
        """True when a field has the values asked for."""
        if node.op == "!=":
            return not self.compares(_equal(node), record)
        if node.field == "end_date":
            return any(self.ended(node.op, value.text, record) for value in node.values)
        held = values_of(record, node.field)
        if node.op == "=" and node.field in LISTS:
            return self.is_exactly(node, held)
        found = [any(self.is_meant(node, value, each) for each in held) for value in node.values]
        return all(found) if node.together else any(found)

    def is_exactly(self, node: Match, held: list[str]) -> bool:
        """True when a list holds what is asked for and nothing else."""

        def covers(wanted: list[Value]) -> bool:
            return all(any(self.is_meant(node, value, each) for each in held) for value in wanted) and all(
                any(self.is_meant(node, value, each) for value in wanted) for each in held
            )

        return covers(list(node.values)) if node.together else any(covers([value]) for value in node.values)

    def is_meant(self, node: Match, value: Value, held: str) -> bool:
        """True when one value of a field is what one value of the query means."""
        field, text, compare = node.field, value.text, COMPARE[node.op]
        if field in TEXT and value.prefix:
            return side_by_side(held, text, prefix=True)
        if value.prefix:
            return any(fold(name).startswith(fold(text)) for name in self.names_of(field, held))
        if field in ("id", "related"):
            return held == text if node.op == "=" else held.startswith(text)
        if field in TEXT:
            return fold(held) == fold(text) if node.op == "=" else side_by_side(held, text)
        if field == "meeting.ordinal":
            return compare(int(held), int(text))
        if field == "meeting.level" and node.op not in (":", "="):
            return held in RANKS and compare(RANKS.index(held), RANKS.index(text))
        return self.is_called(field, held, text)

    def is_called(self, field: str, held: str, text: str) -> bool:
        """True when a text is a name of one value of a field."""
        if field == "actors":
            return held in self.actors_called(text)
        if field in PARTIES:
            return self.is_party(held, text)
        if field in STATES:
            return any(bare(text) == bare(name) for name in self.names_of(field, held))
        return self.is_pair(held, text) if field == "dyads" else bare(text) == bare(held)

    def is_pair(self, held: str, text: str) -> bool:
        """True when a text names the two states of a dyad: in order around an arrow, in any around a dash."""
        directed = re.fullmatch(r"(.*?) *(?:→|->) *(.*)", text)
        alike = re.fullmatch(r"(.*?) *[–—-] *(.*)", text)
        written = directed or alike or re.fullmatch("()(.*)", text)
        assert written is not None
        states = re.split(" [→–] ", held)
        orders = [states] if directed else [states, states[::-1]]
        return ("→" in held) == bool(directed) and any(
            all(self.is_called("countries", state, name) for state, name in zip(order, written.groups(), strict=True))
            for order in orders
        )

    def is_party(self, held: str, text: str) -> bool:
        """True when a state or actor is the one of a name, or an actor of the state of that name."""
        states = [code for code in self.states if any(bare(text) == bare(n) for n in self.names_of("countries", code))]
        if held in states or bare(text) == bare(held):
            return True
        if states:
            return held in self.actors and self.actors[held].get("country") in states
        return held in self.actors_called(text)

    def actors_called(self, name: str) -> list[str]:
        """Ids of all actors of that id, of that name with its words in any order, or with it as a part of a name."""
        if name not in self.called:
            self.called[name] = [
                key
                for key in self.actors
                if key == name
                or any(
                    in_any_order(own) == in_any_order(name) or side_by_side(own, name)
                    for own in self.names_of("actors", key)[1:]
                )
            ]
        return self.called[name]

    def names_of(self, field: str, held: str) -> list[str]:
        """A value and everything else it is called."""
        listed = self.actors if field == "actors" else self.states if field in STATES else {}
        if field in PARTIES:
            listed = {**self.actors, **self.states}
        entry = listed.get(held, {"name": held, "aliases": []})
        return [held, entry["name"], *entry["aliases"]]

    def happened(self, node: Match, record: dict[str, Any], days: Days) -> bool:
        """True when an event fell within, before or after the days that a text means."""
        if node.op == "!=":
            return not self.happened(_equal(node), record, days)
        if node.field == "date" and node.op == "=":
            stored = date.fromisoformat(record["date"]), date.fromisoformat(record["end_date"] or record["date"])
            periods = [parse(value.text, self.frame) for value in node.values]
            return any(stored == (period.first, period.last) for period in periods)
        return any(self.is_asked(node.field, node.op, value, day) for value in node.values for day in days)

    def is_asked(self, field: str, op: str, value: Value, day: date) -> bool:
        """True when a day is one of those that a comparison means."""
        text = value.text
        yearly = parse_anniversary(text) if field == "date" and op == ":" else None
        if yearly:
            return (day.month, day.day) == yearly
        if field in ("weekday", "month-of-year") or value.prefix:
            return PARTS[field](day).lower().startswith(text.lower())
        if field in PARTS:
            return COMPARE[op](PARTS[field](day), PARTS[field](parse(text, self.frame).first or date.min))
        period = parse(text, self.frame)
        first, last = period.first or date.min, period.last or date.max
        asked = {":": first <= day <= last, "<": day < first, "<=": day <= last, ">": day > last, ">=": day >= first}
        return asked[op]

    def ended(self, op: str, text: str, record: dict[str, Any]) -> bool:
        """True when the last day that a record names lies within, before or after the days that a text means."""
        if record["end_date"] is None:
            return False
        last = date.fromisoformat(record["end_date"])
        return self.is_asked("date", ":" if op == "=" else op, Value(text), last)

    # Text

    def has_words(self, asked: list[Value], record: dict[str, Any]) -> bool:
        """True when the text of an event has all the words; those that make a known term go together."""
        groups = self.groups_of(tuple(asked))
        if self.any_word:
            groups += [(value,) for value in asked]
        found = (self.has_group(group, record) for group in groups)
        return any(found) if self.any_word else all(found)

    def has_group(self, group: tuple[Value, ...], record: dict[str, Any]) -> bool:
        """True when the text of an event has a word, the beginning of one, or a known term."""
        if group[0].prefix:
            return self.says(group[0].text, record, prefix=True)
        return self.says_like(" ".join(value.text for value in group), record)

    def groups_of(self, asked: tuple[Value, ...]) -> list[tuple[Value, ...]]:
        """Words as known terms, whatever their order, the longest first, and what is left by itself."""
        if asked not in self.cut:
            places = [at for at, value in enumerate(asked) if not value.prefix]
            every = (
                order
                for size in range(2, len(places) + 1)
                for some in combinations(places, size)
                if self.may_be_term(" ".join(asked[at].text for at in some))
                for order in permutations(some)
            )
            terms = [order for order in every if self.is_term(" ".join(asked[at].text for at in order))]
            terms.sort(key=lambda order: (-len(order), sorted(asked[at] for at in order), order))
            taken: list[tuple[int, ...]] = []
            for order in terms:
                if not any(set(order) & set(other) for other in taken):
                    taken.append(order)
            together = {at for order in taken for at in order}
            taken += [(at,) for at in range(len(asked)) if at not in together]
            self.cut[asked] = [tuple(asked[at] for at in order) for order in taken]
        return list(self.cut[asked])

    def may_be_term(self, text: str) -> bool:
        """False when words are no term in whatever order: most are none, and there are many orders."""
        return tuple(sorted(key_of(text))) in self.sorted_terms or "".join(sorted(bare(text))) in self.sorted_names

    def is_term(self, text: str) -> bool:
        """True when words together are a known term, or a name of somebody who has others."""
        known = key_of(text) in self.terms or bare(text) in self.bare_names
        return known and bool(self.synonyms(text))

    def synonyms(self, text: str) -> list[str]:
        """All terms for the same thing, and all names of the same actor or state."""
        if text not in self.known:
            self.known[text] = [*self.terms.get(key_of(text), ()), *self.also_called(text)]
        return self.known[text]

    def also_called(self, name: str) -> Iterator[str]:
        """The names of those who bear a name, but none that is a part of the name of another of their kind."""
        for key, (names, kind) in self.named.items():
            if bare(name) not in map(bare, names):
                continue
            others = [
                own for other, (many, its) in self.named.items() if other != key and its == kind for own in many[1:]
            ]
            for own in names[1:]:
                if bare(own) == bare(name) or not any(side_by_side(other, own) for other in others):
                    yield own

    def says_like(self, text: str, record: dict[str, Any]) -> bool:
        """True when the text of an event has a phrase, or another phrase for the same, or the states it names."""
        terms = self.synonyms(text) or [text]
        return any(self.says(term, record) or takes_part(term, record) for term in terms)

    def says(self, phrase: str, record: dict[str, Any], *, prefix: bool = False) -> bool:
        """True when one of the texts of an event has the words of a phrase one after the other."""
        return any(follows(text, phrase, prefix=prefix) for text in self.texts_of(record))

    def texts_of(self, record: dict[str, Any]) -> Iterator[str]:
        """Everything a search reads of an event."""
        yield from (record["title"], record["summary"], record["note"] or "", record["kind"], *record["topics"])
        for key in record["actors"]:
            yield from self.names_of("actors", key)[1:]
        for code in (*record["countries"], *record["subjects"]):
            yield from self.names_of("countries", code)
        place, meeting = record["place"], record["meeting"]
        if place:
            yield place["name"]
            if place["country"]:
                yield from self.names_of("countries", place["country"])[1:]
        if meeting:
            yield from filter(None, (meeting["series"], meeting["level"]))
            yield from {meeting["mode"]} - {"unknown"}
        if record["framework"]:
            yield record["framework"]


LISTS = ("countries", "initiators", "targets", "subjects", "dyads", "actors", "topics", "related",
         *(f"sources.{name}" for name in ("source", "section", "locator", "date", "dates_event")))  # fmt: skip
PARTIES = ("initiators", "targets")
STATES = ("countries", "subjects", "place.country")
ABOUT = timedelta(days=3)
SIGNS = {sign: code for code, signs in {"JPN": "日일", "KOR": "韓한", "USA": "米美미", "CHN": "中중", "PRK": "朝북",
         "RUS": "露러"}.items() for sign in signs}  # fmt: skip
PARTS: dict[str, Callable[[date], str]] = {
    "year": lambda day: str(day)[:4],
    "quarter": lambda day: f"{str(day)[:4]}-Q{1 + (day.month - 1) // 3}",
    "month": lambda day: str(day)[:7],
    "week": lambda day: day.strftime("%G-W%V"),
    "day": str,
    "weekday": lambda day: day.strftime("%A"),
    "month-of-year": lambda day: day.strftime("%B"),
}


def values_of(record: dict[str, Any], field: str) -> list[str]:
    """The values of a field of a record, as text."""
    if field in PARTS:
        return sorted({PARTS[field](day) for days in ways_of(record) for day in days})
    if field == "dyads":
        return dyads_of(record)
    if field == "event_class":
        return [CLASSES[record["event_type"]]] if record["event_type"] else []
    name, _, inner = field.partition(".")
    values = record[name] if isinstance(record[name], list) else [record[name]]
    if inner:
        values = [value[inner] for value in values if value]
    values = [str(value).lower() if isinstance(value, bool) else value for value in values]
    return [str(value) for value in values if value not in (None, "")]


def takes_part(text: str, record: dict[str, Any]) -> bool:
    """True when a text names several states by one character each, and all of them take part."""
    codes = [SIGNS.get(sign) for sign in text]
    return len(codes) > 1 and None not in codes and len({*codes}) == len(codes) and {*codes} <= {*record["countries"]}


def dyads_of(record: dict[str, Any]) -> list[str]:
    """The pairs of states of a record: `KOR → JPN` for each way, or `JPN – KOR` for each two that act alike."""
    sides = [[name for name in record[side] if re.fullmatch("[A-Z]{3}", name)] for side in PARTIES]
    if len({*sides[0]}) > 1 and {*sides[0]} == {*sides[1]}:
        return [f"{one} – {other}" for one in sides[0] for other in sides[0] if one < other]
    return [f"{one} → {other}" for one in sides[0] for other in sides[1] if one != other]


def ways_of(record: dict[str, Any]) -> list[Days]:
    """Every way in which an event may have happened: on all its days, or on one of them."""
    first = date.fromisoformat(record["date"])
    last = date.fromisoformat(record["end_date"] or record["date"])
    if record["date_certainty"] == "exact":
        return [tuple(days_between(first, last))]
    if record["end_date"] is None:
        first, last = first - ABOUT, last + ABOUT
    return [(day,) for day in days_between(first, last)]


def _equal(node: Match) -> Match:
    return Match(node.field, "=", node.values, together=node.together)


def days_between(first: date, last: date) -> list[date]:
    """All days from the first to the last."""
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]


@cache
def bare(name: str) -> str:
    """A name without anything but letters and digits."""
    return "".join(char for char in fold(name) if char.isalnum())


@cache
def in_any_order(name: str) -> list[str]:
    """The words of a name, so that two names of the same words are alike."""
    return sorted(words(name))


@cache
def key_of(term: str) -> tuple[str, ...]:
    """A term as stems."""
    return tuple(map(stem, words(term)))


@cache
def stem(word: str) -> str:
    """The stem of an English word."""
    return str(STEMMER.stemWord(word)) if word.isascii() else word


@cache
def pieces(text: str) -> list[Piece]:
    """The words and CJK characters of a text."""
    found: list[Piece] = []
    end = -1
    for match in PIECE.finditer(fold(text)):
        glued = match.start() == end and bool(re.match(f"[{CJK}]", match.group())) and found[-1].text[0] in CJK_CHARS
        found.append(Piece(re.sub("['’]s$", "", match.group()), glued))
        end = match.end()
    return found


class _CjkCharacters:
    def __contains__(self, char: str) -> bool:
        return bool(re.match(f"[{CJK}]", char))


CJK_CHARS = _CjkCharacters()


@cache
def side_by_side(text: str, wanted: str, *, prefix: bool = False) -> bool:
    """True when some neighbouring words of a text, run together, are the wanted ones run together."""
    have = [piece.text for piece in pieces(text)]
    goal = "".join(piece.text for piece in pieces(wanted))
    for first in range(len(have) if goal else 0):
        for last in range(first, len(have)):
            run = "".join(have[first : last + 1])
            if run == goal or (prefix and run.startswith(goal)):
                return True
            if len(run) >= len(goal):
                break
    return False


@cache
def follows(text: str, phrase: str, *, prefix: bool = False) -> bool:
    """True when a text has the words of a phrase one after the other, inflected or hyphenated or not."""
    have, want = pieces(text), pieces(phrase)

    def fits(at: int) -> bool:
        for number, other in enumerate(want):
            one, last = have[at + number], prefix and number == len(want) - 1
            same = one.text.startswith(other.text) if last else stem(one.text) == stem(other.text)
            if not same or (number and other.glued and not one.glued):
                return False
        return True

    if any(fits(at) for at in range(len(have) - len(want) + 1)):
        return bool(want)
    # Tae-yul is also Taeyul, and the other way round.
    joined = [re.sub(r"[\W_]", "", re.sub("['’]s$", "", run)) for run in hyphenated(text)]
    singles = [*joined, *(piece.text for piece in have)]
    if len(want) == 1:
        return any(run.startswith(want[0].text) if prefix else stem(run) == stem(want[0].text) for run in joined)
    goal = "".join(piece.text for piece in want)
    return goal.isascii() and any(run.startswith(goal) if prefix else run == goal for run in singles)


@cache
def hyphenated(text: str) -> list[str]:
    """Words of a text with hyphens, apostrophes or dots inside."""
    return re.findall(rf"[^\W_{CJK}]+(?:['’.\-‐-―][^\W_{CJK}]+)+", fold(text))
