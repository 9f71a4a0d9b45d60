"""Setting text: a story grows from top to bottom, in named styles, and knows its headings, tables and quotes."""

import re
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

from lxml import etree

from lerende_evaluatie.domain.quotes import Judgement, Quote
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import quoting
from lerende_evaluatie.exporters._word import docx
from lerende_evaluatie.exporters._word.docx import Element, w
from lerende_evaluatie.exporters._word.pages import LINE, Pages, cell_height
from lerende_evaluatie.exporters._word.printed import AGAIN_BOOKMARK, QUOTE_BOOKMARK
from lerende_evaluatie.exporters._word.styles import BY_KEY, SMALL, SYMBOL_FONT, Style

T = TypeVar("T")

_DRAWN = tuple(sign.value for sign in Judgement if not sign.value.isascii())
_SIGNS = re.compile(f"({'|'.join(_DRAWN)})")

_SMALL = {key: replace(style, size=min(style.size, SMALL)) for key, style in BY_KEY.items()}

MAX_CONTENTS = 60
"""With more entries than this the table of contents leaves the third level out."""


class Run(NamedTuple):
    """Words in a character style, or a link to a bookmark."""

    text: str
    style: str | None = None
    link: str | None = None


class Line(NamedTuple):
    """One paragraph in a cell."""

    runs: tuple[Run, ...]
    style: str = "Tabeltekst"


class Cell(NamedTuple):
    """One cell: at least one paragraph, and perhaps a colour."""

    lines: tuple[Line, ...]
    fill: str | None = None


class Entry(NamedTuple):
    """One line of the table of contents."""

    level: int
    text: str
    bookmark: str
    page: int


def words(text: str, style: str = "Tabeltekst", mark: str | None = None) -> Cell:
    """Return a cell with plain words."""
    return Cell((Line((Run(text, mark),), style),))


def figure(value: int | str, mark: str | None = None) -> Cell:
    """Return a cell with a number."""
    return words(value if isinstance(value, str) else texts.number(value), "Tabelgetal", mark)


def heads(names: Iterable[str], *, figures_from: int = 1000) -> list[Cell]:
    """Return the header cells of a table; from `figures_from` on they stand above numbers."""
    return [words(name, "Tabelkopgetal" if i >= figures_from else "Tabelkop") for i, name in enumerate(names)]


