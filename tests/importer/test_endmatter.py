"""What stands below the entries under a heading of its own is none of them, and is counted."""

from __future__ import annotations

import pytest

from krjp.importer.entries import read_entries
from krjp.importer.lines import cleaned

ENTRIES = "# Talks\n\n- 3 May 2012: Talks open.\n- 4 May 2012: Talks go on.\n- 5 May 2012: Talks end.\n\n"


@pytest.mark.parametrize("heading", ["References", "See also:", "Siehe auch", "Notes et références", "参考文献"])
def test_references_are_no_entries(heading: str) -> None:
    page = f"{ENTRIES}## {heading}\n\n- 9 May 2012: The Paper, p. 4.\n\n## Later\n\n- 6 May 2012: A pact is signed.\n"
    reading = read_entries(cleaned(page), "file.md")
    assert [entry.when.edtf() for entry in reading.entries] == [f"2012-05-0{day}" for day in (3, 4, 5, 6)]
    assert reading.passed["references and links"] == 2


def test_a_page_that_is_headed_so_is_read() -> None:
    assert len(read_entries(cleaned(ENTRIES.replace("Talks", "Notes", 1)), "file.md").entries) == 3
