"""Calendars (iCalendar, RFC 5545) to records, by icalendar and recurring-ical-events (`pip install 'krjp[ics]'`).

An event takes the days it has in its own time zone. What recurs is expanded: a rule with an end to that end, at most
ten years beyond the latest day that the calendar names otherwise; a rule without end to the end of that day's year, or
to the day asked for (`How.until`).
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from krjp.dates import ONE_DAY, EventDate
from krjp.errors import DataError, KrjpError, Problem, shortened
from krjp.record.codec import decode
from krjp.record.ids import distinct, id_of
from krjp.record.model import MOST_TITLE
from krjp.record.own import own_in
from krjp.sheets.account import passed_over
from krjp.sheets.reading import Table
from krjp.sheets.values import known_value, slugged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krjp.record.model import Event
    from krjp.sheets.how import How

__all__ = ["read_calendar"]

MOST_YEARS = 10
# What recurs every day comes 36,525 times in so many years.
MOST_ASKED = 100
WITHIN_A_DAY = ("SECONDLY", "MINUTELY", "HOURLY")
KRJP = "@krjp"
_OTHERS = {"VTODO": "to do", "VJOURNAL": "journal"}
_DAYS = ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "CREATED")
_Component = Any


class _Found(NamedTuple):
    """An event of a calendar."""

    when: EventDate
    values: dict[str, Any]
    """The record as JSON has it, without its dates."""
    where: str


def read_calendar(content: bytes, name: str, how: How) -> Table:
    """The events of a calendar. Raises DataError, and KrjpError where the packages that read calendars are missing."""
    calendars = _parsed(content, name)
    remarks: list[str] = []
    problems: list[Problem] = []
    found: list[_Found] = []
    for component in _occurrences(calendars, name, remarks, how.until):
        told = _read(component)
        if isinstance(told, Problem):
            problems.append(told)
        else:
            found.append(told)
    if problems and not how.skip_unread:
        raise DataError(name, problems)
    if not found:
        message = "is a calendar without events" + "".join(f"; {each.partition(': ')[2]}" for each in remarks)
        if b"END:VCALENDAR" not in content.upper():
            message = "is a calendar that is cut short: END:VCALENDAR is missing; get it anew"
        raise DataError(name, [*problems, Problem("", "", message)])
    events = _events(found, name)
    remarks.insert(0, f"{name}: {len(events):,} event{'s' * (len(events) != 1)}; read as a calendar")
    remarks += [passed_over(name, problems)] if problems else []
    return Table(events, own_in(events), tuple(remarks), tuple(each.where for each in found))


def _parsed(content: bytes, name: str) -> list[_Component]:
    try:
        import icalendar
    except ImportError:
        raise KrjpError(f"{name}: calendars need packages that are missing: pip install 'krjp[ics]'") from None
    try:
        return list(icalendar.Calendar.from_ical(content, multiple=True))
    except Exception as error:  # whatever a foreign parser makes of arbitrary bytes
        message = f"is no calendar that can be read: {shortened(str(error))}"
        raise DataError(name, [Problem("", "", message)]) from None


def _occurrences(
    calendars: Iterable[_Component], name: str, remarks: list[str], asked: datetime.date | None
) -> Iterator[_Component]:
    """All events, each as often as it takes place, in order; what is left out is told."""
    passed: Counter[str] = Counter()
    for calendar in calendars:
        for kind, noun in _OTHERS.items():
            passed[noun] += len(calendar.walk(kind))
        events = [each for each in calendar.walk("VEVENT") if _day_of(each, "DTSTART") is not None]
        passed["without a first day"] += len(calendar.walk("VEVENT")) - len(events)
        if not events:
            continue
        _check_rules(events, name)
        for each in _taken(calendar, events, name, remarks, asked):
            if str(each.get("STATUS", "")).upper() == "CANCELLED":
                passed["cancelled"] += 1
            else:
                yield each
    told = ", ".join(f"{number} {noun}" for noun, number in passed.items() if number)
    if told:
        remarks.append(f"{name}: passed over what is no event, or none any more ({told})")


def _taken(
    calendar: _Component,
    events: Sequence[_Component],
    name: str,
    remarks: list[str],
    asked: datetime.date | None,
) -> Iterator[_Component]:
    """The events of a calendar with what recurs as often as it does."""
    import recurring_ical_events

    named = [day for each in events for key in _DAYS if (day := _day_of(each, key))]
    latest = max(named)
    year_end = max(datetime.date(latest.year, 12, 31), min(asked or latest, _years_after(latest, MOST_ASKED)))
    until = max(year_end, _years_after(latest, MOST_YEARS))
    endless = {str(each.get("UID")) for each in events if _is_endless(each)}
    if endless:
        series = f"{len(endless)} event{'s' * (len(endless) > 1)}"
        remarks.append(
            f"{name}: what recurs without end ({series}) is taken to {year_end}; "
            f"a question for later days has more, as in --until {year_end.year + 1}"
        )
    dated = calendar.copy(recursive=True)
    dated.subcomponents = [each for each in dated.subcomponents if each.name != "VEVENT" or _day_of(each, "DTSTART")]
    try:
        taken = recurring_ical_events.of(dated).between(min(named), until + ONE_DAY)
    except Exception as error:  # whatever it makes of rules that contradict themselves
        message = f"holds a rule of recurrence that cannot be followed: {shortened(str(error))}"
        raise DataError(name, [Problem("", "", message)]) from None
    for each in sorted(taken, key=_first):
        if _first(each) <= year_end or str(each.get("UID")) not in endless:
            yield each


def _years_after(day: datetime.date, years: int) -> datetime.date:
    return datetime.date(min(day.year + years, 9998), 12, 31)


def _first(event: _Component) -> datetime.date:
    """The first day of an event that has one."""
    day = _day_of(event, "DTSTART")
    assert day is not None
    return day


def _check_rules(events: Iterable[_Component], name: str) -> None:
    """Raise DataError for rules that are none, and for those by which something happens several times a day."""
    for each in events:
        where = f"event '{shortened(str(each.get('SUMMARY', '')))}'"
        for rule in _rules(each):
            if not isinstance(rule, dict):
                message = f"'{shortened(str(rule))}' is no rule of recurrence"
                raise DataError(name, [Problem(where, "RRULE", message)])
            frequency = str((rule.get("FREQ") or [""])[0]).upper()
            if frequency in WITHIN_A_DAY:
                raise DataError(name, [Problem(where, "RRULE", f"recurs {frequency.lower()}; krjp counts days")])


def _rules(event: _Component) -> list[Any]:
    found = event.get("RRULE") or []
    # A rule is a dictionary; several, which the standard discourages, are a list of them.
    return found if isinstance(found, list) else [found]


def _is_endless(event: _Component) -> bool:
    return any("UNTIL" not in rule and "COUNT" not in rule for rule in _rules(event))


def _day_of(event: _Component, name: str) -> datetime.date | None:
    value = _part(event.get(name), "dt")
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else None


def _part(value: Any, name: str) -> Any:
    """A part of a property; None where there is none, or the property could not be read."""
    try:
        return getattr(value, name, None)
    except ValueError:  # of a property that is not what it should be
        return None


def _read(event: _Component) -> _Found | Problem:
    """What a calendar says of an event."""
    start, end = event["DTSTART"].dt, _part(event.get("DTEND"), "dt")
    first = _first(event)
    last = max(first, _last_day(end) if end is not None else first)
    title = " ".join(str(event.get("SUMMARY", "")).split())
    where = f"event of {first}"
    if not title:
        return Problem(where, "SUMMARY", "is missing; an event needs a title")
    edtf = str(event.get("X-KRJP-EDTF", ""))
    when = _when(first, last, edtf)
    summary = str(event.get("DESCRIPTION", "")).strip()
    if edtf and when.approximate and summary.startswith("Date: "):
        summary = summary.partition("\n\n")[2]
    if len(title) > MOST_TITLE:
        title, summary = shortened(title, MOST_TITLE - 1), "\n\n".join(filter(None, (title, summary)))
    uid = str(event.get("UID", ""))
    values = {
        "id": uid.removesuffix(KRJP) if uid.endswith(KRJP) else None,
        "title": title,
        "summary": summary,
        "place": {"name": place} if (place := " ".join(str(event.get("LOCATION", "")).split())) else None,
        "actors": list(dict.fromkeys(filter(None, map(_called, _people(event))))),
        "sources": [{"source": url}] if (url := str(event.get("URL", "")).strip()) else [],
        **_categories(event),
    }
    if isinstance(start, datetime.datetime):
        clock = [each.strftime("%H:%M") for each in (start, end) if isinstance(each, datetime.datetime)]
        values["extra"] = {"time": "–".join(dict.fromkeys(clock))}
    return _Found(when, values, where)


def _last_day(end: datetime.date) -> datetime.date:
    """The last day before an end, which is exclusive."""
    if isinstance(end, datetime.datetime):
        midnight = end.time() == datetime.time()
        return end.date() - ONE_DAY if midnight and end.date() > datetime.date.min else end.date()
    return end - ONE_DAY if end > datetime.date.min else end


def _when(first: datetime.date, last: datetime.date, edtf: str) -> EventDate:
    """The days of an event; as exactly as krjp knew them, if it wrote the calendar and nobody moved the event."""
    exact = EventDate(first, last)
    middle = first + (last - first) // 2
    vague = [EventDate(middle, middle, approximate=True)]
    vague += [EventDate(first, last, approximate=True, open_end=end) for end in (None, "start", "end", "both")]
    if not edtf or exact.edtf() == edtf:
        return exact
    return next((each for each in vague if each.edtf() == edtf and each.bounds == exact.bounds), exact)


def _people(event: _Component) -> list[Any]:
    found = []
    for name in ("ORGANIZER", "ATTENDEE"):
        value = event.get(name) or []
        found += value if isinstance(value, list) else [value]
    return found


def _called(person: Any) -> str:
    """The name of somebody who takes part; an address alone is nobody's business."""
    name = " ".join(str((_part(person, "params") or {}).get("CN", "")).split())
    return "" if "@" in name else name


