"""Random questions: DuckDB answers the statement as krjp answers the question."""

from __future__ import annotations

from hypothesis import given, settings

from .asking import ASKED, Asked, compare


@settings(max_examples=10)
@given(ASKED)
def test_a_statement_gives_what_krjp_gives(asked: Asked) -> None:
    assert compare(asked) == 5
