"""Setting text: a story grows from top to bottom, in named styles, and knows its headings, tables and quotes."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from docx.document import Document as DocxDocument
from lxml import etree

from lerende_evaluatie.domain.report import Quote
from lerende_evaluatie.exporters import _docx, texts
from lerende_evaluatie.exporters._docx import Element, w
from lerende_evaluatie.exporters._pages import LINE, Pages, cell_height
from lerende_evaluatie.exporters._styles import BY_KEY, SYMBOL_FONT

MAX_CONTENTS = 45
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


class Story:
    """The body of a document that is being written."""

    def __init__(self, document: DocxDocument, ids: dict[str, str]) -> None:
        """Take over the document's last section; its body must be empty."""
        self.ids = ids
        self.body = etree.Element(w("body"), nsmap={"w": _docx.W_NS, "r": _docx.R_NS})
        self.places: list[tuple[int, Quote, str]] = []
        self._target = document.element.body
        self._section = self._target.sectPr
        self._entries: list[Entry] = []
        self._contents_at: Element | None = None
        self._ids = 0
        self._tables = 0
        self._names: set[str] = set()
        self._fresh = True
        self._landscape = False
        self._pages = Pages(*self._area(self._section))

    @property
    def width(self) -> int:
        """The width of the text in twips."""
        return self._area(self._section, self._landscape)[0]

    def text(self, text: str | Sequence[Run], style: str = "Normal", *, keep_next: bool = False) -> Element:
        """Add a paragraph."""
        runs = (Run(text),) if isinstance(text, str) else text
        paragraph = _docx.add_paragraph(self.body, self.ids[style])
        self._runs(paragraph, runs)
        if keep_next:
            _docx.set_flag(paragraph, "keepNext")
        self._pages.paragraph("".join(run.text for run in runs), BY_KEY[style])
        self._fresh = False
        return paragraph

    def heading(self, text: str, level: int) -> None:
        """Add a heading that the table of contents names; a chapter starts on a new page."""
        paragraph = _docx.add_paragraph(self.body, self.ids[f"Heading{level}"])
        _docx.set_flag(paragraph, "keepNext")
        if level == 1:
            self._new_page(paragraph)
        self._pages.paragraph(text, BY_KEY[f"Heading{level}"])
        self._fresh = False
        name = f"_Toc{100000 + len(self._entries)}"
        self._entries.append(Entry(level, text, name, self._pages.page))
        number = self._next_id()
        _docx.begin_bookmark(paragraph, name, number)
        _docx.add_run(paragraph, text)
        _docx.end_bookmark(paragraph, number)

    def caption(self, text: str) -> None:
        """Add the numbered caption of the table that follows."""
        self._tables += 1
        paragraph = _docx.add_paragraph(self.body, self.ids["Caption"])
        _docx.add_run(paragraph, f"{texts.TABLE} ")
        _docx.add_field(paragraph, f"SEQ {texts.TABLE} \\* ARABIC", str(self._tables))
        _docx.add_run(paragraph, f". {text}")
        _docx.set_flag(paragraph, "keepNext")
        self._pages.paragraph(text, BY_KEY["Caption"])

    def table(self, shares: Sequence[float], header: Sequence[Cell], rows: Iterable[Sequence[Cell]]) -> None:
        """Add a table; `shares` say how the columns divide the width of the text."""
        scale = self.width / sum(shares)
        widths = [int(share * scale) for share in shares]
        table = _docx.add_table(self.body, widths, self.ids["Rapporttabel"])
        self._row(table, widths, header, is_header=True)
        for row in rows:
            self._row(table, widths, row)
        self._fresh = False

    def quote(self, quote: Quote) -> None:
        """Add a quote with its attribution and number, under a bookmark by which it can be found again."""
        number = len(self.places) + 1
        name = self._bookmark_name("citaat_", quote.guid)
        self.places.append((number, quote, name))
        mark = self.ids["Voorstel"] if quote.suggestion else None
        paragraph = _docx.add_paragraph(self.body, self.ids["Quote"])
        if quote.suggestion:
            _docx.add_run(paragraph, f"{texts.PENDING} ", mark)
        self._ids += 1
        _docx.begin_bookmark(paragraph, name, self._ids)
        _docx.add_run(paragraph, f"“{quote.text}”", mark)
        _docx.end_bookmark(paragraph, self._ids)
        if quote.attribution:
            _docx.add_run(paragraph, f", {quote.attribution.rstrip('.')}.", mark)
        _docx.add_run(paragraph, f" [{number}]", self.ids["Citaatnummer"])
        self._pages.paragraph(f"{quote.text}{quote.attribution}        ", BY_KEY["Quote"])

    def contents(self, title: str) -> None:
        """Keep a page for the table of contents, written by `finish` when all headings are known."""
        self._contents_at = etree.SubElement(self.body, w("sdt"))
        properties = etree.SubElement(self._contents_at, w("sdtPr"))
        part = etree.SubElement(properties, w("docPartObj"))
        etree.SubElement(part, w("docPartGallery")).set(_docx.VAL, "Table of Contents")
        etree.SubElement(part, w("docPartUnique"))
        content = etree.SubElement(self._contents_at, w("sdtContent"))
        paragraph = _docx.add_paragraph(content, self.ids["TOCHeading"])
        self._new_page(paragraph)
        _docx.add_run(paragraph, title)
        self._fresh = False

    def turn(self, *, landscape: bool) -> None:
        """End the section; what follows is set on pages that stand or lie."""
        self._section_mark().append(self._section_copy(self._landscape))
        self._forget_first_page()
        self._landscape = landscape
        self._pages.resize(*self._area(self._section, landscape))
        self._pages.new_page()
        self._fresh = True

    def finish(self) -> None:
        """Write the table of contents and hand everything over to the document."""
        if self._contents_at is not None:
            self._write_contents(self._contents_at[-1])
        if len(self.body) and self.body[-1].tag == w("tbl"):
            _docx.add_paragraph(self.body, self.ids["Tabelnoot"])
        self.body.append(self._section)
        self._target.getparent().replace(self._target, self.body)

    # Paragraphs and cells

    def _runs(self, paragraph: Element, runs: Iterable[Run]) -> None:
        for text, style, link in runs:
            parent = paragraph if link is None else _docx.add_link(paragraph, link)
            font = SYMBOL_FONT if style == "Symbool" else None
            _docx.add_run(parent, text, None if style is None else self.ids[style], font)

    def _row(self, table: Element, widths: Sequence[int], cells: Sequence[Cell], *, is_header: bool = False) -> None:
        row = _docx.add_row(table, header=is_header)
        height = 0.0
        for width, (lines, fill) in zip(widths, cells, strict=True):
            cell = _docx.add_cell(row, width, fill)
            for runs, style in lines:
                self._runs(_docx.add_paragraph(cell, self.ids[style]), runs)
            measured = [("".join(run.text for run in line.runs), BY_KEY[line.style]) for line in lines]
            height = max(height, cell_height(measured, width))
        self._pages.row(height)

    def _new_page(self, paragraph: Element) -> None:
        if not self._fresh:
            _docx.set_flag(paragraph, "pageBreakBefore")
            self._pages.new_page()

    def _next_id(self) -> int:
        self._ids += 1
        return self._ids

    def _bookmark_name(self, prefix: str, guid: str) -> str:
        name = base = _docx.bookmark_name(prefix, guid)
        number = 2
        while name in self._names:
            suffix = f"_{number}"
            name, number = base[: _docx.MAX_BOOKMARK - len(suffix)] + suffix, number + 1
        self._names.add(name)
        return name

    # Table of contents

    def _write_contents(self, content: Element) -> None:
        deepest = 3 if len(self._entries) <= MAX_CONTENTS else 2
        entries = [entry for entry in self._entries if entry.level <= deepest]
        extra = self._contents_pages(entries) - 1
        last: Element | None = None
        for entry in entries:
            paragraph = _docx.add_paragraph(content, self.ids[f"TOC{entry.level}"])
            self._right_tab(paragraph)
            if last is None:
                _docx.begin_field(paragraph, f'TOC \\o "1-{deepest}" \\h \\z')
            link = _docx.add_link(paragraph, entry.bookmark)
            _docx.add_run(link, entry.text)
            _docx.add_tab(link)
            _docx.add_field(link, f"PAGEREF {entry.bookmark} \\h", str(entry.page + extra))
            last = paragraph
        if last is not None:
            _docx.end_field(last)

    def _contents_pages(self, entries: Sequence[Entry]) -> int:
        width, height = self._area(self._section)
        pages = Pages(width, height)
        pages.used = BY_KEY["TOCHeading"].size * LINE + BY_KEY["TOCHeading"].after
        for entry in entries:
            pages.paragraph(entry.text, BY_KEY[f"TOC{entry.level}"])
        return pages.page

    def _right_tab(self, paragraph: Element) -> None:
        tabs = etree.SubElement(paragraph[0], w("tabs"))
        tab = etree.SubElement(tabs, w("tab"))
        for name, value in (("val", "right"), ("leader", "dot"), ("pos", str(self._area(self._section)[0]))):
            tab.set(w(name), value)

    # Sections

    def _section_mark(self) -> Element:
        if not len(self.body) or self.body[-1].tag != _docx.P:
            _docx.add_paragraph(self.body, self.ids["Tabelnoot"])
        properties = self.body[-1].find(_docx.PPR)
        assert properties is not None  # every paragraph here is made by add_paragraph
        return properties

    def _section_copy(self, landscape: bool) -> Element:
        copy = deepcopy(self._section)
        size = copy.find(_docx.PGSZ)
        if landscape and size is not None:
            width, height = (int(size.get(w(name)) or 0) for name in ("w", "h"))
            size.set(w("w"), str(max(width, height)))
            size.set(w("h"), str(min(width, height)))
            size.set(w("orient"), "landscape")
        return copy

    def _forget_first_page(self) -> None:
        """Only the first section has a title page and sets the first page number."""
        for tag in ("titlePg", "pgNumType"):
            node = self._section.find(w(tag))
            if node is None:
                continue
            if tag == "titlePg":
                self._section.remove(node)
            elif node.get(w("start")) is not None:
                del node.attrib[w("start")]

    @staticmethod
    def _area(section: Element, landscape: bool = False) -> tuple[int, int]:
        """Return width and height of the text in twips."""
        size, margins = section.find(_docx.PGSZ), section.find(_docx.PGMAR)
        width, height = (_twips(size, name, default) for name, default in (("w", 11906), ("h", 16838)))
        if landscape:
            width, height = max(width, height), min(width, height)
        sides = _twips(margins, "left", 1417) + _twips(margins, "right", 1417) + _twips(margins, "gutter", 0)
        return width - sides, height - abs(_twips(margins, "top", 1417)) - abs(_twips(margins, "bottom", 1417))


def _twips(node: Element | None, name: str, default: int) -> int:
    value = None if node is None else node.get(w(name))
    return int(value) if value and value.lstrip("-").isdigit() else default
