"""Coding by hand in a real browser: with the mouse, with the keys alone, and on letters of every kind."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Coding, Decision, Source, Valence
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import SIGNS, Room, Server, room_of
from tests.app.screen import card, choose, do, drag_over, enter, palette, press, saved, tab
from tests.conftest import write_project

FIRST = "Ja, ik ben er wel trots op."


@pytest.fixture
def signs(server: Server, request: pytest.FixtureRequest) -> Any:
    """The interview with emoji and Arabic."""
    with open_project(server.folder) as project:
        yield room_of(project, server, f"{SIGNS}.txt", request.node.name)


def source_of(room: Room) -> Source:
    source = room.project.store.source(room.source)
    assert source is not None
    return source


def only_coding(room: Room) -> Coding:
    """Return the coder's one coding; its words stand where it says."""
    [coding] = room.codings()
    assert coding.selection.stands_in(source_of(room).text)
    return coding


# With the mouse


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("words", ["s goed geregel", ("window.hacked = 1", "geregeld"), "Ja, ik ben er"])
def test_the_palette_opens_beside_the_selected_words_and_does_not_cover_them(
    page: Any, room: Room, width: int, words: str | tuple[str, str]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    enter(page, room)
    drag_over(page, words)
    expect(palette(page)).to_be_in_viewport(ratio=1)
    opened = palette(page).bounding_box()
    for picked in page.locator(".le-picked").evaluate_all("all => all.flatMap((one) => [...one.getClientRects()])"):
        beside = opened["x"] >= picked["right"] or opened["x"] + opened["width"] <= picked["left"]
        below = opened["y"] >= picked["bottom"] or opened["y"] + opened["height"] <= picked["top"]
        assert beside or below


def test_selected_words_get_a_code_by_key_with_valence_and_memo_and_emoji_before_them_do_not_matter(
    page: Any, room: Room
) -> None:
    enter(page, room)
    drag_over(page, "s goed geregel")
    expect(card(page).locator("blockquote")).to_have_text("is goed geregeld")
    press(page, "1")
    card(page).get_by_label("Memo").fill("Over de dag")
    press(page, "Escape")
    choose(page, "draag")
    coding, [note] = only_coding(room), room.notes()
    assert coding.selection.quote == "is goed geregeld"
    assert (coding.code_id, coding.valence, coding.suggestion_guid) == ("draagvlak", Valence.POSITIVE, None)
    assert (note.target, note.text) == (coding.guid, "Over de dag")
    press(page, "Escape", "u")
    assert room.codings() == []


def test_several_codes_go_on_one_passage_from_the_tree_the_palette_and_the_last_used(page: Any, room: Room) -> None:
    enter(page, room)
    drag_over(page, "s goed geregel")
    page.locator(".le-code[data-code=trots]").click()
    saved(page)
    choose(page, "steun")
    page.keyboard.type("draag")  # the field is still there for another
    palette(page).get_by_role("option").click()
    saved(page)
    expect(page.locator(".le-given li")).to_have_text(["Trots", "Draagvlak", "Steun op de werkvloer"])
    assert {coding.code_id for coding in room.codings()} == {"trots", "werkvloer", "draagvlak"}
    assert {coding.selection.quote for coding in room.codings()} == {"is goed geregeld"}
    drag_over(page, "nooit gedach")
    press(page, "q")
    supported = {one.selection.quote for one in room.codings() if one.code_id == "draagvlak"}
    assert supported == {"nooit gedacht", "is goed geregeld"}
    choose(page, "draag")
    expect(page.locator(".le-notice")).to_contain_text("U gaf deze woorden deze code al.")
    assert len(room.codings()) == 4


# With the keys alone


def test_a_passage_is_coded_with_the_keyboard_alone(page: Any, room: Room) -> None:
    enter(page, room)
    press(page, "s")
    expect(card(page).locator("blockquote")).to_have_text(FIRST)
    press(page, "ArrowRight", "ArrowRight", "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(card(page).locator("blockquote")).to_have_text("ben er wel trots op. Dat")
    choose(page, "draag")
    assert only_coding(room).selection.quote == "ben er wel trots op. Dat"
    press(page, "Escape", "s", "+")
    choose(page, "trots")
    assert [one.selection.quote for one in room.codings() if one.code_id == "trots"] == [
        f"{FIRST} Dat had ik nooit gedacht."
    ]
    press(page, "Escape")
    expect(page.locator(".le-picked")).to_have_count(0)
    expect(palette(page)).to_be_hidden()
    press(page, "a")
    assert [review.decision for review in room.reviews()] == [Decision.ACCEPTED]
    assert len(room.codings()) == 3


def test_a_coding_gets_other_borders_another_code_and_is_taken_away_and_all_of_it_can_be_undone(
    page: Any, room: Room
) -> None:
    enter(page, room)
    press(page, "a")
    page.locator(".le-chip.le-coding").click()
    press(page, "Shift+ArrowRight", "ArrowLeft")
    expect(card(page).locator(".le-quote span")).to_have_text("“ik ben er wel trots”")
    press(page, "Enter")
    assert only_coding(room).selection.quote == "ik ben er wel trots"
    page.keyboard.press("c")
    page.keyboard.type("draag")
    press(page, "Enter", "2", "Enter")
    changed = only_coding(room)
    assert (changed.code_id, changed.valence) == ("draagvlak", Valence.NEGATIVE)
    do(page, "withdraw")
    assert room.codings() == []
    expect(page.locator(".le-list .le-line")).to_have_count(3)
    press(page, "u")
    assert only_coding(room) == changed
    press(page, "u", "u")
    assert (only_coding(room).code_id, only_coding(room).selection.quote) == ("trots", FIRST)
    assert [review.decision for review in room.reviews()][:3] == [Decision.ACCEPTED, Decision.CHANGED, Decision.CHANGED]


# New codes


def test_a_new_code_is_made_from_selected_words_and_stands_in_the_codebook_as_a_draft(
    page: Any, street: Server, plot: Path
) -> None:
    folder = write_project(plot)
    with open_project(folder) as project:
        ingest(project)
        tag(project)
        user = project.store.user("Anna de Maker")
    page.goto(street.address("beoordelen", folder, codeur=user.guid))
    expect(page.locator(".le-suggestion-card")).to_be_visible()
    drag_over(page, "koffie drinke")
    page.keyboard.press("v")
    expect(page.get_by_label("Naam van de nieuwe code")).to_have_value("koffie drinken")
    press(page, "Enter")
    expect(page.locator(".le-code", has_text="koffie drinken")).to_contain_text("concept")
    press(page, "n")
    page.get_by_label("Naam van de nieuwe code").fill("Pauze houden")
    page.get_by_label("Onder").select_option(label="Draagvlak")
    page.get_by_role("button", name="Code maken en gebruiken").click()
    expect(page.locator(".le-given li")).to_have_text(["Pauze houden", "koffie drinken"])
    saved(page)
    with open_project(folder) as project:
        made = {code.name: code for code in project.codebook.codes if code.is_draft}
        codings = project.store.codings()
    assert {name: (code.made_by, code.parent) for name, code in made.items()} == {
        "koffie drinken": ("Anna de Maker", None),
        "Pauze houden": ("Anna de Maker", "draagvlak"),
    }
    assert {coding.code_id for coding in codings} == {code.id for code in made.values()}
    assert {coding.selection.quote for coding in codings} == {"koffie drinken"}
    assert "Anna de Maker" in (folder / "codebook" / "analysekader.yaml").read_text(encoding="utf-8")


# Offsets


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("👩‍👩‍👧‍👦 hoorde e", "👩‍👩‍👧‍👦 hoorde erbij"),
        ("hoorde e", "hoorde erbij"),
        ("afe\u0301 heett", "cafe\u0301 heette"),
        ("e\u0301 h", "cafe\u0301 heette"),
        ("مرحبا", "مرحبا"),
        ("cafe\u0301 heette مرحبا بكم, e", "cafe\u0301 heette مرحبا بكم, en"),
        ("anders wa", "anders was"),
    ],
)
def test_words_beside_emoji_accents_and_arabic_are_coded_whole_and_in_their_place(
    page: Any, signs: Room, words: str, quote: str
) -> None:
    page.goto(signs.url)
    expect(page.locator(".le-turn").first).to_be_visible()
    drag_over(page, words)
    choose(page, "trots")
    coding = only_coding(signs)
    assert coding.selection.quote == quote
    assert source_of(signs).text.count(quote) == 1


