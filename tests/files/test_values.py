"""A JSON value is what Python reads, unless an object gives a key twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krjp.files.values import json_value

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=9,
)


@given(JSON)
def test_a_value_is_read_as_json_reads_it(value: Any) -> None:
    assert json_value(json.dumps(value)) == value


@pytest.mark.parametrize(
    "text", ["", "{", "{}{}", "1 2", '{"a":1,"a":1}', '[{"a":{"b":1,"c":2,"b":3}}]', '{"a":1,"\\u0061":2}', "\ufeff1"]
)
def test_what_is_no_value_or_gives_a_key_twice_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"given twice|follows|Expecting"):
        json_value(text)
