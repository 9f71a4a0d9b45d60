"""Passages in, topics out: the themes of a small made corpus, the same every time."""

import math
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from topic_samples import PLAIN, THEMES, corpus, found_in, heard

from lerende_evaluatie.domain.topics import NEGATORS, Choices, Found, Heard
from lerende_evaluatie.errors import EvaluationError, MissingExtraError, TopicsError, UsageError
from lerende_evaluatie.topics import fitting, texts
from lerende_evaluatie.topics.fitting import FEWEST_PASSAGES

HERE = Path(__file__).parent
PASSAGES, THEME_OF = corpus()
SAID = " ".join(THEMES.values()).split()


@pytest.fixture(scope="module")
def found() -> Found:
    return found_in(PASSAGES)


def themes_by_topic(found: Found, themes: Sequence[str] = THEME_OF) -> dict[int, set[str]]:
    together = defaultdict(set)
    for passage, theme in zip(found.passages, themes, strict=True):
        if passage.topic:
            together[passage.topic].add(theme)
    return together


def test_no_topic_mixes_themes_each_theme_has_one_and_most_passages_are_in(found: Found) -> None:
    themes = themes_by_topic(found)
    assert all(len(names) == 1 for names in themes.values())
    assert set().union(*themes.values()) == set(THEMES)
    assert sum(passage.topic > 0 for passage in found.passages) >= 0.75 * len(PASSAGES)


def test_asked_for_as_many_topics_as_there_are_themes_these_are_found() -> None:
    found = found_in(PASSAGES, replace(PLAIN, clusters=len(THEMES)))
    assert [topic.size for topic in found.topics] == [30] * len(THEMES)
    assert sorted(map(sorted, themes_by_topic(found).values())) == [[theme] for theme in sorted(THEMES)]
    assert found.scores[0].coverage == 1.0
    assert [topic.back for topic in found.topics] == [PLAIN.seeds] * len(THEMES)


@pytest.mark.parametrize("clusters", [2, 7])
def test_as_many_topics_are_found_as_are_asked_for(clusters: int) -> None:
    found = found_in(PASSAGES, replace(PLAIN, clusters=clusters))
    assert len(found.topics) == clusters
    assert {passage.topic for passage in found.passages} == set(range(1, clusters + 1))
    assert [score.topics for score in found.scores] == [clusters, clusters, clusters]


def test_the_words_of_a_topic_are_those_of_its_theme(found: Found) -> None:
    themes = themes_by_topic(found)
    for topic in found.topics:
        (theme,) = themes[topic.number]
        telling = [word for word in topic.words if word.text not in NEGATORS]
        assert {word.text for word in telling[:3]} <= set(THEMES[theme].split())


def test_topics_are_numbered_by_size_and_count_their_own_passages(found: Found) -> None:
    sizes = Counter(passage.topic for passage in found.passages if passage.topic)
    assert [(topic.number, topic.size) for topic in found.topics] == sorted(sizes.items())
    assert [topic.size for topic in found.topics] == sorted(sizes.values(), reverse=True)
    assert all(1 <= topic.back <= PLAIN.seeds for topic in found.topics)


def test_the_quotes_of_a_topic_are_in_it(found: Found) -> None:
    for topic in found.topics:
        assert {found.passages[place].topic for place in topic.quotes} == {topic.number}
        assert len(set(topic.quotes)) == len(topic.quotes) == 5


def test_passages_stay_as_they_were_and_lie_on_the_map(found: Found) -> None:
    assert [(one.source_name, one.selection) for one in found.passages] == [
        (one.source_name, one.selection) for one in PASSAGES
    ]
    assert all(0 <= number <= 1 for one in found.passages for number in (one.probability, one.x, one.y))
    assert {one.probability for one in found.passages if not one.topic} == {0.0}
    assert min(one.x for one in found.passages) == min(one.y for one in found.passages) == 0.0
    assert max(one.x for one in found.passages) == max(one.y for one in found.passages) == 1.0


