"""What every engine keeps to."""

import importlib
import pkgutil
from types import ModuleType

import pytest

from lerende_evaluatie import engines
from lerende_evaluatie.domain.codebook import Example
from lerende_evaluatie.domain.model import Suggestion, Valence
from tests.interview_samples import EMBEDDED, analysis_of, code, codebook, interview, term

NAMES = sorted(
    one.name for one in pkgutil.iter_modules(engines.__path__) if not one.name.startswith("_") and one.name != "texts"
)
POSITIVE = Valence.POSITIVE
BOOK = codebook(
    code("trots", term("trots", POSITIVE), examples=(Example("Ik ben trots op mijn werk.", POSITIVE),)),
    code("draagvlak", "draagvlak", examples=(Example("Er is draagvlak voor het plan."),)),
    code("werkvloer", "werkvloer", parent="draagvlak", examples=(Example("De werkvloer doet mee."),)),
)
CODES = [one.id for one in BOOK.codes]
SOURCE = interview(
    "I: Bent u trots? Is er draagvlak op de werkvloer?",
    "R: 👍🏽 Ja, ik ben er trots op. En trots op de ploeg ook. Er was geen draagvlak… toen. “Op de werkvloer”, hè?",
    "I: Trots dus.",
    "S: Draagvlak? Op de werkvloer wel.\nMaar ik ben cafe\u0301houder en trots.",
)


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest) -> ModuleType:
    return importlib.import_module(f"lerende_evaluatie.engines.{request.param}")


def suggest(engine: ModuleType, *code_ids: str) -> list[Suggestion]:
    found: list[Suggestion] = engine.build(BOOK, code_ids or CODES, EMBEDDED).suggest(SOURCE, analysis_of(SOURCE))
    return found


def test_there_is_an_engine() -> None:
    assert "codebook" in NAMES


def test_it_finds_something_in_an_interview_that_is_full_of_it(engine: ModuleType) -> None:
    assert {one.code_id for one in suggest(engine)} >= {"trots"}


def test_quotes_are_verbatim_whole_sentences_of_one_respondents_turn(engine: ModuleType) -> None:
    analysis = analysis_of(SOURCE)
    begins = {analysis.starts[first] for first, _ in analysis.sentences}
    ends = {analysis.ends[last - 1] for _, last in analysis.sentences}
    for one in suggest(engine):
        assert one.selection.stands_in(SOURCE.text)
        assert one.selection.start in begins and one.selection.end in ends
        turn = SOURCE.turn_at(one.selection.start)
        assert turn in SOURCE.evidence_turns() and turn is SOURCE.turn_at(one.selection.end - 1)


def test_cues_lie_in_the_passage_and_the_reason_is_a_line_to_read(engine: ModuleType) -> None:
    for one in suggest(engine):
        assert one.cues
        assert all(one.selection.start <= cue.start < cue.end <= one.selection.end for cue in one.cues)
        assert one.reason.strip() and "\n" not in one.reason


def test_suggestions_say_what_made_them(engine: ModuleType) -> None:
    for one in suggest(engine):
        assert 0 < one.score <= 1
        assert (one.source_guid, one.codebook) == (SOURCE.guid, BOOK.version)
        assert (one.engine, one.engine_version) == (engine.__name__.rpartition(".")[2], engine.VERSION)
        assert one.pipeline == f"{EMBEDDED.name} {EMBEDDED.version}"


def test_they_come_in_the_order_of_the_text_and_each_but_once(engine: ModuleType) -> None:
    found = suggest(engine)
    assert [one.selection.start for one in found] == sorted(one.selection.start for one in found)
    assert len({one.guid for one in found}) == len(found)
    places = [(one.code_id, place) for one in found for place in range(one.selection.start, one.selection.end)]
    assert len(set(places)) == len(places), "passages of one code do not share words"


@pytest.mark.parametrize("asked", [["trots"], ["draagvlak"], ["werkvloer"], ["draagvlak", "trots"]])
def test_only_what_is_asked_is_proposed_and_as_if_all_were_asked(engine: ModuleType, asked: list[str]) -> None:
    assert suggest(engine, *asked) == [one for one in suggest(engine) if one.code_id in asked]


def test_the_same_question_has_the_same_answer_twice(engine: ModuleType) -> None:
    made = engine.build(BOOK, CODES, EMBEDDED)
    assert made.suggest(SOURCE, analysis_of(SOURCE)) == made.suggest(SOURCE, analysis_of(SOURCE)) == suggest(engine)


def test_nothing_comes_of_an_empty_interview_or_of_questions_alone(engine: ModuleType) -> None:
    made = engine.build(BOOK, CODES, EMBEDDED)
    for source in (interview(), interview("I: Bent u trots?")):
        assert made.suggest(source, analysis_of(source)) == []


def test_nothing_is_proposed_when_nothing_is_asked(engine: ModuleType) -> None:
    assert engine.build(BOOK, [], EMBEDDED).suggest(SOURCE, analysis_of(SOURCE)) == []


def test_every_code_has_a_fingerprint_of_its_own(engine: ModuleType) -> None:
    prints = [engine.fingerprint(BOOK, code_id) for code_id in CODES]
    assert len(set(prints)) == len(CODES)
    assert prints == [engine.fingerprint(BOOK, code_id) for code_id in CODES]
