"""Operations from the browser: carried out once, refused when they do not fit, never half; answers that fit in."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.app import faults
from lerende_evaluatie.app.api.desk import operate
from lerende_evaluatie.app.api.room import room
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Decision, new_guid
from lerende_evaluatie.errors import CodebookError
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from tests.conftest import write_project


@pytest.fixture
def anna(project: Project) -> Visitor:
    ingest(project)
    tag(project)
    return Visitor(project, project.store.user("Anna"))


@pytest.fixture
def bert(anna: Visitor) -> Visitor:
    return Visitor(anna.project, anna.project.store.user("Bert"))


def first_source(visitor: Visitor) -> str:
    return visitor.project.store.sources()[0].guid


def enter(visitor: Visitor, *, blind: bool = True, **asked: str) -> Json:
    return room(visitor, {"source": first_source(visitor), "blind": blind, **asked})


def send(visitor: Visitor, *operations: Json, since: int | None = None, blind: bool = True) -> Json:
    revision = visitor.project.store.revision() if since is None else since
    asked = {"source": first_source(visitor), "blind": blind, "since": revision, "ops": list(operations)}
    return json.loads(json.dumps(operate(visitor, asked)))  # type: ignore[no-any-return]


def operation(name: str, **what: Any) -> Json:
    return {"id": new_guid(), "op": name, "guid": new_guid(), **what}


def accept(visitor: Visitor, **changed: Any) -> Json:
    suggestion = visitor.project.store.suggestions()[0]
    return operation(
        "accept", **{"suggestion": suggestion.guid, "code": "trots", "valence": "positief", "memo": "", **changed}
    )


def by_hand(visitor: Visitor, start: int, quote: str, **changed: Any) -> Json:
    place = {"source": first_source(visitor), "start": start, "end": start + len(quote), "quote": quote}
    return operation("code", **{**place, "code": "trots", "valence": "neutraal", "memo": "", **changed})


def first_answer(visitor: Visitor) -> tuple[int, str]:
    source = visitor.project.store.sources()[0]
    turn = source.evidence_turns()[0]
    return turn.start, source.words_of(turn)[:3]


def codes(visitor: Visitor) -> list[str]:
    return [coding.code_id for coding in visitor.project.store.codings()]


def test_what_was_sent_twice_is_carried_out_once_and_confirmed_twice(anna: Visitor) -> None:
    operations = [accept(anna), by_hand(anna, *first_answer(anna))]
    for _ in range(2):
        answer = send(anna, *operations)
        assert answer["done"] == [one["id"] for one in operations]
        assert answer["refused"] == []
    assert len(anna.project.store.codings()) == 2
    assert len(anna.project.store.reviews()) == 1


def test_an_undo_that_was_sent_twice_takes_back_one_step(anna: Visitor) -> None:
    first, second = accept(anna), by_hand(anna, *first_answer(anna))
    undo = operation("undo", step=second["id"])
    send(anna, first, second)
    for _ in range(2):
        assert send(anna, undo)["refused"] == []
    assert [coding.guid for coding in anna.project.store.codings()] == [first["guid"]]


def test_an_undo_that_names_no_step_takes_back_the_newest_one_and_a_redo_the_next(anna: Visitor) -> None:
    first, second = accept(anna), by_hand(anna, *first_answer(anna))
    send(anna, first, second)
    undo, undo_again, undo_too_often = (operation("undo", step=None) for _ in range(3))
    for _ in range(2):
        assert send(anna, undo)["refused"] == []
    assert [coding.guid for coding in anna.project.store.codings()] == [first["guid"]]
    assert send(anna, undo_again, undo_too_often)["refused"] == []
    assert anna.project.store.codings() == []
    send(anna, operation("redo", step=None))
    assert [coding.guid for coding in anna.project.store.codings()] == [first["guid"]]


def test_a_refused_operation_leaves_those_before_and_after_it_done(anna: Visitor) -> None:
    start, words = first_answer(anna)
    wrong = by_hand(anna, start, "zeker niet")
    right = [accept(anna), by_hand(anna, start, words)]
    answer = send(anna, right[0], wrong, right[1])
    assert answer["done"] == [one["id"] for one in right]
    [(refused, sentence)] = answer["refused"]
    assert refused == wrong["id"]
    assert "staan niet meer op deze plek" in sentence
    assert len(anna.project.store.codings()) == 2


@given(st.data())
def test_python_refuses_every_selection_whose_words_do_not_stand_there(speaking: Visitor, data: st.DataObject) -> None:
    text = speaking.project.store.sources()[0].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = data.draw(st.sampled_from([text[start:end][:-1], text[start + 1 : end + 1], "🙂", ""]))
    if quote == text[start:end]:
        quote += "x"
    answer = send(speaking, {**by_hand(speaking, start, quote), "end": end})
    assert len(answer["refused"]) == 1
    assert speaking.project.store.codings() == []


@pytest.fixture(scope="module")
def speaking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A visitor of a project in which somebody uses emoji, accents that combine, and Arabic."""
    words = "I: Hoe is het?\nR: 👩‍👩‍👧 Café\u0301 مرحبا بكم, ja 🙂🙂 goed.\n"
    with open_project(write_project(tmp_path_factory.mktemp("tekens") / "proef", mina=words)) as project:
        ingest(project)
        yield Visitor(project, project.store.user("Mina"))


