"""The application: which command is where, and the one place errors become messages.

Exit status: 0 answered (also when nothing matched), 1 nothing matched and `--exit-status` was
given, 2 bad usage, bad data or nowhere to write, 130 interrupted, 141 the reader closed the pipe.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from krjp.cli.parameters import flag, option
from krjp.errors import KrjpError, UnknownNameError, shortened, suggestion
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krjp.cli.command import Command

__all__ = ["main"]

COMMANDS = {
    "list": "events in order of date",
    "search": "events by their words, best first",
    "filter": "events for which an expression holds",
    "count": "how many events, by month, kind, country …",
    "show": "everything about an event, or a digest of several",
    "timeline": "events drawn along a line of time",
    "explore": "one page to search and filter events in a browser",
    "values": "what a field holds, with counts",
    "info": "what data this is, and the source to cite",
    "cite": "the sources of events: text, BibTeX, CSL-JSON",
    "open": "the source of an event, in the browser",
    "compare": "two chronologies, or two codings of the same events",
    "export": "a folder to deposit or pass on: CSV, JSON, schema, codebook",
    "import": "a published chronology becomes a dataset",
    "sql": "the question as one SQL statement",
    "schema": "the JSON Schema of a record",
    "check": "every problem of a dataset, all in one run",
    "cache": "what is kept of large chronologies",
    "completion": "completion for bash, zsh and fish",
}
GROUPS = {
    "Ask": ("list", "search", "filter", "count", "show"),
    "See": ("timeline", "explore", "open", "cite"),
    "Your data": ("import", "check", "compare", "export", "schema"),
}
"""What commands are for, in help; a command that is in none stands under More."""
MORE = "More"
EXAMPLES = """\
Examples:

\b
  krjp count --kind meeting --by month
  krjp search takeshima
  krjp filter 'kind:meeting level>=minister not mode:virtual'
  krjp help list
"""

# Words that say who acts as well as when it happened.
BOTH_WAYS = {
    "--from": "--initiator JPN for who acts, --since feb for when",
    "--to": "--target JPN for towards whom, --until feb for when",
}
# What a word begins with that looks like an option; two dashes may have become one of print.
LIKE_DASHES = tuple("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
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
            raise UnknownNameError("command", name, COMMANDS)
        return name, _command(name), words

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        grouped = [name for names in GROUPS.values() for name in names]
        width = max(map(len, COMMANDS))
        for title, names in (*GROUPS.items(), (MORE, [name for name in COMMANDS if name not in grouped])):
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), COMMANDS[name]) for name in names if name in COMMANDS])


def _command(name: str) -> Command:
    """The command of a name."""
    from krjp.cli.command import Command

    # `import` is a word of Python itself, so its module has a line behind its name.
    return Command(name, import_module("krjp.cli.commands." + name.replace("import", "import_")))


def _write_version(_context: Any, _option: Any, asked: bool) -> None:
    if asked:
        from krjp import __version__
        from krjp.cli.environment import write_lines

        write_lines([f"krjp {__version__}"])
        raise typer.Exit


def application() -> LazyGroup:
    """The command-line application, ready to be invoked."""
    version = flag("--version", help="Print the version and exit.")
    version.callback, version.is_eager = _write_version, True
    return LazyGroup(
        params=[
            option(
                "--data",
                metavar="PATH",
                several=True,
                help="Read this chronology: file, folder, - or packaged. Repeatable.",
            ),
            version,
        ],
        help="Ask a chronology of Japan–Korea–US relations what happened, when, between whom, how often.",
        epilog=EXAMPLES,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        rich_markup_mode=None,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run krjp on command-line arguments and return the exit status."""
    given = _behind_the_command(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["help"]:  # as git and gh have it
        given = [*given[1:2], "--help"]
    try:
        status = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except KrjpError as error:
        return _fail(_instead(given, error) or str(error))
    except typer.TyperException as error:
        return _usage_error(error, given)
    except BrokenPipeError:
        return PIPE_CLOSED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        return _fail(f"cannot write: {(error.strerror or str(error)).lower()}")
    except MemoryError:
        return _fail("out of memory; ask about less data at once")


def _behind_the_command(arguments: Sequence[str]) -> list[str]:
    """The line with what tells how data is read behind the command: `--data FILE --map title=Name count` is usual."""
    given = list(arguments)
    if not given or given[0] in COMMANDS or not given[0].startswith("--"):
        return given
    from krjp.cli.options import INPUT

    takes = {name: not each.is_flag for each in INPUT.options for name in each.opts}
    before: list[str] = []
    reading: list[str] = []
    at = 0
    while at < len(given) and given[at] not in COMMANDS:
        name, equals, _ = given[at].partition("=")
        if name not in takes:
            return given
        end = at + 1 + (takes[name] and not equals)
        (before if name == "--data" else reading).extend(given[at:end])
        at = end
    return [*before, *given[at : at + 1], *reading, *given[at + 1 :]]


def _instead(arguments: Sequence[str], error: Exception) -> str | None:
    """What a line was probably meant to be."""
    from krjp.cli.mistakes import instead
    from krjp.cli.session import load_chronology

    return instead(_without_dashes(arguments), error, command_params(), load_chronology)


def _without_dashes(arguments: Sequence[str]) -> list[str]:
    """A line without a `--` at its beginning: `krjp -- list` is `krjp list`."""
    return list(arguments[arguments[:1] == ["--"] :])


def command_params() -> Mapping[str, Sequence[Any]]:
    """The names of all commands, with what each of them may have on its line; made when asked for."""
    return _Parameters(COMMANDS)


class _Parameters(dict[str, Any]):
    def __getitem__(self, name: str) -> Any:
        return _command(name).params


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


def _check_dashes(arguments: Sequence[str]) -> None:
    """Refuse words that look like an option and are none.

    `krjp search dokdo -kind:protest` would be read as the option -k; only a template may look like that. `-place`
    would be read as the option -p.
    """
    for before, word in zip(("", *arguments), arguments, strict=False):
        if word == "--":
            return
        if word[:1] not in LIKE_DASHES or word.startswith("--") or len(word) < 3 or before == "--template":
            continue
        name, colon, _ = word[1:].partition(":")
        if colon and name.replace("_", "").isalpha() and word[0] == "-":
            raise KrjpError(
                f"'{printable(shortened(word))}' looks like an option; write not {printable(shortened(word[1:]))}, "
                "or -- before the query"
            )
        if word[1:3].lstrip("-").isalpha():
            from krjp.cli.bare_words import check_dashes

            check_dashes(arguments, command_params())


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["complete"]:
        with suppress(KrjpError):
            return _complete(arguments[1:])
        return 0
    _check_dashes(arguments)
    command, line = application(), (_without_dashes(arguments), command_params())
    try:
        # Not command.main(): it has its own ideas about errors, closed pipes and exit statuses.
        with command.make_context("krjp", list(arguments), obj=line) as context:
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
    meant = _instead(arguments, error)
    if meant is not None:
        return _fail(meant)
    named = next((word for word in arguments if word in COMMANDS), "")
    path = context.command_path if context is not None else f"krjp {named}".rstrip()
    if kind == "NoSuchOption" and context is not None:
        name = getattr(error, "option_name", "")
        if name in BOTH_WAYS:
            return _fail(f"{name} could mean who or when; write {BOTH_WAYS[name]}")
        # One letter is like too many others.
        known = [each for param in context.command.params for each in param.opts if name.startswith("--")]
        return _fail(f"unknown option '{printable(name)}'{suggestion(name, known, f'see {path} --help')}")
    message = message[:1].lower() + message[1:]
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
