"""Lines by a template."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krjp.errors import ExpressionError, KrjpError
from krjp.render.formats.template import template_lines
from krjp.render.layout import Table
from krjp.render.listing import record_listing
from tests.building import event
from tests.render.recorded import listing_of

TWO = {"source": "two", "locator": "p. 2; note 3", "date": "2024-02-21", "dates_event": True}
EVENT = event(
    title="Talks; \\ {twice}",
    countries=["JPN", "KOR"],
    place={"name": "Seoul", "country": "KOR"},
    kind="meeting",
    meeting={"mode": "phone", "ordinal": 3},
    sources=[{"source": "one", "section": "article"}, TWO],
)


def filled(template: str) -> str:
    [line] = template_lines(listing_of([EVENT]), template)
    return line


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{date} {title}", "2024-02-21 Talks; \\ {twice}"),
        ("{date}\\t{kind}\\n", "2024-02-21\tmeeting\n"),
        ("{{{date}}}", "{2024-02-21}"),
        ("\\\\t \\x", "\\t \\x"),
        ("{countries}", "JPN; KOR"),
        ("{country} {who}", "JPN; KOR "),
        ("{place}", "Seoul, KOR"),
        ("{place.name}", "Seoul"),
        ("{where} in {place.country}", "Seoul in KOR"),
        ("{meeting}", "phone, 3"),
        ("{sources}", "one, article; two, p. 2\\; note 3, 2024-02-21, dates event"),
        ("{ordinal} {meeting.mode} [{meeting.level}]", "3 phone []"),
        ("{month} {week} {event_class}", "2024-02 2024-W08 "),
        ("{section}|{source}|{locator}", "article; |one; two|; p. 2\\; note 3"),
        ("{end_date}", ""),
        ("{when}; {source-date} {dates-event}", "21 Feb 2024; ; 2024-02-21 false; true"),
        ("no field", "no field"),
        ("", ""),
        ("%s $HOME 독도", "%s $HOME 독도"),
    ],
)
def test_fields_are_filled_in_and_nothing_else(template: str, expected: str) -> None:
    assert filled(template) == expected


@pytest.mark.parametrize(
    ("day", "end", "expected"),
    [
        ("2024-02-01", "2024-02-29", "2024-02|Feb 2024|2024-02||2024|February|"),
        ("2024-01-15", "2024-02-14", "[2024-01-15..2024-02-14]|some time in 15 Jan–14 Feb 2024|||2024||"),
        ("2024-02-21", None, "2024-02-21~|about 21 Feb 2024|2024-02||2024|February|"),
    ],
)
def test_a_vague_date_tells_only_the_parts_that_all_its_days_have(day: str, end: str | None, expected: str) -> None:
    vague = event(day, end_date=end, date_certainty="approximate")
    template = "{date}|{when}|{month}|{week}{day}|{year}|{month-of-year}|{weekday}{end_date}"
    assert list(template_lines(listing_of([vague]), template)) == [expected]


def test_an_exact_event_that_lasts_has_the_parts_of_its_first_day() -> None:
    lasting = event("2024-01-31", end_date="2024-02-02")
    template = "{day} {weekday} {month}"
    assert list(template_lines(listing_of([lasting]), template)) == ["2024-01-31 Wednesday 2024-01"]


def test_an_object_that_is_not_there_is_nothing() -> None:
    assert list(template_lines(listing_of([event()]), "{place}|{meeting}|{sources}")) == ["||"]


def test_there_is_a_line_for_each_event() -> None:
    events = [event("2024-01-01"), event("2024-01-02")]
    assert list(template_lines(listing_of(events), "{date}")) == ["2024-01-01", "2024-01-02"]


UNKNOWN = """\
unknown field 'titel'; did you mean title?
  {date} {titel}
          ^^^^^
for example: {date} {title}"""
LONELY = """\
this '{' has no partner
  독도 {date
       ^
write {field}, for example {date} {title}; a brace itself is {{ or }}"""
LATE = """\
this '}' has no partner
  date}
      ^
write {field}, for example {date} {title}; a brace itself is {{ or }}"""

NAMELESS = """\
only a field's name stands in braces
  독도 {}
       ^^
write the name of a field, for example {date} {title}; a brace itself is {{ or }}"""
FORMATTED = """\
only a field's name stands in braces
  {title} {date:>20}
          ^^^^^^^^^^
write {date}; a brace itself is {{ or }}"""


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{date} {titel}", UNKNOWN),
        ("독도 {date", LONELY),
        ("date}", LATE),
        ("독도 {}", NAMELESS),
        ("{title} {date:>20}", FORMATTED),
    ],
)
def test_a_mistake_is_pointed_at(template: str, message: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        list(template_lines(listing_of([EVENT]), template))
    assert str(raised.value) == message


@pytest.mark.parametrize("template", ["{date", "{{date}", "}{", "{date}}", "{", "{ {date}"])
def test_a_brace_without_its_partner_is_refused(template: str) -> None:
    with pytest.raises(ExpressionError, match="has no partner"):
        list(template_lines(listing_of([EVENT]), template))


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("{}", "write the name of a field, for example"),
        ("{ }", "write the name of a field, for example"),
        ("{da te}", "write the name of a field, for example"),
        ("{!}", "write the name of a field, for example"),
        ("{ date }", "write {date}; "),
        ("{date!r}", "write {date}; "),
        ("{date:>20}", "write {date}; "),
        ("{\n place.name\t}", "write {place.name}; "),
        ("{{{date[0]}}}", "write {date}; "),
    ],
)
def test_braces_around_more_or_less_than_a_name_are_refused(template: str, hint: str) -> None:
    with pytest.raises(ExpressionError, match="only a field's name stands in braces") as raised:
        list(template_lines(listing_of([EVENT]), template))
    assert raised.value.hint.startswith(hint)


def test_the_example_is_one_of_what_is_written() -> None:
    counts = record_listing(
        [{"month": "2024-02", "count": 1, "at_most": 1}], ("month", "count", "at_most"), lambda: Table((), ())
    )
    assert list(template_lines(counts, "{month}: {count}")) == ["2024-02: 1"]
    with pytest.raises(ExpressionError, match=r"for example \{month\} \{count\}; "):
        template_lines(counts, "{}")


def test_a_mistake_is_found_before_the_first_line() -> None:
    with pytest.raises(ExpressionError):
        template_lines(listing_of([]), "{titel}")


@given(st.text(st.sampled_from("{}\\tn date.x-_독\n\x1b"), max_size=20))
@example("{{}")
@example("{\x1b}")
def test_any_template_is_filled_in_or_refused_in_harmless_words(template: str) -> None:
    said = ""
    try:
        filled(template)
    except KrjpError as error:
        said = str(error)
    assert "\x1b" not in said