def test_an_interviewers_words_cannot_be_coded(anna: Visitor) -> None:
    source = anna.project.store.sources()[0]
    [question, answer, *_] = source.turns
    for start, end in ((question.start, question.end), (question.start, answer.end)):
        [(_, sentence)] = send(anna, by_hand(anna, start, source.text[start:end]))["refused"]
        assert "interviewer" in sentence
    assert codes(anna) == []


def test_coding_the_same_words_again_is_refused_with_a_way_out(anna: Visitor) -> None:
    send(anna, by_hand(anna, *first_answer(anna)))
    [(_, sentence)] = send(anna, by_hand(anna, *first_answer(anna)))["refused"]
    assert "al met deze code" in sentence
    assert "kies een andere code" in sentence
    assert codes(anna) == ["trots"]


def test_each_coder_decides_for_themselves(anna: Visitor, bert: Visitor) -> None:
    assert send(anna, accept(anna))["refused"] == []
    reject = operation("reject", suggestion=anna.project.store.suggestions()[0].guid)
    assert send(bert, reject)["refused"] == []
    assert {review.decision for review in anna.project.store.reviews()} == {Decision.ACCEPTED, Decision.REJECTED}
    assert codes(anna) == ["trots"]


def test_nobody_changes_or_undoes_what_another_did(anna: Visitor, bert: Visitor) -> None:
    coded, memo = accept(anna), operation("memo", kind="code", target="trots", text="Van Anna")
    send(anna, coded, memo)
    tried = [
        operation("change", coding=coded["guid"], code="draagvlak", valence="neutraal"),
        operation("withdraw", coding=coded["guid"]),
        operation("undo", step=coded["id"]),
        operation("memo_change", note=memo["guid"], text="Van Bert"),
        operation("memo_withdraw", note=memo["guid"]),
    ]
    assert [guid for guid, _ in send(bert, *tried)["refused"]] == [one["id"] for one in tried]
    assert codes(anna) == ["trots"]
    assert [note.text for note in anna.project.store.notes()] == ["Van Anna"]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"op": "drop"},
        {"op": "accept"},
        {"op": "code", "start": "x"},
        {"op": "undo", "step": "onzin"},
        {"op": "memo", "kind": "nergens", "target": "x", "text": "y"},
    ],
)
def test_nonsense_from_the_browser_changes_nothing_and_is_told_in_a_sentence(anna: Visitor, nonsense: Json) -> None:
    [(_, sentence)] = send(anna, {"id": new_guid(), **nonsense})["refused"]
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    store = anna.project.store
    assert (store.reviews(), store.codings(), store.notes()) == ([], [], [])


