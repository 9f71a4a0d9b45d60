"""Topics beside codes: what the codebook covers already, what it has no code for, and which codes are spread wide."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Coding, Source
from lerende_evaluatie.domain.topics import Placed, Run, Topic

COVERED = 1 / 2
PARTLY = 1 / 5


class Coverage(StrEnum):
    """How far a topic is coded: in at least half of its passages, in at least a fifth, or in fewer."""

    COVERED = "covered"
    PARTLY = "partly"
    NONE = "none"
    UNKNOWN = "unknown"
    """None of its passages is in an interview that somebody coded."""


@dataclass(frozen=True, slots=True)
class TopicCodes:
    """One topic: of its `passages` in coded interviews, how many carry a code (`coded`), and how many each code."""

    topic: Topic
    passages: int
    coded: int
    codes: dict[str, int]

    @property
    def coverage(self) -> Coverage:
        """How far it is coded."""
        if not self.passages:
            return Coverage.UNKNOWN
        share = self.coded / self.passages
        return Coverage.COVERED if share >= COVERED else Coverage.PARTLY if share >= PARTLY else Coverage.NONE


@dataclass(frozen=True, slots=True)
class CodeTopics:
    """One code with all below it: how many of its passages are in a topic, and over how many topics these are spread.

    `spread` is the effective number of topics, the exponential of Shannon's entropy (Hill number of order 1): 1 when
    all are in one topic, n when they are spread evenly over n.
    """

    code_id: str
    passages: int
    in_topic: int
    spread: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Topics × codes, over the interviews that hold a coding; `interviews` is how many of all `of_interviews` do."""

    topics: tuple[TopicCodes, ...]
    codes: tuple[CodeTopics, ...]
    interviews: int
    of_interviews: int


def compare(run: Run, sources: Sequence[Source], codings: Iterable[Coding], codebook: CodeBook) -> Comparison:
    """Lay topics beside codings; a passage carries a code when one of its codings shares a character with it."""
    names = {source.guid: source.name for source in sources}
    by_source: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.source_guid in names:
            by_source[names[coding.source_guid]].append(coding)
    coded = {name: sorted(found, key=lambda coding: coding.selection.start) for name, found in by_source.items()}
    found = [
        (passage, _codes_on(passage, coded[passage.source_name], codebook))
        for passage in run.passages
        if passage.source_name in coded
    ]
    return Comparison(
        topics=tuple(_topic_codes(topic, found, codebook) for topic in run.topics),
        codes=tuple(_code_topics(found, codebook)),
        interviews=len({passage.source_name for passage, _ in found}),
        of_interviews=len(run.texts),
    )


def _codes_on(passage: Placed, codings: Iterable[Coding], codebook: CodeBook) -> set[str]:
    return {
        code
        for coding in codings
        if coding.selection.overlaps(passage.selection)
        for code in codebook.lineage(coding.code_id)
    }


def _topic_codes(topic: Topic, found: Iterable[tuple[Placed, set[str]]], codebook: CodeBook) -> TopicCodes:
    codes = [on for passage, on in found if passage.topic == topic.number]
    counted = Counter(code for on in codes for code in on)
    order = [code.id for code in codebook.with_unknown(sorted(counted)).walk() if code.id in counted]
    order.sort(key=lambda code: -counted[code])
    return TopicCodes(topic, len(codes), sum(map(bool, codes)), {code: counted[code] for code in order})


def _code_topics(found: Sequence[tuple[Placed, set[str]]], codebook: CodeBook) -> Iterator[CodeTopics]:
    topics: dict[str, Counter[int]] = defaultdict(Counter)
    for passage, on in found:
        for code in on:
            topics[code][passage.topic] += 1
    order = [code.id for code in codebook.with_unknown(topics).walk()]
    for code in order:
        if code in topics:
            inside = {number: count for number, count in topics[code].items() if number}
            yield CodeTopics(code, topics[code].total(), sum(inside.values()), _effective(inside.values()))


def _effective(counts: Iterable[int]) -> float:
    counts = list(counts)
    total = sum(counts)
    return math.exp(-sum(count / total * math.log(count / total) for count in counts)) if total else 0.0
