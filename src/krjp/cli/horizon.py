"""The last day that a question names: what recurs without end in a calendar is taken to then."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from krjp.dates import Frame
from krjp.errors import KrjpError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["horizon"]

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def horizon(texts: Iterable[str], today: date) -> date | None:
    """The last day of the latest year that some periods and queries name; None where they name none."""
    from krjp.periods import parse

    years: list[int] = []
    for text in texts:
        years += map(int, _YEAR.findall(text))
        with suppress(KrjpError):
            period = parse(text, Frame(today))
            years += [day.year for day in (period.first, period.last) if day is not None]
    return today.replace(max(years), 12, 31) if years else None
