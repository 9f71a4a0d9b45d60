"""A project is set up in the browser alone: made, filled, mended and brought to Word."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.bootstrap import new_project, open_project
from lerende_evaluatie.domain.model import Role, Selection, Valence
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from tests.app.conftest import HOSTILE, PATIENCE, Server
from tests.app.screen import do, is_drawn
from tests.conftest import ANNA, BERT, Cli, write_project

Serve = Callable[[Path], Server]
ANNA_BY_NAME = ANNA.replace("I:", "Marja:").replace("R:", "Anna:").replace("?", ".")
"""Nobody asks anything, so the program cannot know who the interviewer is."""


def upload(page: Any, *files: tuple[str, str | bytes]) -> None:
    page.locator("input[type=file]").set_input_files(
        [
            {
                "name": name,
                "mimeType": "text/plain",
                "buffer": content.encode() if isinstance(content, str) else content,
            }
            for name, content in files
        ]
    )


def add(page: Any, *files: tuple[str, str | bytes]) -> None:
    upload(page, *files)
    page.get_by_role("button", name="toevoegen en inlezen").click()
    expect(page.get_by_text(re.compile("interviews? ingelezen"))).to_be_visible()


def cell(page: Any, column: str, name: str) -> Any:
    return page.get_by_label(f"{column} van {name}", exact=True)


def save(page: Any) -> None:
    page.get_by_role("button", name="Bewaren", exact=True).click()


def make(page: Any, name: str, folder: Path) -> None:
    page.get_by_label("Naam van het project").fill(name)
    page.get_by_label("Waar komt het te staan?").fill(str(folder))
    page.get_by_role("button", name="Project maken").click()


def paste(page: Any, field: Any, text: str) -> None:
    field.evaluate(
        """(field, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Reading, tagging and writing take their time, and longer on a busy machine."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=PATIENCE)


@pytest.fixture
def read(page: Any, street: Server, plot: Path) -> Path:
    """A project with two interviews, while the page shows them."""
    folder = write_project(plot)
    with open_project(folder) as project:
        ingest(project)
    page.goto(street.address("inlezen", folder))
    expect(page.get_by_role("heading", name="Gegevens en sprekers")).to_be_visible()
    return folder


def test_from_an_empty_folder_to_word_without_a_command_line(page: Any, tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "leeg").mkdir()
    page.goto(serve(tmp_path / "leeg").url)
    expect(page.locator("h1")).to_have_text("Project kiezen")
    make(page, "Werken in de wijk", tmp_path / "leeg")
    expect(page.locator("h1")).to_have_text("Werken in de wijk")
    page.get_by_role("button", name="Interviews →").click()
    is_drawn(page, "Interviews")
    add(page, ("anna.txt", ANNA_BY_NAME), ("bert.txt", BERT))
    expect(page.locator("table").first).to_contain_text("anna.txt")
    page.get_by_label("Rol van Marja in anna.txt").select_option("Interviewer")
    cell(page, "Pilot", "anna.txt").fill("De Wijk")
    cell(page, "Groep", "anna.txt").select_option("Werknemers")
    cell(page, "Datum", "anna.txt").fill("31-5-2023")
    save(page)
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    expect(cell(page, "Datum", "anna.txt")).to_have_value("31-05-2023")
    page.get_by_role("button", name="Voorstellen maken →").click()
    is_drawn(page, "Voorstellen maken")
    page.get_by_role("button", name="Voorstellen maken", exact=True).click()
    expect(page.get_by_text("voorstellen open.")).to_be_visible(timeout=300_000)
    page.get_by_role("button", name="Beoordelen →").click()
    name = page.get_by_role("combobox", name="Wie codeert er?")
    name.fill("Anna")
    name.press("Enter")
    expect(page.locator(".le-suggestion-card")).to_be_visible()
    do(page, "accept")
    page.get_by_role("link", name="Naar Word").click()
    is_drawn(page, "Naar Word")
    page.get_by_role("button", name="Rapport maken").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word-bestand opslaan").click()
    words = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())).read("word/document.xml").decode()
    assert "Werken in de wijk" in words
    with open_project(tmp_path / "leeg" / "Werken in de wijk") as project:
        (anna, _) = project.store.sources()
        assert [turn.role for turn in anna.turns][:2] == [Role.INTERVIEWER, Role.RESPONDENT]
        assert (anna.variables.case, anna.variables.group) == ("De Wijk", "werknemer")
        (coding,) = project.store.codings()
        assert coding.selection.quote.split(".")[0] in words