def test_a_selection_over_two_respondents_is_one_coding(page: Any, signs: Room) -> None:
    page.goto(signs.url)
    expect(page.locator(".le-turn").first).to_be_visible()
    drag_over(page, ("hoorde erbij", "Ja, dat zei"))
    choose(page, "trots")
    quote = only_coding(signs).selection.quote
    assert (quote.startswith("hoorde erbij."), quote.endswith("Ja, dat zei")) == (True, True)
    expect(page.locator(".le-mark.le-coding-1")).to_have_count(2)


def test_a_selection_with_a_question_of_the_interviewer_in_it_is_refused_and_says_why(page: Any, signs: Room) -> None:
    page.goto(signs.url)
    expect(page.locator(".le-turn").first).to_be_visible()
    drag_over(page, ("de chef ook", "Nergens anders"))
    choose(page, "trots")
    expect(page.locator(".le-notice")).to_contain_text("interviewer")
    expect(page.locator(".le-mark.le-coding-1")).to_have_count(0)
    assert signs.codings() == []
    tab(page, "Coderingen")
    expect(page.locator(".le-list")).to_have_count(0)


def test_python_refuses_words_that_the_browser_got_wrong(page: Any, room: Room) -> None:
    def forge(route: Any) -> None:
        route.continue_(post_data=route.request.post_data.replace("is goed geregeld", "is slecht geregeld"))

    page.route("**/werk/operate", forge)
    enter(page, room)
    drag_over(page, "s goed geregel")
    choose(page, "trots")
    expect(page.locator(".le-notice")).to_contain_text("staan niet meer op deze plek")
    assert room.codings() == []
