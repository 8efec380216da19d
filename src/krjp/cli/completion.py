"""What could stand at the cursor: the answer to a shell that asks.

The shells call `krjp complete -- WORD…` (bash: `--line LINE`); the last word is the one at the
cursor. Each candidate is a line, `value<TAB>description`; the line `:files` asks the shell for its
own file names. Typer's own completion would import Rich for its descriptions.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from krjp.fields import FIELDS, find_field
from krjp.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from krjp.chronology import Chronology

__all__ = ["FILES", "complete", "words_of_line"]

FILES = ":files"
Candidate = tuple[str, str]

# Options whose values are those of a field of the same or another name.
OPTION_FIELDS = {
    **{name: name for name in ("kind", "country", "actor", "topic", "place", "event_type", "event_class")},
    **{name: name for name in ("framework", "level", "mode", "series", "source", "source_section")},
}
FIELD_OPTIONS = ("sort", "by", "fields")
FILE_OPTIONS = ("data", "svg", "html", "out")
PERIODS = {
    "today": "",
    "this month": "",
    "last month": "",
    "this year": "",
    "last 30 days": "",
}


def words_of_line(line: str) -> list[str]:
    """The words of an unfinished command line without the program's name; the last may be empty."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # inside a quotation that is still open
        words.append(lexer.token)
    if not line or line[-1].isspace():
        words.append("")
    return words[1:]


def complete(
    words: Sequence[str], commands: dict[str, str], build: Callable[[str], Any], load: Callable[[], Chronology]
) -> Iterator[Candidate]:
    """Candidates for the last of the words, each with a description.

    `build` makes the command of a name, `load` the chronology; each is called only when needed.
    """
    *before, current = words or [""]
    command = next((word for word in before if word in commands), None)
    if command is None:
        named: Iterable[Candidate] = commands.items()
        if current.startswith("-"):
            named = [("--data", "a chronology to read"), ("--version", "print the version"), ("--help", "show help")]
        return _starting(named, current)
    params = build(command).params
    option = _option_of(params, before[-1]) if before and before[-1].startswith("-") else None
    if option is not None:
        return _option_values(option.name, current, load)
    if current.startswith("-"):
        return _starting(_options(params), current)
    return _arguments(command, current, load)


def _options(params: Iterable[Any]) -> Iterator[Candidate]:
    for param in params:
        if param.param_type_name == "option":
            yield max(param.opts, key=len), param.help or ""
    yield "--help", "show help"


def _option_of(params: Iterable[Any], word: str) -> Any:
    return next((param for param in params if word in param.opts and not param.is_flag), None)


def _option_values(name: str, current: str, load: Callable[[], Chronology]) -> Iterator[Candidate]:
    from krjp.cli.environment import COLOR_CHOICES
    from krjp.render.formats import FORMATS

    if name in OPTION_FIELDS:
        return _values(OPTION_FIELDS[name], current, load())
    if name in FIELD_OPTIONS:
        done, comma, rest = current.rpartition(",")
        return ((done + comma + value, text) for value, text in _starting(_fields(), rest))
    if name in FILE_OPTIONS:
        return iter([(FILES, "")])
    if name == "format":
        return _starting(FORMATS.items(), current)
    if name == "color":
        return _starting(((choice, "") for choice in COLOR_CHOICES), current)
    if name in ("since", "until", "during"):
        return _starting([*_months(load()), *PERIODS.items()], current)
    return iter(())


def _arguments(command: str, current: str, load: Callable[[], Chronology]) -> Iterator[Candidate]:
    if command == "show":
        return _starting(((event.id, event.title) for event in load().events), current)
    if command == "values":
        return _starting(_fields(), current)
    if command in ("import", "check"):
        return iter([(FILES, "")])
    if command in ("filter", "count", "search"):
        return _expression(current, load)
    return iter(())


def _expression(current: str, load: Callable[[], Chronology]) -> Iterator[Candidate]:
    """The last word of a query: `cou` → `country:`, `kind:me` → `kind:meeting`."""
    head = current[: len(current) - len(current.lstrip("(-"))]
    term = current[len(head) :]
    name, colon, value = term.partition(":")
    if not colon:
        return ((f"{head}{field}:", text) for field, text in _starting(_fields(), term))
    done, comma, last = value.rpartition(",")
    try:
        values = _values(name, last, load())
    except LookupError:
        return iter(())
    return ((f"{head}{name}:{done}{comma}{_quoted(found)}", text) for found, text in values)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _fields() -> Iterator[Candidate]:
    for field in FIELDS.values():
        yield (field.aliases[0] if field.aliases else field.name), field.help


def _values(name: str, current: str, chronology: Chronology) -> Iterator[Candidate]:
    """Values of a field in use; actors and countries by any of their names."""
    from krjp.render.values import MEANINGS

    try:
        field = find_field(name)
    except Exception as error:
        raise LookupError(name) from error
    in_use = chronology.index.values(field.name)
    if field.name == "actors":
        named = ((chronology.names.actor(key), len(found)) for key, found in in_use.items())
        return _by_any_name(named, current)
    if field.name in ("countries", "place.country"):
        named = ((chronology.names.country(key), len(found)) for key, found in in_use.items())
        return _by_any_name(named, current)
    meanings = MEANINGS.get(field.name, {})
    return _starting(((value, meanings.get(value, f"{len(found)} events")) for value, found in in_use.items()), current)


def _by_any_name(actors: Iterable[tuple[Any, int]], current: str) -> Iterator[Candidate]:
    """Each actor under the first of its names that begins with what was typed."""
    wanted = fold(current)
    for actor, number in actors:
        names = (actor.country, *actor.names) if actor.kind == "state" else actor.names
        name = next((name for name in names if fold(name).startswith(wanted)), None)
        if name is not None:
            role = actor.roles[0].title if actor.roles else f"{number} events"
            yield name, role if name == actor.name else f"{actor.name}, {role}"


def _months(chronology: Chronology) -> list[Candidate]:
    return [(month, f"{len(found)} events") for month, found in sorted(chronology.index.values("month").items())]


def _starting(candidates: Iterable[Candidate], current: str) -> Iterator[Candidate]:
    wanted = fold(current)
    return ((value, printable(text)) for value, text in candidates if fold(value).startswith(wanted))