def test_the_log_says_where_it_went_wrong_and_not_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        try:
            raise ValueError("Anna zei iets heel persoonlijks")
        except ValueError as error:
            faults.log(error)
    assert "ValueError: test_desk.py" in caplog.text
    assert "persoonlijks" not in caplog.text


def test_a_fault_that_is_not_the_operations_own_does_not_use_it_up(anna: Visitor) -> None:
    codebook = anna.project.folder / "codebook" / "analysekader.yaml"
    right = codebook.read_text(encoding="utf-8")
    coded = accept(anna)
    codebook.write_text("codes: [", encoding="utf-8")
    with open_project(anna.project.folder) as reopened, pytest.raises(CodebookError):
        send(Visitor(reopened, anna.coder), coded)
    codebook.write_text(right, encoding="utf-8")
    assert send(anna, coded)["done"] == [coded["id"]]
    assert codes(anna) == ["trots"]


# What comes back


def test_the_text_and_the_codes_are_sent_once_and_left_out_when_the_browser_has_them(anna: Visitor) -> None:
    first = enter(anna)
    assert first["transcript"]["text"] == anna.project.store.sources()[0].text
    again = enter(anna, have=first["transcript"]["key"], codebook=first["codebook"]["version"])
    assert (again["transcript"], again["codebook"]) == (None, None)
    assert again["suggestions"] == first["suggestions"]


def test_after_a_key_only_what_changed_comes_back(anna: Visitor) -> None:
    coded = accept(anna)
    changes = send(anna, coded)["changes"]
    assert [one["guid"] for one in changes["codings"]] == [coded["guid"]]
    assert [(one["guid"], one["decision"]) for one in changes["suggestions"]] == [(coded["suggestion"], "aanvaard")]
    assert (changes["notes"], changes["gone"]) == ([], [])
    undone = send(anna, operation("undo", step=coded["id"]))["changes"]
    assert undone["gone"] == [coded["guid"]]
    assert [one["decision"] for one in undone["suggestions"]] == [None]


def test_the_list_of_steps_comes_along_when_more_happened_than_the_browser_knows(anna: Visitor) -> None:
    start = anna.project.store.revision()
    assert "steps" not in send(anna, first := accept(anna))
    answer = send(anna, second := by_hand(anna, *first_answer(anna)), since=start)
    assert [step["id"] for step in answer["steps"]["undo"]] == [second["id"], first["id"]]


def test_a_browser_that_missed_other_suggestions_is_told_to_ask_anew(anna: Visitor) -> None:
    behind = anna.project.store.revision()
    source = first_source(anna)
    anna.project.store.replace_suggestions(source, "codebook", {"trots": "anders"}, [])
    assert send(anna, by_hand(anna, *first_answer(anna)), since=behind)["changes"] is None


def test_a_blind_coder_gets_nothing_of_what_another_does(anna: Visitor, bert: Visitor) -> None:
    start, words = first_answer(anna)
    with untouched(bert) as before:
        coded = accept(anna)
        send(anna, coded, by_hand(anna, start, words), operation("reject", suggestion=_second(anna)))
        send(anna, operation("memo", kind="codering", target=coded["guid"], text="Alleen voor Anna"))
    assert before["suggestions"] == enter(bert)["suggestions"]
    seen = enter(bert, blind=False)
    assert [(one["by"], one["mine"]) for one in seen["codings"]] == [("Anna", False)] * 2
    assert [note["text"] for note in seen["notes"]] == ["Alleen voor Anna"]
    assert sum(one["by_others"] for one in seen["suggestions"]) == 2


@contextmanager
def untouched(visitor: Visitor) -> Iterator[Json]:
    """See to it that what others do meanwhile does not reach a blind coder: not in full, and not as a change."""
    before = enter(visitor)
    yield before
    changes = send(visitor, since=before["revision"])["changes"]
    assert changes == {"suggestions": [], "codings": [], "notes": [], "gone": []}
    after = enter(visitor)
    assert {**after, "revision": before["revision"]} == before


def _second(visitor: Visitor) -> str:
    return visitor.project.store.suggestions()[1].guid
