"""The application: which command is where, and the one place errors become messages.

Exit status: 0 answered (also when nothing matched), 1 nothing matched and `--exit-status` was
given, 2 bad usage, bad data or nowhere to write, 130 interrupted, 141 the reader closed the pipe.
"""

from __future__ import annotations

import gc

# A run is over before garbage in cycles could matter. Looking for it while modules load, and once
# more at exit unless `main` freezes what there is, takes an eighth of the time of a short run.
gc.disable()

import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from importlib import import_module  # noqa: E402
from typing import TYPE_CHECKING, Annotated, Any  # noqa: E402

import typer  # noqa: E402
from typer.core import TyperGroup  # noqa: E402
from typer.main import get_command  # noqa: E402

from krjp.errors import KrjpError, shortened, suggestion  # noqa: E402
from krjp.text import printable  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

COMMANDS = {
    "list": "events in order of date",
    "search": "events by their words, best first",
    "filter": "events for which an expression holds",
    "count": "how many events, by month, kind, country …",
    "show": "everything about one event",
    "timeline": "events drawn along a line of time",
    "values": "what a field holds, with counts",
    "info": "what data this is, and the source to cite",
    "import": "a published chronology becomes a dataset",
    "schema": "the JSON Schema of a record",
    "check": "every problem of a dataset, all in one run",
    "cache": "what is kept of large chronologies",
    "completion": "completion for bash, zsh and fish",
}
EXAMPLES = """\
Examples:

\b
  krjp count --kind meeting --by month
  krjp search takeshima
  krjp list --since feb --country USA --json | jq .
  krjp filter 'kind:meeting level>=minister not mode:virtual'
"""

BAD_USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class LazyGroup(TyperGroup):
    """A group that imports the module of a command when the command is called.

    Typer would import and build every command on every run; help needs only their names.
    """

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, *words = args
        if name not in COMMANDS:
            raise KrjpError(f"unknown command '{printable(name)}'{suggestion(name, list(COMMANDS))}")
        return name, _command(name, words), words

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _command(name: str, words: Sequence[str] | None = None) -> Any:
    """A command, or as much of it as these words of a command line call for."""
    from krjp.cli.help import CompactCommand
    from krjp.cli.options import flat

    # `import` is a word of Python itself, so its module has a line behind its name.
    module = import_module("krjp.cli.commands." + name.replace("import", "import_"))
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=CompactCommand, help=module.HELP, epilog=module.EXAMPLES)(flat(module.command, words))
    return get_command(app)


def _version(value: bool) -> None:
    if value:
        from krjp import __version__
        from krjp.cli.environment import write_lines

        write_lines([f"krjp {__version__}"])
        raise typer.Exit


def root(
    context: typer.Context,
    data: Annotated[
        list[str] | None,
        typer.Option(
            "--data",
            metavar="PATH",
            help="A chronology to read instead of the packaged one: a file, a folder, - or packaged. Repeatable.",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Ask a chronology of Japan–Korea–US relations what happened, when, between whom, how often."""
    context.obj = data


def application() -> Any:
    """The command-line application, ready to be invoked."""
    app = typer.Typer(
        cls=LazyGroup,
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog=EXAMPLES,
    )
    app.callback()(root)
    return get_command(app)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run krjp on command-line arguments and return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        gc.freeze()
        return status
    except KrjpError as error:
        return _fail(str(error))
    except typer.TyperException as error:
        return _usage_error(error, given)
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except (KeyboardInterrupt, typer.Abort):
        _forget_stdout()
        return INTERRUPTED
    except OSError as error:
        _forget_stdout()
        return _fail(f"cannot write: {(error.strerror or str(error)).lower()}")
    except MemoryError:
        _forget_stdout()
        return _fail("out of memory; ask about less data at once")


def _complete(arguments: list[str]) -> int:
    """Answer a shell: candidates for the word at the cursor, nothing where that goes wrong."""
    from krjp.cli.completion.bash_line import read_line
    from krjp.cli.completion.candidates import FILES, complete
    from krjp.cli.environment import write_lines
    from krjp.cli.session import load_chronology

    line = read_line("".join(arguments[1:])) if arguments[:1] == ["--line"] else None
    words = line.words if line else arguments[1:]
    group = application()
    found = complete(words, COMMANDS, lambda name: group.get_command(None, name), load_chronology)
    for value, text in found:
        if value == FILES:
            write_lines([value])
        elif printable(value) == value:  # what cannot be shown as it is cannot be typed either
            write_lines([f"{line.completed(value) if line else value}\t{text}"])
    return 0


def _check_negations(arguments: Sequence[str]) -> None:
    """`krjp search dokdo -kind:protest` would be read as the option -k; only a template may look like that."""
    for before, word in zip(("", *arguments), arguments, strict=False):
        if word == "--":
            return
        name = word[1:].partition(":")[0] if word.startswith("-") and ":" in word else ""
        if len(name) > 1 and name.replace("_", "").isalpha() and name[0] != "-" and before != "--template":
            raise KrjpError(
                f"'{printable(shortened(word))}' looks like an option; write not {printable(shortened(word[1:]))}, "
                "or -- before the query"
            )


def _run(arguments: list[str]) -> int:
    _check_negations(arguments)
    if arguments[:1] == ["complete"]:
        with suppress(KrjpError):
            return _complete(arguments[1:])
        return 0
    command = application()
    try:
        # Not command.main(): it has its own ideas about errors, closed pipes and exit statuses.
        with command.make_context("krjp", arguments) as context:
            result = command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    return result if isinstance(result, int) else 0


def _usage_error(error: typer.TyperException, arguments: Sequence[str]) -> int:
    """A mistake Typer found: its message, and where to look further."""
    message = error.format_message().rstrip(".")
    kind, context = type(error).__name__, getattr(error, "ctx", None)
    if kind == "NoArgsIsHelpError":
        return _tell(message)
    named = next((word for word in arguments if word in COMMANDS), "")
    path = context.command_path if context is not None else f"krjp {named}".rstrip()
    if kind == "NoSuchOption" and context is not None:
        name = getattr(error, "option_name", "")
        # One letter is like too many others.
        known = [each for param in context.command.params for each in param.opts if name.startswith("--")]
        return _fail(f"unknown option '{printable(name)}'{suggestion(name, known, f'see {path} --help')}")
    message = message[:1].lower() + message[1:]
    for words in ("is not a valid int range", "is not a valid int"):  # the longer first: it begins with the other
        message = message.replace(words, "is no whole number")
    return _fail(f"{printable(message)}; see {path} --help")


def _fail(message: str) -> int:
    return _tell(f"krjp: error: {message}")


def _tell(message: str) -> int:
    """Write an error, whatever it quotes, without a harm to the terminal."""
    if sys.stderr is not None:
        encoding = sys.stderr.encoding or "ascii"
        safe = "".join(f"{printable(line)}\n" for line in message.split("\n"))
        with suppress(OSError):  # nobody is left to tell
            sys.stderr.write(safe.encode(encoding, "backslashreplace").decode(encoding))
    return BAD_USAGE


def _forget_stdout() -> None:
    """Point standard output at nothing, so that Python's own flush at exit has nothing to complain of."""
    if sys.stdout is not None:
        with suppress(OSError):  # it is no file of the system's
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
