"""Looking for topics: passages in, everything that a researcher wants to know about them out."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lerende_evaluatie.domain.topics import Choices, Found, Heard, Placed, Score, Topic, Word
from lerende_evaluatie.errors import MissingExtraError, TopicsError, UsageError
from lerende_evaluatie.topics import texts
from lerende_evaluatie.topics._baseline import nmf
from lerende_evaluatie.topics._bertopic import bertopic_of, files_of, words_of
from lerende_evaluatie.topics._embedding import (
    SENTENCE_TRANSFORMERS,
    Vectors,
    fingerprint,
    from_sentence_model,
    from_words,
    unit_length,
    weighted,
)
from lerende_evaluatie.topics._grouping import (
    COMPONENTS,
    NEIGHBORS,
    SAMPLES,
    Groups,
    groups,
    needs_neighbors,
    neighbors,
    smallest_topic,
)
from lerende_evaluatie.topics._measures import (
    Labels,
    agreements,
    class_words,
    coherence,
    coming_back,
    mean_agreement,
    most_central,
)
from lerende_evaluatie.topics._typical import typical
from lerende_evaluatie.topics._words import forms, telling_words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

VERSION = "1"
"""Raised when the same passages, choices and packages would give other topics."""
NEEDED = ("bertopic", "hdbscan", "plotly", "safetensors", "umap", "yaml")
RESTS_ON = ("bertopic", "hdbscan", "numba", "numpy", "scikit-learn", "scipy", "spacy", "umap-learn")
"""Packages whose version can change the outcome."""
_THREADED = (
    *("scipy.linalg", "sklearn.cluster", "sklearn.decomposition", "sklearn.neighbors"),
    *("umap", "hdbscan", "bertopic"),
)
FEWEST_PASSAGES = 60
FEWEST_DIFFERENT = 20
"""At least so many passages, and so many telling words in them together, must differ from one another."""
FEWEST_WORDS = 3
"""Telling words in a passage; with fewer there is nothing to compare."""
PASSAGES_PER_TOPIC = 3
"""At least so many passages for each topic that somebody asks for."""


class Progress(Protocol):
    """Shows how far long work is."""

    def __call__(self, items: Iterable[Any], what: str, total: int) -> Iterator[Any]:
        """Yield the items, one step each."""


def find_topics(
    passages: Sequence[Heard],
    choices: Choices,
    lemma: Callable[[str], str],
    word_vectors: Callable[[Sequence[str]], Sequence[Sequence[float]]] | None,
    progress: Progress,
) -> Found:
    """Return the topics in `passages`; the same every time on the same versions.

    `lemma` gives the lemma of a word; `word_vectors` the vectors of texts, None when the language pipeline has none.
    TopicsError when there is too little to go on, MissingExtraError when BERTopic is not installed.
    """
    check_installed()
    told = telling_words(passages, lemma)
    kept = [index for index, words in enumerate(told) if len(words) >= FEWEST_WORDS]
    _check_enough([told[index] for index in kept], choices, len(passages))
    used = [passages[index] for index in kept]
    documents = [" ".join(told[index]) for index in kept]
    with _repeatable():
        return _found(used, documents, choices, word_vectors, progress, too_short=len(passages) - len(kept))


def check_installed() -> None:
    """Raise MissingExtraError when something that topic models need is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise MissingExtraError(texts.NOT_INSTALLED.format(missing=", ".join(missing)))