def test_the_app_starts_without_a_project_but_not_on_one_that_is_named_and_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cli: Cli
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lerende_evaluatie.app.serve.serve", lambda folder, port, open_browser: 0)
    assert cli("app")[0] == 0
    code, _, complaint = cli("app", "--project", tmp_path / "weg")
    assert code == 2 and "staat geen evaluatie.toml" in complaint


def test_a_project_of_choice_stays_after_a_reload_and_two_tabs_do_not_mix(page: Any, street: Server) -> None:
    for name in ("een", "twee"):
        new_project(street.folder / name)
    other = page.context.new_page()
    for tab, name in ((page, "een"), (other, "twee")):
        tab.goto(street.url)
        is_drawn(tab, "Project kiezen")
        choice = tab.get_by_role("combobox", name="Project")
        choice.click()
        tab.get_by_role("option", name=f"{name} –").click()
        tab.get_by_role("button", name="Openen", exact=True).click()
        expect(tab.locator("h1")).to_have_text(name)
    page.get_by_role("link", name="Interviews").click()
    add(page, ("anna.txt", ANNA))
    page.get_by_role("link", name="Begin").click()
    expect(page.locator("h1")).to_have_text("een")
    for tab, name in ((page, "een"), (other, "twee")):
        assert str(street.folder) not in tab.url
        tab.reload()
        expect(tab.locator("h1")).to_have_text(name)
    assert not list((street.folder / "twee" / "transcripts").glob("*.txt"))
    other.get_by_role("button", name="Ander project").click()
    expect(other.locator("h1")).to_have_text("Project kiezen")


@pytest.mark.parametrize("asked", ["0123456789", "../../etc", "%2Fetc", "<script>", "{elsewhere}"])
def test_an_address_opens_no_folder(page: Any, tmp_path: Path, street: Server, asked: str) -> None:
    new_project(tmp_path / "elders" / "project")
    page.goto(f"{street.url}/?project={asked.format(elsewhere=tmp_path / 'elders' / 'project')}")
    expect(page.locator("h1")).to_have_text("Project kiezen")
    expect(page.get_by_text("Het project in dit adres is hier niet bekend")).to_be_visible()
    expect(page.get_by_role("link")).to_have_text(["Naar de inhoud"])


def test_what_cannot_be_opened_or_made_is_said_beside_what_was_typed(page: Any, tmp_path: Path, street: Server) -> None:
    (tmp_path / "leeg").mkdir()
    new_project(tmp_path / "bezet" / "Wijk")
    page.goto(street.url)
    path = page.get_by_label("Of de map waarin een ander project staat")
    for typed, said in (("map", "Geef het hele adres"), (str(tmp_path / "leeg"), "staat geen evaluatie.toml")):
        path.fill(typed)
        page.get_by_role("button", name="Deze map openen").click()
        expect(page.get_by_role("alert")).to_contain_text(said)
        expect(path).to_have_value(typed)
    make(page, "", tmp_path)
    expect(page.get_by_text("Geef het project eerst een naam.")).to_be_visible()
    make(page, "Wijk", tmp_path / "bezet")
    expect(page.get_by_text("staat al een evaluatie")).to_be_visible()
    path.fill(f'"{tmp_path / "bezet" / "Wijk"}"')
    page.get_by_role("button", name="Deze map openen").click()
    expect(page.locator("h1")).to_have_text("Wijk")


def test_files_that_do_not_fit_are_refused_and_one_that_is_there_is_kept(page: Any, read: Path) -> None:
    upload(page, ("opname.mp3", b"x"), ("<script>.txt", "x"), ("x" * 300 + ".txt", "x"), ("leeg.txt", ""))
    for words in ("worden niet gelezen", "gewone letters en cijfers", "is te lang", "is leeg"):
        expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    expect(page.get_by_role("button", name="toevoegen en inlezen")).to_have_count(0)
    page.reload()
    upload(page, ("anna.txt", ANNA.replace("koffie", "thee")))
    expect(page.get_by_text("Dit bestand staat al in het project: anna.txt.")).to_be_visible()
    expect(page.get_by_role("button", name="toevoegen en inlezen")).to_have_count(0)
    page.get_by_text("Vervang het bestand dat er al staat").click()
    page.get_by_role("button", name="1 transcript toevoegen en inlezen").click()
    expect(page.locator("table").first).to_contain_text("gewijzigd")
    kept = read / "transcripts"
    assert "thee" in (kept / "anna.txt").read_text()
    assert (kept / "anna.txt.bak").read_text() == ANNA
    assert sorted(path.name for path in kept.iterdir()) == ["anna.txt", "anna.txt.bak", "bert.txt", "interviews.csv"]


