"""What every engine keeps to."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import cast

import pytest

from lerende_evaluatie import engines
from lerende_evaluatie.domain.codebook import Example
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Suggestion, Valence
from lerende_evaluatie.ports import ConfigurableEngine, EngineModule
from tests.interview_samples import EMBEDDED, analysis_of, code, codebook, interview, term
from tests.model_server import item, model_server

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
PRIDE = ("trots op mijn werk", "trots op de ploeg", "trots op mezelf", "trots op wat ik maak", "trots op mijn baas")
SUPPORT = ("draagvlak voor het plan", "draagvlak in de raad", "draagvlak bij de bond", "draagvlak in de directie")
AT_WORK = ("op de werkvloer doet ook mee", "op de werkvloer helpt mee", "op de werkvloer was het er wel")
EXAMPLES = [
    Labelled(f"{begin} {end}.", frozenset({code_id} if code_id else ()), valence=valence)
    for code_id, begins, ends, valence in (
        ("trots", ("Ik ben", "Wij zijn", "Daar ben ik", "Ik was ook"), PRIDE, POSITIVE),
        ("draagvlak", ("Er is", "Er was", "Toen kwam er", "Je ziet", "Er kwam"), SUPPORT, Valence.NEUTRAL),
        ("werkvloer", ("De ploeg", "Iedereen", "De man", "De vrouw", "Een collega", "Men"), AT_WORK, POSITIVE),
        ("", ("Het regent", "De bus komt", "We eten", "De kantine gaat open"), ("om elf uur", *"abcdef"), None),
    )
    for begin in begins
    for end in ends
]
"""For engines that learn; there is enough of each code."""
SOURCE = interview(
    "I: Bent u trots? Is er draagvlak op de werkvloer?",
    "R: 👍🏽 Ja, ik ben er trots op. En trots op de ploeg ook. Er was geen draagvlak… toen. “Op de werkvloer”, hè?",
    "I: Trots dus.",
    "S: Draagvlak? Op de werkvloer wel.\nMaar ik ben cafe\u0301houder en trots.",
)


def named_codes(passage: str) -> list[object]:
    """Return what a language model could say of a passage: the codes whose names it reads."""
    return [item(code_id, code_id) for code_id in CODES if code_id in passage]


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest) -> Iterator[EngineModule]:
    module: object = importlib.import_module(f"lerende_evaluatie.engines.{request.param}")
    if isinstance(module, ConfigurableEngine):
        with model_server() as server:
            server.answer = named_codes
            yield module.with_settings(server.settings())
    else:
        yield cast(EngineModule, module)


def suggest(engine: EngineModule, *code_ids: str) -> list[Suggestion]:
    return engine.build(BOOK, code_ids or CODES, EMBEDDED, EXAMPLES).suggest(SOURCE, analysis_of(SOURCE))


def test_there_is_an_engine() -> None:
    assert "codebook" in NAMES


def test_it_finds_something_in_an_interview_that_is_full_of_it(engine: EngineModule) -> None:
    assert {one.code_id for one in suggest(engine)} >= {"trots"}


def test_quotes_are_verbatim_whole_sentences_of_one_respondents_turn(engine: EngineModule) -> None:
    analysis = analysis_of(SOURCE)
    begins = {analysis.starts[first] for first, _ in analysis.sentences}
    ends = {analysis.ends[last - 1] for _, last in analysis.sentences}
    for one in suggest(engine):
        assert one.selection.stands_in(SOURCE.text)
        assert one.selection.start in begins and one.selection.end in ends
        turn = SOURCE.turn_at(one.selection.start)
        assert turn in SOURCE.evidence_turns() and turn is SOURCE.turn_at(one.selection.end - 1)


def test_cues_lie_in_the_passage_and_the_reason_is_a_line_to_read(engine: EngineModule) -> None:
    for one in suggest(engine):
        assert one.cues
        assert all(one.selection.start <= cue.start < cue.end <= one.selection.end for cue in one.cues)
        assert one.reason.strip() and "\n" not in one.reason


def test_suggestions_say_what_made_them(engine: EngineModule, request: pytest.FixtureRequest) -> None:
    for one in suggest(engine):
        assert 0 < one.score <= 1
        assert (one.source_guid, one.codebook) == (SOURCE.guid, BOOK.version)
        assert (one.engine, one.engine_version) == (request.node.callspec.params["engine"], engine.VERSION)
        assert one.pipeline == f"{EMBEDDED.name} {EMBEDDED.version}"


def test_they_come_in_the_order_of_the_text_and_each_but_once(engine: EngineModule) -> None:
    found = suggest(engine)
    assert [one.selection.start for one in found] == sorted(one.selection.start for one in found)
    assert len({one.guid for one in found}) == len(found)
    places = [(one.code_id, place) for one in found for place in range(one.selection.start, one.selection.end)]
    assert len(set(places)) == len(places), "passages of one code do not share words"


@pytest.mark.parametrize("asked", [["trots"], ["draagvlak"], ["werkvloer"], ["draagvlak", "trots"]])
def test_only_what_is_asked_is_proposed_and_as_if_all_were_asked(engine: EngineModule, asked: list[str]) -> None:
    assert suggest(engine, *asked) == [one for one in suggest(engine) if one.code_id in asked]


def test_the_same_question_has_the_same_answer_twice(engine: EngineModule) -> None:
    made = engine.build(BOOK, CODES, EMBEDDED, EXAMPLES)
    assert made.suggest(SOURCE, analysis_of(SOURCE)) == made.suggest(SOURCE, analysis_of(SOURCE)) == suggest(engine)


def test_nothing_comes_of_an_empty_interview_or_of_questions_alone(engine: EngineModule) -> None:
    made = engine.build(BOOK, CODES, EMBEDDED, EXAMPLES)
    for source in (interview(), interview("I: Bent u trots?")):
        assert made.suggest(source, analysis_of(source)) == []


def test_nothing_is_proposed_when_nothing_is_asked(engine: EngineModule) -> None:
    assert engine.build(BOOK, [], EMBEDDED, EXAMPLES).suggest(SOURCE, analysis_of(SOURCE)) == []


def test_every_code_has_a_fingerprint_of_its_own(engine: EngineModule) -> None:
    for examples in ((), EXAMPLES):
        prints = [engine.fingerprint(BOOK, code_id, examples) for code_id in CODES]
        assert len(set(prints)) == len(CODES)
        assert prints == [engine.fingerprint(BOOK, code_id, examples) for code_id in CODES]
