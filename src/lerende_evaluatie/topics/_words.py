"""Which words tell something: Dutch without stop words, fillers and names, but with the words that deny."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from lerende_evaluatie.domain.topics import NEGATORS, Heard

FILLERS = frozenset(
    "nou eh eeh ehm euh euhm uh uhm hm hmm hè he hé eigenlijk gewoon zeg zeggen maar ja jawel oké oke goed wel "
    "best even ding dingen heel erg echt soort beetje nog toch dus weer altijd misschien zo zo'n natuurlijk "
    "inderdaad precies kloppen denken vinden weten gaan doen komen krijgen zitten staan laten maken kijken zien "
    "horen sorry paar keer eens daar hier vaak soms steeds bijna ongeveer gebeuren beginnen blijven houden noemen "
    "iedereen iemand iets alles anders andere da's da’s mekaar elkaar enfin doei moi hoi dag wacht allemaal "
    "meteen straks vandaag morgen gisteren naast kant stuk per via langs rechts links ergens liggen leggen nemen "
    "zetten pakken halen geven kennen heten vallen brengen hangen trekken lopen steken anderhalf verder hoor nee "
    "zowel".split()
)
"""Spoken words that fill, and verbs and pronouns that say nothing by themselves."""
NUMBERS = frozenset(
    "nul een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend "
    "half halve kwart kwartier eerste tweede derde januari februari maart april mei juni juli augustus september "
    "oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag uur minuut dag week "
    "maand jaar".split()
)
"""Numbers and moments: who says them, does not talk about them."""
_NUMBER = re.compile(
    r"\w*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|tien|honderd|duizend)(?:en|ste|e)?"
)
_POINTING = re.compile(
    r"(?:er|hier|daar|waar|elkaar)(?:aan|achter|af|bij|bovenop|door|doorheen|heen|in|langs|mee|na|naar|naartoe|naast|om|"
    r"omheen|onder|op|over|tegen|toe|tussen|uit|vandaan|van|vanaf|voor)"
)
"""Words such as "erbij" and "waarvoor", that point at what was said."""
NAMED_TWICE = 2
SHORTEST = 2
"""Letters of a word."""
SOURCES_OF_WORD = 2
"""In how many interviews a word must be said: what only one says, is a story, not a topic …"""
ENOUGH_SOURCES = 4
"""… where there are at least so many interviews."""


def telling_words(passages: Sequence[Heard], lemma: Callable[[str], str]) -> list[list[str]]:
    """Return per passage the lemmas that tell something; `lemma` gives the lemma of a single word."""
    left_out = stop_lemmas(lemma) | names_in(passages)
    told = [[word for word, _, _ in passage.words if _tells(word) and word not in left_out] for passage in passages]
    shared = _shared_lemmas(passages, told)
    return [[word for word in words if word in shared] for words in told]


def stop_lemmas(lemma: Callable[[str], str]) -> frozenset[str]:
    """Return the lemmas that tell nothing: spaCy's Dutch stop words, fillers and numbers, but no word that denies."""
    from spacy.lang.nl.stop_words import STOP_WORDS

    words = STOP_WORDS | FILLERS | NUMBERS
    return frozenset(words | {lemma(word) for word in words}) - NEGATORS


def names_in(passages: Iterable[Heard]) -> frozenset[str]:
    """Return the lemmas that are names: said at least twice with a capital, and more often so than without.

    The begin of a sentence tells nothing, nor does a word in capitals, which is an abbreviation.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for passage in passages:
        for word, form, opens in passage.words:
            if not opens and not (form.isupper() and len(form) > 1):
                (capital if form[:1].isupper() else small)[word] += 1
    return frozenset(word for word, count in capital.items() if count >= NAMED_TWICE and count > small[word])


def forms(passages: Iterable[Heard]) -> dict[str, str]:
    """Return per lemma the form in which it was said most, in lower case."""
    said: dict[str, Counter[str]] = {}
    for passage in passages:
        for word, form, _ in passage.words:
            said.setdefault(word, Counter())[form.lower()] += 1
    return {word: min(found, key=lambda form: (-found[form], form)) for word, found in said.items()}


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST and not _NUMBER.fullmatch(word) and not _POINTING.fullmatch(word)


def _shared_lemmas(passages: Sequence[Heard], told: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lemmas of at least two passages, from at least two interviews where there are enough."""
    per_passage: Counter[str] = Counter()
    sources: dict[str, set[str]] = {}
    for passage, words in zip(passages, told, strict=True):
        for word in set(words):
            per_passage[word] += 1
            sources.setdefault(word, set()).add(passage.source_name)
    enough = len({passage.source_name for passage in passages}) >= ENOUGH_SOURCES
    least = SOURCES_OF_WORD if enough else 1
    return frozenset(word for word, count in per_passage.items() if count > 1 and len(sources[word]) >= least)
