import numpy as np
import pytest

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.engines._features import Seen
from lerende_evaluatie.engines._fitting import learn
from lerende_evaluatie.engines._model import Model, from_bytes, to_bytes

PASSAGES = [Seen(["werk", word, "é\u2028\ud800"], [f"={word} dag"]) for word in ("trots", "bus", "koffie") * 20]
PROUD = [passage.lemmas[1] == "trots" for passage in PASSAGES]
VALENCES = [Valence.POSITIVE if proud else Valence.NEUTRAL for proud in PROUD]


def learned(valences: list[Valence] = VALENCES) -> Model:
    nothing = [False] * len(PASSAGES)
    return learn(PASSAGES, {"trots": PROUD, "vreemd": [True, False] * 30}, valences, [1.0] * len(PASSAGES), nothing)


def test_a_model_that_was_kept_says_the_same() -> None:
    made = learned()
    kept = from_bytes(to_bytes(made))
    rows, again = made.vocabulary.rows(PASSAGES), kept.vocabulary.rows(PASSAGES)
    assert (rows != again).nnz == 0
    assert made.questions.keys() == kept.questions.keys() and "trots" in kept.questions
    for code, question in kept.questions.items():
        assert np.array_equal(question.log_odds(again), made.questions[code].log_odds(rows))
        assert (question.threshold, question.is_at_home) == (made.questions[code].threshold, False)
    hints = np.zeros((len(PASSAGES), len(Valence)))
    assert kept.directions.of(again, hints) == made.directions.of(rows, hints) == VALENCES


def test_a_model_without_questions_or_directions_can_be_kept() -> None:
    made = learn(PASSAGES, {}, [None] * len(PASSAGES), [1.0] * len(PASSAGES), [False] * len(PASSAGES))
    kept = from_bytes(to_bytes(made))
    assert not kept.questions and not kept.directions.valences


def test_learning_the_same_gives_the_same_numbers() -> None:
    first, second = learned(), learned()
    assert first.vocabulary.names == second.vocabulary.names
    for code, question in first.questions.items():
        assert np.array_equal(question.weights, second.questions[code].weights)
        assert question.threshold == second.questions[code].threshold


def test_bytes_that_hold_python_objects_are_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("model") / "kwaad.npz"
    objects = np.array([{"een": "ding"}], dtype=object)
    np.savez(file, names=objects, codes=objects, weights=objects, figures=objects)
    with pytest.raises(ValueError, match="allow_pickle"):
        from_bytes(file.read_bytes())
