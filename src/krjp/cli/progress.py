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
def waiting(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show that something is being done; how much of it, once that is told: so many of so many bytes."""
    told = (0, 0)

    def tell(done: int, total: int) -> None:
        nonlocal told
        told = done, total
        for bar in shown:
            _update(bar, *told, f"{100 * done // max(1, total)} %")

    shown: list[Any] = []
    if not _watched():
        yield tell
        return
    from threading import Timer

    def show() -> None:
        shown.append(_bar(what))
        if told[1]:
            tell(*told)
        shown[0].start()

    timer = Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield tell
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
            shown.append(_bar(what))
            shown[0].start()
        for bar in shown:
            _update(bar, done, total, f"{done:,}/{total:,}")
            if done == total:
                bar.stop()

    return show


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _bar(what: str) -> Any:
    """A bar of unknown length that leaves nothing behind."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("krjp: {task.description}", markup=False), BarColumn(), TextColumn("{task.fields[share]}"))
    bar = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
    bar.add_task(printable(what), total=None, share="")
    return bar


def _update(bar: Any, done: int, total: int, share: str) -> None:
    bar.update(bar.task_ids[0], completed=done, total=total, share=share)
