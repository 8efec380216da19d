"""What other languages write, found in a query and written anew: `kind in (meeting,court)`, `a && b`, `place IS NULL`.

Each habit is one row of `_RULES`: a pattern, and what to write instead, or None where the text means something
else. They would be read as words to find, and find nothing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from krjp.dates import Frame, Period
from krjp.errors import ExpressionError
from krjp.query.nodes import KEYWORDS
from krjp.record import fields
from krjp.record.fields import CALENDAR_PARTS, field_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from krjp.record.fields import Field

__all__ = ["check_habits", "is_period"]

# Also the words of questions: `what is …`, `who in …`.
_QUESTIONS = frozenset({"what", "who", "where", "when", "about"})

_FIELD = r"(?<![\w:.-])(?P<field>[^\W\d_][\w.-]*)"
_VALUE = r"""'[^']*'|"[^"]*"|[^\s()\[\],;'"]+"""
_NOT = r"(?P<not>not\s+)?"
_SPAN = r"[^\s()]+(?:\s+[^\s():]+){0,2}"
_SINCE = {"since": ">=", "from": ">=", "after": ">", "until": "<=", "before": "<", "during": ":", "on": ":", "in": ":"}
# So many are written anew in one message. Each is sought in the whole query, and nobody writes more.
_MOST = 20
# Any year has all the days that may be meant.
_FRAME = Frame(date(2024, 2, 29), Period(date(2024, 1, 1), date(2024, 12, 31)))


def check_habits(source: str) -> None:
    """Raise ExpressionError for what another language would write, with the whole query as it is written here."""
    first = _first(source)
    if first is None:
        return
    (start, end), there = first
    written, found = source, first
    for _ in range(_MOST):
        (begin, stop), instead = found
        written = f"{written[:begin]}{instead}{written[stop:]}"
        following = _first(written)
        if following is None:
            break
        found = following
    else:
        written = there
    raise ExpressionError("this is written otherwise here", source, (start, end), f"write {written.strip()}")


def _first(source: str) -> tuple[tuple[int, int], str] | None:
    """The first place where a habit shows, and what to write there."""
    # In quotes everything is text: it keeps its place, and no rule sees it.
    listed = re.search(r"\bin\s*[(\[]", source, re.IGNORECASE)  # its quotes are values to read
    value_behind = re.compile(r"[=~,(\[]$|[\w(\[=~] $" if listed else r"[=~(\[]$|[\w(\[=~] $")

    def hide(quoted: re.Match[str]) -> str:
        shown = value_behind.search(source, max(0, quoted.start() - 2), quoted.start())
        return quoted[0] if shown else "\ue001".ljust(len(quoted[0]), "\ue000")

    hidden = re.sub(r'"[^"]*"', hide, source)
    found = []
    for pattern, write in _RULES:
        for match in re.finditer(pattern, hidden, re.IGNORECASE):
            instead = write(match)
            if instead is not None:
                found.append((match.span(), _shown(instead, source[slice(*match.span())], match[0])))
                break
    return min(found, default=None)


def _shown(instead: str, source: str, hidden: str) -> str:
    """What to write, with the texts in quotes that no rule saw."""
    texts = (source[slice(*each.span())] for each in re.finditer("\ue001\ue000*", hidden))
    return re.sub("\ue001\ue000*", lambda _: next(texts, ""), instead)


def _field(match: re.Match[str], *types: str, words: bool = True) -> Field | None:
    """The field a match names, if it is one of some types; a word of questions names none before another word."""
    name = match["field"]
    field = field_named(name)
    if field is None or (types and field.type not in types) or (words and name.lower() in _QUESTIONS):
        return None
    return field


def _value(text: str) -> str:
    """A value as it is written here: in double quotes where it needs any."""
    bare = text[1:-1] if text[:1] in ("'", '"') and text[-1:] == text[:1] and len(text) > 1 else text
    return bare if re.fullmatch(r"[^\s()\[\],+\"'“「『]+", bare) else f'"{bare}"'


def _negated(match: re.Match[str], text: str) -> str:
    return f"not {text}" if match["not"] else text


def _in(match: re.Match[str]) -> str | None:
    if _field(match, words=False) is None:
        return None
    values = ",".join(map(_value, re.findall(_VALUE, match["values"])))
    return _negated(match, f"{match['field']}:{values}") if values else None


def _like(match: re.Match[str]) -> str | None:
    value = match["value"].strip("'\"")
    if _field(match, fields.TEXT) is None and not ("%" in value or value != match["value"]):
        return None
    field = _field(match)
    if field is None:
        return None
    if field.type == fields.DATE:
        day = value.strip("%-")
        return _negated(match, f"{match['field']}:{day}") if is_period(day) else None
    star = "*" if value.endswith("%") else ""
    return _negated(match, f"{match['field']}:{_value(value.strip('%'))}{star}")


def _is(match: re.Match[str]) -> str | None:
    field = _field(match)
    if field is None:
        return None
    value = match["value"].strip("'\"").lower()
    if value in ("null", "none", "empty", "missing"):
        return f"{match['field']}:*" if match["not"] else f"not {match['field']}:*"
    return _negated(match, f"{match['field']}:{value}") if value in tuple(field.vocabulary) else None


