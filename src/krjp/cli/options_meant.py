"""Options that another program has, and values that an option does not take: the line with the right ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.cli.bare_words import run, said
from krjp.cli.line import as_typed
from krjp.cli.otherwise import EXAMPLES, FIELD_NAMES, FORMATS, NUMBERS, OPTIONS, OUTPUTS, PERIODS, PICTURES, QUERIES
from krjp.errors import ExpressionError, KrjpError, UnknownNameError, shortened
from krjp.query.foreign import is_period
from krjp.record.fields import FIELDS, field_named
from krjp.text import fold, printable

if TYPE_CHECKING:
    from krjp.cli.line import Given, Line

__all__ = ["bad_number", "bad_value", "no_value", "unknown_option"]


# Formats that krjp does not draw.
PIXELS = ("png", "pdf", "jpg", "jpeg")
# What leaves something out elsewhere.
WITHOUT = ("not", "no", "exclude", "except", "without")
COUNTRY = re.compile("[A-Z]{3}")
# Commands whose words are ids of events.
BY_ID = ("show", "cite", "open")


def unknown_option(line: Line, name: str) -> str | None:
    """`--csv`, `--order-by`, `--weekday wed`."""
    given = next((each for each in line.options if each.name == name), None)
    if given is None:
        return None
    value, end = given.value, given.end
    _, equals, after = line.arguments[given.start].partition("=")
    if equals:
        value = after
    elif end in line.words:
        value, end = line.arguments[end], end + 1
    bare, message = name.lstrip("-"), f"unknown option '{name}'"
    option = OPTIONS.get(bare, bare.removesuffix("s"))
    if (bare in OUTPUTS or bare in FORMATS) and "--output" in line.known:
        others = [each for each in line.options if each.name in ("--json", "--output")]
        dropped = {at for each in (*others, given) for at in range(each.start, each.end)}
        kept = [each for at, each in enumerate(line.arguments) if at not in dropped]
        return said(message, as_typed([*kept, "--output", FORMATS.get(bare, bare)]))
    if bare in PIXELS and value and "--svg" in line.known:
        drawn = ["--svg", f"{value.removesuffix(f'.{bare}')}.svg"]
        return said("pictures are SVG, which any browser shows and prints", line.instead(given.start, end, drawn))
    if bare in ("last", "tail") and (value or "").isdecimal() and "--reverse" in line.known:
        last = ["--reverse", "--limit", str(value)]
        return said("a limit counts from the top", line.instead(given.start, end, last))
    if line.command == "count" and option == "limit":
        return said("a count has all its rows", f"{line.instead(given.start, end, [])} | head -n {value or 5}")
    if line.command == "count" and option == "sort":
        order = "rows are in order already, the largest number or the first date on top"
        return said(order, line.instead(given.start, end, []))
    if f"--{option}" in line.known:
        return _renamed(line, message, bare, option)
    return _as_query(line, message, bare, value, range(given.start, end)) if value else None


def _left_out(name: str) -> str | None:
    """The field of `--not-kind`, `--exclude-country`; empty for `--not` and `--exclude` alone."""
    word, _, field = name.partition("-")
    return field if word in WITHOUT and (not field or field_named(field)) else None


def _without(line: Line, message: str, field: str, value: str, place: range) -> str | None:
    """The line with a query that leaves out what `--not USA` was to leave out."""
    command = "filter" if line.command == "list" else line.command
    if command not in ("filter", "count", "timeline", "search"):
        return None
    fields = ("kind", "topics", "meeting.level", "framework")
    known = next((name for name in fields if value in (FIELDS[name].vocabulary or ())), "")
    field = field or known or ("country" if COUNTRY.fullmatch(value) else "")
    quoted = f'"{value}"' if " " in value else value
    kept = [each for at, each in enumerate(line.arguments) if at not in place]
    kept[line.command_at : line.command_at + 1] = [command, f"not {field}:{quoted}" if field else f"not {quoted}"]
    return said(message, as_typed(kept))


def _as_query(line: Line, message: str, name: str, value: str, place: range) -> str | None:
    """The line with a query that says what an unknown option was to say."""
    left_out = _left_out(name)
    if left_out is not None:
        return _without(line, message, left_out, value, place)
    field = field_named(name)
    if name in QUERIES:
        command, term = "search" if name in ("search", "text", "grep") else "filter", value
    elif field is not None and line.command in ("list", "filter", "count", "timeline", "search"):
        quoted = f'"{value}"' if " " in value else value
        command, term = "filter" if line.command == "list" else line.command, f"{name}:{quoted}"
    else:
        return None
    kept = [each for at, each in enumerate(line.arguments) if at not in place]
    kept[line.command_at : line.command_at + 1] = [command, term]
    return said(message, as_typed(kept))


def _renamed(line: Line, message: str, bare: str, option: str) -> str:
    """The line with this and any other option of other programs by its name here."""
    known, words = line.known, []
    for word in line.arguments:
        name, equals, value = word.partition("=")
        other = OPTIONS.get(name.lstrip("-")) if name.startswith("--") and name not in known else None
        other = option if name == f"--{bare}" else other
        words.append(f"--{other}{equals}{value}" if other and f"--{other}" in known else word)
    return said(message, as_typed(words))


def no_value(line: Line, name: str) -> str | None:
    """`list --since`."""
    typed = line.arguments
    given = next((each for each in line.options if name in (each.name, typed[each.start])), None)
    example = EXAMPLES.get(given.name.lstrip("-")) if given else None
    if given is None or example is None:
        return None
    return said(f"{name} needs a value", line.instead(given.start, given.start + 1, [name, example]))


def bad_number(line: Line, message: str) -> str | None:
    """`--limit five`."""
    for each in line.options:
        counted = each.name in ("--limit", "--offset", "--width")
        if each.value is not None and counted and f"'{each.name}'" in message:
            if each.name == "--limit" and each.value[1:].isdecimal() and "--reverse" in line.known:
                last = line.instead(each.start, each.end, ["--reverse", "--limit", each.value[1:]])
                return said("a limit counts from the top", f"{last} for the last {each.value[1:]}")
            number = NUMBERS.index(each.value) if each.value in NUMBERS else EXAMPLES[each.name[2:]]
            written = line.instead(each.start, each.end, [line.arguments[each.start], str(number)])
            return said(message[:1].lower() + message[1:].rstrip("."), written)
    return None


def bad_value(line: Line, error: KrjpError) -> str | None:
    """A value that cannot be meant: `-o excel`, `--kind meeting,court`, `--since last month` without quotes."""
    if isinstance(error, UnknownNameError) and error.what == "--output format":
        return _format(line, error)
    for each in line.options:
        name = each.name.lstrip("-")
        told = None
        if each.value is not None and name in PERIODS:
            told = _bad_period(line, each, each.value, error)
        elif each.value is not None and name == "between" and all(map(is_period, each.value.split(","))):
            days = each.value.replace(",", "..", 1)
            told = said("--between takes two states or actors", line.instead(each.start, each.end, ["--during", days]))
        elif each.value is not None and name in FIELD_NAMES:
            told = _bad_name(line, each, each.value, error)
        elif each.value is not None and name == "sort" and each.value in ("count", "number", "frequency"):
            told = said("events have no count to sort by", as_typed(["count", "--by", "kind"]))
        elif name == "sort" and each.value in ("newest", "latest") and "--reverse" in line.known:
            told = said("events are in order of date", line.instead(each.start, each.end, ["--reverse"]))
        if told is not None:
            return told
    return _others(line, error)


def _bad_period(line: Line, given: Given, value: str, error: KrjpError) -> str | None:
    """`--since last month`, `--on february`."""
    if isinstance(error, ExpressionError) and error.source.strip() == value.strip():
        words = run(line, given.end)
        for size in range(len(words), 0, -1):
            whole = " ".join([value, *words[:size]])
            if is_period(whole):
                typed = line.arguments[given.start]
                return said(f"'{whole}' is one value", line.instead(given.start, given.end + size, [typed, whole]))
    if given.name == "--on" and "is more than a day" in str(error):
        return said(str(error).partition(";")[0], line.instead(given.start, given.end, ["--during", value]))
    return None


def _bad_name(line: Line, given: Given, value: str, error: KrjpError) -> str | None:
    """`--kind ''`, `--kind meeting,court`, `--country south korea`."""
    if not value.strip():
        return said(f"{given.name} '' names nothing", line.instead(given.start, given.end, []))
    if f"'{printable(value)}'" not in str(error):
        return None
    typed = line.arguments[given.start].partition("=")[0]
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if len(parts) > 1:
        words = [word for part in parts for word in (typed, part)]
        return said("an option is repeated for any of several", line.instead(given.start, given.end, words))
    known = {fold(other) for other in getattr(error, "known", ())}
    behind = run(line, given.end)
    for size in range(len(behind), 0, -1):
        whole = " ".join([value, *behind[:size]])
        if fold(whole) in known:
            return said(f"'{whole}' is one name", line.instead(given.start, given.end + size, [typed, whole]))
    return None


def _others(line: Line, error: KrjpError) -> str | None:
    """Ranges the wrong way round, ids that are none, fields that are values."""
    message = str(error)
    given = {each.name: each for each in line.options}
    since, until = given.get("--since"), given.get("--until")
    if since and until and since.value and until.value and message.startswith("the range is reversed: it begins"):
        swapped = list(line.arguments)
        for each, value in ((since, until.value), (until, since.value)):
            apart = each.end - each.start == 2
            swapped[each.start : each.end] = [each.name, value] if apart else [f"{each.name}={value}"]
        return said(message.partition(";")[0], as_typed(swapped))
    if isinstance(error, UnknownNameError) and line.command in BY_ID and error.what == "id":
        words = " ".join(line.text)
        if is_period(words):
            return said(f"'{words}' is no id", as_typed([line.command, "--during", words]))
        # What is too long to be shown is no search that anybody would type.
        if words.strip() and "did you mean" not in message and shortened(error.name) == error.name:
            return said(f"no id holds '{error.name}'", as_typed(["search", *error.name.split()]))
    return None


def _format(line: Line, error: UnknownNameError) -> str | None:
    """`-o excel`, `-o events.csv`, `-o html`."""
    name = error.name.lower()
    given = next(each for each in line.options if each.name == "--output")
    typed = line.arguments[given.start].partition("=")[0]
    typed = typed if typed.startswith("--") else "-o"
    stem, dot, suffix = name.rpartition(".")
    wanted = FORMATS.get(suffix, suffix)
    if name in PICTURES:
        command = line.command if line.command in ("count", "timeline") else "timeline"
        kept = [each for at, each in enumerate(line.arguments) if not given.start <= at < given.end]
        kept[line.command_at if line.command_at < given.start else 0] = command
        return said(f"{name} is written to a file", as_typed([*kept, f"--{name}", "FILE"]))
    if wanted not in OUTPUTS:
        return None
    written = line.instead(given.start, given.end, [typed, wanted])
    if dot and stem:
        return said(f"{typed} names a format, not a file", f"{written} > {as_typed([error.name])[5:]}")
    return said(f"unknown {error.what} '{shortened(error.name)}'", written)
