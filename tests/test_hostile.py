"""Text and data made to do harm: no traceback, no endless run, nothing that drives a terminal or runs elsewhere."""

from __future__ import annotations

import gzip
import json
import os
import threading
from datetime import date
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, TypeVar
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import krjp as library
from krjp import periods
from krjp.cli import environment
from krjp.dates import Frame, Period
from krjp.doors import content as content_of_files
from krjp.errors import DataError, ExpressionError, KrjpError
from krjp.files import reading as dataset
from krjp.importer.pipeline import Text, import_texts
from krjp.index import words as textindex
from krjp.query import tally
from krjp.query.parser import parse
from krjp.record.codec import encode
from krjp.text import cell_width, fold, printable, tokens
from tests import attacks
from tests.attacks import (
    INJECTIONS,
    STATUSES,
    UNSAFE,
    baits,
    chronologies,
    command_lines,
    datasets,
    evil_records,
    places_of,
    queries,
    within,
)
from tests.building import chronology_of, odd_paths, record
from tests.cli.running import MEANINGFUL, PREFIXES, Done, krjp
from tests.conftest import TODAY, loaded_once
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from krjp.chronology import Chronology
    from krjp.record.model import Event

Item = TypeVar("Item")
Answered = TypeVar("Answered")
# Ten kilobytes: as much as anybody types, and enough to tell quadratic from linear.
SIZE = 10_000
GUARD = 20.0
BAITS = baits(SIZE)
REFERENCE_ENTRIES: tuple[dict[str, Any], ...] = (
    {"id": "x", "name": "X", "kind": "person", "roles": [{"title": "y"}], "aliases": ["z"]},
    {"id": "x", "label": "X", "terms": ["y"]},
    {"id": "x", "title": "X", "inferred": [{"field": "date", "basis": "z"}], "coverage": None},
)
SHOWING = (
    *("list --width 40 --fields place,note", "search feb --width 40", "show 2024-02-21 --width 20", "list -o ics"),
    *("count --by place --chart", "filter place:feb", "check", "values place", "timeline --svg -"),
)
FRAME = Frame(TODAY, Period(TODAY.replace(month=1), TODAY))


