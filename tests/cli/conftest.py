"""What tests of the command line share: a neutral environment, and hostile and vague data in files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests import hostile, vague
from tests.cli.running import MEANINGFUL, PREFIXES
from tests.conftest import loaded_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
    with loaded_once(path):
        yield path
