"""How long a decision takes until it is on disk when 20 coders work at once on one project.

    python3 dev.py run python benchmarks/coders.py [--coders 20] [--decisions 25] [--strict]

Each coder is a browser context of its own with a real session in Chromium, spread over the 14 transcripts of
`_big_project`. Each page presses its own keys, with the pauses of somebody who reads fast, so all work at the same
time. Browser and server share this computer: what is measured includes the work of 20 browsers. The second row is
the part of it between sending a decision and having the answer.
"""

import argparse
import itertools
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from _big_project import make_project
from _room import Row, chromium, print_table, served, visit
from playwright.sync_api import Page

from lerende_evaluatie.bootstrap import open_project

CODERS, DECISIONS = 20, 25
AIM = 150
PAUSES = (600, 1_800)
"""Milliseconds between two decisions."""

WORK = """
([decisions, shortest, longest]) => {
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const work = async () => {
    const took = [];
    for (let count = 0; count < decisions; count += 1) {
      await wait(shortest + Math.random() * (longest - shortest));
      const key = "aaru"[count % 4];
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      while (meter.keys.at(-1).saved === null) await wait(10);
      took.push(meter.keys.at(-1).saved);
    }
    const requests = performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/werk/operate"));
    return { saved: took, asked: requests.map((one) => one.duration) };
  };
  meter.work = work();
}
"""


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coders", type=int, default=CODERS)
    parser.add_argument("--decisions", type=int, default=DECISIONS, help="by each coder")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when the aim is missed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="meting-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary, "meting")
        make_project(folder)
        worked = measure(folder, options.coders, options.decisions)
        _stands_on_disk(folder, options.coders * options.decisions)
    rows = [
        Row(
            f"key → saved on disk, {options.coders} coders",
            [took for one in worked for took in one["saved"]],
            "ms",
            AIM,
        ),
        Row("    of which sent → answered", [took for one in worked for took in one["asked"]], "ms"),
    ]
    missed = print_table(rows)
    return int(missed and options.strict)


def measure(folder: Path, coders: int, decisions: int) -> list[dict[str, list[float]]]:
    """Return per coder how long each decision took, and the request in it."""
    with open_project(folder) as project:
        sources = itertools.cycle(source.guid for source in project.store.sources())
        users = [project.store.user(f"Codeur {number}").guid for number in range(coders)]
    with served(folder) as url, chromium() as browser, ExitStack() as stack:
        pages: list[Page] = []
        for user, source in zip(users, sources, strict=False):
            pages.append(stack.enter_context(visit(browser, f"{url}/beoordelen?codeur={user}&interview={source}")))
        print(f"{coders} coders at work; load of the machine {os.getloadavg()[0]:.1f}")
        for page in pages:
            page.evaluate(WORK, [decisions, *PAUSES])
        return [page.evaluate("meter.work") for page in pages]


def _stands_on_disk(folder: Path, wanted: int) -> None:
    """Make sure that every decision that the pages say is saved stands in the store."""
    with open_project(folder) as project:
        mine = {user.guid for user in project.store.users() if user.name.startswith("Codeur ")}
        found = sum(review.user_guid in mine for review in project.store.reviews())
    if found != wanted:
        raise SystemExit(f"{wanted} decisions are said to be saved, but the store holds {found}")


if __name__ == "__main__":
    raise SystemExit(main())
