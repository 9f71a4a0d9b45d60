"""Topics: passages that use the same words, found without the codebook. A machine finds them; people name them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lerende_evaluatie.domain.model import Selection, Source
from lerende_evaluatie.domain.tables import By, Value, value_of

NO_TOPIC = 0
"""The number of passages that are like too few others; topics count from 1, largest first."""
COMES_BACK = 0.5
"""How much of two groups of passages together must be in both (Jaccard) for the one to be the other come back.

Below one half a cluster counts as dissolved: Hennig (2007), Cluster-wise assessment of cluster stability,
Computational Statistics & Data Analysis 52.
"""
BEYOND_CHANCE = 0.1
COHERES_BEYOND_CHANCE = 0.05
"""How much more seeds must agree, or words cohere, than by chance, to say more than chance does. (Own rule.)"""
LABEL_WORDS = 3
NEGATORS = frozenset("niet geen nooit niets niks niemand nergens zonder nauwelijks noch".split())
"""Words that turn round what is said: they tell topics apart, but say little in a label."""
ENGINE = "topics"
"""Under which name passages of a topic are suggested for a code that was made of it."""


class Unit(StrEnum):
    """What one passage is."""

    TURN = "turn"
    SENTENCE = "sentence"
    WINDOW = "window"


class Reduction(StrEnum):
    """How the many dimensions become few before passages are grouped."""

    UMAP = "umap"
    PCA = "pca"


class Whose(StrEnum):
    """Whose words are looked at."""

    RESPONDENT = "respondent"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a researcher chooses; with the same interviews and versions, the same choices give the same topics.

    `embedding` is ``auto``, ``tfidf``, ``spacy`` or ``sentence-transformers:FOLDER``; `clusters` the number of topics,
    or None to let the passages decide; `seeds` how many times the model is fitted.
    """

    unit: Unit = Unit.TURN
    embedding: str = "auto"
    clusters: int | None = None
    seeds: int = 5
    role: Whose = Whose.RESPONDENT
    reduction: Reduction = Reduction.UMAP


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a topic in the form that was said most, and how strongly it marks the topic (c-TF-IDF)."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of passages. `words` are strongest first; `quotes` are places in `Run.passages`.

    `back` is in how many of the seeds it was found, this one included. `name` is what a person called it, or empty.
    """

    number: int
    size: int
    words: tuple[Word, ...]
    back: int
    quotes: tuple[int, ...] = ()
    name: str = ""

    @property
    def label(self) -> str:
        """What to call it: the name that a person gave, or its strongest words."""
        words = [word.text for word in self.words if word.text not in NEGATORS] or [word.text for word in self.words]
        return self.name or ", ".join(words[:LABEL_WORDS])

    def is_steady(self, seeds: int) -> bool:
        """Tell whether it came back in at least half of the other seeds."""
        return 2 * (self.back - 1) >= seeds - 1


@dataclass(frozen=True, slots=True)
class Heard:
    """A passage as a model gets it: `words` are lemma, form as it was said, and whether it opens a sentence."""

    source_name: str
    selection: Selection
    words: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage and its topic. `probability` is how firmly it is in; `x` and `y` its place on the map, all in 0..1."""

    source_name: str
    selection: Selection
    topic: int
    probability: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Score:
    """How one kind of model does on these passages.

    `coherence` is NPMI in -1..1, `coverage` the share of the passages in a topic, `agreement` the mean adjusted Rand
    index between its seeds (None with one seed). `is_chance` marks what comes of words that are dealt out anew.
    """

    model: str
    topics: int
    coverage: float
    coherence: float
    agreement: float | None
    is_chance: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a model makes of passages; all that `Run` keeps beside where they come from.

    `files` are the model itself: contents by name.
    """

    passages: tuple[Placed, ...]
    topics: tuple[Topic, ...]
    scores: tuple[Score, ...]
    agreement: float | None
    left_out: dict[str, int]
    settings: dict[str, str | int | float]
    versions: dict[str, str]
    files: dict[str, bytes]


Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Places ``[start, end)`` per name of a source."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that somebody gave to the passages at these places; `texts` are the hashes of the interviews then."""

    name: str
    spans: dict[str, list[tuple[int, int]]]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """All that came of looking for topics once.

    `texts` holds per interview the hash of its text; `left_out` how many passages were not used, and why; `settings`
    and `versions` all that the outcome rests on beside the choices; `agreement` the mean adjusted Rand index between
    seeds; `waiting` names whose topic did not come back.
    """

    choices: Choices
    day: str
    pipeline: str
    texts: dict[str, str]
    passages: tuple[Placed, ...]
    topics: tuple[Topic, ...]
    scores: tuple[Score, ...]
    agreement: float | None
    left_out: dict[str, int] = field(default_factory=dict)
    settings: dict[str, str | int | float] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    waiting: tuple[Named, ...] = ()

    @property
    def is_always_the_same(self) -> bool:
        """Whether every seed gives the same, so that coming back says nothing: nothing is left to chance then."""
        return self.choices.reduction is Reduction.PCA and self.choices.clusters is None and self.choices.seeds > 1

    @property
    def says_nothing_of_chance(self) -> bool:
        """Whether coming back means nothing: there was one seed, or all of them are bound to give the same."""
        return self.choices.seeds == 1 or self.is_always_the_same

    @property
    def is_like_chance(self) -> bool:
        """Whether agreement and coherence are both hardly better than on words dealt out anew; False if not known."""
        chance = next((score for score in self.scores if score.is_chance), None)
        if chance is None or chance.agreement is None or self.agreement is None:
            return False
        agrees = self.agreement >= chance.agreement + BEYOND_CHANCE
        return not agrees and self.scores[0].coherence < chance.coherence + COHERES_BEYOND_CHANCE

    @property
    def offered(self) -> int:
        """How many passages there were, those that were not used included."""
        return len(self.passages) + sum(self.left_out.values())

    def topic(self, number: int) -> Topic | None:
        """Return a topic by its number, or None."""
        return self.topics[number - 1] if 0 < number <= len(self.topics) else None

    def members(self, number: int) -> Iterator[Placed]:
        """Yield the passages of a topic, in the order of the texts."""
        return (passage for passage in self.passages if passage.topic == number)

    def quotes(self, topic: Topic) -> list[Placed]:
        """Return the most typical passages of a topic."""
        return [self.passages[index] for index in topic.quotes]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the passages of a column are in a topic."""

    passages: int
    of: int

    @property
    def share(self) -> float:
        """The share, in 0..1; 0 when the column has no passages."""
        return self.passages / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """Topics × the values of a variable: a line of shares per topic, with the values as columns."""

    columns: tuple[Value, ...]
    rows: tuple[tuple[Share, ...], ...]


def spread(run: Run, sources: Iterable[Source], by: By, order: Sequence[Value] = ()) -> Spread:
    """Return how the topics are spread over pilots, groups or rounds; what is in `order` comes first, then by value.

    Passages of interviews that are not among `sources` are left out.
    """
    values = {source.name: value_of(source, by) for source in sources}
    known = [passage for passage in run.passages if passage.source_name in values]
    whole = Counter(values[passage.source_name] for passage in known)
    parts = Counter((passage.topic, values[passage.source_name]) for passage in known)
    first = [value for value in order if value in whole]
    columns = (*first, *sorted(whole.keys() - set(first), key=_by_value))
    rows = tuple(tuple(Share(parts[topic.number, value], whole[value]) for value in columns) for topic in run.topics)
    return Spread(columns, rows)


def spans_of(passages: Iterable[Placed]) -> dict[str, list[tuple[int, int]]]:
    """Return where passages stand."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for passage in passages:
        spans[passage.source_name].append((passage.selection.start, passage.selection.end))
    return dict(spans)


