"""The manual page krjp(1), made from the commands themselves.

`python -m krjp.cli.manual > man/krjp.1` writes it anew; a test keeps the file true.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from krjp import __version__
from krjp.cli.app import COMMANDS, EXAMPLES, application
from krjp.cli.command import option_names
from krjp.cli.options import GROUPS
from krjp.render.formats.choice import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["manual"]

EXIT_STATUSES = {
    "0": "answered, also when nothing matched",
    "1": "nothing matched, or of compare something differs, and --exit-status was given",
    "2": "bad usage, bad data, or the answer could not be written",
    "130": "interrupted",
    "141": "the reader of the output closed the pipe",
}
ENVIRONMENT = {
    "KRJP_DATA": "Chronologies to read when --data is not given, separated as in PATH.",
    "KRJP_CACHE": "The folder in which large chronologies are kept in compiled form; off to keep nothing, verify to "
    "compare every byte of the data with what was compiled of it.",
    "XDG_CACHE_HOME": "Where that folder is when KRJP_CACHE is not set; ~/.cache by default.",
    "NO_COLOR": "Set to anything: no color.",
    "FORCE_COLOR": "Set to anything but 0: color in a pipe as well.",
    "PAGER": "Shows long answers on a terminal; less by default.",
}


def manual() -> str:
    """The page in roff (man macros)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH KRJP 1 "" "krjp {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "krjp \\- a chronology at your prompt"
    yield ".SH SYNOPSIS"
    yield ".B krjp\n[\\fB\\-\\-data\\fR \\fIPATH\\fR]\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]..."
    yield ".SH DESCRIPTION"
    yield _escaped(
        "krjp answers what happened, when, between whom and how often, from a packaged dataset of dated events "
        "in Japan–Korea–US relations or from chronologies of your own."
    )
    yield ".SH COMMANDS"
    group = application()
    shared: dict[str, Any] = {}
    for name, summary in COMMANDS.items():
        yield from _command(name, summary, group.get_command(None, name), shared)
    yield ".SH SHARED OPTIONS"
    yield "Not every command has all of them; its \\-\\-help lists those it has."
    for param in shared.values():
        yield from _option(param)
    yield ".SH OUTPUT FORMATS"
    yield from _definitions(FORMATS)
    yield ".SH EXIT STATUS"
    yield from _definitions(EXIT_STATUSES)
    yield ".SH ENVIRONMENT"
    yield from _definitions(ENVIRONMENT)
    yield ".SH EXAMPLES"
    yield from _examples(EXAMPLES)


def _command(name: str, summary: str, command: Any, shared: dict[str, Any]) -> Iterator[str]:
    arguments = " ".join(param.metavar or param.name for param in command.params if param.param_type_name == "argument")
    yield f".SS krjp {_escaped(name)} {_escaped(arguments)}".rstrip()
    yield _escaped(command.help or summary)
    grouped = [option for group in GROUPS for option in group.options]
    for param in command.params:
        if param in grouped:
            shared.setdefault(param.name, param)
        elif param.param_type_name == "option":
            yield from _option(param)
    yield ".PP"
    yield from _examples(command.epilog or "")


def _option(param: Any) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_escaped(option_names(param))}\\fR"
    yield _escaped(param.help or "")


def _definitions(items: dict[str, str]) -> Iterator[str]:
    for term, meaning in items.items():
        yield ".TP"
        yield f"\\fB{_escaped(term)}\\fR"
        yield _escaped(meaning)


def _examples(text: str) -> Iterator[str]:
    lines = textwrap.dedent("\n".join(line for line in text.splitlines() if line.startswith("  "))).splitlines()
    yield ".nf"
    yield from (f"\\&{_escaped(line)}" for line in lines)
    yield ".fi"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


if __name__ == "__main__":
    import sys

    sys.stdout.write(manual())
