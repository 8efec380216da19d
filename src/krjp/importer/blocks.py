"""Pages on which a date stands anywhere but before its entry: after it, below it, below a title, after a label."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from krjp.importer.drafts import HOMELESS, RUNNING, Draft, Drafted, Unread, closed
from krjp.importer.heads import whole_date
from krjp.importer.lexicons import mapped
from krjp.importer.lines import BLANK, HEADING, TEXT, squeeze
from krjp.importer.stated import BadDateError
from krjp.importer.years import months_of_heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krjp.importer.dateparts import Habits
    from krjp.importer.lines import Line
    from krjp.importer.stated import Stated
    from krjp.importer.years import Months

__all__ = ["alone", "date_at_end", "dates_after", "dates_below", "dates_bracketed", "dates_labelled"]

MOST_DATE = 60
_LABELLED = re.compile(r"([^\W\d_][\w ]{1,24}?)\s?[:：]\s*(.*)$")
# What stands before a date at the end of a line, from the last to the first.
_BEFORE_DATE = re.compile(r"[(\[（【]\s?|[,，;–—]\s|\s-\s|\s[–—-]{1,2}\s?|\t|\.\s")
_CLOSING = re.compile(r"[\s.)\]）】]*$")
_SHORTEST = 3
# From such a share of the lines on, a date at the end is a habit.
_USUAL = 0.5
_FEW = 2


class _Part(NamedTuple):
    """A run of lines without a blank between them."""

    lines: list[Line]


def alone(line: Line, habits: Habits) -> Stated | None:
    """What a line states that is nothing but a date."""
    if len(line.text) > MOST_DATE or line.kind not in (TEXT, HEADING) or not line.text.strip():
        return None
    try:
        return whole_date(line.text, habits)
    except BadDateError:
        return None


def date_at_end(text: str, habits: Habits, *, marks: str = "") -> tuple[Stated, int, str] | None:
    """The date at the end of a text, where the text before it ends, and the date as printed; None without one.

    A mere year needs brackets around it or a tab before it, or one of the `marks` that the page has before its dates.
    """
    end = len(text.rstrip(" .)]）】"))
    tail_start = max(0, end - MOST_DATE)
    found = None
    for match in reversed(list(_BEFORE_DATE.finditer(text, tail_start, end))):
        if match.start() < _SHORTEST:
            break
        tail = text[match.end() : end]
        if not any(sign.isdigit() for sign in tail) and match.group()[0] not in "([（【":
            continue
        try:
            stated = whole_date(tail, habits)
        except BadDateError:
            stated = None
        if stated is not None and (stated.first.month or _sign(match.group()) in {*"([（【\t", *marks}):
            found = (stated, match.start(), tail.strip())
        elif found is not None:
            break
    return found


def _sign(opening: str) -> str:
    """The sign in what stands before a date."""
    return opening.strip(" ")[:1]


def _usual_mark(lines: Iterable[Line], habits: Habits) -> str:
    """The sign that stands before the dates at the ends of most lines of a page; empty where most have no date."""
    texts = [line.text for line in lines if line.kind == TEXT]
    counts = Counter(_sign(text[found[1] :]) for text in texts if (found := date_at_end(text, habits, marks=",–-—")))
    mark, times = max(counts.items(), key=lambda each: each[1], default=("", 0))
    return mark if times > max(_FEW, len(texts) * _USUAL) else ""


class _Pages:
    """What is passed over or belongs to nobody, and the heading in force."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.unread: list[Unread] = []
        self.passed: dict[str, int] = {}
        self.heading: Months | None = None

    def passing(self, line: Line) -> bool:
        """True for a line that is no text; the months that a heading gives are noted."""
        if line.kind in (BLANK, TEXT):
            return line.kind == BLANK
        self.note(line.kind)
        if line.kind == HEADING:
            self.heading = months_of_heading(line.text) or self.heading
        return True

    def note(self, kind: str, lines: int = 1) -> None:
        """Count lines that were left out."""
        self.passed[kind] = self.passed.get(kind, 0) + lines

    def homeless(self, lines: Iterable[Line]) -> None:
        """Lines that belong to no entry: running text before the first one, else each is named."""
        for line in lines:
            if self.drafts:
                self.unread.append(Unread(line.number, squeeze(line.text), HOMELESS))
            else:
                self.note(RUNNING)

    def drafted(self) -> Drafted:
        """What has been read."""
        return Drafted(self.drafts, self.unread, self.passed)


