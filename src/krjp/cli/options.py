"""Options that several commands share, declared once.

A command takes whole groups of options as one argument each: `def command(limits: Limits, output:
Output)`. `spread` turns such a function into the flat signature Typer reads.

Annotations here are evaluated, not kept as text: Typer reads them, and compiling each text again would
cost start-up time on every run.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from krjp.chronology import Conditions

__all__ = ["GROUPS", "Explain", "Input", "Limits", "Output", "Page", "conditions", "spread"]

Several = list[str] | None


def _option(*names: str, metavar: str = "", help: str) -> Any:
    return typer.Option(*names, metavar=metavar or None, help=help, show_default=False)


class Input(NamedTuple):
    """Where events come from."""

    data: Annotated[
        Several, _option("--data", metavar="PATH", help="Read a chronology: file, folder, - or packaged. Repeatable.")
    ] = None


class Limits(NamedTuple):
    """Which events. The same option repeated means any of; different options mean all of."""

    since: Annotated[str | None, _option("--since", "-s", metavar="PERIOD", help="On or after its first day.")] = None
    until: Annotated[str | None, _option("--until", "-u", metavar="PERIOD", help="On or before its last day.")] = None
    during: Annotated[str | None, _option("--during", "-d", metavar="PERIOD", help="Within the period.")] = None
    on: Annotated[str | None, _option("--on", metavar="DAY", help="On the day; 02-22 means in every year.")] = None
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
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many.")] = None
    offset: Annotated[
        int, typer.Option("--offset", min=0, metavar="N", show_default=False, help="Skip so many first.")
    ] = 0


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
        int | None, typer.Option("--width", min=20, metavar="N", show_default=False, help="Cells to draw a table in.")
    ] = None
    no_pager: Annotated[bool, _option("--no-pager", help="Write long answers straight to the terminal.")] = False
    exit_status: Annotated[bool, _option("--exit-status", help="Exit 1 when nothing matched.")] = False


class Explain(NamedTuple):
    """How a query was understood."""

    explain: Annotated[bool, _option("--explain", help="Print how the question was read, and stop.")] = False


GROUPS = (Input, Limits, Page, Output, Explain)


def spread(command: Callable[..., int]) -> Callable[..., int]:
    """A function with a flat signature, whose options are collected into the groups `command` takes."""
    hints = get_type_hints(command, include_extras=True)
    flat: list[inspect.Parameter] = []
    groups: dict[str, tuple[Any, tuple[str, ...]]] = {}
    for parameter in inspect.signature(command).parameters.values():
        annotation = hints[parameter.name]
        if annotation not in GROUPS:
            flat.append(parameter.replace(annotation=annotation, kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        groups[parameter.name] = (annotation, annotation._fields)
        members = annotation.__annotations__
        flat += [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=annotation._field_defaults[name], annotation=members[name]
            )
            for name in annotation._fields
        ]

    def flattened(**values: Any) -> int:
        collected = {
            name: group(*(values.pop(field) for field in members)) for name, (group, members) in groups.items()
        }
        return command(**values, **collected)

    flattened.__signature__ = inspect.Signature(flat)  # type: ignore[attr-defined]
    flattened.__annotations__ = {parameter.name: parameter.annotation for parameter in flat}
    return flattened


def conditions(limits: Limits) -> Conditions:
    """The options as conditions of a question."""
    named = limits._asdict()
    periods = {name: named.pop(name) for name in ("since", "until", "during", "on", "certain_dates")}
    return Conditions(**periods, fields=tuple((name, tuple(values)) for name, values in named.items() if values))
