"""Lessons in a real browser: from a cell of the overview to an advice with quotes for and against; no key is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.app.api import lessons as api
from lerende_evaluatie.app.api.handlers import HANDLERS
from lerende_evaluatie.app.api.visitor import Download, Json, Visitor
from lerende_evaluatie.app.opening import id_of
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance, Status
from lerende_evaluatie.domain.model import User, Valence, new_guid, select
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.errors import EvaluationError, UsageError, WritingError
from lerende_evaluatie.usecases import lessons as usecase
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from tests.app.conftest import HOSTILE, Server
from tests.app.screen import becomes_true, is_still, not_saved, saved
from tests.conftest import write_project

PILOT = f"Noord {HOSTILE}"
CODE_NAME = f"Trots {HOSTILE}"
WORDS = {
    "noord": ("Ik ben er wel trots op.", "Dat bankje is van mij.", "Soms is het lastig, hoor."),
    "zuid": ("Nu zijn we trots op de jongens.", "De een meer dan de ander."),
    "oost": ("Trots? Nou nee, dat viel tegen.",),
}
"""What is coded in each interview; the last of Oost is negative, the others are positive."""

UNCOVERED = """(node) => {
    const box = node.getBoundingClientRect();
    const isThere = (y) => node.contains(document.elementFromPoint(box.left + box.width / 2, y));
    return isThere(box.top + 2) && isThere(box.bottom - 2);
}"""
"""Is a thing on the screen as a whole, with nothing over it?"""


@dataclass(frozen=True)
class Coded:
    """A project with coded passages in three pilots, and two coders."""

    server: Server
    folder: Path
    anna: User
    bert: User
    guids: dict[str, list[str]]

    def url(self, user: User, path: str = "lessen") -> str:
        return self.server.address(path, self.folder, codeur=user.guid)

    def lesson(self, title: str, *stances: tuple[str, Stance], by: User | None = None, text: str = "") -> str:
        """Write a lesson on proudness with these quotes; return its guid."""
        evidence = tuple(Evidence(at, coding, stance) for at, (coding, stance) in enumerate(stances, 1))
        lesson = Lesson(new_guid(), title, text, Status.DRAFT, ("trots",), evidence, None, now())
        with open_project(self.folder) as project:
            usecase.save(project, by or self.anna, lesson)
        return lesson.guid

    def kept(self, guid: str) -> Lesson:
        with open_project(self.folder) as project:
            found = project.store.lesson(guid)
        assert found is not None
        return found

    def stances(self, guid: str) -> dict[str, str]:
        return {item.coding_guid: item.stance.value for item in self.kept(guid).evidence}


def make(folder: Path) -> tuple[User, User, dict[str, list[str]]]:
    """Write and code the project; the pilot and the code have names that want to be markup."""
    spoken = {name: "".join(f"I: Ja?\nR: {line}\n" for line in lines) for name, lines in WORDS.items()}
    write_project(folder, **spoken)
    codebook = folder / "codebook" / "analysekader.yaml"
    quoted = CODE_NAME.replace('"', '\\"')
    codebook.write_text(codebook.read_text("utf-8").replace("naam: Trots", f'naam: "{quoted}"'), encoding="utf-8")
    cell = '"' + PILOT.replace('"', '""') + '"'
    rows = f"noord.txt;{cell};werknemer;;;1\nzuid.txt;Zuid;werkgever;;;2\noost.txt;Oost;werkgever;;;2\n"
    (folder / "transcripts" / "interviews.csv").write_text(f"bestand;pilot;groep;functie;datum;ronde\n{rows}", "utf-8")
    with open_project(folder) as project:
        ingest(project)
        anna, bert = (review.coder(project, name) for name in ("Anna", HOSTILE))
        guids = {name: [code(project, anna, name, line) for line in lines] for name, lines in WORDS.items()}
    return anna, bert, guids


def code(project: Project, user: User, name: str, words: str) -> str:
    source = next(one for one in project.store.sources() if one.name == f"{name}.txt")
    at = source.text.index(words)
    valence = Valence.NEGATIVE if name == "oost" else Valence.POSITIVE
    selection = select(source.text, at, at + len(words))
    return review.code_by_hand(project, user, source.guid, selection, "trots", valence).guid


@pytest.fixture(scope="module")
def coded(street: Server, shared_plot: Path) -> Coded:
    return Coded(street, shared_plot, *make(shared_plot))


@pytest.fixture
def fresh(street: Server, plot: Path) -> Coded:
    """A project of one test alone."""
    return Coded(street, plot, *make(plot))


def enter(page: Any, coded: Coded, title: str, user: User | None = None) -> None:
    """Open the page, and on it the lesson with this title."""
    page.goto(coded.url(user or coded.anna))
    expect(field(page, "title")).to_be_visible()
    is_still(page)
    choose(page, title)


def choose(page: Any, title: str) -> None:
    page.locator("[data-lesson]", has_text=title).click()
    expect(field(page, "title")).to_have_value(title)
    expect(page.locator(".le-lessons-side ol")).to_have_attribute("aria-busy", "false")


def field(page: Any, name: str) -> Any:
    return page.locator(f"[data-field='{name}']")


def side(page: Any, words: str) -> Any:
    """The card of a passage at the right."""
    return page.locator(".le-lessons-side [data-quote]", has_text=words)


def under(page: Any, stance: str) -> Any:
    """The quotes on one side of the lesson."""
    return page.locator(f".le-stance[data-stance='{stance}'] [data-quote]")


def drag(page: Any, card: Any, stance: str) -> None:
    """Drag a card by its words to one side of the lesson, in steps as a hand does."""
    card.locator("blockquote").scroll_into_view_if_needed()
    words = card.locator("blockquote").bounding_box()
    zone = page.locator(f".le-stance[data-stance={stance}]").bounding_box()
    page.mouse.move(words["x"] + 20, words["y"] + 10)
    page.mouse.down()
    page.mouse.move(words["x"] + 40, words["y"] + 14, steps=4)
    page.mouse.move(zone["x"] + 60, zone["y"] + 20, steps=8)
    page.mouse.up()


def marks(page: Any, title: str) -> Any:
    return page.locator("[data-lesson]", has_text=title).locator(".le-marks")


def test_a_cell_of_the_overview_becomes_a_lesson_on_its_code_with_the_chosen_quotes(page: Any, fresh: Coded) -> None:
    page.goto(fresh.url(fresh.anna, "overzicht"))
    page.locator(".le-grid td button").first.click()
    card = page.locator(".le-passage", has_text="bankje")
    card.get_by_role("checkbox", name="Kies").check()
    link = page.get_by_role("link", name="Maak hier een les van (gekozen: 1)")
    asked = parse_qs(urlsplit(link.get_attribute("href")).query)
    here = {"project": [id_of(fresh.folder)], "codeur": [fresh.anna.guid]}
    assert asked == {**here, "code": ["trots"], "pilot": [PILOT]}
    link.click()
    title = f"Houd aandacht voor t{CODE_NAME[1:]}"
    expect(field(page, "title")).to_have_value(title)
    expect(field(page, "title")).to_be_focused()
    expect(under(page, "steunt").locator("blockquote")).to_have_text(["Dat bankje is van mij."])
    expect(field(page, "side case")).to_have_value(PILOT)
    expect(page.locator(".le-lessons-side blockquote")).to_have_text(
        ["Ik ben er wel trots op.", "Soms is het lastig, hoor."]
    )
    assert page.evaluate("window.hacked") is None
    page.reload()
    expect(field(page, "title")).to_have_value(title)
    expect(page.locator("[data-lesson]")).to_have_count(1)
    with open_project(fresh.folder) as project:
        [lesson] = project.store.lessons()
    assert (lesson.codes, lesson.user_guid, len(lesson.evidence)) == (("trots",), fresh.anna.guid, 1)


@pytest.mark.parametrize("width", [1280, 800])
def test_the_way_to_a_lesson_stays_in_sight_and_hides_nothing_that_has_the_focus(
    page: Any, coded: Coded, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 420})
    page.goto(coded.url(coded.anna, "overzicht"))
    page.locator(".le-grid td button").first.click()
    boxes = page.locator(".le-passage").get_by_role("checkbox", name="Kies")
    boxes.last.check()
    link = page.get_by_role("link", name="Maak hier een les van (gekozen: 1)")
    page.locator(".le-passage").last.evaluate("(last) => last.scrollIntoView({ block: 'end' })")
    assert page.evaluate(UNCOVERED, link.element_handle())
    boxes.last.focus()
    for _ in range(boxes.count() * 3 - 1):
        assert page.evaluate(UNCOVERED, page.evaluate_handle("document.activeElement"))
        page.keyboard.press("Shift+Tab")
    expect(page.locator(".le-passage").first.get_by_role("link")).to_be_focused()
    assert page.evaluate(UNCOVERED, page.evaluate_handle("document.activeElement"))


def test_a_quote_is_dragged_from_the_side_to_the_lesson_and_from_one_side_of_it_to_another(
    page: Any, coded: Coded
) -> None:
    guid, coding = coded.lesson("Sleep de citaten"), coded.guids["noord"][1]
    page.set_viewport_size({"width": 1280, "height": 1600})  # the quote and where it goes are both in sight
    enter(page, coded, "Sleep de citaten")
    drag(page, side(page, "bankje"), "nuanceert")
    expect(under(page, "nuanceert")).to_have_count(1)
    saved(page)
    assert coded.stances(guid) == {coding: "nuanceert"}
    expect(side(page, "bankje")).to_have_count(0)
    drag(page, under(page, "nuanceert"), "steunt")
    expect(under(page, "steunt")).to_have_count(1)
    saved(page)
    assert coded.stances(guid) == {coding: "steunt"}


def test_keys_put_a_quote_on_a_side_and_take_it_out_and_arrows_go_from_one_to_the_next(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Toets de citaten")
    first, second, third = coded.guids["noord"]
    enter(page, coded, "Toets de citaten")
    side(page, "wel trots").focus()
    page.keyboard.press("s")
    expect(under(page, "steunt")).to_have_count(1)
    assert page.evaluate("document.activeElement.closest('.le-lessons-side') !== null")
    side(page, "bankje").focus()
    page.keyboard.press("n")
    side(page, "lastig").focus()
    page.keyboard.press("t")
    expect(under(page, "spreekt tegen")).to_have_count(1)
    saved(page)
    assert coded.stances(guid) == {first: "steunt", second: "nuanceert", third: "spreekt tegen"}
    under(page, "steunt").focus()
    page.keyboard.press("ArrowDown")
    expect(under(page, "nuanceert")).to_be_focused()
    page.keyboard.press("s")
    expect(under(page, "steunt").nth(1)).to_be_focused()
    page.keyboard.press("Delete")
    expect(under(page, "spreekt tegen")).to_be_focused()
    expect(side(page, "bankje")).to_be_visible()
    assert coded.stances(guid) == {first: "steunt", third: "spreekt tegen"}


def test_a_number_is_not_given_again(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Nummer de citaten", text="Dat bleek [1], en eerder [7].")
    enter(page, coded, "Nummer de citaten")
    side(page, "bankje").focus()
    page.keyboard.press("s")
    expect(under(page, "steunt")).to_have_attribute("aria-label", "Citaat 8")
    under(page, "steunt").focus()
    page.keyboard.press("Delete")
    side(page, "bankje").focus()
    page.keyboard.press("s")
    expect(under(page, "steunt")).to_have_attribute("aria-label", "Citaat 9")
    saved(page)
    assert [item.number for item in coded.kept(guid).evidence] == [9]


def test_a_contradiction_waits_for_an_answer(page: Any, coded: Coded) -> None:
    against = coded.guids["oost"][0], Stance.CONTRADICTS
    guid = coded.lesson("Weeg het tegengeluid", (coded.guids["noord"][0], Stance.SUPPORTS), against)
    enter(page, coded, "Weeg het tegengeluid")
    expect(marks(page, "Weeg het tegengeluid")).to_contain_text("1 open")
    page.get_by_role("button", name="Citaat 2 spreekt tegen: hoe gaat de les daarmee om?").click()
    answer = page.get_by_role("textbox", name="Hoe gaat de les hiermee om?")
    expect(answer).to_be_focused()
    page.keyboard.type("In Oost begon het later.")
    saved(page)
    expect(answer).to_be_focused()
    expect(marks(page, "Weeg het tegengeluid")).not_to_contain_text("open")
    expect(page.get_by_text("Elk tegengeluid is gewogen.")).to_be_visible()
    assert coded.kept(guid).evidence[1].answer == "In Oost begon het later."


def test_passages_that_point_the_other_way_come_up_to_be_weighed(page: Any, coded: Coded) -> None:
    coded.lesson("Zoek de tegenspraak", (coded.guids["noord"][0], Stance.SUPPORTS))
    enter(page, coded, "Zoek de tegenspraak")
    page.get_by_role("button", name="1 passage wijst de andere kant op en is nog niet gewogen").click()
    expect(page.locator(".le-lessons-side blockquote")).to_have_text(["Trots? Nou nee, dat viel tegen."])
    side(page, "viel tegen").focus()
    page.keyboard.press("t")
    expect(page.get_by_role("button", name=re.compile("de andere kant op"))).to_have_count(0)
    page.get_by_role("button", name="Toon weer alle passages").click()
    expect(side(page, "jongens")).to_be_visible()


def test_the_mark_for_one_pilot_goes_when_a_second_supports_the_lesson(page: Any, coded: Coded) -> None:
    coded.lesson("Zoek het ook elders", (coded.guids["noord"][0], Stance.SUPPORTS))
    enter(page, coded, "Zoek het ook elders")
    expect(marks(page, "Zoek het ook elders")).to_contain_text("één pilot")
    heard = page.locator(".le-heard")
    expect(heard).to_contain_text(f"1 van de 3 pilots ({PILOT}) · 1 van de 3 respondenten")
    expect(heard).to_contain_text("pilots: Oost, Zuid · groepen: Werkgevers · rondes: 2")
    side(page, "jongens").get_by_role("button", name="Steunt").click()
    expect(marks(page, "Zoek het ook elders")).not_to_contain_text("pilot")
    expect(heard).to_contain_text(f"2 van de 3 pilots ({PILOT}, Zuid)")
    expect(heard.locator("[data-single]")).to_have_count(0)


def test_a_reference_comes_at_the_cursor_and_sentences_without_one_are_pointed_at(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Verwijs naar citaten", (coded.guids["noord"][0], Stance.SUPPORTS))
    enter(page, coded, "Verwijs naar citaten")
    field(page, "text").fill("Trots helpt. Dat duurt even [4].")
    for _ in range(len(". Dat duurt even [4].")):
        page.keyboard.press("ArrowLeft")
    under(page, "steunt").get_by_role("button", name="Zet [1] in de tekst").click()
    expect(field(page, "text")).to_have_value("Trots helpt [1]. Dat duurt even [4].")
    hints = page.locator(".le-lesson-hints")
    expect(hints).to_contain_text("Verwijzing zonder citaat: [4].")
    expect(hints.locator("li")).to_have_text(["Dat duurt even [4]."])
    saved(page)
    assert coded.kept(guid).text == "Trots helpt [1]. Dat duurt even [4]."
    hints.get_by_role("button", name="Naar deze zin in de tekst: Dat duurt even [4].").click()
    assert page.evaluate("getSelection().toString()") == "Dat duurt even [4]."


def test_who_saves_too_late_hears_so_and_keeps_sight_of_what_was_typed(
    page: Any, other_page: Any, coded: Coded
) -> None:
    guid = coded.lesson("Werk er samen aan", (coded.guids["noord"][0], Stance.SUPPORTS))
    enter(page, coded, "Werk er samen aan")
    enter(other_page, coded, "Werk er samen aan", coded.bert)
    field(other_page, "text").fill("Van de een.")
    saved(other_page)
    field(page, "text").fill("Van de ander.")
    late = page.get_by_role("alert")
    expect(late).to_contain_text(f"Iemand anders heeft deze les intussen gewijzigd ({HOSTILE}, ")
    expect(field(page, "text")).to_have_value("Van de ander.")
    not_saved(page)
    late.get_by_role("button", name="Laad de nieuwste versie").click()
    expect(field(page, "text")).to_have_value("Van de een.")
    expect(page.get_by_role("textbox", name="Wat u had geschreven")).to_have_value(re.compile("Van de ander."))
    expect(page.locator(".le-lesson-about")).to_contain_text(HOSTILE)
    field(page, "text").fill("Van de een en de ander.")
    saved(page)
    assert [one.text for one in versions(coded, guid)] == ["Van de een en de ander.", "Van de een.", ""]
    page.locator(".le-yours").get_by_role("button", name="Sluiten").click()
    expect(page.locator(".le-yours")).to_have_count(0)


def test_who_saves_too_late_can_keep_the_own_text_as_the_version_after_theirs(
    page: Any, other_page: Any, coded: Coded
) -> None:
    guid = coded.lesson("Houd vast aan uw tekst", (coded.guids["noord"][0], Stance.SUPPORTS))
    enter(page, coded, "Houd vast aan uw tekst")
    enter(other_page, coded, "Houd vast aan uw tekst", coded.bert)
    field(other_page, "text").fill("Van de een.")
    saved(other_page)
    field(page, "text").fill("Van de ander.")
    page.get_by_role("alert").get_by_role("button", name="Bewaar mijn tekst").click()
    saved(page)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(field(page, "text")).to_be_focused()
    expect(field(page, "text")).to_have_value("Van de ander.")
    assert [one.text for one in versions(coded, guid)] == ["Van de ander.", "Van de een.", ""]
    field(page, "text").press("End")
    page.keyboard.type(" En verder.")
    saved(page)
    field(page, "undo").click()
    expect(field(page, "text")).to_have_value("Van de ander.")
    field(page, "undo").click()
    expect(field(page, "text")).to_have_value("Van de een.")
    assert len(coded.kept(guid).evidence) == 1


def test_who_was_first_twice_is_met_twice(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Wees de ander voor")
    enter(page, coded, "Wees de ander voor")
    for text in ("Eerst.", "Daarna."):
        with open_project(coded.folder) as project:
            usecase.save(project, coded.bert, replace(usecase.lesson(project, guid).lesson, text=text))
        if text == "Eerst.":
            field(page, "text").fill("Van mij.")
            expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Bewaar mijn tekst").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(field(page, "text")).to_have_value("Van mij.")
    page.get_by_role("button", name="Bewaar mijn tekst").click()
    saved(page)
    assert [one.text for one in versions(coded, guid)] == ["Van mij.", "Daarna.", "Eerst.", ""]


def test_who_types_in_a_lesson_that_somebody_removed_hears_so_and_keeps_sight_of_it(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Verdwijn onder mijn handen", text="Dit stond er.")
    enter(page, coded, "Verdwijn onder mijn handen")
    with open_project(coded.folder) as project:
        usecase.remove(project, coded.bert, guid, 1)
    field(page, "text").fill("Dit stond er. En dit komt erbij.")
    expect(page.get_by_role("alert")).to_contain_text("Deze les is intussen verwijderd.")
    expect(field(page, "text")).to_have_value("Dit stond er. En dit komt erbij.")
    page.reload()
    page.locator("summary", has_text="Verwijderd").click()
    page.get_by_role("button", name="Terugzetten: Verdwijn onder mijn handen").click()
    expect(field(page, "text")).to_have_value("Dit stond er. En dit komt erbij.")
    saved(page)
    assert coded.kept(guid).text == "Dit stond er. En dit komt erbij."


def versions(coded: Coded, guid: str) -> list[Lesson]:
    with open_project(coded.folder) as project:
        return usecase.versions(project, guid)


def test_what_was_done_is_undone_and_done_again_step_by_step(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Maak het ongedaan")
    enter(page, coded, "Maak het ongedaan")
    for words in ("wel trots", "bankje"):
        side(page, words).focus()
        page.keyboard.press("s")
        saved(page)
    under(page, "steunt").last.focus()
    page.keyboard.press("z")
    expect(under(page, "steunt").locator("blockquote")).to_have_text(["Ik ben er wel trots op."])
    under(page, "steunt").focus()
    page.keyboard.press("z")
    expect(under(page, "steunt")).to_have_count(0)
    expect(side(page, "wel trots")).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator(".le-lessons-said")).to_contain_text("Er is niets om ongedaan te maken.")
    page.keyboard.press("y")
    expect(under(page, "steunt")).to_have_count(1)
    page.keyboard.press("y")
    expect(under(page, "steunt")).to_have_count(2)
    assert len(coded.kept(guid).evidence) == 2 and coded.kept(guid).version == 7


def test_a_z_that_is_typed_is_a_letter(page: Any, coded: Coded) -> None:
    coded.lesson("Typ gewoon door")
    enter(page, coded, "Typ gewoon door")
    field(page, "text").click()
    page.keyboard.type("szynt?")
    saved(page)
    expect(field(page, "text")).to_have_value("szynt?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_earlier_version_can_be_looked_at_and_put_back(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Bewaar elke versie", text="Eerst.")
    enter(page, coded, "Bewaar elke versie")
    field(page, "text").fill("Later.")
    saved(page)
    field(page, "versions").click()
    page.get_by_role("button", name="Versie 1 bekijken").click()
    expect(page.locator(".le-version-text")).to_contain_text("Eerst.")
    page.get_by_role("button", name="Versie 1 terugzetten").click()
    expect(field(page, "text")).to_have_value("Eerst.")
    assert [one.text for one in versions(coded, guid)] == ["Eerst.", "Later.", "Eerst."]


def test_a_proposal_of_the_computer_becomes_ones_own_when_it_is_changed(page: Any, fresh: Coded) -> None:
    page.goto(fresh.url(fresh.anna))
    page.get_by_role("button", name="Voorstellen maken").click()
    said = page.locator(".le-lessons-said")
    expect(said).to_contain_text("1 voorstel gemaakt.")
    entry = page.locator("[data-lesson]")
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text("voorstel")
    expect(page.locator(".le-lesson-about")).to_contain_text("Dit is een voorstel van de computer.")
    expect(page.locator(".le-lesson-hints li")).to_have_count(0)
    field(page, "title").fill("Laat merken dat het werk ertoe doet")
    saved(page)
    expect(entry).not_to_contain_text("voorstel")
    with open_project(fresh.folder) as project:
        [lesson] = project.store.lessons()
    assert (lesson.title, lesson.user_guid) == ("Laat merken dat het werk ertoe doet", fresh.anna.guid)
    page.get_by_role("button", name="Voorstellen maken").click()
    expect(said).to_contain_text("Er zijn geen nieuwe voorstellen.")
    said.get_by_text("Waarom bij 1 thema niet?").click()
    expect(said.locator("li")).to_contain_text(CODE_NAME)
    expect(field(page, "title")).to_have_value("Laat merken dat het werk ertoe doet")


def test_a_lesson_is_removed_and_put_back_at_once_or_later(page: Any, fresh: Coded) -> None:
    guid = fresh.lesson("Haal mij weg", (fresh.guids["noord"][0], Stance.SUPPORTS))
    enter(page, fresh, "Haal mij weg")
    page.get_by_role("button", name="Les verwijderen").click()
    expect(page.locator(".le-lessons-said").get_by_role("button", name="Terugzetten")).to_be_focused()
    expect(page.locator("[data-lesson]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(field(page, "title")).to_have_value("Haal mij weg")
    page.get_by_role("button", name="Les verwijderen").click()
    expect(page.locator("[data-lesson]")).to_have_count(0)
    page.reload()
    page.get_by_text("Verwijderd (1)").click()
    page.get_by_role("button", name="Terugzetten: Haal mij weg").click()
    expect(field(page, "title")).to_have_value("Haal mij weg")
    assert fresh.kept(guid).title == "Haal mij weg"


def test_what_was_just_typed_is_kept_when_another_lesson_is_chosen(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Ga snel verder")
    coded.lesson("Kom hier terecht")
    enter(page, coded, "Ga snel verder")
    field(page, "text").click()
    page.keyboard.type("Dit typte ik net")
    choose(page, "Kom hier terecht")
    assert coded.kept(guid).text == "Dit typte ik net"
    choose(page, "Ga snel verder")
    expect(field(page, "text")).to_have_value("Dit typte ik net")


def test_what_was_just_typed_is_kept_when_another_page_is_chosen(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Ga naar elders")
    enter(page, coded, "Ga naar elders")
    field(page, "text").click()
    page.keyboard.type("Dit typte ik ook net")
    page.get_by_role("link", name="Overzicht").click()
    expect(page.locator(".le-grid")).to_be_visible()
    becomes_true(lambda: coded.kept(guid).text == "Dit typte ik ook net", "what was typed is kept")
    page.get_by_role("link", name="Lessen").click()
    expect(field(page, "title")).to_have_value("Ga naar elders")
    expect(field(page, "text")).to_have_value("Dit typte ik ook net")


def test_what_could_not_be_sent_outlives_a_reload(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Overleef een storing")
    enter(page, coded, "Overleef een storing")
    page.route("**/werk/lesson_save", lambda route: route.abort())
    field(page, "text").fill("Getypt zonder verbinding")
    expect(page.get_by_text("Geen verbinding; wat u typte wordt zo opgeslagen")).to_be_visible()
    assert coded.kept(guid).text == ""
    page.reload()
    expect(field(page, "text")).to_have_value("Getypt zonder verbinding")
    page.unroute("**/werk/lesson_save")
    field(page, "text").press("End")
    page.keyboard.type("!")
    saved(page)
    assert coded.kept(guid).text == "Getypt zonder verbinding!"


def test_an_answer_that_got_lost_makes_nobody_too_late(page: Any, coded: Coded) -> None:
    """What was sent is kept, though the page never heard so; it must not take its own version for a colleague's."""
    guid = coded.lesson("Stuur het nog eens")
    enter(page, coded, "Stuur het nog eens")

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/werk/lesson_save", lose, times=1)
    field(page, "text").fill("Eén")
    expect(page.get_by_text("Geen verbinding; wat u typte wordt zo opgeslagen")).to_be_visible()
    field(page, "text").fill("Eén en twee")
    saved(page)
    assert [one.text for one in versions(coded, guid)] == ["Eén en twee", "Eén", ""]


