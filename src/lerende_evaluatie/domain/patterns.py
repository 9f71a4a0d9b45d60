"""The small language in which a codebook says which words suggest a code.

    collega            every form of the word (by lemma), small or capital
    werk*  *subsidie  *kosten*      begins with, ends with, contains: for compounds
    =UWV               exactly this form, capitals included
    trots|blij         one of these
    trots op werk      in this order, at most three other words between each two
    in_de_weg          directly after one another
    kosten .. tijd     in this order, anywhere in the sentence
    zin & collega      both in one sentence, in any order
    afhaken            a separable verb is written as one word and also found as "haakt … af"

Spaces bind stronger than ``..``, and ``..`` stronger than ``&``.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

NEAR_WORDS = 3
"""How many other words may stand between two words of a pattern."""


class PatternError(ValueError):
    """A pattern that cannot be read; the message is a Dutch sentence."""


class Form(StrEnum):
    """How a word of a pattern is compared with a word of the text."""

    LEMMA = "lemma"
    EXACT = "exact"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    INFIX = "infix"


@dataclass(frozen=True, slots=True)
class Word:
    """One alternative of a slot. `text` is lower case, except for EXACT."""

    text: str
    form: Form


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a pattern: any of `words`, at most `reach` words after the slot before it.

    `reach` is 0 for directly after, `NEAR_WORDS` for a space, None for anywhere later in the sentence.
    """

    words: tuple[Word, ...]
    reach: int | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern: `sequences` must all occur in one sentence, each with its slots in order."""

    text: str
    sequences: tuple[tuple[Slot, ...], ...]


def normal(word: str) -> str:
    """Return a word with composed letters and straight apostrophes, so that two ways of typing it are one word."""
    return word if word.isascii() else unicodedata.normalize("NFC", word).replace("’", "'")


def fold(word: str) -> str:
    """Return a word as it is compared: normal, and lower case."""
    return normal(word).casefold()


def parse_pattern(text: str) -> Pattern:
    """Parse one pattern; PatternError says in Dutch what is wrong with it."""
    if not text.strip():
        raise PatternError("er staat geen woord in")
    sequences = tuple(_parse_sequence(part) for part in text.split("&"))
    return Pattern(text.strip(), sequences)


def _parse_sequence(text: str) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    for far_part in text.replace("..", " .. ").split(" .. "):
        reach: int | None = None
        for near_part in far_part.split():
            for word in near_part.split("_"):
                slots.append(Slot(_parse_alternatives(word), reach))
                reach = 0
            reach = NEAR_WORDS
        if reach is None:
            raise PatternError("bij ‘..’ of ‘&’ ontbreekt aan één kant een woord")
    return tuple(slots)


def _parse_alternatives(text: str) -> tuple[Word, ...]:
    return tuple(_parse_word(word) for word in text.split("|"))


def _parse_word(text: str) -> Word:
    bare = text.strip("*=")
    if not bare:
        raise PatternError("er staat een leeg woord in")
    if any(sign in bare for sign in "*="):
        raise PatternError(f"‘*’ en ‘=’ mogen niet midden in een woord staan (‘{text}’)")
    if text.startswith("="):
        if text != "=" + bare:
            raise PatternError(f"‘=’ en ‘*’ gaan niet samen (‘{text}’)")
        return Word(normal(bare), Form.EXACT)
    if text.endswith("="):
        raise PatternError(f"‘=’ hoort voor het woord (‘{text}’)")
    return Word(fold(bare), _FORMS[text.startswith("*"), text.endswith("*")])


_FORMS = {
    (False, False): Form.LEMMA,
    (False, True): Form.PREFIX,
    (True, False): Form.SUFFIX,
    (True, True): Form.INFIX,
}
