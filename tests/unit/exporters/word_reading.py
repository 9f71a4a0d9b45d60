"""Reading a Word report back in tests."""

import zipfile
from itertools import pairwise
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import word


def written(report: Report, folder: Path, template: Path | None = None) -> DocxDocument:
    target = folder / "verslag.docx"
    word.export(report, target, template=template)
    made: DocxDocument = Document(str(target))
    return made


def lines(document: DocxDocument, *styles: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if not styles or paragraph.style.name in styles]


def everything(folder: Path) -> str:
    with zipfile.ZipFile(folder / "verslag.docx") as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def cells(document: DocxDocument, caption: str) -> list[list[str]]:
    """Return the text of the table below a caption."""
    body = list(document.element.body)
    for element, following in pairwise(body):
        text = "".join(node.text or "" for node in element.iter(qn("w:t")))
        if element.tag == qn("w:p") and caption in text and following.tag == qn("w:tbl"):
            rows = following.iter(qn("w:tr"))
            return [
                ["".join(n.text or "" for n in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))] for row in rows
            ]
    raise AssertionError(caption)


def contents(document: DocxDocument) -> list[str]:
    """Return the entries of the table of contents, without their pages."""
    block = document.element.body.find(qn("w:sdt"))
    entries = ("".join(node.text or "" for node in each.iter(qn("w:t"))) for each in block.iter(qn("w:hyperlink")))
    return [entry.rstrip("0123456789") for entry in entries]


def bookmarks(document: DocxDocument) -> list[str]:
    """Return the names of all bookmarks."""
    return [node.get(qn("w:name")) for node in document.element.iter(qn("w:bookmarkStart"))]


def links(element: object) -> list[tuple[str, str]]:
    """Return the words and the bookmark of each link in the document, or in one paragraph of it."""
    return [
        ("".join(node.text or "" for node in each.iter(qn("w:t"))), each.get(qn("w:anchor")))
        for each in element.iter(qn("w:hyperlink"))  # type: ignore[attr-defined]
    ]
