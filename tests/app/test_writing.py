"""Writing in a real browser: judging otherwise, summaries with quotes, portraits, and the figures of others."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.app.api.handlers import HANDLERS
from lerende_evaluatie.app.api.visitor import Visitor
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import User, Valence, select
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.writing import LONGEST_TEXT, Heading, Place, ReportText, Summary, SummaryKind
from lerende_evaluatie.errors import UsageError, WritingError
from lerende_evaluatie.projects.context import COLUMNS
from lerende_evaluatie.usecases import review, writing
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from tests.app.conftest import HOSTILE, Server
from tests.app.screen import becomes_true, is_drawn
from tests.conftest import ANNA, BERT, write_project

PROUD = "ik ben er wel trots op"
CELL = Place(SummaryKind.CELL, "Noord", "trots")
GOAL = Place(SummaryKind.PORTRAIT, "Zuid", Heading.GOAL)
FIGURES = """\
pilot;thema;soort;waarde;schaal;datum;bron;toelichting
Noord;Trots;zelfevaluatie;1;1-5;2022-06-01;eigen vragenlijst;
Nergens;Trots;zelfevaluatie;4;1-5;;;
Zuid;;partij;Gemeente Elderveen;;;;
"""


PAUSES = """
window.pauses = [];
const { setTimeout } = window;
window.setTimeout = (go, after, ...more) => (after === 1000 ? -window.pauses.push(go) : setTimeout(go, after, ...more));
"""
"""Lets a test say when a second without a key has passed."""


@dataclass(frozen=True)
class Desk:
    """A coded project of two pilots, and the two coders who write about it."""

    server: Server
    folder: Path
    anna: User
    bert: User

    def url(self, user: User) -> str:
        return self.server.address("schrijven", self.folder, codeur=user.guid)

    @contextmanager
    def project(self) -> Iterator[Project]:
        with open_project(self.folder) as project:
            yield project

    def versions(self, place: Place) -> list[Summary]:
        with self.project() as project:
            return writing.versions(project, place)

    def holds(self, place: Place, text: str) -> None:
        """Wait until `text` is what is kept at a place."""
        becomes_true(lambda: [one.text for one in self.versions(place)][:1] == [text], text)


@pytest.fixture
def desk(street: Server, plot: Path) -> Desk:
    write_project(plot, anna=ANNA, bert=f"{BERT}I: En verder?\nR: {HOSTILE} Zo zeggen we trots.\n")
    with open_project(plot) as project:
        ingest(project)
        anna, bert = (review.coder(project, name) for name in ("Anna", "Bert"))
        code(project, anna, "anna", PROUD)
        code(project, anna, "anna", "Dat had ik nooit gedacht")
        code(project, bert, "anna", "Vegen, snoeien, en koffie drinken", Valence.NEGATIVE)
        code(project, bert, "bert", "trots op de jongens")
        code(project, bert, "bert", HOSTILE)
    return Desk(street, plot, anna, bert)


def code(project: Project, user: User, name: str, words: str, valence: Valence = Valence.POSITIVE) -> None:
    source = next(one for one in project.store.sources() if one.name == f"{name}.txt")
    at = source.text.index(words)
    review.code_by_hand(project, user, source.guid, select(source.text, at, at + len(words)), "trots", valence)


def view(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


def cell(page: Any, row: int = 0, column: int = 0) -> Any:
    return page.locator(".le-grid tbody tr").nth(row).locator("td").nth(column).locator("button")


def reason(page: Any) -> Any:
    return page.get_by_label("Waarom? Dit komt bij de balans in het rapport.")


def judge(page: Any, sign: str, why: str) -> None:
    page.get_by_role("radio", name=sign).check()
    reason(page).fill(why)
    page.get_by_role("button", name="Bewaar oordeel").click()


def summary(page: Any) -> Any:
    return page.locator(".le-passages [data-field=text]")


def is_saved(page: Any) -> None:
    expect(page.locator(".le-saved[data-saved=true]").first).to_be_visible()
    expect(page.locator(".le-saved[data-saved=false]")).to_have_count(0)


def compare(page: Any, desk: Desk, user: User) -> None:
    """Open the summary of the first cell as a coder finds it."""
    page.goto(desk.url(user))
    view(page, "Vergelijking")
    cell(page).click()
    expect(summary(page)).to_be_focused()


# The balance


def test_both_signs_of_a_cell_that_somebody_judges_otherwise_stay_in_sight(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    cell(page).click()
    judge(page, "☺", f"Zij zeiden het ook buiten de opname. {HOSTILE}")
    expect(page.get_by_text("Uw oordeel is bewaard.")).to_be_visible()
    for again in (False, True):
        if again:
            page.reload()
        expect(cell(page)).to_have_text(re.compile(r"^☺berekend\?3 passages"))
        expect(cell(page)).to_have_attribute("aria-label", re.compile("Geoordeeld door Anna, berekend: te weinig"))
    cell(page).click()
    expect(page.locator(".le-ruling")).to_contain_text(f"Zij zeiden het ook buiten de opname. {HOSTILE}")
    assert page.evaluate("window.hacked") is None
    with desk.project() as project:
        [ruling] = project.store.rulings()
    assert (ruling.case, ruling.code_id, ruling.judgement, ruling.user_guid) == (
        "Noord", "trots", Judgement.POSITIVE, desk.anna.guid,
    )  # fmt: skip


def test_a_judgement_without_a_reason_is_refused(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    cell(page).click()
    page.get_by_role("button", name="Bewaar oordeel").click()
    expect(page.get_by_text("Kies eerst een teken.")).to_be_visible()
    judge(page, "☹", "   ")
    expect(page.get_by_text("Schrijf er kort bij waarom u anders oordeelt")).to_be_visible()
    expect(reason(page)).to_be_focused()
    with desk.project() as project:
        assert project.store.rulings() == []


def test_a_judgement_is_taken_back_and_stays_among_the_earlier_ones(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    cell(page, column=2).click()
    judge(page, "☺", "Over alles heen overheerst trots.")
    page.get_by_role("button", name="Neem terug").click()
    expect(page.get_by_text("Het berekende teken geldt weer.")).to_be_visible()
    expect(cell(page, column=2)).not_to_contain_text("berekend")
    page.get_by_text("Eerdere oordelen (2)").click()
    earlier = page.locator(".le-rulings li")
    expect(earlier.first).to_contain_text(re.compile(r"teruggenomen\s*Anna"))
    expect(earlier.last).to_contain_text("☺ Over alles heen overheerst trots.")


def test_of_two_judgements_at_once_the_second_hears_of_the_first(page: Any, other_page: Any, desk: Desk) -> None:
    for one, user in ((page, desk.anna), (other_page, desk.bert)):
        one.goto(desk.url(user))
        cell(one).click()
        expect(reason(one)).to_be_visible()
    judge(page, "☺", "Volgens Anna.")
    expect(page.get_by_text("Uw oordeel is bewaard.")).to_be_visible()
    judge(other_page, "☹", "Volgens Bert.")
    expect(other_page.locator(".le-rulings")).to_contain_text("Volgens Anna.")
    expect(reason(other_page)).to_have_value("Volgens Bert.")
    other_page.get_by_role("button", name="Bewaar oordeel").click()
    expect(other_page.locator(".le-ruling")).to_contain_text("Bert oordeelt ☹")


def test_a_reason_that_was_begun_waits_until_its_cell_is_opened_again(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    cell(page).click()
    reason(page).fill("Half af")
    cell(page, column=1).click()
    expect(reason(page)).to_have_value("")
    view(page, "Inleiding")
    view(page, "Balans")
    cell(page).click()
    expect(reason(page)).to_have_value("Half af")


def test_a_judgement_that_was_begun_outlives_a_reload_until_it_is_saved(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    cell(page).click()
    page.get_by_role("radio", name="☹").check()
    reason(page).fill(HOSTILE)
    page.reload()
    cell(page, column=1).click()
    expect(reason(page)).to_have_value("")
    cell(page).click()
    expect(reason(page)).to_have_value(HOSTILE)
    expect(page.get_by_role("radio", name="☹")).to_be_checked()
    page.get_by_role("button", name="Bewaar oordeel").click()
    expect(page.get_by_text("Uw oordeel is bewaard.")).to_be_visible()
    assert begun(page) == []
    assert page.evaluate("window.hacked") is None


def test_a_judgement_that_was_begun_is_gone_when_it_is_emptied(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    cell(page).click()
    reason(page).fill("Half af")
    assert len(begun(page)) == 1
    reason(page).fill("")
    assert begun(page) == []


def test_a_judgement_that_was_begun_is_not_shown_to_another_coder(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    cell(page).click()
    reason(page).fill("Van Anna, half af")
    page.goto(desk.url(desk.bert))
    cell(page).click()
    expect(reason(page)).to_have_value("")
    page.goto(desk.url(desk.anna))
    cell(page).click()
    expect(reason(page)).to_have_value("Van Anna, half af")


def begun(page: Any) -> list[str]:
    """The names under which this tab holds judgements that are not saved."""
    names: list[str] = page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('le-judgement '))")
    return names


def test_behind_a_cell_are_its_counts_and_its_passages(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.bert))
    cell(page).click()
    line = page.locator(".le-counts tbody tr").first
    expect(line.locator("th, td")).to_have_text(["Werknemers", "2", "1", "3"])
    quotes = page.locator(".le-passages blockquote")
    expect(quotes).to_have_text([PROUD, "Dat had ik nooit gedacht", "Vegen, snoeien, en koffie drinken"])


def test_the_keyboard_alone_goes_to_a_cell_judges_it_and_comes_back(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    expect(cell(page)).to_be_visible()
    page.get_by_role("tab", name="Balans").focus()
    page.keyboard.press("Tab")
    expect(cell(page)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".le-passages h2")).to_be_focused()
    expect(reason(page)).to_be_visible()
    page.get_by_role("radio", name="☺").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Met toetsen.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Uw oordeel is bewaard.")).to_be_visible()
    expect(reason(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(cell(page, column=1)).to_be_focused()


# Figures of others


def test_figures_are_handed_in_and_a_bad_row_is_named_while_the_good_ones_count(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    is_drawn(page, "Schrijven")
    page.get_by_text("Cijfers van anderen (context.csv)").click()
    for text in (FIGURES.replace("Elderveen", "Oudveen"), FIGURES):
        page.locator("input[type=file]").set_input_files(
            {"name": "mijn cijfers.csv", "mimeType": "text/csv", "buffer": text.encode()}
        )
        page.get_by_role("button", name="Bewaren als context.csv").click()
        expect(page.get_by_text("Bewaard. 2 regels tellen mee.")).to_be_visible()
        is_drawn(page, "Schrijven")  # with a field for another file
    faults = page.locator(".le-faults li")
    expect(faults).to_have_text(re.compile("context.csv, regel 3: de pilot ‘Nergens’"))
    expect(page.locator(".le-differ")).to_have_text(re.compile("^Vakken met cijfers van anderen: 1; .*: 0.$"))
    expect(cell(page)).to_contain_text("zelf☹")
    cell(page).click()
    expect(page.locator(".le-given")).to_contain_text(
        "Zelfevaluatie: 1 op een schaal van 1 tot 5, 1-6-2022, bron: eigen"
    )
    assert (desk.folder / "context.csv").read_text(encoding="utf-8") == FIGURES
    assert "Oudveen" in (desk.folder / "context.vorige.csv").read_text(encoding="utf-8")
    view(page, "Portretten")
    page.locator("[data-field=case]").select_option("Zuid")
    expect(page.locator("[data-place=partijen] .le-given")).to_have_text("Partij: Gemeente Elderveen")


def test_an_empty_file_to_fill_in_has_the_columns(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    is_drawn(page, "Schrijven")
    page.get_by_text("Cijfers van anderen (context.csv)").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Leeg bestand om in te vullen").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [list(COLUMNS)]


# Summaries


def test_a_summary_with_a_quote_is_kept_without_a_button(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    expect(cell(page)).to_contain_text("nog niets")
    page.keyboard.type("Trots overheerst.")
    is_saved(page)
    page.get_by_role("checkbox", name=f"Gebruik: {PROUD}").check()
    expect(page.locator(".le-chosen blockquote")).to_have_text(PROUD)
    desk.holds(CELL, "Trots overheerst.")
    becomes_true(lambda: len(desk.versions(CELL)[0].quotes) == 1, "the quote is kept")
    expect(cell(page)).to_contain_text("Trots overheerst.")
    with desk.project() as project:
        [kept] = writing.framework(project)[0].cells[0].quotes
        assert kept.text == PROUD
    page.reload()
    expect(summary(page)).to_have_value("Trots overheerst.")
    expect(page.locator(".le-chosen blockquote")).to_have_text(PROUD)
    page.get_by_role("button", name=f"Weghalen: {PROUD}").click()
    becomes_true(lambda: desk.versions(CELL)[0].quotes == (), "the quote is taken out")


def test_passages_are_chosen_with_keys(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    boxes = page.locator(".le-choose input")
    expect(boxes).to_have_count(3)
    expect(page.locator(".le-choose [data-proposed]").get_by_text("voorgesteld")).to_have_count(3)
    boxes.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(boxes.nth(1)).to_be_focused()
    expect(boxes.nth(1)).to_be_checked()
    expect(page.locator(".le-chosen blockquote")).to_have_count(1)
    is_saved(page)
    page.locator(".le-chosen button").focus()
    page.keyboard.press("Enter")
    expect(boxes.nth(1)).not_to_be_checked()
    expect(summary(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(cell(page)).to_be_focused()


def test_what_was_just_typed_is_saved_before_something_else_is_shown(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    page.keyboard.type("Voor een ander vak.")
    cell(page, column=1).click()
    expect(page.locator(".le-passages h2")).to_have_text("Trots, Zuid")
    desk.holds(CELL, "Voor een ander vak.")
    summary(page).fill("Voor een ander tabblad.")
    view(page, "Balans")
    desk.holds(Place(SummaryKind.CELL, "Zuid", "trots"), "Voor een ander tabblad.")
    view(page, "Vergelijking")
    expect(summary(page)).to_have_value("Voor een ander tabblad.")
    summary(page).fill("Voor een andere pagina.")
    page.get_by_role("link", name="Overzicht").click()
    is_drawn(page, "Overzicht")
    desk.holds(Place(SummaryKind.CELL, "Zuid", "trots"), "Voor een andere pagina.")


def test_what_could_not_be_saved_stays_through_a_reload(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    page.route("**/werk/writing_keep", lambda route: route.abort())
    page.keyboard.type("Zonder verbinding.")
    expect(page.get_by_text("Het programma antwoordt niet; uw tekst blijft hier staan")).to_be_visible()
    view_before = page.get_by_role("tab", name="Inleiding")
    view_before.click()
    expect(summary(page)).to_be_focused()
    expect(view_before).to_have_attribute("aria-selected", "false")
    page.reload()
    expect(summary(page)).to_have_value("Zonder verbinding.")
    page.unroute("**/werk/writing_keep")
    is_saved(page)
    desk.holds(CELL, "Zonder verbinding.")


def lose_first_answer(page: Any, asked: str) -> None:
    """Let the first request of a kind arrive without an answer: the connection is cut in between."""
    lost: list[Any] = []

    def lose(route: Any) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch())
            route.abort()

    page.route(f"**/werk/{asked}", lose)


def test_a_text_that_was_saved_while_the_answer_went_astray_is_no_conflict(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    lose_first_answer(page, "writing_keep")
    page.keyboard.type("Kwam aan")
    expect(page.get_by_text("Het programma antwoordt niet; uw tekst blijft hier staan")).to_be_visible()
    page.keyboard.type(", en ging door.")
    is_saved(page)
    assert [one.text for one in desk.versions(CELL)] == ["Kwam aan, en ging door.", "Kwam aan"]


def test_a_text_whose_answer_went_astray_goes_on_after_a_reload(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    lose_first_answer(page, "writing_keep")
    page.keyboard.type("Kwam aan")
    expect(page.get_by_text("Het programma antwoordt niet; uw tekst blijft hier staan")).to_be_visible()
    page.route("**/werk/writing_keep", lambda route: route.abort())
    page.keyboard.type(", en ging door.")
    page.reload()
    expect(summary(page)).to_have_value("Kwam aan, en ging door.")
    page.unroute("**/werk/writing_keep")
    is_saved(page)
    assert [one.text for one in desk.versions(CELL)] == ["Kwam aan, en ging door.", "Kwam aan"]


def test_who_was_second_hears_so_though_the_answer_to_the_first_went_astray(
    page: Any, other_page: Any, desk: Desk
) -> None:
    compare(page, desk, desk.anna)
    lose_first_answer(page, "writing_keep")
    page.keyboard.type("Van Anna")
    expect(page.get_by_text("Het programma antwoordt niet; uw tekst blijft hier staan")).to_be_visible()
    compare(other_page, desk, desk.bert)
    summary(other_page).fill("Van Bert.")
    is_saved(other_page)
    page.keyboard.type(", en verder.")
    expect(page.get_by_role("alert")).to_contain_text("Bert bewaarde hier intussen een andere tekst")
    expect(summary(page)).to_have_value("Van Anna, en verder.")
    assert [one.text for one in desk.versions(CELL)] == ["Van Bert.", "Van Anna"]


def test_what_is_typed_while_a_save_is_under_way_waits_for_its_own_pause(page: Any, desk: Desk) -> None:
    page.add_init_script(PAUSES)
    compare(page, desk, desk.anna)
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.route("**/werk/writing_keep", hold)
    page.keyboard.type("Een")
    page.evaluate("void pauses.at(-1)()")
    expect(page.get_by_text("Bewaren…")).to_be_visible()
    page.keyboard.type(" en")
    held[0].continue_()
    expect(cell(page)).to_contain_text("Een")
    expect(page.get_by_text("Nog niet bewaard…")).to_be_visible()
    page.unroute("**/werk/writing_keep")
    page.keyboard.type(" ander.")
    page.evaluate("void pauses.at(-1)()")
    is_saved(page)
    assert [one.text for one in desk.versions(CELL)] == ["Een en ander.", "Een"]


def test_of_two_writers_at_once_the_second_sees_both_texts(page: Any, other_page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    compare(other_page, desk, desk.bert)
    page.keyboard.type("Van Anna.")
    is_saved(page)
    other_page.keyboard.type("Van Bert.")
    warning = other_page.get_by_role("alert")
    expect(warning).to_contain_text("Anna bewaarde hier intussen een andere tekst")
    expect(warning).to_contain_text("Van Anna.")
    expect(summary(other_page)).to_have_value("Van Bert.")
    other_page.get_by_role("button", name="Bewaar mijn tekst").click()
    desk.holds(CELL, "Van Bert.")
    expect(warning).to_have_count(0)
    page.locator(".le-passages [data-field=text]").fill("Van Anna, nog eens.")
    page.get_by_role("button", name="Neem de andere tekst over").click()
    expect(summary(page)).to_have_value("Van Bert.")
    expect(page.get_by_label("Wat u had getypt (niet bewaard)")).to_have_value("Van Anna, nog eens.")
    is_saved(page)
    assert [one.text for one in desk.versions(CELL)] == ["Van Bert.", "Van Anna."]


def test_a_text_that_is_too_long_is_refused_and_stays_in_its_field(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    summary(page).fill("a" * (LONGEST_TEXT + 1))
    expect(page.get_by_text("Deze tekst is te lang")).to_be_visible()
    view(page, "Vergelijking")
    expect(page.get_by_role("button", name="Bewaar mijn tekst")).to_have_count(0)
    summary(page).press("Backspace")
    is_saved(page)
    desk.holds(CELL, "a" * LONGEST_TEXT)


def test_a_quote_whose_coding_was_withdrawn_is_marked_and_can_be_taken_out(page: Any, desk: Desk) -> None:
    with desk.project() as project:
        [proud] = [one.quote for one in writing.quotes_for(project, CELL) if one.quote.text == PROUD]
        writing.write(project, desk.anna, CELL, "Trots.", [proud.guid], 0)
        review.withdraw(project, desk.anna, proud.guid)
    compare(page, desk, desk.anna)
    expect(page.locator(".le-chosen")).to_contain_text("De codering onder dit citaat telt niet meer mee")
    summary(page).fill("Trots, nog steeds.")
    is_saved(page)
    assert desk.versions(CELL)[0].quotes == (proud.guid,)
    page.locator(".le-chosen button").click()
    becomes_true(lambda: desk.versions(CELL)[0].quotes == (), "the quote is taken out")


def test_an_earlier_version_is_put_back(page: Any, desk: Desk) -> None:
    compare(page, desk, desk.anna)
    for text in ("Eerst.", "Daarna."):
        summary(page).fill(text)
        is_saved(page)
        desk.holds(CELL, text)
    page.get_by_text("Eerdere versies").click()
    expect(page.locator(".le-version")).to_have_count(1)
    page.locator(".le-version button").click()
    expect(summary(page)).to_have_value("Eerst.")
    desk.holds(CELL, "Eerst.")
    assert [one.text for one in desk.versions(CELL)] == ["Eerst.", "Daarna.", "Eerst."]


# Portraits and the introduction


def test_a_heading_of_a_portrait_is_kept_for_its_pilot(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.bert))
    view(page, "Portretten")
    expect(page.locator(".le-written > h2")).to_have_count(len(Heading))
    page.locator("[data-field=case]").select_option("Zuid")
    text = f"Mensen aan het werk helpen. {HOSTILE}"
    page.get_by_label("Doelstelling, pilot Zuid").fill(text)
    part = page.locator("[data-place=doelstelling]")
    part.get_by_text("Passages om te kiezen").click()
    part.get_by_role("checkbox").first.check()
    desk.holds(GOAL, text)
    becomes_true(lambda: len(desk.versions(GOAL)[0].quotes) == 1, "the quote is kept")
    page.reload()
    expect(page.get_by_label("Doelstelling, pilot Zuid")).to_have_value(text)
    expect(part.locator(".le-chosen blockquote")).to_have_count(1)
    page.locator("[data-field=case]").select_option("Noord")
    expect(page.get_by_label("Doelstelling, pilot Noord")).to_have_value("")
    assert page.evaluate("window.hacked") is None


def test_the_introduction_is_kept(page: Any, desk: Desk) -> None:
    page.goto(desk.url(desk.anna))
    view(page, "Inleiding")
    page.get_by_label("Inleiding van het rapport").fill("Twee pilots, twee jaar.\n\nZo ging het.")
    desk.holds(Place(SummaryKind.REPORT, "", ReportText.INTRODUCTION), "Twee pilots, twee jaar.\n\nZo ging het.")
    with desk.project() as project:
        assert writing.introduction(project).startswith("Twee pilots")


# What a page may ask


def test_nothing_is_written_where_the_report_has_no_place_for_it(desk: Desk) -> None:
    strange: list[dict[str, Any]] = [
        {},
        {"place": "inleiding"},
        {"place": {"kind": "gedicht", "case": "", "subject": "inleiding"}, "version": 0},
        {"place": {"kind": "rapport", "case": "", "subject": "inleiding"}, "version": "nul"},
    ]
    with desk.project() as project:
        visitor = Visitor(project, desk.anna)
        for asked in strange:
            with pytest.raises(UsageError):
                HANDLERS["writing_keep"](visitor, asked)
        with pytest.raises(WritingError):
            HANDLERS["writing_keep"](
                visitor, {"place": {"kind": "portret", "case": "Nergens", "subject": "werk"}, "version": 0}
            )
        with pytest.raises(UsageError):
            HANDLERS["writing_rule"](
                visitor, {"case": "Noord", "code": "trots", "judgement": "!", "reason": "", "version": 0}
            )
        assert project.store.summaries() == []
        assert project.store.rulings() == []
