"""Words of people as a report prints them: what makes two quotes one, their order, and paragraphs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lerende_evaluatie.domain.hesitations import without_hesitations
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Report

Told = tuple[str | Quote, ...]
"""A paragraph; a quote in it stands for the number of that quote."""
QuoteKey = tuple[tuple[str, int, int], bool]
"""What makes two quotes one in a report, under one number: the passage, and whether it is only a suggestion."""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of what a person wrote: a line each, empty lines left out."""
    return [line for line in map(str.strip, text.splitlines()) if line]


def spoken(report: Report, quote: Quote) -> str:
    """Return the words of a quote as the report prints them: verbatim, but perhaps for hesitations."""
    return without_hesitations(quote.text) if report.without_hesitations else quote.text


def key_of(quote: Quote) -> QuoteKey:
    """Return what a quote has in common with itself elsewhere in the report, also under another code."""
    return quote.passage, quote.suggestion


def by_key(quotes: Iterable[Quote]) -> dict[QuoteKey, Quote]:
    """Return each quote once, as it comes first."""
    found: dict[QuoteKey, Quote] = {}
    for quote in quotes:
        found.setdefault(key_of(quote), quote)
    return found


def by_number(quotes: Iterable[Quote], numbers: Mapping[QuoteKey, int]) -> list[Quote]:
    """Return the quotes that are printed, each number once, in the order of their numbers."""
    found = {key: quote for key, quote in by_key(quotes).items() if key in numbers}
    return [found[key] for key in sorted(found, key=numbers.__getitem__)]


def by_direction(quotes: Sequence[Quote]) -> Iterator[tuple[Valence, list[Quote]]]:
    """Yield the quotes of a code per direction, in the order in which they are printed and numbered."""
    for valence in Valence:
        chosen = [quote for quote in quotes if quote.valence is valence]
        if chosen:
            yield valence, chosen
