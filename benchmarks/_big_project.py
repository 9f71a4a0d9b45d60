"""A project as big as evaluators meet: one transcript of 50,000 words, and 13 of ordinary size.

On the big one lie 2,000 spans that its coder sees, and 200 of a colleague. The words are
invented from Dutch-looking syllables, and the same every time.
"""

import itertools
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.model import Cue, Selection, Source, Suggestion, User, Valence, new_guid, select
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project

ROOT = Path(__file__).resolve().parents[1]
CODER, COLLEAGUE = "Meter", "Collega"
VOCABULARY = 6_000
WORDS_BY_SPEAKER = {"I": 14, "R": 70}
"""How long a question and an answer are on average."""
SYMBOLS = ("🙂", "👩‍👩‍👧", "cafe\u0301", "شكرا")
"""What shifts offsets that are not counted in code points; one in a hundred words is such a thing."""
BEGINS = "b br d dr g gr h k kl kr l m n p pl r s sch sl st t tr v w z zw".split()
MIDDLES = "a aa e ee ei eu i ie ij o oe oo ou u ui uu".split()
ENDS = "cht f g k l lp m n ng nk p r rd rs s st t".split() + [""] * 6


@dataclass(frozen=True, slots=True)
class Size:
    """How much stands in one transcript."""

    words: int
    open: int
    by_coder: int
    by_colleague: int

    @property
    def spans(self) -> int:
        """How many spans lie on its text."""
        return self.open + self.by_coder + self.by_colleague


BIG = Size(words=50_000, open=1_400, by_coder=600, by_colleague=200)
ORDINARY = Size(words=6_000, open=120, by_coder=40, by_colleague=20)
SIZES = {"groot.txt": BIG, **{f"gewoon_{number:02}.txt": ORDINARY for number in range(1, 14)}}


def make_project(folder: Path) -> None:
    """Write the project: transcripts that a reader takes in, suggestions of a machine, codings of two coders."""
    chance = random.Random(50_000)
    vocabulary = [_word(chance) for _ in range(VOCABULARY)]
    (folder / "transcripts").mkdir(parents=True)
    shutil.copytree(ROOT / "codebook", folder / "codebook")
    (folder / "evaluatie.toml").write_text('[project]\nnaam = "meting"\n', encoding="utf-8")
    for name, size in SIZES.items():
        text = "\n".join(_turns(chance, vocabulary, size.words))
        (folder / "transcripts" / name).write_text(text, encoding="utf-8")
    with open_project(folder) as project:
        assert ingest(project).complete
        for source in project.store.sources():
            _fill(project, source, SIZES[source.name], chance)


# Words


def _word(chance: random.Random) -> str:
    syllables = chance.choices((1, 2, 3, 4), (40, 35, 20, 5))[0]
    return "".join(chance.choice(part) for _ in range(syllables) for part in (BEGINS, MIDDLES, ENDS))


def _turns(chance: random.Random, vocabulary: list[str], words: int) -> Iterator[str]:
    written = 0
    for speaker in itertools.cycle("IR"):
        if written >= words:
            return
        length = max(3, round(chance.gauss(1, 0.3) * WORDS_BY_SPEAKER[speaker]))
        yield f"{speaker}: {' '.join(_sentences(chance, vocabulary, length))}"
        written += length


def _sentences(chance: random.Random, vocabulary: list[str], words: int) -> Iterator[str]:
    """Yield sentences with `words` words in all; few words come often, and many seldom, as in speech."""
    while words > 0:
        length = min(words, chance.randint(4, 18))
        picked = [vocabulary[int(len(vocabulary) * chance.random() ** 3)] for _ in range(length)]
        if chance.random() < length / 100:
            picked[-1] = chance.choice(SYMBOLS)
        yield " ".join(picked).capitalize() + "."
        words -= length


# Spans


def _fill(project: Project, source: Source, size: Size, chance: random.Random) -> None:
    codes = [code.id for code in project.codebook.codes if code.is_codable]
    passages = sorted(_passages(source, size.spans, chance), key=lambda passage: passage.start)
    proposed = [_suggestion(project, source, passage, chance.choice(codes), chance) for passage in passages]
    chance.shuffle(proposed)
    by_coder = proposed[size.open : size.open + size.by_coder]
    by_colleague = proposed[size.open + size.by_coder :]
    kept = [*proposed[: size.open], *by_coder[::2]]
    fingerprints = dict.fromkeys((item.code_id for item in kept), "meting")
    project.store.replace_suggestions(source.guid, "codebook", fingerprints, kept)
    _accept(project, by_coder[::2], project.store.user(CODER))
    _code_by_hand(project, source, by_coder[1::2], project.store.user(CODER))
    _code_by_hand(project, source, by_colleague, project.store.user(COLLEAGUE))


def _passages(source: Source, count: int, chance: random.Random) -> set[Selection]:
    """Return as many passages in answers: some words, a sentence or two, now and then over each other."""
    passages: set[Selection] = set()
    turns = source.evidence_turns()
    while len(passages) < count:
        turn = chance.choice(turns)
        words = source.words_of(turn)
        spaces = [turn.start, *(turn.start + at for at, letter in enumerate(words) if letter == " "), turn.end]
        first = chance.randrange(len(spaces) - 1)
        last = min(first + chance.randint(3, 30), len(spaces) - 1)
        passages.add(select(source.text, spaces[first] + (first > 0), spaces[last]))
    return passages


def _suggestion(project: Project, source: Source, passage: Selection, code: str, chance: random.Random) -> Suggestion:
    term = passage.quote.split()[0]
    return Suggestion(
        guid=new_guid(),
        source_guid=source.guid,
        selection=passage,
        code_id=code,
        score=round(chance.uniform(0.4, 1.0), 2),
        valence=chance.choice(list(Valence)),
        reason=f"Hier staat “{term}”; dat woord wijst vaak op deze code.",
        cues=(Cue(passage.start, passage.start + len(term), term),),
        engine="codebook",
        engine_version="meting",
        pipeline="meting",
        codebook=project.codebook.version,
    )


def _accept(project: Project, suggestions: list[Suggestion], user: User) -> None:
    outcomes = [review.accept(suggestion, user) for suggestion in suggestions]
    codings = [outcome.coding for outcome in outcomes if outcome.coding]
    project.store.record(by=user.guid, reviews=[outcome.review for outcome in outcomes], codings=codings)


def _code_by_hand(project: Project, source: Source, places: list[Suggestion], user: User) -> None:
    codings = [review.code_by_hand(source, place.selection, place.code_id, place.valence, user) for place in places]
    project.store.record(by=user.guid, codings=codings)
