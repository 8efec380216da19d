"""The field table: everything that can be asked of an event, one row a field.

The query language, the options of the command line, sorting, counting, `values`, completion and the
docs all read this table; adding a field is one row here (and, for a stored field, one in `model.Event`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.dates import DATE_PARTS
from krjp.errors import UnknownNameError
from krjp.frozen import Frozen
from krjp.record import own as own_fields
from krjp.record import vocabulary
from krjp.record.own import Own

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from krjp.record.model import Event

__all__ = [
    "FIELDS",
    "FIELD_OPTIONS",
    "STANDARD",
    "Field",
    "FieldOption",
    "FieldTable",
    "as_text",
    "extra_of",
    "field_named",
    "fields_with",
    "find_field",
    "number_of",
    "values_of",
]

VOCABULARY = "vocabulary"
NAME = "name"
TEXT = "text"
DATE = "date"
NUMBER = "number"
PART = "part"
ID = "id"

Values = tuple[str, ...]


class FieldOption(Frozen):
    """The option that asks for values of a field: `--kind meeting`."""

    place: int
    """Where it stands among the others in help and manual: those that are used most come first."""
    spelled: str
    """`--kind -k`, or the long name alone."""
    metavar: str
    help: str

    @property
    def name(self) -> str:
        """The long name as a word: `source_section`. It is a name of the field as well."""
        return self.spelled.split()[0].lstrip("-").replace("-", "_")


class Field(Frozen):
    """One thing that can be asked of an event."""

    name: str
    """Canonical name: the path in the record."""
    type: str
    """How values are read and compared: one of the types above."""
    of: Callable[[Event], Values]
    """The event's values as text; empty when it has none."""
    help: str
    aliases: tuple[str, ...] = ()
    vocabulary: Iterable[str] = ()
    """Known values, all of them or those worth suggesting."""
    ranked: tuple[str, ...] = ()
    """Values from low to high where `<` and `>` mean something."""
    many: bool = False
    """True when an event may have several values."""
    party: str = ""
    """Whom a value names: a `state` by its code, an `actor`, `any` of the two, a `pair` of states; empty: nobody."""
    order: tuple[str | None, ...] = ()
    """Values as counts list them, None among them where it has a place; without it the most frequent come first."""
    option: FieldOption | None = None
    """The option that asks for it, if it has one of its own."""

    @property
    def label(self) -> str:
        """What it is called in messages: its name, or a shorter word for one value of it."""
        return self.aliases[0] if self.aliases and (self.many or "." in self.name) else self.name

    @property
    def ordered(self) -> bool:
        """True when `<` and `>` mean something."""
        return self.type in (DATE, NUMBER) or bool(self.ranked) or self.name in CALENDAR_PARTS


CALENDAR_PARTS = ("year", "quarter", "month", "week", "day")


def _one(value: str | None) -> Values:
    return (value,) if value else ()


def _part(name: str) -> Field:
    of = DATE_PARTS[name].of
    cycle = DATE_PARTS[name].cycle
    return Field(name, PART, lambda event: (of(event.span.bounds[0]),), f"{name} of the first day", vocabulary=cycle)


