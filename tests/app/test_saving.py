"""What was done is kept: pressed fast, the program killed, the page closed, and nothing twice."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Coding, Decision, Selection, Valence
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.review import code_by_hand
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import LONG, OFTEN, OFTEN_PROUD, Room, Server, room_of
from tests.app.screen import becomes_true, drag_over, enter, not_saved, press, saved, shows_codings, undo_button
from tests.conftest import write_project

Serve = Callable[..., Server]


@pytest.fixture
def long_room(server: Server, request: pytest.FixtureRequest) -> Iterator[Room]:
    with open_project(server.folder) as project:
        yield room_of(project, server, f"{LONG}.txt", request.node.name)


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A project with a server of its own, to end roughly."""
    return long_project(tmp_path / "proef")


def long_project(folder: Path) -> Path:
    """Make a project with one interview, with many suggestions."""
    write_project(folder, **{LONG: OFTEN_PROUD})
    with open_project(folder) as project:
        ingest(project)
        tag(project)
    return folder


def free_port() -> int:
    """Return a port that no other program takes while ours is down, as it could one of the usual ports."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def as_anna(folder: Path, server: Server) -> Room:
    """Return Anna's interview; its store is opened anew for each look, as another program does."""
    with open_project(folder) as project:
        return room_of(project, server, f"{LONG}.txt", "Anna")


def codings_in(folder: Path) -> list[Coding]:
    with open_project(folder) as project:
        return project.store.codings()


def reviews_in(folder: Path) -> list[Decision]:
    with open_project(folder) as project:
        return [review.decision for review in project.store.reviews()]


def test_forty_keys_as_fast_as_they_can_be_pressed_are_all_kept(page: Any, long_room: Room) -> None:
    enter(page, long_room)
    page.keyboard.type("a" * 40)
    shows_codings(page, 40)
    saved(page)
    shows_codings(page, 40)
    expect(page.locator(".le-progress")).to_contain_text(f"40 van {OFTEN} in dit interview")
    made = long_room.codings()
    assert len({coding.suggestion_guid for coding in made}) == len(made) == 40
    assert [review.decision for review in long_room.reviews()] == [Decision.ACCEPTED] * 40
    page.keyboard.type("u" * 40)
    saved(page)
    shows_codings(page, 0)
    assert long_room.codings() == []
    page.keyboard.type("y" * 39)
    saved(page)
    shows_codings(page, 39)
    assert long_room.codings() == made[:39]


def test_undo_and_redo_go_back_further_than_what_the_browser_got_at_once(page: Any, long_room: Room) -> None:
    project, user = long_room.project, long_room.user
    source = project.store.source(long_room.source)
    assert source is not None
    words = [Selection(turn.start, turn.end, source.words_of(turn)) for turn in source.evidence_turns()]
    for code, coded in (("draagvlak", words), ("werkvloer", words[:35])):
        for selection in coded:
            code_by_hand(project, user, source.guid, selection, code, Valence.NEUTRAL)
    enter(page, long_room)
    for count in (40, 80, 0):
        steps = count - len(long_room.codings())
        page.keyboard.type(("y" if steps > 0 else "u") * abs(steps))
        shows_codings(page, count)
        saved(page)
        assert len(long_room.codings()) == count
        page.reload()
        shows_codings(page, count)


def test_a_program_that_is_killed_and_started_again_loses_nothing_and_does_nothing_twice(
    page: Any, own_folder: Path, serve: Serve
) -> None:
    server = serve(own_folder, free_port())
    enter(page, as_anna(own_folder, server))
    page.keyboard.type("a" * 10)
    saved(page)
    page.keyboard.type("a" * 10)
    server.kill()
    assert len(codings_in(own_folder)) >= 10
    page.keyboard.type("a" * 10)
    not_saved(page)
    shows_codings(page, 30)
    serve(own_folder, server.port)
    saved(page)
    shows_codings(page, 30)
    kept = codings_in(own_folder)
    assert len({coding.suggestion_guid for coding in kept}) == len(kept) == 30
    assert reviews_in(own_folder) == [Decision.ACCEPTED] * 30
    page.keyboard.type("u" * 29)  # also what was done before the program was killed
    saved(page)
    assert codings_in(own_folder) == kept[:1]
    press(page, "u")
    expect(undo_button(page)).to_be_disabled()
    assert codings_in(own_folder) == []


def test_what_waits_while_the_program_is_down_outlives_the_page_and_is_sent_when_it_opens_again(
    page: Any, own_folder: Path, serve: Serve
) -> None:
    server = serve(own_folder, free_port())
    enter(page, as_anna(own_folder, server))
    press(page, "a")
    server.kill()
    page.keyboard.type("ara")
    expect(page.locator(".le-saved[data-offline=true]")).to_contain_text("Geen verbinding")
    address = page.url
    page.goto("about:blank")
    serve(own_folder, server.port)
    page.goto(address)
    shows_codings(page, 3)
    saved(page)
    assert len(codings_in(own_folder)) == 3
    assert sorted(reviews_in(own_folder)) == [Decision.ACCEPTED] * 3 + [Decision.REJECTED]
    press(page, "u", "u")
    shows_codings(page, 2)
    assert len(codings_in(own_folder)) == 2


def test_a_page_that_is_closed_right_after_the_keys_has_kept_them(other_page: Any, room: Room) -> None:
    enter(other_page, room)
    other_page.keyboard.type("ara")
    other_page.close(run_before_unload=True)
    becomes_true(lambda: len(room.reviews()) == 3, "er ontbreekt een besluit")
    assert [coding.code_id for coding in room.codings()] == ["trots", "draagvlak"]


def test_leaving_for_another_page_right_after_the_keys_keeps_them(page: Any, room: Room) -> None:
    enter(page, room)
    page.keyboard.type("ar")
    page.get_by_role("link", name="Begin").click()
    expect(page.locator(".le-room")).to_have_count(0)
    becomes_true(lambda: len(room.reviews()) == 2, "er ontbreekt een besluit")
    page.get_by_role("link", name="Beoordelen").click()
    shows_codings(page, 1)
    press(page, "u", "u")
    assert room.codings() == []


def test_what_a_fault_in_the_codebook_stops_is_kept_until_that_is_mended(page: Any, street: Server, plot: Path) -> None:
    folder = long_project(plot)
    codebook = folder / "codebook" / "analysekader.yaml"
    right = codebook.read_text(encoding="utf-8")
    with open_project(folder) as project:
        anna = project.store.user("Anna")
    page.goto(street.address("beoordelen", folder, codeur=anna.guid))
    expect(page.locator(".le-suggestion-card")).to_be_visible()
    codebook.write_text(right.replace("naam: Trots", "naamm: Trots"), encoding="utf-8")
    page.keyboard.type("aa")
    expect(page.locator(".le-notice")).to_contain_text("analysekader.yaml")
    not_saved(page)
    codebook.write_text(right, encoding="utf-8")
    saved(page)
    assert len(codings_in(folder)) == 2


def test_an_answer_that_got_lost_on_the_way_is_asked_for_again(page: Any, room: Room) -> None:
    lost: list[str] = []

    def lose(route: Any) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().text())
            route.abort()

    page.route("**/werk/operate", lose)
    enter(page, room)
    drag_over(page, "s goed geregel")
    page.locator(".le-code[data-code=trots]").click()
    saved(page)
    assert len(lost) == 1
    assert len(room.codings()) == 1
    shows_codings(page, 1)
