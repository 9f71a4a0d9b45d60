"""What reviewing teaches the learned engine, how much reading it saves, and whether its scores can be relied on.

    python3 dev.py run python benchmarks/learning_curve.py [--reviews 200] [--refits 5] [--seed 1] [--without-examples]

Plays a coder on the 14 example interviews. What is true stands in transcripts/voorbeeldbesluiten.csv: the codings of
one example coder, also by hand; what that coder did not code is taken for no evidence. Only suggestions of the six main
codes and the codes below them are reviewed. One is accepted when the example coder gave words in it a code of the same
main code (and gets that code), otherwise it is rejected. One that repeats, with a code above it, what was coded already
is passed over. When nothing is open any more, the simulation ends.

Reviews come in portions of 20, in three ways: as "Minst zekere eerst" in the review room, but over all interviews; as
the text reads; and as the text reads by somebody who reads all of it, and codes by hand what no engine proposed. In the
first two nothing is coded by hand.

F1 is measured on interviews that are held out: nobody reviews them, and they are the same each time. It is counted over
passages (`engines/_passages`): a passage has a main code when a coding of it shares words with the passage, and is
predicted to have it when a suggestion of it does. The seed chooses which interviews are held out; the same seed gives
the same figures. Try several before believing a difference.

The learned engine is refitted by `tag`, as users do it, `--refits` times spread evenly over the portions: one refit on
all examples takes some ten seconds. `--without-examples` leaves out the codebook's examples; the start is then what its
signals say.
"""

import argparse
import random
import shutil
import tempfile
import time
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Coding, Source, Suggestion, User
from lerende_evaluatie.domain.passages import passages_in
from lerende_evaluatie.domain.review import decided_by_anyone
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.analysing import analysis_of
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.review_file import import_reviews
from lerende_evaluatie.usecases.tag import tag

ROOT = Path(__file__).resolve().parents[1]
DECISIONS = Path("transcripts", "voorbeeldbesluiten.csv")
PORTION = 20
LEAST_CERTAIN, AS_IT_READS, READING_ALL = ORDERS = ("least certain first", "reading order", "reading all")
WORKERS = 2
FOUND = (0.80, 0.95)
"""The shares of the evidence for which the reading is counted."""
BANDS = 5
_NAMESPACE = uuid.UUID("0d8f5c1e-6b1f-5f0c-9a35-5d0e7d1f4a11")

Truth = Mapping[str, Sequence[Coding]]
"""Name of an interview → the example coder's codings in it that belong to a main code."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What one simulation does."""

    folder: Path
    truth: Truth
    held_out: frozenset[str]
    order: str
    reviews: int
    refits: int
    with_examples: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an interview as a coder reads it; what coder and engines say of it."""

    codings: tuple[int, ...]
    """Numbers of the example coder's codings in it; one that lies in two passages stands with both."""
    true: frozenset[str]
    scores: Mapping[str, float]
    """Per main code that is proposed in it the highest score."""

    @property
    def promise(self) -> float:
        """How likely it is to be evidence of anything; 0 when nothing is proposed."""
        return max(self.scores.values(), default=0.0)


@dataclass(frozen=True, slots=True)
class Point:
    """Where the simulation stands after so many reviews, over the passages of the held-out interviews.

    `macro` and `micro` are F1; precision and recall belong to the latter.
    """

    reviews: int
    accepted: int
    by_hand: int
    macro: float
    micro: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Ran:
    """What one simulation gave."""

    points: list[Point]
    reading: list[int]
    bands: list["Band"]


@dataclass(frozen=True, slots=True)
class Band:
    """Suggestions with scores in one band: how many, their mean score, and the share that the coder accepts."""

    count: int
    score: float
    accepted: float


