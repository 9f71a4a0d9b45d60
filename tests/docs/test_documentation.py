"""What the documentation says is held true here."""

import re
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import write_docs

PAGES = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)


def test_every_command_and_every_message_is_documented() -> None:
    assert write_docs.TARGET.read_text(encoding="utf-8") == write_docs.page(), "run scripts/write_docs.py"


def test_every_kind_of_error_that_is_raised_is_in_the_tree_of_errors() -> None:
    assert len(write_docs.raised_messages()) >= 7


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_of_a_page_exist(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_named_on_a_page_exist(page: Path) -> None:
    from lerende_evaluatie.cli._group import COMMANDS

    named = re.findall(r"lerende-evaluatie ([a-z]+)", page.read_text(encoding="utf-8"))
    assert set(named) <= set(COMMANDS)


def test_the_architecture_fits_on_one_page() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 60


def test_the_rooms_of_the_architecture_are_the_rooms_of_the_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "lerende_evaluatie"
    for room in (path for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"):
        assert re.search(rf"\b{room.name}/", text), room.name


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    forbidden = re.compile(
        "pypi" + r"\.org|python" + "hosted|registry" + r"\.npmjs|/ho" + "me/|/ro" + "ot/|/wo" + "rk/"
    )
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        assert not forbidden.search(text), path


def _tracked() -> list[Path]:
    skipped = {"export", "test-artefacts", "backup", "build", "dist"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part in skipped or part.startswith(("__", ".")) for part in path.relative_to(ROOT).parts[:-1])
        and path.suffix in (".py", ".md", ".toml", ".yaml", ".json", ".csv", ".txt", ".js", ".css", "")
    ]
