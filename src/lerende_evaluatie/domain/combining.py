"""One suggestion per passage and code, whatever number of engines made it."""

from collections.abc import Iterable
from dataclasses import replace

from lerende_evaluatie.domain.model import Suggestion


def combined(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the suggestions with those of one code on words that overlap taken together.

    The surest one stays, with the reasons and the words behind all of them; the rest is left out.
    """
    by_code: dict[str, list[Suggestion]] = {}
    for item in sorted(suggestions, key=lambda item: -item.score):
        kept = by_code.setdefault(item.code_id, [])
        for index, other in enumerate(kept):
            if other.engine != item.engine and other.selection.overlaps(item.selection):
                kept[index] = _with_reasons_of(other, item)
                break
        else:
            kept.append(item)
    every = [item for kept in by_code.values() for item in kept]
    return sorted(every, key=lambda item: (item.selection.start, item.selection.end, item.code_id))


def _with_reasons_of(best: Suggestion, other: Suggestion) -> Suggestion:
    """Return `best` with the reason of `other` after its own, and those of its words that lie within it."""
    start, end = best.selection.start, best.selection.end
    within = [cue for cue in other.cues if start <= cue.start and cue.end <= end]
    cues = tuple(dict.fromkeys((*best.cues, *within)))
    reason = best.reason if other.reason in best.reason else f"{best.reason}; {other.reason}"
    return replace(best, reason=reason, cues=cues)
