"""Where the name of a person stands in a text: the grammar of titles and names.

    Japanese Foreign Minister Kono Taro        title, then name
    Oh Tai-kyu, South Korea's new consul …     name, then title
    names Kevin Rudd ambassador                name before a title
    Lai Ching-te, Kim Jong Un                  names of Korean and Chinese form
    President Moon, Foreign Ministers Kang and Kono
                                               surnames, with a title or known otherwise

Who is meant is told by `people`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.lexicons import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.importer.sentences import Word

__all__ = ["NO_PASSING", "PersonName", "names_in", "spelled"]

PLURAL_TITLES = listed("naming", "plural titles")
TITLES = PLURAL_TITLES | listed("naming", "titles")
_CAPITAL_ONLY = listed("naming", "capital titles")

DEPARTMENT = listed("naming", "offices")
_ACRONYMS = {"UN", "EU", "NSC", "NATO", "ASEAN", "LDP"}
NO_PASSING = {"and", "of", "for", "the", "to"}
# A Secretary of one of these is American; so are an Assistant Secretary and an Under Secretary.
_AMERICAN = {"state", "defense", "treasury", "commerce", "energy", "homeland", "assistant", "under"}
_PARTICLES = listed("naming", "particles")
_NO_NAME = (
    DEPARTMENT | TITLES | listed("naming", "no names") | listed("calendar", "months") | listed("calendar", "weekdays")
)
_ALSO_SURNAMES = {"King", "Prince", "Judge", "Day", "Blue", "Winter", "May"}
_NOT_GIVEN = listed("naming", "not given")
_NORTH_KOREAN = listed("naming", "north korean surnames")
_MOST_NAME = 5


class PersonName(NamedTuple):
    """A person's name: its half-open range of words, the title before it and the state given with it."""

    first: int
    last: int
    title_first: int
    title: tuple[str, ...]
    country: str | None
    sure: bool
    """False for a lone surname that no title introduces."""


def spelled(text: str, words: list[Word], name: PersonName) -> str:
    """The name as printed."""
    return text[words[name.first].start : words[name.last - 1].end]


def _gap(text: str, words: list[Word], at: int) -> str:
    """What stands between a word and the one before it."""
    return text[words[at - 1].end : words[at].start] if 0 < at < len(words) else "\n"


def names_in(
    text: str, words: list[Word], countries: dict[int, tuple[int, str]], known_bare: Callable[[str], bool]
) -> list[PersonName]:
    """The names of persons in a text, in order.

    `countries` maps a word to the end and code of the state's name that begins there; `known_bare`
    tells whose name needs no title.
    """
    found: list[PersonName] = []
    at = 0
    while at < len(words):
        names = _titled(text, words, countries, at) or _untitled(text, words, countries, at, known_bare)
        found += names
        at = max(at + 1, names[-1].last if names else 0)
    return found


def _titled(text: str, words: list[Word], countries: dict[int, tuple[int, str]], at: int) -> list[PersonName]:
    """The names a title at this word introduces."""
    word = words[at]
    if word.lower not in TITLES:
        return []
    start = _title_start(text, words, countries, at)
    begin, country = _skip_department(text, words, countries, at + 1)
    last = _name_end(text, words, countries, begin)
    if last - begin == 1 and last < len(words) and words[last].capital and _gap(text, words, last) == " ":
        return []  # part of an organisation's name: `president of the Friendship Association`
    if last == begin or (word.lower in _CAPITAL_ONLY and not word.capital and last - begin < 2):
        return []
    country = _country_before(text, words, countries, start) or country or _country_after(text, words, countries, last)
    title = tuple(word.lower for word in words[start:begin])
    if country is None and "secretary" in title and _AMERICAN & set(title):
        country = "USA"
    found = [PersonName(begin, last, start, title, country, True)]
    while words[at].lower in PLURAL_TITLES:
        following = last + 1 if last < len(words) and words[last].lower == "and" else last
        if following == last and not (last < len(words) and _gap(text, words, last) == ", "):
            break
        end = _name_end(text, words, countries, following)
        if end == following:
            break
        found.append(PersonName(following, end, following, title, country if words[start - 1 : start] else None, True))
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


