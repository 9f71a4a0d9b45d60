"""What every Dutch pipeline keeps to."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lerende_evaluatie.domain.analysis import Analysis, Capability
from lerende_evaluatie.domain.model import Role, Source
from lerende_evaluatie.domain.transcript import Transcript, Utterance, source_from
from lerende_evaluatie.language import load_pipeline
from lerende_evaluatie.ports import Pipeline
from tests.interview_samples import analysis_of, hits_in, interview
from tests.standin_model import STANDIN, standin

__all__ = ["standin"]

PIECES = [*'.…“”"’[]_ \n\t', "ja", "Nee", "?!", "...", "(lacht)", "8.30", "dhr.", "👍🏽", "e\u0301"]
TALK = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25).map("".join)
INTERVIEWS = st.lists(TALK, max_size=5).map(
    lambda turns: source_from(
        Transcript(tuple(Utterance(words, "R") for words in turns)),
        name="a.txt",
        file_hash="0",
        reader="txt 1",
        roles={"R": Role.RESPONDENT},
    )
)


@pytest.fixture(params=["ingebouwd", STANDIN])
def pipeline(request: pytest.FixtureRequest, standin: str) -> Pipeline:
    return _loaded(request.param)


_PIPELINES: dict[str, Pipeline] = {}


def _loaded(name: str) -> Pipeline:
    return _PIPELINES.setdefault(name, load_pipeline(name))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=INTERVIEWS)
def test_any_text_falls_apart_in_words_within_sentences_within_turns(pipeline: Pipeline, source: Source) -> None:
    analysis = analysis_of(source, pipeline)
    _check_words(source, analysis)
    _check_sentences(source, analysis)


def _check_words(source: Source, analysis: Analysis) -> None:
    assert len(analysis.starts) == len(analysis.ends) == len(analysis.lemmas)
    position = 0
    for start, end in zip(analysis.starts, analysis.ends, strict=True):
        assert position <= start < end <= len(source.text)
        assert not source.text[position:start].strip(), "only blanks between words"
        assert not source.text[start:end].isspace()
        position = end
    assert not source.text[position:].strip()
    assert all(lemma and lemma == lemma.casefold() for lemma in analysis.lemmas)


def _check_sentences(source: Source, analysis: Analysis) -> None:
    borders = [border for sentence in analysis.sentences for border in sentence]
    assert borders[::2] == [0, *borders[1:-1:2]][: len(analysis.sentences)], "each begins where the last one ends"
    assert borders[-1:] == [len(analysis.starts)][: len(borders)]
    for first, last in analysis.sentences:
        assert first < last
        turn = source.turn_at(analysis.starts[first])
        assert turn is not None and analysis.ends[last - 1] <= turn.end
        assert "\n" not in source.text[analysis.starts[first] : analysis.ends[last - 1]].strip()


def test_an_interview_without_words_has_no_sentences(pipeline: Pipeline) -> None:
    assert analysis_of(interview(), pipeline) == Analysis([], [], [], [], {})


def test_analyses_come_in_the_order_of_the_sources_and_are_the_same_twice(pipeline: Pipeline) -> None:
    sources = [interview(f"R: {'Ja. ' * number}Ik haak af.") for number in range(7)]
    first, second = list(pipeline.analyse(sources)), list(pipeline.analyse(iter(sources)))
    assert first == second
    assert [len(analysis.starts) for analysis in first] == [4 + 2 * number for number in range(7)]


def test_separated_verbs_point_at_words(pipeline: Pipeline) -> None:
    analysis = analysis_of(interview("R: Hij haakt af. De buurt knapt op."), pipeline)
    assert all(0 <= token < len(analysis.starts) and verb for token, verb in analysis.verbs.items())


def test_a_lemma_is_lower_case_and_the_forms_of_a_word_meet(pipeline: Pipeline) -> None:
    assert pipeline.lemma("Mensen") == pipeline.lemma("mens") == "mens"
    assert hits_in("mens", "De mensen werken hier.", pipeline) == [("mensen", False)]
    assert hits_in("afhaken", "Hij haakt af.", pipeline) == [("haakt af", False)]


def test_name_version_and_capabilities_say_what_was_used(pipeline: Pipeline) -> None:
    assert pipeline.name and "spaCy" in pipeline.version
    assert all(isinstance(capability, Capability) for capability in pipeline.capabilities)


@pytest.mark.parametrize("name", ["ingebouwd", STANDIN])
@given(texts=st.lists(TALK, max_size=4))
def test_each_text_has_one_vector_where_there_are_word_vectors_and_else_none_has(
    standin: str, name: str, texts: list[str]
) -> None:
    pipeline = _loaded(name)
    found = list(pipeline.vectors(iter(texts)))
    if Capability.VECTORS in pipeline.capabilities:
        assert len(found) == len(texts), "also a text without words has one"
        assert {len(vector) for vector in found} <= {4}
        assert all(isinstance(number, float) for vector in found for number in vector)
    else:
        assert found == []


def test_only_a_package_with_word_vectors_says_that_it_has_them(standin: str) -> None:
    assert Capability.VECTORS in _loaded(standin).capabilities
    assert Capability.VECTORS not in _loaded("ingebouwd").capabilities


def test_the_vector_of_a_text_is_the_mean_over_its_words(standin: str) -> None:
    one, both, unknown = _loaded(standin).vectors(["buurt", "buurt werk onbekend onbekend", "onbekend"])
    assert list(one) == [1.0, 0.0, 0.0, 0.0]
    assert list(both) == [0.25, 0.25, 0.0, 0.0]
    assert list(unknown) == [0.0] * 4
