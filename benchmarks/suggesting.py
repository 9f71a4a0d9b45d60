"""Time to suggest, as ratios measured in one run: all engines of the settings against bare words and lemmas.

    python3 dev.py run python benchmarks/suggesting.py [--words 100000]

The example interviews are repeated until there are so many words. Fitting the learned engine is measured apart:
that happens once for each round of decisions, however many interviews there are; afterwards it is taken from the
shelf. Loading libraries and dictionaries is left out everywhere, so that the bare run is not flattered.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from lerende_evaluatie.codebooks.labelled import beside, read_labelled
from lerende_evaluatie.codebooks.yaml_file import parse_codebook, read_text
from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.combining import combined
from lerende_evaluatie.domain.labelled import Labelled, examples_in
from lerende_evaluatie.domain.model import Role, Source, Suggestion
from lerende_evaluatie.domain.transcript import Transcript, Utterance, source_from
from lerende_evaluatie.engines import codebook as signals
from lerende_evaluatie.engines import learned
from lerende_evaluatie.language import load_pipeline
from lerende_evaluatie.language._embedded import dutch_tokenizer
from lerende_evaluatie.ports import Pipeline
from lerende_evaluatie.projects.shelf import FolderShelf

ROOT = Path(__file__).resolve().parents[1]
CODEBOOK = ROOT / "codebook" / "analysekader.yaml"
ROLES = {"I": Role.INTERVIEWER, "R": Role.RESPONDENT}
AIM = 3.0

Result = TypeVar("Result")


def main() -> None:
    """Print a table of seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=100_000)
    words = parser.parse_args().words
    book, pipeline = parse_codebook(read_text(CODEBOOK), CODEBOOK.name), load_pipeline("ingebouwd")
    examples = (*examples_in(book), *read_labelled(beside(CODEBOOK)))
    sources = interviews(words)
    tokenise_and_lemmatise(interviews(1)[:1], most=1)
    bare, _ = timed(lambda: tokenise_and_lemmatise(sources))
    analyses = [next(iter(pipeline.analyse([source]))) for source in sources]
    fitting, engines = fitted(book, pipeline, examples)
    first, second = engines
    by_signals, proposed = timed(lambda: [first.suggest(*pair) for pair in zip(sources, analyses, strict=True)])
    by_learning, found = timed(lambda: suggest(second, sources, analyses, proposed))
    both = by_signals + by_learning
    print(f"{len(sources)} interviews, {words:,} words, {len(found)} suggestions")
    print(f"{'':44}{'seconds':>9}{'ratio':>8}  aim")
    print(f"{'tokenise and lemmatise, bare':44}{bare:9.2f}")
    for name, seconds, aim in (
        ("codebook engine", by_signals, ""),
        ("learned engine beside it", by_learning, ""),
        ("both engines", both, ""),
        ("the bare run and both engines", bare + both, f"≤ {AIM:g}"),
    ):
        print(f"{name:44}{seconds:9.2f}{seconds / bare:8.2f}  {aim}")
    print(f"{f'fitting on {len(examples)} examples, once':44}{fitting:9.2f}")


def interviews(words: int) -> list[Source]:
    """Return the example interviews, repeated until they have so many words together."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "scripts" / "interviews").glob("*.txt"))]
    sources: list[Source] = []
    count = 0
    while count < words:
        number = len(sources)
        lines = texts[number % len(texts)].split("\n\n", 1)[1].splitlines()
        turns = [Utterance(line[3:], line[0]) for line in lines if line.startswith(("I: ", "R: "))]
        made = source_from(Transcript(tuple(turns)), name=f"{number}.txt", file_hash="", reader="txt", roles=ROLES)
        sources.append(replace(made, guid=str(number)))
        count += len(made.text.split())
    return sources


def tokenise_and_lemmatise(sources: list[Source], most: int | None = None) -> None:
    """Tokenise and lemmatise, and nothing else; at most so many words of each."""
    import simplemma

    tokenizer = dutch_tokenizer()
    for source in sources:
        for token in tokenizer.make_doc(source.text)[:most]:
            simplemma.lemmatize(token.text, lang="nl")


def fitted(
    book: CodeBook, pipeline: Pipeline, examples: tuple[Labelled, ...]
) -> tuple[float, tuple[signals.Engine, learned.Engine]]:
    """Return the seconds that learning takes, and both engines, with what was learned taken from the shelf again."""
    import lerende_evaluatie.engines._fitting  # noqa: F401 - what its libraries take to load is no fitting

    ids = [code.id for code in book.codes]
    with tempfile.TemporaryDirectory(prefix="meting-") as folder:
        shelf = FolderShelf(Path(folder))
        seconds, _ = timed(lambda: learned.build(book, ids, pipeline, examples, shelf))
        return seconds, (signals.build(book, ids, pipeline), learned.build(book, ids, pipeline, examples, shelf))


def suggest(
    engine: learned.Engine, sources: list[Source], analyses: list[Analysis], proposed: list[list[Suggestion]]
) -> list[Suggestion]:
    """Return what both engines propose together, as tagging does it."""
    triples = zip(sources, analyses, proposed, strict=True)
    return [item for source, analysis, others in triples for item in combined(engine.weigh(source, analysis, others))]


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the seconds of this process that `work` takes, and what it gives."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
