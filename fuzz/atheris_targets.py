"""Coverage-guided fuzzing of the parsers, where atheris can be installed; it is no dependency of anything.

    pip install atheris
    python -m fuzz.atheris_targets TARGET [-max_total_time=SECONDS] [CORPUS …]

Hypothesis (`python -m fuzz`) knows what krjp's languages are made of; atheris knows nothing and looks
for inputs that reach new branches. A failure is what it is there: anything but an answer or one of
krjp's own errors. It ends the run, and the input is kept in a file that atheris names.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["krjp"]):
    from datetime import date

    from tests.attacks import UNSAFE

    from krjp import periods
    from krjp.dates import Frame, Period
    from krjp.errors import KrjpError
    from krjp.files import faulty as scanning
    from krjp.files import reading as dataset
    from krjp.query.parser import parse
    from krjp.record.codec import decode

if TYPE_CHECKING:
    from collections.abc import Callable

FRAME = Frame(date(2024, 5, 20), Period(date(2024, 1, 1), date(2024, 4, 30)))


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _query(content: bytes) -> None:
    node = parse(_text(content))
    assert parse(str(node)) == node


def _period(content: bytes) -> None:
    span = periods.parse(_text(content), FRAME)
    assert span.first is None or span.last is None or span.first <= span.last


def _dataset(content: bytes) -> None:
    dataset.parse_events(content, "x")


def _damaged(content: bytes) -> None:
    """What is read to its end although it is no dataset."""
    list(scanning.scan(_text(content), "event", decode))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "queries": _query,
    "periods": _period,
    "datasets": _dataset,
    "damaged": _damaged,
}


def main() -> None:
    """Run one target until it fails or its time is over."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m fuzz.atheris_targets {{{','.join(TARGETS)}}} [LIBFUZZER OPTION …]")
    attack = TARGETS[sys.argv.pop(1)]

    def each(content: bytes) -> None:
        try:
            attack(content)
        except KrjpError as error:
            if UNSAFE.search(str(error)):
                raise ValueError(f"an unsafe message: {error!r}") from error

    atheris.Setup(sys.argv, each)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
