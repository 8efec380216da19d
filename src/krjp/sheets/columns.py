"""Which column of a table is which field, told by the names of the columns (`words/columns.txt`)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from krjp.errors import KrjpError, suggestion
from krjp.record.fields import FIELDS, field_named
from krjp.sheets.words import rows
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["PARTS_OF_DATES", "Columns", "all_fields", "ending_as", "fields_in", "own_name", "recognise"]

PARTS_OF_DATES = ("year", "month", "day", "end_year", "end_month", "end_day")
"""What dates may be put together of; no fields of a record."""
# Fields that may take the values of several columns: `Country 1`, `Country 2`.
SEVERAL = ("countries", "initiators", "targets", "subjects", "actors", "topics", "sources.source")
# What krjp writes beside a record and ignores when it reads one.
IGNORED = ("when", "possible")
WRITTEN_BY_KRJP = frozenset({"id", "date", "title", "date_certainty", "edtf"})
_SIGNS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
# The words of a name: `ExhibitionBeginDate`, `date_debut`, `イベント名`.
_WORDS = re.compile(r"[^\W\d_a-z]+(?![a-z])|[^\W\d_]?[^\W\d_A-Z]+")
_NAMES = ("name", "names", "txt", "text", "名", "명")
_BRACKETS = re.compile(r"[(\[（［][^)\]）］]*[)\]）］]")


class Columns(NamedTuple):
    """What each column of a table is."""

    fields: Mapping[str, tuple[int, ...]]
    """For each field, or part of a date, the numbers of its columns from 0."""
    extra: Mapping[str, int]
    """For each field of the table's own the number of its column."""
    ignored: tuple[int, ...] = ()
    """Columns that say what others say already."""


def all_fields() -> tuple[str, ...]:
    """The fields, and parts of dates, that a column may be."""
    return tuple(field for field, _ in _lexicon())


def fields_in(names: Iterable[str]) -> set[str]:
    """The fields that some cells name, if they are the names of columns."""
    found = {_known().get(_key(name)) or _known().get(_key(_BRACKETS.sub("", name))) for name in names}
    return {field for field in found if field is not None}


def recognise(names: Sequence[str], given: Mapping[str, Sequence[str]], *, own: bool = False) -> Columns:
    """What each column is: as `given` (column names by field), else by its name. Raises KrjpError for unknown names.

    A field that is given no column has none. krjp's `own` files name their columns as the fields are called.
    """
    keys = [_key(name) for name in names]
    bare = [_key(_BRACKETS.sub("", name)) for name in names]
    found: dict[str, tuple[int, ...]] = {}
    for field, columns in given.items():
        found[_given_field(field)] = tuple(_given_column(field, column, names, keys) for column in columns if column)
    free = {at for at, name in enumerate(names) if name.strip()} - {at for each in found.values() for at in each}
    if own:
        found |= {name: (at,) for at, name in enumerate(names) if at in free and name in _STORED and name not in found}
        ignored = tuple(at for at in free if names[at] in IGNORED)
    else:
        _by_names(found, keys, bare, free)
        ignored = ()
    free -= {at for each in found.values() for at in each} | set(ignored)
    extra: dict[str, int] = {}
    for at in sorted(free):
        extra[own_name(names[at], extra)] = at
    return Columns({field: columns for field, columns in found.items() if columns}, extra, ignored)


def _by_names(found: dict[str, tuple[int, ...]], keys: Sequence[str], bare: Sequence[str], free: set[int]) -> None:
    """Find a column for each field that has none yet; of several the one whose name stands first in the lexicon."""
    parts = "year" in found or any(_known().get(keys[at]) == "year" for at in free)
    for field, names in _lexicon():
        if field in found:
            continue
        # Beside a year, `day` is a part of the date and no date.
        wanted = [name for name in names if not (field == "date" and parts and name in ("day", "from"))]
        if field == "id" or (field == "day" and not parts):
            wanted = wanted if field == "id" else []
        at = next((at for name in wanted for spelt in (keys, bare) for at in sorted(free) if spelt[at] == name), None)
        if at is None:
            at = (
                next((at for at in sorted(free) if keys[at].rstrip("0123456789") in wanted), None)
                if field in SEVERAL
                else None
            )
        if at is None:
            continue
        stem = keys[at].rstrip("0123456789")
        more = [other for other in sorted(free) if keys[other].rstrip("0123456789") == stem and keys[other] != stem]
        found[field] = tuple(dict.fromkeys((at, *more))) if field in SEVERAL else (at,)
        free.difference_update(found[field])