def test_an_answer_that_got_lost_makes_nobody_too_late_after_a_reload_either(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Stuur het later nog eens")
    enter(page, coded, "Stuur het later nog eens")
    page.route("**/werk/lesson_save", lambda route: route.abort())

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/werk/lesson_save", lose, times=1)
    field(page, "text").fill("Eén")
    expect(page.get_by_text("Geen verbinding; wat u typte wordt zo opgeslagen")).to_be_visible()
    field(page, "text").fill("Eén en twee")
    page.reload()
    expect(field(page, "text")).to_have_value("Eén en twee")
    page.unroute("**/werk/lesson_save")
    saved(page)
    expect(page.locator(".le-yours")).to_have_count(0)
    assert [one.text for one in versions(coded, guid)] == ["Eén en twee", "Eén", ""]
    field(page, "undo").click()
    expect(field(page, "text")).to_have_value("Eén")


def test_a_quote_whose_coding_was_withdrawn_is_marked(page: Any, fresh: Coded) -> None:
    fresh.lesson("Let op de codering", (fresh.guids["noord"][0], Stance.SUPPORTS))
    with open_project(fresh.folder) as project:
        review.withdraw(project, fresh.anna, fresh.guids["noord"][0])
    enter(page, fresh, "Let op de codering")
    expect(under(page, "steunt")).to_contain_text("De codering bij dit citaat is ingetrokken of gewijzigd.")
    page.get_by_role("button", name="Citaat 1 telt niet meer mee").click()
    expect(under(page, "steunt")).to_be_focused()
    page.keyboard.press("Delete")
    expect(under(page, "steunt")).to_have_count(0)


def test_the_team_keeps_notes_on_a_lesson(page: Any, other_page: Any, coded: Coded) -> None:
    coded.lesson("Overleg hierover")
    enter(page, coded, "Overleg hierover")
    field(page, "memo").fill(HOSTILE)
    page.keyboard.press("Control+Enter")
    note = page.locator(".le-memo")
    expect(note).to_contain_text(HOSTILE)
    expect(field(page, "memo")).to_have_value("")
    enter(other_page, coded, "Overleg hierover", coded.bert)
    expect(other_page.locator(".le-memo")).to_contain_text(HOSTILE)
    expect(other_page.locator(".le-memo").get_by_role("button")).to_have_count(0)
    note.get_by_role("button", name="Wijzigen").click()
    page.get_by_role("textbox", name="Notitie").first.fill("Eerst vragen.")
    page.keyboard.press("Control+Enter")
    expect(note).to_contain_text("Eerst vragen.")
    note.get_by_role("button", name="Weghalen").click()
    expect(page.locator(".le-memo")).to_have_count(0)
    assert page.evaluate("window.hacked") is None


def test_a_note_that_was_begun_outlives_a_reload_until_it_is_saved(page: Any, coded: Coded) -> None:
    coded.lesson("Begin een notitie")
    coded.lesson("Begin er geen")
    enter(page, coded, "Begin een notitie")
    field(page, "memo").fill("Eerst vra")
    page.reload()
    expect(field(page, "memo")).to_have_value("Eerst vra")
    choose(page, "Begin er geen")
    expect(field(page, "memo")).to_have_value("")
    enter(page, coded, "Begin een notitie", coded.bert)
    expect(field(page, "memo")).to_have_value("")
    enter(page, coded, "Begin een notitie")
    field(page, "memo").press("End")
    page.keyboard.type("gen.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".le-memo")).to_contain_text("Eerst vragen.")
    assert notes_begun(page) == []
    page.reload()
    expect(page.locator(".le-memo")).to_contain_text("Eerst vragen.")
    expect(field(page, "memo")).to_have_value("")


def test_a_note_that_was_begun_is_gone_when_it_is_emptied(page: Any, coded: Coded) -> None:
    coded.lesson("Bedenk u")
    enter(page, coded, "Bedenk u")
    field(page, "memo").fill("Of toch niet")
    assert len(notes_begun(page)) == 1
    field(page, "memo").fill("")
    assert notes_begun(page) == []


def notes_begun(page: Any) -> list[str]:
    """The names under which this tab holds notes that are not saved."""
    names: list[str] = page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('le-lesson-note '))")
    return names


def test_tab_goes_to_one_lesson_and_the_arrows_to_the_others(page: Any, fresh: Coded) -> None:
    for title in ("Eerste", "Tweede", "Derde"):
        fresh.lesson(title)
    page.goto(fresh.url(fresh.anna))
    expect(field(page, "title")).to_have_value("Eerste")
    field(page, "draft").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-lesson]", has_text="Tweede")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page, "title")).to_have_value("Tweede")
    expect(page.locator("[data-lesson]", has_text="Tweede")).to_be_focused()
    page.keyboard.press("Tab")
    expect(field(page, "title")).to_be_focused()