def chunks(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Divide columns evenly over tables of at most `most`; one empty table when there are none."""
    tables = max(1, -(-len(items) // most))
    size, rest = divmod(len(items), tables)
    edges = [index * size + min(index, rest) for index in range(tables + 1)]
    return [items[start:end] for start, end in pairwise(edges)]


def with_signs(text: str) -> list[Run]:
    """Return a sentence with the signs of the balance in it, each in a letter that has it."""
    return [Run(piece, "Symbool" if piece in _DRAWN else None) for piece in _SIGNS.split(text) if piece]


class Story:
    """The body of a document that is being written."""

    def __init__(
        self,
        section: Element,
        ids: dict[str, str],
        *,
        landscape: bool = False,
        quotes: Sequence[Quote] = (),
        remark: Callable[[Quote], str] | None = None,
    ) -> None:
        """Start at the top; `section` describes the page, `ids` gives the document's id of each of our styles.

        `quotes` are all that will be printed, in the order of their numbers; `remark` says what stands in the margin
        beside each of them.
        """
        self.comments: list[str] = []
        self._remark = remark
        self.quotes = quotes
        self.numbers = {quoting.key_of(quote): number for number, quote in enumerate(quotes, 1)}
        self._ids = {key: docx.attribute(id) for key, id in ids.items()}
        self._section = section
        self._blocks: list[str] = []
        self._entries: list[Entry] = []
        self._contents_at: int | None = None
        self._contents_title = ""
        self._bookmarks = 0
        self._tables = 0
        self._names: set[str] = set()
        self._anchors = {quoting.key_of(quote): self._bookmark_name(QUOTE_BOOKMARK, quote.guid) for quote in quotes}
        self._next_anchors = dict(self._anchors)
        self._again = 1
        self._fresh = True
        self._landscape = landscape
        self._pages = Pages(*text_area(section, landscape))

    @property
    def width(self) -> int:
        """The width of the text in twips."""
        return text_area(self._section, self._landscape)[0]

    def text(self, text: str | Sequence[Run], style: str = "Normal", *, keep_next: bool = False) -> None:
        """Add a paragraph."""
        runs = (Run(text),) if isinstance(text, str) else text
        self._blocks.append(docx.paragraph(self._ids[style], self._runs(runs), docx.KEEP_NEXT if keep_next else ""))
        self._pages.paragraph("".join(run.text for run in runs), BY_KEY[style])
        self._fresh = False

    def heading(self, text: str, level: int) -> None:
        """Add a heading that the table of contents names; a chapter starts on a new page."""
        properties = docx.KEEP_NEXT + (self._new_page() if level == 1 else "")
        self._pages.paragraph(text, BY_KEY[f"Heading{level}"])
        self._fresh = False
        name = f"_Toc{100000 + len(self._entries)}"
        self._entries.append(Entry(level, text, name, self._pages.page))
        content = docx.bookmark(name, self._next_id(), docx.run(text))
        self._blocks.append(docx.paragraph(self._ids[f"Heading{level}"], content, properties))

    def caption(self, text: str) -> None:
        """Add the numbered caption of the table that follows."""
        self._tables += 1
        number = docx.field(f"SEQ {texts.TABLE} \\* ARABIC", str(self._tables))
        content = f"{docx.run(f'{texts.TABLE} ')}{number}{docx.run(f'. {text}')}"
        self._blocks.append(docx.paragraph(self._ids["Caption"], content, docx.KEEP_NEXT))
        self._pages.paragraph(text, BY_KEY["Caption"])

    def table(
        self, shares: Sequence[float], header: Sequence[Cell], rows: Iterable[Sequence[Cell]], *, whole: bool = False
    ) -> None:
        """Add a table; `shares` say how the columns divide the width of the text, `whole` keeps it on one page."""
        scale = self.width / sum(shares)
        widths = [int(share * scale) for share in shares]
        kept = 1
        if whole:
            rows = list(rows)
            kept = len(rows) - 1
        done = [self._row(widths, header, is_header=True)]
        done += [self._row(widths, row, stays=index < kept) for index, row in enumerate(rows)]
        if whole:
            self._pages.together(sum(height for _, height in done))
        for _, height in done:
            self._pages.row(height)
        self._blocks.append(docx.table(widths, self._ids["Rapporttabel"], [made for made, _ in done]))
        self._fresh = False

    def subheading(self, text: str) -> None:
        """Add a heading that the table of contents leaves out."""
        self._blocks.append(docx.paragraph(self._ids["Tussenkop"], docx.run(text), docx.KEEP_NEXT))
        self._pages.paragraph(text, BY_KEY["Tussenkop"])

    def reference(self, quote: Quote) -> Run | None:
        """Return the number of a quote as a link to where it is printed first; None when it is printed nowhere."""
        key = quoting.key_of(quote)
        return Run(f"[{self.numbers[key]}]", "Citaatnummer", self._anchors[key]) if key in self.numbers else None

    def told(self, told: quoting.Told, style: str = "Normal", *, label: str = "", ahead: bool = False) -> None:
        """Add a paragraph that names quotes by number; `ahead` links to where they are printed next, not first."""
        runs = [Run(label, "Strong")] if label else []
        for piece in told:
            run = Run(piece) if isinstance(piece, str) else self.reference(piece)
            if run and ahead and not isinstance(piece, str):
                run = run._replace(link=self._next_anchor(piece))
            runs += [run] if run else []
        self.text(runs, style)

    def quote(self, quote: Quote, spoken: str, *, keep_next: bool = False) -> None:
        """Add a quote with its attribution and number, under a bookmark by which it can be found again.

        `spoken` are its words as they are printed; `keep_next` keeps it with the answer that follows.
        """
        key = quoting.key_of(quote)
        name = self._next_anchor(quote)
        self._next_anchors[key] = ""
        mark = self._ids["Voorstel"] if quote.suggestion else None
        content = docx.bookmark(name, self._next_id(), docx.run(f"“{_before_comma(spoken)}”", mark))
        if self._remark:
            content = docx.commented(len(self.comments), content)
            self.comments.append(self._remark(quote))
        if quote.suggestion:
            content = docx.run(f"{texts.PENDING} ", mark) + content
        if quote.attribution:
            content += docx.run(f", {quote.attribution.rstrip('.')}.", mark)
        content += docx.run(f"\u00a0[{self.numbers[key]}]", self._ids["Citaatnummer"])
        self._blocks.append(docx.paragraph(self._ids["Quote"], content, docx.KEEP_NEXT if keep_next else ""))
        self._pages.paragraph(f"{spoken}{quote.attribution}        ", BY_KEY["Quote"])

    def contents(self, title: str) -> None:
        """Keep a place for the table of contents, filled when all headings are known."""
        self._contents_at, self._contents_title = len(self._blocks), title
        self._blocks.append(self._new_page())
        self._fresh = False

    def turn(self, *, landscape: bool) -> None:
        """End the section; what follows is set on pages that stand or lie."""
        self._end_in_paragraph()
        self._blocks[-1] = docx.with_section(self._blocks[-1], self._section_xml())
        self._forget_first_page()
        self._landscape = landscape
        self._pages.resize(*text_area(self._section, landscape))
        self._pages.new_page()
        self._fresh = True

    def finish(self) -> str:
        """Return what goes between the tags of the body."""
        self._end_in_paragraph()
        if self._contents_at is not None:
            self._blocks[self._contents_at] = self._contents(new_page=self._blocks[self._contents_at])
        return "".join([*self._blocks, self._section_xml()])

    # Paragraphs and cells

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join([self._run(run) for run in runs])

    def _run(self, run: Run) -> str:
        text, style, anchor = run
        font = SYMBOL_FONT if style == "Symbool" else None
        made = docx.run(text, None if style is None else self._ids[style], font)
        return made if anchor is None else docx.link(anchor, made)

    def _row(
        self, widths: Sequence[int], cells: Sequence[Cell], *, is_header: bool = False, stays: bool = False
    ) -> tuple[str, float]:
        """Return a row with its height in points.

        `stays` keeps it with the next one, so that no table begins with one row at the foot.
        """
        made, height = [], 0.0
        keep = docx.KEEP_NEXT if stays else ""
        for width, (lines, fill) in zip(widths, cells, strict=True):
            paragraphs = "".join([docx.paragraph(self._ids[style], self._runs(runs), keep) for runs, style in lines])
            made.append(docx.cell(width, paragraphs, fill))
            measured = [("".join([run.text for run in runs]), _measured(runs, style)) for runs, style in lines]
            height = max(height, cell_height(measured, width))
        return docx.row(made, header=is_header), height

    def _new_page(self) -> str:
        if self._fresh:
            return ""
        self._pages.new_page()
        return docx.NEW_PAGE

    def _next_id(self) -> int:
        self._bookmarks += 1
        return self._bookmarks

    def _next_anchor(self, quote: Quote) -> str:
        """Return under which bookmark a quote is printed when it comes next: each printing has its own."""
        key = quoting.key_of(quote)
        if not self._next_anchors[key]:
            self._again += 1
            self._next_anchors[key] = self._bookmark_name(AGAIN_BOOKMARK.format(self._again), quote.guid)
        return self._next_anchors[key]

    def _bookmark_name(self, prefix: str, guid: str) -> str:
        name = base = docx.bookmark_name(prefix, guid)
        number = 2
        while name in self._names:
            suffix = f"_{number}"
            name, number = base[: docx.MAX_BOOKMARK - len(suffix)] + suffix, number + 1
        self._names.add(name)
        return name

    # Table of contents

    def _contents(self, new_page: str) -> str:
        deepest = 3 if len(self._entries) <= MAX_CONTENTS else 2
        entries = [entry for entry in self._entries if entry.level <= deepest]
        width, height = text_area(self._section)
        extra = _contents_pages(entries, width, height) - 1
        start = docx.begin_field(f'TOC \\o "1-{deepest}" \\h \\z')
        lines = [docx.paragraph(self._ids["TOCHeading"], docx.run(self._contents_title), new_page)]
        for index, entry in enumerate(entries):
            page = docx.field(f"PAGEREF {entry.bookmark} \\h", str(entry.page + extra))
            content = docx.link(entry.bookmark, docx.run(entry.text) + docx.TAB + page)
            content = (start if index == 0 else "") + content + (docx.END_FIELD if index == len(entries) - 1 else "")
            lines.append(docx.paragraph(self._ids[f"TOC{entry.level}"], content, docx.right_tab(width)))
        return docx.contents_block(lines)

    # Sections

    def _end_in_paragraph(self) -> None:
        """Add an empty paragraph behind a table: a section ends in a paragraph."""
        if not self._blocks or not self._blocks[-1].startswith("<w:p>"):
            self._blocks.append(docx.paragraph(self._ids["Tabelnoot"], ""))

    def _section_xml(self) -> str:
        copy = deepcopy(self._section)
        size = copy.find(w("pgSz"))
        if self._landscape and size is not None:
            width, height = _twips(size, "w", 11906), _twips(size, "h", 16838)
            size.set(w("w"), str(max(width, height)))
            size.set(w("h"), str(min(width, height)))
            size.set(w("orient"), "landscape")
        copy.tail = None
        return etree.tostring(copy, encoding="unicode")

    def _forget_first_page(self) -> None:
        """Only the first section has a title page and sets the first page number."""
        title_page, numbers = self._section.find(w("titlePg")), self._section.find(w("pgNumType"))
        if title_page is not None:
            self._section.remove(title_page)
        if numbers is not None:
            numbers.attrib.pop(w("start"), "")


def text_area(section: Element, landscape: bool = False) -> tuple[int, int]:
    """Return width and height of the text in twips."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width, height = _twips(size, "w", 11906), _twips(size, "h", 16838)
    if landscape:
        width, height = max(width, height), min(width, height)
    sides = _twips(margins, "left", 1417) + _twips(margins, "right", 1417) + _twips(margins, "gutter", 0)
    return width - sides, height - abs(_twips(margins, "top", 1417)) - abs(_twips(margins, "bottom", 1417))


def _measured(runs: Sequence[Run], style: str) -> Style:
    """Return the style by which a line in a cell is measured: a smaller one when it is all in small letters."""
    return _SMALL[style] if len(runs) == 1 and runs[0].style == "Bijschrift" else BY_KEY[style]


def _before_comma(text: str) -> str:
    """Return a quote as it stands before ", aldus …": without its own full stop, and still verbatim."""
    return text[:-1] if len(text) > 1 and text.endswith(".") and not text.endswith("..") else text


def _contents_pages(entries: Sequence[Entry], width: int, height: int) -> int:
    pages = Pages(width, height)
    pages.used = BY_KEY["TOCHeading"].size * LINE + BY_KEY["TOCHeading"].after
    for entry in entries:
        pages.paragraph(entry.text, BY_KEY[f"TOC{entry.level}"])
    return pages.page


def _twips(node: Element | None, name: str, default: int) -> int:
    value = None if node is None else node.get(w(name))
    return int(value) if value and value.lstrip("-").isdigit() else default
