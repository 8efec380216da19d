"""Random questions: DuckDB answers the statement as krjp answers the question."""

from __future__ import annotations

from hypothesis import given

from tests.examples import examples

from .asking import ASKED, Asked, compare


@examples(1 / 4)
@given(ASKED)
def test_a_statement_gives_what_krjp_gives(asked: Asked) -> None:
    assert compare(asked) == 5