def test_what_was_said_makes_place_when_somebody_writes_on(page: Any, fresh: Coded) -> None:
    fresh.lesson("Ga verder")
    enter(page, fresh, "Ga verder")
    field(page, "remove").click()
    page.get_by_role("status").get_by_role("button", name="Terugzetten").click()
    expect(page.get_by_text("De les ‘Ga verder’ staat er weer.")).to_be_visible()
    field(page, "text").fill("En verder.")
    saved(page)
    expect(page.get_by_text("De les ‘Ga verder’ staat er weer.")).to_have_count(0)


def test_names_of_pages_that_do_not_fit_are_counted_in_dutch(page: Any, coded: Coded) -> None:
    page.set_viewport_size({"width": 800, "height": 800})
    page.goto(coded.url(coded.anna))
    expect(page.get_by_test_id("stTopNavSection")).to_have_text(re.compile(r"^Nog \d+"))


def test_codes_are_chosen_by_typing_and_decide_under_which_theme_a_lesson_stands(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Kies een thema")
    enter(page, coded, "Kies een thema")
    page.get_by_role("button", name=f"Code weghalen: {CODE_NAME}").click()
    expect(field(page, "code")).to_be_focused()
    page.keyboard.type("werkvl")
    page.keyboard.press("Enter")
    expect(
        page.locator("section", has=page.locator("h2", has_text="Draagvlak")).locator("[data-lesson]")
    ).to_contain_text("Kies een thema")
    expect(page.locator(".le-lessons-side")).to_contain_text("Geen passages met deze keuze.")
    assert coded.kept(guid).codes == ("werkvloer",)


def test_a_title_that_is_emptied_is_what_it_was_again(page: Any, coded: Coded) -> None:
    guid = coded.lesson("Houd mijn naam")
    enter(page, coded, "Houd mijn naam")
    field(page, "title").fill("")
    field(page, "text").fill("Nog iets.")
    saved(page)
    expect(field(page, "title")).to_have_value("Houd mijn naam")
    assert coded.kept(guid).title == "Houd mijn naam"


# What the page asks Python for


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[tuple[Visitor, dict[str, list[str]]]]:
    folder = tmp_path / "proef"
    anna, _, guids = make(folder)
    with open_project(folder) as project:
        yield Visitor(project, anna), guids


def asked(visitor: Visitor, name: str, **asked: Any) -> Json:
    answer = HANDLERS[name](visitor, asked)
    assert not isinstance(answer, Download)
    return answer


def written(*codings: str, **more: Any) -> Json:
    evidence = [{"number": at, "coding": coding, "stance": "steunt"} for at, coding in enumerate(codings, 1)]
    lesson = {
        "guid": new_guid(),
        "version": 0,
        "title": "Blijf trots",
        "text": "",
        "status": "concept",
        "codes": ["trots"],
    }
    return {**lesson, "evidence": evidence, **more}


def words(answer: Json) -> list[str]:
    return [passage["quote"] for passage in answer["passages"]]


def test_a_lesson_that_is_sent_twice_is_kept_once(visited: tuple[Visitor, dict[str, list[str]]]) -> None:
    visitor, guids = visited
    sent = written(guids["noord"][0])
    assert asked(visitor, "lesson_save", **sent)["version"] == asked(visitor, "lesson_save", **sent)["version"] == 1
    assert len(asked(visitor, "lessons")["lessons"]) == 1
    with pytest.raises(WritingError):
        asked(visitor, "lesson_save", **{**sent, "title": "Iets anders"})


def test_passages_are_narrowed_down_by_everything_at_once(visited: tuple[Visitor, dict[str, list[str]]]) -> None:
    visitor, guids = visited
    guid = asked(visitor, "lesson_save", **written(guids["noord"][0]))["guid"]

    def found(**where: Any) -> list[str]:
        return words(asked(visitor, "lesson_candidates", guid=guid, where=where))

    assert sorted(found()) == sorted([*WORDS["noord"][1:], *WORDS["zuid"], *WORDS["oost"]])
    assert found(case="Zuid", group="werkgever", round="2", words="JONGENS trots") == [WORDS["zuid"][0]]
    assert found(valence="negatief") == [*WORDS["oost"]]
    assert found(round="1", group="werkgever") == found(code="draagvlak") == []
    assert sorted(found(code="*")) == sorted(found())


def test_a_passage_under_two_codes_of_a_lesson_is_offered_once(visited: tuple[Visitor, dict[str, list[str]]]) -> None:
    visitor, _ = visited
    source = next(one for one in visitor.project.store.sources() if one.name == "zuid.txt")
    at = source.text.index("trots")
    for code_id in ("trots", "draagvlak"):
        selection = select(source.text, at, at + 5)
        review.code_by_hand(visitor.project, visitor.coder, source.guid, selection, code_id, Valence.NEUTRAL)
    guid = asked(visitor, "lesson_save", **written(codes=["trots", "draagvlak"]))["guid"]
    assert words(asked(visitor, "lesson_candidates", guid=guid)).count("trots") == 1


def test_passages_come_in_pieces_and_the_proposed_ones_first(
    visited: tuple[Visitor, dict[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, _ = visited
    guid = asked(visitor, "lesson_save", **written())["guid"]
    monkeypatch.setattr(api, "AT_ONCE", 4)
    first, rest = (asked(visitor, "lesson_candidates", guid=guid, skip=skip) for skip in (0, 4))
    assert (first["total"], len(first["passages"]), len(rest["passages"])) == (6, 4, 2)
    assert sorted((*words(first), *words(rest))) == sorted(line for lines in WORDS.values() for line in lines)
    proposed = [passage["proposed"] for passage in (*first["passages"], *rest["passages"])]
    assert proposed == sorted(proposed, reverse=True)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("lesson_save", {**written(), "status": "klaar"}),
        ("lesson_save", {**written(), "version": "nieuw"}),
        ("lesson_save", {**written(), "evidence": "alles"}),
        ("lesson_save", {**written(), "evidence": [{"number": 1, "coding": "x", "stance": "vindt"}]}),
        ("lesson_save", {**written(), "evidence": [{"number": "een", "coding": "x", "stance": "steunt"}]}),
    ],
)
def test_what_no_page_sends_is_refused(visited: tuple[Visitor, dict[str, list[str]]], name: str, wrong: Json) -> None:
    with pytest.raises(UsageError):
        asked(visited[0], name, **wrong)


def test_who_did_not_say_who_that_is_writes_nothing(visited: tuple[Visitor, dict[str, list[str]]]) -> None:
    visitor, _ = visited
    guid = asked(visitor, "lesson_save", **written())["guid"]
    nobody = Visitor(visitor.project, None)
    for name in ("lesson_save", "lesson_remove", "lesson_restore", "lesson_put_back", "lessons_draft", "lesson_note"):
        with pytest.raises(UsageError, match="Kies eerst wie u bent"):
            asked(nobody, name, **{**written(), "guid": guid, "version": 1, "current": 1})
    assert asked(nobody, "lesson", guid=guid)["title"] == "Blijf trots"
    assert asked(nobody, "lessons")["lessons"][0]["version"] == 1


def test_a_lesson_that_is_not_there_is_not_shown(visited: tuple[Visitor, dict[str, list[str]]]) -> None:
    for name in ("lesson", "lesson_remove", "lesson_candidates", "lesson_note"):
        with pytest.raises(EvaluationError, match="Deze les bestaat niet meer"):
            asked(visited[0], name, guid=new_guid(), version=1, text="x")
