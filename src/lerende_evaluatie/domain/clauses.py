"""What Dutch word order tells without a parse: where a clause ends, whose particle stands apart, what is denied.

Closed classes of words and their order decide. All functions take the words of one sentence, folded by
`patterns.fold`, and give indices in that sentence.
"""

from collections.abc import Sequence
from itertools import accumulate

HESITATIONS = frozenset("eh eeh ehh ehm euh euhm uh uhm hm hmm mm".split())
_BORDERS = frozenset(
    ", ; : ( ) – — maar want omdat doordat zodat terwijl hoewel ofschoon toen als wanneer dus tenzij "
    "nadat voordat".split()
)
_JOINERS = frozenset({"en", "of"})
_OPENERS = frozenset(
    "ik je jij jullie u hij zij ze we wij men dat dit daar dan toen er nu iedereen daarom dus ben is was "
    "waren heb heeft had hadden ga gaat ging kan kon mag mocht moet moest wil wilde zal zou word wordt "
    "werd zit zat sta staat doe doet kom komt".split()
)
"""Words after which "en" and "of" join two clauses and not two nouns."""
_SUBORDINATORS = frozenset("dat die om waar waarom waardoor wat wie of en hoe".split())
_SUBJECTS = frozenset("ik je jij u hij zij ze het we wij men er dat dit iedereen".split())

PARTICLES = frozenset(
    "achteruit achterna aaneen aan achter af bij bijeen binnen boven buiten deel dicht door gelijk goed "
    "heen in ineen kennis klaar kwijt langs los mede mee mis na neer om omhoog omlaag onder op open over "
    "overeen plaats rond samen schoon stil stop stuk tegemoet tegen tekort teleur terecht terug thuis toe "
    "uit uiteen vast vol voor voorbij voort vooruit vrij waar weer weg".split()
)
_LONGEST_FIRST = sorted(PARTICLES, key=len, reverse=True)
_INSEPARABLE = frozenset(
    "achterhalen doorgronden inkomen omarmen omgeven omhelzen onderbouwen onderbreken onderdrukken "
    "ondergaan onderhandelen onderhouden ondermijnen ondernemen onderschatten onderscheiden ondersteunen "
    "ondervinden onderzoeken overdrijven overleggen overleven overlijden overschatten overtreden "
    "overtuigen overvragen overwegen overwinnen overzien toeslagen voldoen volgen volstaan voorkomen "
    "vooroordelen voordelen voorspellen voorzien weerhouden weerspiegelen".split()
)
_SHORTEST_VERB = 4
_PARTICLE_REACH = 12
_CLUSTER = frozenset(
    "te wil wilde willen kan kon kunnen moet moest moeten mag mocht mogen zal zou zullen zouden gaat ging "
    "gaan laat liet laten is was zijn waren heeft had hebben wordt werd worden blijf blijft blijven hoeft "
    "hoeven".split()
)
"""What may stand between a particle and the verb behind it: "af te haken", "dat hij af zou kunnen haken"."""
_CLUSTER_REACH = 3
_AFTER_PARTICLE = frozenset(
    "en of dat die bij door met naar om op over sinds tegen tijdens tot uit van vanaf vanuit vanwege "
    "volgens voor wat in aan binnen na hoor hè ook nu dan nou weer gewoon vaak soms altijd nooit niet wel "
    "hier daar zo ja joh zeg eigenlijk".split()
)

_NOT = frozenset({"niet", "nie", "evenmin"})
_NO = frozenset({"geen", "gin", "zonder", "noch"})
_NEVER = frozenset("niemand nooit nergens niets niks nauwelijks amper".split())
NEGATORS = _NOT | _NO | _NEVER
_BEFORE_REACH, _AFTER_REACH, _NOUN_REACH = 6, 6, 4
_NOTHING = frozenset({"niks", "niets"})
_DEGREES = frozenset("zo zo'n heel erg veel zoveel genoeg iedereen alles overal altijd alle elke ieder iedere".split())
_ONLY = frozenset({"alleen", "enkel", "slechts"})
_PRAISE = frozenset({"onderschatten", "vergeten", "missen", "versmaden"})


def separable_parts(infinitive: str) -> tuple[str, str] | None:
    """Return particle and verb of a separable infinitive ("afhaken": "af", "haken"), or None."""
    if infinitive in _INSEPARABLE or not infinitive.endswith("n"):
        return None
    for particle in _LONGEST_FIRST:
        if infinitive.startswith(particle):
            verb = infinitive[len(particle) :]
            return (particle, verb) if len(verb) >= _SHORTEST_VERB else None
    return None


