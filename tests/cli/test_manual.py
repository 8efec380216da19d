"""The manual page says what the commands are."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from krjp import cli
from krjp.cli.app import BAD_USAGE, COMMANDS, INTERRUPTED, PIPE_CLOSED
from krjp.cli.manual import EXIT_STATUSES, manual
from krjp.cli.options import GROUPS
from krjp.render.formats.choice import FORMATS

PAGE = Path(__file__).parent.parent.parent / "man" / "krjp.1"


def test_the_page_in_the_repository_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "run: python -m krjp.cli.manual > man/krjp.1"


def test_every_command_option_and_format_has_an_entry() -> None:
    page = manual().replace("\\-", "-")
    for name in COMMANDS:
        assert re.search(rf"^\.SS krjp {name}\b", page, re.MULTILINE)
    for group in GROUPS:
        for option in group.options:
            assert re.search(rf"^\\fB.*{option.opts[0]}\b", page, re.MULTILINE), option
    for name in FORMATS:
        assert f"\\fB{name}\\fR" in page


def test_every_exit_status_is_explained() -> None:
    assert {int(status) for status in EXIT_STATUSES} == {0, 1, BAD_USAGE, INTERRUPTED, PIPE_CLOSED}


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_the_page_is_sound_to_groff() -> None:
    done = subprocess.run(
        ["groff", "-k", "-man", "-Tutf8", "-ww", "-z"], input=manual().encode(), capture_output=True, check=True
    )
    assert done.stderr == b""


def test_run_as_a_program_it_writes_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(cli.manual.__file__, run_name="__main__")
    assert capsys.readouterr().out == manual()
