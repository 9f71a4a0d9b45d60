"""Every Dutch sentence of a drafted lesson, and how names and numbers stand in it."""

import re
from collections.abc import Sequence

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.evidence import in_running_text
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Counts, Judgement

# Titles

KEEP = "Houd vast wat werkt bij {theme}"
TACKLE = "Pak aan wat knelt bij {theme}"
PILOTS_DIFFER = "Leer van de verschillen tussen pilots rond {theme}"
GROUPS_DIFFER = "Bespreek met {groups} dat zij {theme} verschillend ervaren"
ATTENTION = "Houd aandacht voor {theme}"

# Sentences, without the references and the full stop that come behind them

HEARD = "Over {theme} is gesproken in {pilots}, door {respondents}: {directions}"
SILENT_PILOTS = " (niet in {names})"
ALL_BUT_GROUPS = "Het kwam ter sprake bij {groups}, niet bij {names}"
ONLY_GROUPS = "Het kwam alleen ter sprake bij {names}: {groups}"
AMONG_OTHERS = "onder meer {names}"
IN_PILOTS = "In {pilots} is het beeld {sign}"
BASIS = ": {directions}, bij {respondents}"
CODES_BELOW = {
    Judgement.POSITIVE: "Pluspunten zitten vooral bij {codes}",
    Judgement.NEGATIVE: "Knelpunten zitten vooral bij {codes}",
}
CODE_BELOW = "{code} ({passages}, {respondents})"
GROUPS_APART = "Groepen kijken hier verschillend naar: {positive}; {negative}"
GROUP_LINE = "bij {groups} {verb} {passages} {direction} ({respondents})"
GROUPS_FROM_WHOLE = {
    Valence.POSITIVE: "Bij {groups} is het beeld gunstiger dan in het geheel: {directions}, bij {respondents}",
    Valence.NEGATIVE: "Bij {groups} is het beeld minder gunstig dan in het geheel: {directions}, bij {respondents}",
}
CHANGED = "Het beeld ging van {before} naar {after}: {earlier}, {later}; {in_both} in beide rondes gesproken"
ROUND_LINE = "in ronde {round} {verb} {passages} {direction} ({respondents})"
OTHER_SIDE = "Er klinkt ook een ander geluid: {directions}, bij {respondents} in {pilots}"
NUANCE = "Er is ook nuance: {directions}, bij {respondents} in {pilots}"

PASSAGE = ("passage", "passages")
RESPONDENT = ("respondent", "respondenten")
PILOT = ("pilot", "pilots")
GROUP = ("groep", "groepen")
SIGNS = {
    Judgement.POSITIVE: "positief",
    Judgement.MIXED: "wisselend",
    Judgement.NEGATIVE: "negatief",
}
DIRECTIONS = {
    Valence.POSITIVE: "positief",
    Valence.NEGATIVE: "negatief",
    Valence.MIXED: "gemengd",
    Valence.NEUTRAL: "zonder duidelijke richting",
}
_ORDER = {direction: index for index, direction in enumerate(DIRECTIONS)}
_GROUPS = {
    "Initiatiefnemers en projectleiders": "initiatiefnemers",
    "Samenwerkingspartners publiek": "publieke partners",
    "Samenwerkingspartners privaat": "private partners",
}
"""What groups are called in a sentence where the heading of a table would not do."""

_NUMBERS = "geen één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
_NO_BEGIN = frozenset("er erbij hoe waar waardoor waarmee waarom waarvoor wanneer wat welk welke wie".split())
"""First words of a name that no preposition can stand before."""
_NOT_A_PHRASE = re.compile(r"[,:;()/]| van (?:de|het|een) |ge\w+[dt]$")
"""What a name holds that a sentence cannot take in as it is: marks, the lack of an article, a participle at its end."""


def number(value: int, largest: int = 0) -> str:
    """Return a whole number: in words up to twelve, unless the `largest` in the same row is written in digits."""
    return _NUMBERS[value] if max(value, largest) < len(_NUMBERS) else f"{value:,}".replace(",", ".")


def amount(value: int, words: tuple[str, str]) -> str:
    """Return "één passage" or "twee passages"."""
    return f"{number(value)} {words[value != 1]}"


def share(value: int, total: int, words: tuple[str, str]) -> str:
    """Return "twee van de zes pilots", "alle zes pilots", "beide pilots" or "de enige pilot"."""
    if value == total:
        return {1: f"de enige {words[0]}", 2: f"beide {words[1]}"}.get(total, f"alle {amount(total, words)}")
    found = number(value, total) if value else _NUMBERS[0]
    return f"{found} van de {amount(total, words)}"


def verb(count: int) -> str:
    """Return the verb that goes with so many passages."""
    return "is" if count < 2 else "zijn"


def directions(counts: Counts, total: int, first: Valence | None = None) -> str:
    """Return "zeven van de tien passages zijn negatief, twee positief en één gemengd".

    `total` is of how many passages they are; the direction `first` comes first, and then the most frequent one.
    """
    found = sorted(
        ((direction, value) for direction, value in counts.valences.items() if value),
        key=lambda one: (one[0] is not first, -one[1], _ORDER[one[0]]),
    )
    (leading, most), *others = found
    start = f"{share(most, total, PASSAGE)} {verb(most)} {DIRECTIONS[leading]}"
    return listing([start, *(f"{number(value, total)} {DIRECTIONS[direction]}" for direction, value in others)])


def in_both(people: int) -> str:
    """Return how many people were heard in two rounds, with the verb."""
    if not people:
        return "voor zover bekend is niemand"
    return f"{amount(people, RESPONDENT)} {'is' if people == 1 else 'zijn'}"


def listing(parts: Sequence[str]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    return " en ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def theme(code: Code) -> str:
    """Return the name of a code as a sentence can take it in; between quotation marks when it is no plain phrase."""
    name = plain(code.name)
    if name.split(" ")[0].lower() in _NO_BEGIN or _NOT_A_PHRASE.search(name):
        return f"‘{name}’"
    return in_running_text(name)


def group(label: str) -> str:
    """Return the label of a group as a sentence can take it in."""
    return in_running_text(_GROUPS.get(label, plain(label)))


def plain(name: str) -> str:
    """Return a name without signs that would end a sentence or refer to a quote halfway."""
    found = " ".join(re.sub(r"[\[\]]|[.!?…](?!\S)", "", " ".join(name.split())).split())
    return found or f"‘{name.strip()}’"
