"""A real browser on a real server. Each test has an interview and a coder, or a project, of its own.

The rest is shared by all tests of a worker, since starting it takes longer than most tests: the server of the project
with interviews for everybody, the one that shows any project by its address, and two browsers that know our files.
"""

import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import pytest

from lerende_evaluatie.app.opening import id_of
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Coding, Note, Review, User
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from tests.conftest import ROOT, write_project

ARTEFACTS = ROOT / "test-artefacts"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
INTERVIEWS, OWN = 20, 8
"""How many interviews alike there are; the last few are each for one test."""
MEMORIES = "local_storage,session_storage,indexeddb,service_workers,cache_storage"
"""What a page can keep in a browser, besides the files that it was sent."""
PATIENCE = 15_000
"""Milliseconds in which something must have come on the screen, on a slow machine as well."""
SERVE = """
import sys
from pathlib import Path
from lerende_evaluatie.app.serve import serve
sys.exit(serve(Path({!r}), {!r}, False))
"""
PILOTS = (("<b>Noord</b> **x**", "werknemer"), ("Zuid", "werkgever"), ("<b>Noord</b> **x**", "werkgever"))
"""Pilot and group of the interviews, in turn."""
LONG, OFTEN = "lang", 45
"""An interview with many suggestions, and how many."""
OFTEN_PROUD = "".join(f"I: En dag {day}?\nR: Op dag {day} was ik trots.\n" for day in range(OFTEN))
SIGNS = "tekens"
"""An interview with emoji, accents that combine, Arabic, and two respondents after each other."""
SIGNS_WORDS = """\
I: Hoe was het daar?
R1: Het cafe\u0301 heette مرحبا بكم, en 👩‍👩‍👧‍👦 hoorde erbij.
R2: Ja, dat zei de chef ook.
I: Wat zei u precies?
R1: Nergens anders was dat zo.
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

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def address(self, path: str, project: Path, **asked: str) -> str:
        """Return where a page of another project is, one that lies in the folder that is served."""
        return f"{self.url}/{path}?{urlencode({'project': id_of(project.resolve()), **asked})}"

    def kill(self) -> None:
        """End all of it at once, as a power cut does."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        children = [int(number) for number in listed.stdout.split()]
        assert children
        for pid in (self.process.pid, *children):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(20)


@dataclass
class Room:
    """One interview and one coder, to look in the store what became of a click."""

    project: Project
    url: str
    source: str
    user: User

    def codings(self) -> list[Coding]:
        """Return the coder's codings here."""
        return [coding for coding in self.project.store.codings(self.source) if coding.user_guid == self.user.guid]

    def reviews(self) -> list[Review]:
        """Return the coder's decisions here, the oldest first."""
        return [review for review in self.project.store.reviews(self.source) if review.user_guid == self.user.guid]

    def notes(self) -> list[Note]:
        """Return the coder's memos."""
        return [note for note in self.project.store.notes() if note.user_guid == self.user.guid]

    def seen_by(self, name: str) -> "Room":
        """Return the same interview as another coder enters it."""
        user = self.project.store.user(name)
        return replace(self, user=user, url=self.url.replace(self.user.guid, user.guid))


def start(folder: Path, errors: Path, port: int | None = None) -> Server:
    """Serve a project and wait until it says that it is ready."""
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE.format(str(folder), port)], stdout=subprocess.PIPE, stderr=stderr, text=True
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
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Serve a project until the test ends, also when it fails."""
    with ExitStack() as stack:

        def served(folder: Path, port: int | None = None) -> Server:
            server = start(folder, tmp_path / "stderr.txt", port)
            stack.callback(stop, server)
            return server

        yield served


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = write_project(
        tmp_path_factory.mktemp("app") / "proef",
        **{f"gesprek{number:02}": WORDS.format(number=number) for number in range(INTERVIEWS)},
        **{LONG: OFTEN_PROUD, SIGNS: SIGNS_WORDS},
    )
    rows = "\n".join(
        f"gesprek{number:02}.txt;{pilot};{group};;;"
        for number, (pilot, group) in zip(range(INTERVIEWS), itertools.cycle(PILOTS), strict=False)
    )
    (folder / "transcripts" / "interviews.csv").write_text(f"bestand;pilot;groep;functie;datum;ronde\n{rows}\n")
    with open_project(folder) as project:
        ingest(project)
        tag(project)
    server = start(folder, folder.parent / "stderr.txt")
    yield server
    stop(server)
    assert (folder.parent / "stderr.txt").read_text() == ""


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as it starts in a folder without a project; those in the folders below have their addresses."""
    folder = tmp_path_factory.mktemp("straat")
    errors = tmp_path_factory.mktemp("app") / "stderr.txt"
    server = start(folder, errors)
    yield server
    stop(server)
    assert errors.read_text() == ""


