"""One command: made from the tables of its module, called with their values, with help that fits a screen.

Help says what the command is for and explains every option in a line or two, those that are rarely needed last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from krjp.cli.options import RARE
from krjp.cli.parameters import Group
from krjp.record.fields import FIELD_OPTIONS, field_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Command", "option_names"]

# Words that name an option, and how files of data end.
NAMES_OF_OPTIONS = frozenset(
    {"by", "since", "until", "during", "on", "sort", "sorted", "order", "ordered", "group", "grouped", "limit", "top",
     "first", *(each.name for each in FIELD_OPTIONS)}
)  # fmt: skip
FILE_ENDINGS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx", ".gz")


class Command(TyperCommand):
    """The command of a module that has `HELP`, `EXAMPLES`, `PARAMETERS` and `command`."""

    def __init__(self, name: str, module: Any) -> None:
        self.groups = [each for each in module.PARAMETERS if isinstance(each, Group)]
        params: list[Any] = []
        for each in module.PARAMETERS:
            params += each.options if isinstance(each, Group) else [each]
        super().__init__(
            name,
            callback=module.command,
            params=params,
            help=module.HELP,
            epilog=module.EXAMPLES,
            rich_markup_mode=None,
        )

    def invoke(self, ctx: Any) -> Any:
        """Call the command with what the line holds, each group of options as one value."""
        values = dict(ctx.params)
        words = values.get("expression", values.get("query"))
        if words is not None and _looks_wrong(words, values):
            from krjp.cli.bare_words import check_words
            from krjp.cli.environment import say

            remark = check_words(*ctx.obj)
            if remark:
                say(remark)
        if "data" in values:  # which may also stand before the name of the command
            values["data"] = (*ctx.parent.params["data"], *values["data"])
        for group in self.groups:
            values[group.name] = group.value(**{str(each.name): values.pop(each.name) for each in group.options})
        return ctx.invoke(self.callback, **values)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options of one command."""
        shared = {each.name for group in self.groups for each in group.options}
        sections = {"Options": [each for each in self.get_params(ctx) if each.name not in shared]}
        notes = {}
        for group in self.groups:
            sections[group.title], notes[group.title] = list(group.options), group.note
        rare = []
        for title, options in sections.items():
            rare += [each for each in options if each.name in RARE]
            _write(formatter, ctx, title, [each for each in options if each.name not in RARE], notes.get(title, ""))
        _write(formatter, ctx, "Rarely needed", rare)


def _write(formatter: Any, ctx: Any, title: str, options: Iterable[Any], note: str = "") -> None:
    """Write some options under a title, a line or more each."""
    rows = [
        (each.metavar, each.help) if each.param_type_name == "argument" else each.get_help_record(ctx)
        for each in options
    ]
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows, col_max=formatter.width // 2)
            if note:
                formatter.write_text(note)


def _looks_wrong(words: Sequence[str], values: Mapping[str, Any]) -> bool:
    """True when words to find look as if options or a file were meant; they may be right nevertheless."""
    found = " ".join(words).lower().split()
    if not NAMES_OF_OPTIONS.isdisjoint(found) or any(word.endswith(FILE_ENDINGS) for word in found):
        return True
    if values.get("by") or (len(found) <= 2 and "by" in values):
        return any(field_named(name) or len(found) == 1 for word in found for name in word.split(","))
    periods = any(values.get(name) for name in ("since", "until", "during", "on"))
    return bool(periods and found) or (bool(words) and not found)


def option_names(param: Any) -> str:
    """An option as it is typed: `-k --kind KIND`."""
    value = "" if param.is_flag else f" {param.metavar}"
    return f"{' '.join(sorted(param.opts, key=len))}{value}"