def main() -> None:
    """Simulate and print."""
    options = _parser().parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="meting-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary, "begin")
        truth = prepare(folder, with_examples=not options.without_examples)
        held_out = frozenset(random.Random(options.seed).sample(sorted(truth), options.held_out))
        plans = [
            Plan(folder, truth, held_out, order, options.reviews, options.refits, not options.without_examples)
            for order in ORDERS
        ]
        print_start(folder, truth, held_out, plans[0].with_examples)
        with ProcessPoolExecutor(WORKERS) as workers:
            runs = dict(zip(ORDERS, workers.map(simulate, plans), strict=True))
    print_curve(runs)
    for order, ran in runs.items():
        reviews = ran.points[-1].reviews
        print_reading(f"held-out interviews, after {reviews} reviews, {order}", ran.reading)
    for order, ran in runs.items():
        reviews = ran.points[-1].reviews
        print_bands(f"held-out interviews, after {reviews} reviews, {order}", ran.bands)
    print(f"\n{time.perf_counter() - start:.0f} seconds, {options.refits} refits for each order")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, default=200)
    parser.add_argument("--refits", type=int, default=5, help=f"at most one for every {PORTION} reviews")
    parser.add_argument("--held-out", type=int, default=4, help="interviews")
    parser.add_argument("--seed", type=int, default=1, help="chooses which interviews are held out")
    parser.add_argument("--without-examples", action="store_true", help="start from the signals alone")
    return parser


# The project


def prepare(folder: Path, *, with_examples: bool) -> Truth:
    """Make a tagged project in `folder` on which nobody decided yet; return what the example coder says.

    The interviews get the same guids every time, so that no order among equals changes from run to run.
    """
    sources, truth = _example_coder(folder.with_name("waarheid"))
    shutil.copytree(ROOT / "codebook", folder / "codebook")
    shutil.copy(ROOT / "evaluatie.toml", folder)
    with opened(folder, with_examples) as project:
        for source in sources:
            project.store.add_source(replace(source, guid=str(uuid.uuid5(_NAMESPACE, source.name))))
        tag(project)
    return truth


def _example_coder(folder: Path) -> tuple[list[Source], Truth]:
    for part in ("codebook", "transcripts"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "evaluatie.toml", folder)
    with open_project(folder) as project:
        assert ingest(project).complete
        assert not import_reviews(project, folder / DECISIONS, "Voorbeeldcodeur").problems
        mains = _mains(project.codebook)
        return project.store.sources(), {
            source.name: [
                coding
                for coding in project.store.codings(source.guid)
                if project.codebook.root_of(coding.code_id) in mains
            ]
            for source in project.store.sources()
        }


@contextmanager
def opened(folder: Path, with_examples: bool) -> Iterator[Project]:
    """Open the project, if wanted as if its codebook came without examples."""
    with open_project(folder) as project:
        if with_examples:
            yield project
            return
        codebook, text = project.read_codebook()
        bare = replace(codebook, codes=tuple(replace(code, examples=(), near_misses=()) for code in codebook.codes))
        yield replace(project, read_examples=tuple, read_codebook=lambda: (bare, text))


def _mains(codebook: CodeBook) -> list[str]:
    return [code.id for code in codebook.roots() if not code.is_secondary]


# Reviewing


def simulate(plan: Plan) -> Ran:
    """Review in one order, and refit now and then."""
    folder = plan.folder.with_name(plan.order.replace(" ", "_"))
    shutil.copytree(plan.folder, folder)
    portions = plan.reviews // PORTION
    refits = min(plan.refits, portions)
    refit_after = {round(portions * (number + 1) / refits) for number in range(refits)}
    with opened(folder, plan.with_examples) as project:
        user = review.coder(project, "Meting")
        accepted: list[int | bool] = [0]
        points = [_point(project, plan, accepted)]
        for portion in range(1, portions + 1):
            items = _next(project, plan)
            accepted += [decide(project, user, item, plan.truth) for item in items]
            if plan.order == READING_ALL and items:
                code_what_was_read(project, user, items[-1], plan)
            is_last = len(items) < PORTION
            if portion in refit_after or is_last:
                tag(project)
                points.append(_point(project, plan, accepted))
            if is_last:
                break
        passages = passages_of(project, plan.truth, plan.held_out)
        return Ran(points, passages_to_read(passages, by_promise=True), bands(project, plan.truth, plan.held_out))


def _next(project: Project, plan: Plan) -> list[Suggestion]:
    """Return the portion to review now."""
    mains = _mains(project.codebook)
    decided = decided_by_anyone(project.store.reviews())
    names = {source.guid: source.name for source in project.store.sources()}
    open_ones = [
        item
        for item in project.store.suggestions()
        if item.guid not in decided
        and names[item.source_guid] not in plan.held_out
        and project.codebook.root_of(item.code_id) in mains
        and not is_repeated(project, item)
    ]

    def place(item: Suggestion) -> tuple[str, int, int, str]:
        return names[item.source_guid], item.selection.start, item.selection.end, item.code_id

    if plan.order == LEAST_CERTAIN:
        return sorted(open_ones, key=lambda item: (abs(item.score - 0.5), place(item)))[:PORTION]
    return sorted(open_ones, key=place)[:PORTION]


