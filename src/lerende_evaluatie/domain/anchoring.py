"""Finding a quote again in a corrected transcript."""

from collections.abc import Iterable

from lerende_evaluatie.domain.model import Selection, Source

CONTEXT = 40
"""How many code points on either side tell two places with the same words apart."""


def re_anchor(selection: Selection, old: Source, new: Source) -> Selection | None:
    """Return where the quote stands in `new`, or None when it cannot be told.

    The words must be verbatim. Where they occur more than once, the place with most of the old context
    around it wins; when two places are equally good, a person must say.
    """
    places = list(_occurrences(selection.quote, new.text))
    if not places:
        return None
    scored = sorted(
        ((_likeness(selection, old.text, start, new.text), start) for start in places), key=lambda pair: -pair[0]
    )
    if len(scored) > 1 and scored[0][0] == scored[1][0]:
        return None
    start = scored[0][1]
    return Selection(start, start + len(selection.quote), selection.quote)


def _occurrences(quote: str, text: str) -> Iterable[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _likeness(selection: Selection, old_text: str, start: int, new_text: str) -> int:
    end = start + len(selection.quote)
    old_before = old_text[max(0, selection.start - CONTEXT) : selection.start]
    before = _common_end(old_before, new_text[max(0, start - CONTEXT) : start])
    after = _common_start(old_text[selection.end : selection.end + CONTEXT], new_text[end : end + CONTEXT])
    return before + after


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
