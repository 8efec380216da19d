"""Work done by several processes: the same as done by one, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing import Pipe

import pytest

from krjp.compiled import processes

THIS = os.getpid()


def square(number: int) -> tuple[int, bool]:
    """Some work, and whether this process did it."""
    return number * number, os.getpid() == THIS


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)


def test_results_come_in_order_and_tell_who_made_them() -> None:
    found = list(processes.worked(square, range(6)))
    assert [result for _, (result, _) in found] == [0, 1, 4, 9, 16, 25]
    assert [who for who, _ in found] == [0, 1, 2, 1, 2, 1]
    assert all((who == 0) == this for who, (_, this) in found)


def test_what_work_keeps_each_process_keeps_for_itself() -> None:
    kept: list[int] = []

    def keep(number: int) -> list[int]:
        kept.append(number)
        return kept

    found = [(who, list(result)) for who, result in processes.worked(keep, range(5))]
    assert found == [(0, [0]), (1, [0, 1]), (2, [0, 2]), (1, [0, 1, 3]), (2, [0, 2, 4])]
    assert kept == [0]


@pytest.mark.parametrize("number", [0, 1, processes.FEW])
def test_little_work_is_done_here(number: int) -> None:
    assert list(processes.worked(square, range(number))) == [(0, (each * each, True)) for each in range(number)]


def test_one_processor_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 1)
    assert all(who == 0 and this for who, (_, this) in processes.worked(square, range(9)))


def test_what_a_process_that_ends_early_has_left_undone_is_done_here() -> None:
    def fail_elsewhere(number: int) -> int:
        if number == 4 and os.getpid() != THIS:
            os._exit(9)
        return number

    found = list(processes.worked(fail_elsewhere, range(8)))
    assert [result for _, result in found] == list(range(8))
    assert [who for who, _ in found[4:]] == [0] * 4


def test_what_goes_wrong_elsewhere_goes_wrong_here_as_well() -> None:
    def fail(number: int) -> int:
        if number == 5:
            raise ValueError("five")
        return number

    with pytest.raises(ValueError, match="five"):
        list(processes.worked(fail, range(8)))


def test_nobody_is_left_where_the_rest_is_not_asked_for() -> None:
    def pid(number: int) -> int:
        return os.getpid()

    results = processes.worked(pid, range(1000))
    others = {next(results)[1] for _ in range(3)} - {THIS}
    results.close()  # type: ignore[attr-defined]
    for each in others:
        with pytest.raises(ProcessLookupError):
            os.kill(each, 0)
    assert others


def test_a_system_that_copies_no_process_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert 1 <= processes.processors() <= processes.MOST_PROCESSES
    monkeypatch.setattr(sys, "platform", "win32")
    assert processes.processors() == 1


def test_each_process_sends_what_it_makes_until_something_is_wrong() -> None:
    """What it does, done here: the one who started it ends it, and not who interrupts them both."""
    before = signal.getsignal(signal.SIGINT)
    end, other = Pipe(duplex=False)
    try:
        processes._do(lambda number: 6 // number, [1, 2, 0, 3], other)
        processes._do(lambda number: 6 // number, [6], other)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    other.close()
    assert [end.recv(), end.recv(), end.recv()] == [6, 3, 1]
    with pytest.raises(EOFError):
        end.recv()
