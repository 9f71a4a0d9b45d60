"""The other pages: from an empty project to Word without a command line."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.bootstrap import open_project
from tests.app.conftest import HOSTILE, start, stop
from tests.app.screen import do
from tests.conftest import write_project


@pytest.fixture
def empty(tmp_path: Path) -> Any:
    folder = write_project(tmp_path / "proef")
    (folder / "evaluatie.toml").write_text("[project]\nnaam = '" + HOSTILE + "'\n", encoding="utf-8")
    server = start(folder, tmp_path / "stderr.txt")
    yield server
    stop(server)


def test_a_project_goes_from_transcripts_to_word_without_a_command_line(page: Any, empty: Any) -> None:
    page.goto(empty.url)
    expect(page.locator("h1")).to_have_text(HOSTILE)
    expect(page.get_by_text("Er zijn nog geen interviews.")).to_be_visible()
    page.get_by_role("button", name="Inlezen →").click()
    page.get_by_role("button", name="Transcripten inlezen").click()
    expect(page.get_by_text("Er zijn 2 interviews ingelezen.")).to_be_visible()
    expect(page.locator("table")).to_contain_text("anna.txt")
    page.get_by_role("button", name="Voorstellen maken →").click()
    page.get_by_role("button", name="Voorstellen maken", exact=True).click()
    expect(page.get_by_text("voorstellen open.")).to_be_visible()
    page.get_by_role("button", name="Beoordelen →").click()
    name = page.get_by_role("combobox", name="Wie codeert er?")
    name.fill(HOSTILE)
    name.press("Enter")
    expect(page.locator(".le-suggestion-card")).to_be_visible()
    do(page, "accept")
    page.get_by_role("link", name="Naar Word").click()
    page.get_by_role("button", name="Rapport maken").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word-bestand opslaan").click()
    document = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert "trots op" in document.read("word/document.xml").decode()
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_text(f"U werkt als {HOSTILE}.")).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_a_fault_in_the_codebook_is_said_with_its_place_and_goes_away_when_mended(page: Any, empty: Any) -> None:
    codebook = empty.folder / "codebook" / "analysekader.yaml"
    right = codebook.read_text(encoding="utf-8")
    codebook.write_text(right.replace("naam: Trots", "naamm: Trots"), encoding="utf-8")
    page.goto(empty.url)
    expect(page.get_by_role("alert")).to_contain_text("analysekader.yaml")
    expect(page.get_by_role("alert")).to_contain_text("regel")
    codebook.write_text(right, encoding="utf-8")
    page.reload()
    expect(page.get_by_text("Er zijn nog geen interviews.")).to_be_visible()


def test_an_unforeseen_fault_shows_a_calm_sentence_and_logs_no_words(page: Any, empty: Any) -> None:
    with open_project(empty.folder) as project:
        project.store.user("Anna")
    (empty.folder / "codebook" / "analysekader.yaml").unlink()
    (empty.folder / "codebook" / "analysekader.yaml").mkdir()
    page.goto(empty.url)
    expect(page.get_by_role("alert")).to_be_visible()
    assert "Traceback" not in page.inner_text("body")
