"""Text of the query language to nodes.

    query  = [ or ]
    or     = and { "or" and }
    and    = unary { [ "and" ] unary }
    unary  = ( "not" | "-" ) unary | "(" [ or ] ")" | term      "()" is all events
    term   = field op value { "," value }      any of the values
           | field op value { "+" value }      all of the values
           | field ":*"                        has a value
           | quoted                            words side by side
           | word { word }                     all the words
    op     = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
    value  = quoted | text without spaces; a "*" behind it means: starting with this

Keywords are read in any case; put one in quotes to search for it. Every error holds the exact span
and says what was expected there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.errors import ExpressionError, UnknownNameError, shortened, suggestion
from krjp.frozen import Frozen
from krjp.query.glance import may_be_foreign
from krjp.query.nodes import EVERYTHING, KEYWORDS, And, Has, Match, Node, Not, Or, Phrase, Value, Words, starred
from krjp.record.fields import STANDARD

if TYPE_CHECKING:
    from krjp.record.fields import Field, FieldTable

__all__ = ["parse"]

# Deeper nesting than this is a mistake or an attack, and must not exhaust Python's stack.
MOST_NESTED = 100
EXAMPLE = "for example: kind:meeting country:USA not mode:virtual"

_OPEN_QUOTES = '"“「『'
_TOKEN = re.compile(
    r"""
      (?P<space>  \s+ )
    | (?P<open>   \( )
    | (?P<close>  \) )
    | (?P<quoted> "(?:[^"\\]|\\.)*" | “[^”]*” | 「[^」]*」 | 『[^』]*』 )
    | (?P<minus>  -(?=[^\s)]) )
    | (?P<field>  (?!(?i:and|or|not)\s) [^\W\d_][\w.-]* (?: [:：] | \s*(?:<=|>=|!=|[=<>])\s* ) )
    | (?P<bang>   ![\w-][^\s()"“「『]* )
    | (?P<word>   [^\s()"“「『]+ )
    | (?P<wrong>  . )
    """,
    re.VERBOSE | re.DOTALL,
)
# Compiled when first used: many queries are plain words.
_VALUE = r""" (?P<quoted> "(?:[^"\\]|\\.)*" | “[^”]*” | 「[^」]*」 | 『[^』]*』 ) (?P<star> \*? )
       | (?P<bare> [^\s,()+"“「『]+ )
    """
_OPERATOR = r"\s*(<=|>=|!=|[=:：<>])\s*$"
_STRAY_SIGN = r"([<>=]=?|!=?|')(?=\w)"


class _Token(Frozen):
    kind: str
    text: str
    start: int
    end: int


def parse(source: str, table: FieldTable = STANDARD) -> Node:
    """The node of a query over the fields of a table; an empty query means all events. Raises ExpressionError."""
    if may_be_foreign(source):
        from krjp.query.foreign import check_habits

        check_habits(source)
    return _Parser(source, table).query()


def _unquote(text: str) -> str:
    inner = text[1:-1]
    return re.sub(r"(?s)\\(.)", r"\1", inner) if text[0] == '"' else inner


class _Parser:
    """Recursive descent, one method a production; tokens are read off the source as they are needed."""

    def __init__(self, source: str, table: FieldTable) -> None:
        self.source = source
        self.table = table
        self.at = 0
        self.depth = 0
        self.token = self._next()

    def query(self) -> Node:
        """Read `query = [ or ]`."""
        if self.token.kind == "end":
            return EVERYTHING
        node = self.either()
        if self.token.kind == "close":
            raise self._error("there is no '(' for this ')'", "remove it, or open one before")
        return node

    def either(self) -> Node:
        """Read `or = and { "or" and }`."""
        parts = [self.both()]
        while self._keyword() == "or":
            self._advance()
            parts.append(self.both())
        return Or(*parts) if len(parts) > 1 else parts[0]

    def both(self) -> Node:
        """Read `and = unary { [ "and" ] unary }`."""
        parts = [self.unary()]
        while self.token.kind not in ("end", "close") and (keyword := self._keyword()) != "or":
            if keyword == "and":
                self._advance()
            parts.append(self.unary())
        # Brackets around nothing are no part of it.
        parts = [part for part in parts if part is not EVERYTHING] or parts[:1]
        return And(*parts) if len(parts) > 1 else parts[0]

    def unary(self, *, negated: bool = False) -> Node:
        """Read `unary = ( "not" | "-" ) unary | "(" [ or ] ")" | term`."""
        start = self.token.start
        self.depth += 1
        if self.depth > MOST_NESTED:
            raise self._error(f"nested more than {MOST_NESTED} deep", "write it flatter")
        if self.token.kind == "minus" or self._keyword() == "not":
            self._advance()
            part = self.unary(negated=True)
            node: Node = Not(part, (start, part.span[1]))
        elif self.token.kind == "open":
            self._advance()
            node = EVERYTHING if self.token.kind == "close" else self.either()
            if self.token.kind != "close":
                raise self._error("this '(' is never closed", "add a ')'", (start, start + 1))
            self._advance()
        else:
            node = self.term(negated=negated)
        self.depth -= 1
        return node

    def term(self, *, negated: bool) -> Node:
        """Read `term = field op values | quoted | word { word }`."""
        token = self.token
        if token.kind == "field":
            return self.comparison()
        if token.kind == "quoted":
            self._advance()
            return Phrase(_unquote(token.text), (token.start, token.end))
        if token.kind == "word" and self._keyword() is None:
            return self.words(most=1 if negated else None)
        if token.kind == "bang":
            hint = f"write not {token.text[1:]}, or -{token.text[1:]}"
            raise self._error("'!' is not how this language negates", hint, (token.start, token.start + 1))
        if token.kind == "end":
            raise self._error("expected a word, a phrase or field:value here, found the end", EXAMPLE)
        if token.kind == "wrong":  # nothing but an opening quote belongs to no other kind
            raise self._error("this quote is never closed", "add the closing quote")
        raise self._error(
            f"expected a word, a phrase or field:value, found '{shortened(token.text)}'",
            f'to search for the word itself, quote it: "{token.text}"' if self._keyword() else EXAMPLE,
        )

    def words(self, most: int | None) -> Node:
        """Read `word { word }`: neighbours make one unit, so that groups such as `forced labor` are known.

        A negation takes the next word only: `not a b` is `(not a) and b`.
        """
        found: list[Value] = []
        places: list[tuple[int, int]] = []
        while self.token.kind == "word" and self._keyword() is None and len(found) != most:
            if re.match(r"[:：]\w", self.token.text):
                hint = f"write field{self.token.text}, with no space between, or quote it to search for it"
                raise self._error("there is no field before this ':'", hint)
            found.append(starred(self.token.text))
            places.append((self.token.start, self.token.end))
            self._advance()
        return Words(*found, span=(places[0][0], places[-1][1]), places=tuple(places))

    def comparison(self) -> Node:
        """Read `field op value { "," value }`, the same with "+", or `field ":*"`."""
        start = self.token.start
        match = re.search(_OPERATOR, self.token.text)
        assert match is not None
        name = self.token.text[: match.start()]
        field = self._field(name)
        op = match.group(1).replace("：", ":").replace("==", "=")
        self._check_order(field, op)
        after_op = self.token.end
        if self.source.startswith("*", after_op) and op == ":" and self._ends(after_op + 1):
            self.at = after_op + 1
            self._advance()
            return Has(field.name, (start, after_op + 1))
        values = [self._value(field, name, op, after_op, op)]
        places = [(after_op, self.at)]
        separator = self.source[self.at : self.at + 1]
        while separator in (",", "+") and self.source.startswith(separator, self.at):
            begin = self.at + 1
            values.append(self._value(field, name, op, begin, separator))
            places.append((begin, self.at))
        if self.source[self.at : self.at + 1] in (",", "+"):
            raise ExpressionError(
                "',' (any of) and '+' (all of) do not mix in one list",
                self.source,
                (self.at, self.at + 1),
                f"write {name}:A,B or {name}:A+B, and join them with and/or",
            )
        together = separator == "+"
        if together and not field.many:
            raise ExpressionError(
                f"an event has only one {field.label}, so '+' (all of) never holds",
                self.source,
                (start, self.at),
                "use ',' for any of them",
            )
        end = self.at
        self._advance()
        return Match(field.name, op, tuple(values), together=together, span=(start, end), places=tuple(places))

    def _field(self, name: str) -> Field:
        try:
            return self.table.asked(name)
        except UnknownNameError as error:
            span = (self.token.start, self.token.start + len(name))
            hint = "to search for text with this sign in it, put it in quotes"
            message = f"unknown field '{shortened(name)}'{suggestion(name, error.known)}"
            raise ExpressionError(message, self.source, span, hint) from None

    def _check_order(self, field: Field, op: str) -> None:
        if op in ("<", "<=", ">", ">=") and not field.ordered:
            hint = f"write {field.label}:VALUE; date, month, level and ordinal are ordered"
            raise self._error(f"{field.label} has no order, so '{op}' means nothing", hint)

    def _value(self, field: Field, name: str, op: str, at: int, before: str) -> Value:
        """One value, which must begin right at `at`, after `before`; leaves `self.at` behind it."""
        match = re.compile(_VALUE, re.VERBOSE | re.DOTALL).match(self.source, at)
        if match is None:
            end = at + 1
            if self.source[at : at + 1] in _OPEN_QUOTES and at < len(self.source):
                raise ExpressionError("this quote is never closed", self.source, (at, end), "add the closing quote")
            raise ExpressionError(
                f"expected a value for {name} right after '{before}'",
                self.source,
                (at, end),
                f"for example: {name}{op}{_example(field)}",
            )
        self.at = match.end()
        text = match.group()
        if match["quoted"]:
            if match["star"]:
                self._check_star(field, name, op, match.span())
            return Value(_unquote(match["quoted"]), prefix=bool(match["star"]))
        self._check_start(name, match)
        if text.endswith("*"):
            self._check_star(field, name, op, match.span())
        return starred(text)

    def _check_start(self, name: str, match: re.Match[str]) -> None:
        """Refuse signs that mean something before a value elsewhere, and would mean nothing here."""
        sign = re.match(_STRAY_SIGN, match.group())
        if sign is None:
            return
        rest = match.group()[sign.end() :]
        hint = {"'": f'write {name}:"…" with double quotes', "!": f"write not {name}:{rest}"}
        raise ExpressionError(
            f"expected a value for {name}, found the sign {sign.group()}",
            self.source,
            (match.start(), match.start() + sign.end()),
            hint.get(sign.group(), f"write {name}{sign.group()}{rest} without ':'"),
        )

    def _check_star(self, field: Field, name: str, op: str, place: tuple[int, int]) -> None:
        """Refuse a "*" that means nothing: values that start alike have no order, and dates have no start."""
        if place[1] - place[0] == 1:
            message, hint = "'*' alone stands for any value and takes no others beside it", f"write {name}:*"
        elif op not in (":", "=", "!=") or field.type in ("date", "number"):
            message = f"'*' (starting with) does not go with {name}{op}"
            hint = f"for example: {name}{op}{_example(field)}"
        else:
            return
        raise ExpressionError(message, self.source, place, hint)

    def _keyword(self) -> str | None:
        word = self.token.text.lower()
        return word if word in KEYWORDS else None

    def _ends(self, at: int) -> bool:
        return at >= len(self.source) or self.source[at] == ")" or self.source[at].isspace()

    def _advance(self) -> None:
        self.token = self._next()

    def _next(self) -> _Token:
        while True:
            match = _TOKEN.match(self.source, self.at)
            if match is None:
                return _Token("end", "", len(self.source), len(self.source))
            self.at = match.end()
            assert match.lastgroup is not None
            if match.lastgroup != "space":
                return _Token(match.lastgroup, match.group(), match.start(), match.end())

    def _error(self, message: str, hint: str, span: tuple[int, int] | None = None) -> ExpressionError:
        place = span or (self.token.start, max(self.token.end, self.token.start + 1))
        return ExpressionError(message, self.source, place, hint)


def _example(field: Field) -> str:
    known = tuple(field.vocabulary)
    by_type = {"date": "2024-02", "name": "KOR", "number": "3", "text": '"some words"', "id": "2024-02-21"}
    parts = {"year": "2024", "quarter": "2024-Q1", "month": "2024-02", "week": "2024-W08", "day": "2024-02-21"}
    by_name = parts | {"dyads": '"KOR → JPN"', "actors": "kishida", "sources.source": '"id of the source"'}
    return known[0] if known else by_name.get(field.name) or by_type[field.type]
