"""Lines that a page was too narrow for, put together again as paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from lerende_evaluatie.readers._heads import is_only_time
from lerende_evaluatie.readers._labels import Labels
from lerende_evaluatie.readers._speakers import labels_in_texts, starts_turn

MIN_WRAPPED_WIDTH, MAX_WRAPPED_WIDTH = 45, 120
"""Nobody wraps lines narrower or wider than this."""
SHORT = 0.75
"""A line below this part of the usual width had room for the next word, so it was ended on purpose."""

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_BULLET = re.compile(r"\s*(?:[-–•*▪◦·●○■□‣o]|\d{1,2}[.)])\s+\S")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = ("-", "\u2010", "\u00ad")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u2010]$")
_SHARED_HYPHEN = frozenset({"en", "of", "tot", "als", "noch", "dan", "c.q."})


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether these lines of plain text were broken to fit a width."""
    width = _width(lines)
    joints = [(one.strip(), other.strip()) for one, other in pairwise(lines) if one.strip() and other.strip()]
    if len(joints) < 3 or not MIN_WRAPPED_WIDTH <= width <= MAX_WRAPPED_WIDTH:
        return False
    full = [other for one, other in joints if len(one) > SHORT * width and not _SENTENCE_END.search(one)]
    return len(full) > len(joints) / 2 and sum(other[0].islower() for other in full) > len(full) / 2


def unwrap(lines: Sequence[str]) -> list[str]:
    """Join wrapped lines and hyphenated words into paragraphs.

    A paragraph ends at an empty line, before a label, a time or a bullet, and after a short line that ends
    a sentence or is a heading.
    """
    stripped = [line.strip() for line in lines]
    labels = labels_in_texts(line for line in stripped if line and not is_only_time(line))
    width = _width(stripped)
    words = _whole_words(stripped)
    paragraphs: list[list[str]] = []
    before = ""
    for line in stripped:
        if line and (not before or _breaks(before, line, labels, width)):
            paragraphs.append([line])
        elif line:
            paragraphs[-1][-1:] = _joined(paragraphs[-1][-1], line, words)
        before = line
    return ["".join(parts) for parts in paragraphs]


def _width(lines: Sequence[str]) -> int:
    """Return the usual length of a full line."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _breaks(before: str, line: str, labels: Labels, width: int) -> bool:
    """Tell whether a new paragraph starts between two lines that touch."""
    if starts_turn(line, labels) or _BULLET.match(line) or is_only_time(line) or is_only_time(before):
        return True
    if starts_turn(before, labels, alone=True):
        return True
    if len(before) >= SHORT * width:
        return False
    return _SENTENCE_END.search(before) is not None or (len(before) < 0.6 * width and line[0].isupper())


def _whole_words(lines: Sequence[str]) -> set[str]:
    """Return the words that stand whole in the text: not the two halves around the end of a line."""
    words: set[str] = set()
    broken = False
    for line in lines:
        found = _WORD.findall(line.lower())
        start = 1 if broken else 0
        broken = line.endswith(_HYPHENS)
        words.update(found[start : len(found) - broken])
    return words


def _joined(left: str, right: str, words: set[str]) -> tuple[str, str]:
    """Return two lines as they follow one another; a word that was broken between them is made whole."""
    if left.endswith("\u00ad"):
        return left[:-1], right
    broken, rest = _BROKEN_WORD.search(left[-MAX_WRAPPED_WIDTH:]), _WORD.match(right)
    if broken is None or rest is None:
        return f"{left} ", right
    if not rest[0][0].islower():  # “Noord-Holland”, but not “dat ik- Maar”
        return (left, right) if broken[1][0].isupper() else (f"{left} ", right)
    first, second = broken[1].lower(), rest[0]
    if f"{first}-{second}" in words:
        return left, right
    # “werk- en leerplekken”, and “dat ik- ja”: both halves are words by themselves.
    if first + second not in words and (second in _SHARED_HYPHEN or (first in words and second in words)):
        return f"{left} ", right
    return left[:-1], right