def test_both_models_have_scores_and_what_it_rests_on_is_told(found: Found) -> None:
    own, baseline, chance = found.scores
    assert (own.model, baseline.model, chance.model) == (texts.BERTOPIC, texts.NMF, texts.CHANCE)
    assert [score.is_chance for score in found.scores] == [False, False, True]
    assert own.coherence > chance.coherence
    assert own.topics == baseline.topics == len(found.topics)
    assert own.coverage == pytest.approx(sum(one.topic > 0 for one in found.passages) / len(PASSAGES))
    assert all(-1 <= score.coherence <= 1 for score in found.scores)
    assert own.agreement == found.agreement is not None
    assert (found.settings["embedding"], found.settings["smallest_topic"]) == ("tfidf", 5)
    assert found.settings["seed"] in range(1, PLAIN.seeds + 1)
    assert {"bertopic", "umap-learn", "numpy", "lerende-evaluatie", "topics"} <= found.versions.keys()
    assert "openblas" in found.versions["blas"] or sys.platform == "darwin"
    assert "?" not in found.versions.values()


def test_one_seed_has_nothing_to_agree_with() -> None:
    found = found_in(PASSAGES, replace(PLAIN, seeds=1))
    assert found.agreement is None
    assert [score.agreement for score in found.scores] == [None, None, None]
    assert {topic.back for topic in found.topics} == {1}


def test_passages_with_too_few_telling_words_are_left_out_and_counted() -> None:
    short = [heard("Ja, de bus en het loon.", "interview a.txt", 90_000 + place * 30) for place in range(3)]
    found = found_in([*short, *PASSAGES])
    assert found.left_out == {"too_short": 3}
    assert [one.selection for one in found.passages] == [one.selection for one in PASSAGES]
    assert found_in(PASSAGES).left_out == {}


# The same every time


def test_found_again_everything_is_the_same(found: Found) -> None:
    assert found_in(PASSAGES) == found


SCRIPT = """\
from topic_samples import corpus, found_in
found = found_in(corpus()[0])
print(found.topics, found.passages, found.scores, sorted(found.files.items()), sep="\\n")
"""


def test_the_number_of_threads_and_the_order_of_sets_make_no_difference(found: Found) -> None:
    runs = []
    for number in ("1", "4"):
        threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), number)
        path = os.pathsep.join([str(HERE), str(HERE.parents[2])])
        environment = {
            **os.environ,
            **threads,
            "PYTHONHASHSEED": number,
            "PYTHONPATH": path,
            "PYTHONIOENCODING": "utf-8",
        }
        runs.append(
            subprocess.Popen([sys.executable, "-c", SCRIPT], env=environment, stdout=subprocess.PIPE, encoding="utf-8")
        )
    one, four = (run.communicate()[0] for run in runs)
    assert [run.returncode for run in runs] == [0, 0]
    assert one == four
    assert one.splitlines()[0] == str(found.topics)


def test_umap_finds_the_themes_and_finds_the_same_again() -> None:
    # It takes long: UMAP is compiled first.
    first, second = (found_in(PASSAGES, Choices(seeds=2)) for _ in range(2))
    assert first == second
    assert first.settings["neighbors"] == 15
    assert all(len(names) == 1 for names in themes_by_topic(first).values())
    assert set().union(*themes_by_topic(first).values()) == set(THEMES)


# Word vectors


def by_theme(quotes: Sequence[str]) -> list[list[float]]:
    """Return how many words of each theme stand in a text, with something of its own."""
    return [
        [sum(quote.count(word) for word in theme.split()) + len(quote) / 1e4 for theme in THEMES.values()]
        for quote in quotes
    ]


@pytest.mark.parametrize("embedding", ["auto", "spacy"])
def test_word_vectors_are_used_where_there_are_any(embedding: str) -> None:
    found = found_in(PASSAGES, replace(PLAIN, embedding=embedding), word_vectors=by_theme)
    assert (found.settings["embedding"], found.settings["dimensions"]) == ("spacy", len(THEMES))
    assert all(len(names) == 1 for names in themes_by_topic(found).values())


def test_word_vectors_are_left_alone_when_words_are_asked_for(found: Found) -> None:
    assert found_in(PASSAGES, replace(PLAIN, embedding="tfidf"), word_vectors=by_theme) == found


# What cannot be done


def refused(passages: Sequence[Heard], choices: Choices = PLAIN, **more: object) -> EvaluationError:
    with pytest.raises(EvaluationError) as error:
        found_in(passages, choices, **more)
    return error.value


