"""Starting and stopping the screen."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from lerende_evaluatie.app import serve as serving
from lerende_evaluatie.errors import MissingExtraError, UsageError
from tests.app.conftest import start
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def _ctrl_c_is_heard() -> None:
    """Programs that are started in the background ignore Ctrl-C, and so do all that they start in turn."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def test_ctrl_c_ends_it_and_only_our_own_dutch_lines_are_printed(folder: Path, tmp_path: Path) -> None:
    server = start(folder, tmp_path / "stderr.txt")
    server.process.send_signal(signal.SIGINT)
    rest, _ = server.process.communicate(timeout=20)
    assert server.process.returncode == 0
    assert rest.splitlines() == ["Het scherm is gestopt; alles is bewaard."]
    assert (tmp_path / "stderr.txt").read_text() == ""


INTERRUPTED = """
import signal, sys
from pathlib import Path
from lerende_evaluatie.app import serve
holder, name = {holder}, {name!r}
step = getattr(holder, name)
def interrupted(*args, **more):
    {before}
    made = step(*args, **more)
    {after}
    return made
setattr(holder, name, interrupted)
sys.exit(serve.serve(Path({folder!r}), open_browser=False))
"""


@pytest.mark.parametrize(
    ("when", "holder", "name", "announced"),
    [
        ("before", "serve", "_port", False),
        ("after", "serve.subprocess", "Popen", False),
        ("after", "serve", "_answers", False),
        ("before", "serve", "say", True),
        ("after", "serve", "say", True),
        ("before", "serve", "_ends", True),
    ],
)
def test_ctrl_c_ends_it_well_at_every_step(folder: Path, when: str, holder: str, name: str, announced: bool) -> None:
    steps = {"before": "pass", "after": "pass", when: "signal.raise_signal(signal.SIGINT)"}
    script = INTERRUPTED.format(holder=holder, name=name, folder=str(folder), **steps)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Het scherm is gestopt; alles is bewaard."
    assert ("http://127.0.0.1:" in done.stdout) == announced


def test_it_goes_on_when_nobody_reads_what_it_prints() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    script = "from lerende_evaluatie.app.serve import say; say('een'); say('twee')"
    done = subprocess.run([sys.executable, "-c", script], stdout=writes, stderr=subprocess.PIPE, check=False)
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, b"")


def test_it_answers_on_this_computer_only(server: Any) -> None:
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(OSError), socket.create_connection((_own_address(), port), timeout=2):
        pass


def test_a_port_that_is_taken_is_refused_in_one_sentence(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="al in gebruik"):
            serving.serve(folder, taken.getsockname()[1], open_browser=False)


def test_two_that_start_at_the_same_moment_do_not_take_the_same_port() -> None:
    with serving._port(None) as one, serving._port(None) as other:
        assert one != other
        with pytest.raises(UsageError, match="al in gebruik"), serving._port(one):
            pass


def test_without_streamlit_the_way_to_install_it_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match="lerende-evaluatie\\[app\\]"):
        serving.serve(folder, open_browser=False)


def test_the_settings_file_in_the_repository_says_the_same() -> None:
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert dict(_flat(written)) == serving.SETTINGS


def test_starting_the_app_module_does_not_import_streamlit() -> None:
    code = "import sys, lerende_evaluatie.app.serve; sys.exit('streamlit' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _flat(table: dict[str, Any], above: str = "") -> Any:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def _own_address() -> str:
    """An address of this computer that is not the loopback one (127.0.0.2 where there is no other)."""
    return "127.0.0.2"
