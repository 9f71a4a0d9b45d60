"""Starting the screen: Streamlit on this computer only, with settings that keep everything here."""

import http.client
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from lerende_evaluatie import bootstrap
from lerende_evaluatie.app import texts
from lerende_evaluatie.errors import EvaluationError, MissingExtraError, UsageError
from lerende_evaluatie.projects.folder import is_project

HOST = "127.0.0.1"
PORTS = range(8501, 8600)
STARTING_TIME = 60.0
LISTENING_TIME = 0.2
"""How long a wait lasts before we look whether somebody asked to stop: on Windows, Ctrl-C ends no wait."""
STOPPING_TIME = 10.0

Settings = Mapping[str, str | bool | list[str]]

SETTINGS: Settings = {
    # Only this computer, and only under its own names.
    "server.address": HOST,
    "server.allowedHosts": [HOST, "localhost"],
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    # Nothing is sent or asked.
    "browser.gatherUsageStats": False,
    "server.showEmailPrompt": False,
    # Fast, and without watching files.
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    # A calm screen: no developer's menu, and no traceback, which could show words of a transcript.
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "theme.light.primaryColor": "#1f6f78",
    "theme.dark.primaryColor": "#1f7a84",
}
"""Also in .streamlit/config.toml, for those who run ``streamlit run app.py``; a test compares the two."""

_QUIET: Settings = {"server.headless": True, "logger.hideWelcomeMessage": True, "logger.level": "error"}


def serve(folder: Path, port: int | None = None, open_browser: bool = True) -> int:
    """Show the project in `folder` in the browser until somebody stops it; return the exit code.

    Without a project in the folder, the screen begins with opening or making one.
    """
    if importlib.util.find_spec("streamlit") is None:
        raise MissingExtraError(texts.NO_STREAMLIT)
    stop = _Stop()
    with stop.heeded():
        if is_project(folder):
            bootstrap.open_project(folder).close()
        with _port(port) as chosen:
            code = _serve(folder, chosen, open_browser, stop)
        say(texts.STOPPED)
    return code


def _serve(folder: Path, port: int, open_browser: bool, stop: "_Stop") -> int:
    with _streamlit(folder, port) as process:
        if _becomes_ready(process, port, stop):
            url = f"http://{HOST}:{port}"
            say(texts.SERVING.format(url=url))
            if open_browser and not stop.asked:
                webbrowser.open(url)
        return _ends(process, stop)


def say(line: str) -> None:
    """Print a line; when nobody reads along any more, go on in silence."""
    try:
        print(line, flush=True)
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Stop:
    """Whether somebody asked to stop, by Ctrl-C or politely from outside: a question that no moment misses."""

    SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

    def __init__(self) -> None:
        self.asked = False

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Listen to the signals; one that was ignored before (as under nohup) still is."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.getsignal(number) for number in self.SIGNALS}
        heard = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
        for number in heard:
            signal.signal(number, self._ask)
        try:
            yield
        finally:
            for number in heard:
                signal.signal(number, before[number])

    def _ask(self, *_: object) -> None:
        self.asked = True


@contextmanager
def _port(wanted: int | None) -> Iterator[int]:
    """Keep a port for ourselves: of two programs that start at the same moment, one goes to the next port."""
    for port in PORTS if wanted is None else (wanted,):
        with socket.socket(type=socket.SOCK_DGRAM) as claim:  # stands beside the port that Streamlit listens on
            if _is_claimed(claim, port) and _is_free(port):
                yield port
                return
    if wanted is not None:
        raise UsageError(texts.PORT_TAKEN.format(port=wanted))
    raise EvaluationError(texts.NO_FREE_PORT.format(first=PORTS[0], last=PORTS[-1]))


def _is_claimed(claim: socket.socket, port: int) -> bool:
    try:
        claim.bind((HOST, port))
    except OSError:
        return False
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


@contextmanager
def _streamlit(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run Streamlit beside us; it ends when we do. Our flags win from any settings file of Streamlit's.

    Ctrl-C in the terminal reaches only us: Streamlit would answer it in English while it is still starting.
    """
    script = Path(__file__).parent / "script" / "app.py"
    settings = {**SETTINGS, **_QUIET, "server.port": str(port)}
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(script), *_flags(settings)]
    apart: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    process = subprocess.Popen(
        [*command, "--", "--project", str(folder.resolve())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        **apart,
    )
    try:
        yield process
    finally:
        _end(process)


def _flags(settings: Settings) -> list[str]:
    flags = []
    for name, value in settings.items():
        for item in value if isinstance(value, list) else [value]:
            flags.append(f"--{name}={str(item).lower() if isinstance(item, bool) else item}")
    return flags


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOPPING_TIME)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _becomes_ready(process: subprocess.Popen[bytes], port: int, stop: _Stop) -> bool:
    """Wait until Streamlit answers; return False when somebody asked to stop before that."""
    deadline = time.monotonic() + STARTING_TIME
    while not stop.asked and time.monotonic() < deadline and process.poll() is None:
        if _answers(port):
            return not stop.asked
        time.sleep(0.05)
    if not stop.asked:
        raise EvaluationError(texts.NOT_STARTED)
    return False


def _ends(process: subprocess.Popen[bytes], stop: _Stop) -> int:
    """Return 0 when somebody stops it here, and Streamlit's own exit code when it ends by itself."""
    while not stop.asked:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(LISTENING_TIME)
    return 0


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
