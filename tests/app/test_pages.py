"""The other pages: from an empty project to Word without a command line."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.app.navigation import HIDDEN, PAGES
from lerende_evaluatie.bootstrap import open_project
from tests.app.conftest import HOSTILE, Server, stop
from tests.app.screen import do, is_drawn
from tests.conftest import write_project

Serve = Callable[[Path], Server]
OWN_WORDS = """() => {
    const words = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.nodeType === 3 ? node.parentElement : node;
        if (element.closest(".le-plain, noscript, script, style")) continue;
        if (node.nodeType === 3) words.push(node.data);
        else words.push(...["aria-label", "title", "placeholder"].map((name) => node.getAttribute(name) ?? ""));
    }
    return words;
}"""


@pytest.fixture
def empty(plot: Path) -> Path:
    """A project in which nothing was done yet."""
    folder = write_project(plot)
    (folder / "evaluatie.toml").write_text("[project]\nnaam = '" + HOSTILE + "'\n", encoding="utf-8")
    return folder


def test_a_project_goes_from_transcripts_to_word_without_a_command_line(page: Any, street: Server, empty: Path) -> None:
    page.goto(street.address("", empty))
    expect(page.locator("h1")).to_have_text(HOSTILE)
    expect(page.get_by_text("Er zijn nog geen interviews.")).to_be_visible()
    page.get_by_role("button", name="Interviews →").click()
    is_drawn(page, "Interviews")
    page.get_by_text("Bestanden die al in de map staan").click()
    page.get_by_role("button", name="Transcripten inlezen").click()
    expect(page.get_by_text("Er zijn 2 interviews ingelezen.")).to_be_visible()
    expect(page.locator("table").first).to_contain_text("anna.txt")
    page.get_by_role("button", name="Voorstellen maken →").click()
    is_drawn(page, "Voorstellen maken")
    page.get_by_role("button", name="Voorstellen maken", exact=True).click()
    expect(page.get_by_text("voorstellen open.")).to_be_visible()
    page.get_by_role("button", name="Beoordelen →").click()
    name = page.get_by_role("combobox", name="Wie codeert er?")
    name.fill(HOSTILE)
    name.press("Enter")
    expect(page.locator(".le-suggestion-card")).to_be_visible()
    do(page, "accept")
    page.get_by_role("link", name="Naar Word").click()
    is_drawn(page, "Naar Word")
    page.get_by_role("button", name="Rapport maken").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word-bestand opslaan").click()
    document = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert "trots op" in document.read("word/document.xml").decode()
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_text(f"U werkt als {HOSTILE}.")).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_wrong_roles_are_seen_when_reading_in_and_names_in_quotes_before_sharing(
    page: Any, street: Server, plot: Path
) -> None:
    words = (
        "Marja: Bent u trots?\nKees: Nou, ik ben trots op Marja, hoor.\nMarja: En u, Ineke?\nIneke: Ja, ook trots.\n"
    )
    folder = write_project(plot, gesprek=words * 3)
    (folder / "evaluatie.toml").write_text("[sprekers]\ninterviewer = ['Marja']\n", encoding="utf-8")
    page.goto(street.address("inlezen", folder))
    is_drawn(page, "Interviews")
    page.get_by_text("Bestanden die al in de map staan").click()
    page.get_by_role("button", name="Transcripten inlezen").click()
    expect(page.locator("th")).to_contain_text(["Interviewer", "Respondent(en)"])
    expect(page.locator("td")).to_contain_text(["Marja", "Kees, Ineke"])
    page.get_by_role("button", name="Voorstellen maken →").click()
    is_drawn(page, "Voorstellen maken")
    page.get_by_role("button", name="Voorstellen maken", exact=True).click()
    expect(page.get_by_text("Er is 1 interview bekeken.")).to_be_visible()
    page.get_by_role("link", name="Naar Word").click()
    is_drawn(page, "Naar Word")
    page.get_by_text("Ook voorstellen opnemen").click()
    page.get_by_role("button", name="Rapport maken").click()
    expect(page.get_by_text("Let op: in 3 citaten valt de naam van een spreker")).to_be_visible()


@pytest.mark.parametrize("address", ["begin", "onzin", "Beoordelen", "één%20twee"])
def test_an_unknown_address_leads_to_the_start_without_a_dialog(page: Any, server: Any, address: str) -> None:
    page.goto(f"{server.url}/{address}")
    expect(page).to_have_url(f"{server.url}/")
    expect(page.locator("h1")).to_have_text("Proef")
    expect(page.get_by_role("dialog")).to_have_count(0)
    menu = [title for name, (title, _) in PAGES.items() if name not in HIDDEN]
    expect(page.get_by_role("link")).to_have_text(["Naar de inhoud", *menu])


ENGLISH = re.compile(r"\b(open|add|close|dismiss|skip|app|pages|more|available|error|server|no)\b", re.IGNORECASE)


def test_what_streamlit_says_of_its_own_is_dutch(page: Any, empty: Path, serve: Serve) -> None:
    server = serve(empty)
    page.goto(server.url)
    expect(page).to_have_title("Lerende evaluatie")
    name = page.get_by_role("combobox", name="Wie codeert er?")
    name.fill("Open")
    expect(page.get_by_role("option")).to_have_text("Nieuw: Open")
    expect(page.get_by_role("navigation", name="Pagina’s").or_(page.get_by_label("Pagina’s"))).to_have_count(1)
    expect(page.get_by_text("Naar de inhoud")).to_have_count(1)
    assert [words for words in page.evaluate(OWN_WORDS) if ENGLISH.search(words.replace("Nieuw: Open", ""))] == []
    stop(server)
    expect(page.get_by_role("dialog")).to_contain_text("Geen verbinding met het programma", timeout=60_000)
    expect(page.get_by_role("dialog")).to_contain_text("Het programma op deze computer antwoordt niet.")
    expect(page.get_by_role("dialog").get_by_role("button")).to_have_attribute("aria-label", "Sluiten")


def test_a_fault_in_the_codebook_is_said_with_its_place_and_goes_away_when_mended(
    page: Any, street: Server, empty: Path
) -> None:
    codebook = empty / "codebook" / "analysekader.yaml"
    right = codebook.read_text(encoding="utf-8")
    codebook.write_text(right.replace("naam: Trots", "naamm: Trots"), encoding="utf-8")
    page.goto(street.address("", empty))
    expect(page.get_by_role("alert")).to_contain_text("analysekader.yaml")
    expect(page.get_by_role("alert")).to_contain_text("regel")
    codebook.write_text(right, encoding="utf-8")
    page.reload()
    expect(page.get_by_text("Er zijn nog geen interviews.")).to_be_visible()


def test_an_unforeseen_fault_shows_a_calm_sentence_and_logs_no_words(page: Any, street: Server, empty: Path) -> None:
    with open_project(empty) as project:
        project.store.user("Anna")
    (empty / "codebook" / "analysekader.yaml").unlink()
    (empty / "codebook" / "analysekader.yaml").mkdir()
    page.goto(street.address("", empty))
    expect(page.get_by_role("alert")).to_be_visible()
    assert "Traceback" not in page.inner_text("body")
