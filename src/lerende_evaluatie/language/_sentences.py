"""Sentence borders that fit spoken text."""

from collections.abc import Sequence

from lerende_evaluatie.domain.model import Turn

ENDS = frozenset(".!?")
SOFT_ENDS = frozenset({"…", "...", "..", "...."})
CLOSERS = frozenset("”’\"')]»")
LONG = 50
"""Words after which a sentence without full stops is cut at the next conjunction: subtitles often have none."""
CUTTERS = frozenset({"en", "maar", "dus", "want", "toen"})


def sentence_borders(
    words: Sequence[str],
    starts: Sequence[int],
    turns: Sequence[Turn],
    line_starts: frozenset[int],
    given: frozenset[int] | None = None,
) -> list[tuple[int, int]]:
    """Return sentences as ``[first, last)`` token indices; none lies over the border of a turn or a line.

    `line_starts` are tokens that open a line; `given` are sentence starts that a parser found, which take
    the place of the rules on full stops.
    """
    forced = _tokens_that_open_a_turn(starts, turns) | line_starts
    sentences: list[tuple[int, int]] = []
    first = 0
    for token in range(1, len(words) + 1):
        if token == len(words) or token in forced or _opens(words, token, given) or _is_long(words, first, token):
            sentences.append((first, token))
            first = token
    return sentences


def _tokens_that_open_a_turn(starts: Sequence[int], turns: Sequence[Turn]) -> set[int]:
    """Return the first token of each turn; both sequences are in the order of the text."""
    opening: set[int] = set()
    token = 0
    for turn in turns:
        while token < len(starts) and starts[token] < turn.start:
            token += 1
        opening.add(token)
    return opening


def _opens(words: Sequence[str], token: int, given: frozenset[int] | None) -> bool:
    if given is not None:
        return token in given
    last = token - 1
    if words[token] in CLOSERS and words[last] in ENDS | SOFT_ENDS:
        return False
    while last > 0 and words[last] in CLOSERS:
        last -= 1
    if words[last][-1] in ENDS and words[last] not in SOFT_ENDS:
        return words[last] in ENDS or not words[last][0].isalnum()
    return words[last] in SOFT_ENDS and not words[token][0].islower()


def _is_long(words: Sequence[str], first: int, token: int) -> bool:
    return token - first >= LONG and words[token].casefold() in CUTTERS
