"""Signs of life on standard error for what takes longer than half a second, where somebody watches.

Rich draws them, and is imported only then. A pipe sees nothing of it.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["PATIENCE", "steps", "waiting"]

PATIENCE = 0.5
"""Seconds after which there is something to see."""


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show that something is being done of which nobody knows how long it takes."""
    if not _watched():
        yield
        return
    from threading import Timer

    shown: list[Any] = []

    def show() -> None:
        bar = _bar()
        bar.add_task(printable(what), total=None)
        bar.start()
        shown.append(bar)

    timer = Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for bar in shown:
            bar.stop()


def steps(what: str) -> Callable[[int, int], None]:
    """What is told how many of how many steps are done, and shows it."""
    started = time.monotonic()
    shown: list[Any] = []

    def show(done: int, total: int) -> None:
        if not shown and done < total and time.monotonic() - started >= PATIENCE and _watched():
            bar = _bar()
            bar.add_task(printable(what), total=total)
            bar.start()
            shown.append(bar)
        for bar in shown:
            bar.update(bar.task_ids[0], completed=done, total=total)
            if done == total:
                bar.stop()

    return show


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _bar() -> Any:
    """A bar that leaves nothing behind."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("krjp: {task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
