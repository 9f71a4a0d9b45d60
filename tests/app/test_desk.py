"""Operations from the browser: carried out once, refused when they do not fit, never half."""

import logging
from dataclasses import replace
from typing import Any

import pytest

from lerende_evaluatie.app import faults
from lerende_evaluatie.app.desk import Desk
from lerende_evaluatie.app.room import room
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag


@pytest.fixture
def user(project: Project) -> User:
    ingest(project)
    tag(project)
    return project.store.user("Anna")


def accept(project: Project, number: int = 1) -> dict[str, Any]:
    suggestion = project.store.suggestions()[0]
    return {"seq": number, "op": "accept", "suggestion": suggestion.guid, "code": "trots", "valence": "positief"}


def by_hand(project: Project, start: int, quote: str) -> dict[str, Any]:
    source = project.store.sources()[0].guid
    place = {"source": source, "start": start, "end": start + len(quote), "quote": quote}
    return {"seq": 1, "op": "code", "code": "trots", "valence": "neutraal", "memo": "", **place}


def first_answer(project: Project) -> tuple[int, str]:
    source = project.store.sources()[0]
    turn = source.evidence_turns()[0]
    return turn.start, source.words_of(turn)[:3]


def test_an_operation_that_comes_in_twice_is_carried_out_once(project: Project, user: User) -> None:
    desk = Desk()
    for _ in range(2):
        desk.carry_out(project, user, "blad", [accept(project)])
    assert len(project.store.codings()) == 1
    assert desk.notices == {}


def test_what_was_sent_again_after_a_restart_is_not_done_twice(project: Project, user: User) -> None:
    operations = [accept(project), {**by_hand(project, *first_answer(project)), "seq": 2}]
    for desk in (Desk(), Desk()):
        desk.carry_out(project, user, "blad", operations)
        assert desk.notices == {}
    assert len(project.store.codings()) == 2
    assert len(project.store.reviews()) == 1


def test_coding_the_same_again_keeps_the_memo_and_says_so(project: Project, user: User) -> None:
    operation = {**by_hand(project, *first_answer(project)), "memo": " Eerst "}
    again = {**operation, "seq": 2, "memo": "Later"}
    desk = Desk()
    desk.carry_out(project, user, "blad", [operation, again])
    assert [note.text for note in project.store.notes()] == ["Eerst", "Later"]
    assert len(project.store.codings()) == 1
    assert desk.notices == {"blad": [(2, "U gaf deze woorden deze code al; uw memo staat nu bij die codering.")]}
    after_restart = Desk()
    after_restart.carry_out(project, user, "blad", [operation, again])
    assert after_restart.notices == {}
    assert len(project.store.notes()) == 2


@pytest.mark.parametrize(
    ("score", "shown"), [(0.58, "voldoende"), (0.74, "sterke"), (0.94, "zeer sterke"), (1, "zeer sterke")]
)
def test_the_score_of_a_suggestion_is_said_in_words(project: Project, user: User, score: float, shown: str) -> None:
    suggestion = replace(project.store.suggestions()[0], score=score)
    project.store.replace_suggestions(suggestion.source_guid, suggestion.engine, {suggestion.code_id: ""}, [suggestion])
    [item, *_] = room(project, Desk(), user, suggestion.source_guid, "blad")["suggestions"]
    assert (item["strength"], item["score"]) == (f"{shown} aanwijzing", f"{score:.2f}".replace(".", ","))


def test_a_selection_whose_words_do_not_stand_there_is_refused(project: Project, user: User) -> None:
    desk = Desk()
    desk.carry_out(project, user, "blad", [by_hand(project, 0, "zeker niet")])
    assert project.store.codings() == []
    [(number, sentence)] = desk.notices["blad"]
    assert number == 1
    assert "staan niet meer op deze plek" in sentence


def test_a_decision_on_what_somebody_else_decided_is_refused(project: Project, user: User) -> None:
    Desk().carry_out(project, project.store.user("Bert"), "bert", [accept(project)])
    desk = Desk()
    desk.carry_out(project, user, "anna", [accept(project)])
    assert "al besloten" in desk.notices["anna"][0][1]
    assert len(project.store.codings()) == 1


def test_nonsense_from_the_browser_changes_nothing_and_shows_no_traceback(project: Project, user: User) -> None:
    desk = Desk()
    nonsense = [{}, {"op": "accept"}, {"op": "code", "start": "x"}, {"op": "drop"}]
    nonsense = [{"seq": number, **operation} for number, operation in enumerate(nonsense, start=1)]
    desk.carry_out(project, user, "blad", nonsense)
    assert desk.confirmed == {"blad": 4}
    assert {sentence[:17] for _, sentence in desk.notices["blad"]} == {"Er ging iets mis "}
    assert project.store.reviews() == []


def test_the_log_says_where_it_went_wrong_and_not_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        try:
            raise ValueError("Anna zei iets heel persoonlijks")
        except ValueError as error:
            faults.log(error)
    assert "ValueError: test_desk.py" in caplog.text
    assert "persoonlijks" not in caplog.text


def test_the_text_is_sent_once_and_left_out_when_the_browser_has_it(project: Project, user: User) -> None:
    source = project.store.sources()[0].guid
    first = room(project, Desk(), user, source, "blad")
    again = room(project, Desk(), user, source, "blad", have=first["hash"])
    assert first["lasting"]["text"] == project.store.sources()[0].text
    assert again["lasting"] is None
    assert again["suggestions"] == first["suggestions"]