def dates_after(lines: list[Line], habits: Habits) -> Drafted:
    """The entries of lines that end with their dates, in brackets or after a comma or a dash."""
    page = _Pages()
    block: list[Line] = []
    mark = _usual_mark(lines, habits)
    for line in lines:
        if line.kind != TEXT or line.marker:
            page.homeless(block)
            block = []
        if page.passing(line):
            continue
        found = date_at_end(line.text, habits, marks=mark)
        if found is None:
            months = months_of_heading(line.text) if not line.marker else None
            if months is not None and not block:
                page.heading = months
                page.note(HEADING)
            else:
                block.append(line)
            continue
        stated, end, printed = found
        draft = Draft(stated, printed, (block or [line])[0].number, page.heading)
        for above in block:
            draft.add(above.text)
        draft.add(line.text[:end].rstrip(" ,;–—-("))
        block = []
        page.drafts.append(draft)
    page.homeless(block)
    return page.drafted()


def dates_below(lines: list[Line], habits: Habits, *, titled: bool = False) -> Drafted:
    """The entries of lines that stand above their dates; `titled`, the title above the date and the text below it."""
    page = _Pages()
    block: list[Line] = []
    latest: Draft | None = None
    for line in lines:
        stated = alone(line, habits)
        # A date as a heading stands above its text, unless its title is a heading as well.
        below = line.kind != HEADING or (titled and bool(block) and block[-1].kind == HEADING)
        if stated is None or not below:
            if (line.kind == HEADING and titled and months_of_heading(line.text) is None) or not page.passing(line):
                block.append(line)
            continue
        latest = _above(page, block, line, stated, latest, titled=titled)
        block = []
    if latest is not None and titled:
        for rest in block:
            latest.add(rest.text)
    else:
        page.homeless(block)
    return page.drafted()


def _above(page: _Pages, block: list[Line], line: Line, stated: Stated, before: Draft | None, *, titled: bool) -> Draft:
    """The entry whose date is on a line: it has the lines above it, or their last as its title."""
    draft = Draft(stated, squeeze(line.text), line.number, page.heading, own_line=True)
    own = block[-1:] if titled else block
    rest = block[: len(block) - len(own)]
    if before is not None:
        for above in rest:
            before.add(above.text)
    else:
        page.homeless(rest)
    for above in own:
        if titled:
            draft.entitle(above.text)
        else:
            draft.add(above.text)
    if own and not titled:
        draft.line = own[0].number
    page.drafts.append(draft)
    return draft


def dates_labelled(lines: list[Line], habits: Habits) -> Drafted:
    """The entries of records whose fields have labels, one of them that of the date."""
    page = _Pages()
    roles = mapped("lines", "labels")
    record: list[Line] = []
    for line in [*lines, None]:
        label = _LABELLED.match(line.text.strip()) if line is not None and line.kind in (TEXT, HEADING) else None
        opens = label is not None and roles.get(label[1].lower()) == "date"
        repeated = opens and any(_role(other, roles) == "date" for other in record)
        if line is None or repeated or (line.kind == BLANK and _is_whole(record, roles)):
            _close(page, record, roles, habits)
            record = []
        if line is not None and line.kind == BLANK and not any(_LABELLED.match(other.text.strip()) for other in record):
            page.homeless(record)  # a title, or an introduction
            record = []
        if line is not None and not page.passing(line):
            record.append(line)
    return page.drafted()


