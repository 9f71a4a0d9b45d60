"""The walk through the body of a Word document.

What is skipped: deletions (``w:del``, ``w:moveFrom``), hidden text, comments, notes, field codes, alt texts, and
the second copy of a text box that Word keeps for older versions (``mc:Fallback``). Anything unknown is walked
through, so that words inside it are kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lerende_evaluatie.readers._docx_styles import Styles, W, has_outline, switch, value_of
from lerende_evaluatie.readers._pieces import Piece, bold_start, text_of
from lerende_evaluatie.readers._speakers import Paragraph
from lerende_evaluatie.readers._tables import table_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    f"{W}{name}"
    for name in "del moveFrom instrText delText delInstrText pPr rPr tblPr trPr tcPr sdtPr sdtEndPr rt "
    "commentReference annotationRef footnoteRef endnoteRef pgNum".split()
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_TEXT = frozenset({f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
_SYMBOLS = {
    "wingdings": {0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0xE0: "→", 0xDF: "←", 0xFC: "✓", 0xFB: "✗", 0xA7: "▪", 0xD8: "➢"},
    "symbol": {0xB7: "•", 0xAE: "→", 0xAC: "←", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xA4: "/", 0x2D: "-"},
}


@dataclass(slots=True)
class _Pieces:
    """One paragraph in the making: its pieces of text, the fields that are open, its text boxes."""

    pieces: list[Piece] = field(default_factory=list)
    fields: list[int] = field(default_factory=list)
    boxes: "list[_Element]" = field(default_factory=list)

    def mark_field(self, kind: str | None) -> None:
        """Follow a field: what stands between its begin and its separator is code, not words."""
        if kind == "begin":
            self.fields.append(len(self.pieces))
        elif kind == "separate" and self.fields:
            del self.pieces[self.fields[-1] :]
            self.fields[-1] = -1
        elif kind == "end" and self.fields:
            start = self.fields.pop()
            if start >= 0:
                del self.pieces[start:]


class Body:
    """Walks a body once; `notes` counts the footnotes and endnotes that were met."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.notes = 0

    def paragraphs(self, body: "_Element") -> list[Paragraph]:
        """Return the paragraphs of a body, a cell or a text box in reading order."""
        return [one for one in self._blocks(body, _Carry()) if one.text.strip()]

    def _blocks(self, parent: "_Element", carry: "_Carry") -> Iterator[Paragraph]:
        """Yield the paragraphs below `parent`, through content controls and the like."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, carry)
            elif child.tag == f"{W}tbl":
                yield from table_paragraphs(list(self._rows(child)))
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not _is_placeholder(child):
                yield from self._blocks(child, carry)

    def _rows(self, table: "_Element") -> Iterator[list[list[Paragraph]]]:
        """Yield the rows of a table that were not deleted; content controls may stand around rows and cells."""
        for row in _below(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is None or properties.find(f"{W}del") is None:
                yield [self.paragraphs(cell) for cell in _below(row, f"{W}tc")]

    def _paragraph(self, element: "_Element", carry: "_Carry") -> Iterator[Paragraph]:
        """Yield a paragraph and the text boxes anchored in it.

        A paragraph whose end was deleted goes on in the next one.
        """
        properties = element.find(f"{W}pPr")
        style = value_of(properties, "pStyle")
        found = carry.take()
        self._walk(element, found, self.styles.is_bold(style) or False, self.styles.is_hidden(style) or False)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            carry.keep(found)
            return
        heading = self.styles.is_heading(style) or has_outline(properties)
        yield Paragraph(text_of(found.pieces), bold_start(found.pieces), apart=heading)
        for box in found.boxes:
            for inside in self.paragraphs(box):
                yield Paragraph(inside.text, apart=True)

    def _walk(self, parent: "_Element", found: _Pieces, bold: bool, hidden: bool) -> None:
        """Collect the text below `parent`; `bold` and `hidden` are what the paragraph says."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, found, bold, hidden)
            elif tag == f"{W}txbxContent":
                found.boxes.append(child)
            elif isinstance(tag, str) and tag not in _SKIPPED and not _is_placeholder(child):
                found.pieces += [(text, bold) for text in _characters(child)]
                self._walk(child, found, bold, hidden)

    def _run(self, run: "_Element", found: _Pieces, bold: bool, hidden: bool) -> None:
        """Collect the text of a run, unless it is hidden."""
        properties = run.find(f"{W}rPr")
        style = value_of(properties, "rStyle")
        if _first(switch(properties, "vanish"), self.styles.is_hidden(style), hidden):
            return
        bold = _first(switch(properties, "b"), self.styles.is_bold(style), bold)
        for child in run:
            if child.tag == f"{W}fldChar":
                found.mark_field(child.get(f"{W}fldCharType"))
            elif child.tag in _NOTES:
                self.notes += 1
            elif child.tag not in _SKIPPED:
                found.pieces += [(text, bold) for text in _characters(child)]
                self._walk(child, found, bold, hidden)


@dataclass(slots=True)
class _Carry:
    """The start of a paragraph that goes on in the next."""

    kept: _Pieces | None = None

    def keep(self, pieces: _Pieces) -> None:
        """Keep the pieces for the next paragraph."""
        self.kept = pieces

    def take(self) -> _Pieces:
        """Return what was kept, or nothing yet."""
        pieces, self.kept = self.kept or _Pieces(), None
        return pieces


def _first(*answers: bool | None) -> bool:
    """Return the first answer that says something."""
    return next((answer for answer in answers if answer is not None), False)


def _below(parent: "_Element", tag: str) -> "Iterator[_Element]":
    """Yield the nearest elements with this tag, through whatever stands around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _below(child, tag)


def _is_placeholder(element: "_Element") -> bool:
    """Tell whether this is a content control that nobody filled in (“Klik om tekst in te voeren”)."""
    properties = element.find(f"{W}sdtPr")
    return properties is not None and switch(properties, "showingPlcHdr") is True


def _characters(element: "_Element") -> Iterable[str]:
    """Return the text that an element itself stands for."""
    if element.tag in _TEXT:
        return [element.text or ""]
    if element.tag == f"{W}sym":
        return [_symbol(element)]
    return [_CHARACTERS[element.tag]] if element.tag in _CHARACTERS else []


def _symbol(element: "_Element") -> str:
    """Return the character of a symbol font; an unknown one stays as it is."""
    code = int(element.get(f"{W}char") or "FFFD", 16)
    font = (element.get(f"{W}font") or "").casefold()
    return _SYMBOLS.get(font, {}).get(code & 0xFF) or chr(code)
