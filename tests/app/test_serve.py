"""Starting and stopping the screen."""

import importlib.util
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from lerende_evaluatie.app import serve as serving
from lerende_evaluatie.errors import ConfigError, MissingExtraError, UsageError
from tests.app.conftest import start
from tests.conftest import ROOT


def test_ctrl_c_ends_it_and_only_our_own_dutch_lines_are_printed(folder: Path, tmp_path: Path) -> None:
    server = start(folder, tmp_path / "stderr.txt")
    server.process.send_signal(signal.SIGINT)
    rest, _ = server.process.communicate(timeout=20)
    assert server.process.returncode == 0
    assert rest.splitlines() == ["Het scherm is gestopt; alles is bewaard."]
    assert (tmp_path / "stderr.txt").read_text() == ""


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


def test_a_folder_without_a_project_is_refused_before_a_server_starts(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        serving.serve(tmp_path, open_browser=False)


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
