"""A command line taken apart as Typer would, and put together again with something else in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Line", "as_typed"]

# What a shell would not take as it is.
_SPECIAL = frozenset(" \t\n\r'\"\\$`!*?()[]{}|&;<>#~")


class Given(NamedTuple):
    """An option of a line, and where it stands."""

    name: str
    """Its long name, or the name as typed if the command has no such option."""
    value: str | None
    start: int
    end: int
    """The arguments it takes up are those from `start` to before `end`."""


class Line:
    """The arguments of a line: options with their values, the name of the command, other words."""

    def __init__(self, arguments: Sequence[str], commands: Mapping[str, Sequence[Any]]) -> None:
        """`commands` are the names of all commands, with what each of them may have on its line."""
        self.arguments = list(arguments)
        self.command = ""
        self.command_at = -1
        self.options: list[Given] = []
        self.words: list[int] = []
        """Where words stand that are neither options nor values."""
        params: Sequence[Any] = ()
        at = 0
        while at < len(self.arguments):
            text = self.arguments[at]
            if text == "--":
                self.words += range(at + 1, len(self.arguments))
                break
            if text.startswith("-") and len(text) > 1:
                at = self._option(at, params)
                continue
            if not self.command and not self.words and text in commands:
                self.command, self.command_at, params = text, at, commands[text]
            else:
                self.words.append(at)
            at += 1
        self.known = {name: each for each in params for name in each.opts if name.startswith("-")}

    def _option(self, at: int, params: Sequence[Any]) -> int:
        """Take the option at a place; where the next argument stands."""
        text = self.arguments[at]
        name, equals, value = text.partition("=")
        short = not text.startswith("--")
        if short:
            name, value = text[:2], text[2:]
        param = next((each for each in params if name in each.opts), None)
        takes = not param.is_flag if param is not None else name == "--data"
        long = max(param.opts, key=len) if param is not None else text.partition("=")[0]
        attached = value if equals or (short and value) else None
        end = at + 2 if takes and attached is None and at + 1 < len(self.arguments) else at + 1
        if takes and attached is None and end == at + 2:
            attached = self.arguments[at + 1]
        self.options.append(Given(long, attached, at, end))
        return end

    @property
    def text(self) -> list[str]:
        """The words that are neither options nor values."""
        return [self.arguments[at] for at in self.words]

    def instead(self, start: int, end: int, words: Iterable[str]) -> str:
        """The line with other words in the place of some arguments."""
        return as_typed([*self.arguments[:start], *words, *self.arguments[end:]])

    def without_words(self, more: Iterable[str], command: str = "", behind: Iterable[str] = ()) -> str:
        """The line without its words, with `more` right behind the command, and some `behind` all else."""
        kept = [each for at, each in enumerate(self.arguments) if at not in self.words and each != "--"]
        at = self.command_at + 1
        kept[self.command_at : at] = [command or self.command, *more]
        return as_typed([*kept, *behind])


def as_typed(arguments: Iterable[str]) -> str:
    """A line to be copied into a shell."""
    return " ".join(["krjp", *map(_quoted, arguments)])


def _quoted(text: str) -> str:
    if text and _SPECIAL.isdisjoint(text):
        return text
    return (
        '"' + text + '"'
        if "'" in text and _SPECIAL.isdisjoint(text.replace("'", "").replace(" ", ""))
        else ("'" + text.replace("'", "'\"'\"'") + "'")
    )
