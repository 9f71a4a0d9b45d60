"""Starting the screen: Streamlit on this computer only, with settings that keep everything here."""

import http.client
import importlib.util
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lerende_evaluatie import bootstrap
from lerende_evaluatie.app import texts
from lerende_evaluatie.errors import EvaluationError, MissingExtraError, UsageError

HOST = "127.0.0.1"
PORTS = range(8501, 8600)
STARTING_TIME = 60.0
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
    """Show the project in `folder` in the browser until somebody stops it; return the exit code."""
    if importlib.util.find_spec("streamlit") is None:
        raise MissingExtraError(texts.NO_STREAMLIT)
    bootstrap.open_project(folder).close()
    chosen = _port(port)
    with _streamlit(folder, chosen) as process:
        _wait_until_ready(process, chosen)
        url = f"http://{HOST}:{chosen}"
        print(texts.SERVING.format(url=url), flush=True)
        if open_browser:
            webbrowser.open(url)
        code = _wait_until_stopped(process)
    print(texts.STOPPED, flush=True)
    return code


def _port(wanted: int | None) -> int:
    if wanted is not None:
        if not _is_free(wanted):
            raise UsageError(texts.PORT_TAKEN.format(port=wanted))
        return wanted
    free = next(filter(_is_free, PORTS), None)
    if free is None:
        raise EvaluationError(texts.NO_FREE_PORT.format(first=PORTS[0], last=PORTS[-1]))
    return free


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
    """Run Streamlit beside us; it ends when we do. Our flags win from any settings file of Streamlit's."""
    script = Path(__file__).parent / "script" / "app.py"
    settings = {**SETTINGS, **_QUIET, "server.port": str(port)}
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(script), *_flags(settings)]
    with _ending_as_by_ctrl_c():
        process = subprocess.Popen(
            [*command, "--", "--project", str(folder.resolve())], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
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


@contextmanager
def _ending_as_by_ctrl_c() -> Iterator[None]:
    """Let a polite request to end (SIGTERM) end Streamlit too."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOPPING_TIME)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + STARTING_TIME
    while time.monotonic() < deadline and process.poll() is None:
        if _answers(port):
            return
        time.sleep(0.05)
    raise EvaluationError(texts.NOT_STARTED)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _wait_until_stopped(process: subprocess.Popen[bytes]) -> int:
    """Return 0 when somebody stopped it here, and Streamlit's own exit code when it ended by itself."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        return 0