def _goes_with_office(text: str, words: list[Word], at: int, *, first: bool) -> bool:
    """True for a word of `of Trade, Industry and Energy` or the s of `Japan's`."""
    gap = _gap(text, words, at)
    if words[at].text == "s" and gap == "'":
        return True
    return _department(words[at]) and (first or gap in (" ", "-", ", ", "/"))


def _skip_department(
    text: str, words: list[Word], countries: dict[int, tuple[int, str]], at: int
) -> tuple[int, str | None]:
    """The word after `of Trade, Industry and Energy`, and the state named there."""
    country = None
    begin = at
    while at < len(words):
        if at in countries:
            # `President of France X` is French; a `Representative for North Korea X` is not North Korean.
            of = "of" in {words[at - k].lower for k in (1, 2)}
            at, code = countries[at]
            country = (of and code) or country
        elif _goes_with_office(text, words, at, first=at == begin):
            at += 1
        else:
            break
    if at < len(words) and _gap(text, words, at) not in (" ", ". "):
        return len(words), country
    return at, country


def _name_end(text: str, words: list[Word], countries: dict[int, tuple[int, str]], at: int) -> int:
    """The end of the name that begins at a position; the position itself when none begins there."""
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
            or (end > at and gap not in (" ", "-", "'") and not (gap == ". " and len(words[end - 1].text) == 1))
            or end in countries
            or (word.lower in _NO_NAME and not (end > at and word.text in _ALSO_SURNAMES))
            or (word.text.isupper() and len(word.text) > 2)
        ):
            break
        end += 1
    return end


def _country_before(text: str, words: list[Word], countries: dict[int, tuple[int, str]], start: int) -> str | None:
    """The state named right before a title: `Japanese Foreign Minister`, `Japan's new ambassador`.

    After a comma the title belongs to another state: `After talks with China, Foreign Minister Cho says`.
    """
    for first in range(start - 1, max(-1, start - 8), -1):
        if first in countries:
            end, code = countries[first]
            between = words[end:start]
            passing = not any("," in _gap(text, words, at) for at in (end, start)) and all(
                word.text == "s" or (word.lower in DEPARTMENT | TITLES and word.lower not in NO_PASSING)
                for word in between
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
) -> list[PersonName]:
    """A name at this word that no title introduces."""
    if not words[at].capital or at in countries or words[at].lower in _NO_NAME:
        return []
    end = _name_end(text, words, countries, at)
    if end == at:
        return []
    if end - at == 2 and _gap(text, words, at + 1) == "-" and words[at + 1].capital:
        return []  # the Trump-Kim summit
    before = words[at - 1] if at and _gap(text, words, at) in (" ", "-") else None
    if end - at == 1:
        lone = before is None or not before.capital or before.lower in _NO_NAME or at - 1 in _covered(countries, at)
        follows = end < len(words) and words[end].capital and _gap(text, words, end) in (" ", "-")
        follows = follows and end not in countries and words[end].lower not in ("administration", "government")
        if lone and not follows and known_bare(words[at].text):
            return [PersonName(at, end, at, (), None, False)]
        return []
    if _of_asian_form(text, words, at, end) or _beside_title(text, words, countries, end):
        return [PersonName(at, end, at, (), None, True)]
    return [PersonName(at, end, at, (), None, True)] if known_bare(text[words[at].start : words[end - 1].end]) else []


def _covered(countries: dict[int, tuple[int, str]], at: int) -> range:
    """The words of a state's name that ends right before a word."""
    return next((range(first, end) for first, (end, _) in countries.items() if end == at), range(0))


def _of_asian_form(text: str, words: list[Word], at: int, end: int) -> bool:
    """True for a name written like Lai Ching-te or Kim Jong Un."""
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
