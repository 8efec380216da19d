"""How fast a page to explore is in a browser: `python benchmarks/explorer.py 5000`.

Writes the page of a made-up chronology (`generate.py`), opens it in the system's Chromium without a window, and
prints its size, when it was first painted, and how long filters take: from the click to the painted answer, once as
time of the clock and once as time of the page's thread, which a busy machine changes less. Needs the extra `browser`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
import generate

import krjp
from krjp.render.explorer.page import explorer_page

# What is done over and over: a script that gets the number of the time.
ACTIONS = {
    "a kind, and without it": "n => go({kind: n % 2 ? [] : ['meeting']})",
    "a country, and without it": "n => go({country: n % 2 ? [] : ['JPN']})",
    "five years by brush": "n => go({from: `${1966 + n}-01-01`, to: `${1971 + n}-01-01`})",
    "a search": "n => go({from: '', to: '', q: ['tariff', 'minister talks', 'supply chains', 'exch*', ''][n % 5]})",
}
TIMES = 10
VAGUE = 0.1
PROBE = "async n => {{ const at = performance.now(); ({})(n); await ({})(); return performance.now() - at; }}"
PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("number", type=int, nargs="?", default=5000, help="how many events")
    number = parser.parse_args().number
    chronology = krjp.Chronology.from_records(generate.events(number, vague=VAGUE))
    page = explorer_page("Made up", chronology.events, frozenset(), chronology.holdings)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        print(f"{number:,} events, {len(page.encode()) / 1e6:.1f} MB, Chromium {browser.version}")
        measure(browser.new_context(viewport={"width": 1280, "height": 900}), path.as_uri())
        browser.close()


def measure(context: Any, address: str) -> None:
    """Open a page and time what is done with it."""
    paints = []
    for _ in range(3):
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("performance.getEntriesByType('paint').length > 1")
        paints.append(page.evaluate("performance.getEntriesByType('paint')[0].startTime"))
    print(f"first paint after {statistics.median(paints):.0f} ms")
    page.evaluate("() => { wordIndex(); }")
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def thread() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")

    for name, action in ACTIONS.items():
        clock, busy = [], []
        for time in range(TIMES):
            before = thread()
            clock.append(page.evaluate(PROBE.format(action, PAINTED), time))
            busy.append(thread() - before)
        print(f"{name}: {statistics.median(clock):.0f} ms, thread {statistics.median(busy):.0f} ms")


if __name__ == "__main__":
    main()