@pytest.fixture(autouse=True)
def _neutral(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment that says nothing, and a folder of its own for what is written."""
    for name in list(os.environ):
        if name in MEANINGFUL or name.startswith(PREFIXES):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes = b"") -> Done:
    """Run krjp; whatever it was asked, it ends in time, in words and with a status it documents."""
    with within(GUARD):
        done = krjp(*arguments, stdin=stdin)
    assert done.status in STATUSES
    assert not UNSAFE.search(done.err)
    assert "Traceback" not in done.err
    # `check` answers 2 with its answer.
    assert (done.status == 2) == done.err.startswith(("krjp: error: ", "Usage: ")) or "check" in arguments
    return done


def attempt(ask: Callable[[], Answered]) -> tuple[Answered | None, KrjpError | None]:
    """What is answered, or the error it is refused with, which is fit for a terminal."""
    try:
        return ask(), None
    except KrjpError as error:
        return None, error if not UNSAFE.search(str(error)) else pytest.fail(f"unsafe: {error}")


# Text of every kind in every place


# Here each text goes to some of the places, in turn; `python -m fuzz` puts all in all.
def some(items: Sequence[Item], name: str, among: Iterable[str], step: int) -> Sequence[Item]:
    """Every so-manieth of the items, another share of them for each name."""
    return items[list(among).index(name) % step :: step]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", BAITS)
def test_ten_kilobytes_hold_nothing_up(name: str) -> None:
    for arguments in some(places_of(BAITS[name]), name, BAITS, 24):
        run(*arguments)


@pytest.mark.parametrize("name", BAITS)
def test_ten_kilobytes_of_a_chronology_hold_nothing_up(name: str) -> None:
    for lead in some(["", "Jan. 4, 2024: "], name, BAITS, 2):
        run("import", "-", "--year", "2024", stdin=f"{lead}{BAITS[name]}".encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", BAITS)
def test_ten_kilobytes_in_a_record_hold_nothing_up(name: str) -> None:
    text = BAITS[name].replace("\udcff", "?")
    data = json.dumps([record(summary=text, place={"name": f"x {text}"}, note=text), record("2024-02-22")]).encode()
    for command in some(SHOWING, name, BAITS, 5):
        run("--data", "-", *command.split(), stdin=data)


@examples(2)
@given(command_lines())
def test_any_command_line_is_answered_or_refused_in_words(arguments: list[str]) -> None:
    run(*arguments)


@examples(2)
@given(queries())
def test_any_query_is_read_or_refused_in_place(text: str) -> None:
    node, error = attempt(lambda: parse(text))
    if isinstance(error, ExpressionError):
        assert error.source == text
        assert 0 <= error.span[0] <= error.span[1] <= len(text) + 1
    else:
        assert error is None
        assert parse(str(node)) == node


@pytest.mark.no_cover
@examples(2)
@given(queries())
def test_any_query_and_condition_is_answered_or_refused(packaged: Chronology, text: str) -> None:
    everything = set(packaged.events)
    for ask in (packaged.filter, packaged.search):
        answer, _ = attempt(partial(ask, text))
        assert answer is None or everything.issuperset(answer.events)


@examples(2)
@given(attacks.periods())
def test_any_period_is_a_span_of_days_or_refused(text: str) -> None:
    span, error = attempt(lambda: periods.parse(text, FRAME))
    assert (span is None) == (error is not None)
    assert span is None or span.first is None or span.last is None or span.first <= span.last
    day, _ = attempt(lambda: periods.parse_anniversary(text))
    assert day is None or date(2024, *day)


@given(chronologies(), st.sampled_from([None, "text", "markdown", "html"]))
def test_any_chronology_text_is_read_or_refused(packaged: Chronology, text: str, form: str | None) -> None:
    given_text, actors = Text("x", text.encode("utf-8", "surrogatepass")), packaged.holdings.reference.actors.values()
    read, _ = attempt(lambda: import_texts([given_text], actors, year=2024, form=form))
    assert read is None or not any(UNSAFE.search(event.title) for event in read[0])


@given(st.binary(max_size=300))
def test_any_bytes_are_imported_or_refused(packaged: Chronology, content: bytes) -> None:
    read, error = attempt(
        lambda: import_texts([Text("x", content)], packaged.holdings.reference.actors.values(), year=2024)
    )
    assert (read is None) == (error is not None)


@examples(2)
@given(datasets())
def test_any_file_is_a_chronology_or_refused(content: bytes) -> None:
    events, error = attempt(lambda: dataset.parse_events(content, "x"))
    if events is None:
        assert isinstance(error, DataError)
        assert error.problems
    else:
        lines = "".join(json.dumps(encode(event)) + "\n" for event in events)
        assert dataset.parse_events((lines or "[]").encode(), "x") == events


@given(st.one_of(datasets(), st.binary(max_size=200), st.binary(max_size=200).map(lambda tail: b"\x1f\x8b" + tail)))
def test_check_tells_what_reading_refuses(content: bytes) -> None:
    _, error = attempt(lambda: dataset.parse_events(content, "x"))
    done = run("--data", "-", "check", stdin=content)
    assert error is None or done.status == 2


@pytest.mark.parametrize("parse_file", [dataset.parse_actors, dataset.parse_concepts, dataset.parse_sources])
@given(content=st.sampled_from(REFERENCE_ENTRIES).flatmap(datasets))
def test_any_reference_file_is_read_or_refused(parse_file: Callable[[bytes, str], Any], content: bytes) -> None:
    entries, error = attempt(lambda: parse_file(content, "x"))
    assert isinstance(error, DataError) or entries is not None


# Depth


@pytest.mark.parametrize(
    "deep", ["(" * 10_000, "(" * 10_000 + "x" + ")" * 10_000, "not " * 10_000 + "x", "-" * 10_000 + "x"]
)
def test_nesting_without_end_is_refused_in_words(deep: str) -> None:
    with pytest.raises(ExpressionError):
        parse(deep if not deep.startswith("--") else deep.replace("-", "-("))
    assert run("filter", "--", deep).status in {0, 2}


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, '[{"id":' + "[" * 100_000 + "]" * 100_000 + "}]"])
def test_nesting_without_end_in_a_file_is_refused_in_words(deep: str) -> None:
    for command in ("list", "check"):
        assert run("--data", "-", command, stdin=deep.encode()).status == 2


# Messages and completions


@pytest.mark.parametrize("name", INJECTIONS)
def test_an_argument_comes_back_harmless_in_a_message(name: str) -> None:
    for arguments in some(places_of(INJECTIONS[name]), name, INJECTIONS, 4):
        run(*arguments)


def test_a_long_argument_is_not_repeated_whole() -> None:
    for arguments in (["filter", "a" * 5000 + ":x"], ["list", "--actor", "q" * 5000], ["show", "x" * 5000]):
        assert len(run(*arguments).err) < 1000
    assert len(run("filter", "x " * 3000 + "kind:nonsense " + "y " * 3000).err) < 1000


def test_a_long_query_is_shown_around_the_mistake() -> None:
    message = run("filter", "x " * 3000 + "kind:nonsense " + "y " * 3000).err.split("\n")
    assert message[1].startswith("  … x x ")
    assert message[1].endswith(" y y y…")
    assert message[1][message[2].index("^") :].startswith("nonsense ")
    assert message[2].count("^") == len("nonsense")


def test_a_name_with_a_line_break_stays_on_one_line_of_a_message() -> None:
    done = run("--data", "no\nsuch\x1b[31mfile", "list")
    assert done.err.startswith("krjp: error: no␊such␛[31mfile: no such file or directory")
    assert done.err.count("\n") == 1


def test_what_cannot_be_typed_is_not_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events.json").write_text(
        json.dumps([record(place={"name": "a\nb"}), record("2024-02-22", place={"name": "ab"})])
    )
    monkeypatch.setenv("KRJP_DATA", str(tmp_path))
    assert run("complete", "--", "list", "--place", "a").out.splitlines() == ["ab\t1 event"]


# Hostile data in every answer


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A chronology, its actors, concepts and sources, with an injection in every text."""
    folder = tmp_path_factory.mktemp("evil")
    named = [text for text in INJECTIONS.values() if text.strip()]
    files = {
        "events.json": evil_records(),
        "actors.json": [
            {"id": "cho-tae-yul", "name": named[0], "kind": "person", "aliases": named,
             "roles": [{"title": text, "since": text} for text in named]},
        ],
        "concepts.json": [{"id": "x", "label": named[0], "terms": named}],
        "sources.json": [{"id": "s", "title": named[0], "authors": named, "url": named[1]}],
    }  # fmt: skip
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content))
    with loaded_once(folder):
        yield folder


