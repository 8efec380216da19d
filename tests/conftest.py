"""What all tests share: the packaged chronology, and how hard Hypothesis tries."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from datetime import date
from functools import cache
from inspect import unwrap
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, settings

import krjp
from krjp import loading
from krjp.files import reading
from krjp.importer import lookup, mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from krjp.chronology import Chronology
    from krjp.sheets.how import How

# Every run tries the same few examples; `brief` is for asking once more with other versions of what krjp stands on;
# `--hypothesis-profile=explore` looks for new examples, and many more of them;
# `mutation` is for `fuzz/mutate.py`, where a failure need not be made small.
settings.register_profile(
    "repeatable", max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("brief", settings.get_profile("repeatable"), max_examples=6)
settings.register_profile("explore", settings.get_profile("repeatable"), max_examples=2000, derandomize=False)
settings.register_profile(
    "mutation",
    settings.get_profile("repeatable"),
    max_examples=20,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """All tests run on every processor, where pytest-xdist is; some of them are done sooner by one.

    What coverage measures stays in this process, unless it is told otherwise.
    """
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not hasattr(config, "workerinput")
    if (
        whole
        and "coverage" not in sys.modules
        and getattr(config.option, "numprocesses", 0) is None
        and config.option.dist == "no"
    ):
        config.option.numprocesses, config.option.dist = "auto", "worksteal"


def pytest_collection_finish() -> None:
    """All that was collected stays until the end: no later search for garbage goes through it, which was a tenth."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val: object) -> str | None:
    """A file's content names no test: an archive holds the time it was made, and every process collects the same."""
    return f"{len(val)}-bytes" if isinstance(val, bytes) and len(val) > 20 else None


TODAY = date(2024, 5, 20)


@pytest.fixture(scope="session", autouse=True)
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What runs of krjp keep goes where nobody's own cache is."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.delenv("KRJP_CACHE", raising=False)
        yield folder


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """What krjp ships never changes, and thousands of tests ask it: each process reads and indexes it once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_shipped", cache(loading._shipped))
        for name in ("parse_actors", "parse_concepts", "parse_sources"):
            patch.setattr(reading, name, _kept(getattr(reading, name)))
        finder = cache(lookup.NameFinder)
        patch.setattr(mentions, "NameFinder", lambda entries: finder(tuple(entries)))
        yield


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What krjp ships is read again: where a test is about reading it."""
    monkeypatch.setattr(loading, "_shipped", unwrap(loading._shipped))


@contextmanager
def loaded_once(path: Path) -> Iterator[None]:
    """Whoever asks this file alone gets what was read the first time."""
    load = loading.load
    once = cache(lambda today: load(path, today=today))

    def kept(*paths: str, today: date | None = None, how: How | None = None, **other: Any) -> Chronology:
        alone = paths == (str(path),) and how is None
        return once(today) if alone else load(*paths, today=today, how=how, **other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load", kept)
        yield


def _kept(parse: Callable[[bytes, str], list[object]]) -> Callable[[bytes, str], list[object]]:
    """The same, with what it made of krjp's own files kept; whoever asks may add to the list."""
    once = cache(parse)
    return lambda content, name: list(once(content, name)) if name == os.path.basename(name) else parse(content, name)


@pytest.fixture(scope="session")
def packaged() -> Chronology:
    """The chronology krjp ships, asked on 20 May 2024."""
    return krjp.load(today=TODAY)
