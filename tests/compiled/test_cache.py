"""A cache never changes an answer: not when it is old, damaged, half written, shared, or cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import krjp
from krjp.compiled import cache
from krjp.compiled.cache import COLUMNS, FILES, TEXTS
from krjp.compiled.container import FORMAT, Container
from krjp.files.opened import HeldBytes, Part

from ..cli.running import environment
from ..examples import examples
from .chronologies import generated, write

if TYPE_CHECKING:
    from krjp.chronology import Chronology

RECORDS = generated()
OLD = "0-0.0.1-cpython311-14.0.0-little"


def name(letter: str) -> str:
    """The name of a file of a cache, but for what it ends with."""
    return f"{letter * 40}-{'0' * 40}"


def answers(chronology: Chronology) -> list[Any]:
    """A little of everything: columns, records, words."""
    return [
        chronology.count("kind:meeting", by="month"),
        [event.id for event in chronology.filter("country:KOR+JPN date:1990..1995").events],
        [(hit.event.title, hit.score) for hit in chronology.search("tariff").hits[:5]],
        chronology.count(by="actor").total,
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(tmp_path_factory.mktemp("data") / "events.jsonl")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file that a process of its own compiles, too."""
    return write(tmp_path_factory.mktemp("large") / "events.jsonl", generated(1000))


@pytest.fixture(scope="module")
def right(path: str) -> list[Any]:
    return answers(krjp.load(path))


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != FILES)


def digests(folder: Path) -> Path:
    """The file in which a cache remembers digests."""
    (file,) = folder.rglob(f"*{FILES}")
    return file


def filled(folder: Path, path: str) -> tuple[Path, Path]:
    """The two files of a cache after the first questions; asked but once for each chronology, and copied."""
    fresh = Path(f"{path}.cache")
    if not fresh.exists():
        answers(krjp.load(path, cache=str(fresh)))
    shutil.copytree(fresh, folder, dirs_exist_ok=True)
    columns, texts = files(folder)
    assert (columns.suffix, texts.suffix) == (COLUMNS, TEXTS)
    return columns, texts


def test_what_was_compiled_once_is_read_the_next_time(path: str, tmp_path: Path, right: list[Any]) -> None:
    before = [(file, os.stat(file).st_ino, sha256(file.read_bytes()).digest()) for file in filled(tmp_path, path)]
    assert answers(krjp.load(path, cache=str(tmp_path))) == right
    assert [(file, os.stat(file).st_ino, sha256(file.read_bytes()).digest()) for file in files(tmp_path)] == before


def test_only_its_owner_may_read_a_cache(path: str, tmp_path: Path) -> None:
    for file in filled(tmp_path / "cache", path):
        assert os.stat(file).st_mode & 0o077 == 0
        assert os.stat(file.parent).st_mode & 0o077 == 0


def test_a_question_without_words_compiles_no_texts(path: str, tmp_path: Path) -> None:
    krjp.load(path, cache=str(tmp_path)).count("kind:meeting", by="month")
    assert [file.suffix for file in files(tmp_path)] == [COLUMNS]


def test_a_changed_file_is_compiled_anew_though_size_and_time_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    write(path, RECORDS)
    status = os.stat(path)
    before = filled(tmp_path / "cache", str(path))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"countries": ["KOR"]', '"countries": ["JPN"]'), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert os.stat(path).st_size == status.st_size
    changed = krjp.load(path, cache=str(tmp_path / "cache"))
    assert answers(changed) == answers(krjp.load(path))
    assert changed.count("country=KOR").total == 0
    # What it was before is of no use any more.
    assert not set(before) & set(files(tmp_path / "cache"))