ANSWERS = (
    *("list", "search x", "search 竹島", "filter kind:meeting", "count", "count --by actor", "count --by place"),
    *("count --by series,actor", "show 2024-02-01", "values", "values actor", "values place", "values series", "info"),
)
PICTURES = ("timeline", "timeline --threads", "count --by place --chart", "count --by actor,place --chart")
FORMATS = ("json", "jsonl", "csv", "markdown", "ics", "ids")


@pytest.mark.no_cover
@pytest.mark.parametrize("command", [*ANSWERS, *PICTURES, "list --template {title}|{place}|{actors}|{note}"])
@pytest.mark.parametrize("width", ["20", "80", "200"])
def test_nothing_in_data_drives_the_terminal(command: str, width: str, evil: Path) -> None:
    done = run("--data", str(evil), *command.split(), "--width", width)
    assert done.status == 0
    assert not UNSAFE.search(done.out)


@pytest.mark.parametrize("command", [*ANSWERS, *PICTURES])
def test_a_table_in_a_pipe_is_as_harmless(command: str, evil: Path) -> None:
    assert not UNSAFE.search(run("--data", str(evil), *command.split()).out)


@pytest.mark.parametrize("command", ["list", "search x", "count --by place", "values actor"])
@pytest.mark.parametrize("form", FORMATS)
def test_no_format_drives_the_terminal(command: str, form: str, evil: Path) -> None:
    done = run("--data", str(evil), *command.split(), "-o", form, "--width", "80")
    assert not UNSAFE.search(done.out)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_for_a_terminal_is_the_same_data(form: str, evil: Path) -> None:
    shown, piped = (run("--data", str(evil), "list", "-o", form, *more).out for more in (["--width", "80"], []))
    assert shown != piped
    load = json.loads if form == "json" else lambda text: [json.loads(line) for line in text.splitlines() if line]
    assert load(shown) == json.loads(run("--data", str(evil), "list", "--json").out)


