"""Who held which office when: resolves `President Moon` and `Foreign Ministers Kang and Kono`.

`lexicons/offices.txt` lists them. A month's overlap is allowed on both sides.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.lexicons import listed, rows
from krjp.text import same_name

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Holder", "holders", "in_office", "office_of"]


class Holder(NamedTuple):
    """A person in an office from one month to another, both as months since the year 0."""

    name: str
    country: str
    office: str
    since: int
    until: int


@cache
def holders() -> dict[str, list[Holder]]:
    """Who held an office, by surname."""
    found: dict[str, list[Holder]] = {}
    given_first = listed("offices", "given names first")
    held = rows("offices", "holders")
    for (country, office, since, name), after in zip(held, [*held[1:], ()], strict=True):
        until = after[2] if after[:2] == (country, office) else "9999-12"
        if name:
            surname = name.split()[-1 if country in given_first else 0]
            found.setdefault(surname, []).append(Holder(name, country, office, _months(since), _months(until)))
    return found


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def in_office(surname: str, day: date, offices: tuple[str, ...] = (), country: str | None = None) -> Holder | None:
    """The one person of a surname who held one of the offices (any, when none is given) on a day."""
    month = day.year * 12 + day.month
    fitting = [
        holder
        for holder in holders().get(surname, ())
        if holder.since - 1 <= month <= holder.until + 1
        and (not offices or holder.office in offices)
        and (country is None or holder.country == country)
    ]
    return fitting[0] if len({holder.name for holder in fitting}) == 1 else None


def office_of(name: str, day: date) -> str | None:
    """The office of the table that a person, by full name and family name first or last as there, held on a day."""
    for surname in (name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]):
        holder = in_office(surname, day)
        if holder is not None and same_name(holder.name) == same_name(name):
            return holder.office
    return None
