"""What tests of the command line share: a neutral environment, and hostile and vague data in files."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from krjp import loading
from tests import hostile, vague
from tests.cli.running import MEANINGFUL, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from krjp.chronology import Chronology
    from krjp.sheets.how import How


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name in MEANINGFUL or name.startswith(PREFIXES):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def hostile_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the hostile chronology."""
    path = tmp_path_factory.mktemp("data") / "hostile.json"
    path.write_bytes(hostile.as_json())
    return path


@pytest.fixture(scope="session")
def vague_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file with the packaged chronology, ten of its records vague; read once, as it never changes."""
    path = tmp_path_factory.mktemp("data") / "vague.json"
    path.write_bytes(vague.as_json())
    load = loading.load
    once = cache(lambda today: load(path, today=today))

    def kept(*paths: str, today: date | None = None, how: How | None = None, **other: Any) -> Chronology:
        alone = paths == (str(path),) and how is None
        return once(today) if alone else load(*paths, today=today, how=how, **other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load", kept)
        yield path
