"""Pages on which a date begins its entry, on the same line or on a line above it.

A date head opens an entry when it stands at the start of a line, or after the end of a sentence, and
a separator follows. So `Jan. 5 talks` in running text opens nothing, and neither does a date that an
entry itself names. Text before the first entry is passed over as running text. After it, a line
without a head goes on with the entry above when it is wrapped, or when heads stand on lines of their
own; a bullet under a date alone is an entry of its own. Every other line is reported, none dropped in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from krjp.importer.above import Above, ends_statement
from krjp.importer.blocks import alone
from krjp.importer.drafts import RUNNING, Draft, Drafted, Unread, closed
from krjp.importer.flowing import divided
from krjp.importer.heads import Head, begins_with_date, read_head
from krjp.importer.items import are_labelled, bullet_of, is_beside, is_item, is_row, without_hour
from krjp.importer.lines import BLANK, HEADING, TEXT, Line, squeeze, wrapped_from
from krjp.importer.loose import Loose
from krjp.importer.paragraphs import OF_DATE_ABOVE, Ditto, after_ditto, parted
from krjp.importer.sections import (
    covers_the_page,
    is_century,
    is_period,
    is_title,
    of_year,
    run_in_heading,
    stands_over,
)
from krjp.importer.seeming import announces, is_like_a_head, is_stamped, looks_dated, seems_dated
from krjp.importer.sentence_days import dated_by_sentences
from krjp.importer.stated import BadDateError, Point
from krjp.importer.years import Months, months_of_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krjp.importer.dateparts import Habits
    from krjp.importer.stated import Stated

__all__ = ["dates_first"]

# In Japanese and Korean lists the lines end in nouns, without a full stop.
_UNITS = re.compile(
    r"\W{0,3}(?:(?:明治|大正|昭和|平成|令和)?\s?(?:\d{1,4}|元)\s?[年년]\s?)?\d{1,2}\s?[月월](?!\s?[のにはから])|\W{0,3}\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\."
)
_MONTH = re.compile(r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s")  # no space parts words within a text
# What separates a date from its text, in all but name: `2001 April` in bold, and then a dash.
_LEADING = re.compile(r"^\s*(?:[:;=|]|[-\u2010-\u2015\u2212]{1,2})\s+")
# So many dates alone on their lines are a habit.
_FEW = 2
_YEAR_ALONE = re.compile(r"\W*(?:year\s)?[12]\d{3}\s?[年년]?\W*", re.IGNORECASE)
_NO_HEAD = "begins like an entry, but its date is not understood as a head"


class _Reader:
    """The state of reading one text from top to bottom."""

    def __init__(self, lines: list[Line], habits: Habits, *, days: bool, prose: bool) -> None:
        self.lines = lines
        self.habits = habits
        self.days = days
        self.prose = prose
        self.above = Above(wrapped_from(lines), listed=habits.listed)
        self.labelled = are_labelled(lines)
        self.alone = sum(alone(line, habits) is not None for line in lines) > _FEW
        self.drafts: list[Draft] = []
        self.unread: list[Unread] = []
        self.passed: dict[str, int] = {}
        self.years: Months | None = None
        self.heading: Months | None = None
        self.within: Point | None = None
        self.section: Head | None = None  # the date that stands alone over others
        self.day: Stated | None = None  # the day that a heading gives to the years below it
        self.loose, self.marked = Loose(), False

    def read(self) -> None:
        for at, line in enumerate(self.lines):
            if line.kind in (TEXT, HEADING):
                self._take(line, at)
            elif line.kind != BLANK:
                self._pass(line.kind)
            self.above.pass_by(line)
        self.unread += self.loose.left(self.drafts)

    def _pass(self, kind: str) -> None:
        self.passed[kind] = self.passed.get(kind, 0) + 1

    def _take(self, line: Line, at: int) -> None:
        text = self._with_number(line)
        if (opening := run_in_heading(text, self.habits)) is not None and not self.above.is_unfinished():
            months, month, end = opening
            self._set_section(months, month)
            self.passed[HEADING] -= 1  # its line is that of the entry
            text = text[end:]
        try:
            in_list = (not self.above.full and bool(_UNITS.match(text))) or bool(_MONTH.match(text))
            fresh = self.above.is_over() or in_list or bool(line.marker) or line.block
            fresh = fresh or line.kind == HEADING or self._is_date(line)
            amid = self.above.is_unfinished() and not line.marker
            segments = list(self._segments(text, fresh=fresh, amid=amid, item=bool(line.marker)))
        except BadDateError as error:
            self.above.open = None
            self.unread.append(Unread(line.number, squeeze(text), str(error), True))
            return
        first, _ = segments[0]
        if first is not None and (
            is_period(self.lines, at, first, self.habits)
            or (not self.drafts and covers_the_page(self.lines, at, first, self.habits))
        ):
            self._open_section(line, first.stated)
            return
        heading = first is not None and (first.alone or line.kind == HEADING)
        if first is not None and heading and self._stands_over(at, first):
            self._open_section(line, first.stated)
            self.section = first if first.alone else None
            self.day = first.stated if first.stated.first.day is not None and not first.stated.has_year else None
            return
        for head, following in segments:
            if head is not None:
                self._open_entry(head, line, following)
            else:
                self._without_head(line, following)

    def _is_date(self, line: Line) -> bool:
        """True for a date alone on a line, where the line before could have held more, or all dates stand so."""
        apart = (self.alone or not self.above.full) and not line.text[:1].islower() and not self.above.is_unfinished()
        return apart and alone(line, self.habits) is not None

    def _with_number(self, line: Line) -> str:
        """The text of a line; under the heading of a month its number may be a day."""
        number = line.marker.rstrip(".)")
        return f"{line.marker} {line.text}" if self.days and self.within and number.isdigit() else line.text

    def _segments(self, text: str, *, fresh: bool, amid: bool, item: bool) -> Iterator[tuple[Head | None, str]]:
        if amid:
            return iter([(None, text)])
        within = self.within if self.days else None
        first = read_head(
            text,
            0,
            line_start=True,
            fresh=fresh,
            habits=self.habits,
            within=within,
            prose=self.prose and fresh,
            item=item,
        )
        above = self.above.open.stated.first if self.above.open is not None else None
        by_year = above is not None and (above.month, above.third) == (None, None)
        return divided(text, first, self.habits, by_year=by_year)

    def _open_entry(self, head: Head, line: Line, text: str) -> None:
        self.unread += self.loose.settled(self.drafts)
        self.above.open = Draft(
            of_year(self.day, head.stated) if self.day is not None else head.stated,
            squeeze(head.text),
            line.number,
            self.heading,
            place=squeeze(head.place),
            own_line=head.alone or line.kind == HEADING,
            led=head.led,
            day_only=head.day_only,
        )
        self.above.open.marked = bullet_of(line)
        self.marked |= bool(line.marker)
        self.above.open.yearly = self.day is not None
        self.above.open.separator = line.text[: len(line.text) - len(text.lstrip())].rstrip()[-1:]
        text = _LEADING.sub("", text)
        if line.kind == HEADING and text.strip():
            self.above.open.entitle(text)
        else:
            self.above.open.add(text[:1].upper() + text[1:] if head.led else text, line.number)
        self.drafts.append(self.above.open)

    def _stands_over(self, at: int, head: Head) -> bool:
        """True for a date, alone on its line, that is the heading of what follows it."""
        return stands_over(self.lines, at, head, self.habits, days=self.days, prose=self.prose)

    def _open_section(self, line: Line, stated: Stated) -> None:
        months = months_of_heading(line.text)
        if months is None and stated.first.year is not None:  # a year of an era
            month = stated.first.month
            months = Months((stated.first.year, month or 1), (stated.first.year, month or 12))
        month = stated.first.month if stated.first == stated.last and stated.first.third is None else None
        self._set_section(months, month)

    def _set_section(self, months: Months | None, month: int | None) -> None:
        """Note the months that a heading gives; a month alone is one of the year above it."""
        self.section = None
        if months is not None:
            one = months.first == months.last
            self.years = months if not one else Months((months.first[0], 1), (months.first[0], 12))
            self.heading = months
            self.within = Point(None, months.first[1]) if one else None
        elif month is not None:
            self.within = Point(None, month)
            if self.years is not None and self.years.first[0] == self.years.last[0]:
                self.heading = Months((self.years.first[0], month), (self.years.first[0], month))
        if months is not None or month is not None:
            self.unread += self.loose.settled(self.drafts)
        self.above.open = None
        self._pass(HEADING)

    def _without_head(self, line: Line, text: str) -> None:
        months = months_of_heading(text)
        titled = (months is not None and self._is_heading(line, text)) or is_century(line)
        over = line.kind == HEADING or self.above.is_over()
        if self.drafts and over and (ditto := after_ditto(text, self.drafts[-1])) is not None:
            self._of_ditto(line, ditto)
        elif line.kind == HEADING and self.above.wants_title(months):
            assert self.above.open is not None
            self.above.open.entitle(text)
        elif line.kind == HEADING or titled:
            self._set_section(months, None)
        elif self._is_item(line, text):
            self._undated(line, text)
        elif is_row(line, text) or self._meant_as_head(text):
            self.above.open = None
            why = _NO_HEAD if begins_with_date(text) else "begins like an entry, but not with a date"
            self.unread.append(Unread(line.number, squeeze(text), why, True))
        elif self.above.open is None:
            self._outside(line, text)
        elif self.above.goes_on(line, text) or self.above.lists(line):
            self._close_title(text)
            self.above.open.listing = self.above.lists(line)
            self.above.open.add(text, line.number, paragraph=self.above.begins_paragraph(line, text))
            if self.above.opens_with_date(text) and not self.above.open.own_line:
                self._doubt(line, text, "begins with a date, but is no head")
        elif self.above.blank:
            self.above.open = None
            self._outside(line, text)
        else:
            self.above.open.add(text, line.number)
            dated = self.above.opens_with_date(text)
            self._doubt(line, text, "begins with a date, but is no head" if dated else "has no date")

    def _of_ditto(self, line: Line, ditto: Ditto) -> None:
        """An entry that is dated by the one above it, on its own line or below."""
        self.above.open = self.drafts[-1]
        if ditto.text:
            self._item(line, ditto.text)
        else:
            self.unread += self.loose.settled(self.drafts)
            self.above.open = Draft(ditto.stated, "", line.number, self.drafts[-1].heading, own_line=True)
            self.drafts.append(self.above.open)
        self.above.open.stated, self.above.open.date_text = ditto.stated, ditto.printed

    def _is_item(self, line: Line, text: str) -> bool:
        """True for an entry of the date of the one above; in a list without spaces its date may be left blank."""
        above, open_ = self.above, self.above.open
        if open_ is None:
            return False
        if is_item(open_, line, text, blank=above.blank, labelled=self.labelled, marked=self.marked):
            return True
        follows = self.habits.glued and not (above.blank or above.full or open_.own_line)
        return follows and not self._meant_as_head(text)

    def _undated(self, line: Line, text: str) -> None:
        """An entry of the date above; one beside a dated bullet is of the date over both, and may be of another day."""
        assert self.above.open is not None
        if self.section is not None and is_beside(self.above.open, line):
            self._of_section(line, text)
        else:
            self._item(line, text)

    def _of_section(self, line: Line, text: str) -> None:
        """An entry of the date that stands alone over others."""
        assert self.section is not None
        self._open_entry(self.section, line, text)
        self._note(line, text, "has no date; read as an entry of the heading above")

    def _is_heading(self, line: Line, text: str) -> bool:
        """True for a line with a year that is a heading, though nothing marks it as one."""
        apart = self.above.blank or (self.above.open is None and not self.above.wraps(text))
        apart = apart or bool(_YEAR_ALONE.fullmatch(text))
        return apart and not (line.marker or ends_statement(text) or looks_dated(text) or is_stamped(text))

    def _close_title(self, text: str) -> None:
        """Make a sentence of a short line below a date, if what follows begins anew."""
        assert self.above.open is not None
        pieces = self.above.open.pieces
        if (
            self.above.open.own_line
            and len(pieces) == 1
            and not self.above.full
            and is_title(pieces[0])
            and text[:1].isupper()
        ):
            pieces[0] = closed(pieces[0])
            self.above.open.titled = True

    def _item(self, line: Line, text: str) -> None:
        """An entry of the date of the one above."""
        assert self.above.open is not None
        above = self.above.open
        if above.pieces:
            self.above.open = Draft(
                above.stated,
                above.date_text,
                line.number,
                above.heading,
                place=above.place,
                own_line=above.own_line,
                day_only=above.day_only,
            )
            self.drafts.append(self.above.open)
            if not above.own_line:
                self._note(line, text, OF_DATE_ABOVE)
        self.above.open.bulleted = bool(line.marker)
        self.above.open.add(without_hour(text) if above.own_line else text, line.number)

    def _doubt(self, line: Line, text: str, why: str) -> None:
        self._note(line, text, f"{why}; read as part of the entry above")

    def _note(self, line: Line, text: str, why: str) -> None:
        self.unread.append(Unread(line.number, squeeze(text), why))

    def _meant_as_head(self, text: str) -> bool:
        """True for a line that begins like a head, though its date may not be understood."""
        if announces(text) and self.above.opens_with_date(text):
            return True
        fresh = self.above.is_over() and not (self.above.open and self.above.open.own_line)
        return is_like_a_head(text, amid=self.above.is_unfinished(), fresh=fresh)

    def _outside(self, line: Line, text: str) -> None:
        if self.section is not None and line.marker:
            self._of_section(line, text)
        elif self.drafts:
            self.loose.lines.append(line._replace(text=text))
        elif seems_dated(text):
            self._note(line, text, _NO_HEAD)
        else:
            self._pass(RUNNING)


def dates_first(lines: list[Line], habits: Habits, *, days: bool = False, prose: bool = False) -> Drafted:
    """The entries of lines that begin with their dates, or stand below them.

    With `days`, a day alone dates an entry under the heading of its month; in `prose`, the date that begins a
    paragraph may be part of its sentence.
    """
    reader = _Reader(lines, habits, days=days, prose=prose)
    reader.read()
    drafts = parted(dated_by_sentences(reader.drafts), reader.unread, reader.passed)
    return Drafted(drafts, reader.unread, reader.passed)
