"""Which quotes are printed, under which numbers, which are left for the appendix, and where each stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import lessons, quoting
from lerende_evaluatie.exporters._parts.quoting import QuoteKey, Told


def printed(report: Report) -> tuple[Quote, ...]:
    """Return each quote that is printed once, in the order of its first printing: the first has number 1."""
    found = quoting.by_key(_before_appendices(report))
    if Part.APPENDICES in report.parts:
        left = (quote for one in others(report) for quote in _in_directions(one.quotes))
        found = quoting.by_key([*found.values(), *left])
    return tuple(found.values())


def of(report: Report) -> dict[QuoteKey, int]:
    """Return the number of each quote that is printed; a quote that is not has none."""
    return {quoting.key_of(quote): number for number, quote in enumerate(printed(report), 1)}


class Others(NamedTuple):
    """What the chapter on a theme leaves out of one code: quotes for the appendix, and those printed elsewhere."""

    code: Code
    quotes: list[Quote]
    elsewhere: list[Quote]


def others(report: Report) -> Iterator[Others]:
    """Yield, per code, the quotes that the chapter on its theme leaves out."""
    is_whole = Part.QUOTES in report.parts
    shortened = [one for one in report.sections if not is_whole or len(one.chosen) < len(one.quotes)]
    there = set(quoting.by_key(_before_appendices(report))) if shortened else set()
    for section in shortened:
        under_code = set(quoting.by_key(section.chosen)) if is_whole else set()
        found = Others(section.code, [], [])
        for quote in section.quotes:
            key = quoting.key_of(quote)
            if key not in under_code:
                (found.elsewhere if key in there else found.quotes).append(quote)
        there.update(map(quoting.key_of, found.quotes))
        if found.quotes or found.elsewhere:
            yield found


def elsewhere_told(found: Others, numbers: Mapping[QuoteKey, int]) -> Told:
    """Return the sentence that names the quotes on a code that stand elsewhere; empty when there are none."""
    told: list[str | Quote] = []
    for quote in quoting.by_number(found.elsewhere, numbers):
        told += [" ", quote] if told else [quote]
    return (texts.ALSO_PRINTED, *told, ".") if told else ()


class Place(NamedTuple):
    """Where a quote stands in the interviews, and under which codes."""

    quote: Quote
    codes: str


def places(report: Report, quotes: Iterable[Quote]) -> Iterator[Place]:
    """Yield the places of the `quotes` that are printed, in their order."""
    codes: dict[QuoteKey, dict[str, None]] = {}
    for quote in report.quotes:
        codes.setdefault(quoting.key_of(quote), {})[report.codebook.name_of(quote.code_id)] = None
    return (Place(quote, "; ".join(codes[quoting.key_of(quote)])) for quote in quotes)


def _before_appendices(report: Report) -> Iterator[Quote]:
    """Yield the quotes of the chapters in printing order; one that is printed twice comes twice."""
    if Part.PILOTS in report.parts:
        yield from (quote for portrait in report.portraits for part in portrait.parts for quote in part.quotes)
    if Part.LESSONS in report.parts:
        for theme in lessons.per_theme(report):
            for lesson in theme.lessons:
                yield from (quote for _, quotes in lessons.by_stance(lesson) for _, quote in quotes)
    if Part.QUOTES in report.parts:
        for section in report.sections:
            yield from _in_directions(section.chosen)


def _in_directions(quotes: Sequence[Quote]) -> Iterator[Quote]:
    return (quote for _, found in quoting.by_direction(quotes) for quote in found)
