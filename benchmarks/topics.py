"""Topic models on invented passages: time, peak memory, coherence and stability, beside NMF and bare BERTopic.

    python3 dev.py run python benchmarks/topics.py [--passages 2000 20000] [--seeds 5]

The passages are those that come with the codebook, a hundred to an interview. Every measurement runs in a process of
its own, which has to load and compile everything, as a command does; on one thread, as topics are found. "bare" is
BERTopic with the same words, vectors, UMAP, HDBSCAN and c-TF-IDF, and nothing around it; "one" and "five" are what
`topics fit --seeds 1` and `--seeds 5` do with prepared passages, NMF and all measures included.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lerende_evaluatie.codebooks.labelled import read_labelled
from lerende_evaluatie.domain.model import Role, Selection, Source
from lerende_evaluatie.domain.topics import Choices, Heard
from lerende_evaluatie.domain.transcript import Transcript, Utterance, source_from
from lerende_evaluatie.language import load_pipeline

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "codebook" / "analysekader.voorbeelden.jsonl"
PER_INTERVIEW = 100


def main() -> None:
    """Measure, and print a table and JSON."""
    options = _options()
    if options.what:
        print(json.dumps(_MEASURED[options.what](options.passages[0], options.seeds)))
        return
    for count in options.passages:
        found = {what: _in_own_process(what, count, options.seeds) for what in _MEASURED}
        print(f"\n{count} passages")
        for what, values in found.items():
            print(f"  {what:5}", json.dumps(values))
        bare, one, five = (found[what]["seconds"] for what in ("bare", "one", "five"))
        print(f"  one / bare {one / bare:.2f}")
        print(f"  five / one {five / one:.2f}")


def _bare(count: int, seeds: int) -> dict[str, Any]:
    """Fit bare BERTopic once."""
    documents = _documents(_heard(count))
    begin = time.perf_counter()
    from bertopic import BERTopic
    from bertopic.vectorizers import ClassTfidfTransformer
    from hdbscan import HDBSCAN
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import Normalizer
    from threadpoolctl import threadpool_limits
    from umap import UMAP

    from lerende_evaluatie.topics import _grouping

    with threadpool_limits(1):
        words = {"token_pattern": r"\S+", "lowercase": False}
        embedder = make_pipeline(
            TfidfVectorizer(sublinear_tf=True, **words), TruncatedSVD(100, random_state=1), Normalizer()
        )
        model = BERTopic(
            language="multilingual",
            embedding_model=embedder,
            umap_model=UMAP(
                _grouping.NEIGHBORS, _grouping.COMPONENTS, min_dist=0.0, metric="cosine", random_state=1, n_jobs=1
            ),
            hdbscan_model=HDBSCAN(
                min_cluster_size=_grouping.smallest_topic(len(documents)),
                min_samples=_grouping.SAMPLES,
                cluster_selection_method="leaf",
                core_dist_n_jobs=1,
            ),
            vectorizer_model=CountVectorizer(**words),
            ctfidf_model=ClassTfidfTransformer(),
        )
        topics, _ = model.fit_transform(documents)
    return {**_cost(begin), "passages": len(documents), "topics": max(topics) + 1}


def _one(count: int, seeds: int) -> dict[str, Any]:
    return _ours(count, 1)


def _five(count: int, seeds: int) -> dict[str, Any]:
    return _ours(count, seeds)


def _ours(count: int, seeds: int) -> dict[str, Any]:
    heard, pipeline = _heard(count), load_pipeline()
    marks: dict[str, float] = {}

    def progress(items: Any, what: str, total: int) -> Iterator[Any]:
        marks.setdefault(what, time.perf_counter())
        yield from items

    begin = time.perf_counter()
    from lerende_evaluatie.topics import texts
    from lerende_evaluatie.topics.fitting import find_topics

    found = find_topics(heard, Choices(seeds=seeds), pipeline.lemma, None, progress)
    return {
        **_cost(begin),
        "fit_seconds": round(marks[texts.COMPARING] - begin, 1),
        "passages": len(found.passages),
        "models": [
            {
                "model": one.model,
                "topics": one.topics,
                "coverage": round(one.coverage, 2),
                "npmi": round(one.coherence, 3),
                "agreement": one.agreement and round(one.agreement, 2),
            }
            for one in found.scores
        ],
        "steady": sum(topic.is_steady(seeds) for topic in found.topics),
    }


_MEASURED: dict[str, Callable[[int, int], dict[str, Any]]] = {"bare": _bare, "one": _one, "five": _five}


def _heard(count: int) -> list[Heard]:
    """Return the first passages that come with the codebook, read as turns of interviews."""
    from lerende_evaluatie.domain.passages import turns_in
    from lerende_evaluatie.usecases.topics import _words

    texts = [one.text for one in read_labelled(EXAMPLES)[:count]]
    pipeline = load_pipeline()
    heard = []
    for number in range(0, len(texts), PER_INTERVIEW):
        source = _interview(f"{number}.txt", texts[number : number + PER_INTERVIEW])
        analysis = next(pipeline.analyse([source]))
        opens = {first for first, _ in analysis.sentences}
        for passage in turns_in(source.turns, analysis):
            start, end = passage.span(analysis)
            words = tuple(_words(source, analysis, passage, opens))
            heard.append(Heard(source.name, Selection(start, end, source.text[start:end]), words))
    return heard


def _interview(name: str, texts: list[str]) -> Source:
    turns = tuple(Utterance(text, "R") for text in texts)
    return source_from(Transcript(turns), name=name, file_hash="0", reader="txt 1", roles={"R": Role.RESPONDENT})


def _documents(heard: list[Heard]) -> list[str]:
    from lerende_evaluatie.topics._words import telling_words
    from lerende_evaluatie.topics.fitting import FEWEST_WORDS

    told = telling_words(heard, load_pipeline().lemma)
    return [" ".join(words) for words in told if len(words) >= FEWEST_WORDS]


def _cost(begin: float) -> dict[str, Any]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(time.perf_counter() - begin, 1), "peak_mb": round(peak)}


def _in_own_process(what: str, count: int, seeds: int) -> dict[str, Any]:
    arguments = ["--passages", str(count), "--seeds", str(seeds), "--what", what]
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, nargs="+", default=[2000, 20000])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--what", choices=list(_MEASURED), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