@pytest.fixture
def digested(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of which the digest is taken."""
    found: list[str] = []
    digest = Part.digest

    def taken(part: Part) -> bytes:
        found.append(part.name)
        return digest(part)

    monkeypatch.setattr(Part, "digest", taken)
    return found


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is ahead of that of the files: whatever was written was written a while ago."""
    monkeypatch.setattr(cache, "TICK", -(10**15))


def test_digests_are_remembered_of_files_that_look_the_same(
    tmp_path: Path, right: list[Any], digested: list[str], later: None
) -> None:
    path = write(tmp_path / "events.jsonl")
    for _ in range(3):
        assert answers(krjp.load(path, cache=str(tmp_path / "cache"))) == right
    assert digested == [path]
    assert krjp.load(path, cache=str(tmp_path / "cache"), verify=True).count("").total == len(RECORDS)
    assert digested == [path, path]


def test_a_file_changed_in_the_moment_its_digest_was_taken_is_looked_at_again(
    tmp_path: Path, digested: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git's rule for racily clean entries; the moment is made long, for busy machines."""
    monkeypatch.setattr(cache, "TICK", 10**15)
    path = write(tmp_path / "events.jsonl")
    for _ in range(3):
        krjp.load(path, cache=str(tmp_path / "cache")).count("")
    assert digested == [path, path, path]


def test_a_file_that_was_changed_after_now_because_the_clock_was_set_back_is_looked_at_again(
    tmp_path: Path, digested: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "events.jsonl")
    hour = 3_600_000_000_000
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now - hour)
    for _ in range(2):
        assert krjp.load(path, cache=str(tmp_path / "cache")).count("country=KOR").total > 0
    assert digested == [path, path]
    text = Path(path).read_text(encoding="utf-8").replace('"countries": ["KOR"]', '"countries": ["JPN"]')
    Path(path).write_text(text, encoding="utf-8")
    assert krjp.load(path, cache=str(tmp_path / "cache")).count("country=KOR").total == 0
    monkeypatch.setattr(time, "time_ns", lambda: now + hour)
    for _ in range(2):
        assert krjp.load(path, cache=str(tmp_path / "cache")).count("country=KOR").total == 0
    assert digested == [path] * 4


def test_a_file_replaced_with_its_times_and_size_kept_is_told_by_the_time_of_change(
    tmp_path: Path, later: None
) -> None:
    path = tmp_path / "events.jsonl"
    write(path)
    filled(tmp_path / "cache", str(path))
    status = os.stat(path)
    other = tmp_path / "other"
    text = path.read_text(encoding="utf-8")
    other.write_text(text.replace('"countries": ["KOR"]', '"countries": ["JPN"]'), encoding="utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)
    assert (os.stat(path).st_size, os.stat(path).st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert krjp.load(path, cache=str(tmp_path / "cache")).count("country=KOR").total == 0


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "other", "not of this form"])
def test_remembered_digests_that_are_damaged_are_taken_again(
    damage: str, tmp_path: Path, right: list[Any], digested: list[str], later: None
) -> None:
    path = write(tmp_path / "events.jsonl")
    filled(tmp_path / "cache", path)
    file = digests(tmp_path / "cache")
    content = file.read_bytes()
    file.write_bytes(
        {
            "empty": b"",
            "cut": content[:-9],
            "changed": content.replace(b'"taken": ', b'"taken": 9'),
            "other": b"\xff\n{}",
            "not of this form": b"\n[]",
        }[damage]
    )
    assert answers(krjp.load(path, cache=str(tmp_path / "cache"))) == right
    assert len(digested) == 2
    assert file.read_bytes() != b""


@pytest.mark.parametrize("which", [0, 1])
def test_what_was_compiled_of_another_dataset_answers_for_none_but_it(
    which: int, path: str, right: list[Any], tmp_path: Path
) -> None:
    other = write(tmp_path / "other.jsonl", RECORDS[:190])
    mine = filled(tmp_path / "mine", path)[which]
    theirs = filled(tmp_path / "theirs", other)[which]
    shutil.copy(theirs, mine)
    assert answers(krjp.load(path, cache=str(tmp_path / "mine"))) == right
    assert mine.read_bytes() != theirs.read_bytes()


@pytest.mark.parametrize("what", ["folder", "version", "linked version"])
def test_a_folder_that_others_may_write_is_not_used_and_that_is_said(
    what: str, path: str, right: list[Any], tmp_path: Path
) -> None:
    folder = tmp_path / "cache"
    filled(folder, path)
    version = folder / cache.version()
    said: list[str] = []
    if what == "linked version":
        version.rename(tmp_path / "elsewhere")
        version.symlink_to(tmp_path / "elsewhere")
    else:
        (folder if what == "folder" else version).chmod(0o777)
    before = [(file, file.stat().st_mtime_ns) for file in files(tmp_path)]
    assert answers(krjp.load(path, cache=str(folder), tell=said.append)) == right
    reason = "it is a link" if what == "linked version" else "others may write it"
    named = folder if what == "folder" else version
    assert said == [f"the cache in {named} is not used: {reason}; mend that, or name another with KRJP_CACHE"]
    assert [(file, file.stat().st_mtime_ns) for file in files(tmp_path)] == before
    assert answers(krjp.load(path, cache=str(folder))) == right


@pytest.mark.parametrize("whose", ["somebody else", "nobody"])
def test_a_folder_of_somebody_else_is_not_used(
    whose: str, path: str, right: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    filled(folder, path)
    said: list[str] = []
    if whose == "nobody":  # a system that does not tell
        monkeypatch.delattr(os, "getuid")
    else:
        owner = os.stat(folder).st_uid
        monkeypatch.setattr(os, "getuid", lambda: owner + 1)
        monkeypatch.setattr(cache, "ROOT", -1)
    assert answers(krjp.load(path, cache=str(folder), tell=said.append)) == right
    assert [each.split(": ")[1] for each in said] == (
        [] if whose == "nobody" else ["somebody else owns it; mend that, or name another with KRJP_CACHE"]
    )


def test_a_file_that_others_may_write_is_made_again(path: str, right: list[Any], tmp_path: Path) -> None:
    columns, _ = filled(tmp_path, path)
    inode = columns.stat().st_ino
    columns.chmod(0o666)
    assert answers(krjp.load(path, cache=str(tmp_path))) == right
    assert (columns.stat().st_mode & 0o077, columns.stat().st_ino != inode) == (0, True)


def test_where_looks_tell_nothing_digests_do(
    tmp_path: Path, right: list[Any], digested: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Part, "looks", None)
    path = write(tmp_path / "events.jsonl")
    for _ in range(2):
        assert answers(krjp.load(path, cache=str(tmp_path / "cache"))) == right
    assert len(digested) == 4  # to find it, and after each of the two files was written; to find it
    assert list((tmp_path / "cache").rglob(f"*{FILES}")) == []
    slot = cache.Slot(str(tmp_path / "cache"), [Part("events", path)])
    write(tmp_path / "events.jsonl", RECORDS[1:])
    with pytest.raises(krjp.DataError, match="events: changed while it was read; ask again"):
        slot.make(COLUMNS, lambda _: None)


def test_the_same_content_elsewhere_has_a_place_of_its_own(path: str, tmp_path: Path, right: list[Any]) -> None:
    filled(tmp_path / "cache", path)
    copy = shutil.copy(path, tmp_path / "copy.jsonl")
    assert answers(krjp.load(copy, cache=str(tmp_path / "cache"))) == right
    assert len(files(tmp_path / "cache")) == 4


def test_what_krjp_ships_may_stand_beside_what_is_kept(path: str, tmp_path: Path) -> None:
    both = krjp.load("packaged", path, cache=str(tmp_path)).count("kind:meeting")
    assert [file.suffix for file in files(tmp_path)] == [COLUMNS]
    assert krjp.load("packaged", path, cache=str(tmp_path)).count("kind:meeting") == both
    assert [kept.sources for kept in cache.kept(str(tmp_path))] == [["packaged", path]] * 2


@pytest.mark.no_cover
@settings(examples(1 / 2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.sampled_from([0, 1]), where=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_a_changed_byte_anywhere_changes_no_answer(
    which: int, where: float, change: int, path: str, right: list[Any], tmp_path: Path
) -> None:
    file = filled(tmp_path / "cache", path)[which]
    octets = bytearray(file.read_bytes())
    octets[int(where * len(octets))] ^= change
    file.write_bytes(octets)
    assert answers(krjp.load(path, cache=str(tmp_path / "cache"))) == right


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("damage", ["empty", "short", "shorter", "long", "other", "swapped", "folder"])
def test_a_damaged_file_is_made_again(which: int, damage: str, path: str, right: list[Any], tmp_path: Path) -> None:
    both = filled(tmp_path, path)
    file, other = both[which], both[1 - which]
    content = file.read_bytes()
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(
            {
                "empty": b"",
                "short": content[:-1],
                "shorter": content[: len(content) // 2],
                "long": content + b"\0",
                "other": b"krjp" * 1000,
                "swapped": other.read_bytes(),
            }[damage]
        )
    assert answers(krjp.load(path, cache=str(tmp_path))) == right
    if damage != "folder":
        assert file.read_bytes() == content


def test_a_file_damaged_while_it_is_in_use_is_made_again(path: str, right: list[Any], tmp_path: Path) -> None:
    columns, texts = filled(tmp_path, path)
    chronology = krjp.load(path, cache=str(tmp_path))
    chronology.search("x")
    for file in (columns, texts):
        content = bytearray(file.read_bytes())
        content[: len(content) - 4000] = bytes(len(content) - 4000)
        file.write_bytes(content)
    assert answers(chronology) == right


def test_a_file_damaged_between_two_words_is_made_again(path: str, tmp_path: Path) -> None:
    _, texts = filled(tmp_path, path)
    chronology = krjp.load(path, cache=str(tmp_path))
    chronology.search("tariff")
    texts.write_bytes(bytes(texts.stat().st_size))
    found = chronology.search("protests").events
    assert len(found) > 0
    assert found == krjp.load(path).search("protests").events


def test_a_chronology_that_changes_while_it_is_compiled_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    slot = cache.Slot(str(tmp_path / "cache"), [Part("events", write(path))])
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(krjp.DataError, match="events: changed while it was read; ask again"):
        slot.make(COLUMNS, lambda _: None)
    assert files(tmp_path / "cache") == []


def test_a_chronology_that_changes_while_it_is_read_is_an_error_and_no_wrong_answer(tmp_path: Path) -> None:
    path = write(tmp_path / "events.jsonl")
    chronology = krjp.load(path, cache=str(tmp_path / "cache"))
    write(tmp_path / "events.jsonl", RECORDS[1:])
    with pytest.raises(krjp.DataError, match="changed while it was read; ask again"):
        list(chronology.events)
    with pytest.raises(krjp.DataError, match="changed while it was read; ask again"):
        chronology.search("tariff")
    assert len(krjp.load(path, cache=str(tmp_path / "cache")).search("the").events) > 0


def test_what_another_version_wrote_is_not_read(
    path: str, right: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in filled(tmp_path, path):
        file.write_bytes(b"from another time")
    monkeypatch.setattr(krjp, "__version__", "9.9.9")
    assert answers(krjp.load(path, cache=str(tmp_path))) == right
    assert len(files(tmp_path)) == 4


@pytest.mark.parametrize("obstacle", ["file", "below a file", "no permission"])
def test_where_nothing_can_be_kept_the_answer_is_the_same(
    obstacle: str, path: str, right: list[Any], tmp_path: Path
) -> None:
    folder = tmp_path / "cache"
    if obstacle == "no permission":
        folder.mkdir(mode=0o500)
    else:
        folder.write_text("no folder")
        folder = folder / "below" if obstacle == "below a file" else folder
    assert answers(krjp.load(path, cache=str(folder))) == right


def test_a_full_disk_costs_the_cache_and_not_the_answer(large: str, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    code = "import sys; from krjp.cli import main; sys.exit(main())"
    arguments = ["--data", large, "count", "--kind", "meeting", "--json"]

    def run(most: int | None) -> subprocess.CompletedProcess[bytes]:
        def limit() -> None:
            import signal

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            # Python would keep bytecode cut short at the limit, and every later run would fail on it.
            env=environment(KRJP_CACHE=str(tmp_path / "cache"), PYTHONDONTWRITEBYTECODE="1"),
            preexec_fn=None if most is None else limit,
            capture_output=True,
            check=False,
        )

    full = run(1000)
    assert (full.returncode, full.stderr) == (0, b"")
    assert files(tmp_path / "cache") == []
    assert run(None).stdout == full.stdout


def test_runs_side_by_side_answer_alike(large: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "krjp", "--data", large, "search", "tariff", "--json"]
    runs = [
        subprocess.Popen(
            command, env=environment(KRJP_CACHE=str(tmp_path)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    said = [run.communicate() for run in runs]
    assert {run.returncode for run in runs} == {0}
    assert len(set(said)) == 1
    assert [file.suffix for file in files(tmp_path)] == [COLUMNS, TEXTS]


@pytest.mark.no_cover
def test_a_run_that_is_killed_leaves_nothing_that_counts(large: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "krjp", "--data", large, "search", "tariff", "--json"]
    for delay in (0.15, 0.25, 0.35, 0.5):
        run = subprocess.Popen(
            command, env=environment(KRJP_CACHE=str(tmp_path)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(delay)
        run.kill()
        run.wait()
    assert answers(krjp.load(large, cache=str(tmp_path))) == answers(krjp.load(large))


def test_what_nobody_uses_goes_when_something_new_comes(path: str, tmp_path: Path) -> None:
    version = tmp_path / OLD
    version.mkdir()
    old = [version / f"{name('a')}{COLUMNS}", version / f"{name('b')}{TEXTS}", version / "krjp-c.tmp"]
    young = [version / f"{name('d')}{COLUMNS}", version / "krjp-e.tmp"]
    for file in (*old, *young):
        file.write_text("x")
    for file in old:
        os.utime(file, (0, 0))
    filled_now = krjp.load(path, cache=str(tmp_path)).count("").total
    assert filled_now == len(RECORDS)
    assert not any(file.exists() for file in old)
    assert all(file.exists() for file in young)


def test_what_others_keep_beside_it_is_theirs(path: str, tmp_path: Path) -> None:
    """A cache may be put into any folder: that of somebody's books, or a home."""
    folder = tmp_path / "home"
    theirs = [
        *(folder / "book" / f"chapter{suffix}" for suffix in (COLUMNS, TEXTS, ".tmp")),
        folder / "book" / f"{name('a')}{COLUMNS}",
        folder / cache.version() / f"chapter{COLUMNS}",
        folder / cache.version() / "report.tmp",
        folder / cache.version() / f"{name('a')}{COLUMNS}" / "inside",
        folder / f"{name('a')}{COLUMNS}",
        tmp_path / "elsewhere" / f"{name('a')}{COLUMNS}",
    ]
    for file in theirs:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("theirs")
        os.utime(file, (0, 0))
    (folder / OLD).symlink_to(tmp_path / "elsewhere")
    krjp.load(path, cache=str(folder)).count("")
    assert len(cache.clear(str(folder))) == 2
    assert all(file.read_text() == "theirs" for file in theirs)
    assert cache.kept(str(folder)) == []


def test_what_is_compiled_is_the_same_bytes_until_its_format_is_raised(tmp_path: Path) -> None:
    """Whoever changes what goes into a compiled form raises `container.FORMAT`, and then these digests."""
    columns, texts = filled(tmp_path / "cache", write(tmp_path / "events.jsonl"))
    digests = []
    for file in (columns, texts):
        container = Container(HeldBytes(file.read_bytes()))
        whole = sha256()
        for name in sorted(set(container.places) - {"about"}):
            whole.update(name.encode() + container.section(name))
        digests.append(whole.hexdigest()[:16])
    assert (FORMAT, digests) == (7, EXPECTED)


EXPECTED = ["5c4acc55bc7cae15", "1d7753f2064e4130"]


def test_what_is_no_file_of_the_cache_is_shown_as_that(tmp_path: Path) -> None:
    (tmp_path / OLD).mkdir()
    (tmp_path / OLD / f"{name('b')}{COLUMNS}").write_text("broken")
    (tmp_path / OLD / "krjp-half.tmp").write_text("half")
    found = {kept.holds: kept.sources for kept in cache.kept(str(tmp_path))}
    assert found == {"columns": [], "half written": []}


def test_remembered_digests_say_whose_they_are(path: str, tmp_path: Path) -> None:
    filled(tmp_path, path)
    found = {kept.holds: kept.sources for kept in cache.kept(str(tmp_path))}
    assert found == {"columns": [path], "texts": [path], "digests": [path]}
