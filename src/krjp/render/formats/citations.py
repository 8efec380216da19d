r"""Sources as text, as BibTeX, and as CSL-JSON (the data of the Citation Style Language, version 1.0.2).

A source without a title, such as a report known by its publisher, day and address, is a `@misc` in BibTeX. Names are
written given name first in a record; the last word is taken for the family name, as BibTeX does, but for the names of
bodies ("Ministry of Defense"), which stay whole. Braces in texts become `\textbraceleft{}`, since BibTeX counts them
even behind a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from krjp.dates import iso_date
from krjp.render.formats.jsons import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.record.authorities import Source

__all__ = ["CITATIONS", "bibtex_lines", "citation_lines", "csl_items"]

CITATIONS = {
    "text": "a source a line",
    "bibtex": "BibTeX entries, for LaTeX",
    "csl": "CSL-JSON, for Zotero, Pandoc and others",
}
_BIBTEX_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "article",
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis",
}  # fmt: skip
# What the work appeared in, by the type of entry.
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_CSL_TYPES = frozenset(
    {
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
        "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
        "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
        "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
        "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
        "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
    }
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BODY = frozenset({"of", "the", "for", "and", "&"})
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", **{char: f"\\{char}" for char in "&%$#_"},
    }
)  # fmt: skip
_URL_SPECIAL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:.+/-]+")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def citation_lines(sources: Sequence[Source], name: str, *, ascii_only: bool = False) -> Iterator[str]:
    """The lines of some sources in a format of CITATIONS."""
    if name == "bibtex":
        return bibtex_lines(sources)
    if name == "csl":
        return json_lines(csl_items(sources), ascii_only=ascii_only)
    return (_one_line(source.citation() or source.id) for source in sources)


def bibtex_lines(sources: Iterable[Source]) -> Iterator[str]:
    """An entry a source, with an empty line between two."""
    taken: set[str] = set()
    for at, source in enumerate(sources):
        if at:
            yield ""
        kind = _BIBTEX_TYPES.get(source.type or "", "misc") if source.title else "misc"
        yield f"@{kind}{{{_key(source.id, taken)},"
        yield from (f"  {name} = {value}," for name, value in _bibtex_fields(source, kind))
        yield "}"


def _key(name: str, taken: set[str]) -> str:
    """A name that BibTeX can cite by, and that no other source has."""
    stem = _NOT_IN_KEYS.sub("-", name).strip("-") or "source"
    key, number = stem, 1
    while key.lower() in taken:
        number += 1
        key = f"{stem}-{number}"
    taken.add(key.lower())
    return key


def _bibtex_fields(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    if source.authors:
        yield "author", f"{{{' and '.join(map(_bibtex_name, source.authors))}}}"
    # Doubly braced: styles would make lower case of proper names.
    title = source.title or (None if source.url or source.publisher else source.id)
    publisher = "howpublished" if kind == "misc" else "institution" if kind == "techreport" else "publisher"
    texts = (
        ("title", title and f"{{{_escaped(title)}}}"),
        (_CONTAINERS.get(kind, "series"), source.container and _escaped(source.container)),
        ("volume", source.volume and _escaped(source.volume)),
        ("number", source.issue and _escaped(source.issue)),
        (publisher, source.publisher and _escaped(source.publisher)),
        ("url", source.url and _one_line(source.url).translate(_URL_SPECIAL)),
        ("note", _escaped(_note(source))),
    )
    yield from ((name, f"{{{text}}}") for name, text in texts if text)
    parts = _date_parts(source.date or "")
    if parts:
        # BibTeX reads year and month, biblatex the whole date.
        yield "date", f"{{{source.date}}}"
        yield "year", f"{{{parts[0]:04}}}"
        yield from (("month", _MONTHS[month - 1]) for month in parts[1:2])
    elif source.date:
        yield "year", f"{{{_escaped(source.date)}}}"


def csl_items(sources: Iterable[Source]) -> Iterator[dict[str, Any]]:
    """An item a source, without what is not known."""
    for source in sources:
        parts = _date_parts(source.date or "")
        issued = {"date-parts": [parts]} if parts else {"literal": source.date} if source.date else None
        item = {
            "id": source.id,
            "type": source.type if source.type in _CSL_TYPES else "document",
            "author": [_csl_name(name) for name in source.authors],
            "title": source.title,
            "container-title": source.container,
            "volume": source.volume,
            "issue": source.issue,
            "issued": issued,
            "publisher": source.publisher,
            "URL": source.url,
            "note": _note(source),
        }
        yield {name: value for name, value in item.items() if value}


def _date_parts(text: str) -> list[int]:
    """Year, month and day of an ISO date, as far as it has them; empty for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        return []
    try:
        iso_date(f"{text}-01-01"[:10])
    except ValueError:
        return []
    return [int(part) for part in match.groups() if part]


def _names(name: str) -> tuple[str, str] | None:
    """Given and family name of a person; None for a body, or a name of one word."""
    words = name.split()
    if len(words) < 2 or "," in name or not _BODY.isdisjoint(name.casefold().split()):
        return None
    # A particle belongs to the family name: Ursula von der Leyen.
    first = next((at for at, word in enumerate(words[1:], 1) if word[:1].islower()), len(words) - 1)
    return " ".join(words[:first]), " ".join(words[first:])


def _csl_name(name: str) -> dict[str, str]:
    parts = _names(name)
    return {"given": parts[0], "family": parts[1]} if parts else {"literal": name}


def _bibtex_name(name: str) -> str:
    parts = _names(name)
    return f"{_escaped(parts[1])}, {_escaped(parts[0])}" if parts else f"{{{_escaped(name)}}}"


def _note(source: Source) -> str:
    return "; ".join(f"{each.field} inferred from {each.basis}" for each in source.inferred)


def _escaped(text: str) -> str:
    return _one_line(text).translate(_SPECIAL)


def _one_line(text: str) -> str:
    return " ".join(text.split())