def named_again(run: Run, names: Iterable[Named]) -> Run:
    """Return the run with names on the topics that have come back; the other names wait.

    A topic has come back when at least half of what it and the named passages hold together is in both, measured in
    characters of the interviews that both are about, as far as their text is the same: so it is seen also when
    passages are now cut in another way.
    """
    topics = {topic.number: topic for topic in run.topics}
    spans = {number: spans_of(run.members(number)) for number in topics}
    waiting = []
    for named in names:
        alike = {
            number: _alike(spans[number], named.spans, dict(run.texts.items() & named.texts.items()))
            for number, topic in topics.items()
            if not topic.name
        }
        best = max(alike, key=alike.__getitem__, default=NO_TOPIC)
        if alike.get(best, 0.0) >= COMES_BACK:
            topics[best] = replace(topics[best], name=named.name)
        else:
            waiting.append(named)
    return replace(run, topics=tuple(topics.values()), waiting=tuple(waiting))


def names_in(run: Run) -> list[Named]:
    """Return all names that people gave: those on topics, and those that wait."""
    named = [Named(topic.name, spans_of(run.members(topic.number)), run.texts) for topic in run.topics if topic.name]
    return [*named, *run.waiting]


def renamed(run: Run, number: int, name: str) -> Run:
    """Return the run in which a person called a topic by this name; an empty one takes the name away."""
    topics = tuple(replace(topic, name=name) if topic.number == number else topic for topic in run.topics)
    return replace(run, topics=topics)


def _by_value(value: Value) -> tuple[bool, int, str]:
    return value is None, value if isinstance(value, int) else 0, str(value)


def _alike(one: Spans, other: Spans, within: Iterable[str]) -> float:
    """Return which share of the characters that either holds in these interviews is in both (Jaccard)."""
    both = total = 0
    for name in within:
        here, there = sorted(one.get(name, ())), sorted(other.get(name, ()))
        shared = _shared(here, there)
        both += shared
        total += sum(end - start for start, end in (*here, *there)) - shared
    return both / total if total else 0.0


def _shared(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> int:
    """Return how many characters two lists of spans share; those of one list do not overlap each other."""
    shared = left = right = 0
    while left < len(one) and right < len(other):
        shared += max(0, min(one[left][1], other[right][1]) - max(one[left][0], other[right][0]))
        if one[left][1] <= other[right][1]:
            left += 1
        else:
            right += 1
    return shared
