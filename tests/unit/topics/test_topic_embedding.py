"""Passages as vectors: from their words, and from a sentence model in a folder."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from topic_samples import corpus, found_in

from lerende_evaluatie.domain.topics import Choices, Reduction
from lerende_evaluatie.errors import MissingExtraError, UsageError
from lerende_evaluatie.topics import _embedding, texts
from lerende_evaluatie.topics._embedding import fingerprint, from_sentence_model, from_words, unit_length, weighted

# As sentence-transformers has it: a constructor with a folder, and `encode`. It counts the words that a folder lists.
STANDIN = """\
import json
from pathlib import Path

import numpy


class SentenceTransformer:
    def __init__(self, name, *, local_files_only=False):
        if not local_files_only:
            raise RuntimeError("would fetch a model from elsewhere")
        self._words = json.loads((Path(name) / "config.json").read_text(encoding="utf-8"))["words"]

    def encode(self, sentences, *, show_progress_bar=True):
        if show_progress_bar:
            raise RuntimeError("would draw over the progress that is shown already")
        return numpy.array([[text.count(word) for word in self._words] for text in sentences], dtype="float32")
"""


COUNTED = "bus tuin loon coach halte trein heg gras budget schuld cursus plan".split()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A stand-in for the package sentence-transformers, for as long as a test runs."""
    module = tmp_path / "site-packages" / "sentence_transformers"
    module.mkdir(parents=True)
    (module / "__init__.py").write_text(STANDIN, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "sentence_transformers", raising=False)
    monkeypatch.syspath_prepend(module.parent)
    yield
    sys.modules.pop("sentence_transformers", None)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "taalmodel"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"words": COUNTED}), encoding="utf-8")
    return folder


def test_vectors_from_words_have_length_one_and_passages_with_the_same_words_are_the_same() -> None:
    counts = csr_matrix(np.random.default_rng(0).integers(0, 3, size=(60, 30)) * 1.0)
    vectors = from_words(weighted(counts[[*range(60), 0]]), seed=1)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0)
    assert vectors[60] == pytest.approx(vectors[0])


@pytest.mark.parametrize(
    ("passages", "words", "dimensions"), [(40, 300, 20), (500, 300, 50), (1_500, 120, 100), (60, 15, 14)]
)
def test_more_passages_bear_more_dimensions_up_to_a_hundred(passages: int, words: int, dimensions: int) -> None:
    counts = csr_matrix(np.random.default_rng(0).integers(0, 2, size=(passages, words)) * 1.0)
    assert from_words(weighted(counts), seed=1).shape == (passages, dimensions)


def test_a_vector_of_nothing_stays_nothing() -> None:
    assert unit_length(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [[0.6, 0.8], [0.0, 0.0]]


def test_a_sentence_model_in_a_folder_gives_vectors_of_length_one(package: None, model: Path) -> None:
    vectors = from_sentence_model(["bus bus", "bus en tuin", "niets"], str(model))
    assert vectors.dtype == np.float64
    assert vectors[:, :2] == pytest.approx(np.array([[1, 0], [0.5**0.5, 0.5**0.5], [0, 0]]))
    assert not vectors[:, 2:].any()


def test_topics_are_found_with_a_sentence_model_and_say_which(package: None, model: Path) -> None:
    embedding = f"sentence-transformers:{model}"
    found = found_in(corpus()[0], Choices(embedding=embedding, clusters=3, seeds=1, reduction=Reduction.PCA))
    assert len(found.topics) == 3
    assert (found.settings["embedding"], found.settings["dimensions"]) == (embedding, len(COUNTED))
    assert found.versions["model"] == fingerprint(str(model))
    (model / "config.json").write_text(json.dumps({"words": COUNTED[:5]}), encoding="utf-8")
    assert found.versions["model"] != fingerprint(str(model))


def test_a_folder_in_the_home_of_a_user_is_found(package: None, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(model.parent))
    assert from_sentence_model(["bus"], "~/taalmodel").shape == (1, len(COUNTED))


def test_a_folder_that_is_not_there_is_refused_and_nothing_is_fetched(package: None, model: Path) -> None:
    for folder in (model.parent / "weg", model / "config.json"):
        with pytest.raises(UsageError) as error:
            from_sentence_model(["bus"], str(folder))
        assert str(error.value) == texts.NO_MODEL_FOLDER.format(folder=folder)


def test_a_broken_folder_is_refused_in_one_sentence(package: None, model: Path) -> None:
    (model / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError) as error:
        from_sentence_model(["bus"], str(model))
    assert str(error.value) == texts.BROKEN_MODEL.format(folder=model)


def test_without_the_package_is_said_what_to_install(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_embedding, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError) as error:
        from_sentence_model(["bus"], str(model))
    assert str(error.value) == texts.NO_SENTENCE_TRANSFORMERS
