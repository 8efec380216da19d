"""Pictures as answers: drawn on standard output, written to files, or both."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from krjp.cli.environment import say, screen, speaks_unicode, write_lines, write_paged
from krjp.cli.progress import waiting
from krjp.errors import KrjpError, UnknownNameError
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from krjp.chronology import Answer, Chronology
    from krjp.cli.options import Output, Picture
    from krjp.index.holdings import Holdings
    from krjp.query.counts import Count
    from krjp.record.model import Event
    from krjp.render.layout import Table
    from krjp.render.pictures.svg import Look

__all__ = [
    "STDOUT",
    "draw_count",
    "draw_timeline",
    "says_data",
    "timeline_files",
    "title_for",
    "write_count_picture",
    "write_files",
]

# What a picture is drawn in where there is no terminal to fit: a pipe has no width, a picture must.
PIPE_WIDTH = 100
LEAST_WIDTH = 20
STDOUT = "-"
SCHEMES = ("auto", "light", "dark")


def says_data(output: Output) -> bool:
    """True when the options ask for records in a format, not for a picture."""
    return bool(output.json or output.format) or output.fields is not None or output.template is not None


def _records(output: Output) -> str | None:
    """What goes to standard output beside pictures in files."""
    return "the records" if says_data(output) else None


def _look(
    picture: Picture,
    answer: Answer | Count,
    chronology: Chronology,
    sources: Iterable[str | None],
    by: Sequence[str] = (),
) -> Look:
    """How a picture looks: its title says the question, unless another was given."""
    from krjp.render.pictures.svg import Look

    if picture.scheme not in SCHEMES:
        raise UnknownNameError("--scheme", picture.scheme, SCHEMES)
    title = picture.title or title_for(answer, chronology, by)
    return Look(title, tuple(_works(sources, chronology)), picture.scheme, picture.plain)


def title_for(answer: Answer | Count, chronology: Chronology, by: Sequence[str] = ()) -> str:
    """The question in words; of all events what the dataset is called, or the days they are of."""
    from krjp.render.pictures.titles import title_of

    holdings = chronology.holdings
    if answer.query or by or answer.asked != (None, None):
        return title_of(answer.query, answer.asked, holdings.names, by)
    return _name_of_data(holdings) or title_of("", holdings.coverage, holdings.names)


def _name_of_data(holdings: Holdings) -> str:
    if not holdings.shipped:
        return holdings.own.title
    import json

    from krjp.files.packaged import packaged

    return str(json.loads(packaged("datapackage.json"))["title"])


def write_count_picture(
    count: Count,
    chronology: Chronology,
    output: Output,
    picture: Picture,
    *,
    cited: Callable[[], Count],
    chart: bool = False,
) -> bool:
    """Answer a count with the pictures asked for; False when it is still to be written as data.

    `cited` counts the same events by their sources.
    """
    if chart and says_data(output):
        raise KrjpError("--chart draws a picture; leave out --json, --output, --fields and --template")
    ids = [group.key[0] for group in cited().groups] if picture.svg or picture.html else []
    look = _look(picture, count, chronology, ids, count.by)

    def as_svg() -> str:
        from krjp.render.pictures.chart_svg import chart_svg

        return chart_svg(count, look=look)

    def as_html() -> str:
        from krjp.render.pictures.chart_svg import chart_svg
        from krjp.render.pictures.html import html_page
        from krjp.render.tables.counts_table import count_table

        drawn = chart_svg(count, alone=False, look=look)
        return html_page(look.title, drawn, count_table(count), sources=_sources(ids, chronology), scheme=look.scheme)

    from krjp.cli.session import check_output
    from krjp.render.tables.counts import count_listing

    check_output(count_listing(count), output)
    beside = "the chart" if chart else _records(output)
    files = ((picture.svg, as_svg), (picture.html, as_html))
    written = write_files(files, force=picture.force, beside=beside)
    if chart:
        draw_count(count, output, look.title)
    return chart or (written and not says_data(output))


def draw_count(count: Count, output: Output, title: str) -> None:
    """Draw a count on standard output."""
    from krjp.render.pictures.chart import chart_lines

    width, color = _canvas(output)
    header = not output.no_header
    _draw(chart_lines(count, width, color=color, unicode=speaks_unicode(), header=header, title=title), output)


def draw_timeline(
    answer: Answer,
    chronology: Chronology,
    output: Output,
    *,
    grouped: bool,
    maybe: frozenset[int],
    below: tuple[str, Sequence[Event]],
) -> None:
    """Draw events along a line of time on standard output; for `maybe` and `below` see `timeline_lines`."""
    from krjp.render.pictures.timeline import timeline_lines

    width, color = _canvas(output)
    index = chronology.holdings.index
    shown = (*answer.events.members, *(answer.possible.members if below[1] else ()))
    drawn = timeline_lines(
        answer.events,
        answer.asked,
        width,
        color=color,
        unicode=speaks_unicode(),
        grouped=grouped,
        header=not output.no_header,
        maybe=maybe,
        below=below,
        handles={index.ids[at]: index.handle(at) for at in shown},
    )
    _draw(drawn, output)


def _draw(lines: Iterable[str], output: Output) -> None:
    write_paged((f"{line}\n" for line in lines), pager=not output.no_pager)


def timeline_files(
    answer: Answer,
    chronology: Chronology,
    output: Output,
    picture: Picture,
    *,
    maybe: frozenset[int] | None,
    grouped: bool,
) -> bool:
    """Write a timeline to the files asked for; False when there are none. For `maybe` see `event_listing`."""
    events, asked = answer.events, answer.asked
    marked = maybe or frozenset()
    named = bool(picture.svg or picture.html)
    ids = dict.fromkeys(citation.source for event in events for citation in event.sources) if named else ()
    look = _look(picture, answer, chronology, ids)

    def as_svg() -> str:
        from krjp.render.pictures.timeline_svg import timeline_svg

        return timeline_svg(events, asked, grouped=grouped, maybe=marked, look=look)

    def table() -> Table:
        from krjp.render.tables.events import events_table

        return events_table(events, marked)

    def as_html() -> str:
        from krjp.render.pictures.html import html_page
        from krjp.render.pictures.timeline_svg import timeline_svg

        drawn = timeline_svg(events, asked, grouped=grouped, alone=False, maybe=marked, look=look)
        return html_page(look.title, drawn, table(), sources=_sources(ids, chronology), scheme=look.scheme)

    from krjp.cli.session import check_output
    from krjp.render.event_listing import event_listing

    check_output(event_listing(events, table, maybe, chronology.holdings.fields), output)
    files = ((picture.svg, as_svg), (picture.html, as_html))
    return write_files(files, force=picture.force, beside=_records(output))


def write_files(
    files: Sequence[tuple[str | None, Callable[[], str]]], *, force: bool, beside: str | None = None
) -> bool:
    """Write each text to its path, `-` being standard output; False when no path is given.

    `beside` says what else goes to standard output, if anything does. Raises KrjpError when two things
    would go to the same place, and when a file exists and `force` is not given; then nothing is written.
    """
    asked = [(path, text) for path, text in files if path is not None]
    _refuse([path for path, _ in asked], force=force, beside=beside)
    with waiting("drawing"):
        drawn = [(path, text()) for path, text in asked]
    for path, text in drawn:
        if path == STDOUT:
            # A character reference means the same in SVG and HTML whatever the encoding.
            whole = text if speaks_unicode() else text.encode("ascii", "xmlcharrefreplace").decode("ascii")
            write_lines([whole.rstrip("\n")])
        else:
            from krjp.files.atomic import write_text

            write_text(path, text, force=force)
            say(f"wrote {printable(path)}")
    return bool(drawn)


def _refuse(paths: Sequence[str], *, force: bool, beside: str | None) -> None:
    """Raise KrjpError when not every picture can be written to its path."""
    if beside is not None and STDOUT in paths:
        raise KrjpError(f"the picture and {beside} cannot both go to standard output; give the picture a file")
    taken = set()
    for path in paths:
        place = path
        if path != STDOUT:
            from krjp.files.atomic import refuse_early

            refuse_early(path, force=force)
            place = os.path.realpath(path)
        if place in taken:
            raise KrjpError(f"two pictures cannot both be written to '{printable(path)}'; give each its own file")
        taken.add(place)


def _canvas(output: Output) -> tuple[int, bool]:
    """Width and colour of a picture on standard output."""
    shown = screen(output.color, output.width)
    return max(LEAST_WIDTH, shown.width) if shown.terminal else PIPE_WIDTH, shown.color


def _works(ids: Iterable[str | None], chronology: Chronology) -> Iterator[str]:
    """The works among some sources in full, and how many reports there are besides: a picture is no bibliography."""
    known = chronology.holdings.reference.sources
    found = [known[key] for key in ids if key in known]
    works = [source.citation() for source in found if source.title]
    yield from works
    reports = len(found) - len(works)
    if reports:
        yield f"{reports} report{'' if reports == 1 else 's'}; krjp cite lists them"


def _sources(ids: Iterable[str | None], chronology: Chronology) -> list[str]:
    """The known ones of some sources as lines of prose."""
    known = chronology.holdings.reference.sources
    return [known[key].citation() for key in ids if key in known]
