"""Large chronologies to compile: made up, and the same in every run."""

from __future__ import annotations

import importlib.util
import json
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from krjp import loading
from krjp.chronology import Chronology
from krjp.files.reading import merge, parse_events
from krjp.files.reference import Reference
from krjp.index.events import EventIndex
from krjp.index.holdings import Holdings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

__all__ = ["NUMBER", "compiled_when_small", "generated", "lines", "plain", "write"]

NUMBER = 200
GENERATE = Path(__file__).parent.parent.parent / "benchmarks" / "generate.py"


@cache
def _generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", GENERATE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    return module


@cache
def generated(number: int = NUMBER, vague: float | None = None) -> tuple[dict[str, Any], ...]:
    """Records in order of date: 1,000 of them take over a mebibyte, from which on krjp compiles."""
    return tuple(_generate().events(number, vague=vague))


@contextmanager
def compiled_when_small() -> Iterator[None]:
    """What is made up is compiled, though it is small; from which size on others are, `tests/test_loading.py` tells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "LARGE", 1 << 17)
        yield


def lines(records: Iterable[dict[str, Any]]) -> str:
    """Records as JSON Lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def write(path: Path, records: Iterable[dict[str, Any]] | None = None) -> str:
    """Write records, or the generated ones, as JSON Lines; returns the path."""
    path.write_text(lines(generated() if records is None else records), encoding="utf-8")
    return str(path)


def plain(*paths: str) -> Chronology:
    """The chronology of files read whole into memory, with nothing compiled."""
    parts = [(path, parse_events(Path(path).read_bytes(), path)) for path in paths]
    return Chronology.of(Holdings(EventIndex(merge(parts)), Reference()))
