"""Options that several commands share, declared once.

A command takes whole groups of options as one argument each: `def command(limits: Limits, output:
Output)`. `flat` turns such a function into one with the flat signature Typer reads.

Making an option is most of what Typer does in a short run, and of some forty a command line names two or
three. So options are declared here as recipes, and where every word that looks like an option is one, Typer
is shown only those; help, completion, abbreviations and mistakes see them all. Annotations are evaluated,
not kept as text: compiling each text again would cost as much.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from krjp.chronology import Conditions
from krjp.errors import KrjpError
from krjp.query.nodes import Value
from krjp.text import printable

__all__ = ["GROUPS", "Explain", "Input", "Limits", "Output", "Page", "conditions", "flat", "option"]

Several = list[str] | None


def _option(*names: str, metavar: str = "", help: str) -> Any:
    return option(*names, metavar=metavar or None, help=help, show_default=False)


def option(*names: str, **details: Any) -> Any:
    """The recipe of an option: what `typer.Option` takes, for when there is need of it."""
    return partial(typer.Option, *names, **details)


class Input(NamedTuple):
    """Where events come from."""

    data: Annotated[
        Several, _option("--data", metavar="PATH", help="Read a chronology: file, folder, - or packaged. Repeatable.")
    ] = None


class Limits(NamedTuple):
    """Which events. The same option repeated means any of; different options mean all of."""

    since: Annotated[Several, _option("--since", "-s", metavar="PERIOD", help="On or after its first day.")] = None
    until: Annotated[Several, _option("--until", "-u", metavar="PERIOD", help="On or before its last day.")] = None
    during: Annotated[Several, _option("--during", "-d", metavar="PERIOD", help="Within the period.")] = None
    on: Annotated[Several, _option("--on", metavar="DAY", help="On the day; 02-22 means in every year.")] = None
    certain_dates: Annotated[
        bool, _option("--certain-dates", help="Only events that surely fall inside the period.")
    ] = False
    kind: Annotated[Several, _option("--kind", "-k", metavar="KIND", help="meeting, protest, court …")] = None
    country: Annotated[
        Several, _option("--country", "-c", metavar="NAME", help="Code, name or alias: KOR, ROK, Korea.")
    ] = None
    actor: Annotated[Several, _option("--actor", "-a", metavar="NAME", help="Person or organisation, by any name.")] = (
        None
    )
    topic: Annotated[Several, _option("--topic", "-t", metavar="TOPIC", help="north-korea, forced-labor …")] = None
    place: Annotated[Several, _option("--place", "-p", metavar="PLACE", help="Where it happened.")] = None
    event_type: Annotated[Several, _option("--event-type", metavar="TYPE", help="PLOVER type: CONSULT …")] = None
    event_class: Annotated[
        Several, _option("--event-class", metavar="NAME", help="verbal-cooperation … material-conflict.")
    ] = None
    framework: Annotated[
        Several, _option("--framework", metavar="NAME", help="bilateral, trilateral, multilateral, domestic.")
    ] = None
    level: Annotated[Several, _option("--level", metavar="LEVEL", help="Of meetings: minister, leader …")] = None
    mode: Annotated[Several, _option("--mode", metavar="MODE", help="Of meetings: in-person, virtual, phone.")] = None
    series: Annotated[Several, _option("--series", metavar="NAME", help="Of meetings: the series.")] = None
    source: Annotated[Several, _option("--source", metavar="ID", help="Cited from this source.")] = None
    source_section: Annotated[
        Several, _option("--source-section", metavar="SECTION", help="chronology or article.")
    ] = None


class Page(NamedTuple):
    """In which order, and how many."""

    sort: Annotated[str | None, _option("--sort", metavar="FIELD", help="Order by a field instead of by date.")] = None
    reverse: Annotated[bool, _option("--reverse", "-r", help="The other way round.")] = False
    limit: Annotated[int | None, option("--limit", "-n", min=0, metavar="N", help="At most so many.")] = None
    offset: Annotated[int, option("--offset", min=0, metavar="N", show_default=False, help="Skip so many first.")] = 0


class Output(NamedTuple):
    """How the answer is written."""

    format: Annotated[
        str | None,
        _option("--output", "-o", metavar="FORMAT", help="table, json, jsonl, csv, tsv, markdown, ics, ids."),
    ] = None
    json: Annotated[bool, _option("--json", help="Short for --output json.")] = False
    fields: Annotated[str | None, _option("--fields", metavar="A,B,…", help="Only these fields.")] = None
    template: Annotated[str | None, _option("--template", metavar="TEXT", help="Lines like '{date} {title}'.")] = None
    no_header: Annotated[bool, _option("--no-header", help="Leave out the head of the columns.")] = False
    color: Annotated[str | None, _option("--color", metavar="WHEN", help="auto, always or never.")] = None
    width: Annotated[
        int | None, option("--width", min=20, metavar="N", show_default=False, help="Cells to draw a table in.")
    ] = None
    no_pager: Annotated[bool, _option("--no-pager", help="Write long answers straight to the terminal.")] = False
    exit_status: Annotated[bool, _option("--exit-status", help="Exit 1 when nothing matched.")] = False


class Explain(NamedTuple):
    """How a query was understood."""

    explain: Annotated[bool, _option("--explain", help="Print how the question was read, and stop.")] = False


GROUPS = (Input, Limits, Page, Output, Explain)


def flat(command: Callable[..., int], words: Sequence[str] | None = None) -> Callable[..., int]:
    """A function with a flat signature, whose options are collected into the groups `command` takes.

    With `words`, those of a command line, the signature has only the options they name, if they name no others.
    """
    hints = get_type_hints(command, include_extras=True)
    parameters: list[inspect.Parameter] = []
    groups: dict[str, Any] = {}
    for parameter in inspect.signature(command).parameters.values():
        annotation = hints[parameter.name]
        if annotation in GROUPS:
            groups[parameter.name] = annotation
            parameters += _members(annotation)
        else:
            parameters.append(parameter.replace(annotation=annotation, kind=inspect.Parameter.KEYWORD_ONLY))
    if words is not None:
        parameters = _named(parameters, words)

    def flattened(**values: Any) -> int:
        for name, group in groups.items():
            values[name] = group(**{field: values.pop(field) for field in group._fields if field in values})
        return command(**values)

    signature = [each.replace(annotation=_made(each.annotation)) for each in parameters]
    flattened.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    flattened.__annotations__ = {parameter.name: parameter.annotation for parameter in signature}
    return flattened


def _members(group: Any) -> Iterator[inspect.Parameter]:
    """The options of a group as parameters."""
    for name, annotation in group.__annotations__.items():
        default = group._field_defaults[name]
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _named(parameters: Sequence[inspect.Parameter], words: Sequence[str]) -> list[inspect.Parameter]:
    """The arguments, and the options that the words name; all options when a word may name something else."""
    found = {word.partition("=")[0] for word in words if len(word) > 1 and word[0] == "-"}
    names = {parameter.name: _option_names(parameter.annotation) for parameter in parameters}
    if not found.issubset(name for known in names.values() for name in known):
        return list(parameters)
    return [each for each in parameters if not names[each.name] or found.intersection(names[each.name])]


def _option_names(annotation: Any) -> list[str]:
    """How an option is typed; nothing for what is none."""
    (how,) = getattr(annotation, "__metadata__", (None,))
    return [name for names in how.args for name in names.split("/")] if isinstance(how, partial) else []


def _made(annotation: Any) -> Any:
    """The annotation with the option itself where it has a recipe."""
    (how,) = getattr(annotation, "__metadata__", (None,))
    return Annotated[annotation.__origin__, how()] if isinstance(how, partial) else annotation


def conditions(limits: Limits) -> Conditions:
    """The options as conditions of a question."""
    named = limits._asdict()
    periods = {name: _once(name, named.pop(name)) for name in ("since", "until", "during", "on")}
    certain = named.pop("certain_dates")
    return Conditions(
        **periods,
        certain_dates=certain,
        fields=tuple((name, tuple(values)) for name, values in named.items() if values),
    )


def _once(name: str, values: Sequence[str] | None) -> str | None:
    """The period of an option. Any of several periods is no one range, which counts and pictures need."""
    if values and len(values) > 1:
        query = f"date:{Value(values[0])},{Value(values[1])}"
        raise KrjpError(printable(f"--{name} is given twice; give it once, or filter '{query}' for either"))
    return values[0] if values else None