def test_a_check_of_hostile_data_is_harmless(evil: Path) -> None:
    done = run("--data", str(evil), "check", "--width", "80")
    assert not UNSAFE.search(done.out)


_Attributes = list[tuple[str, str | None]]


class _Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


@pytest.mark.parametrize("command", [each.removesuffix(" --chart") for each in PICTURES])
def test_a_picture_holds_nothing_but_itself(command: str, evil: Path) -> None:
    run("--data", str(evil), *command.split(), "--svg", "x.svg", "--html", "x.html")
    with open("x.svg", encoding="utf-8") as file:
        drawn = file.read()
    with open("x.html", encoding="utf-8") as file:
        page = file.read()
    found = _Page()
    found.feed(page)
    elements = list(ElementTree.fromstring(drawn).iter())  # noqa: S314 - what is tested is that it is harmless
    tags = found.tags | {element.tag.rpartition("}")[2] for element in elements}
    attributes = found.attributes | {name for element in elements for name in element.attrib}
    assert tags.isdisjoint({"script", "img", "a", "use", "image", "foreignobject", "iframe", "object", "link", "base"})
    assert not [name for name in attributes if name.startswith("on") or name.endswith(("href", "src"))]
    assert "default-src &#x27;none&#x27;" in page
    assert "javascript:" not in "".join(value for element in elements for value in element.attrib.values())
    assert not UNSAFE.search(drawn + page)


def test_no_line_of_a_calendar_comes_from_data(evil: Path) -> None:
    lines = run("--data", str(evil), "list", "-o", "ics").out.split("\r\n")
    unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    names = {line.split(":")[0].split(";")[0] for line in unfolded if line}
    assert "ATTACH" not in names
    assert "END:VEVENT" in unfolded
    assert unfolded.count("END:VEVENT") == len(INJECTIONS)
    assert not any(char in line for line in lines for char in "\u2028\u2029\x85\x0b\x0c")


# Size


UNITS = ("a", "竹", "a ", "\u200b", "\x1b", "\u0301\u0316", "\u05b0\u0591")


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("field", ["summary", "place", "note"])
def test_a_text_of_a_hundred_kilobytes_is_shown_in_linear_time(unit: str, field: str) -> None:
    text = "x" + unit * (100_000 // len(unit))
    value: Any = {"name": text} if field == "place" else text
    data = json.dumps([record(**{field: value}), *(record(f"2024-03-{day:02}") for day in range(1, 29))]).encode()
    commands = ("list", "list --width 80", "search xa", "show 2024-02-21 --width 20", f"values {field} --width 40")
    for command in some(commands, unit, UNITS, 2):
        done = run("--data", "-", *command.split(), stdin=data)
        assert len(done.out) < 8 * len(text) + 20_000


def test_folding_is_linear_in_the_marks_on_a_letter() -> None:
    flood = "a" + "\u05b0\u0591" * 500_000
    with within(GUARD):
        assert fold(flood) == "a"
        assert [token.term for token in tokens("a" + "\u0301\u0316" * 500_000 + "b")] == ["ab"]
    few = "\u05d0\u05b8\u0591\u05bc"
    assert fold(few) == fold("\u05d0\u0591\u05bc\u05b8")  # marks that are there stay, in the order of Unicode


def test_an_event_too_large_to_search_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textindex, "FIELD_SHIFT", 4)
    chronology = chronology_of([record(summary="word " * 20)])
    with pytest.raises(KrjpError, match="2024-02-21-event has a text of over 16 words; no search can hold it"):
        chronology.search("word")


