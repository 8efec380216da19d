"""The values of one field for all events: what filters, counts and orders by that field look at.

Events that have the same values share a number. A question looks at each combination of values once, and at each
event in loops of C only.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import chain, compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Column", "ColumnValues", "bitmap", "column_of", "flags", "positions", "unflagged"]

Values = tuple[str, ...]

_DIGITS_TO_FLAGS = bytes.maketrans(b"01", b"\0\1")
_FLAGS_TO_DIGITS = bytes.maketrans(b"\0\1", b"01")
# So many combinations at most have a byte as their number.
IN_A_BYTE = 256


def bitmap(members: Iterable[int], size: int) -> int:
    """The bitmap of the given positions, all below `size`."""
    octets = bytearray((size >> 3) + 1)
    for position in members:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def flags(bits: int, size: int = 0) -> bytes:
    """A byte for each position, 1 for those in the bitmap, at least `size` of them."""
    return f"{bits:b}".encode()[::-1].translate(_DIGITS_TO_FLAGS).ljust(size, b"\0")


def unflagged(flagged: bytes | bytearray) -> int:
    """The bitmap of the positions whose byte is 1."""
    return int(flagged[::-1].translate(_FLAGS_TO_DIGITS) or b"0", 2)


def positions(bits: int) -> Iterator[int]:
    """The positions in a bitmap, in order."""
    return compress(count(), flags(bits))


class Column:
    """A field of all events, in order."""

    def __init__(self, numbers: Sequence[int], combinations: Sequence[Values]) -> None:
        self.numbers = numbers
        """For each event the number of its values; `bytes` where these are few."""
        self.combinations = combinations
        """The values of each number; empty where an event has none."""

    @cached_property
    def values(self) -> dict[str, None]:
        """Every value in use, in the order of events."""
        return dict.fromkeys(chain.from_iterable(self.combinations))

    def having(self, values: Iterable[str]) -> int:
        """Events with any of the values, as a bitmap."""
        wanted = frozenset(values)
        return self._events(bytes([not wanted.isdisjoint(each) for each in self.combinations]))

    def having_any(self) -> int:
        """Events with any value at all, as a bitmap."""
        return self._events(bytes(map(bool, self.combinations)))

    def _events(self, wanted: bytes) -> int:
        """The events of some combinations, which have a 1 each."""
        if isinstance(self.numbers, bytes):
            return unflagged(self.numbers.translate(wanted.ljust(IN_A_BYTE, b"\0")))
        return unflagged(bytes(map(wanted.__getitem__, self.numbers)))

    def totals(self, found: int | None = None) -> dict[int, int]:
        """How many events of a bitmap, or of all, have each combination."""
        return Counter(self.numbers if found is None else compress(self.numbers, flags(found)))

    def numbers_of(self, found: int | None = None) -> dict[str, int]:
        """How many events of a bitmap, or of all, have each value."""
        total: defaultdict[str, int] = defaultdict(int)
        for number, events in sorted(self.totals(found).items()):
            for value in self.combinations[number]:
                total[value] += events
        return total


class ColumnValues(Mapping[str, "Sequence[int]"]):
    """The values of a column with the positions of their events, which are looked for when asked for."""

    def __init__(self, column: Column) -> None:
        self._column = column

    def __getitem__(self, value: str) -> Sequence[int]:
        if value not in self._column.values:
            raise KeyError(value)
        return list(positions(self._column.having((value,))))

    def __contains__(self, value: object) -> bool:
        return value in self._column.values

    def __iter__(self) -> Iterator[str]:
        return iter(self._column.values)

    def __len__(self) -> int:
        return len(self._column.values)


def column_of(values: Iterable[Values]) -> Column:
    """The column of the values of each event."""
    known: dict[Values, int] = {}
    numbers = [known.setdefault(each, len(known)) for each in values]
    return Column(bytes(numbers) if len(known) <= IN_A_BYTE else array("I", numbers), list(known))
