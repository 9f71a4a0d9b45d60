"""A small Dutch spaCy package, trained here in seconds, with the shape of a published one."""

import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

INIT = """\
from spacy.util import load_model_from_init_py


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""

# Per word: the word, its lemma, part of speech, distance to its head, relation to it.
SENTENCES = [
    "Hij/hij/PRON/1/nsubj haakt/haken/VERB/0/ROOT af/af/ADP/-1/compound:prt ././PUNCT/-2/punct",
    "Zij/zij/PRON/1/nsubj haakt/haken/VERB/0/ROOT toch/toch/ADV/-1/advmod af/af/ADP/-2/compound:prt ././PUNCT/-3/punct",
    "De/de/DET/1/det buurt/buurt/NOUN/1/nsubj knapt/knappen/VERB/0/ROOT op/op/ADP/-1/compound:prt ././PUNCT/-2/punct",
    "Ik/ik/PRON/1/nsubj werk/werken/VERB/0/ROOT graag/graag/ADV/-1/advmod ././PUNCT/-2/punct",
    "De/de/DET/1/det mensen/mens/NOUN/1/nsubj werken/werken/VERB/0/ROOT hier/hier/ADV/-1/advmod ././PUNCT/-2/punct",
    "Het/het/PRON/1/nsubj gaat/gaan/VERB/0/ROOT goed/goed/ADV/-1/advmod ././PUNCT/-2/punct",
]


STANDIN = "nl_standin"


@pytest.fixture(scope="session")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a trained package that is installed for as long as the tests run."""
    folder = tmp_path_factory.mktemp("site-packages")
    write_package(folder, STANDIN)
    sys.path.insert(0, str(folder))
    yield STANDIN
    sys.path.remove(str(folder))


def write_package(folder: Path, name: str, *, seed: int = 0) -> None:
    """Train a pipeline and lay it in `folder` as an installed package: a module and its dist-info."""
    nlp = _trained(seed)
    nlp.meta.update(name=name.removeprefix("nl_"), version="0.1.0")
    package = folder / name
    package.mkdir(parents=True)
    nlp.to_disk(package / f"{name}-0.1.0")
    (package / "__init__.py").write_text(INIT, encoding="utf-8")
    (package / "meta.json").write_text(json.dumps(nlp.meta), encoding="utf-8")
    write_dist_info(folder, name)


def write_dist_info(folder: Path, name: str) -> None:
    """Say that a package is installed."""
    info = folder / f"{name}-0.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1.0\n", encoding="utf-8")


def _trained(seed: int) -> Any:
    spacy.util.fix_random_seed(seed)
    nlp = spacy.blank("nl")
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", **_SMALL}})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": _SMALL["width"]}
    nlp.add_pipe("morphologizer", config={"model": {"tok2vec": listener}})
    nlp.add_pipe("trainable_lemmatizer", config={"model": {"tok2vec": listener}, "min_tree_freq": 1})
    nlp.add_pipe("parser", config={"model": {"tok2vec": listener}})
    nlp.vocab.reset_vectors(width=4)
    for place, word in enumerate(("buurt", "werk", "mens")):
        nlp.vocab.set_vector(word, numpy.eye(4, dtype="float32")[place])
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in _documents(nlp)]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(60):
        random.Random(seed).shuffle(examples)
        nlp.update(examples, sgd=optimizer, drop=0.0)
    return nlp


_SMALL: dict[str, Any] = {
    "width": 32,
    "depth": 2,
    "embed_size": 500,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
    "pretrained_vectors": None,
}


def _documents(nlp: Any) -> Iterable[Doc]:
    """Return the sentences by themselves, and in pairs, so that borders are learned too."""
    rows = [[word.rsplit("/", 4) for word in sentence.split()] for sentence in SENTENCES]
    for first in range(len(rows)):
        yield _document(nlp, rows[first])
        for second in range(len(rows)):
            yield _document(nlp, rows[first], rows[second])


def _document(nlp: Any, *sentences: list[list[str]]) -> Doc:
    words = [word for sentence in sentences for word in sentence]
    return Doc(
        nlp.vocab,
        words=[word for word, *_ in words],
        spaces=[index + 1 < len(words) and words[index + 1][0] != "." for index in range(len(words))],
        lemmas=[lemma for _, lemma, *_ in words],
        pos=[pos for _, _, pos, *_ in words],
        heads=[index + int(distance) for index, (_, _, _, distance, _) in enumerate(words)],
        deps=[relation for *_, relation in words],
        sent_starts=[index == 0 for sentence in sentences for index in range(len(sentence))],
    )