# What stands between what a column is and whose: `Lieu de l'événement`.
_OF = frozenset(("d", "de", "del", "della", "dell", "di", "do", "da", "du", "des", "of", "van"))


def ending_as(name: str) -> str | None:
    """The field that the end of a name tells, or `date` at its beginning; empty where it speaks of the record.

    >>> ending_as("ExhibitionBeginDate"), ending_as("Date signed"), ending_as("イベント名"), ending_as("Last updated")
    ('date', 'date', 'title', '')
    """
    words = _WORDS.findall(unicodedata.normalize("NFKC", name))
    keys = [_key(word) for word in words]
    if not _of_the_record().isdisjoint((*keys, *map("".join, pairwise(keys)))):
        return ""
    if not keys:
        return None
    whole = "".join(keys)
    for generic in _NAMES:
        # A name of a country is a country.
        if (found := _known().get(whole.removesuffix(generic))) and whole.endswith(generic):
            return found
    first = _known().get(keys[0])
    if len(keys) > 2 and keys[1] in _OF and first != "date":  # Type d'incident
        return first
    told = next((found for at in range(len(keys)) if (found := _known().get("".join(keys[at:])))), None)
    return first if told is None and first == "date" else told


def own_name(text: str, taken: Iterable[str] = ()) -> str:
    """The name a field of a table's own is asked for by: the name of its column in lower case, words joined by `_`.

    One that means something else already has `own_` before it.

    >>> own_name("Budget (EUR)"), own_name("Week"), own_name("予算")
    ('budget_eur', 'own_week', '予算')
    """
    name = _SIGNS.sub("_", unicodedata.normalize("NFKC", text).casefold()).strip("_")
    if not name or name[0].isdigit() or field_named(name) is not None or name in IGNORED:
        name = f"own_{name}".rstrip("_")
    stem, number = name, 1
    while name in taken:
        number += 1
        name = f"{stem}_{number}"
    return name


def _given_field(name: str) -> str:
    """The field that `--map` names, by any of its names."""
    if name in PARTS_OF_DATES:
        return name
    field = field_named(name)
    if field is None or field.name not in _STORED:
        message = f"--map {printable(name)}=…: there is no such field"
        raise KrjpError(message + suggestion(name, (*PARTS_OF_DATES, *_STORED)))
    return field.name


def _given_column(field: str, column: str, names: Sequence[str], keys: Sequence[str]) -> int:
    exact = [at for at, name in enumerate(names) if name == column] or [
        at for at, key in enumerate(keys) if key == _key(column)
    ]
    if exact:
        return exact[0]
    message = f"--map {printable(field)}={printable(column)}: there is no column '{printable(column)}'"
    raise KrjpError(message + suggestion(column, [name for name in names if name.strip()]))


def _key(name: str) -> str:
    """What names of columns are compared by: letters and digits, without capitals and accents."""
    apart = unicodedata.normalize("NFKD", name.casefold()) if not name.isascii() else name.casefold()
    return _SIGNS.sub("", unicodedata.normalize("NFKC", _ACCENTS.sub("", apart)))


@cache
def _of_the_record() -> frozenset[str]:
    return frozenset(_key(word) for (word,) in rows("columns", "of the record"))


@cache
def _lexicon() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each field the names of its column, the best first."""
    return tuple(
        (field, tuple(dict.fromkeys((_key(field), *map(_key, names.split(", ")))))) if field in _STORED
        else (field, tuple(map(_key, names.split(", "))))
        for field, names in rows("columns", "columns")
    )  # fmt: skip


@cache
def _known() -> dict[str, str]:
    """The field that a name of a column tells; of several the first."""
    found: dict[str, str] = {}
    for field, names in _lexicon():
        for name in names:
            found.setdefault(name, field)
    return found


_STORED = tuple(
    name for name, field in FIELDS.items() if (field.type != "part" and name not in ("when", "event_class", "dyads"))
)
"""The fields that stand in a record, objects in parts."""