def _categories(event: _Component) -> dict[str, Any]:
    """The kind, if a category is one, and the others as topics."""
    given = event.get("CATEGORIES") or []
    lists = given if isinstance(given, list) else [given]
    words = [str(word) for each in lists for word in _part(each, "cats") or []]
    kinds = [word for word in words if known_value("kind", word)]
    topics = [known_value("topics", word) or slugged(word) for word in words if word not in kinds[:1]]
    return {
        "kind": known_value("kind", kinds[0]) if kinds else None,
        "topics": list(dict.fromkeys(filter(None, topics))),
    }


def _events(found: list[_Found], name: str) -> list[Event]:
    """The events, with ids where the calendar has none of krjp's. Raises DataError."""
    ids = distinct(each.values["id"] or id_of(each.when, each.values["title"]) for each in found)
    events, problems = [], []
    for each, key in zip(found, ids, strict=True):
        first, last = each.when.first, each.when.last
        dates = {
            "date": first.isoformat(),
            "end_date": last.isoformat() if last != first else None,
            "date_certainty": "approximate" if each.when.approximate else "exact",
            "open_end": each.when.open_end,
        }
        event, wrong = decode({**each.values, **dates, "id": key})
        events += [event] if event is not None else []
        problems += [Problem(each.where, field, message) for field, message in wrong]
    if problems:
        raise DataError(name, problems)
    return events
