"""A report while it is set as a page: what is on the page, so that each link leads somewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page.elements import link
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._parts import numbers, quoting, themes
from lerende_evaluatie.exporters._parts.quoting import Told


class Setting:
    """The report, its themes with their anchors, and the numbers of the quotes that are on the page."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.themes = {f"thema-{at}": theme for at, theme in enumerate(themes.per_theme(report.sections), 1)}
        self._anchors = {theme[0].code.id: anchor for anchor, theme in self.themes.items()}
        self.numbers = numbers.of(report)
        self._shown: Counter[int] = Counter()

    def has(self, part: Part) -> bool:
        """Tell whether a part is on the page."""
        return part in self.report.parts

    def theme_anchor(self, code_id: str) -> str | None:
        """Return where the quotes of a main theme stand, None when they are not on the page."""
        return self._anchors.get(code_id) if self.has(Part.QUOTES) else None

    def told(self, words: Told) -> Iterator[Element | str]:
        """Yield a sentence in which the numbers of quotes are links; a quote that is not on the page has none."""
        for piece in words:
            if isinstance(piece, str):
                yield piece
            else:
                yield from self._reference(piece)

    def references(self, quotes: Iterable[Quote]) -> list[Element | str]:
        """Return the numbers of quotes as links, in their order."""
        found = quoting.by_number(quotes, self.numbers)
        return [part for quote in found for part in (" ", *self._reference(quote))][1:]

    def quote(self, quote: Quote) -> Element:
        """Return the words as they were said, and below them who said so, and where."""
        number = self.numbers[quoting.key_of(quote)]
        self._shown[number] += 1
        again = f"-{self._shown[number]}" if self._shown[number] > 1 else ""
        pending = [E.span(texts.PENDING), " "] if quote.suggestion else []
        who = [E.span({"class": "isolated"}, texts.capital(quote.attribution)), " · "] if quote.attribution else []
        where = [E.span({"class": "isolated"}, quote.place), " · "]
        place = f"plaats-{number}" if self.has(Part.APPENDICES) else None
        return E.figure(
            {"class": "quote proposal" if quote.suggestion else "quote", "id": f"citaat-{number}{again}"},
            E.blockquote(E.p(quoting.spoken(self.report, quote))),
            E.figcaption(*pending, *who, *where, link(f"[{number}]", anchor=place)),
        )

    def folded(self, label: str, quotes: Sequence[Quote]) -> list[Element]:
        """Return quotes that unfold under a label; nothing when there are none."""
        return [E.details(E.summary(label), *map(self.quote, quotes))] if quotes else []

    def by_direction(self, quotes: Sequence[Quote]) -> Iterator[Element]:
        """Yield the quotes of a code, folded per direction."""
        for valence, found in quoting.by_direction(quotes):
            yield from self.folded(texts.valence_label(valence, len(found)), found)

    def _reference(self, quote: Quote) -> list[Element]:
        number = self.numbers.get(quoting.key_of(quote))
        return [_to_quote(number)] if number else []


def _to_quote(number: int) -> Element:
    return link(f"[{number}]", anchor=f"citaat-{number}")