_TABLE = (
    Field("id", ID, lambda e: (e.id,), "stable name of the event; as a condition the start of it is enough"),
    Field("date", DATE, lambda e: (e.date.isoformat(),), "when it happened"),
    Field("when", DATE, lambda e: (e.when,), "the date as a person writes it; asked for, it is `date`"),
    *(_part(name) for name in DATE_PARTS),
    Field("end_date", DATE, lambda e: (e.end_date.isoformat(),) if e.end_date else (),
          "last day, where it took more than one or is not known exactly", ("end",)),
    Field("date_certainty", VOCABULARY, lambda e: (e.date_certainty,), "exact or approximate",
          ("certainty",), vocabulary.CERTAINTIES),
    Field("open_end", VOCABULARY, lambda e: _one(e.open_end), "which bound only the source's coverage gives", (),
          vocabulary.OPEN_ENDS),
    Field("edtf", TEXT, lambda e: (e.edtf,), "the date as EDTF (ISO 8601-2)"),
    Field("date_text", TEXT, lambda e: _one(e.date_text), "the source's own wording of the date"),
    Field("title", TEXT, lambda e: (e.title,), "what happened, in one line"),
    Field("summary", TEXT, lambda e: _one(e.summary), "the facts and figures"),
    Field("kind", VOCABULARY, lambda e: _one(e.kind), "what it is to a reader", ("what",), vocabulary.KINDS,
          option=FieldOption(1, "--kind -k", "KIND", "meeting, protest, court …; all: krjp values kind.")),
    Field("event_type", VOCABULARY, lambda e: _one(e.event_type), "PLOVER event type", ("type", "plover"),
          vocabulary.EVENT_TYPES,
          option=FieldOption(8, "--event-type", "TYPE", "PLOVER type: CONSULT, AID …; krjp values event_type.")),
    Field("event_class", VOCABULARY, lambda e: _one(e.event_class), "PLOVER class of the event type",
          ("class",), vocabulary.EVENT_CLASSES, order=vocabulary.CLASS_ORDER,
          option=FieldOption(9, "--event-class", "NAME",
                             "PLOVER class: material-conflict …; krjp values event_class.")),
    Field("countries", NAME, lambda e: e.countries, "states that act or are acted on", ("country",), many=True,
          party="state", option=FieldOption(2, "--country -c", "NAME", "Who acts or is acted on: KOR, ROK, Korea.")),
    Field("initiators", NAME, lambda e: e.initiators, "who acts", ("initiator",), many=True,
          party="any", option=FieldOption(3, "--initiator", "NAME", "Who acts: a state or an actor, KOR or kishida.")),
    Field("targets", NAME, lambda e: e.targets, "towards whom", ("target",), many=True,
          party="any", option=FieldOption(4, "--target", "NAME", "Towards whom: a state or an actor.")),
    Field("subjects", NAME, lambda e: e.subjects, "states that are only talked about", ("subject",), many=True,
          party="state"),
    Field("dyads", VOCABULARY, lambda e: e.dyads, "pairs of states: `KOR → JPN`, `JPN – KOR` when both act alike",
          ("dyad",), many=True, party="pair"),
    Field("framework", VOCABULARY, lambda e: _one(e.framework), "by who takes part", (),
          vocabulary.FRAMEWORKS,
          option=FieldOption(10, "--framework", "NAME", "bilateral, trilateral, multilateral, domestic.")),
    Field("actors", NAME, lambda e: e.actors, "persons and organisations", ("actor", "who"), many=True,
          party="actor", option=FieldOption(5, "--actor -a", "NAME",
                                              "Person or organisation by any name; krjp values actor.")),
    Field("place.name", TEXT, lambda e: _one(e.place and e.place.name), "where", ("place", "where"),
          option=FieldOption(7, "--place -p", "PLACE", "Where it happened: seoul; krjp values place.")),
    Field("place.country", NAME, lambda e: _one(e.place and e.place.country), "the country it happened in",
          ("place-country",), party="state"),
    Field("meeting.mode", VOCABULARY, lambda e: _one(e.meeting and e.meeting.mode), "how they met",
          ("mode",), vocabulary.MODES,
          option=FieldOption(12, "--mode", "MODE", "Of meetings: in-person, virtual, phone, unknown.")),
    Field("meeting.level", VOCABULARY, lambda e: _one(e.meeting and e.meeting.level),
          "the rank that all sides reach", ("level",), vocabulary.LEVELS, vocabulary.RANKED_LEVELS,
          option=FieldOption(11, "--level", "LEVEL", "Of meetings: leader, minister …; krjp values level.")),
    Field("meeting.series", TEXT, lambda e: _one(e.meeting and e.meeting.series),
          "the series the meeting belongs to", ("series",),
          option=FieldOption(13, "--series", "NAME", "Of meetings: the series; krjp values series.")),
    Field("meeting.ordinal", NUMBER, lambda e: _one(str(e.meeting.ordinal) if e.meeting and e.meeting.ordinal
          else None), "which of its series it was", ("ordinal",)),
    Field("topics", VOCABULARY, lambda e: e.topics, "what it is about", ("topic", "about"), vocabulary.TOPICS,
          many=True,
          option=FieldOption(6, "--topic -t", "TOPIC", "north-korea, forced-labor …; all: krjp values topic.")),
    Field("sources.source", NAME, lambda e: tuple(dict.fromkeys(c.source for c in e.sources)),
          "id of the source", ("source", "sources"), many=True,
          option=FieldOption(14, "--source", "ID", "Cited from this source; krjp values source.")),
    Field("sources.section", VOCABULARY, lambda e: tuple(dict.fromkeys(c.section for c in e.sources
          if c.section)), "part of the source", ("section", "source-section"), vocabulary.SECTIONS, many=True,
          option=FieldOption(15, "--source-section", "SECTION", "chronology, article or report.")),
    Field("sources.locator", TEXT, lambda e: tuple(dict.fromkeys(c.locator for c in e.sources if c.locator)),
          "where in the source", ("locator",), many=True),
    Field("sources.date", TEXT, lambda e: tuple(dict.fromkeys(c.date for c in e.sources if c.date)),
          "the date a source gives, as EDTF", ("source-date",), many=True),
    Field("sources.dates_event", VOCABULARY, lambda e: tuple(dict.fromkeys(
          str(c.dates_event).lower() for c in e.sources)),
          "whether the date of the event rests on the source", ("dates-event",), ("true", "false"), many=True),
    Field("related", ID, lambda e: e.related, "events of the same thread", (), many=True),
    Field("note", TEXT, lambda e: _one(e.note), "the editor's note"),
    Field("coded_by", VOCABULARY, lambda e: (e.coded_by,), "hand, rules or machine", (), vocabulary.CODERS),
)  # fmt: skip


