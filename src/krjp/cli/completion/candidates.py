"""What could stand at the cursor: the answer to a shell that asks.

The shells call `krjp complete -- WORD…` (bash: `--line LINE`); the last word is the one at the
cursor. Each candidate is a line, `value<TAB>description`; the line `:files` asks the shell for its
own file names. Typer's own completion would import Rich for its descriptions.
"""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from krjp.record.fields import FIELD_OPTIONS, FIELDS, PART
from krjp.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from krjp.chronology import Chronology
    from krjp.record.fields import Field

__all__ = ["FILES", "complete"]

FILES = ":files"
Candidate = tuple[str, str]

# Options whose values are names of fields, of files, of shells.
LISTING_OPTIONS = ("sort", "by", "fields", "match")
FILE_OPTIONS = ("data", "svg", "html", "out")
SHELLS = {"bash": "", "zsh": "", "fish": ""}
PERIODS = {
    "today": "",
    "this month": "",
    "last month": "",
    "this year": "",
    "last 30 days": "",
}


def complete(
    words: Sequence[str],
    commands: dict[str, str],
    build: Callable[[str], Any],
    load: Callable[[Sequence[str]], Chronology],
) -> Iterator[Candidate]:
    """Candidates for the last of the words, each with a description.

    `build` makes the command of a name, `load` the chronology of some paths; each is called only when needed.
    """
    *before, current = words or [""]
    pairs = list(pairwise(["", *before]))
    command = next((word for last, word in pairs if word in commands and last != "--data"), None)
    if command is None:
        if before[-1:] == ["--data"]:
            return iter([(FILES, "")])
        named: Iterable[Candidate] = commands.items()
        if current.startswith("-"):
            named = [("--data", "a chronology to read"), ("--version", "print the version"), ("--help", "show help")]
        return _starting(named, current)
    # Standard input is the shell's while it completes.
    paths = [os.path.expanduser(word) for last, word in pairs if last == "--data" and word != "-"]

    def chronology() -> Chronology:
        return load(paths)

    params = build(command).params
    option = _option_of(params, before[-1])
    if option is not None:
        return _option_values(option.name, current, chronology)
    name, equals, value = current.partition("=")
    if equals and (option := _option_of(params, name)) is not None:
        found = _option_values(option.name, value, chronology)
        return ((each if each == FILES else f"{name}={each}", text) for each, text in found)
    if current.startswith("-"):
        return _starting(_options(params), current)
    return _arguments(command, current, chronology)


def _options(params: Iterable[Any]) -> Iterator[Candidate]:
    for param in params:
        if param.param_type_name == "option":
            yield max(param.opts, key=len), param.help or ""
    yield "--help", "show help"


def _option_of(params: Iterable[Any], word: str) -> Any:
    options = (param for param in params if param.param_type_name == "option" and not param.is_flag)
    return next((param for param in options if word in param.opts), None)


def _option_values(name: str, current: str, load: Callable[[], Chronology]) -> Iterator[Candidate]:
    from krjp.render.ansi import COLOR_CHOICES
    from krjp.render.formats.choice import FORMATS

    if any(name == each.name for each in FIELD_OPTIONS):
        return _values(name, current, load())
    if name in LISTING_OPTIONS:
        done, comma, rest = current.rpartition(",")
        return ((done + comma + value, text) for value, text in _starting(_fields(load()), rest))
    if name in FILE_OPTIONS:
        return iter([(FILES, "")])
    if name == "format":
        return _starting(FORMATS.items(), current)
    if name == "style":
        from krjp.render.formats.citations import CITATIONS

        return _starting(CITATIONS.items(), current)
    if name == "color":
        return _starting(((choice, "") for choice in COLOR_CHOICES), current)
    if name in ("since", "until", "during"):
        return _starting([*_parts(FIELDS["month"], load()), *PERIODS.items()], current)
    return iter(())


def _arguments(command: str, current: str, load: Callable[[], Chronology]) -> Iterator[Candidate]:
    if command in ("show", "cite", "open"):
        return ((event.id, printable(event.title)) for event in load().beginning_with(current))
    if command == "values":
        return _starting(_fields(load()), current)
    if command in ("import", "check", "compare"):
        return iter([(FILES, "")])
    if command == "completion":
        return _starting(SHELLS.items(), current)
    if command in ("filter", "count", "search", "timeline"):
        return _expression(current, load)
    return iter(())


def _expression(current: str, load: Callable[[], Chronology]) -> Iterator[Candidate]:
    """The last term of a query: `cou` → `country:`, `kind:me` → `kind:meeting`, `a (b kin` → `a (b kind:`."""
    # Inside quotation marks neither a space nor a comma ends anything.
    opened = current.rfind('"') if current.count('"') % 2 else len(current)
    start = current.rfind(" ", 0, opened) + 1
    start += len(current[start:]) - len(current[start:].lstrip("(-"))
    name, colon, _ = current[start:].partition(":")
    if not colon:
        return ((f"{current[:start]}{field}:", text) for field, text in _starting(_fields(load()), name))
    first = start + len(name) + 1
    first = max(first, current.rfind(",", first, opened) + 1)
    try:
        values = _values(name, current[first:].lstrip('"'), load())
    except LookupError:
        return iter(())
    return ((f"{current[:first]}{_quoted(found)}", text) for found, text in values)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _fields(chronology: Chronology) -> Iterator[Candidate]:
    for field in chronology.holdings.fields.fields.values():
        yield field.label, field.help


def _values(name: str, current: str, chronology: Chronology) -> Iterator[Candidate]:
    """Values of a field in use; actors and countries by any of their names."""
    from krjp.render.tables.values import meanings

    try:
        field = chronology.holdings.fields.find(name)
    except Exception as error:
        raise LookupError(name) from error
    if field.type == PART:
        return _starting(_parts(field, chronology), current)
    in_use = chronology.holdings.index.values(field.name)
    if field.party:
        party = chronology.holdings.names.party
        return _by_any_name(((party(key), len(found)) for key, found in in_use.items()), current)
    known = meanings(field)
    return _starting(((value, known.get(value) or _events(len(found))) for value, found in in_use.items()), current)


def _by_any_name(actors: Iterable[tuple[Any, int]], current: str) -> Iterator[Candidate]:
    """Each actor under the first of its names that begins with what was typed."""
    wanted = fold(current)
    for actor, number in actors:
        names = (actor.country, *actor.names) if actor.kind == "state" else actor.names
        name = next((name for name in names if fold(name).startswith(wanted)), None)
        if name is not None:
            role = actor.roles[0].title if actor.roles else _events(number)
            yield name, role if name == actor.name else f"{actor.name}, {role}"


def _parts(field: Field, chronology: Chronology) -> Iterator[Candidate]:
    """The calendar parts in which there are events, or may be."""
    from krjp.render.tables.counts_table import range_text

    for group in chronology.count(by=field.name).groups:
        if group.key[0] and group.at_most and not group.own:
            yield group.key[0], _events(range_text(group.sure, group.at_most))


def _events(number: int | str) -> str:
    return f"{number} event{'' if str(number) == '1' else 's'}"


def _starting(candidates: Iterable[Candidate], current: str) -> Iterator[Candidate]:
    wanted = fold(current)
    return ((value, printable(text)) for value, text in candidates if fold(value).startswith(wanted))
