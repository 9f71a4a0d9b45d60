"""How fast the review room is, in a real browser: 50,000 words, 2,000 spans, one coder.

    python3 dev.py run python benchmarks/review_room.py [--keys 240] [--strict]

Makes the project of `_big_project`, serves it as people do, and presses keys of all kinds in Chromium. After each
decision the database is read from outside: what the page says is saved must stand there. With --strict the exit
code is 1 when an aim is missed. What is measured from where to where: see WATCH in `_room`.
"""

import argparse
import itertools
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from _big_project import BIG, CODER, make_project
from _room import PATIENCE, Row, Wire, chromium, print_table, served, visit
from playwright.sync_api import Browser, Page

from lerende_evaluatie.bootstrap import open_project

KEYS = 240
VISITS = 5
KINDS = {"a": "accept", "r": "reject", "j": "next", "k": "previous", "u": "undo", "valence": "valence"}
ROUND = ("valence", "a", "j", "r", "valence", "a", "u", "j", "k", "r", "a", "u", "valence", "u", "j", "r")
"""What a coder does: a direction, yes, further, no, second thoughts."""
QUIET = 120
"""Milliseconds without a byte, after which everything of the last key has come in."""


@dataclass(slots=True)
class Measured:
    """What the keys showed."""

    painted: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    saved: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)
    decision_bytes: list[float] = field(default_factory=list)
    events: list[float] = field(default_factory=list)


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=KEYS)
    parser.add_argument("--strict", action="store_true", help="exit code 1 when an aim is missed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="meting-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary, "meting")
        make_project(folder)
        missed = print_table(measure(folder, options.keys))
    return int(missed and options.strict)


def measure(folder: Path, keys: int) -> list[Row]:
    """Return the rows of the table."""
    with open_project(folder) as project:
        coder = project.store.user(CODER).guid
        guids = {source.name: source.guid for source in project.store.sources()}
    big, small = guids["groot.txt"], guids["gewoon_01.txt"]
    print(f"{BIG.words:,} words, {BIG.spans - BIG.by_colleague:,} spans; load of the machine {os.getloadavg()[0]:.1f}")
    with served(folder) as url, chromium() as browser:
        address = f"{url}/beoordelen?codeur={coder}&interview="
        opened = list(_opened(browser, address + big))
        switched = list(itertools.chain(*(_switched(browser, address + small, small, big) for _ in range(VISITS))))
        pressed = _press(browser, address + big, folder / "project.db", keys)
    every = list(itertools.chain(*pressed.painted.values()))
    return [
        Row("key → painted", every, "ms", 60),
        *(Row(f"    {KINDS[kind]}", values, "ms") for kind, values in pressed.painted.items()),
        Row("    the browser's own event timing (by 8)", pressed.events, "ms"),
        Row("key → saved on disk", pressed.saved, "ms", 100),
        Row("bytes over the wire, a key", pressed.bytes, "B", 2_000),
        Row("    a decision", pressed.decision_bytes, "B"),
        Row("to the big transcript, first time", switched[0::2], "ms", 700),
        Row("to the big transcript, again", switched[1::2], "ms", 700),
        Row("first open of the room", opened, "ms"),
    ]


def _opened(browser: Browser, address: str) -> Iterator[float]:
    for _ in range(VISITS):
        with visit(browser, address) as page:
            yield page.evaluate("meter.opened")


def _switched(browser: Browser, address: str, small: str, big: str) -> Iterator[float]:
    """Yield how long it took to come to the big transcript: for the first time, and again."""
    wire = Wire()
    with visit(browser, address, wire.listen) as page:
        for source in (big, small, big):
            page.locator("[data-field=source]").select_option(source)
            took = page.evaluate("meter.switched")
            _settle(page, wire)
            if source == big:
                yield took


def _press(browser: Browser, address: str, database: Path, count: int) -> Measured:
    measured, wire = Measured(), Wire()
    with visit(browser, address, wire.listen) as page, closing(sqlite3.connect(database, timeout=10)) as reading:
        _settle(page, wire)
        kinds = itertools.cycle(ROUND)
        decided: list[str] = []
        for kind in itertools.islice(kinds, count):
            before, suggestion = wire.total, _current(page)
            page.keyboard.press(_key(page, kind))
            _wait(page, measured, kind)
            if kind in "ar":
                decided.append(suggestion)
            if kind in "aru":
                _stands_on_disk(reading, decided.pop() if kind == "u" else suggestion, kind)
            _settle(page, wire)
            spent = wire.total - before
            measured.bytes.append(spent)
            if kind in "aru":
                measured.decision_bytes.append(spent)
        measured.events = page.evaluate("meter.events")
    return measured


def _current(page: Page) -> str:
    return page.locator(".le-suggestion-card").get_attribute("data-card") or ""


def _key(page: Page, kind: str) -> str:
    """Return the key to press; for a direction one that is not chosen yet, so that something changes."""
    if kind != "valence":
        return kind
    values = ["positief", "negatief", "gemengd", "neutraal"]
    now = page.evaluate("meter.look()").split()[-1]
    return str((values.index(now) + 1) % len(values) + 1)


def _wait(page: Page, measured: Measured, kind: str) -> None:
    """Wait until the key is painted and, when it decides something, saved; keep how long that took."""
    decides = "true" if kind in "aru" else "false"
    done = f"(() => {{ const key = meter.keys.at(-1); return key.painted && (!{decides} || key.saved) && key; }})()"
    key = page.wait_for_function(done, polling=20, timeout=PATIENCE).json_value()
    measured.painted[kind].append(key["painted"])
    if kind in "aru":
        measured.saved.append(key["saved"])


def _settle(page: Page, wire: Wire) -> None:
    """Let everything come in, so that bytes are counted with the key that they belong to."""
    page.wait_for_function("meter.isSaved()")
    seen = -1
    while wire.total != seen:
        seen = wire.total
        page.wait_for_timeout(QUIET)


def _stands_on_disk(reading: sqlite3.Connection, suggestion: str, kind: str) -> None:
    """Make sure that the last decision on the suggestion is the one that the page says is saved."""
    last = "SELECT decision FROM reviews WHERE suggestion_guid = ? ORDER BY number DESC LIMIT 1"
    [found] = reading.execute(last, (suggestion,)).fetchone() or [None]
    wanted = {"a": ("aanvaard", "gewijzigd"), "r": ("afgewezen",), "u": ("heropend",)}[kind]
    if found not in wanted:
        raise SystemExit(f"{KINDS[kind]} is said to be saved, but the database says: {found}")


if __name__ == "__main__":
    raise SystemExit(main())
