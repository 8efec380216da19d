"""Nodes to conditions: what every name, value, period and word of a query means in a chronology."""

from __future__ import annotations

import operator
import re
from itertools import chain, product
from typing import TYPE_CHECKING, Any

from krjp.errors import UnknownNameError, shortened
from krjp.query.conditions import AllOf, AnyOf, Explanation, Having, HavingAny, NotSo
from krjp.query.context import sides
from krjp.query.nodes import And, Days, Has, Match, Not, Or, Phrase, Words
from krjp.record import fields
from krjp.record.fields import number_of
from krjp.text import fold, same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from krjp.query.conditions import Condition
    from krjp.query.context import Context, Side
    from krjp.query.nodes import Node

__all__ = ["COMPARE", "named", "understand"]

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ":": operator.eq,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
# What means something before a value, or behind it.
_SIGNS = tuple("!<>=-+*")
# What stands between the two states of a dyad.
_PAIRED = r"→|->|[–—-]"


def understand(node: Node, context: Context) -> Condition:
    """What a node means. Raises KrjpError for what cannot be meant, with its place in the query."""
    match node:
        case And():
            return AllOf(tuple(understand(part, context) for part in node.parts))
        case Or():
            return AnyOf(tuple(understand(part, context) for part in node.parts))
        case Not():
            return NotSo(understand(node.part, context))
        case Has():
            return HavingAny(node.field)
        case Days():
            from krjp.query.days import within

            return within(node, context)
        case Match():
            return _comparison(node, context)
        case Words() | Phrase():
            from krjp.query.wording import words_held

            return words_held(node, context)
    raise TypeError(f"not a query node: {node!r}")


def _comparison(node: Match, context: Context) -> Condition:
    if node.op == "!=":
        equal = Match(node.field, "=", node.values, together=node.together, span=node.span, places=node.places)
        return NotSo(_comparison(equal, context))
    field = context.holdings.fields[node.field]
    if field.type in (fields.DATE, fields.PART):
        from krjp.query.days import days_compared

        return days_compared(node, context)
    meant = [_meant(side) for side in sides(node, context)]
    explained = tuple(each for _, explanation in meant for each in explanation)
    values = [tuple(found) for found, _ in meant]
    only = node.op == "=" and field.many
    if node.together or not only:
        alternatives = tuple(values) if node.together else (tuple(dict.fromkeys(v for each in values for v in each)),)
        return Having(field.name, alternatives, only, explained)
    return AnyOf(tuple(Having(field.name, (found,), only, explained) for found in values))


def _meant(side: Side) -> tuple[Collection[str], Sequence[Explanation]]:
    """The values in use that compare with one value of a query, and how that was understood."""
    field, compare = side.field, COMPARE[side.op]
    select = _selecting(side)
    if select is not None:
        # Values that come again may do so here: to find that out takes longer where each event has its own.
        return select(chain.from_iterable(side.holdings.index.column(field.name).combinations)), ()
    in_use = side.holdings.index.values(field.name)
    known = named(side)
    explained = () if known == [side.text] else (Explanation(f"{field.name}:{side.text}", " or ".join(known)),)
    if side.op in (":", "="):
        return known, explained
    if known[0] not in field.ranked:
        hint = f"from low to high: {', '.join(field.ranked)}"
        raise side.error(f"{field.label} '{side.text}' is outside the ranking", hint)
    rank = {name: number for number, name in enumerate(field.ranked)}
    return [each for each in in_use if each in rank and compare(rank[each], rank[known[0]])], explained