def test_an_event_of_too_many_pairs_is_refused_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [f"x{number}" for number in range(1100)]
    chronology = chronology_of([record(actors=many, related=many)])
    with pytest.raises(KrjpError, match="counting by actors and related makes 1100 times 1100 cells"):
        chronology.count(by="actor,related")
    monkeypatch.setattr(tally, "MOST_CELLS", 10_000)
    several = chronology_of(
        record(f"2024-{month:02}-01", actors=[f"{month}-{each}" for each in many[:40]], related=many[:40])
        for month in range(1, 11)
    )
    with pytest.raises(KrjpError, match="makes over 10,000 cells"):
        several.count(by="actor,related")


@pytest.mark.parametrize("width", ["9" * 9, "2000000"])
def test_a_width_beyond_any_screen_fills_no_memory(width: str) -> None:
    for command in ("list", "timeline --since 0001 --until 9999", "count --by month --chart"):
        assert len(run(*command.split(), "--width", width).out) < 3_000_000


def test_running_out_of_memory_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("krjp.loading.load", exhausted)
    assert run("list").err == "krjp: error: out of memory; ask about less data at once\n"


def test_a_gzip_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"[" + b" " * (80 << 20) + b"]", compresslevel=9)
    assert len(bomb) < 1 << 20
    for command in ("list", "check"):
        done = run("--data", "-", command, stdin=bomb)
        assert done.status == 2
        assert "cannot be unpacked: over" in done.out + done.err


@pytest.mark.parametrize("times", [2, 3, 50])
def test_what_is_packed_several_times_is_unpacked_once(times: int) -> None:
    bomb = b"[]"
    for _ in range(times):
        bomb = gzip.compress(bomb)
    for command in ("list", "check"):
        done = run("--data", "-", command, stdin=bomb)
        assert done.status == 2
        assert "is binary data that krjp does not know" in done.out + done.err


def test_a_file_of_many_gzip_members_is_read_in_linear_time() -> None:
    whole = gzip.compress(b"[") + gzip.compress(b" ") * 50_000 + gzip.compress(b"]")
    with within(GUARD):
        assert dataset.parse_events(whole, "x") == []


# Files


def test_an_id_is_never_a_path() -> None:
    for name in ("../../etc/passwd", "a/b", "a\\b", "..", "x\0", "-rf", "x\n"):
        with pytest.raises(DataError, match="id: expected"):
            dataset.parse_events(json.dumps([record() | {"id": f"2024-02-21-{name}"}]).encode(), "x")


def test_a_link_at_an_output_path_stays_and_its_target_is_not_replaced_unasked(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / "x.svg").symlink_to(target)
    done = run("timeline", "--svg", "x.svg")
    assert (done.status, target.read_text()) == (2, "mine")
    assert run("timeline", "--svg", "x.svg", "--force").status == 0
    assert (tmp_path / "x.svg").is_symlink()
    assert target.read_text().startswith("<svg")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["target", "x.svg"]


@pytest.mark.parametrize("name", ["-x", "--", "--force", "a\nb", "a b'\"", "독도.svg", "\x1b[31m", "x" * 200])
def test_a_file_of_any_name_is_written_under_that_name(name: str, tmp_path: Path) -> None:
    done = run("timeline", f"--svg={name}")
    assert done.status == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert done.err == f"krjp: wrote {printable(name)}\n"


