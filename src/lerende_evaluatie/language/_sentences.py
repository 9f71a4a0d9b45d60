"""Sentence borders that fit spoken text."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lerende_evaluatie.domain.model import Turn

_HARD = frozenset(".!?")
_SOFT = frozenset({"…", *("." * dots for dots in range(2, 12))})
_LAST_WORDS = frozenset("enz. etc. e.d. e.a. o.i.d. jl. a.u.b. s.v.p. p.u. n.v.t.".split())
"""Abbreviations that a sentence may end with."""
_STOPS = _HARD | _SOFT | _LAST_WORDS
_CLOSERS = frozenset("”’\"')]»")
_BRACKETS = {"(": ")", "[": "]"}
_INSIDE = frozenset(",;:)]»")
LONG = 50
"""Words after which a sentence without full stops is cut at the next conjunction: subtitles often have none."""
_CUTTERS = frozenset({"en", "maar", "dus", "want", "toen"})
_LONGEST_REMARK = 8
_LONGEST_NUMBER = 2


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text and where they stand."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def is_glued(self, token: int) -> bool:
        """Tell whether no blank stands before a token."""
        return token > 0 and self.starts[token] == self.ends[token - 1]


def sentence_borders(
    tokens: Tokens, turns: Sequence[Turn], line_starts: Collection[int], given: Collection[int] | None = None
) -> list[tuple[int, int]]:
    """Return sentences as ``[first, last)`` token indices; none lies over the border of a turn or a line.

    `line_starts` are tokens that open a line; `given` are sentence starts that a parser found, which take
    the place of the rules on full stops.
    """
    count = len(tokens.words)
    if not count:
        return []
    opening = {0, *(bisect_left(tokens.starts, turn.start) for turn in turns), *line_starts}
    opening.update(_add_stops(tokens, opening) if given is None else given)
    borders = sorted(token for token in opening if token < count)
    return [piece for first, last in pairwise([*borders, count]) for piece in _pieces(tokens.words, first, last)]


def _add_stops(tokens: Tokens, forced: Collection[int]) -> set[int]:
    """Return the tokens that open a sentence because the one before it ends."""
    words = tokens.words
    opening: set[int] = set(forced)
    for stop in [token for token, word in enumerate(words) if word in _STOPS]:
        after = _after_closers(tokens, stop + 1)
        is_quoted = after > stop + 1
        after = _after_remark(words, after, forced)
        if after < len(words) and _ends(tokens, stop, after, is_quoted) and not _is_list_number(tokens, stop, opening):
            opening.add(after)
    return opening


def _ends(tokens: Tokens, stop: int, after: int, is_quoted: bool) -> bool:
    """Tell whether the sentence ends at `stop`, so that the next begins at `after`."""
    word, following = tokens.words[stop], tokens.words[after]
    if following in _STOPS or following in _INSIDE:
        return False
    is_spaced_dots = word == "." and stop > 0 and tokens.words[stop - 1] == "."
    if is_quoted or is_spaced_dots or word in _SOFT:
        return not following[0].islower()
    return word in _HARD or following[0].isupper()


def _after_closers(tokens: Tokens, token: int) -> int:
    """Return the first token behind the quotes and brackets that close right here."""
    while token < len(tokens.words) and tokens.words[token] in _CLOSERS and tokens.is_glued(token):
        token += 1
    return token


def _after_remark(words: Sequence[str], token: int, forced: Collection[int]) -> int:
    """Return the first token behind a transcriber's remark such as "(lacht)", which goes with what was said before."""
    if token + 1 >= len(words) or words[token] not in _BRACKETS or words[token + 1][0].isupper() or token in forced:
        return token
    closer = _BRACKETS[words[token]]
    for place in range(token + 1, min(len(words), token + _LONGEST_REMARK)):
        if place in forced:
            break
        if words[place] == closer:
            return place + 1
    return token


def _is_list_number(tokens: Tokens, stop: int, opening: Collection[int]) -> bool:
    """Tell whether the full stop belongs to a number in front: "1. De buurt"."""
    number = stop - 1
    if tokens.words[stop] != "." or number not in opening or not tokens.is_glued(stop):
        return False
    word = tokens.words[number]
    return len(word) <= _LONGEST_NUMBER and (word.isdecimal() or (len(word) == 1 and word.isalpha()))


def _pieces(words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, cut where it is too long: at a conjunction or a comma, and in the end anywhere."""
    while last - first > LONG:
        limit = min(last, first + 2 * LONG)
        cut = next((token for token in range(first + LONG, limit) if _may_cut(words, token)), limit)
        yield first, cut
        first = cut
    if first < last:
        yield first, last


def _may_cut(words: Sequence[str], token: int) -> bool:
    return words[token - 1] == "," or words[token].casefold() in _CUTTERS