def _selecting(side: Side) -> Callable[[Iterable[str]], list[str]] | None:
    """What selects the values in use that are meant; None for names, which have to be looked up."""
    field, text, compare = side.field, side.text, COMPARE[side.op]
    prefix = side.value.prefix
    if field.type == fields.TEXT and (prefix or side.op != "="):
        if not prefix and not same_name(text):
            message = f"there is no letter or digit to look for in '{shortened(text)}'"
            raise side.error(message, f"{field.label}:* means any")
        from krjp.index.holding import held

        return lambda values: held(values, text, prefix=prefix)
    if prefix:
        begins, holdings = fold(text), side.holdings
        if not field.party:
            return lambda values: [value for value in values if fold(value).startswith(begins)]
        return lambda values: [
            value for value in values if any(fold(name).startswith(begins) for name in holdings.names_of(field, value))
        ]
    if field.type == fields.ID:
        if side.op == "=":
            return lambda values: [value for value in values if value == text]
        return lambda values: [value for value in values if value.startswith(text)]
    if field.type == fields.TEXT:
        same = fold(text)
        return lambda values: [value for value in values if fold(value) == same]
    if field.type == fields.NUMBER:
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
            message = f"expected a number for {field.label}, found '{shortened(text)}'"
            raise side.error(message, f"for example: {field.label}{side.op}3")
        wanted = number_of(text)
        return lambda values: [value for value in values if compare(number_of(value), wanted)]
    return None


def named(side: Side) -> list[str]:
    """The values a name stands for: itself, a word of the vocabulary, all by which somebody is known."""
    in_use = side.holdings.index.values(side.field.name)
    if side.text in in_use and not side.field.party:
        return [side.text]
    # Names are known without their punctuation, but `!meeting` is no spelling of `meeting`.
    name = "" if side.text[:1] in _SIGNS else side.text
    lookup = {"actor": _actors, "state": _states, "any": _parties, "pair": _pairs}.get(side.field.party, _words)
    found, known = lookup(side, name, in_use)
    if not found:
        raise side.unknown(UnknownNameError(side.field.label, side.text, known))
    return list(found)


_Found = tuple["Sequence[str]", "Sequence[str]"]
"""What a name stands for, and all the names there are, to suggest one of them."""


def _actors(side: Side, name: str, in_use: Collection[str]) -> _Found:
    names = side.holdings.names
    return names.find_actors(name), [names.actor(key).name for key in in_use]


def _states(side: Side, name: str, in_use: Collection[str]) -> _Found:
    names = side.holdings.names
    found = names.find_countries(name)
    if not found:
        from krjp.record.countries import COUNTRY_CODES

        # A state that no event names has none; that is an answer, and the same one whatever the data.
        found = (name.upper(),) if name.upper() in COUNTRY_CODES else ()
    return found, list(dict.fromkeys(each for code in in_use for each in (names.country(code).name, code)))


def _parties(side: Side, name: str, in_use: Collection[str]) -> _Found:
    """A state acts also where only its actors are named."""
    names = side.holdings.names
    states, codes = _states(side, name, [each for each in in_use if names.party(each).kind == "state"])
    if states:
        return tuple(dict.fromkeys((*states, *(each for each in in_use if names.party(each).country in states)))), ()
    if side.text in in_use:
        return (side.text,), ()
    return names.find_actors(name), list(dict.fromkeys((*codes, *(names.party(key).name for key in in_use))))


def _pairs(side: Side, name: str, in_use: Collection[str]) -> _Found:
    """Dyads, their states by any name: an arrow has a direction, a dash joins two that act alike, in any order."""
    for sign in re.finditer(_PAIRED, name):
        ends = [_states(side, part, ())[0] for part in (name[: sign.start()], name[sign.end() :])]
        pairs = [(one, other) for one, other in product(*ends) if one != other]
        if pairs:
            if {"→", ">"}.isdisjoint(sign[0]):
                return [" – ".join(sorted(pair)) for pair in pairs], ()
            return [" → ".join(pair) for pair in pairs], ()
    return (), tuple(in_use)


def _words(side: Side, name: str, in_use: Collection[str]) -> _Found:
    known = list(dict.fromkeys((*side.field.vocabulary, *in_use)))
    key = same_name(name)
    return tuple(value for value in known if same_name(value) == key), known