def _found(
    passages: Sequence[Heard],
    documents: Sequence[str],
    choices: Choices,
    word_vectors: Callable[[Sequence[str]], Sequence[Sequence[float]]] | None,
    progress: Progress,
    too_short: int,
) -> Found:
    counts, vocabulary = _counted(documents)
    tfidf = weighted(counts)
    embedding = _embedding_meant(choices, word_vectors is not None)
    vectors = _vectors(embedding, passages, tfidf, word_vectors)
    _check_different(vectors)
    near = neighbors(vectors) if needs_neighbors(choices) else None
    seeds = range(1, choices.seeds + 1)
    tried = [groups(vectors, near, choices, seed) for seed in progress(seeds, texts.FITTING, len(seeds))]
    runs = [one.labels for one in tried]
    matrix = agreements(runs)
    central = most_central(matrix)
    if runs[central].max(initial=-1) < 0:
        raise TopicsError(texts.NO_TOPICS)
    model = bertopic_of(documents, vectors, vocabulary, tried[central])
    labels = np.asarray(model.topics_, dtype=np.int64)
    words = [words_of(model, number, documents) for number in range(labels.max() + 1)]
    score = _score(
        texts.BERTOPIC,
        labels,
        [[vocabulary[word] for word, _ in found if word in vocabulary] for found in words],
        counts,
        matrix,
    )
    baseline = _baseline(tfidf, counts, score.topics, choices, progress)
    return Found(
        passages=_placed(passages, labels, tried[central]),
        topics=_topics(passages, vectors, labels, words, coming_back(labels, runs)),
        scores=(score, baseline, *_chance(documents, vocabulary, embedding, choices, progress)),
        agreement=mean_agreement(matrix),
        left_out={"too_short": too_short} if too_short else {},
        settings={
            "embedding": embedding,
            "dimensions": vectors.shape[1],
            "vocabulary": len(vocabulary),
            "neighbors": min(NEIGHBORS, len(passages) - 1),
            "components": COMPONENTS,
            "smallest_topic": smallest_topic(len(passages)),
            "min_samples": SAMPLES,
            "seed": central + 1,
        },
        versions=_versions(embedding),
        files=files_of(model),
    )


def _check_enough(told: Sequence[Sequence[str]], choices: Choices, offered: int) -> None:
    count, distinct = len(told), len({frozenset(words) for words in told})
    vocabulary = len(frozenset().union(*told))
    if offered >= FEWEST_PASSAGES and not count:
        raise TopicsError(texts.ONLY_STOP_WORDS)
    if count < FEWEST_PASSAGES:
        raise TopicsError(texts.TOO_FEW.format(count=count, offered=offered, least=FEWEST_PASSAGES))
    if min(distinct, vocabulary) < FEWEST_DIFFERENT:
        raise TopicsError(texts.ALL_EQUAL.format(count=count, distinct=distinct, words=vocabulary))
    most = distinct // PASSAGES_PER_TOPIC
    if choices.clusters is not None and choices.clusters < 2:
        raise UsageError(texts.TOO_FEW_CLUSTERS)
    if choices.clusters is not None and choices.clusters > most:
        raise UsageError(texts.TOO_MANY_CLUSTERS.format(count=count, most=most))


def _check_different(vectors: Vectors) -> None:
    """Raise TopicsError when vectors that came from elsewhere do not tell passages apart."""
    if not np.isfinite(vectors).all() or len(np.unique(vectors.round(6), axis=0)) < FEWEST_DIFFERENT:
        raise TopicsError(texts.VECTORS_ALIKE)


