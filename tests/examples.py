"""How many examples a property has, next to others: more where the space is large, fewer where each takes long."""

from __future__ import annotations

from hypothesis import settings

__all__ = ["examples"]


def examples(times: float) -> settings:
    """So many times as many as the profile gives to every property; see `tests/conftest.py` for the profiles."""
    return settings(max_examples=max(1, round(settings().max_examples * times)))
