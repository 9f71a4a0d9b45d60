"""Which quotes a report proposes: heard in as many places as possible, and readable without what was said before."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from lerende_evaluatie.domain.hesitations import hesitations
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Quote

SHORTEST, LONGEST = 15, 60
"""Words of a quote that reads well."""
GOOD = 0.75
"""From this `quality` on, a quote can be printed as it stands."""
CUT_OFF, LEANING, ASKING, UNCLEAR = 0.8, 0.7, 0.5, 0.4
"""What is left of the quality of a quote with that fault."""
HESITATING = 3
"""How many times its share of hesitations a quote loses of its quality."""

_LEANING = frozenset(
    "en maar dus want of dat die dit deze dan daar daarom daardoor daarvoor daarmee zo ook ja jawel jazeker nee nou "
    "oké oke goed precies klopt inderdaad hij zij ze".split()
)
"""First words that need what was said before them."""
_REMARK = re.compile(r"\[[^\[\]]{0,60}\]|\([^()]{0,60}\)")
_UNCLEAR = re.compile(r"[\[(](?:\?|[^\[\]()]{0,60}(?:verstaan|inaudible))", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…]+")
_BEGIN = re.compile(r"[\s“„\"‘’'–—-]*(?:(?<=['’])[a-z]\s+)?(\w)")
"""The letter that tells whether a sentence begins here: in "'s Ochtends" the second one."""
_CLOSING = "”\"’') \n"

_BOTH_WAYS = frozenset({Valence.POSITIVE, Valence.NEGATIVE})
_SPREAD = ("case", "group", "valence", "round", "respondent")
_voice = attrgetter("suggestion", *_SPREAD)
"""What quotes have in common that differ in nothing but how well they read, and where they stand."""


@dataclass(frozen=True, slots=True)
class _Rated:
    """A quote with its `quality`."""

    quote: Quote
    quality: float

    @property
    def worth(self) -> tuple[float, tuple[str, int, int]]:
        """What orders the quotes of one voice: how well they read, then where they stand."""
        return -self.quality, self.quote.passage


_Shelves = dict[Hashable, deque[_Rated]]
"""The quotes of each voice that are still there, the best first: only the first of each has to be looked at."""


def choose(quotes: Sequence[Quote], most: int) -> tuple[Quote, ...]:
    """Return at most `most` quotes, best first; in whatever order they are given, the choice is the same.

    One after the other, each time the one that comes first in this order: what people decided before suggestions of the
    machine; a direction, positive or negative, of which there is none yet; words that do not overlap words already
    chosen; the pilot that has fewest quotes, and then the group; good quotes (`GOOD`) before others; then the
    direction, the round and the respondent with fewest, the highest `quality`, and the place in the interviews. The
    same passage is never chosen twice.

    The time this takes grows with the number of quotes, and for each one chosen with that of the different voices among
    them (`_voice`), not with the number of quotes again.
    """
    passages = _each_passage_once(quotes)
    fresh, overlapping = _shelves(passages), _shelves(())
    choice = _Choice({quote.valence for quote in passages} & _BOTH_WAYS)
    while len(choice.quotes) < most:
        _set_aside(fresh, overlapping, choice)
        filled = [shelf for shelf in (*fresh.values(), *overlapping.values()) if shelf]
        if not filled:
            break
        best = min(filled, key=lambda shelf: choice.rank(shelf[0]))
        choice.add(best.popleft().quote)
    return tuple(choice.quotes)


def quality(text: str) -> float:
    """Return in 0..1 how well words read when they stand alone.

    It is 1 for 15 to 60 words, n/15 for fewer and 60/n for more; and it is multiplied by

    - `CUT_OFF` when they do not begin like a sentence, with a capital or a number;
    - `CUT_OFF` when they do not end like one, with . ! ? or …;
    - `LEANING` when the first word leans on what was said before ("En", "Dat", "Ja");
    - `ASKING` when more than half of the sentences are questions;
    - `UNCLEAR` when the transcriber could not understand a part ("[onverstaanbaar]");
    - 1 − `HESITATING` × the share of the words that are hesitations.

    Remarks of the transcriber, such as "(lacht)", and hesitations do not count as words. No words at all give 0.
    """
    spoken = _REMARK.sub(" ", text)
    words = spoken.split()
    told = [word for word in words if not hesitations(word)] if hesitations(spoken) else words
    if not told:
        return 0.0
    found = _length(len(told)) * max(0.0, 1 - HESITATING * (1 - len(told) / len(words)))
    begin = _BEGIN.match(spoken)
    if begin is None or begin[1].islower():
        found *= CUT_OFF
    if not spoken.rstrip(_CLOSING).endswith((".", "!", "?", "…")):
        found *= CUT_OFF
    if _folded(told[0]) in _LEANING:
        found *= LEANING
    if _is_asking(spoken):
        found *= ASKING
    return found * UNCLEAR if _UNCLEAR.search(text) else found


def _length(words: int) -> float:
    """Return how good a length is, in 0..1."""
    return min(1.0, words / SHORTEST, LONGEST / words)


def _folded(word: str) -> str:
    """Return a word in small letters, without the signs around it."""
    found = _WORD.search(word.casefold())
    return found[0] if found else ""


def _is_asking(spoken: str) -> bool:
    """Tell whether more than half of the sentences are questions."""
    ends = _SENTENCE_END.findall(spoken)
    return 2 * sum("?" in end for end in ends) > len(ends)


@dataclass(slots=True)
class _Choice:
    """The quotes chosen so far, and what they have been heard in; `missing` are directions that exist, but not here."""

    missing: set[Valence]
    quotes: list[Quote] = field(default_factory=list)
    heard: Counter[tuple[str, Hashable]] = field(default_factory=Counter)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """Per interview the words that were chosen, as stretches in order that do not overlap each other."""

    def rank(self, rated: _Rated) -> tuple[object, ...]:
        """Return what orders the quotes that can be chosen now; the lowest is the best."""
        quote, heard = rated.quote, self.heard
        return (
            quote.suggestion,
            quote.valence not in self.missing,
            self.overlaps(quote),
            heard["case", quote.case],
            heard["group", quote.group],
            rated.quality < GOOD,
            heard["valence", quote.valence],
            heard["round", quote.round],
            heard["respondent", quote.respondent],
            rated.worth,
        )

    def overlaps(self, quote: Quote) -> bool:
        """Tell whether a quote shares words with one that was chosen."""
        first, last = self._met(quote)
        return first < last

    def add(self, quote: Quote) -> None:
        """Choose a quote."""
        spans, (first, last) = self.spans[quote.source_name], self._met(quote)
        ends = [offset for span in spans[first:last] for offset in span]
        ends += quote.selection.start, quote.selection.end
        spans[first:last] = [(min(ends), max(ends))]
        self.missing.discard(quote.valence)
        self.heard.update((name, getattr(quote, name)) for name in _SPREAD)
        self.quotes.append(quote)

    def _met(self, quote: Quote) -> tuple[int, int]:
        """Return which chosen stretches a quote overlaps: ``[first, last)``."""
        spans = self.spans[quote.source_name]
        first = bisect_right(spans, quote.selection.start, key=itemgetter(1))
        return first, bisect_left(spans, quote.selection.end, lo=first, key=itemgetter(0))


def _each_passage_once(quotes: Iterable[Quote]) -> list[Quote]:
    """Return one quote of those on the same words: what somebody decided before a suggestion."""
    found: dict[tuple[str, int, int], Quote] = {}
    for quote in sorted(quotes, key=lambda quote: (quote.suggestion, quote.coder or "", quote.code_id, quote.guid)):
        found.setdefault(quote.passage, quote)
    return list(found.values())


def _shelves(quotes: Iterable[Quote]) -> _Shelves:
    rated = sorted((_Rated(quote, quality(quote.text)) for quote in quotes), key=attrgetter("worth"))
    shelves: _Shelves = defaultdict(deque)
    for one in rated:
        shelves[_voice(one.quote)].append(one)
    return shelves


def _set_aside(fresh: _Shelves, overlapping: _Shelves, choice: _Choice) -> None:
    """Take what overlaps a chosen quote from the fronts of the shelves, so that it does not hide what does not."""
    for voice, shelf in fresh.items():
        while shelf and choice.overlaps(shelf[0].quote):
            overlapping[voice].append(shelf.popleft())