@contextmanager
def _repeatable() -> Iterator[None]:
    """Compute on one thread: with more, sums come out otherwise in the last digits, and so do topics.

    What the libraries warn of (that a model did not converge, or cannot place new passages) is no news to anybody.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in _THREADED:  # only what is loaded can be held to one thread
            import_module(name)
        from threadpoolctl import threadpool_limits

        with threadpool_limits(1):
            yield


def _counted(documents: Sequence[str]) -> "tuple[csr_matrix, dict[str, int]]":
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(analyzer="word", token_pattern=r"\S+", lowercase=False)
    counts = counter.fit_transform(documents)
    return counts, {word: int(column) for word, column in counter.vocabulary_.items()}


def _embedding_meant(choices: Choices, has_vectors: bool) -> str:
    if choices.embedding != "auto":
        return choices.embedding
    return "spacy" if has_vectors else "tfidf"


def _vectors(
    embedding: str,
    passages: Sequence[Heard],
    tfidf: "csr_matrix",
    word_vectors: Callable[[Sequence[str]], Sequence[Sequence[float]]] | None,
) -> Vectors:
    quotes = [passage.selection.quote for passage in passages]
    if embedding.startswith(SENTENCE_TRANSFORMERS):
        return from_sentence_model(quotes, embedding.removeprefix(SENTENCE_TRANSFORMERS))
    if embedding == "spacy":
        if word_vectors is None:
            raise UsageError(texts.NO_VECTORS)
        return unit_length(np.asarray(word_vectors(quotes), dtype=np.float64))
    return from_words(tfidf, seed=1)


def _score(
    model: str, labels: Labels, words: Sequence[Sequence[int]], counts: "csr_matrix", matrix: NDArray[np.float64]
) -> Score:
    return Score(
        model=model,
        topics=len(words),
        coverage=float((labels >= 0).mean()),
        coherence=coherence(words, counts),
        agreement=mean_agreement(matrix),
    )


def _baseline(tfidf: "csr_matrix", counts: "csr_matrix", topics: int, choices: Choices, progress: Progress) -> Score:
    seeds = range(1, choices.seeds + 1)
    tried = [nmf(tfidf, topics, seed) for seed in progress(seeds, texts.COMPARING, len(seeds))]
    matrix = agreements([labels for labels, _ in tried])
    labels, words = tried[most_central(matrix)]
    return _score(texts.NMF, labels, words, counts, matrix)


def _chance(
    documents: Sequence[str], vocabulary: Mapping[str, int], embedding: str, choices: Choices, progress: Progress
) -> Iterator[Score]:
    """Yield how the same model does on the same words dealt out anew over the passages: what chance alone gives.

    Only where passages are compared by their words; twice, so that it has an agreement too.
    """
    if embedding != "tfidf":
        return
    counts = _dealt(documents, vocabulary)
    vectors = from_words(weighted(counts), seed=1)
    near = neighbors(vectors) if needs_neighbors(choices) else None
    seeds = range(1, min(choices.seeds, 2) + 1)
    runs = [groups(vectors, near, choices, seed).labels for seed in progress(seeds, texts.DEALING, len(seeds))]
    score = _score(texts.CHANCE, runs[0], class_words(counts, runs[0]), counts, agreements(runs))
    yield replace(score, is_chance=True)


def _dealt(documents: Sequence[str], vocabulary: Mapping[str, int]) -> "csr_matrix":
    """Return the counts of passages that are as long as they were, with the words of all dealt out over them."""
    from scipy.sparse import csr_matrix

    lengths = [len(words.split()) for words in documents]
    columns = np.array([vocabulary[word] for words in documents for word in words.split()])
    np.random.default_rng(0).shuffle(columns)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    return csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(len(lengths), len(vocabulary)))


def _placed(passages: Sequence[Heard], labels: Labels, chosen: Groups) -> tuple[Placed, ...]:
    places = _on_map(chosen.places)
    return tuple(
        Placed(
            source_name=passage.source_name,
            selection=passage.selection,
            topic=int(label) + 1,
            probability=round(float(strength) if label >= 0 else 0.0, 4),
            x=round(float(x), 4),
            y=round(float(y), 4),
        )
        for passage, label, strength, (x, y) in zip(passages, labels, chosen.strengths, places, strict=True)
    )


def _on_map(places: Vectors) -> Vectors:
    """Return two dimensions, each in 0..1, in which the passages lie most apart."""
    from sklearn.decomposition import PCA

    flat = PCA(2, random_state=0).fit_transform(places)
    low, high = flat.min(axis=0), flat.max(axis=0)
    scaled: Vectors = (flat - low) / np.where(high > low, high - low, 1.0)
    return scaled


def _topics(
    passages: Sequence[Heard],
    vectors: Vectors,
    labels: Labels,
    words: Sequence[Sequence[tuple[str, float]]],
    back: Sequence[int],
) -> tuple[Topic, ...]:
    said = forms(passages)
    return tuple(
        Topic(
            number=number + 1,
            size=int((labels == number).sum()),
            words=tuple(Word(said.get(word, word), round(float(weight), 4)) for word, weight in found if word),
            back=back[number],
            quotes=typical(passages, vectors, labels, number),
        )
        for number, found in enumerate(words)
    )


def _versions(embedding: str) -> dict[str, str]:
    from lerende_evaluatie import __version__

    versions = {"lerende-evaluatie": __version__, "topics": VERSION, **{name: _version(name) for name in RESTS_ON}}
    versions["blas"] = _blas()
    if embedding.startswith(SENTENCE_TRANSFORMERS):
        folder = embedding.removeprefix(SENTENCE_TRANSFORMERS)
        versions |= {"sentence-transformers": _version("sentence-transformers"), "model": fingerprint(folder)}
    return versions


def _blas() -> str:
    """Return which routines add up here: on another kind of processor the last digits differ, and so may topics."""
    from threadpoolctl import threadpool_info

    found = {
        f"{one['internal_api']} {one['version']} {one['architecture']}"
        for one in threadpool_info()
        if "architecture" in one
    }
    return ", ".join(sorted(found)) or "?"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
