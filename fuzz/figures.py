"""Bring the numbers of tests in docs/reliability.md up to date: `python -m fuzz.figures`.

Each row there names the command that repeats it; what `pytest` collects for it is the number in its
row. The figures of the long runs are those they print, and are written down by hand.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "reliability.md"
_ROW = re.compile(r"^(\|.*\| )(?P<number>[\d,]+)( \| [^|]* \| `pytest (?P<arguments>.*)` \|)$", re.MULTILINE)
_IN_WORDS = re.compile(r"(`pytest (?P<arguments>[^`]+)`, )(?P<number>[\d,]+)( tests)")


def collected(arguments: str) -> int:
    """How many tests pytest finds for some arguments."""
    # In a table of Markdown a bar is written with a backslash.
    words = shlex.split(arguments.replace("\\|", "|"))
    command = [sys.executable, "-m", "pytest", "--collect-only", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own page
    return sum("::" in line for line in done.stdout.splitlines())


def main() -> None:
    """Rewrite the page, and print what changed."""

    def counted(match: re.Match[str]) -> str:
        number = f"{collected(match['arguments']):,}"
        if number != match["number"]:
            sys.stdout.write(f"{match['number']:>6} => {number:>6}  {match['arguments']}\n")
        start, end = match.start("number") - match.start(), match.end("number") - match.start()
        return match.group()[:start] + number + match.group()[end:]

    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_ROW.sub(counted, _IN_WORDS.sub(counted, text)), encoding="utf-8")


if __name__ == "__main__":
    main()