def test_word_vectors_that_are_not_there_are_refused() -> None:
    error = refused(PASSAGES, replace(PLAIN, embedding="spacy"))
    assert isinstance(error, UsageError) and str(error) == texts.NO_VECTORS


def test_below_sixty_passages_there_is_too_little_to_go_on() -> None:
    few = PASSAGES[: FEWEST_PASSAGES - 1]
    error = refused(few)
    assert isinstance(error, TopicsError)
    assert str(error) == texts.TOO_FEW.format(count=len(few), offered=len(few), least=FEWEST_PASSAGES)
    assert str(refused([])) == texts.TOO_FEW.format(count=0, offered=0, least=FEWEST_PASSAGES)
    assert found_in(PASSAGES[:FEWEST_PASSAGES], replace(PLAIN, clusters=2)).topics


def test_the_same_passage_over_and_over_has_no_topics() -> None:
    equal = [replace(PASSAGES[0], source_name=passage.source_name) for passage in PASSAGES]
    error = refused(equal)
    assert isinstance(error, TopicsError)
    assert str(error) == texts.ALL_EQUAL.format(count=len(equal), distinct=1, words=4)


def test_stop_words_alone_have_no_topics() -> None:
    error = refused([heard("Nou ja, dat is het dan weer.", one.source_name) for one in PASSAGES])
    assert isinstance(error, TopicsError) and str(error) == texts.ONLY_STOP_WORDS


def test_more_topics_than_a_third_of_the_passages_are_refused() -> None:
    # Of these passages all differ.
    places = [(place, place + 1 + place // len(SAID), place + 9) for place in range(FEWEST_PASSAGES)]
    said = [" ".join(SAID[place % len(SAID)] for place in three) for three in places]
    few = [heard(words, one.source_name) for words, one in zip(said, PASSAGES, strict=False)]
    most = FEWEST_PASSAGES // 3
    assert len(found_in(few, replace(PLAIN, clusters=most, seeds=1)).topics) == most
    error = refused(few, replace(PLAIN, clusters=most + 1))
    assert isinstance(error, UsageError)
    assert str(error) == texts.TOO_MANY_CLUSTERS.format(count=FEWEST_PASSAGES, most=most)


def test_word_vectors_that_do_not_tell_passages_apart_are_refused() -> None:
    for vectors in ([[0.0, 0.0]], [[1.0]], [[math.nan, 1.0]], [[1.0, 0.0], [0.0, 1.0]]):
        many = [vectors[place % len(vectors)] for place in range(len(PASSAGES))]
        error = refused(PASSAGES, PLAIN, word_vectors=lambda quotes, many=many: many)
        assert isinstance(error, TopicsError) and str(error) == texts.VECTORS_ALIKE


def test_few_words_in_any_order_are_no_topics() -> None:
    few = THEMES["vervoer"].split()
    turned = [
        heard(" ".join(few[place % 8 :] + few[: place % 8]), one.source_name) for place, one in enumerate(PASSAGES)
    ]
    assert str(refused(turned)) == texts.ALL_EQUAL.format(count=len(PASSAGES), distinct=1, words=8)


def test_one_topic_is_no_number_of_topics() -> None:
    for clusters in (1, 0, -3):
        assert str(refused(PASSAGES, replace(PLAIN, clusters=clusters))) == texts.TOO_FEW_CLUSTERS


def test_passages_that_thin_out_evenly_have_no_topics() -> None:
    # Each lies further from the others than the one before: there is no second group to tell apart.
    turned = [math.pi / 2 * 1.12 ** (place - len(PASSAGES)) for place in range(len(PASSAGES))]
    vectors = [[math.cos(angle), math.sin(angle)] for angle in turned]
    error = refused(PASSAGES, PLAIN, word_vectors=lambda quotes: vectors)
    assert isinstance(error, TopicsError) and str(error) == texts.NO_TOPICS


@pytest.mark.parametrize("missing", [("bertopic",), ("hdbscan", "umap")])
def test_what_is_not_installed_is_named(missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "find_spec", lambda name: None if name in missing else object())
    error = refused(PASSAGES)
    assert isinstance(error, MissingExtraError)
    assert str(error) == texts.NOT_INSTALLED.format(missing=", ".join(missing))
