"""What a line that cannot be answered was probably meant to be; read only when something is wrong.

`instead` gets the line and the error, and gives what to say: best the whole line as it should be typed.
"""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from krjp.cli.bare_words import as_options, options_in, run, said
from krjp.cli.line import Line, as_typed
from krjp.cli.options_meant import bad_number, bad_value, no_value, unknown_option
from krjp.cli.otherwise import COMMANDS, DASHES, DATA_SUFFIXES, FIELD_NAMES, MISSING, OUTPUTS, PERIODS
from krjp.errors import KrjpError, nearest, shortened
from krjp.query.foreign import is_period
from krjp.record.fields import field_named
from krjp.text import printable, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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
    words = _Words(line, commands, load)
    if not line.command:
        return words.no_command()
    for each in line.options:
        if each.value is not None and each.value in line.known:
            return no_value(line, each.name)
    name = str(getattr(error, "option_name", ""))
    told: dict[str, Callable[[], str | None]] = {
        "NoSuchOption": lambda: unknown_option(line, name),
        "MissingParameter": lambda: said(f"{line.command} needs more on its line", MISSING[line.command]),
        "BadOptionUsage": lambda: no_value(line, name),
        "UsageError": words.too_many,
        "BadParameter": lambda: bad_number(line, error.format_message()),
    }
    tell = told.get(type(error).__name__)
    if tell is not None:
        return tell()
    return bad_value(line, error) if isinstance(error, KrjpError) else None


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


class _Words:
    """Words of a line where none belong, or others."""

    def __init__(self, line: Line, commands: Iterable[str], load: Callable[[Sequence[str]], Chronology]) -> None:
        self.line = line
        self.commands = commands
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
            return said(f"there is no command '{word}'", line.instead(at, at + 1, COMMANDS[word.lower()].split()))
        close = nearest(word, self.commands, 0.7)
        if close:
            return said(f"unknown command '{shortened(word)}'", line.instead(at, at + 1, [close]))
        if any(each.name in ("--help", "-h") for each in line.options):
            return printable(f"there is no command '{shortened(word)}'; krjp --help lists all")
        return said(f"there is no command '{shortened(word)}'", self._meant(at))

    def _meant(self, at: int) -> str:
        """A line for words that stand where none belong."""
        words = self.line.text
        if any(re.match(r"[(-]?[\w.-]+(?::|[<>=!]=?)\S", word) for word in words):
            return self._moved(at, "filter", words)
        chronology = self.chronology()
        options = as_options(words, chronology) if chronology is not None else None
        if options is not None:
            return self._moved(at, "list", [], options)
        return self._moved(at, "search", words)

    def _moved(self, at: int, command: str, words: Sequence[str], options: Sequence[str] = ()) -> str:
        if self.line.command:
            return self.line.without_words(words, command, options)
        line = self.line
        behind = (each for number, each in enumerate(line.arguments) if number > at and number not in line.words)
        return as_typed([*line.arguments[:at], command, *words, *options, *behind])

    def too_many(self) -> str | None:
        """`list kishida`, `list since feb`, `list mine.jsonl`."""
        line, words = self.line, self.line.text
        extra = line.words[1:] if line.command in ("values", "completion") else line.words
        at = extra[0] if extra else line.words[0]
        word = line.arguments[at]
        message = f"{line.command} takes no '{shortened(' '.join(words))}'"
        if word.lower().endswith(DATA_SUFFIXES) or word == "packaged" or os.path.exists(word):
            return said(f"'{word}' is a file", line.instead(at, at + 1, ["--data", word]))
        if word.lstrip("/" + DASHES) != word and f"--{word.lstrip('/' + DASHES)}" in line.known:
            name = word.lstrip("/" + DASHES)
            return said("options begin with two dashes", line.instead(at, at + 1, [f"--{name}"]))
        joined = self._joined(at)
        if joined:
            return said(message, joined)
        written = {
            "help": as_typed([line.command, "--help"]),
            "all": line.instead(at, at + 1, []),
            **{name: line.instead(at, at + 1, ["--output", name]) for name in OUTPUTS},
        }
        if word in written:
            return said(message, written[word])
        left, options = options_in(words, line.command, line)
        if options and not left:
            return said(message, line.without_words([], "", options))
        left, options = options_in(words, "count", line)
        if line.command == "list" and not left:
            return said(message, line.without_words([], "count", options))
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
