"""Persons in an entry: known ones by any alias, others by the grammar of titles and names.

    Japanese Foreign Minister Kono Taro        title, then name
    Oh Tai-kyu, South Korea's new consul …     name, then title
    names Kevin Rudd ambassador                name before a title
    Lai Ching-te, Kim Jong Un                  names of Korean and Chinese form
    President Moon, Foreign Ministers Kang and Kono, Abe
                                               surnames, by full names in the same text or by office and date

A person known to actors.json is given by id, any other by the fullest name the text prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.offices import holders, in_office
from krjp.text import same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from krjp.importer.words import Word
    from krjp.model import Actor

__all__ = ["DEPARTMENT", "PLURAL_TITLES", "TITLES", "People", "Person"]

_TITLES = (
    "president premier chancellor minister secretary ambassador envoy chairman chairwoman chair king queen emperor "
    "empress prince princess general admiral gen adm lt col sen rep senator congressman congresswoman governor mayor "
    "spokesperson spokesman spokeswoman coordinator chief leader commander advisor adviser speaker commissioner "
    "director representative pope mr ms mrs dr prof professor lawmaker official councilor councillor head counterpart "
    "consul undersecretary deputy marshal lawmaker rapporteur negotiator judge justice founder reporter"
)
PLURAL_TITLES = frozenset(
    "presidents premiers ministers secretaries ambassadors envoys leaders representatives generals directors "
    "counterparts senators chiefs advisors advisers lawmakers".split()
)
TITLES = frozenset(_TITLES.split()) | PLURAL_TITLES
# Titles in which a person's name does not follow: `the chief of`, `head coach`; only capitals count.
_CAPITAL_ONLY = frozenset("general chief head director chair justice judge deputy secretary".split())

DEPARTMENT = frozenset(
    "state defense defence foreign affairs trade industry industries energy finance economy economic commerce "
    "unification national security land infrastructure transport transportation tourism education science technology "
    "agriculture forestry fisheries oceans ocean justice environment health labor labour welfare culture sports "
    "interior home communications asian oceanian asia pacific korean peninsula peace policy indo east european human "
    "rights treasury homeland strategy planning reconstruction digital government internal external international "
    "political military navy army air force staff joint chiefs general designate elect cabinet parliamentary vice "
    "first second deputy senior special assistant under acting former prime chief and of for the to "
    "commonwealth union council party office intelligence service bureau department ministry nuclear six talks north "
    "south american arms control disarmament nonproliferation verification administration export public diplomacy "
    "women gender family equality patriots veterans employment data protection space research innovation climate "
    "change response crisis management politburo committee central commission assembly house board budget "
    "then new incoming outgoing visiting executive managing".split()
)
_ACRONYMS = frozenset(("UN", "EU", "NSC", "NATO", "ASEAN", "LDP"))
_NO_PASSING = frozenset("and of for the to".split())
# A Secretary of one of these is American.
_AMERICAN = frozenset("state defense treasury commerce energy homeland".split())
_PARTICLES = frozenset("bin al el van von der de da del la le ibn dos".split())
_NO_NAME = (
    DEPARTMENT
    | TITLES
    | frozenset(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday a an he she it they his her "
        "their its this that these both two three four five day week year summit meeting dialogue talks statement "
        "agreement treaty court district supreme high city prefecture province island islands sea shrine bank "
        "university institute news times post daily press agency shimbun ilbo group company corp ltd inc "
        "federation association organization organisation forum conference exercise freedom sunday emergency "
        "according as by from with after before during following amid when while if also but or nor so yet "
        "dokdo takeshima senkaku diaoyu blue book white paper bluebook world war ii cold nobel prize olympic olympics "
        "games winter spring autumn fall cup anniversary movement independence liberation democratic liberal people "
        "power republican workers communist progressive congress parliament diet eagle guardian shield".split()
    )
)
_NOT_GIVEN = frozenset(
    "led based level term range wide free day elect designate old made run backed going related up off in to of and "
    "on at time scale style made born bound class ROK".lower().split()
)
_NORTH_KOREAN = frozenset("Kim Ri Pak Choe Jon Kang Hwang Jang Ro Han Yang Jo Mun Paek Ju Hyon Kwon Ryu Thae".split())
_NEVER_BARE = frozenset(("Rice", "Gates", "Song", "Shin"))
_MOST_NAME = 5


class Person(NamedTuple):
    """A person named in an entry: actor id or name, state if known, and the words of title and name."""

    key: str
    country: str | None
    first: int
    last: int
    title: tuple[str, ...] = ()


class _Name(NamedTuple):
    first: int
    last: int
    title_first: int
    title: tuple[str, ...]
    country: str | None
    sure: bool
    """False for a lone surname that no title introduces."""


class People:
    """Everybody known while one text is coded: listed actors, holders of offices, full names met so far."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._ids: dict[str, Actor] = {}
        for actor in actors:
            if actor.kind == "person":
                for name in actor.names:
                    self._ids.setdefault(same_name(name), actor)
        self._full: dict[str, dict[str, str | None]] = {}

    def remember(self, text: str, words: list[Word], countries: dict[int, tuple[int, str]]) -> None:
        """Take note of the full names an entry prints, for surnames elsewhere in the text."""
        for name in _names(text, words, countries, lambda _: False):
            if name.last - name.first > 1:
                full = _spelled(text, words, name)
                for surname in {words[name.first].text, words[name.last - 1].text}:
                    known = self._full.setdefault(surname, {})
                    known[full] = known.get(full) or name.country

    def find(self, text: str, words: list[Word], countries: dict[int, tuple[int, str]], day: date) -> list[Person]:
        """The persons of an entry, in order; each once. `countries` maps a word to the end and code of a state's name."""
        found: dict[str, Person] = {}
        for name in _names(text, words, countries, lambda word: self._known_bare(word, day)):
            person = self._person(text, words, name, day)
            if person is not None and person.key not in found:
                found[person.key] = person
        return list(found.values())

    def _known_bare(self, word: str, day: date) -> bool:
        """True for a word that is somebody's surname even without a title."""
        if word in _NEVER_BARE:
            return False
        return same_name(word) in self._ids or in_office(word, day) is not None or len(self._full.get(word, ())) == 1

    def _person(self, text: str, words: list[Word], name: _Name, day: date) -> Person | None:
        spelled = _spelled(text, words, name)
        actor = self._ids.get(same_name(spelled))
        if actor is not None and name.last - name.first == 1 and name.country not in (None, actor.country):
            actor = None
        if actor is not None:
            return Person(actor.id, actor.country, name.title_first, name.last, name.title)
        country = name.country
        if name.last - name.first == 1:
            holder = in_office(spelled, day, _offices(name.title), country)
            known = {full: code for full, code in self._full.get(spelled, {}).items() if country in (None, code)}
            if holder is not None:
                spelled, country = holder.name, holder.country
            elif len(known) == 1:
                spelled, country = next((full, code or country) for full, code in known.items())
            elif not name.title:
                return None
        elif country is None:
            country = self._country(spelled, day)
        actor = self._ids.get(same_name(spelled))
        if actor is not None:
            return Person(actor.id, actor.country, name.title_first, name.last, name.title)
        return Person(spelled, country, name.title_first, name.last, name.title)

    def _country(self, full: str, day: date) -> str | None:
        """The state of a full name: of the holder of an office, or as printed elsewhere in the text."""
        for surname in {full.split()[0], full.split()[-1]}:
            for holder in holders().get(surname, ()):
                if same_name(holder.name) == same_name(full) or same_name(_turned(holder.name)) == same_name(full):
                    return holder.country
            if code := self._full.get(surname, {}).get(full):
                return code
        return None