# A title with its date in brackets, and perhaps a place: `Round 1 (Geneva, 12–14 May 2004): …`.
_BRACKETED = re.compile(
    r"(?P<title>[^()\[\]（）]{2,90}?)\s?[(（\[](?:(?P<place>[^\W\d_][^\d(),;]{1,30}),\s)?"
    r"(?P<date>[^()\[\]（）]{4,60}(?:[(（][^()（）\d]{1,12}[)）][^()\[\]（）]{0,12})?)[)）\]]"
    r"\s?(?:[:：;.,=]|--?|[–—]|$)?\s*(?P<rest>.*)$"
)


def dates_bracketed(lines: list[Line], habits: Habits) -> Drafted:
    """The entries of lines that begin with a title and its date; the text goes on beside the title or below it.

    In a heading the date may stand after a comma as well.
    """
    page = _Pages()
    latest: Draft | None = None
    blank = False
    for line in lines:
        draft = _titled(line, habits, page.heading)
        if draft is not None:
            page.drafts.append(draft)
            latest = draft
        elif line.kind == HEADING:
            latest = None
            page.passing(line)
        elif not page.passing(line):
            if latest is not None and (latest.own_line or not blank):
                latest.add(line.text)
            else:
                latest = None
                page.homeless([line])
        blank = line.kind == BLANK
    _drop_title(page)
    return page.drafted()


def _drop_title(page: _Pages) -> None:
    """Take out the title of the page, if it has a year in brackets as well, and the entries have days."""
    of_year = [draft.stated.first.month is None for draft in page.drafts]
    if len(of_year) > _FEW and of_year[0] and not any(of_year[1:]) and page.drafts[0].titled:
        title = page.drafts.pop(0)
        page.note(HEADING)
        page.note(RUNNING, len(title.pieces) - 1)


def _titled(line: Line, habits: Habits, heading: Months | None) -> Draft | None:
    """The entry that begins on a line with its title and date, if one does."""
    if line.kind not in (TEXT, HEADING):
        return None
    match = _BRACKETED.match(line.text)
    try:
        stated = whole_date(match["date"], habits) if match else None
    except BadDateError:
        stated = None
    if match is not None and stated is not None:
        rest = match["rest"].strip()
        draft = Draft(
            stated, squeeze(match["date"]), line.number, heading, place=match["place"] or "", own_line=not rest
        )
        if rest:
            draft.add(f"{match['title']}: {rest}")
        else:
            draft.entitle(match["title"])
        return draft
    if line.kind == HEADING and (found := date_at_end(line.text, habits)) is not None:
        stated, end, printed = found
        draft = Draft(stated, printed, line.number, heading, own_line=True)
        draft.entitle(line.text[:end].rstrip(" ,;–—-("))
        return draft
    return None


def _role(line: Line, roles: dict[str, str]) -> str:
    label = _LABELLED.match(line.text.strip())
    return roles.get(label[1].lower(), "") if label else ""


def _is_whole(record: list[Line], roles: dict[str, str]) -> bool:
    """True for a record that has its date, and something besides."""
    return len(record) > 1 and any(_role(line, roles) == "date" for line in record)


def _close(page: _Pages, record: list[Line], roles: dict[str, str], habits: Habits) -> None:
    """Make an entry of the lines of one record."""
    dated = next((line for line in record if _role(line, roles) == "date"), None)
    if dated is None:
        page.homeless(record)
        return
    match = _LABELLED.match(dated.text.strip())
    assert match is not None
    try:
        stated = whole_date(match[2], habits)
    except BadDateError as error:
        page.unread.append(Unread(dated.number, squeeze(dated.text), str(error), True))
        return
    if stated is None:
        page.unread.append(Unread(dated.number, squeeze(dated.text), "its date is not understood", True))
        return
    draft = Draft(stated, squeeze(match[2]), record[0].number, page.heading)
    main: list[str] = []
    others: list[str] = []
    for line in record:
        label = _LABELLED.match(line.text.strip())
        role = _role(line, roles)
        if line is dated:
            continue
        if label is not None and role == "place":
            draft.place = squeeze(label[2])
        (main if role == "event" else others if label else main).append(
            label[2] if label and role == "event" else line.text
        )
    for text in (*main, *map(closed, others)):
        draft.add(closed(text) if text in main and others else text)
    page.drafts.append(draft)
