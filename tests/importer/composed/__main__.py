"""Print how much of composed pages is found, and what in their recipes goes with what is not.

python -m tests.importer.composed [FIRST LAST] [--misses] [--show]

The pages are those of the numbers from FIRST to before LAST; --misses tells of each that is not read whole, --show
prints the first page and what was made of it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from tests.importer.composed import compose, score_of

_COUNTS = ("entries", "found", "dates", "lost", "merged", "invented")
# Fewer pages tell little of a cause.
_FEW = 4
_CAUSES = 25


def _show(seed: int) -> None:
    page = compose(seed)
    found = score_of(page)
    lines = (str(page.recipe), page.content.decode("utf-8", "replace"), str(found), *found.misses)
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def main() -> None:
    """Print the shares of entries found, of dates right, and what is lost, merged or invented, and by what."""
    first, last = [int(each) for each in sys.argv[1:] if each.isdigit()] or (0, 300)
    if "--show" in sys.argv:
        _show(first)
        return
    sums: Counter[str] = Counter()
    causes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for seed in range(first, last):
        page, found = compose(seed), score_of(compose(seed))
        counts = {name: getattr(found, name) for name in _COUNTS}
        whole = found.found == found.entries == found.dates and not found.invented + found.merged
        sums.update(counts, pages=1, whole=whole)
        for part in page.recipe:
            causes[part][0] += 1
            causes[part][1] += not whole
        if not whole and "--misses" in sys.argv:
            said = " ".join(f"{name} {count}" for name, count in counts.items())
            sys.stdout.write(f"{seed} {said} {' '.join(page.recipe)}\n")
    sys.stdout.write(f"{dict(sums)}\n")
    ranked = sorted(causes.items(), key=lambda each: -each[1][1] / max(_FEW, each[1][0]))
    sys.stdout.writelines(f"  {bad:>4} of {pages:>4} pages: {part}\n" for part, (pages, bad) in ranked[:_CAUSES])


if __name__ == "__main__":
    main()