def decide(project: Project, user: User, suggestion: Suggestion, truth: Truth) -> bool:
    """Accept or reject as the example coder would; return which."""
    source = project.store.source(suggestion.source_guid)
    assert source is not None
    said = agreeing(suggestion, truth[source.name], project.codebook)
    if not said:
        review.reject(project, user, suggestion.guid)
        return False
    exact = next((coding for coding in said if coding.code_id == suggestion.code_id), said[0])
    guid = str(uuid.uuid5(_NAMESPACE, suggestion.guid))
    review.accept(project, user, suggestion.guid, code_id=exact.code_id, valence=exact.valence, guid=guid)
    return True


def is_repeated(project: Project, item: Suggestion) -> bool:
    """Tell whether somebody already gave words in it this code or one below it."""
    return any(
        coding.selection.overlaps(item.selection) and project.codebook.within(coding.code_id, item.code_id)
        for coding in project.store.codings(item.source_guid)
    )


def code_what_was_read(project: Project, user: User, last: Suggestion, plan: Plan) -> None:
    """Code by hand what the example coder coded up to the last suggestion that was reviewed, and nobody proposed."""
    sources = [source for source in project.store.sources() if source.name not in plan.held_out]
    for source in sources[: [source.guid for source in sources].index(last.source_guid) + 1]:
        own = project.store.codings(source.guid)
        for coding in plan.truth[source.name]:
            is_read = source.guid != last.source_guid or coding.selection.start < last.selection.end
            if is_read and not agreeing(coding, own, project.codebook):
                guid = str(uuid.uuid5(_NAMESPACE, f"{source.guid} {coding.selection.start} {coding.code_id}"))
                review.code_by_hand(
                    project, user, source.guid, coding.selection, coding.code_id, coding.valence, guid=guid
                )


def agreeing(item: Suggestion | Coding, codings: Iterable[Coding], codebook: CodeBook) -> list[Coding]:
    """Return the codings of the same main code that share words with `item`."""
    root = codebook.root_of(item.code_id)
    return [
        coding
        for coding in codings
        if coding.selection.overlaps(item.selection) and codebook.root_of(coding.code_id) == root
    ]


# Measuring


def _point(project: Project, plan: Plan, accepted: Sequence[int | bool]) -> Point:
    from sklearn.metrics import f1_score, precision_score, recall_score

    mains = _mains(project.codebook)
    passages = passages_of(project, plan.truth, plan.held_out)
    true = np.array([[code in passage.true for code in mains] for passage in passages])
    said = np.array([[code in passage.scores for code in mains] for passage in passages])
    macro, micro = (float(f1_score(true, said, average=how, zero_division=0)) for how in ("macro", "micro"))
    precision, recall = (
        float(score(true, said, average="micro", zero_division=0)) for score in (precision_score, recall_score)
    )
    by_hand = sum(coding.suggestion_guid is None for coding in project.store.codings())
    return Point(len(accepted) - 1, sum(accepted), by_hand, macro, micro, precision, recall)


def passages_of(project: Project, truth: Truth, names: Collection[str]) -> list[Passage]:
    """Return the passages of these interviews, in reading order."""
    passages: list[Passage] = []
    before = 0
    for source in project.store.sources():
        if source.name in names:
            passages += _passages(project, source, truth[source.name], before)
            before += len(truth[source.name])
    return passages


def _passages(project: Project, source: Source, codings: Sequence[Coding], before: int) -> Iterator[Passage]:
    """Yield the passages of one interview; its codings are numbered from `before`."""
    root_of, mains = project.codebook.root_of, _mains(project.codebook)
    suggestions = [item for item in project.store.suggestions(source.guid) if root_of(item.code_id) in mains]
    analysis = analysis_of(project, source)
    for start, end in (passage.span(analysis) for passage in passages_in(source, analysis)):
        here = [at for at, one in enumerate(codings) if one.selection.start < end and start < one.selection.end]
        scores: dict[str, float] = {}
        for item in suggestions:
            if item.selection.start < end and start < item.selection.end:
                code = root_of(item.code_id)
                scores[code] = max(item.score, scores.get(code, 0.0))
        yield Passage(tuple(before + at for at in here), frozenset(root_of(codings[at].code_id) for at in here), scores)