def _turned(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{rest} {first}"


def _offices(title: tuple[str, ...]) -> tuple[str, ...]:
    """The offices of the table a title can mean; none means any."""
    words = set(title)
    if "vice" in words or "deputy" in words:
        return ("vice",)
    for needed, offices in (
        ({"president", "presidents"}, ("president",)),
        ({"foreign", "state"}, ("foreign",)),
        ({"defense", "defence"}, ("defense",)),
        ({"cabinet"}, ("cabinet",)),
        ({"prime", "premier", "premiers"}, ("prime", "premier")),
        ({"emperor"}, ("emperor",)),
        ({"leader", "chairman", "marshal"}, ("leader",)),
        ({"minister", "ministers", "secretary"}, ("foreign", "defense", "prime")),
    ):
        if words & needed:
            return offices
    return ()


def _spelled(text: str, words: list[Word], name: _Name) -> str:
    return text[words[name.first].start : words[name.last - 1].end]


def _gap(text: str, words: list[Word], at: int) -> str:
    """What stands between a word and the one before it."""
    return text[words[at - 1].end : words[at].start] if 0 < at < len(words) else "\n"


def _names(
    text: str, words: list[Word], countries: dict[int, tuple[int, str]], known_bare: Callable[[str], bool]
) -> list[_Name]:
    found: list[_Name] = []
    at = 0
    while at < len(words):
        names = _titled(text, words, countries, at) or _untitled(text, words, countries, at, known_bare)
        found += names
        at = max(at + 1, names[-1].last if names else 0)
    return found


def _titled(text: str, words: list[Word], countries: dict[int, tuple[int, str]], at: int) -> list[_Name]:
    """The names a title at this word introduces."""
    word = words[at]
    if word.lower not in TITLES or (word.lower in _CAPITAL_ONLY and not word.capital):
        return []
    start = _title_start(text, words, countries, at)
    begin, country = _skip_department(text, words, countries, at + 1)
    last = _name_end(text, words, countries, begin)
    if last == begin:
        return []
    country = _country_before(words, countries, start) or country or _country_after(text, words, countries, last)
    title = tuple(word.lower for word in words[start:begin])
    if country is None and "secretary" in title and _AMERICAN & set(title):
        country = "USA"
    found = [_Name(begin, last, start, title, country, True)]
    while words[at].lower in PLURAL_TITLES:
        following = last + 1 if last < len(words) and words[last].lower == "and" else last
        if following == last and not (last < len(words) and _gap(text, words, last) == ", "):
            break
        end = _name_end(text, words, countries, following)
        if end == following:
            break
        found.append(_Name(following, end, following, title, country if words[start - 1 : start] else None, True))
        last = end
    return found


def _title_start(text: str, words: list[Word], countries: dict[int, tuple[int, str]], at: int) -> int:
    """The first word of a title: `First Vice Foreign Minister` begins three words before `Minister`."""
    start = at
    while start > 0 and _gap(text, words, start) in (" ", "-") and words[start - 1].capital:
        before = words[start - 1].lower
        if start - 1 in countries or not (_department(words[start - 1]) or before in TITLES):
            break
        start -= 1
    return start


def _skip_department(
    text: str, words: list[Word], countries: dict[int, tuple[int, str]], at: int
) -> tuple[int, str | None]:
    """The word after `of Trade, Industry and Energy`, and the state named there."""
    country = None
    begin = at
    while at < len(words):
        if at in countries and words[at].text != "Kim":
            at, country = countries[at][0], countries[at][1] or country
        elif _department(words[at]) and (_gap(text, words, at) in (" ", "-", ", ", "/") or at == begin):
            at += 1
        elif words[at].text == "s" and _gap(text, words, at) == "'":
            at += 1
        else:
            break
    if at < len(words) and _gap(text, words, at) not in (" ", ". "):
        return len(words), country
    return at, country


def _name_end(text: str, words: list[Word], countries: dict[int, tuple[int, str]], at: int) -> int:
    """Where a name that begins at a word ends; the same word when none begins there."""
    end = at
    while end < len(words) and end - at < _MOST_NAME:
        word, gap = words[end], _gap(text, words, end)
        if end > at and gap == "-" and not word.capital:
            if word.lower in _NOT_GIVEN:
                break
        elif end > at and gap == " " and word.text in _PARTICLES and end + 1 < len(words) and words[end + 1].capital:
            pass
        elif (
            not word.capital
            or (end > at and gap not in (" ", "-", ". ", "'"))
            or end in countries
            or word.lower in _NO_NAME
            or (word.text.isupper() and len(word.text) > 2)
        ):
            break
        end += 1
    return end


def _country_before(words: list[Word], countries: dict[int, tuple[int, str]], start: int) -> str | None:
    """The state named right before a title: `Japanese Foreign Minister`, `Japan's new ambassador`."""
    for first in range(start - 1, max(-1, start - 8), -1):
        if first in countries:
            end, code = countries[first]
            between = words[end:start]
            passing = all(
                word.text == "s" or (word.lower in DEPARTMENT | TITLES and word.lower not in _NO_PASSING) for word in between
            )
            return code or None if passing and len(between) < 5 else None
    return None


def _department(word: Word) -> bool:
    """True for a word of an office's name."""
    return word.lower in DEPARTMENT or word.text in _ACRONYMS


def _country_after(text: str, words: list[Word], countries: dict[int, tuple[int, str]], last: int) -> str | None:
    """The state named right after a name: `Vice Foreign Minister Mori Takeo of Japan`."""
    if last + 1 < len(words) and words[last].lower == "of" and _gap(text, words, last) == " ":
        at = last + 1 + (words[last + 1].lower == "the")
        return countries[at][1] or None if at in countries else None
    return None


def _untitled(
    text: str,
    words: list[Word],
    countries: dict[int, tuple[int, str]],
    at: int,
    known_bare: Callable[[str], bool],
) -> list[_Name]:
    """A name at this word that no title introduces."""
    if not words[at].capital or at in countries or words[at].lower in _NO_NAME:
        return []
    end = _name_end(text, words, countries, at)
    if end == at:
        return []
    before = words[at - 1] if at and _gap(text, words, at) in (" ", "-") else None
    if end - at == 1:
        lone = before is None or not before.capital or before.lower in _NO_NAME or at - 1 in _covered(countries, at)
        follows = end < len(words) and words[end].capital and _gap(text, words, end) in (" ", "-")
        follows = follows and end not in countries and words[end].lower not in ("administration", "government")
        if lone and not follows and known_bare(words[at].text):
            return [_Name(at, end, at, (), None, False)]
        return []
    if _of_asian_form(text, words, at, end) or _beside_title(text, words, countries, end):
        return [_Name(at, end, at, (), None, True)]
    if known_bare(text[words[at].start : words[end - 1].end]) or known_bare(words[end - 1].text):
        return [_Name(at, end, at, (), None, True)]
    return []


def _covered(countries: dict[int, tuple[int, str]], at: int) -> range:
    """The words of a state's name that ends right before a word."""
    return next((range(first, end) for first, (end, _) in countries.items() if end == at), range(0))


def _of_asian_form(text: str, words: list[Word], at: int, end: int) -> bool:
    """Lai Ching-te, Kim Jong Un."""
    if end - at != 3:
        return False
    if _gap(text, words, at + 2) == "-":
        return _gap(text, words, at + 1) == " " and not words[at + 2].capital and len(words[at + 2].text) <= 6
    return words[at].text in _NORTH_KOREAN and all(len(word.text) <= 6 for word in words[at:end])


def _beside_title(text: str, words: list[Word], countries: dict[int, tuple[int, str]], end: int) -> bool:
    """True when a title follows: `X, deputy chief of mission`; `X as ambassador`; `X ambassador`."""
    gap = _gap(text, words, end)
    if end >= len(words) or gap not in (" ", ", "):
        return False
    if gap == " " and words[end].lower not in ("as", "ambassador", "minister", "envoy", "special", "chief"):
        return False
    at, steps = end, 0
    while at < len(words) and steps < 6 and (at == end or _gap(text, words, at) in (" ", "-", "'")):
        if words[at].lower in TITLES:
            return True
        if at in countries:
            at = countries[at][0]
        elif _department(words[at]) or words[at].lower in ("s", "as", "a"):
            at += 1
        else:
            return False
        steps += 1
    return False
