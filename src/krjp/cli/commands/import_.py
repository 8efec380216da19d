"""`krjp import`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from krjp.cli.environment import read_stdin, say, speaks_unicode, write_lines
from krjp.cli.options import INPUT
from krjp.cli.parameters import argument, flag, option, whole_number
from krjp.cli.progress import steps, waiting
from krjp.errors import KrjpError
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from krjp.cli.options import Input
    from krjp.doors.content import Contents
    from krjp.files.reference import Reference
    from krjp.importer.merge import Merged
    from krjp.importer.pipeline import Account, Text
    from krjp.record.model import Event

HELP = (
    "Make records of a published chronology (text, Markdown, HTML, wikitext, Word, PDF), whatever way it prints dates, "
    "or of tables (CSV, Excel …)."
)
EXAMPLES = """\
Examples:

\b
  krjp import chronology.txt --save mine.json
  krjp import 2023.html 2024.html --save mine.jsonl --strict
  krjp import talks.csv --save talks.json
  krjp import chronology.txt --save mine.json --update
  pdftotext issue.pdf - | krjp import - --source cc-2024-05 | jq length
"""

STDIN = STDOUT = "-"
PARAMETERS = (
    argument("files", "FILE", "Chronologies and tables to read; - is standard input.", required=True, several=True),
    INPUT,
    option("out", "--save", metavar="FILE", default=STDOUT, help="Write here: JSON, or JSON Lines for .jsonl."),
    flag("--force", help="Replace the file if it exists."),
    flag("--update", help="Add to the file; keep what was coded or deleted by hand, code the rest anew."),
    flag("--strict", help="Write nothing and exit 2 if a line is not understood."),
    option("--year", metavar="YYYY", type=whole_number(), help="The year where the text gives none."),
    option("cited", "--source", metavar="ID", help="The source to cite (default: the file's name)."),
    option("form", "--format", metavar="NAME", help="text, markdown, html, wikitext, docx or pdf (default: guessed)."),
    option(
        "--layout",
        metavar="NAME",
        help="before, days, sentence, end, below, title, bracket or label (default: inferred).",
    ),
)

# Formats that hold no such JSON, and the endings that promise them; `_MADE` are those krjp makes of a chronology.
_PROMISED = {
    "CSV": "csv",
    "TSV": "tsv",
    "Markdown": "md markdown",
    "iCalendar": "ics",
    "plain text": "txt",
    "HTML": "html htm xhtml",
    "XML": "xml",
    "SVG": "svg",
    "YAML": "yaml yml",
    "PDF": "pdf",
    "a document": "doc docx odt rtf",
    "a spreadsheet": "xls xlsx ods",
    "a database": "db sqlite duckdb parquet",
    "compressed data": "gz zip xz bz2 zst",
}
_MADE = {"CSV": "csv", "TSV": "tsv", "Markdown": "markdown", "iCalendar": "ics"}


class Existing(NamedTuple):
    """What there is already: records to keep, and who is known."""

    events: Sequence[Event]
    reference: Reference
    marks: frozenset[str]
    """Of every record that was imported before."""


def command(
    files: Sequence[str],
    given: Input,
    out: str,
    year: int | None,
    cited: str | None,
    form: str | None,
    layout: str | None,
    *,
    force: bool,
    update: bool,
    strict: bool,
) -> int:
    """Answer `krjp import`."""
    if update and out == STDOUT:
        raise KrjpError("--update needs the file to update; name it with --save")
    if out != STDOUT:
        from krjp.files.atomic import refuse_early

        _refuse_other_formats(out)
        refuse_early(out, force=force or update)
    from contextlib import nullcontext

    from krjp.files.atomic import alone
    from krjp.importer.pipeline import import_texts

    with alone(out) if update else nullcontext():
        existing = _existing(out if update else None, given.data)
        texts, tables = _sorted([_read(path) for path in dict.fromkeys(files)], given, form or layout, year)
        events, accounts = import_texts(
            texts,
            existing.reference.actors.values(),
            source=cited,
            form=form,
            layout=layout,
            year=year,
            progress=steps("coding"),
        )
        status = _status(accounts, strict=strict)
        if events or tables:
            _save(existing, events, tables, out, force=force, update=update)
        return status


def _status(accounts: Sequence[Account], *, strict: bool) -> int:
    """The status to end with, after telling what became of each text. Raises KrjpError for what is not strict."""
    for account in accounts:
        _report(account)
    unread = sum(len(account.unread) for account in accounts)
    if strict and unread:
        raise KrjpError(f"{unread} line{'s' * (unread > 1)} not understood; nothing was written (--strict)")
    return int(max(map(_left_out, accounts), default=False))  # each of them says it


def _save(
    existing: Existing, events: Sequence[Event], tables: Sequence[Contents], out: str, *, force: bool, update: bool
) -> None:
    """Write what there is already together with what was read."""
    from krjp.importer.merge import merge

    merged = merge(existing.events, events, existing.marks)
    merged = _with_tables(merged, tables, existing.marks, update=update)
    _write(merged.events, out, force=force or update)
    if out != STDOUT:
        rows = (event for table in tables for event in table.events)
        _remember((*events, *rows), out, existing.marks)
        changes = f"{merged.added} new, {merged.renewed} coded anew, {merged.kept} kept as coded by hand"
        left = f", {merged.left_out} left out as deleted by hand" if merged.left_out else ""
        say(f"wrote {printable(out)}: {changes}{left}")


def _remember(events: Iterable[Event], out: str, before: frozenset[str]) -> None:
    """Keep beside a file what was imported into it. Written after it: a crash between the two loses no record."""
    from krjp.files.atomic import write_text
    from krjp.importer.imported import beside, mark, written

    write_text(beside(out), written(before.union(map(mark, events))), force=True)


def _refuse_other_formats(out: str) -> None:
    """Raise KrjpError for a file whose name promises a format that is not written."""
    stem, ending = os.path.splitext(out)
    promised = next((name for name, endings in _PROMISED.items() if ending[1:].lower() in endings.split()), None)
    if promised is None:
        return
    stem = stem.removesuffix(".json").removesuffix(".jsonl")
    then = f", then: krjp list --data {printable(stem)}.json -o {_MADE[promised]}" if promised in _MADE else ""
    raise KrjpError(
        f"--save {printable(out)} promises {promised}, but import writes JSON; "
        f"name it {printable(stem)}.json (or .jsonl){then}"
    )


def _sorted(
    texts: Sequence[Text], given: Input, as_text: str | None, year: int | None
) -> tuple[list[Text], list[Contents]]:
    """The texts to import, or all if they are said to be text, and the contents of the others. Raises KrjpError."""
    from krjp.cli.session import how_of
    from krjp.doors.content import Way, is_text, read
    from krjp.sheets.how import How

    how = (how_of(given) or How())._replace(year=year)
    left, tables = [], []
    for text in texts:
        if as_text or is_text(text.content, text.name):
            left.append(text)
        else:
            with waiting(f"reading {text.name}"):
                tables.append(read(text.content, text.name, Way(how=how)))
            for remark in tables[-1].remarks:
                say(remark)
    return left, tables


def _with_tables(merged: Merged, tables: Sequence[Contents], before: Collection[str], *, update: bool) -> Merged:
    """Records and those of tables together; in an `update` what is there already under an id stays.

    What has a mark from `before` and is not there any more is left out.
    """
    if not tables:
        return merged
    from krjp.doors.content import Contents, together
    from krjp.importer.imported import mark

    known = {event.id for event in merged.events}
    read = [event for each in tables for event in each.events] if update else []
    kept = sum(event.id in known for event in read)
    deleted = {event.id for event in read if event.id not in known and mark(event) in before}
    if update:
        known |= deleted
        tables = [each._replace(events=[event for event in each.events if event.id not in known]) for each in tables]
    every = [Contents(merged.events), *tables]
    events = list(together((f"file {number}", each) for number, each in enumerate(every)))
    return merged._replace(
        events=events,
        added=merged.added + len(events) - len(merged.events),
        kept=merged.kept + kept,
        left_out=merged.left_out + len(deleted),
    )


def _existing(out: str | None, data: Sequence[str]) -> Existing:
    """The records to keep, and the actors to recognise: those of --data, else those beside the file to update."""
    from krjp.files.reference import Reference
    from krjp.loading import load

    # A file to write is a file whatever it is called: `packaged` is the user's own here.
    old = load(os.path.join(os.curdir, out)) if out is not None and os.path.exists(out) else None
    reference = (
        load(*data, stdin=read_stdin).holdings.reference if data else old.holdings.reference if old else Reference()
    )
    return Existing(old.events if old else (), reference, _marks(out) if old and out else frozenset())


def _marks(out: str) -> frozenset[str]:
    """What was imported into a file before, as far as is known."""
    from krjp.importer.imported import beside, parse_marks

    path = beside(out)
    return parse_marks(_read(path).content, path) if os.path.exists(path) else frozenset()


def _read(path: str) -> Text:
    from krjp.files.packaged import read_whole
    from krjp.importer.pipeline import Text

    if path == STDIN:
        return Text("standard input", read_stdin())
    try:
        with open(path, "rb") as file:
            return Text(path, read_whole(file))
    except OSError as error:
        raise KrjpError(f"cannot read {printable(path)}: {(error.strerror or str(error)).lower()}") from None
    except ValueError:  # a NUL byte in the path
        raise KrjpError(f"'{printable(path)}' is no file name") from None


def _report(account: Account) -> None:
    """Tell what became of the lines of one text."""
    name = printable(account.name)
    passed = "".join(
        f"; {number} line{'s' * (number > 1)} of {what} passed over" for what, number in account.passed.items()
    )
    if account.layout:
        say(f"{name}: {account.layout}")
    say(f"{name}: {account.read} entries read, {account.entries} dated, {account.coded} coded{passed}")
    if account.repeated:
        say(f"{name}: {account.repeated} of them repeat another in date and text; each was written once")
    for line in account.unread:
        text = line.text if len(line.text) <= 60 else line.text[:59] + "…"
        say(f"{name}: line {line.line}: '{printable(text)}' {line.reason}")


def _left_out(account: Account) -> bool:
    """Say that nothing was read of a text, or that most of it was passed over; True if so."""
    name = printable(account.name)
    if not account.entries:
        say(f"{name}: no dated entry found; nothing was read of {account.lines} lines of text")
    elif account.mostly_left_out:
        say(f"{name}: most of it was passed over: {account.left_out} of {account.lines} lines of text")
    return account.mostly_left_out


def _write(events: Sequence[Event], out: str, *, force: bool) -> None:
    from krjp.record.codec import encode
    from krjp.render.formats.jsons import json_lines, jsonl_lines

    lines = jsonl_lines if out.lower().endswith((".jsonl", ".ndjson")) else json_lines
    if out == STDOUT:
        write_lines(lines(map(encode, events), ascii_only=not speaks_unicode()))
        return
    from krjp.files.atomic import write_text

    write_text(out, "".join(f"{line}\n" for line in lines(map(encode, events))), force=force)
