"""Deciding on suggestions in a real browser; what the store holds is what counts."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.domain.model import Decision, Valence, new_guid
from tests.app.conftest import INTERVIEWS, OFTEN, Room
from tests.app.screen import card, do, enter, press, saved, tab, undo_button


def lines(page: Any) -> Any:
    """Return the queue."""
    return page.locator(".le-list .le-line")


def expect_queue(page: Any, *codes: str) -> None:
    expect(lines(page).locator("b")).to_have_text(list(codes))


def filter_on(page: Any, field: str, value: str) -> None:
    if not page.locator(".le-filter-grid").is_visible():
        page.get_by_text("Volgorde en filter").click()
    page.locator(f"[data-field={field}]").select_option(value)


def shown_interview(page: Any) -> Any:
    return page.locator("[data-field=source] option:checked")


# Decisions


def test_accepting_a_suggestion_makes_a_coding_by_this_coder(page: Any, room: Room) -> None:
    enter(page, room)
    do(page, "accept")
    [coding] = room.codings()
    assert (coding.code_id, coding.user_guid) == ("trots", room.user.guid)
    assert [review.decision for review in room.reviews()] == [Decision.ACCEPTED]
    expect(page.locator(".le-chip.le-coding")).to_have_text("+Trots")


def test_rejecting_a_suggestion_is_kept_and_can_be_taken_back(page: Any, room: Room) -> None:
    enter(page, room)
    press(page, "r")
    assert room.codings() == []
    tab(page, "Coderingen")
    page.get_by_text("Afgewezen voorstellen (1)").click()
    page.get_by_role("button", name="Weer openen").click()
    saved(page)
    assert [review.decision for review in room.reviews()] == [Decision.REJECTED, Decision.REOPENED]


def test_another_code_is_chosen_by_typing_a_part_of_its_name_and_the_arrows(page: Any, room: Room) -> None:
    enter(page, room)
    page.keyboard.press("c")
    page.keyboard.type("O")
    expect(card(page).get_by_role("option")).to_have_text(["Trots", "Steun op de werkvloerDraagvlak"])
    press(page, "ArrowDown", "Enter", "3")
    expect(card(page).locator(".le-definition")).to_contain_text("Steun van collega's.")
    expect(page.locator("[data-do=accept]")).to_contain_text("Aanvaarden zoals gewijzigd")
    press(page, "a")
    [coding] = room.codings()
    assert (coding.code_id, coding.valence) == ("werkvloer", Valence.MIXED)
    assert [review.decision for review in room.reviews()] == [Decision.CHANGED]


@pytest.mark.parametrize(
    ("keys", "quote"),
    [
        (["+"], "Ja, ik ben er wel trots op. Dat had ik nooit gedacht."),
        (["+", "-", "ArrowLeft"], "Ja, ik ben er wel trots"),
        (["Shift+ArrowRight", "ArrowRight", "ArrowRight"], "ik ben er wel trots op. Dat had"),
        (["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft", "+"], "Ja, ik ben er wel trots op."),
    ],
)
def test_a_suggestion_is_accepted_with_the_borders_that_the_keys_gave_it(
    page: Any, room: Room, keys: list[str], quote: str
) -> None:
    enter(page, room)
    press(page, *keys)
    expect(card(page).locator(".le-quote span")).to_have_text(f"“{quote}”")
    press(page, "a")
    [coding], [review] = room.codings(), room.reviews()
    source = room.project.store.source(room.source)
    assert source is not None
    assert coding.selection.quote == quote
    assert coding.selection.stands_in(source.text)
    as_proposed = quote == "Ja, ik ben er wel trots op."
    assert review.decision is (Decision.ACCEPTED if as_proposed else Decision.CHANGED)


def test_a_skipped_suggestion_comes_last(page: Any, room: Room) -> None:
    enter(page, room)
    expect_queue(page, "Trots", "Steun op de werkvloer", "Draagvlak")
    press(page, "o")
    expect_queue(page, "Steun op de werkvloer", "Draagvlak", "Trots")
    expect(lines(page).first).to_have_attribute("aria-current", "true")
    expect(lines(page).last).to_contain_text("overgeslagen")
    press(page, "j", "k", "a")
    assert [coding.code_id for coding in room.codings()] == ["werkvloer"]


# Order, filters, progress


def test_the_queue_follows_the_text_the_score_or_the_doubt_and_one_engine(page: Any, own_room: Room) -> None:
    room = own_room
    trots, werkvloer, draagvlak = room.project.store.suggestions(room.source)
    scored = [replace(trots, score=0.9), replace(draagvlak, score=0.7)]
    other = replace(werkvloer, score=0.55, engine="andere", guid=new_guid())
    named = dict.fromkeys(("trots", "draagvlak", "werkvloer"), "proef")
    room.project.store.replace_suggestions(room.source, "codebook", named, scored)
    room.project.store.replace_suggestions(room.source, "andere", {"werkvloer": "proef"}, [other])
    enter(page, room)
    expect_queue(page, "Trots", "Steun op de werkvloer", "Draagvlak")
    filter_on(page, "order", "score")
    expect_queue(page, "Trots", "Draagvlak", "Steun op de werkvloer")
    filter_on(page, "order", "doubt")
    expect_queue(page, "Steun op de werkvloer", "Draagvlak", "Trots")
    filter_on(page, "engine", "andere")
    expect_queue(page, "Steun op de werkvloer")
    expect(shown_interview(page)).to_contain_text("(1 open)")


def test_a_filter_on_pilot_and_group_leaves_those_interviews(page: Any, room: Room) -> None:
    enter(page, room)
    filter_on(page, "case", "Zuid")
    zuid = [one.name for one in room.project.store.sources() if one.variables.case == "Zuid"]
    options = page.locator("[data-field=source] option")
    here = room.project.store.source(room.source)
    assert here is not None
    expect(options).to_have_count(len({*zuid, here.name}))
    filter_on(page, "group", "werknemer")
    expect(options).to_have_count(1)
    filter_on(page, "group", "")
    later = [name for name in zuid if name > here.name] or zuid
    press(page, "g")
    expect(shown_interview(page)).to_have_text(f"{later[0]} (3 open)")


def test_a_click_on_a_code_fades_the_rest_and_counts_what_is_below_it(page: Any, room: Room) -> None:
    enter(page, room)
    press(page, "a")
    label = "Draagvlak (voorstellen open: 2, coderingen: 0)"
    page.get_by_role("button", name=label).click()
    expect_queue(page, "Steun op de werkvloer", "Draagvlak")
    expect(page.locator(".le-chip.le-faded")).to_have_text(["+Trots"])
    expect(page.locator("[data-field=source] option", has_text="(2 open)")).to_have_count(INTERVIEWS)
    page.get_by_label("Zoek een code").fill("werkvl")
    expect(page.locator(".le-code")).to_have_count(1)
    page.locator(".le-code").click()
    expect_queue(page, "Steun op de werkvloer")
    page.get_by_role("button", name="Alle codes tonen").click()
    expect(page.locator(".le-chip.le-faded")).to_have_count(0)
    page.get_by_label("Alleen open voorstellen").check()
    expect(page.locator(".le-chip.le-coding")).to_have_count(0)


def test_progress_is_shown_per_interview_and_in_all_and_the_next_interview_is_offered(page: Any, room: Room) -> None:
    enter(page, room)
    progress = page.locator(".le-progress")
    expect(progress).to_contain_text("0 van 3 in dit interview")
    page.keyboard.type("ara")
    saved(page)
    expect(progress).to_contain_text("3 van 3 in dit interview")
    expect(progress).to_have_attribute("title", f"3 van {3 * INTERVIEWS + OFTEN} in alle interviews")
    offered = page.locator("[data-do=next-source]").inner_text()
    press(page, "g")
    expect(progress).to_contain_text("0 van 3 in dit interview")
    assert shown_interview(page).inner_text() in offered
    press(page, "u")  # back to where that was decided
    expect(progress).to_contain_text("2 van 3 in dit interview")
    expect(page.locator(".le-suggestion-card .le-quote b")).to_have_text("Draagvlak")
    assert [coding.code_id for coding in room.codings()] == ["trots"]


# Undo and redo


def test_undo_and_redo_go_back_and_forth_as_far_as_one_likes_also_pressed_fast(page: Any, room: Room) -> None:
    enter(page, room)
    page.keyboard.type("2ara")
    saved(page)
    made = room.codings()
    expect(undo_button(page)).to_have_attribute("title", "Ongedaan maken: aanvaarden van “Draagvlak”")
    page.keyboard.type("uuu")
    saved(page)
    assert room.codings() == []
    expect(lines(page)).to_have_count(3)
    expect(undo_button(page)).to_be_disabled()
    page.keyboard.type("yyyuuuyyy")
    saved(page)
    assert room.codings() == made
    assert [coding.valence for coding in made] == [Valence.NEGATIVE, Valence.NEUTRAL]
    press(page, "Control+z", "Control+z", "Control+y", "Control+Shift+z")
    assert room.codings() == made
    expect(page.locator("[data-do=redo]")).to_be_disabled()


def test_a_reload_keeps_interview_decisions_and_the_way_back(page: Any, room: Room) -> None:
    enter(page, room)
    press(page, "a", "r", "u")
    page.reload()
    expect(page.locator(".le-chip.le-coding")).to_have_text("+Trots")
    expect(page.locator(".le-progress")).to_contain_text("1 van 3 in dit interview")
    press(page, "y")
    expect(lines(page)).to_have_count(1)
    press(page, "u", "u")
    assert room.codings() == []
    expect(undo_button(page)).to_be_disabled()
