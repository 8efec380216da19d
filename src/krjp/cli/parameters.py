"""What a command line may hold: options, arguments, and groups of options that commands share.

Typer would read these from the signature of a function; that takes longer than all else it does in a short
run. So they are made of the same classes directly, and stand in tables: `PARAMETERS` in the module of a command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument, TyperOption

from krjp.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Group", "argument", "flag", "option", "whole_number"]


class Group(Frozen):
    """Options that several commands share, and that reach a command as one value."""

    name: str
    """The argument of the command that gets the value."""
    options: tuple[TyperOption, ...]
    value: Callable[..., Any]
    """Makes the value; called with the options by their names."""
    title: str
    """What stands over the options in help."""
    note: str = ""
    """A line to stand under them."""


def option(
    *names: str,
    metavar: str,
    help: str,
    default: str | int | None = None,
    several: bool = False,
    type: Callable[[Any], Any] = str,
) -> TyperOption:
    """An option with a value: `option("--limit", "-n", …)`, or `option("format", "--output", …)` to name it otherwise.

    With `several` it may be repeated, and its value is a tuple.
    """
    return TyperOption(
        param_decls=list(names), metavar=metavar, help=help, default=default, multiple=several, type=type
    )


def flag(*names: str, help: str) -> TyperOption:
    """An option that is given or not; `"--any/--all"` also has a name for not."""
    return TyperOption(param_decls=list(names), help=help, default=False, is_flag=True)


def argument(
    name: str,
    metavar: str,
    help: str,
    *,
    required: bool = False,
    several: bool = False,
) -> TyperArgument:
    """A word that is no option; with `several` all such words, as a tuple."""
    return TyperArgument(
        param_decls=[name], metavar=metavar, help=help, required=required, nargs=-1 if several else 1, type=str
    )


def whole_number(least: int | None = None) -> Callable[[Any], int]:
    """How to read a whole number that is not less than this."""

    def read(text: Any) -> int:
        try:
            number = int(text)
        except ValueError:
            raise typer.BadParameter(f"'{text}' is no whole number") from None
        if least is not None and number < least:
            raise typer.BadParameter(f"{number} is not in the range x>={least}")
        return number

    return read
