"""Cutting turns into passages of the length that a person codes."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import Source, Turn

WHOLE = 80
"""A turn of at most so many tokens, in at most `SENTENCES` sentences, is one passage."""
SENTENCES = 4
LENGTH = 25
"""In a longer turn a passage ends with the sentence that makes it at least so many tokens long."""
LONGEST = 200
"""A whole turn of more tokens than this is cut between sentences."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences ``[first, last)`` of a source, all in one turn."""

    first: int
    last: int

    def tokens(self, analysis: Analysis) -> tuple[int, int]:
        """Return the tokens ``[first, last)``."""
        return analysis.sentences[self.first][0], analysis.sentences[self.last - 1][1]

    def span(self, analysis: Analysis) -> tuple[int, int]:
        """Return where the passage begins and ends in the text, in code points."""
        first, last = self.tokens(analysis)
        return analysis.starts[first], analysis.ends[last - 1]


def passages_in(source: Source, analysis: Analysis) -> Iterator[Passage]:
    """Return the passages of all turns that can carry evidence, in the order of the text."""
    return windows_in(source.evidence_turns(), analysis)


def turns_in(turns: Iterable[Turn], analysis: Analysis) -> Iterator[Passage]:
    """Yield whole turns; a very long one in parts of whole sentences, none longer than `LONGEST` where that can be."""
    for turn in sentences_in(turns, analysis):
        begin = turn.start
        for end in turn:
            if end > begin and analysis.sentences[end][1] - analysis.sentences[begin][0] > LONGEST:
                yield Passage(begin, end)
                begin = end
        if begin < turn.stop:
            yield Passage(begin, turn.stop)


def windows_in(turns: Iterable[Turn], analysis: Analysis) -> Iterator[Passage]:
    """Yield turns cut into passages of the length that a person codes."""
    for turn in sentences_in(turns, analysis):
        if turn:
            yield from _cut(analysis, turn.start, turn.stop)


def sentences_in(turns: Iterable[Turn], analysis: Analysis) -> Iterator[range]:
    """Yield the numbers of the sentences in each turn."""
    starts = [analysis.starts[first] for first, _ in analysis.sentences]
    for turn in turns:
        yield range(bisect_left(starts, turn.start), bisect_left(starts, turn.end))


def _cut(analysis: Analysis, first: int, last: int) -> Iterator[Passage]:
    def length(begin: int, end: int) -> int:
        return analysis.sentences[end - 1][1] - analysis.sentences[begin][0]

    begin = first
    for end in range(first + 1, last + 1):
        rest_fits = last - begin <= SENTENCES and length(begin, last) <= WHOLE
        if end == last or (length(begin, end) >= LENGTH and not rest_fits):
            yield Passage(begin, end)
            begin = end