@pytest.mark.parametrize("name", ["", ".", "no/such/folder", "x" * 300, "/dev/null/x", "/proc/self/none"])
def test_a_file_that_cannot_be_written_is_refused_in_words(name: str, tmp_path: Path) -> None:
    done = run("timeline", f"--svg={name}", "--force")
    assert done.status == 2
    assert done.err.startswith("krjp: error: cannot write ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links and devices")
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("circle", "too many levels of symbolic links"),
        ("nowhere", "no such file or directory"),
        ("folder", "the folder holds no events.json"),
        ("to folder", "the folder holds no events.json"),
        ("odd", "is a directory"),
        ("file/x", "not a directory"),
        ("/dev/null", "is empty"),
        ("", "no such file or directory"),
        ("x" * 300, "file name too long"),
        ("~", "no such file or directory"),
        ("$(touch made)", "no such file or directory"),
        ("|touch made", "no such file or directory"),
        ("https://example.org/x.json", "no such file or directory"),
    ],
)
def test_a_path_that_is_no_chronology_is_refused_in_words_and_run_by_nobody(
    path: str, reason: str, tmp_path: Path
) -> None:
    odd_paths(tmp_path)
    (tmp_path / "odd" / "events.json").mkdir(parents=True)
    (tmp_path / "file").write_text("[]")
    for command in ("list", "check"):
        done = run("--data", path, command)
        assert done.status == 2
        assert reason in done.out + done.err
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    "name", ["-x", "--force", "a\nb\x1b[31m", "a b'\"", "독도", "\u202etxt", "\udcff", ".", "…", "a\\b"]
)
def test_a_chronology_of_any_name_is_imported_and_cited_under_a_harmless_one(name: str, tmp_path: Path) -> None:
    with open(f"{name}.txt", "w", encoding="utf-8") as file:
        file.write("Jan. 4, 2024: Ministers meet in Seoul.\n")
    done = run("import", "--save", f"{name}.json", "--", f"{name}.txt")
    assert (done.status, done.out) == (0, "")
    [event] = library.load(tmp_path / f"{name}.json").events
    assert event.sources[0].source.replace("-", "").isalnum()
    assert event.sources[0].source.isascii()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_ends_early_while_it_is_read_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    content = json.dumps([record(), record("2024-02-22")]).encode()
    writer = threading.Thread(target=pipe.write_bytes, args=(content[: len(content) // 2],))
    writer.start()
    done = run("--data", str(pipe), "list")
    writer.join()
    assert done.status == 2
    assert f"{pipe}: " in done.err


def test_a_reference_file_that_goes_while_it_is_needed_is_an_error_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "events.json").write_text(json.dumps([record(actors=["x"])]))
    (tmp_path / "actors.json").write_text("[]")

    def parse_and_remove(content: bytes, path: str, *how: Any) -> list[Event]:
        (tmp_path / "actors.json").unlink()
        return dataset.parse_events(content, path, *how)

    monkeypatch.setattr(content_of_files, "parse_events", parse_and_remove)
    with pytest.raises(DataError, match=r"actors\.json: no such file or directory"):
        library.load(tmp_path)


def test_standard_input_that_cannot_be_read_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        buffer: Any = None

        def read(self, size: int = -1) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    Broken.buffer = Broken()
    monkeypatch.setattr("sys.stdin", Broken())
    with pytest.raises(KrjpError, match="cannot read standard input: is a directory"):
        environment.read_stdin()


# What makes text harmless


@given(st.text())
def test_printable_text_holds_nothing_unsafe_and_takes_the_room_it_says(text: str) -> None:
    shown = printable(text)
    assert not UNSAFE.search(shown)
    assert "\n" not in shown
    assert printable(shown) == shown
    assert cell_width(shown) >= 0