class FieldTable:
    """The fields that can be asked for in some data: those of every event, and those of its own."""

    def __init__(self, fields: Iterable[Field], own: Sequence[Field] = (), of: Own = Own()) -> None:  # noqa: B008
        """`own` are the fields that stand in `extra`; `of` is what a dataset has of its own."""
        self._of = of
        self.fields = {field.name: field for field in fields}
        self.own = tuple(field.name for field in own)
        """The names of fields that stand in `extra`."""
        # In messages the first names are listed, so those that are best to type come first.
        self._by_any_name = {
            **{field.label: field for field in self.fields.values()},
            **{alias: field for field in self.fields.values() for alias in field.aliases},
            **self.fields,
        }
        for field in own:
            self.fields.setdefault(field.name, field)
            for name in (field.name, *field.aliases):
                self._by_any_name.setdefault(name.lower(), field)

    def __reduce__(self) -> tuple[object, ...]:
        return fields_with, (self._of,)

    def __getitem__(self, name: str) -> Field:
        """The field of a canonical name."""
        return self.fields[name]

    def asked(self, name: str) -> Field:
        """The field that a question asks by a name or alias: `when` is how a date is written, and asks `date`."""
        field = self.find(name)
        return self.fields["date"] if field.name == "when" else field

    def find(self, name: str) -> Field:
        """The field of a name or alias, as `named` has it. Raises UnknownNameError."""
        field = self.named(name)
        if field is None:
            raise UnknownNameError("field", name, self._by_any_name)
        return field

    def named(self, name: str) -> Field | None:
        """The field of a name or alias, if there is one; case, `_`, `-` and a plural (`months`) do not matter."""
        key = name.lower()
        for ending, instead in (("", ""), ("s", ""), ("es", ""), ("ies", "y")):
            one = key.removesuffix(ending) + instead if key.endswith(ending) else key
            for spelling in (one, one.replace("-", "_"), one.replace("_", "-")):
                if spelling in self._by_any_name:
                    return self._by_any_name[spelling]
        return None


def fields_with(own: Own) -> FieldTable:
    """The fields of data with some of its own: what it declares is known to them."""
    if own == Own():
        return STANDARD
    known = {"kind": own.kinds, "topics": own.topics, "meeting.level": own.levels}
    table = [
        field.replace(
            vocabulary={**known[field.name], **dict.fromkeys(field.vocabulary)},
            ranked=tuple(known[field.name]) if field.ranked else (),
        )
        if known.get(field.name)
        else field
        for field in _TABLE
    ]
    types = {own_fields.NUMBER: NUMBER, own_fields.TEXT: TEXT}
    extra = [
        Field(each.name, types.get(each.type, VOCABULARY), extra_of(each.name),
              each.help or "a field of this data's own", (f"extra.{each.name}",), many=each.type == own_fields.LIST)
        for each in own.fields
        if each.name not in FIELDS
    ]  # fmt: skip
    return FieldTable(table, extra, own)


def extra_of(name: str) -> Callable[[Event], Values]:
    """What reads a field of a dataset's own."""

    def of(event: Event) -> Values:
        for key, value in event.extra:
            if key == name:
                return values_of(value)
        return ()

    return of


def values_of(value: str | float | tuple[str, ...]) -> Values:
    """The values of a field of one's own, as texts."""
    return value if isinstance(value, tuple) else (as_text(value),)


def as_text(value: str | float) -> str:
    """A value of a field of one's own as text; true and false in lower case, a whole number without its point."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)


def number_of(text: str) -> int | float:
    """The number that a value of a field of numbers is."""
    try:
        return int(text)
    except ValueError:
        return float(text)


STANDARD = FieldTable(_TABLE)
"""The fields of every event."""
FIELDS = STANDARD.fields
FIELD_OPTIONS = tuple(sorted((field.option for field in _TABLE if field.option), key=lambda option: option.place))
field_named, find_field = STANDARD.named, STANDARD.find
