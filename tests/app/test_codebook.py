"""The codebook page in a real browser: forms, text, versions; each test starts from the same codebook."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.codebooks.editing import fields_by_code
from lerende_evaluatie.codebooks.yaml_file import version_of
from lerende_evaluatie.domain.model import User, Valence, select
from lerende_evaluatie.usecases import codebook, review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import HOSTILE, Server
from tests.conftest import CODEBOOK, write_project

COMMENTED = CODEBOOK.replace("  - id: trots", "  # Over trots\n  - id: trots").replace(
    "        positief: [trots]", "        positief:\n          - trots # het woord zelf"
)


@dataclass
class Book:
    """A project of its own, and the address of its codebook page."""

    project: Project
    user: User
    url: str

    @property
    def file(self) -> Path:
        return self.project.folder / self.project.settings.codebook

    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def fields(self, code_id: str, **changed: Any) -> dict[str, Any]:
        return {**fields_by_code(self.text(), "x.yaml")[code_id], **changed}


@pytest.fixture(scope="module")
def with_codebook(shared_plot: Path) -> Path:
    folder = write_project(shared_plot)
    with open_project(folder) as project:
        ingest(project)
        tag(project)
    return folder


@pytest.fixture
def book(with_codebook: Path, street: Server) -> Iterator[Book]:
    with open_project(with_codebook) as project:
        made = Book(project, project.store.user("Anna <b>"), "")
        made.file.write_text(COMMENTED, encoding="utf-8")
        made.url = street.address("codeboek", with_codebook, codeur=made.user.guid)
        yield made


def enter(page: Any, book: Book, code: str = "trots") -> None:
    page.goto(book.url)
    page.locator(f"[data-code={code}]").click()
    expect(page.locator(f"form[data-card={code}]")).to_be_visible()


def field(page: Any, name: str) -> Any:
    return page.locator(f"form [data-field={name}]")


def said(page: Any, words: str) -> None:
    expect(page.locator(".le-book-said")).to_contain_text(words)


def tab(page: Any, name: str) -> None:
    page.locator(f"[data-tab={name}]").click()


def test_a_code_is_checked_while_somebody_types_and_saved_when_it_is_good(page: Any, book: Book) -> None:
    enter(page, book)
    save = page.locator("[data-do=save]")
    expect(save).to_be_disabled()
    field(page, "definitie").fill("Wat het werk doet: alles & # meer.")
    expect(save).to_be_enabled()
    field(page, "naam").fill(" draagvlak")
    expect(field(page, "naam")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".le-book-faults", has_text="er is al een code met de naam")).to_be_visible()
    expect(save).to_be_disabled()
    field(page, "naam").fill("Fierheid")
    expect(save).to_be_enabled()
    page.keyboard.press("Control+s")
    said(page, "Bewaard.")
    expect(page.locator("[data-code=trots]")).to_contain_text("Fierheid")
    assert "# Over trots\n" in book.text() and "- trots # het woord zelf\n" in book.text()
    code = codebook.read(book.project)["trots"]
    assert (code.name, code.definition) == ("Fierheid", "Wat het werk doet: alles & # meer.")


def test_changes_that_are_not_saved_stay_while_somebody_looks_at_another_code(page: Any, book: Book) -> None:
    enter(page, book)
    field(page, "wel").fill("Nog niet af")
    page.locator("[data-code=werkvloer]").click()
    expect(page.locator("[data-code=trots]")).to_contain_text("nog niet bewaard")
    page.locator("[data-code=trots]").click()
    expect(field(page, "wel")).to_have_value("Nog niet af")
    page.get_by_role("button", name="Wijzigingen weg").click()
    expect(field(page, "wel")).to_have_value("")
    assert book.text() == COMMENTED


def test_a_signal_shows_where_it_hits_before_it_is_saved(page: Any, book: Book) -> None:
    enter(page, book)
    page.locator("[data-add=signal]").click()
    term = page.locator(".le-book-term").last
    term.fill("koffie")
    expect(page.locator(".le-book-tried")).to_have_text(
        ["", "1 passage, in 1 van 2 interviewsVegen, snoeien, en koffie drinken. Het is goed geregeld, hoor."]
    )
    term.fill("koffie|*")
    expect(term).to_have_attribute("aria-invalid", "true")
    term.fill("koffie")
    expect(page.locator("[data-do=save]")).to_be_enabled()
    page.locator("[data-do=save]").click()
    said(page, "Voor 1 code kunt u nu opnieuw voorstellen laten maken")
    expect(page.get_by_role("link", name="Naar Voorstellen maken")).to_have_attribute(
        "href", book.url.replace("/codeboek", "/voorstellen")
    )
    assert '          - trots # het woord zelf\n          - "koffie"\n' in book.text()


def test_a_new_code_is_a_draft_with_its_makers_name(page: Any, book: Book) -> None:
    enter(page, book, "draagvlak")
    page.get_by_role("button", name="Nieuwe code").click()
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Enter")
    said(page, "Bewaard.")
    expect(page.locator("form h2")).to_have_text(HOSTILE)
    made = codebook.read(book.project).codes[-1]
    assert (made.name, made.parent, made.is_draft, made.made_by) == (HOSTILE, "draagvlak", True, "Anna <b>")
    expect(page.locator(f"[data-code={made.id}]")).to_contain_text("concept van Anna <b>")
    page.get_by_label("Concept: nog niet afgesproken").uncheck()
    page.locator("[data-do=save]").click()
    expect(page.locator(f"[data-code={made.id}]")).not_to_contain_text("concept")
    assert not codebook.read(book.project)[made.id].is_draft
    assert page.evaluate("window.hacked") is None


def test_a_code_hangs_elsewhere_with_a_choice_and_goes_up_with_a_button(page: Any, book: Book) -> None:
    enter(page, book, "werkvloer")
    field(page, "parent").select_option("")
    expect(page.locator(".le-book-code").last).to_contain_text("Steun op de werkvloer")
    page.get_by_role("button", name="Omhoog").click()
    expect(page.locator(".le-book-code").nth(1)).to_contain_text("Steun op de werkvloer")
    assert [code.id for code in codebook.read(book.project).roots()] == ["trots", "werkvloer", "draagvlak"]


def test_a_change_by_somebody_else_is_not_overwritten(page: Any, book: Book) -> None:
    enter(page, book)
    field(page, "wel").fill("Van mij")
    codebook.change_code(book.project, book.project.store.user("Bert"), "trots", book.fields("trots", wel="Van Bert"))
    page.locator("[data-do=save]").click()
    said(page, "Iemand heeft deze code intussen gewijzigd")
    expect(field(page, "wel")).to_have_value("Van mij")
    assert codebook.read(book.project)["trots"].use_when == "Van Bert"


def test_a_fault_in_the_text_is_shown_at_its_line_and_not_saved(page: Any, book: Book) -> None:
    enter(page, book)
    tab(page, "text")
    area, save = page.locator(".le-book-text"), page.locator("[data-do=save-text]")
    expect(area).to_have_value(COMMENTED)
    broken = COMMENTED.replace('kleur: "#2166ac"', "kleur: blauw")
    line = broken.split("\n").index("    kleur: blauw") + 1
    area.fill(broken)
    expect(page.locator(f"[data-line='{line}']")).to_have_text(f"Regel {line}, kolom 5")
    expect(page.locator(".le-book-numbers b")).to_have_text(str(line))
    expect(save).to_be_disabled()
    page.keyboard.press("Control+s")
    page.locator(f"[data-line='{line}']").click()
    selected = page.evaluate("window.getSelection().toString()")
    assert selected == "kleur: blauw"
    assert book.text() == COMMENTED
    area.fill(COMMENTED.replace("#2166ac", "#2166ff"))
    expect(save).to_be_enabled()
    save.click()
    said(page, "Bewaard.")
    assert book.text() == COMMENTED.replace("#2166ac", "#2166ff")


def test_a_file_that_was_broken_outside_opens_as_text_to_be_mended(page: Any, book: Book) -> None:
    book.file.write_text(COMMENTED.replace("naam: Trots", "naam Trots"), encoding="utf-8")
    page.goto(book.url)
    expect(page.locator(".le-book-faults")).to_contain_text("Regel ")
    expect(page.locator("[data-tab=codes]")).to_be_disabled()
    page.locator(".le-book-text").fill(COMMENTED)
    page.locator("[data-do=save-text]").click()
    said(page, "Bewaard.")
    tab(page, "codes")
    expect(page.locator("form h2")).to_have_text("Trots")


def test_an_earlier_version_is_looked_at_and_put_back(page: Any, book: Book) -> None:
    enter(page, book)
    field(page, "definitie").fill("Dit was een vergissing.")
    page.locator("[data-do=save]").click()
    said(page, "Bewaard.")
    assert "vergissing" in book.text()
    page.get_by_role("button", name="Sluiten").click()
    version = version_of(COMMENTED, "x.yaml")
    tab(page, "versions")
    row = page.locator("tr", has=page.locator(f"[data-version='{version}']"))
    row.get_by_role("button", name="Bekijken").click()
    expect(page.locator(".le-book-version pre")).to_have_text(COMMENTED)
    row.get_by_role("button", name="Terugzetten").click()
    said(page, "Bewaard.")
    assert book.text() == COMMENTED
    tab(page, "codes")
    expect(field(page, "definitie")).to_have_value("Wat het werk met iemands eigenwaarde doet.")


def test_a_code_in_use_goes_only_after_a_warning_and_its_codings_stay(page: Any, book: Book) -> None:
    source = book.project.store.sources()[0]
    turn = source.evidence_turns()[0]
    passage = select(source.text, turn.start, turn.end)
    review.code_by_hand(book.project, book.user, source.guid, passage, "werkvloer", Valence.NEUTRAL)
    enter(page, book, "werkvloer")
    page.locator("[data-do=remove]").click()
    expect(page.locator(".le-warning")).to_contain_text("er rust 1 codering op")
    assert book.text() == COMMENTED
    page.locator("[data-do=remove-anyway]").click()
    said(page, "De code is verwijderd")
    expect(page.locator(".le-book-orphans")).to_contain_text("werkvloer: 1 codering")
    assert "werkvloer" not in book.text()
    assert [coding.code_id for coding in book.project.store.codings()] == ["werkvloer"]


def test_the_tree_is_searched_and_walked_with_the_keyboard(page: Any, book: Book) -> None:
    enter(page, book)
    page.locator("[data-code=trots]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("form[data-card=werkvloer]")).to_be_visible()
    page.locator("[data-field=find]").fill("vlak")
    expect(page.locator(".le-book-code")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("form[data-card=draagvlak]")).to_be_visible()
