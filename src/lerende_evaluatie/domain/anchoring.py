"""Finding a quote again in a corrected transcript."""

from collections.abc import Iterable

from lerende_evaluatie.domain.model import Selection, Source

CONTEXT = 40
"""How many code points on either side tell two places with the same words apart."""

ENOUGH = 8
"""How many code points of context a place must share to be told from others with the same words."""


def re_anchor(selection: Selection, old: Source, new: Source) -> Selection | None:
    """Return where the quote stands in `new`, or None when it cannot be told.

    The words must be verbatim. Where nothing changed before the quote, or nothing behind it, its place is sure.
    Else, where the words occur more than once, the place with most of the old context around it wins; when
    two places are equally good, or none is like the old one, a person must say.
    """
    start = _sure_place(selection, old.text, new.text)
    if start is None:
        start = _likely_place(selection, old.text, new.text)
    return None if start is None else Selection(start, start + len(selection.quote), selection.quote)


def _sure_place(selection: Selection, old_text: str, new_text: str) -> int | None:
    shifted = selection.start + len(new_text) - len(old_text)
    if new_text.startswith(old_text[: selection.end]):
        return selection.start
    return shifted if shifted >= 0 and new_text.endswith(old_text[selection.start :]) else None


def _likely_place(selection: Selection, old_text: str, new_text: str) -> int | None:
    places = list(_occurrences(selection.quote, new_text))
    if len(places) < 2:
        return places[0] if places else None
    ranked = sorted(((_likeness(selection, old_text, start, new_text), start) for start in places), reverse=True)
    (best, start), (next_best, _) = ranked[:2]
    return start if best > next_best and best >= ENOUGH else None


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
