"""A real browser on the app as people serve it: what pictures, benchmarks and browser tests share.

It stands here, as both others can reach it and it needs neither: beside this file it is `browser`, a benchmark puts
this folder on its path, and tests, which have the root of the repository on theirs, call it `scripts.browser`.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # tests are skipped where Playwright is not installed
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def installed() -> str | None:
    """Return where a browser is installed that Playwright can drive, or None: then it needs its own."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def chromium(*flags: str) -> Iterator["Browser"]:
    """Give Chromium: an installed one, or Playwright's own."""
    from playwright.sync_api import sync_playwright

    with (
        sync_playwright() as running,
        running.chromium.launch(executable_path=installed(), args=[*FLAGS, *flags]) as browser,
    ):
        yield browser


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the project as people do; give the address."""
    command = [sys.executable, "-m", "lerende_evaluatie", "app", "--no-browser", "--project", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield address_in(process.stdout.readline())
        finally:
            process.terminate()
            process.communicate()


def address_in(line: str) -> str:
    """Return the address in the line with which the app says that it is ready."""
    return next(word for word in line.split() if word.startswith("http"))


def drag(page: "Page", x1: float, y1: float, x2: float, y2: float) -> None:
    """Drag the mouse from one point to another, with a move in between, as a hand makes."""
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
    page.mouse.move(x2, y2)
    page.mouse.up()
