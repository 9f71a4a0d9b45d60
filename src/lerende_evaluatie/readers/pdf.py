"""Pdf: text that was laid out on pages, put together again."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.files import join_surrogates
from lerende_evaluatie.readers import texts
from lerende_evaluatie.readers._heads import Form, head_of, is_known, is_letter
from lerende_evaluatie.readers._limits import read_bytes
from lerende_evaluatie.readers._speakers import Paragraph, transcript
from lerende_evaluatie.readers._wrapping import unwrap

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

VERSION = "1"

EDGE = 3
"""How many lines at the top and bottom of a page can be header or footer."""
MIN_REPEATS = 0.6
"""A line at the edge of so large a part of the pages is no text."""

_PAGE_NUMBER = re.compile(
    r"[^\w#]*(?:(?:pagina|bladzijde|blz|pag|page|p)\W*)?\d{1,4}(?:\s*(?:van|/|of|-|–)\s*\d{1,4})?[^\w#]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def read(path: Path) -> Transcript:
    """Return what is said in a pdf."""
    pages, pictures = _pages(read_bytes(path), path.name)
    if not any(line.strip() for page in pages for line in page):
        raise TranscriptError(texts.scanned(path.name))
    warnings = [texts.pages_without_text(pictures)] if pictures else []
    lines = [line for page in _without_edges(pages) for line in page]
    return transcript([Paragraph(text) for text in unwrap(lines)], path.name, warnings)


def _pages(data: bytes, name: str) -> tuple[list[list[str]], list[int]]:
    """Return the lines of each page, and the numbers of the pages that are only a picture."""
    try:
        reader = _open(data, name)
        pages = [join_surrogates(page.extract_text()).splitlines() for page in reader.pages]
        empty = [at for at, lines in enumerate(pages) if not any(map(str.strip, lines))]
        return pages, [at + 1 for at in empty if _has_picture(reader.pages[at])]
    except TranscriptError:
        raise
    except Exception as error:  # a damaged pdf makes pypdf raise nearly anything
        raise TranscriptError(texts.damaged(name, "pdf")) from error


def _open(data: bytes, name: str) -> "PdfReader":
    """Open a pdf; one that only forbids copying opens with an empty password."""
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data))
    try:
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise TranscriptError(texts.has_password(name))
    except DependencyError as error:
        raise TranscriptError(texts.has_password(name)) from error
    return reader


def _has_picture(page: "PageObject") -> bool:
    """Tell whether there is an image on the page."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    named = objects.get_object() if objects is not None else {}
    return any(named[name].get_object().get("/Subtype") == "/Image" for name in named)


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """Leave out the headers, footers and page numbers."""
    filled = [[line for line in page if line.strip()] for page in pages]
    counts = Counter(key for page in filled for key in {_key(line) for line in page[:EDGE] + page[-EDGE:]})
    least = max(2, MIN_REPEATS * len(pages))
    repeated = {key for key, count in counts.items() if count >= least and not _is_turn(key)}
    return [_trimmed(page, repeated) for page in pages]


def _is_turn(line: str) -> bool:
    """Tell whether a line is something like “R: Ja.”, which may well stand at the edge of several pages."""
    head = head_of(line)
    return head is not None and head.form is Form.COLON and (is_known(head.label) or is_letter(head.label))


def _key(line: str) -> str:
    """Return what two headers share that differ in their page number only."""
    return _DIGITS.sub("0", " ".join(line.split()))


def _trimmed(page: list[str], repeated: set[str]) -> list[str]:
    """Take repeated lines and page numbers off both ends of a page."""
    start, end = 0, len(page)
    while start < end and _is_edge(page[start], repeated):
        start += 1
    while end > start and _is_edge(page[end - 1], repeated):
        end -= 1
    return page[start:end]


def _is_edge(line: str, repeated: set[str]) -> bool:
    """Tell whether a line at the edge of a page is no part of the text."""
    return not line.strip() or _key(line) in repeated or _PAGE_NUMBER.fullmatch(line.strip()) is not None
