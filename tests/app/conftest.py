"""A real browser on a real server. Each test has an interview and a coder of its own; the server is shared."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Coding, Note, Review, User
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from tests.conftest import ROOT, write_project

ARTEFACTS = ROOT / "test-artefacts"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
INTERVIEWS = 24
SERVE = """
import sys
from pathlib import Path
from lerende_evaluatie.app.serve import serve
sys.exit(serve(Path({!r}), None, False))
"""

HOSTILE = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"> **vet** $x^2$ :red[rood] `code`'
WORDS = f"""\
I: Gesprek {{number}}. Bent u trots?
R: Ja, ik ben er wel trots op. Dat had ik nooit gedacht.
I: En de collega's?
R: Mijn collega had er eerst geen zin in. 🙂👩‍👩‍👧 Nu is er draagvlak.
I: {HOSTILE}
R: {HOSTILE} Het is goed geregeld, hoor.
"""


@dataclass
class Server:
    """The app, served as people serve it."""

    folder: Path
    process: subprocess.Popen[str]
    url: str


@dataclass
class Room:
    """One interview and one coder, to look in the store what became of a click."""

    project: Project
    url: str
    source: str
    user: User

    def codings(self) -> list[Coding]:
        return self.project.store.codings(self.source)

    def reviews(self) -> list[Review]:
        mine = {suggestion.guid for suggestion in self.project.store.suggestions(self.source)}
        return [review for review in self.project.store.reviews() if review.suggestion_guid in mine]

    def notes(self) -> list[Note]:
        targets = {self.source, *(coding.guid for coding in self.codings())}
        return [note for note in self.project.store.notes() if note.target in targets]


def start(folder: Path, errors: Path) -> Server:
    """Serve a project and wait until it says that it is ready."""
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE.format(str(folder))], stdout=subprocess.PIPE, stderr=stderr, text=True
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert "http://127.0.0.1:" in line, errors.read_text()
    return Server(folder, process, next(word for word in line.split() if word.startswith("http")))


def stop(server: Server) -> None:
    server.process.terminate()
    server.process.wait(20)
    assert server.process.stdout is not None
    server.process.stdout.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], Server]]:
    """Serve a project until the test ends, also when it fails."""
    with ExitStack() as stack:

        def served(folder: Path) -> Server:
            server = start(folder, tmp_path / "stderr.txt")
            stack.callback(stop, server)
            return server

        yield served


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = write_project(
        tmp_path_factory.mktemp("app") / "proef",
        **{f"gesprek{number:02}": WORDS.format(number=number) for number in range(INTERVIEWS)},
    )
    rows = "\n".join(f"gesprek{number:02}.txt;<b>Noord</b> **x**;werknemer;;;" for number in range(INTERVIEWS))
    (folder / "transcripts" / "interviews.csv").write_text(f"bestand;pilot;groep;functie;datum;ronde\n{rows}\n")
    with open_project(folder) as project:
        ingest(project)
        tag(project)
    server = start(folder, folder.parent / "stderr.txt")
    yield server
    stop(server)
    assert (folder.parent / "stderr.txt").read_text() == ""


@pytest.fixture(scope="session")
def interviews() -> Iterator[int]:
    return itertools.count()


@pytest.fixture
def room(server: Server, interviews: Iterator[int]) -> Iterator[Room]:
    """An interview that no other test touches."""
    number = next(interviews)
    with open_project(server.folder) as project:
        source, user = project.store.sources()[number], project.store.user(f"Codeur {number}")
        url = f"{server.url}/beoordelen?codeur={user.guid}&interview={source.guid}"
        yield Room(project, url, source.guid, user)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; without it these tests fail in CI, and are skipped elsewhere."""
    playwright = pytest.importorskip("playwright.sync_api")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with playwright.sync_playwright() as running:
        own = running.chromium.executable_path
        path = found or (own if Path(own).exists() else None)
        if path is None:
            reason = "geen Chromium gevonden; installeer het (Debian: apt install chromium)"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
        browser = running.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page that may ask nothing of another machine and may log no errors; its last look is kept."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(15_000)
    elsewhere: list[str] = []
    faults: list[str] = []
    context.on("request", lambda sent: None if _is_here(sent.url) else elsewhere.append(sent.url))
    page.on("websocket", lambda opened: None if _is_here(opened.url) else elsewhere.append(opened.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append("dialog"), dialog.dismiss()))
    yield page
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{request.node.name}.png")
    context.close()
    assert elsewhere == []
    assert faults == []


def _is_here(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:http://127.0.0.1:"))
