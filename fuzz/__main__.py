"""Throw far more at every parser than the tests do, and count.

    python -m fuzz [--examples N] [--seed N] [TARGET …]

Every target gets N random inputs (5,000 by default) from `tests.attacks`, which knows the pieces that
krjp's languages are made of. The target `baits` puts every long regular text in every place instead.
The target `possible` asks random questions of random chronologies and holds every answer to an oracle's;
`sql` has DuckDB answer the statements of `krjp sql`.
A failure is anything but a right answer or one of krjp's own errors: another exception, a status that is
not documented, a message that could drive a terminal, more than a second of processor time, more than
3 GiB of memory.

Writes a row a target: inputs, how many were answered rather than refused, the slowest input in
seconds, failures; then how many answers were compared, if any were. Exit status 1 when there is any failure.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests import attacks
from tests.attacks import STATUSES, UNSAFE, baits, command_lines, datasets, places_of, texts, within
from tests.cli.running import krjp as run_krjp
from tests.conftest import TODAY
from tests.query.possible.asking import ASKED, compare
from tests.sql import asking as sql

import krjp
from krjp import periods
from krjp.errors import KrjpError
from krjp.files import reading as dataset
from krjp.importer.pipeline import Text, import_texts
from krjp.index.holding import holds
from krjp.query.parser import parse
from krjp.render.event_listing import event_listing
from krjp.render.formats.template import template_lines
from krjp.render.tables.events import events_table
from krjp.text import fold, printable, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import SearchStrategy

    from krjp.chronology import Chronology

MOST_SECONDS = 1.0
# What takes longer is broken off, so that one endless input does not end the run.
GUARD = 60.0
SIZE = 10_000
MOST_MEMORY = 3 << 30
# The command line turns the collector off. A run leaves up to a megabyte in cycles; to look for them takes
# as long as several runs.
INPUTS_BETWEEN_COLLECTIONS = 100


class Target(NamedTuple):
    """Something to attack: what it is given, and what is done with it."""

    inputs: SearchStrategy[object]
    attack: Callable[..., object]
    """Returns False when the input was refused in a documented way; or how many answers were compared."""


class Outcome:
    """What came of a target."""

    def __init__(self) -> None:
        self.inputs = self.answered = self.compared = 0
        self.slowest = 0.0
        self.failures: list[str] = []

    def of(self, attack: Callable[..., object], given_input: object) -> None:
        """Attack once and note what came of it."""
        self.inputs += 1
        if self.inputs % INPUTS_BETWEEN_COLLECTIONS == 0:
            gc.collect()
        start = time.process_time()
        try:
            with within(GUARD):
                done = attack(given_input)
            self.answered += done is not False
            self.compared += done if type(done) is int else 0
        except KrjpError as error:
            if UNSAFE.search(str(error)):
                self._fail(given_input, "an unsafe message")
        except Exception as error:  # what is looked for
            self._fail(given_input, f"{type(error).__name__}: {error}")
        seconds = time.process_time() - start
        self.slowest = max(self.slowest, seconds)
        if seconds > MOST_SECONDS:
            self._fail(given_input, f"{seconds:.1f} seconds")

    def _fail(self, given_input: object, why: str) -> None:
        self.failures.append(f"{why} <- {given_input!r:.500}")


@cache
def _packaged() -> Chronology:
    return krjp.load(today=TODAY)


def _line(arguments: list[str], stdin: bytes = b"") -> bool:
    done = run_krjp(*arguments, stdin=stdin)
    assert done.status in STATUSES, done.status
    assert "out of memory" not in done.err, done.err
    assert not UNSAFE.search(done.err), done.err
    return done.status != 2


def _period(text: str) -> None:
    span = periods.parse(text, _packaged().holdings.frame)
    assert span.first is None or span.last is None or span.first <= span.last


def _query(text: str) -> None:
    node = parse(text)
    assert parse(str(node)) == node
    _packaged().search(text)


def _template(text: str) -> None:
    events = _packaged().events[:3]
    listing = event_listing(events, lambda: events_table(events))
    assert len(list(template_lines(listing, text))) == len(events)


def _chronology(text: str) -> None:
    import_texts(
        [Text("x", text.encode("utf-8", "surrogatepass"))], _packaged().holdings.reference.actors.values(), year=2024
    )


def _checked(content: bytes) -> bool:
    return _line(["--data", "-", "check", "--json"], content)


def _text(text: str) -> None:
    assert not UNSAFE.search(printable(text))
    for word in words(text):
        assert fold(word) == word or not word.isascii()
    holds(text, text[1:5])


TARGETS = {
    "periods": Target(attacks.periods(), _period),
    "queries": Target(attacks.queries(), _query),
    "templates": Target(attacks.templates(), _template),
    "command lines": Target(command_lines(), _line),
    "datasets": Target(datasets(), lambda content: dataset.parse_events(content, "x")),
    "actors": Target(
        datasets(valid={"id": "x", "name": "X", "kind": "person", "roles": [{"title": "y"}], "aliases": ["z"]}),
        lambda content: dataset.parse_actors(content, "x"),
    ),
    "any bytes": Target(
        st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda tail: b"\x1f\x8b\x08" + tail)),
        lambda content: dataset.parse_events(content, "x"),
    ),
    "checks": Target(datasets(), _checked),
    "chronology texts": Target(attacks.chronologies(), _chronology),
    "possible": Target(ASKED, compare),
    "sql": Target(sql.ASKED, sql.compare),
    "folding and words": Target(st.one_of(texts(), st.text()), _text),
}
BAITS = "baits"


def attack(name: str, examples: int, number: int) -> Outcome:
    """Attack one target with random inputs."""
    outcome = Outcome()
    target = TARGETS[name]

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs)
    def each(given_input: object) -> None:
        outcome.of(target.attack, given_input)

    each()
    return outcome


def _all_baits() -> Iterator[tuple[list[str], bytes]]:
    for bait in baits(SIZE).values():
        for arguments in places_of(bait):
            yield arguments, b""
        content = bait.encode("utf-8", "surrogatepass")
        for lead in (b"", b"Jan. 4, 2024: "):
            for form in ("text", "markdown", "html"):
                yield ["import", "-", "--year", "2024", "--format", form], lead + content
        text = bait.replace("\udcff", "?")
        record = {"id": "2024-02-21-x", "date": "2024-02-21", "title": "x", "kind": "statement", "summary": text}
        data = json.dumps([record | {"place": {"name": f"x {text}"}, "note": text}]).encode()
        for command in (
            "list --width 40 --fields place,note",
            "search feb --width 40",
            "show 2024 --width 20",
            "list -o ics",
        ):
            yield ["--data", "-", *command.split()], data
        for command in ("count --by place --chart", "filter place:feb", "check", "values place", "timeline --svg -"):
            yield ["--data", "-", *command.split()], data


def attack_with_baits() -> Outcome:
    """Every long regular text in every place."""
    outcome = Outcome()
    run_krjp("search", "x", "--width", "80")  # imports and indexes are not what is measured
    for each in _all_baits():
        outcome.of(lambda given_input: _line(*given_input), each)
    return outcome


def _limit_memory() -> None:
    """Let what fills the memory fail here, before it takes the machine down."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def main() -> int:
    """Run the targets asked for."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)}, {BAITS}; all by default")
    parser.add_argument("--examples", type=int, default=5000, metavar="N", help="random inputs for each target (5000)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="which random inputs (0)")
    asked = parser.parse_args()
    for name in asked.targets or [*TARGETS, BAITS]:
        if name not in TARGETS and name != BAITS:
            parser.error(f"unknown target '{name}'; use one of {', '.join((*TARGETS, BAITS))}")
    failures = 0
    _limit_memory()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # for what is written
        os.environ["KRJP_CACHE"] = os.path.join(folder, "cache")
        sys.stdout.write(f"{'target':<18}{'inputs':>8}{'answered':>10}{'slowest':>9}{'failures':>10}\n")
        for name in asked.targets or [*TARGETS, BAITS]:
            outcome = attack_with_baits() if name == BAITS else attack(name, asked.examples, asked.seed)
            failures += len(outcome.failures)
            sys.stdout.write(
                f"{name:<18}{outcome.inputs:>8}{outcome.answered:>10}{outcome.slowest:>9.2f}{len(outcome.failures):>10}\n"
            )
            if outcome.compared:
                sys.stdout.write(f"  {outcome.compared:,} answers compared\n")
            sys.stdout.writelines(f"  {failure}\n" for failure in outcome.failures[:20])
            sys.stdout.flush()
        os.chdir("/")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
