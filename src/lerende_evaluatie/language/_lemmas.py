"""simplemma's Dutch lemmas, with its known slips mended."""

from functools import cache

from lerende_evaluatie.domain.patterns import fold, normal

_OWN = {
    "gaven": "geven",
    "gedragen": "dragen",
    "geloof": "geloven",
    "gestaan": "staan",
    "gevoeld": "voelen",
    "geweten": "weten",
    "kozen": "kiezen",
    "lagen": "liggen",
    "staat": "staan",
    "werkgever": "werkgever",
}
"""Common words for which simplemma gives another word."""
_FEMININE = (("er", "ster"), ("er", "in"), ("loog", "loge"), ("ist", "iste"), ("meester", "es"))
_SHORTEST_HEAD, _SHORTEST_TAIL = 3, 4


@cache
def lemma_of(word: str) -> str:
    """Return the Dutch lemma of `word` in lower case."""
    plain = fold(word)
    if plain in _OWN:
        return _OWN[plain]
    lemma = _simplemma(normal(word))
    if lemma == plain:
        return plain if _is_known(plain) else _lemma_of_unknown(plain)
    beyond = _simplemma(lemma)
    if beyond == plain:
        return _one_of_a_circle(plain, lemma)
    if any(plain.endswith(male) and lemma.endswith(female) for male, female in _FEMININE):
        return plain
    is_past_plural = plain.endswith("en") and not lemma.endswith("en") and beyond.endswith("n")
    is_small_plural = plain.endswith("jes") and lemma.endswith("je")
    return beyond if is_past_plural or is_small_plural else lemma


def _simplemma(word: str) -> str:
    from simplemma import lemmatize

    return (str(lemmatize(word, lang="nl")).replace("_", "") or word).casefold()


def _one_of_a_circle(word: str, lemma: str) -> str:
    """Return the verb of two words that simplemma gives as each other's lemma: "kost" and "kosten" are one."""
    return next((form for form in (word, lemma) if form.endswith("en")), word)


def _lemma_of_unknown(word: str) -> str:
    """Return the verb of a past participle, and a compound with its last part in the singular, as compounds inflect."""
    if word.startswith("ge") and word.endswith(("t", "d")):
        verb = _simplemma(word[2:-1] + "t")
        return verb if verb.endswith("en") else word
    return _lemma_of_compound(word) if word.endswith(("en", "s")) else word


def _lemma_of_compound(word: str) -> str:
    for head, tail in _splits(word):
        if _is_known(tail) and is_compound_part(head):
            single = lemma_of(tail)
            return head + single if len(single) < len(tail) and single[:3] == tail[:3] else word
    return word


@cache
def is_compound_part(word: str) -> bool:
    """Tell whether a compound may begin with `word`: one that is known, or itself a compound of two."""
    return _is_first_part(word) or any(map(_are_first_parts, _splits(word)))


def _splits(word: str) -> list[tuple[str, str]]:
    return [(word[:cut], word[cut:]) for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)]


def _is_first_part(word: str) -> bool:
    """Tell whether a compound may begin with this: a word, with the "s" that joins it to the next or without."""
    return _is_known(word) or _is_known(word.removesuffix("s"))


def _are_first_parts(words: tuple[str, str]) -> bool:
    return all(map(_is_first_part, words))


def _is_known(word: str) -> bool:
    from simplemma import is_known

    return bool(is_known(word, lang="nl"))
