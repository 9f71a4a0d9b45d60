"""Reading a Word report back: its quotes, by the bookmarks that were put around them, and those that have none."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from lerende_evaluatie.domain.tracing import Printed
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._word.docx import w

if TYPE_CHECKING:
    from lxml.etree import _Element

QUOTE_BOOKMARK = "citaat_"
AGAIN_BOOKMARK = "cit{}_"
"""How a bookmark begins under which a quote is printed once more: with a number, so that each has its own name."""
FEWEST_WORDS = 5
"""Words between quotation marks in running text that are taken for a quote; fewer are a term or a title."""
_SKIPPED = frozenset(map(w, "del moveFrom delText instrText pPr rPr tblPr trPr tcPr sdtPr".split()))
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_NUMBER = re.compile(r"\[(\d+)\]\s*$")
_BETWEEN_MARKS = re.compile(r"“([^“”]+)”")
_MARK = re.compile(r"cit(?:aat|\d+)_([0-9a-f]{32})?")


def printed_quotes(report: Path) -> list[Printed]:
    """Return the quotes in a Word document, in reading order; UsageError when it cannot be read."""
    reading = _Reading()
    for _ in reading.walk(_body(report), in_table=False):
        pass
    return reading.found


@dataclass(slots=True)
class _Open:
    """A bookmark that has begun."""

    mark: str | None
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """One walk through a document: what was found, the bookmarks that are open, the last heading."""

    found: list[Printed] = field(default_factory=list)
    open: dict[str, _Open] = field(default_factory=dict)
    heading: str = ""

    def walk(self, parent: "_Element", *, in_table: bool) -> Iterator[str]:
        """Go through what is below `parent` in reading order; yield the pieces of text."""
        for child in parent:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == w("p"):
                yield from self._paragraph(child, in_table=in_table)
            elif child.tag == w("bookmarkStart"):
                self._begin(child)
            elif child.tag == w("bookmarkEnd"):
                self._end(child)
            elif child.tag == w("t") or child.tag in _SIGNS:
                yield self._say(_SIGNS.get(child.tag) or child.text or "")
            else:
                yield from self.walk(child, in_table=in_table or child.tag == w("tbl"))

    def _paragraph(self, paragraph: "_Element", *, in_table: bool) -> Iterator[str]:
        for bookmark in self.open.values():
            if bookmark.pieces:
                bookmark.pieces.append("\n")
        before = len(self.found)
        pieces = list(self.walk(paragraph, in_table=in_table))
        text = "".join(pieces)
        if len(self.found) > before:
            self._number(before, text)
        elif not in_table and not self.open:
            self.found += self._loose(text)
        if _is_heading(paragraph):
            self.heading = " ".join(text.split())
        yield from pieces

    def _begin(self, element: "_Element") -> None:
        name = element.get(w("name")) or ""
        if matched := _MARK.match(name):
            mark = str(UUID(matched.group(1))) if matched.group(1) else name
            self.open[element.get(w("id")) or ""] = _Open(mark)

    def _end(self, element: "_Element") -> None:
        ended = self.open.pop(element.get(w("id")) or "", None)
        if ended is not None:
            self.found.append(Printed("".join(ended.pieces), ended.mark, None, self.heading))

    def _say(self, text: str) -> str:
        for bookmark in self.open.values():
            bookmark.pieces.append(text)
        return text

    def _number(self, first: int, text: str) -> None:
        """Give the quotes that ended in a paragraph the number at its end, when there is one."""
        number = _NUMBER.search(text)
        if number and len(self.found) == first + 1:
            last = self.found[first]
            self.found[first] = Printed(last.text, last.mark, int(number.group(1)), last.after)

    def _loose(self, text: str) -> Iterator[Printed]:
        for quoted in _BETWEEN_MARKS.findall(text):
            if len(quoted.split()) >= FEWEST_WORDS:
                yield Printed(quoted, None, None, self.heading)


def _body(report: Path) -> "_Element":
    from lxml import etree

    try:
        with zipfile.ZipFile(report) as archive:
            data = archive.read("word/document.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        body = etree.fromstring(data, parser).find(w("body"))
    except FileNotFoundError as error:
        raise UsageError(texts.NO_REPORT.format(file=report)) from error
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UsageError(texts.NOT_A_REPORT.format(file=report)) from error
    if body is None:
        raise UsageError(texts.NOT_A_REPORT.format(file=report))
    return body


def _is_heading(paragraph: "_Element") -> bool:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style is not None and bool(re.match(r"(?i)(heading|kop)\d|tussenkop", style.get(w("val")) or ""))
