"""What is compiled is small here: where krjp begins to compile is not what these tests are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .chronologies import compiled_when_small

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["small"]


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    with compiled_when_small():
        yield
