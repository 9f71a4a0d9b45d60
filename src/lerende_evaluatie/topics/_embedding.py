"""Passages → vectors: from their words, or from word vectors or a sentence model that are on this computer already."""

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lerende_evaluatie.errors import MissingExtraError, UsageError
from lerende_evaluatie.topics import texts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Vectors = NDArray[np.float64]
DIMENSIONS = 100
PASSAGES_PER_DIMENSION = 10
"""With fewer passages there are fewer dimensions: each must rest on something, and topics then come back more often."""
FEWEST_DIMENSIONS = 20
SENTENCE_TRANSFORMERS = "sentence-transformers:"


def weighted(counts: "csr_matrix") -> "csr_matrix":
    """Return counts of words as TF-IDF, with the logarithm of how often a word stands in a passage."""
    from sklearn.feature_extraction.text import TfidfTransformer

    return TfidfTransformer(sublinear_tf=True).fit_transform(counts)


def from_words(tfidf: "csr_matrix", seed: int) -> Vectors:
    """Return TF-IDF brought down to at most a hundred dimensions, with length 1 (latent semantic analysis)."""
    from sklearn.decomposition import TruncatedSVD

    wanted = max(FEWEST_DIMENSIONS, min(DIMENSIONS, tfidf.shape[0] // PASSAGES_PER_DIMENSION))
    most = min(wanted, min(tfidf.shape) - 1)
    return unit_length(TruncatedSVD(most, random_state=seed).fit_transform(tfidf))


def from_sentence_model(passages: Sequence[str], folder: str) -> Vectors:
    """Return the vectors of a sentence-transformers model in a folder; nothing is fetched from elsewhere."""
    path = Path(folder).expanduser()
    if not path.is_dir():
        raise UsageError(texts.NO_MODEL_FOLDER.format(folder=folder))
    if find_spec("sentence_transformers") is None:
        raise MissingExtraError(texts.NO_SENTENCE_TRANSFORMERS)
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(str(path), local_files_only=True)
        vectors = np.asarray(model.encode(list(passages), show_progress_bar=False), dtype=np.float64)
    except Exception as error:  # a damaged folder can raise anything
        raise UsageError(texts.BROKEN_MODEL.format(folder=folder)) from error
    return unit_length(vectors)


def fingerprint(folder: str) -> str:
    """Return a hash of all files in the folder of a model: 16 hexadecimal digits."""
    root, digest = Path(folder).expanduser(), hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        digest.update(path.relative_to(root).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


def unit_length(vectors: Vectors) -> Vectors:
    """Return vectors of length 1, so that their distance says how much passages differ, not how long they are."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)