def test_cells_are_pasted_from_a_spreadsheet_and_faults_are_said_in_their_cell(page: Any, read: Path) -> None:
    paste(
        page,
        cell(page, "Pilot", "anna.txt"),
        f'Oost\tWerkgevers\t"{HOSTILE}"\t31-5-2023\t1\r\nWest\tburen\t\t31-2-2023\r\n',
    )
    expect(cell(page, "Functie", "anna.txt")).to_have_value(HOSTILE)
    expect(cell(page, "Datum", "bert.txt")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Deze groep is niet bekend")).to_be_visible()
    save(page)
    expect(page.get_by_text("Bewaard, behalve wat rood is: 2 vak(ken)")).to_be_visible()
    expect(cell(page, "Datum", "bert.txt")).to_have_value("31-2-2023")
    table = (read / "transcripts" / "interviews.csv").read_text()
    assert "anna.txt;Oost;werkgever;" in table and ";2023-05-31;1" in table
    assert "bert.txt;West;werkgever;;2023-03-01;2" in table
    cell(page, "Datum", "bert.txt").fill("28-2-2023")
    expect(cell(page, "Datum", "bert.txt")).not_to_have_attribute("aria-invalid", "true")
    cell(page, "Groep", "bert.txt").select_option("")
    save(page)
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    page.reload()
    expect(cell(page, "Functie", "anna.txt")).to_have_value(HOSTILE)
    expect(cell(page, "Datum", "bert.txt")).to_have_value("28-02-2023")
    assert page.evaluate("window.hacked") is None


def test_the_grid_is_filled_with_the_keyboard_alone(page: Any, read: Path) -> None:
    cell(page, "Functie", "anna.txt").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("tuinman")
    page.keyboard.press("Enter")
    expect(cell(page, "Functie", "bert.txt")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(cell(page, "Datum", "anna.txt")).to_be_focused()
    page.keyboard.type("32-1-2022")
    expect(page.get_by_text("Deze datum is niet te lezen")).to_be_visible()
    page.keyboard.press("Control+ArrowLeft")
    expect(cell(page, "Functie", "anna.txt")).to_have_value("tuinman")
    page.keyboard.press("Tab")
    page.keyboard.type("1-2-2022")
    page.keyboard.press("Tab")
    expect(cell(page, "Datum", "anna.txt")).to_have_value("01-02-2022")
    expect(page.get_by_text("2 wijziging(en) nog niet bewaard")).to_be_visible()
    page.get_by_role("button", name="Bewaren", exact=True).press("Enter")
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()


def test_of_two_tabs_that_save_the_later_one_loses_nothing_of_either(page: Any, street: Server, read: Path) -> None:
    other = page.context.new_page()
    other.goto(street.address("inlezen", read))
    cell(other, "Pilot", "anna.txt").fill("Van de ander")
    cell(page, "Pilot", "anna.txt").fill("Van mij")
    cell(page, "Functie", "bert.txt").fill("baas")
    save(other)
    expect(other.get_by_text("Bewaard.", exact=True)).to_be_visible()
    save(page)
    expect(page.get_by_text("intussen ergens anders gewijzigd")).to_be_visible()
    assert "Van de ander" in (read / "transcripts" / "interviews.csv").read_text()
    page.get_by_role("button", name="Gegevens opnieuw laden").click()
    expect(page.get_by_text("Intussen staat er: Van de ander.")).to_be_visible()
    expect(cell(page, "Functie", "bert.txt")).to_have_value("baas")
    save(page)
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    table = (read / "transcripts" / "interviews.csv").read_text()
    assert "Van mij" in table and "baas" in table


def test_what_was_filled_in_is_still_there_after_another_page(page: Any, read: Path) -> None:
    cell(page, "Pilot", "anna.txt").fill("Bijna vergeten")
    page.get_by_role("link", name="Begin").click()
    expect(page.locator("h1")).to_have_text("Proef")
    page.get_by_role("link", name="Interviews").click()
    expect(cell(page, "Pilot", "anna.txt")).to_have_value("Bijna vergeten")
    page.get_by_role("button", name="Wijzigingen vergeten").click()
    expect(cell(page, "Pilot", "anna.txt")).to_have_value("Noord")


def test_an_interview_that_disappeared_is_taken_out_on_the_screen(page: Any, read: Path) -> None:
    (read / "transcripts" / "anna.txt").unlink()
    page.get_by_text("Bestanden die al in de map staan").click()
    page.get_by_role("button", name="Transcripten inlezen").click()
    page.get_by_role("button", name="Het verdwenen interview uit het project halen").click()
    expect(page.locator("table").first).to_contain_text("verwijderd")
    expect(cell(page, "Pilot", "anna.txt")).to_have_count(0)


def test_a_lost_coding_leads_to_where_it_was_and_memos_are_kept(page: Any, street: Server, plot: Path) -> None:
    folder = write_project(plot)
    with open_project(folder) as project:
        ingest(project)
        (anna, _) = project.store.sources()
        user = review.coder(project, "Anna")
        start = anna.text.index("Vegen")
        words = Selection(start, start + 5, "Vegen")
        review.code_by_hand(project, user, anna.guid, words, "trots", Valence.NEUTRAL)
        (folder / "transcripts" / "anna.txt").write_text(ANNA.replace("Vegen, snoeien, en koffie drinken. ", ""))
        ingest(project)
    page.goto(street.address("", folder, codeur=user.guid))
    memo = page.get_by_label("Nieuwe memo")
    memo.fill(HOSTILE)
    page.get_by_role("button", name="Memo bewaren").click()
    expect(page.locator(".le-memo-card")).to_contain_text(HOSTILE)
    page.get_by_role("button", name="Wijzigen").click()
    page.get_by_label("Uw memo van").fill("Anders")
    page.get_by_role("button", name="Memo bewaren").first.click()
    expect(page.locator(".le-memo-card")).to_contain_text("Anders")
    page.get_by_role("link", name="Zoek de plek op").click()
    expect(page).to_have_url(re.compile(r"/beoordelen\?.*interview="))
    expect(page.locator(".le-turn").first).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_the_report_comes_in_a_house_style_with_tables_beside_it(page: Any, server: Server) -> None:
    from docx import Document

    page.goto(f"{server.url}/word")
    page.get_by_text("Ook voorstellen opnemen").click()
    style = io.BytesIO()
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Ons briefhoofd"
    document.save(style)
    page.locator("input[type=file]").set_input_files(
        {"name": "stijl.docx", "mimeType": "x/y", "buffer": style.getvalue()}
    )
    expect(page.get_by_text("stijl.docx")).to_be_visible()
    for form in ("Citaten als Excel", "Citaten als CSV", "Citaten als Word-tabel"):
        page.get_by_text(form, exact=True).click()
    page.get_by_role("button", name="Rapport maken").click()
    files = {}
    for label in (
        "Word-bestand",
        "Citaten opslaan als Excel",
        "Citaten opslaan als CSV",
        "Citaten opslaan als Word-tabel",
    ):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        files[download.value.suggested_filename] = Path(download.value.path()).read_bytes()
    assert set(files) == {"rapport.docx", "citaten.xlsx", "citaten.csv", "citaten.docx"}
    assert "Ons briefhoofd" in Document(io.BytesIO(files["rapport.docx"])).sections[0].header.paragraphs[0].text
    assert "trots op" in files["citaten.csv"].decode("utf-8-sig")


def test_a_house_style_that_is_none_is_said(page: Any, server: Server) -> None:
    page.goto(f"{server.url}/word")
    page.get_by_text("Ook voorstellen opnemen").click()
    page.locator("input[type=file]").set_input_files({"name": "stijl.docx", "mimeType": "x/y", "buffer": b"geen zip"})
    expect(page.get_by_text("stijl.docx")).to_be_visible()
    page.get_by_role("button", name="Rapport maken").click()
    expect(page.get_by_role("alert")).to_contain_text("huisstijl.docx")
    expect(page.get_by_role("alert")).not_to_contain_text("tmp")
