"""The room itself: words shown as typed, quotes to take along, the help, the keys, and places to jump to."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Decision
from lerende_evaluatie.usecases.find import quote_of_coding
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import HOSTILE, Room, Server
from tests.app.screen import card, do, enter, press
from tests.conftest import ANNA, CODEBOOK, write_project


def test_what_people_typed_shows_as_typed_and_does_not_run(page: Any, street: Server, plot: Path) -> None:
    folder = write_project(plot, anna=ANNA.replace("Vegen", HOSTILE))
    (folder / "codebook" / "analysekader.yaml").write_text(CODEBOOK.replace("naam: Trots", f"naam: '{HOSTILE}'"))
    with open_project(folder) as project:
        ingest(project)
        tag(project)
        user = project.store.user(HOSTILE)
        page.goto(street.address("beoordelen", folder, codeur=user.guid))
        expect(page.locator(".le-suggestion-card .le-quote b")).to_have_text(HOSTILE)
        card(page).get_by_label("Memo").fill(HOSTILE)
        do(page, "accept")
        page.locator(".le-chip.le-coding").click()
        for place in (".le-memo", ".le-card .le-reason", ".le-coder", ".le-code", ".le-chip", ".le-words"):
            expect(page.locator(place, has_text=HOSTILE).first).to_be_attached()
        assert [note.text for note in project.store.notes()] == [HOSTILE]
    assert page.evaluate("document.querySelectorAll('.le-room :is(script, img, strong, code)').length") == 0
    assert page.evaluate("window.hacked") is None


def test_a_quote_is_copied_with_where_it_comes_from(page: Any, room: Room) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter(page, room)
    press(page, "a")
    page.locator(".le-chip.le-coding").click()
    page.locator("[data-do=copy]").click()
    expect(page.locator("[data-do=copy]")).to_contain_text("Gekopieerd")
    [coding] = room.codings()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == quote_of_coding(room.project, coding.guid)
    assert coding.selection.quote in copied


def test_the_help_opens_with_a_key_and_gives_the_focus_back_when_it_closes(page: Any, room: Room) -> None:
    enter(page, room)
    press(page, "f", "Tab")
    held = page.evaluate("document.activeElement.dataset.field")
    assert held
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("aanvaarden")
    page.keyboard.press("a")  # keys rest while the help is open
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.field") == held
    assert room.codings() == []


def test_letters_can_be_put_out_of_use_and_typed_in_fields_do_nothing_else(page: Any, room: Room) -> None:
    enter(page, room)
    card(page).get_by_label("Memo").fill("")
    page.keyboard.type("a r u 1")
    page.keyboard.press("Escape")
    page.locator("[data-field=keys]").uncheck()
    page.locator(".le-text").focus()
    page.keyboard.type("ar")
    page.locator("[data-field=keys]").check()
    page.locator(".le-text").focus()
    press(page, "r")
    assert [review.decision for review in room.reviews()] == [Decision.REJECTED]


def test_an_address_with_a_place_brings_that_passage_into_sight_and_flashes_it(page: Any, room: Room) -> None:
    page.set_viewport_size({"width": 1280, "height": 420})
    suggestion = room.project.store.suggestions(room.source)[-1]
    page.goto(f"{room.url}&plek={suggestion.selection.start}-{suggestion.selection.end}")
    expect(page.locator(".le-spot").first).to_be_in_viewport()
    spot = page.locator(".le-spot").first.bounding_box()
    words = page.locator(".le-mark", has_text="Mijn collega").first.bounding_box()
    assert abs(spot["x"] - words["x"]) < 2
    assert abs(spot["y"] - words["y"]) < 5


def test_a_click_in_the_queue_or_on_a_mark_shows_the_other_of_the_two(page: Any, room: Room) -> None:
    enter(page, room)
    page.set_viewport_size({"width": 1280, "height": 420})
    page.locator(".le-list .le-line").last.click()
    expect(page.locator("[data-do=accept]")).to_be_in_viewport(ratio=1)
    flashing = page.locator(".le-mark.le-flash", has_text="Nu is er")
    expect(flashing).to_have_count(1)
    expect(flashing).to_be_in_viewport()
    page.locator(".le-mark", has_text="Ja, ik ben er wel").first.click()
    expect(page.locator(".le-suggestion-card .le-quote b")).to_have_text("Trots")
