"""Groups of passages → a BERTopic model: the words of each topic by c-TF-IDF, and files that BERTopic can load."""

import logging
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lerende_evaluatie.topics._embedding import Vectors
from lerende_evaluatie.topics._grouping import Groups

WORDS_OFFERED = 40
WORDS_KEPT = 10
CARRIED_BY = 0.1
"""Which share of a topic's passages a word must stand in to be one of its words, if there are enough of them."""


def bertopic_of(documents: Sequence[str], vectors: Vectors, vocabulary: Mapping[str, int], groups: Groups) -> Any:
    """Return a BERTopic model fitted on these groups; its topics are numbered by size, from 0.

    The groups were made before, once per seed: BERTopic is handed them, so that only the seed that is chosen costs
    the rest.
    """
    from bertopic import BERTopic
    from bertopic.backend import BaseEmbedder
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    model = BERTopic(
        language="multilingual",  # its default takes every letter that English has not out of the text
        top_n_words=WORDS_OFFERED,
        embedding_model=BaseEmbedder(),
        umap_model=_Done(groups.places),
        hdbscan_model=_Grouped(groups),
        vectorizer_model=CountVectorizer(
            analyzer="word", token_pattern=r"\S+", lowercase=False, vocabulary=dict(vocabulary)
        ),
        ctfidf_model=ClassTfidfTransformer(),
    )
    model.fit_transform(list(documents), embeddings=vectors)
    return model


def words_of(model: Any, number: int, documents: Sequence[str]) -> list[tuple[str, float]]:
    """Return the words of a topic with their weight: the strongest of those that enough of its passages hold.

    A word that one passage repeats weighs heavily, and says little about the others.
    """
    inside = [set(words.split()) for words, topic in zip(documents, model.topics_, strict=True) if topic == number]
    least = max(2, CARRIED_BY * len(inside))
    offered = [(word, weight) for word, weight in model.get_topic(number) if word]
    carried = [pair for pair in offered if sum(pair[0] in words for words in inside) >= least]
    others = [pair for pair in offered if pair not in carried]
    return [*carried, *others][:WORDS_KEPT]


def files_of(model: Any) -> dict[str, bytes]:
    """Return the model as files in safetensors and JSON, by name; none of them holds a passage."""
    logging.getLogger("BERTopic").setLevel(logging.ERROR)  # it warns that no language model is saved: there is none
    with tempfile.TemporaryDirectory() as folder:
        model.save(folder, serialization="safetensors", save_ctfidf=True, save_embedding_model=False)
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


class _Done:
    """Stands for a reduction that was made already."""

    def __init__(self, places: Vectors) -> None:
        self._places = places

    def fit(self, vectors: Vectors, y: object = None) -> "_Done":
        return self

    def transform(self, vectors: Vectors) -> Vectors:
        return self._places


class _Grouped:
    """Stands for a clustering that was made already."""

    def __init__(self, groups: Groups) -> None:
        self.labels_ = np.asarray(groups.labels)
        self.probabilities_ = groups.strengths

    def fit(self, places: Vectors, y: object = None) -> "_Grouped":
        return self
