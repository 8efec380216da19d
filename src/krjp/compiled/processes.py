"""Work for several processes at once: what takes longer than starting them does."""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

__all__ = ["FEW", "MOST_PROCESSES", "processors", "worked"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# What comes from more of them cannot be put together as fast as they make it.
MOST_PROCESSES = 8
# For so few items others take longer to start than they save.
FEW = 3


def processors() -> int:
    """How many processes there may be at once; 1 where they cannot be copies of this one."""
    return min(MOST_PROCESSES, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def worked(work: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterator[tuple[int, _Result]]:
    """What some work makes of each item, in order, with the number of the process that did it: 0 is this one.

    It does the first itself: who does not like the result has started no other for nothing. The others are copies of
    it, taken then: what `work` keeps from item to item, each keeps for itself.
    """
    done, number = 0, processors()
    for item in items[:1]:
        yield 0, work(item)
        done = 1
    if number > 1 and len(items) > FEW:
        for result in _by_others(work, items[1:], number):
            yield 1 + (done - 1) % number, result
            done += 1
    # Another ends early where something is wrong, or somebody ends it: then this one finds out.
    yield from ((0, work(item)) for item in items[done:])


def _by_others(work: Callable[[_Item], _Result], items: Sequence[_Item], number: int) -> Iterator[_Result]:
    """The same, done by so many other processes; it ends early where one of them does."""
    from multiprocessing import get_context

    context = get_context("fork")
    ends: list[Connection] = []
    started = []
    try:
        for first in range(min(number, len(items))):
            end, other = context.Pipe(duplex=False)
            process = context.Process(target=_do, args=(work, items[first::number], other), daemon=True)
            with warnings.catch_warnings():
                # What other threads hold at this moment is nothing that the work needs.
                warnings.simplefilter("ignore", DeprecationWarning)
                process.start()
            other.close()
            ends.append(end)
            started.append(process)
        with suppress(EOFError):
            for at in range(len(items)):
                yield ends[at % number].recv()
    finally:
        for process in started:
            process.kill()
            process.join()


def _do(work: Callable[[_Item], _Result], items: Sequence[_Item], end: Any) -> None:
    """What each process does."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    with suppress(Exception):
        for item in items:
            end.send(work(item))
