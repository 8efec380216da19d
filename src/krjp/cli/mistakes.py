"""What a line that cannot be answered was probably meant to be; read only when something is wrong.

`instead` gets the line and the error, and gives what to say: best the whole line as it should be typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from krjp.cli.bare_words import as_options, options_in, run, said
from krjp.cli.line import Line, as_typed
from krjp.cli.otherwise import (
    COMMANDS, DASHES, DATA_SUFFIXES, EXAMPLES, FIELD_NAMES, FORMATS, MISSING, NUMBERS, OPTIONS, OUTPUTS, PERIODS,
    PICTURES, QUERIES,
)  # fmt: skip
from krjp.errors import ExpressionError, KrjpError, UnknownNameError, shortened
from krjp.query.foreign import is_period
from krjp.record.fields import FIELD_OPTIONS, FIELDS, field_named
from krjp.text import fold, printable, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from krjp.chronology import Chronology

__all__ = ["instead"]

def instead(
    arguments: Sequence[str],
    error: Any,
    commands: Mapping[str, Sequence[Any]],
    load: Callable[[Sequence[str]], Chronology],
) -> str | None:
    """What to say of a line in place of an error; None when the error says all there is to say."""
    seen = _unseen(arguments)
    if seen:
        return seen
    line = Line(arguments, commands)
    what = _What(line, load)
    for each in line.options:
        if each.value is not None and each.value in line.known:
            return what.no_value(each.name)
    kind = type(error).__name__
    if not line.command:
        return what.no_command()
    if kind == "NoSuchOption":
        return what.unknown_option(str(getattr(error, "option_name", "")))
    if kind == "MissingParameter":
        return f"{line.command} needs more on its line: {MISSING[line.command]}" if line.command in MISSING else None
    if kind == "BadOptionUsage":
        return what.no_value(str(getattr(error, "option_name", "")))
    if kind == "UsageError":
        return what.words_too_many()
    if kind == "BadParameter":
        return what.bad_number(error.format_message())
    if isinstance(error, KrjpError):
        return what.bad_value(error)
    return None


def _unseen(arguments: Sequence[str]) -> str | None:
    """What to say of a line that holds characters nobody sees; options and names hold none."""
    for word in arguments:
        dashed = word.startswith("-")
        found = next((char for char in word if visible(char) == "" or (dashed and char == "\u00a0")), None)
        if found is not None:
            plain = [part for each in arguments for part in
                     (visible(each).split("\u00a0") if each.startswith("-") else [visible(each)])]  # fmt: skip
            name = f"U+{ord(found):04X} {unicodedata.name(found, '')}".strip()
            return said(f"there is a character nobody sees ({name}) in '{printable(visible(word))}'", as_typed(plain))
    return None


class _What:
    """What one line was meant to be."""

    def __init__(self, line: Line, load: Callable[[Sequence[str]], Chronology]) -> None:
        self.line = line
        self.load = load

    def chronology(self) -> Chronology | None:
        """The data the line names; None where it cannot be read."""
        try:
            return self.load([each.value for each in self.line.options if each.name == "--data" and each.value])
        except (KrjpError, OSError):
            return None

    def no_command(self) -> str | None:
        """`krjp meetings`, `krjp kishida`, `krjp --kind meeting`."""
        line, words = self.line, self.line.text
        first = line.options[0] if line.options else None
        if first is not None and (not words or first.start < line.words[0]) and first.name != "--data":
            named = first.name.lstrip("-")
            if named in ("search", "filter", "count", "list", "show", "timeline", "values", "info", "check"):
                return said(f"{named} is a command, no option", as_typed([named, *line.arguments[1:]]))
            if named in (*FIELD_NAMES, *PERIODS, "json", "output", "sort", "limit", "fields"):
                return said("there is no command on the line", as_typed(["list", *line.arguments]))
            return None
        if not words:
            return None
        at, word = line.words[0], words[0]
        if word == "help":
            return said("help is an option", as_typed([*words[1:2], "--help"]))
        if word.lower().endswith(DATA_SUFFIXES):
            return said(f"'{word}' is a file", line.instead(at, at + 1, ["list", "--data", word]))
        if word.lower() in COMMANDS:
            return said(f"there is no command '{word}'", line.instead(at, at + 1, COMMANDS[word.lower()]))
        from krjp.cli.app import COMMANDS as KNOWN
        from krjp.errors import nearest

        close = nearest(word, KNOWN, 0.7)
        if close:
            return said(f"unknown command '{shortened(word)}'", line.instead(at, at + 1, [close]))
        return said(f"there is no command '{shortened(word)}'", self._meant(at))

    def _meant(self, at: int) -> str:
        """A line for words that stand where none belong."""
        line, words = self.line, self.line.text
        if any(re.match(r"[(-]?[\w.-]+(?::|[<>=!]=?)\S", word) for word in words):
            return self._moved(at, "filter", words)
        chronology = self.chronology()
        options = as_options(words, chronology) if chronology is not None else None
        if options is None and chronology is not None and words[0] in FIELD_NAMES and words[1:]:
            named = as_options(words[1:], chronology)
            options = named if named and named[0] == f"--{words[0]}" else None
        if options is not None:
            return self._moved(at, "list", [], options)
        return self._moved(at, "search", words)

    def _moved(self, at: int, command: str, words: Sequence[str], options: Sequence[str] = ()) -> str:
        if self.line.command:
            return self.line.without_words(words, command, options)
        return as_typed([*self.line.arguments[:at], command, *words, *options,
                         *(each for n, each in enumerate(self.line.arguments) if n > at and n not in self.line.words)])  # fmt: skip

    def words_too_many(self) -> str | None:
        """`list kishida`, `list since feb`, `list mine.jsonl`."""
        line, words = self.line, self.line.text
        if not words:
            return None
        extra = line.words[1:] if line.command in ("values", "completion") else line.words
        at = extra[0] if extra else line.words[0]
        word = line.arguments[at]
        message = f"{line.command} takes no '{shortened(' '.join(words))}'"
        import os

        if word.lower().endswith(DATA_SUFFIXES) or word == "packaged" or os.path.exists(word):
            return said(f"'{word}' is a file", line.instead(at, at + 1, ["--data", word]))
        if word.lstrip("/" + DASHES) != word and f"--{word.lstrip('/' + DASHES)}" in line.known:
            name = word.lstrip("/" + DASHES)
            return said("options begin with two dashes", line.instead(at, at + 1, [f"--{name}"]))
        joined = self._joined(at)
        if joined:
            return said(message, joined)
        if word == "help":
            return said(message, as_typed([line.command, "--help"]))
        if word == "all":
            return said(message, line.instead(at, at + 1, []))
        if word in OUTPUTS:
            return said(message, line.instead(at, at + 1, ["--output", word]))
        left, options = options_in(words, line.command, line)
        if options and not left:
            return said(message, line.without_words([], "", options))
        if line.command == "schema" and field_named(word):
            return said(message, as_typed(["values", word]))
        if line.command in ("list", "info", "schema", "cache"):
            return said(message, self._meant(at) if line.command == "list" else as_typed(["search", *words]))
        return None

    def _joined(self, at: int) -> str | None:
        """`--kind meeting court`, `--between JPN KOR`, `--during february 2024`: words behind a value."""
        line = self.line
        before = next((each for each in line.options if each.end == at and each.value is not None), None)
        if before is None:
            return None
        name, words, typed = before.name.lstrip("-"), run(line, at), line.arguments[before.start]
        both = [str(before.value), *words]
        if name in PERIODS and is_period(" ".join(both)):
            return line.instead(before.start, at + len(words), [typed, " ".join(both)])
        if name == "between" and len(words) == 1:
            return line.instead(before.start, at + 1, [typed, ",".join(both)])
        if name in ("fields", "by"):
            return line.instead(before.start, at + len(words), [typed, ",".join(each.strip(",") for each in both)])
        field = field_named(name)
        if field is not None and field.party and (chronology := self.chronology()) is not None:
            names = chronology.holdings.names
            if names.find_countries(" ".join(both)) or names.find_actors(" ".join(both)):
                return line.instead(before.start, at + len(words), [typed, " ".join(both)])
        if field is not None and field.vocabulary and all(word in tuple(field.vocabulary) for word in words):
            return line.instead(before.start, at + len(words), [part for word in both for part in (typed, word)])
        return None

    def unknown_option(self, name: str) -> str | None:
        """`--csv`, `--order-by`, `--weekday wed`."""
        line = self.line
        given = next((each for each in line.options if each.name == name), None)
        if given is None:
            return None
        bare, known = name.lstrip("-"), line.known
        value, end = given.value, given.end
        _, equals, after = line.arguments[given.start].partition("=")
        if equals:
            value = after
        elif end < len(line.arguments) and end in line.words:
            value, end = line.arguments[end], end + 1
        message = f"unknown option '{printable(name)}'"
        if bare in OUTPUTS or bare in FORMATS:
            if "--output" in known:
                others = [each for each in line.options if each.name in ("--json", "--output")]
                dropped = {at for each in (*others, given) for at in range(each.start, each.end)}
                kept = [each for at, each in enumerate(line.arguments) if at not in dropped]
                return said(message, as_typed([*kept, "--output", FORMATS.get(bare, bare)]))
            return None
        if line.command == "count" and bare in ("limit", "top", "head", "n"):
            return said("a count has all its rows", f"{line.instead(given.start, end, [])} | head -n {value or 5}")
        if line.command == "count" and bare in ("sort", "order-by", "order", "sort-by"):
            return said("rows are in order already, largest number or first date on top", line.instead(given.start, end, []))
        option = OPTIONS.get(bare) or next((each for each in (bare.removesuffix("s"), _singular(bare)) if f"--{each}" in known), None)
        if option and f"--{option}" in known:
            return self._renamed(message, bare, option)
        if bare in QUERIES and value:
            command = "search" if bare in ("search", "text", "grep") else "filter"
            kept = [each for at, each in enumerate(line.arguments) if not given.start <= at < end]
            kept[line.command_at : line.command_at + 1] = [command, value]
            return said(message, as_typed(kept))
        field = field_named(bare)
        if field is not None and value and line.command in ("list", "filter", "count", "timeline", "search"):
            kept = [each for at, each in enumerate(line.arguments) if not given.start <= at < end]
            command = "filter" if line.command == "list" else line.command
            shown = f'"{value}"' if " " in value else value
            kept[line.command_at : line.command_at + 1] = [command, f"{bare}:{shown}"]
            return said(message, as_typed(kept))
        return None

    def _renamed(self, message: str, bare: str, option: str) -> str:
        """The line with this and any other option of other programs by its name here."""
        known, words = self.line.known, []
        for word in self.line.arguments:
            name, equals, value = word.partition("=")
            other = OPTIONS.get(name.lstrip("-")) if name.startswith("--") and name not in known else None
            other = option if name == f"--{bare}" else other
            words.append(f"--{other}{equals}{value}" if other and f"--{other}" in known else word)
        return said(message, as_typed(words))

    def no_value(self, name: str) -> str | None:
        """`list --since`."""
        typed = self.line.arguments
        given = next((each for each in self.line.options if name in (each.name, typed[each.start])), None)
        example = EXAMPLES.get(given.name.lstrip("-")) if given else None
        if given is None or example is None:
            return None
        return said(f"{name} needs a value", self.line.instead(given.start, given.start + 1, [name, example]))

    def bad_number(self, message: str) -> str | None:
        """`--limit five`."""
        for each in self.line.options:
            if each.value is not None and each.name in ("--limit", "--offset", "--width") and f"'{each.name}'" in message:
                number = NUMBERS.index(each.value) if each.value in NUMBERS else EXAMPLES[each.name[2:]]
                text = f"{each.name} takes a whole number"
                return said(text, self.line.instead(each.start, each.end, [each.name, str(number)]))
        return None

    def bad_value(self, error: KrjpError) -> str | None:
        """A value that cannot be meant: `-o excel`, `--kind meeting,court`, `--since last month` without quotes."""
        line = self.line
        if isinstance(error, UnknownNameError) and error.what == "--output format":
            return self._format(error)
        for each in line.options:
            if each.value is None:
                continue
            name, typed = each.name.lstrip("-"), line.arguments[each.start].partition("=")[0]
            if each.value.strip() == "" and name in FIELD_NAMES:
                return said(f"{each.name} '' names nothing", line.instead(each.start, each.end, []))
            if name in PERIODS and isinstance(error, ExpressionError) and error.source.strip() == each.value.strip():
                words = run(line, each.end)
                for size in range(len(words), 0, -1):
                    whole = " ".join([each.value, *words[:size]])
                    if is_period(whole):
                        return said(f"'{whole}' is one value", line.instead(each.start, each.end + size, [typed, whole]))
            if name == "on" and "is more than a day" in str(error):
                return said(str(error).partition(";")[0], line.instead(each.start, each.end, ["--during", each.value]))
            if name == "sort" and each.value in ("count", "number", "frequency"):
                by = next((other for other in FIELDS if other == "kind"), "kind")
                return said("events have no count to sort by", as_typed(["count", "--by", by]))
            if not isinstance(error, UnknownNameError | KrjpError) or name not in FIELD_NAMES:
                continue
            if f"'{printable(each.value)}'" not in str(error):
                continue
            parts = [part.strip() for part in each.value.split(",") if part.strip()]
            if len(parts) > 1:
                words = [word for part in parts for word in (typed, part)]
                return said("an option is repeated for any of several", line.instead(each.start, each.end, words))
            known = {fold(other) for other in getattr(error, "known", ())}
            words = run(line, each.end)
            for size in range(len(words), 0, -1):
                whole = " ".join([each.value, *words[:size]])
                if fold(whole) in known:
                    return said(f"'{whole}' is one name", line.instead(each.start, each.end + size, [typed, whole]))
        return self._others(error)

    def _others(self, error: KrjpError) -> str | None:
        """Ranges the wrong way round, ids that are none, fields that are values."""
        line, message = self.line, str(error)
        given = {each.name: each for each in line.options}
        since, until = given.get("--since"), given.get("--until")
        if since and until and since.value and until.value and message.startswith("the range is reversed: it begins"):
            swapped = list(line.arguments)
            for each, value in ((since, until.value), (until, since.value)):
                swapped[each.start : each.end] = [each.name, value] if each.end - each.start == 2 else [f"{each.name}={value}"]
            return said(message.partition(";")[0], as_typed(swapped))
        if isinstance(error, UnknownNameError) and line.command == "show" and error.what == "id":
            words = line.text
            if is_period(" ".join(words)):
                return said(f"'{' '.join(words)}' is no id", as_typed(["list", "--during", " ".join(words)]))
        return None

    def _format(self, error: UnknownNameError) -> str | None:
        """`-o excel`, `-o events.csv`, `-o html`."""
        line, name = self.line, error.name.lower()
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


def _singular(word: str) -> str:
    field = field_named(word)
    return field.option.name if field is not None and field.option is not None else word