def particle_place(words: Sequence[str], verb: int, particle: str) -> int | None:
    """Return where the particle of the verb at `verb` stands: just before it, or at the end of its clause."""
    for place in range(verb - 1, max(-1, verb - 2 - _CLUSTER_REACH), -1):
        if words[place] == particle:
            return place
        if words[place] not in _CLUSTER:
            break
    for place in range(verb + 1, min(len(words), verb + 1 + _PARTICLE_REACH)):
        if words[place] == particle and _closes_clause(words, place):
            return place
        if is_border(words, place):
            return None
    return None


def _closes_clause(words: Sequence[str], place: int) -> bool:
    """Tell whether what follows cannot be the noun of a preposition, so that the word is a particle."""
    if place + 1 == len(words):
        return True
    following = words[place + 1]
    return following in _AFTER_PARTICLE or not following[0].isalnum() or is_border(words, place + 1)


def is_border(words: Sequence[str], place: int) -> bool:
    """Tell whether one clause ends and another begins at a word."""
    word = words[place]
    around = words[max(0, place - 1) : place + 2]
    if word == ",":
        return HESITATIONS.isdisjoint(around)
    if word in _JOINERS:
        return around[-1] in _OPENERS
    return word in _BORDERS


def negator_of(words: Sequence[str], hit: Sequence[int]) -> int | None:
    """Return the negator that denies the words at `hit`, or None; a negator that is itself in the hit does not count.

    A hit that holds a negator is only denied by one right before it: "niet zonder draagvlak". A hit over
    several clauses is denied when a part of it is, by a negator of the same clause.
    """
    negators = [place for place, word in enumerate(words) if word in NEGATORS and place not in hit]
    if not negators:
        return None
    if any(words[place] in NEGATORS for place in hit):
        before = hit[0] - 1
        return before if before in negators and words[before] in _NOT else None
    clauses = list(accumulate(is_border(words, place) for place in range(len(words))))
    for negator in negators:
        own = [place for place in hit if clauses[place] == clauses[negator]]
        if own and _denies(words, negator) and _reaches(words, negator, own[0], own[-1]):
            return negator
    return None


def _denies(words: Sequence[str], negator: int) -> bool:
    """Tell whether a negator really denies: not in "niet alleen", "niet zonder", "of niet", "niet te vergeten"."""
    word = words[negator]
    before, after = list(words[max(0, negator - 2) : negator]), list(words[negator + 1 : negator + 3])
    if word in _NOT:
        in_vain = not _NOTHING.isdisjoint(after) and (after[0] in _NOTHING or after[0] == "voor")
        doubles = in_vain or "zonder" in after
        praises = after[:1] == ["te"] and after[-1] in _PRAISE
        offers = before[-1:] == ["of"] or before == ["al", "dan"]
        return not (doubles or praises or offers or not _ONLY.isdisjoint(after[:1]))
    if word == "zonder":
        return not any(other in _NOT or other == "nooit" for other in before)
    if word in _NOTHING:
        return after[:1] != ["dan"] and not any(other in _NOT for other in before)
    return before[-1:] != ["of"]


def _reaches(words: Sequence[str], negator: int, head: int, tail: int) -> bool:
    """Tell whether a negator reaches a hit from `head` to `tail` in its clause.

    "niet" reaches 6 words on and 6 back, "geen" and "zonder" 4 on within their phrase, "nooit" and "niemand" all
    of the clause.
    """
    if head < negator < tail:
        return True
    if negator > tail:
        return _reaches_back(words, negator, tail)
    distance, between = head - negator, words[negator + 1 : head]
    if words[negator] in _NEVER:
        return True
    if words[negator] in _NOT or (between[:1] == ["dat"] and words[negator] == "zonder"):
        return distance <= _BEFORE_REACH
    if words[negator] == "zonder" and words[tail + 1 : tail + 2] and words[tail + 1] in _SUBJECTS:
        return False  # "zonder problemen lukt het": the verb of the main clause
    return distance <= _NOUN_REACH and _SUBORDINATORS.isdisjoint(between)


def _reaches_back(words: Sequence[str], negator: int, tail: int) -> bool:
    """Tell whether a negator reaches what stands before it: all of the clause when it is the last word.

    Nothing reaches back out of a subordinate clause, nor past a word that it takes for itself ("niet zo veel zin").
    """
    word, following = words[negator], words[negator + 1 : negator + 2]
    if not _SUBORDINATORS.isdisjoint(words[tail + 1 : negator]):
        return False
    if word in _NEVER or not following or not following[0][0].isalnum():
        return word in _NEVER or word in _NOT or word == "geen"
    return word in _NOT and negator - tail <= _AFTER_REACH and following[0] not in _DEGREES
