"""The walk through the body of an OpenDocument text.

Deletions are kept by the format in a part of their own (``text:tracked-changes``), which is skipped, like notes,
annotations, alt texts and hidden text. Anything unknown is walked through.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lerende_evaluatie.readers._pieces import Piece, bold_start, text_of
from lerende_evaluatie.readers._speakers import Paragraph
from lerende_evaluatie.readers._tables import table_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, DRAW, STYLE = (f"{{{_ODF}{name}:1.0}}" for name in ("text", "table", "office", "drawing", "style"))
FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"
SVG = f"{{{_ODF}svg-compatible:1.0}}"

_SKIPPED = frozenset(
    {f"{TEXT}{name}" for name in ("tracked-changes", "note", "hidden-text", "script", "ruby-text", "sequence-decls")}
    | {f"{OFFICE}annotation", f"{OFFICE}forms", f"{SVG}title", f"{SVG}desc"}
)
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style says; None when it leaves it to its parent."""

    parent: str | None
    bold: bool | None
    hidden: bool | None


class Body:
    """Walks a body once; `notes` counts the notes that were met."""

    def __init__(self, parts: "Sequence[_Element]") -> None:
        self.notes = 0
        self._root = parts[-1]
        self._looks = {
            style.get(f"{STYLE}name", ""): _look(style) for part in parts for style in part.iter(f"{STYLE}style")
        }

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs of the document in reading order."""
        body = self._root.find(f"{OFFICE}body")
        return self._inside(body) if body is not None else []

    def _inside(self, parent: "_Element") -> list[Paragraph]:
        """Return the paragraphs of a body, a cell or a text box."""
        return [one for one in self._blocks(parent) if one.text.strip()]

    def _blocks(self, parent: "_Element") -> Iterator[Paragraph]:
        """Yield the paragraphs below `parent`, through lists, sections and frames."""
        for child in parent:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child)
            elif child.tag == f"{TABLE}table":
                yield from table_paragraphs(list(self._rows(child)))
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._blocks(child)

    def _rows(self, table: "_Element") -> Iterator[list[list[Paragraph]]]:
        """Yield the rows of a table, heading rows as well."""
        for child in table:
            if child.tag == f"{TABLE}table-row":
                yield [self._inside(cell) for cell in child if cell.tag == f"{TABLE}table-cell"]
            elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
                yield from self._rows(child)

    def _paragraph(self, element: "_Element") -> Iterator[Paragraph]:
        """Yield a paragraph and the text boxes anchored in it."""
        pieces: list[Piece] = []
        boxes: list[_Element] = []
        style = element.get(f"{TEXT}style-name")
        if not self._says(style, "hidden"):
            self._walk(element, pieces, boxes, bold=self._says(style, "bold") or False)
        is_title = style in ("Title", "Subtitle")
        yield Paragraph(text_of(pieces), bold_start(pieces), apart=is_title or element.tag == f"{TEXT}h")
        for box in boxes:
            for inside in self._inside(box):
                yield Paragraph(inside.text, apart=True)

    def _walk(self, element: "_Element", pieces: list[Piece], boxes: "list[_Element]", *, bold: bool) -> None:
        """Collect the text of an element and of what is in it."""
        pieces.append((_BLANKS.sub(" ", element.text or ""), bold))
        for child in element:
            self._child(child, pieces, boxes, bold)
            pieces.append((_BLANKS.sub(" ", child.tail or ""), bold))

    def _child(self, child: "_Element", pieces: list[Piece], boxes: "list[_Element]", bold: bool) -> None:
        """Collect the text of one element inside a paragraph."""
        if child.tag == f"{TEXT}note":
            self.notes += 1
        elif child.tag == f"{DRAW}text-box":
            boxes.append(child)
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            pieces.append((_blank(child), bold))
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            style = child.get(f"{TEXT}style-name")
            said = self._says(style, "bold")
            if not self._says(style, "hidden"):
                self._walk(child, pieces, boxes, bold=bold if said is None else said)

    def _says(self, style: str | None, what: str) -> bool | None:
        """Return what a style or the nearest it is based on says; a circle ends where it closes."""
        seen: set[str] = set()
        while style is not None and style in self._looks and style not in seen:
            look = self._looks[style]
            answer: bool | None = getattr(look, what)
            if answer is not None:
                return answer
            seen.add(style)
            style = look.parent
        return None


def _look(style: "_Element") -> _Look:
    """Return what one style says."""
    properties = style.find(f"{STYLE}text-properties")
    weight = properties.get(f"{FO}font-weight") if properties is not None else None
    display = properties.get(f"{TEXT}display") if properties is not None else None
    return _Look(
        style.get(f"{STYLE}parent-style-name"),
        None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        None if display is None else display == "none",
    )


def _blank(element: "_Element") -> str:
    """Return the blanks that an element stands for."""
    if element.tag == f"{TEXT}s":
        count = element.get(f"{TEXT}c", "1")
        return " " * min(int(count), 100) if count.isdecimal() else " "
    return "\t" if element.tag == f"{TEXT}tab" else "\n"