def passages_to_read(passages: Sequence[Passage], *, by_promise: bool) -> list[int]:
    """Return how many passages a coder reads, in the order of the text or most promising first, to find `FOUND`.

    A coding is found when a passage with words of it is read. Those in which nothing is proposed come last, as they
    stand in the text.
    """
    order = sorted(passages, key=lambda passage: -passage.promise) if by_promise else passages
    every = {number for passage in passages for number in passage.codings}
    found: set[int] = set()
    needed: list[int] = []
    for read, passage in enumerate(order, start=1):
        found.update(passage.codings)
        while len(needed) < len(FOUND) and len(found) >= FOUND[len(needed)] * len(every):
            needed.append(read)
    return needed


def fewest_passages(passages: Sequence[Passage]) -> list[int]:
    """Return the same for somebody who always reads the passage that gives most: what no order can go below much."""
    left = [set(passage.codings) for passage in passages]
    richest: list[Passage] = []
    while any(left):
        best = max(range(len(left)), key=lambda index: len(left[index]))
        richest.append(passages[best])
        taken = left[best].copy()
        left = [numbers - taken for numbers in left]
    return passages_to_read(richest, by_promise=False)


def bands(project: Project, truth: Truth, names: Collection[str]) -> list[Band]:
    """Return the suggestions of main codes in these interviews by band of score, lowest first."""
    mains = _mains(project.codebook)
    by_band: list[list[tuple[float, bool]]] = [[] for _ in range(BANDS)]
    for source in project.store.sources():
        for item in project.store.suggestions(source.guid) if source.name in names else ():
            if project.codebook.root_of(item.code_id) in mains:
                accepts = bool(agreeing(item, truth[source.name], project.codebook))
                by_band[min(int(item.score * BANDS), BANDS - 1)].append((item.score, accepts))
    return [
        Band(len(items), *(float(value) for value in np.mean(items, axis=0))) if items else Band(0, 0.0, 0.0)
        for items in by_band
    ]


# Printing


def print_start(folder: Path, truth: Truth, held_out: Collection[str], with_examples: bool) -> None:
    """Tell what is measured on, and where it starts."""
    print(f"held out: {', '.join(sorted(held_out))}")
    with opened(folder, with_examples) as project:
        every = passages_of(project, truth, truth.keys())
        rest = passages_of(project, truth, held_out)
        all_bands = bands(project, truth, truth.keys())
    for name, passages in (("all interviews", every), ("held-out interviews", rest)):
        coded = sum(bool(passage.true) for passage in passages)
        codings = len({number for passage in passages for number in passage.codings})
        print(f"{name}: {len(passages)} passages, {coded} with evidence of a main code, {codings} codings")
        print_reading(f"{name}, in the order of the text", passages_to_read(passages, by_promise=False))
        print_reading(f"{name}, most promising first", passages_to_read(passages, by_promise=True))
        print_reading(f"{name}, knowing where it stands", fewest_passages(passages))
    print_bands("all interviews, before any review", all_bands)


def print_curve(runs: Mapping[str, Ran]) -> None:
    """Print F1 by number of reviews, for each order."""
    head = f"{'reviews':>10}{'accepted':>10}{'by hand':>9}{'macro-F1':>10}{'micro-F1':>10}{'prec.':>8}{'recall':>8}"
    for order, ran in runs.items():
        print(f"\n{order}\n{head}")
        for point in ran.points:
            f1 = f"{point.macro:10.3f}{point.micro:10.3f}{point.precision:8.2f}{point.recall:8.2f}"
            print(f"{point.reviews:10}{point.accepted:10}{point.by_hand:9}{f1}")
    print()


def print_reading(what: str, needed: Sequence[int]) -> None:
    """Print how many passages have to be read for each share of the evidence."""
    figures = "".join(f"{count:6} for {share:.0%}" for share, count in zip(FOUND, needed, strict=True))
    print(f"  passages to read, {what}:{figures}")


def print_bands(what: str, rows: Sequence[Band]) -> None:
    """Print whether a score says what share gets accepted."""
    print(f"\nreliability, {what}\n{'score':>10}{'suggestions':>13}{'mean score':>12}{'accepted':>10}")
    for number, row in enumerate(rows):
        figures = f"{row.score:12.2f}{row.accepted:10.2f}" if row.count else ""
        print(f"{number / BANDS:6.1f}–{(number + 1) / BANDS:.1f}{row.count:13}{figures}")


if __name__ == "__main__":
    main()
