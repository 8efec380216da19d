"""Everything krjp raises on purpose.

    KrjpError                 anything a user can cause and mend
    ├── DataError             a chronology file is missing, unreadable or wrong; holds every problem found
    ├── ExpressionError       a query or period cannot be read; holds the source, the span and a hint
    ├── UnknownNameError      a field, value, option value or id that does not exist
    └── AmbiguousNameError    a part of an id that fits more than one event

The library raises; only the command line prints them and picks an exit status. `str(error)` is the
whole message, ready for a terminal: it names the thing, the place and what to do instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.frozen import Frozen
from krjp.text import cell_width, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "AmbiguousNameError",
    "DataError",
    "ExpressionError",
    "KrjpError",
    "Problem",
    "UnknownNameError",
    "nearest",
    "shortened",
    "suggestion",
]

# Messages stay readable: of long vocabularies and long problem lists only so many are spelled out.
MOST_VALUES = 24
MOST_PROBLEMS = 20
MOST_SHOWN = 60
# Of a longer source only what stands around the place is shown, so many characters on either side.
MOST_SOURCE = 300
AROUND = 80


class KrjpError(Exception):
    """Anything a user can cause and mend. It can be pickled, and so cross from one process to another."""

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[KrjpError], args: tuple[object, ...], data: dict[str, object]) -> KrjpError:
    """An error that was pickled or copied."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(data)
    return error


class Problem(Frozen):
    """One thing wrong with a dataset, precise enough to go and mend it."""

    where: str
    """The event's id, or its place in the file (`event 3`, `line 12`)."""
    field: str
    """Dotted field name (`meeting.mode`); empty when the whole record or file is meant."""
    message: str
    """What was found and what was expected."""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.field, self.message) if part)


class DataError(KrjpError):
    """A chronology that cannot be read; `problems` holds all of them, not the first."""

    def __init__(self, path: str, problems: Sequence[Problem]) -> None:
        self.path = path
        self.problems = tuple(problems)
        shown = [printable(str(problem)) for problem in self.problems[:MOST_PROBLEMS]]
        if len(self.problems) > MOST_PROBLEMS:
            shown.append(f"… and {len(self.problems) - MOST_PROBLEMS} more")
        name = printable(path)
        if len(shown) == 1:
            super().__init__(f"{name}: {shown[0]}")
        else:
            lines = "".join(f"\n  {line}" for line in shown)
            super().__init__(f"{name}: {len(self.problems)} problems{lines}")


class ExpressionError(KrjpError):
    """Text in one of krjp's small languages that cannot be read.

    `span` is a half-open range of characters of `source`. The caret is placed by terminal cells,
    so it stands right under 독도 as well as under Dokdo.
    """

    def __init__(self, message: str, source: str, span: tuple[int, int], hint: str = "") -> None:
        self.message = message
        self.source = source
        self.span = span
        self.hint = hint
        super().__init__(self._render())

    def _render(self) -> str:
        # A control character would move the caret or the terminal; each becomes one visible cell.
        start, end = self.span
        whole = len(self.source) <= MOST_SOURCE
        first, last = (0, len(self.source)) if whole else (max(0, start - AROUND), start + AROUND)
        cut, more = ("…" if first > 0 else ""), ("…" if last < len(self.source) else "")
        line = f"{cut}{printable(self.source[first:last])}{more}"
        before = cell_width(cut + printable(self.source[first:start]))
        marked = max(1, cell_width(printable(self.source[start : min(end, last)])))
        lines = [printable(self.message)]
        if self.source:
            lines += [f"  {line}", f"  {' ' * before}{'^' * marked}"]
        if self.hint:
            lines.append(printable(self.hint))
        return "\n".join(lines)


class UnknownNameError(KrjpError, LookupError):
    """A name that is not in the list of names that would be right."""

    def __init__(self, what: str, name: str, known: Iterable[str], *, hint: str = "") -> None:
        self.what = what
        self.name = name
        self.known = tuple(known)
        self.hint = hint
        message = f"unknown {what} '{printable(shortened(name))}'"
        super().__init__(message + suggestion(name, self.known, hint))


class AmbiguousNameError(KrjpError):
    """A short form that fits more than one event id."""

    def __init__(self, what: str, name: str, matches: Sequence[str], *, number: int = 0) -> None:
        """`number` is how many there are, if `matches` are only the first of them."""
        self.what = what
        self.name = name
        self.matches = tuple(matches)
        number = number or len(matches)
        shown = ", ".join(self.matches[:MOST_VALUES])
        more = f", … {number - MOST_VALUES} more" if number > MOST_VALUES else ""
        super().__init__(
            f"{what} '{printable(shortened(name))}' fits {number} events: {shown}{more}; write more of the one you mean"
        )


def shortened(text: str, most: int = MOST_SHOWN) -> str:
    """The text, or its beginning when it would make a message unreadable."""
    return text if len(text) <= most else text[:most] + "…"


def nearest(name: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known name closest to a mistyped one, or None when none is `least` close (Ratcliff/Obershelp, 0 to 1)."""
    import difflib

    # All options begin with dashes, which make none of them more like another.
    folded = {candidate.casefold().lstrip("-"): candidate for candidate in known}
    # difflib is quadratic in the length of the words; no name worth suggesting is this long.
    close = difflib.get_close_matches(name.casefold().lstrip("-")[:80], folded, n=1, cutoff=least)
    return folded[close[0]] if close else None


def suggestion(name: str, known: Sequence[str], hint: str = "") -> str:
    """The tail of an error message: the nearest known name, or the names there are, or a hint."""
    begun = [each for each in known if len(name) > 2 and each.casefold().startswith(name.casefold())]
    close = min(begun, key=len) if begun else nearest(name, known)
    if close is not None:
        return f"; did you mean {printable(close)}?"
    if hint:
        return f"; {hint}"
    if not known:
        return ""
    listed = ", ".join(printable(value) for value in known[:MOST_VALUES])
    return f"; use one of {listed}" + (", …" if len(known) > MOST_VALUES else "")
