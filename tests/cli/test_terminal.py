"""On a terminal: colour, its width, a pager for long answers, and data that cannot drive it."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import pytest

from krjp.cli.environment import MOST_WAITING, Screen, screen, write_lines, write_paged
from krjp.render.ansi import linked, unlinked
from krjp.text import cell_width
from tests.building import record
from tests.cli.running import Done, krjp, krjp_in_terminal, krjp_on, records

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pty", reason="no pseudo-terminals here")

SGR = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.TextIOWrapper):
    """A standard output that says it is a terminal, as far as a test inside this process needs one."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", newline="")

    def isatty(self) -> bool:
        """True."""
        return True


def plain(text: str) -> str:
    """A text as it is read, without colours and links."""
    return SGR.sub("", unlinked(text))


def widest(done: Done) -> int:
    return max(cell_width(plain(line)) for line in done.out.splitlines())


def links(text: str) -> list[tuple[str, str, str]]:
    """The links of a text: name, address, and what is seen of them."""
    return re.findall(r"\x1b\]8;id=([^;]*);([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\", text)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_table_is_coloured_and_fitted_to_the_window(columns: int) -> None:
    done = krjp_in_terminal("list", columns=columns)
    assert done.status == 0
    assert "\x1b[1m" in done.out
    assert columns - 20 < widest(done) <= columns
    assert done._replace(out=plain(done.out)) == krjp("list", "--width", str(columns))


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_table_is_fitted_without_colour_where_none_is_wanted(env: dict[str, str]) -> None:
    done = krjp_in_terminal("list", env=env)
    assert done._replace(out=unlinked(done.out)) == krjp("list", "--width", "80")
    assert bool(links(done.out)) is ("NO_COLOR" in env)


def test_on_a_terminal_a_handle_leads_to_the_source_that_dates_the_event() -> None:
    done = krjp_in_terminal("list", "--kind", "protest", "--limit", "2")
    found = [(seen, address) for _, address, seen in links(done.out)]
    assert [seen for seen, _ in found] == ["dokdo", "yun"]
    for handle, address in found:
        assert krjp("cite", handle).out.count(address) == 1


def test_the_pieces_of_a_wrapped_source_are_one_link() -> None:
    done = krjp_in_terminal("show", "dokdo", columns=60)
    whole = [address for _, address, seen in links(done.out) if "Pacific Forum" in plain(seen)]
    named = {name for name, address, _ in links(done.out) if address == whole[0]}
    assert len(named) == 1
    assert "".join(plain(seen) for _, address, seen in links(done.out) if address == whole[0]).endswith(whole[0])
    assert plain(done.out) == krjp("show", "dokdo", "--width", "60").out


@pytest.mark.parametrize("command", ["list", "show event"])
def test_only_an_address_of_the_web_leads_anywhere(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("VTE_VERSION", raising=False)
    for cited, expected in (
        (["javascript://example.org/", "https://example.org/\x1b\\\x1b[31m"], []),
        (["https://example.org/독도"], ["https://example.org/%EB%8F%85%EB%8F%84"]),
    ):
        data = json.dumps(record(slug="event", sources=[{"source": each} for each in cited])).encode()
        out = Terminal()
        status, _ = krjp_on(out, "--data", "-", *command.split(), "--color", "never", stdin=data)
        out.flush()
        shown = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
        assert status == 0
        assert [address for _, address, _ in links(shown)] == expected
        assert "\x1b" not in unlinked(shown)


@pytest.mark.parametrize(
    ("terminal", "env", "expected"),
    [
        (True, {"TERM": "xterm-256color"}, True),
        (True, {"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True),
        (True, {"TERM": "xterm-256color", "VTE_VERSION": "4801"}, False),
        (True, {"TERM": "xterm-256color", "NO_COLOR": "1"}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"TERM": "linux"}, False),
        (True, {"TERM": ""}, False),
        (False, {"TERM": "xterm-256color", "FORCE_COLOR": "1"}, False),
    ],
)
def test_links_are_for_terminals_that_have_them(
    terminal: bool, env: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VTE_VERSION", raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    with redirect_stdout(Terminal() if terminal else io.StringIO()):
        assert screen("always", 80).links is expected


@pytest.mark.parametrize(
    ("version", "other", "passed"),
    [("less 643", False, True), ("less 551", False, False), ("less 643", True, False)],
)
def test_a_pager_gets_links_when_it_is_a_less_that_shows_them(
    version: str, other: bool, passed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"#!/bin/sh\n[ \"$1\" = --version ] && echo '{version}' && exit\nexec /bin/cat >{tmp_path}/kept\n"
    (tmp_path / "less").write_text(script)
    (tmp_path / "less").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LINES", "5")
    if other:
        monkeypatch.setenv("PAGER", f"/bin/cat >'{tmp_path}/kept'")
    monkeypatch.setattr("sys.stdin", Reader())
    line = linked("dokdo", "https://example.org", "1") + "\n"
    with redirect_stdout(Terminal()):
        write_paged([line] * 9, pager=True)
    assert (tmp_path / "kept").read_text() == (line if passed else "dokdo\n") * 9


@pytest.mark.parametrize(
    ("line", "missed"),
    [
        ("list --width 60", "Kind"),
        ("list --width 80", "Place"),
        ("filter kind:election --width 75", "Place"),
        ("list --width 200", ""),
        ("list", ""),
        ("list --width 40 --fields id,title,summary", "summary"),
        ("list --width 40 --json", ""),
        ("values kind --width 30", "Meaning"),
    ],
)
def test_columns_without_room_are_named_below_the_answer(line: str, missed: str) -> None:
    done = krjp(*line.split())
    assert done.status == 0
    if missed:
        assert f"No room for: {missed}" in " ".join(done.out.split())
    assert "No room" not in done.err
    assert missed or "No room" not in done.out


def test_an_empty_column_without_room_is_not_missed() -> None:
    data = json.dumps(record(slug="a-rather-long-slug", title="Talks of the ministers " * 3)).encode()
    done = krjp("--data", "-", "list", "--width", "64", stdin=data)
    assert "No room" not in done.out
    assert done.out.split("\n")[0].split() == ["2024", "Kind", "Title", "ID"]


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("search takeshima --limit 3", "3 of 5 events; --limit 3"),
        ("list --offset 60", "10 of 70 events; --offset 60"),
        ("list -n 2 --offset 3", "2 of 70 events; --limit 2 --offset 3"),
        ("filter id:2024-04-15-kyodo-poll", "1 event"),
    ],
)
def test_a_list_ends_with_how_many_events_there_are(line: str, total: str) -> None:
    assert krjp(*line.split()).err == f"krjp: {total}\n"
    done = krjp(*line.split(), "--width", "200")
    assert (done.out.splitlines()[-1], done.err) == (total, "")
    assert total not in krjp(*line.split(), "--json").err


def test_at_80_columns_a_list_shows_countries_and_what_show_takes() -> None:
    done = krjp("list", "--width", "80")
    places = [at for at in range(80) if done.out.split("\n")[0][at:].startswith("Countries")]
    assert all(f" {name}" in "\n".join(done.out.splitlines()[:2]) for name in ("Kind", "Title", "Countries", "ID"))
    beside = [line[places[0] :] for line in done.out.splitlines()[3:-3]]
    handles = [each for each in beside if each and not each.split()[0].isupper()]
    assert [each["id"] for each in records("show", *handles)] == [each["id"] for each in records("list")]


def test_width_and_columns_go_before_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    assert widest(krjp_in_terminal("list", columns=80, env={"COLUMNS": "60"})) <= 60
    monkeypatch.setenv("COLUMNS", "70")
    with redirect_stdout(Terminal()):
        assert screen(None, None).width == 70
        assert screen(None, 60).width == 60


TERMINALS = {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("terminal", "choice", "env", "expected"),
    [
        (True, None, TERMINALS, True),
        (True, None, {}, False),
        (True, None, {"TERM": ""}, False),
        (True, None, {"TERM": "dumb"}, False),
        (True, "auto", TERMINALS, True),
        (True, "never", {**TERMINALS, "FORCE_COLOR": "1"}, False),
        (True, None, {**TERMINALS, "NO_COLOR": "1"}, False),
        (True, None, {**TERMINALS, "NO_COLOR": ""}, True),
        (True, None, {**TERMINALS, "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (True, "always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (True, None, {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        (True, None, {**TERMINALS, "FORCE_COLOR": "0"}, True),
        (False, None, TERMINALS, False),
        (False, "auto", TERMINALS, False),
        (False, "always", {}, True),
        (False, None, {"FORCE_COLOR": "1"}, True),
        (False, None, {"FORCE_COLOR": "0"}, False),
        (False, None, {"FORCE_COLOR": ""}, False),
        (False, "auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_asked_of_the_option_then_the_environment_then_the_terminal(
    terminal: bool, choice: str | None, env: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    with redirect_stdout(Terminal() if terminal else io.StringIO()):
        assert screen(choice, 80).replace(links=False) == Screen(True, 80, expected)
        assert screen(choice, None).terminal is terminal


@pytest.mark.parametrize("name", ["table", "json", "jsonl", "csv", "tsv", "markdown", "ics", "template"])
def test_no_data_drives_the_terminal(name: str, hostile_data: Path) -> None:
    out = Terminal()
    chosen = ("--template", "{title} {summary} {note}") if name == "template" else ("-o", name)
    status, said = krjp_on(out, "--data", str(hostile_data), "list", *chosen, "--color", "never")
    assert status == 0
    assert said.removesuffix("\n").isprintable()
    shown = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert shown
    assert shown.replace("\n", "").isprintable()


# The pager


def paged(tmp_path: Path, *arguments: str, pager: str = "tee {}", lines: int = 10) -> tuple[Done, str | None]:
    """A run in a low window, and what the pager was given."""
    kept = tmp_path / "paged.txt"
    done = krjp_in_terminal(*arguments, lines=lines, env={"PAGER": pager.format(kept)})
    return done, kept.read_text(encoding="utf-8") if kept.exists() else None


@pytest.mark.parametrize("command", ["list", "show 2024-01-04 2024-01-14", "timeline"])
def test_a_long_answer_goes_through_the_pager(command: str, tmp_path: Path) -> None:
    done, given = paged(tmp_path, *command.split())
    assert done.status == 0
    assert done.err == krjp(*command.split(), "--width", "80").err
    assert given == done.out
    assert "\x1b[" in done.out


@pytest.mark.parametrize(("options", "lines"), [(("-n", "1"), 10), (("--no-pager",), 10), ((), 500), (("--json",), 10)])
def test_no_pager_where_none_is_wanted(options: tuple[str, ...], lines: int, tmp_path: Path) -> None:
    done, given = paged(tmp_path, "list", *options, lines=lines)
    assert (done.status, given) == (0, None)
    assert done.out


@pytest.mark.parametrize("pager", ["", "cat", " cat "])
def test_without_a_pager_a_long_answer_is_written_as_it_is(pager: str, tmp_path: Path) -> None:
    done, _ = paged(tmp_path, "list", pager=pager)
    assert done._replace(out=plain(done.out)) == krjp("list", "--width", "80")


@pytest.mark.parametrize("pager", ["X=1 tee {}", "X='a b' Y= tee '{}'", "{{ tee {}; }}", "(exec tee {})"])
def test_a_pager_is_any_command_of_the_shell(pager: str, tmp_path: Path) -> None:
    done, given = paged(tmp_path, "list", pager=pager)
    assert done.status == 0
    assert given == done.out != ""


def test_an_assignment_before_a_pager_is_in_its_environment(tmp_path: Path) -> None:
    done, given = paged(tmp_path, "list", pager='LESS=mine sh -c "echo $LESS > {}"')
    assert (done.status, given) == (0, "FRX\n")
    done, given = paged(tmp_path, "list", pager="LESS=mine sh -c 'echo $LESS > {}'")
    assert (done.status, given) == (0, "mine\n")


@pytest.mark.parametrize("pager", ["no-such-pager-here --at-all", "X=1 no-such-pager-here", "/"])
def test_a_pager_that_is_not_there_is_told_and_the_answer_written_as_it_is(pager: str, tmp_path: Path) -> None:
    done, _ = paged(tmp_path, "list", pager=pager)
    wanted = krjp("list", "--width", "80")
    assert done._replace(out=SGR.sub("", done.out), err="") == wanted._replace(err="")
    assert done.err.endswith(wanted.err)
    assert done.err != wanted.err


def test_leaving_the_pager_early_is_no_error(tmp_path: Path) -> None:
    done, _ = paged(tmp_path, "timeline", pager="head -n 1")
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) == 1


def test_the_pager_gets_characters_of_every_script(tmp_path: Path, hostile_data: Path) -> None:
    done, given = paged(tmp_path, "--data", str(hostile_data), "show", "2024-02-21")
    assert done.status == 0
    assert "竹島" in str(given)
    assert "리우데자네이루" in str(given)


# In this process, where its branches are seen


class Reader(io.StringIO):
    """A standard input that says somebody types there."""

    def isatty(self) -> bool:
        """True."""
        return True


@pytest.mark.parametrize(
    ("pager", "lines", "kept", "written"),
    [
        ("cat > kept", "5", "a\n독\n" * 9, ""),
        ("cat > kept", "500", None, "a\n독\n" * 9),
        ("cat", "5", None, "a\n독\n" * 9),
        ("", "5", None, "a\n독\n" * 9),
        ("no-such-pager-here", "5", None, "a\n독\n" * 9),
        ("true", "5", None, ""),
    ],
)
def test_text_longer_than_the_window_goes_to_a_pager_that_there_is(
    pager: str, lines: str, kept: str | None, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGER", pager)
    monkeypatch.setenv("LINES", lines)
    monkeypatch.setattr("sys.stdin", Reader())
    out = Terminal()
    with redirect_stdout(out):
        write_paged("a\n독\n" * 9, pager=True)
    out.flush()
    assert out.buffer.getvalue().decode() == written  # type: ignore[attr-defined]
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ([kept] if kept else [])


def test_a_pager_gets_all_of_what_is_more_than_is_held_for_want_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", f"cat > '{tmp_path}/kept'")
    monkeypatch.setenv("LINES", "5")
    monkeypatch.setattr("sys.stdin", Reader())
    pieces = ["a\n" * 9, "b" * MOST_WAITING, "c\n"]
    with redirect_stdout(Terminal()):
        write_paged(pieces, pager=True)
    assert (tmp_path / "kept").read_text() == "".join(pieces)


@pytest.mark.parametrize("there", [True, False])
def test_where_no_pager_is_named_it_is_less_if_there_is_one(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    if there:
        (folder / "less").write_text(f"#!/bin/sh\necho $LESS > {tmp_path}/kept\n")
        (folder / "less").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("LINES", "5")
    monkeypatch.setattr("sys.stdin", Reader())
    out = Terminal()
    with redirect_stdout(out):
        write_paged("a\n" * 9, pager=True)
    out.flush()
    assert out.buffer.getvalue().decode() == ("" if there else "a\n" * 9)  # type: ignore[attr-defined]
    assert (tmp_path / "kept").exists() is there


@pytest.mark.parametrize(
    ("version", "head", "options"),
    [
        ("less 643 (GNU)", 3, "FRX --header=3"),
        ("less 590", 3, "FRX"),
        ("more", 3, "FRX"),
        ("less 643", 0, "FRX"),
        ("less 643", 9, "FRX"),
    ],
)
def test_the_head_of_a_table_stays_in_view_where_less_can_do_that(
    version: str, head: int, options: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"#!/bin/sh\n[ \"$1\" = --version ] && echo '{version}' && exit\necho $LESS > {tmp_path}/kept\n"
    (tmp_path / "less").write_text(script)
    (tmp_path / "less").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LINES", "5")
    monkeypatch.setattr("sys.stdin", Reader())
    with redirect_stdout(Terminal()):
        write_paged(
            ["Date\nID\n" if head else "a\nb\n", "──\n" if head != 9 else "", "a\n" * 9], pager=True, ruled=bool(head)
        )
    assert (tmp_path / "kept").read_text() == f"{options}\n"


def test_without_anybody_to_turn_pages_there_is_no_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "5")
    monkeypatch.setenv("PAGER", "true")
    for stdin in (None, io.StringIO()):
        monkeypatch.setattr("sys.stdin", stdin)
        out = Terminal()
        with redirect_stdout(out):
            write_paged("a\n" * 9, pager=True)
        out.flush()
        assert out.buffer.getvalue() == b"a\n" * 9  # type: ignore[attr-defined]


def test_a_standard_output_that_is_no_stream_of_python_is_written_to() -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        write_lines(["독도"])
    assert out.getvalue() == "독도\n"
