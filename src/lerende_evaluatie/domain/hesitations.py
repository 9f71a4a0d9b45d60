"""Hesitations in spoken words, and a quote that is printed without them."""

import re

from lerende_evaluatie.domain.clauses import HESITATIONS
from lerende_evaluatie.domain.tracing import OMISSION

_AMBIGUOUS = frozenset({"mm"})
"""A sound, but a measure as well: "twee mm"."""
_SHORT = sorted({re.sub(r"(.)\1+", r"\1", sound) for sound in HESITATIONS - _AMBIGUOUS})
_SOUNDS = "|".join("".join(f"{letter}+" for letter in sound) for sound in _SHORT)
"""Each sound, however long it is drawn out: "eh", "eeehh"."""
_HESITATION = re.compile(
    rf"(?<!\S)(?=[{''.join(sorted({sound[0] for sound in _SHORT}))}])(?P<sound>{_SOUNDS})[,.;:…–—-]*(?!\S)",
    re.IGNORECASE,
)
_NEVER_TWICE = "de|mijn|onze"
"""Words that no Dutch sentence has twice in a row, unlike "dat dat" and "je je": said twice, the first is a stutter."""
_LEFT_OUT = re.compile(
    rf"{_HESITATION.pattern}|(?<!\S)(?P<stutter>{_NEVER_TWICE})(?:,|…|-|\.\.\.)?(?=\s+(?P=stutter)(?:\s|,))",
    re.IGNORECASE,
)


def hesitations(text: str) -> int:
    """Return how many hesitations stand in a text: "eh", "uhm", "hmm", however long they are drawn out."""
    return sum(_is_sound(found) for found in _HESITATION.finditer(text))


def without_hesitations(text: str) -> str:
    """Return `text` with […] in the place of each hesitation, and of the first of two words in a stutter ("de de man").

    The commas around a hesitation go with it, and so does the sign that ends it; neighbours become one […]. All other
    words stay as they were said, in their order, so that `tracing.compare` finds them back. When in doubt a word stays:
    remarks of the transcriber, "hm-hm" (which is a yes), "eh?" (a question), "EH" (letters), "twee mm", "dat dat". A
    text that is nothing but hesitations comes back unchanged.
    """
    kept: list[str] = []
    at = 0
    for found in _LEFT_OUT.finditer(text):
        if found["sound"] and not _is_sound(found):
            continue
        before = text[at : found.start()]
        if before.strip() or not kept:
            kept.append(_without_comma(before) if found["sound"] else before)
        at = found.end()
    if not kept:
        return text
    kept.append(text[at:])
    return OMISSION.join(kept) if any(map(str.isalnum, "".join(kept))) else text


def _is_sound(found: re.Match[str]) -> bool:
    """Tell whether what looks like a hesitation is one: capitals alone are an abbreviation."""
    return not found["sound"].isupper()


def _without_comma(words: str) -> str:
    """Return words without the comma at their end; the white space behind it stays."""
    bare = words.rstrip()
    return bare[:-1].rstrip() + words[len(bare) :] if bare.endswith(",") else words
