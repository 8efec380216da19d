"""Words to find that are an option without its dashes, or a file; read only when a line has such words.

A word is taken for an option's name only where what follows fits that option: `count by month`, but not
`count stand by seoul`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from krjp.cli.line import Line, as_typed
from krjp.cli.otherwise import DASHES, DATA_SUFFIXES, FIELD_NAMES, PERIODS
from krjp.errors import KrjpError, shortened
from krjp.query.foreign import is_period
from krjp.record.countries import COUNTRY_CODES
from krjp.record.fields import FIELDS, field_named
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.chronology import Chronology

__all__ = ["as_options", "check_dashes", "check_words", "options_in", "run", "said", "value_of_a_field"]

LONGEST_PERIOD = 4


def check_dashes(arguments: Sequence[str], commands: Mapping[str, Sequence[Any]]) -> None:
    """Raise KrjpError for a long option with one dash, or with a dash of print: `-kind`, `—kind`."""
    line = Line(arguments, commands)
    values = {each.start + 1 for each in line.options if each.end - each.start == 2}
    for at, word in enumerate(arguments):
        if word == "--":
            return
        name = word.lstrip(DASHES).partition("=")[0]
        dashes = word[: len(word) - len(word.lstrip(DASHES))]
        if dashes and dashes != "--" and f"--{name}" in line.known and at not in values and len(name) > 1:
            written = line.instead(at, at + 1, ["--" + word.lstrip(DASHES)])
            raise KrjpError(f"'{printable(word)}' needs two plain dashes: {written}")


def check_words(arguments: Sequence[str], commands: Mapping[str, Sequence[Any]]) -> str | None:
    """Raise KrjpError for words to find that are an option without its dashes, or a file.

    Of a search, which takes questions, this is only told: the remark is returned.
    """
    line = Line(arguments, commands)
    named = [at for at in line.words if arguments[at].lower().endswith(DATA_SUFFIXES)]
    if named:
        at = named[0]
        raise KrjpError(said(f"'{arguments[at]}' is a file", line.instead(at, at + 1, ["--data", arguments[at]])))
    if not "".join(line.text).strip():
        raise KrjpError(said("there is nothing to look for", line.without_words([], "list")))
    words = _split(" ".join(line.text))
    _check_value_in_pieces(line)
    by = next((each for each in line.options if each.name == "--by"), None)
    if line.command == "count":
        told = _fields_to_count_by(line, words, by.start if by else None)
        if told:
            return told
    left, options = options_in(words, "count" if line.command == "search" else line.command, line)
    if not options:
        return None
    moved = "count" if line.command == "search" and "--by" in options else line.command
    kept = [" ".join(left)] if len(line.text) == 1 and left else left
    as_fields = [f"{name[2:]}:{value}" for name, value in zip(options[::2], options[1::2], strict=True)]
    if moved == "filter" and all(name[2:] in FIELD_NAMES for name in options[::2]):
        kept, options = [*kept, *as_fields], []
    written = line.without_words(kept, moved, options)
    found = " ".join(word for word in words if word not in left)
    if line.command == "search":
        return f"'{printable(found)}' was looked for as words; for the option: {printable(written)}"
    raise KrjpError(said(f"'{shortened(found)}' would be looked for as words", written))


def value_of_a_field(name: str, chronology: Chronology) -> str | None:
    """What to say of a name that is no field, but a value of one: `values meeting`."""
    option = as_options([name], chronology)
    if option is None or option[0] in ("--during", "--limit"):
        return None
    field = option[0].lstrip("-")
    listed = as_typed(["list", *option])
    return f"'{printable(name)}' is no field, but a value of {field}: krjp values {field} has all of them; {listed}"


def said(message: str, line: str) -> str:
    """What is wrong, and the line to type instead."""
    return printable(f"{message}; write {line}")


def _split(query: str) -> list[str]:
    """The words of a query; what is in quotes or brackets stays together."""
    return re.findall(r'(?:"[^"]*"|\([^()]*\)|\S)+', query)


def _fields_to_count_by(line: Line, words: Sequence[str], by: int | None) -> str | None:
    """`count --by month kind`, `count month`: words that are all names of fields, or values of the field named."""
    names = [name for word in words for name in word.split(",") if name and name != "and"]
    if by is not None and line.words[0] > by and line.command_at < by:
        given = next(each for each in line.options if each.start == by)
        start, end = (given.value or "").rstrip(", "), given.end
        if line.words[0] == end and names and all(field_named(name) for name in names):
            last = end + len(line.words)
            fields = ",".join([start, *names])
            raise KrjpError(
                said(f"'{' '.join(words)}' would be looked for as words", line.instead(by, last, ["--by", fields]))
            )
        field = field_named(start)
        if field is not None and field.option and len(names) == 1 and names[0] in tuple(field.vocabulary):
            option = field.option.spelled.split()[0]
            raise KrjpError(
                said(
                    f"'{names[0]}' would be looked for as a word",
                    line.instead(line.words[0], line.words[0] + 1, [option, names[0]]),
                )
            )
    if by is None and 0 < len(names) <= 2 and all(field_named(name) for name in names):
        written = line.without_words([], "", ["--by", ",".join(names)])
        return f"'{printable(' '.join(words))}' was looked for as a word; to count by it: {printable(written)}"
    return None


def _check_value_in_pieces(line: Line) -> None:
    """Raise KrjpError for `--during february 2024`: a word behind a period that belongs to it."""
    for each in line.options:
        if each.name.lstrip("-") not in PERIODS or each.value is None or each.end not in line.words:
            continue
        words = run(line, each.end)
        for size in range(len(words), 0, -1):
            whole = " ".join([each.value, *words[:size]])
            if is_period(whole, ranges=False):
                written = line.instead(each.start, each.end + size, [line.arguments[each.start], whole])
                raise KrjpError(said(f"'{printable(whole)}' is one value", written))


def run(line: Line, start: int) -> list[str]:
    """The words from a place on, as far as nothing else stands between them."""
    found = []
    while start in line.words:
        found.append(line.arguments[start])
        start += 1
    return found


def options_in(words: Sequence[str], command: str, line: Line) -> tuple[list[str], list[str]]:
    """The words that are left, and the options that the others are."""
    left: list[str] = []
    options: list[str] = []
    at = 0
    while at < len(words):
        found, size = _option_at(words, at, command, line)
        if found:
            options += found
            at += size
        else:
            left.append(words[at])
            at += 1
    return left, options


def _option_at(words: Sequence[str], at: int, command: str, line: Line) -> tuple[list[str], int]:
    """The option that words are from a place on, and how many of them; none where what follows does not fit."""
    word, rest = words[at].lower().lstrip(DASHES), list(words[at + 1 :])
    plain = bool(rest)
    if plain and word in ("group", "order", "sort", "sorted", "ordered", "grouped") and rest[0].lower() == "by":
        found, size = _named("sort" if word[0] in "so" else "by", rest[1:], command)
        return found, size + 2
    if plain and word in ("by", "sort"):
        found, size = _named(word, rest, command)
        return found, size + 1
    if plain and word in PERIODS and not (at and field_named(words[at - 1])):
        for size in range(min(LONGEST_PERIOD, len(rest)), 0, -1):
            if is_period(" ".join(rest[:size]), ranges=False):
                return [f"--{word}", " ".join(rest[:size])], size + 1
    if plain and word in ("limit", "top", "first") and rest[0].isdigit() and command != "count":
        return ["--limit", rest[0]], 2
    option = FIELD_NAMES.get(word)
    if plain and option is not None:
        field = field_named(word)
        known = tuple(field.vocabulary) if field else ()
        if rest[0].lower() in known or (field is not None and field.party and rest[0].upper() in COUNTRY_CODES):
            return [f"--{word}", rest[0]], 2
    return [], 1


def _named(option: str, rest: Sequence[str], command: str) -> tuple[list[str], int]:
    """A field behind `by` or `sort`."""
    if not rest or (option == "by") != (command == "count"):
        return [], 0
    names = rest[0].split(",")
    return ([f"--{option}", rest[0]], 1) if all(map(field_named, filter(None, names))) and any(names) else ([], 0)


def as_options(words: Sequence[str], chronology: Chronology) -> list[str] | None:
    """The options that words mean all together: `meetings in february`; None where some of them mean none."""
    from krjp.query.nodes import Days, Match, Value
    from krjp.query.recognition import recognised

    if is_period(" ".join(words)):
        return ["--during", " ".join(words)]
    if len(words) == 1 and words[0].isdigit():
        return ["--limit", words[0]]
    found, left = recognised([Value(word) for word in words], chronology.holdings)
    options: list[str] = []
    for node in found:
        if isinstance(node, Days):
            options += ["--during", node.asked]
        else:
            assert isinstance(node, Match)
            option = FIELDS[node.field].option
            assert option is not None
            options += [option.spelled.split()[0], node.values[0].text]
    return options if found and not left else None
