"""Help that fits a screen: what a command is for, its own options explained, the shared ones in rows.

The man page explains every option (see `krjp.cli.manual`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from krjp.cli.options import GROUPS, Explain, Input, Limits, Output, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CompactCommand", "option_names"]

TITLES: dict[Any, str] = {
    Limits: "Which events (an option repeated: any of; different options: all of)",
    Page: "In which order, how many",
    Output: "Written how",
}
NOTES = {
    Limits: "PERIOD is 2024, 2024-02, feb, 'mid april', 2024-02..2024-03, 'last 30 days' …",
}
LEAST_WIDTH = 40


class CompactCommand(TyperCommand):
    """A command whose shared options are listed in rows, without a line of help each."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options of one command."""
        grouped = {name for group in GROUPS for name in group._fields}
        own = [param for param in self.get_params(ctx) if param.name not in grouped or param.name in Explain._fields]
        rows = [row for param in own if (row := param.get_help_record(ctx)) is not None]
        rows += [row for name in Input._fields if (row := _record(self, ctx, name)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(rows)
        for group, title in TITLES.items():
            names = [text for name in group._fields if (text := _names_of(self, ctx, name))]
            if names:
                with formatter.section(title):
                    for line in _packed(names, max(LEAST_WIDTH, formatter.width - 2)):
                        formatter.write(f"  {line}\n")
                    if group in NOTES:
                        formatter.write(f"  {NOTES[group]}\n")


def _find(command: TyperCommand, ctx: Any, name: str) -> Any:
    return next((param for param in command.get_params(ctx) if param.name == name), None)


def _record(command: TyperCommand, ctx: Any, name: str) -> tuple[str, str] | None:
    param = _find(command, ctx, name)
    found: tuple[str, str] | None = param.get_help_record(ctx) if param is not None else None
    return found


def _names_of(command: TyperCommand, ctx: Any, name: str) -> str:
    param = _find(command, ctx, name)
    return option_names(param) if param is not None else ""


def option_names(param: Any) -> str:
    """An option as it is typed: `-k --kind KIND`."""
    value = "" if param.is_flag else f" {param.metavar or 'N'}"
    return f"{' '.join(sorted(param.opts, key=len))}{value}"


def _packed(texts: Iterable[str], width: int) -> Iterator[str]:
    """The texts in four columns, longer ones over two."""
    column = width // 4
    line = ""
    for text in texts:
        if line and len(line) + len(text) > width:
            yield line.rstrip()
            line = ""
        line += text + " " * (-len(text) % column or column)
    yield line.rstrip()