def _range(match: re.Match[str]) -> str | None:
    field = _field(match, words=False)
    if field is None or not field.ordered:
        return None
    first, last = match["first"].strip(), match["last"].strip()
    name = match["field"]
    if field.type == fields.DATE or field.name in CALENDAR_PARTS:
        words = last.split()
        while words and not is_period(f"{first}..{' '.join(words)}"):
            words.pop()
        if not words:
            return None
        rest = last[len(" ".join(words)) :]
        span = _value(f"{first}..{' '.join(words)}")
        return f"{name}:{span}{rest}"
    words = last.split(maxsplit=1)
    return f"{name}>={_value(first)} {name}<={_value(words[0])}{' ' + words[1] if len(words) > 1 else ''}"


def _since(match: re.Match[str]) -> str | None:
    if _field(match, fields.DATE) is None:
        return None
    words = match["value"].split()
    while words and not is_period(" ".join(words)):
        words.pop()
    rest = match["value"][len(" ".join(words)) :]
    return f"{match['field']}{_SINCE[match['word'].lower()]}{_value(' '.join(words))}{rest}" if words else None


def _spaced(match: re.Match[str]) -> str | None:
    """`date:21 feb`: two or three words that are one period."""
    if _field(match, fields.DATE, words=False) is None:
        return None
    words = match["value"].split()
    while len(words) > 1:
        if words[-1].lower() not in KEYWORDS and is_period(" ".join(words), ranges=False):
            rest = match["value"][len(" ".join(words)) :]
            return f'{match["field"]}{match["op"]}"{" ".join(words)}"{rest}'
        words.pop()
    return None


def is_period(text: str, *, ranges: bool = True) -> bool:
    """True when a text is a period in some data; with `ranges` also one from here to there."""
    from krjp.periods import parse

    try:
        parse(text, _FRAME)
    except ExpressionError as error:
        return "reversed" in error.message
    return ranges or not re.search(r"\s(?:to|until|till|through|thru|and)\s|\.\.", text)


def _compared(sign: str) -> Callable[[re.Match[str]], str | None]:
    """What compares a field with a value in this language by a sign of its own; empty for the sign that stands."""

    def write(match: re.Match[str]) -> str | None:
        if _field(match, words=False) is None:
            return None
        return f"{match['field']}{sign or match['op']}{_value(match['value'])}"

    return write


def _list(match: re.Match[str]) -> str | None:
    field = _field(match, words=False)
    return f"{match['field']}:{match['values']},{match['value']}" if field else None


def _always(text: str) -> Callable[[re.Match[str]], str | None]:
    return lambda match: text


_RULES: tuple[tuple[str, Callable[[re.Match[str]], str | None]], ...] = (
    (r"^\s*select\b.*?\bwhere\s+", _always("")),
    (rf"^\s*where\s+(?=not\b|\(|{_FIELD.replace('?P<field>', '?:')}\s*[:=<>!])", _always("")),
    (rf"{_FIELD}\s+{_NOT}in\s*[(\[](?P<values>[^)\]]*)[)\]]", _in),
    (rf"{_FIELD}\s+{_NOT}(?:i?like|contains|matches)\s+(?P<value>{_VALUE})", _like),
    (rf"{_FIELD}\s*=?~\s*(?P<value>{_VALUE})", _compared(":")),
    (rf"{_FIELD}\s+is\s+{_NOT}(?P<value>{_VALUE})", _is),
    (rf"{_FIELD}\s+between\s+(?P<first>{_SPAN}?)\s+and\s+(?P<last>{_SPAN})", _range),
    (rf"{_FIELD}\s+from\s+(?P<first>{_SPAN}?)\s+(?:to|until|through)\s+(?P<last>{_SPAN})", _range),
    (rf"{_FIELD}\s*[:=]\s*(?P<first>{_SPAN}?)\s+(?:to|until|through|-|\.\.)\s+(?P<last>{_SPAN})", _range),
    (rf"{_FIELD}\s+(?P<word>since|from|after|until|before|during|on|in)\s+(?P<value>{_SPAN})", _since),
    (rf"{_FIELD}(?P<op>[:=<>]=?)(?P<value>[\w.-]+(?:\s+[\w.-]+){{1,2}})", _spaced),
    (r"‘(?P<inner>[\w.-]+[:=<>][^‘’]*)’", lambda match: match["inner"]),
    (r"(?<!\S)\.(?=[^\W\d_][\w.-]*\s*[:=<>!])", _always("")),
    (rf"{_FIELD}\s*==\s*(?P<value>{_VALUE})", _compared(":")),
    (rf"{_FIELD}\s*<>\s*(?P<value>{_VALUE})", _compared("!=")),
    (rf"{_FIELD}(?P<op>\s*(?::|[!<>]=|[=<>])\s*)(?P<value>'[^']*')", _compared("")),
    (rf"{_FIELD}:\s+(?P<value>{_VALUE})", _compared(":")),
    (rf"{_FIELD}:(?P<values>[\w.,-]*[\w.-]),\s+(?P<value>[\w-]+)(?![\w.:=<>-])", _list),
    (r"\s*&&\s*|\s+&\s+", _always(" and ")),
    (r"\s*\|\|\s*|\s+\|\s+", _always(" or ")),
    (r"\s*;\s+(?=[\w-]+:)", _always(" ")),
)  # fmt: skip