@pytest.fixture
def plot(street: Server) -> Path:
    """Where a test may make a project of its own, to be shown by its address."""
    return street.folder / str(uuid4())


@pytest.fixture(scope="module")
def shared_plot(street: Server) -> Path:
    """Where the tests of a module may make a project together."""
    return street.folder / str(uuid4())


@pytest.fixture(scope="session")
def visits() -> Iterator[int]:
    return itertools.count()


@pytest.fixture(scope="session")
def own_interviews() -> Iterator[int]:
    return iter(range(INTERVIEWS - OWN, INTERVIEWS))


@pytest.fixture
def room(server: Server, visits: Iterator[int]) -> Iterator[Room]:
    """An interview as a coder finds it who was never here before."""
    number = next(visits)
    with open_project(server.folder) as project:
        yield room_of(project, server, f"gesprek{number % (INTERVIEWS - OWN):02}.txt", f"Codeur {number}")


@pytest.fixture
def own_room(server: Server, own_interviews: Iterator[int]) -> Iterator[Room]:
    """An interview that no other test touches, also not as another coder."""
    number = next(own_interviews)
    with open_project(server.folder) as project:
        yield room_of(project, server, f"gesprek{number:02}.txt", f"Eigen {number}")


def room_of(project: Project, server: Server, name: str, coder: str) -> Room:
    """Return how a coder enters an interview."""
    [source] = [one for one in project.store.sources() if one.name == name]
    user = project.store.user(coder)
    return Room(project, f"{server.url}/beoordelen?codeur={user.guid}&interview={source.guid}", source.guid, user)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; without it these tests fail in CI, and are skipped elsewhere."""
    playwright = pytest.importorskip("playwright.sync_api")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as running:
        own = running.chromium.executable_path
        path = found or (own if Path(own).exists() else None)
        if path is None:
            reason = "geen Chromium gevonden; installeer het (Debian: apt install chromium)"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
        browser = running.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def profile(browser: Any, street: Server) -> Iterator[Any]:
    """Somebody's browser, that keeps the program's files between tests as it does between days."""
    yield from _profile(browser, street)


@pytest.fixture(scope="session")
def other_profile(browser: Any, street: Server) -> Iterator[Any]:
    """The browser of somebody else."""
    yield from _profile(browser, street)


def _profile(browser: Any, street: Server) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    context.set_default_timeout(PATIENCE)
    # While a page stands open, others open quickly: in the same window, and with what was compiled before.
    context.new_page().goto(f"{street.url}/_stcore/health")
    yield context
    context.close()


@pytest.fixture
def page(profile: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page that may ask nothing of another machine and may log no errors; its last look is kept."""
    with _watched(profile) as page:
        yield page
        ARTEFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"{request.node.name}.png")


@pytest.fixture
def other_page(other_profile: Any) -> Iterator[Any]:
    """A page of somebody else, at a browser of their own."""
    with _watched(other_profile) as page:
        yield page


@contextmanager
def _watched(context: Any) -> Iterator[Any]:
    elsewhere: list[str] = []
    faults: list[str] = []
    hosts: set[str] = set()

    def note_address(asked: Any) -> None:
        if _is_here(asked.url):
            hosts.add(urlsplit(asked.url).netloc)
        else:
            elsewhere.append(asked.url)

    def listen(page: Any) -> None:
        page.on("websocket", note_address)

    def note_error(error: Any) -> None:
        faults.append(str(error.error))

    def answer(dialog: Any) -> None:
        if dialog.type == "beforeunload":  # the browser asks whether to leave while something is not saved
            dialog.accept()
        else:
            faults.append(dialog.message)
            dialog.dismiss()

    listeners = {"page": listen, "request": note_address, "weberror": note_error, "dialog": answer}
    for event, listener in listeners.items():
        context.on(event, listener)
    [kept] = context.pages
    page = context.new_page()
    try:
        yield page
    finally:
        _forget(context, kept, hosts)
        for event, listener in listeners.items():
            context.remove_listener(event, listener)
    assert elsewhere == []
    assert faults == []


def _forget(context: Any, kept: Any, hosts: set[str]) -> None:
    """Leave the browser to the next test without pages, permissions or anything that a page kept in it."""
    for page in context.pages:
        if page is not kept:
            page.close()
    context.clear_cookies()
    context.clear_permissions()
    devtools = context.new_cdp_session(kept)
    for host in hosts - {""}:  # data and blobs come from nowhere
        devtools.send("Storage.clearDataForOrigin", {"origin": f"http://{host}", "storageTypes": MEMORIES})
    devtools.detach()


def _is_here(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:http://127.0.0.1:"))
