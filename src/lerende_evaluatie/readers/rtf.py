"""Rich text: WordPad, older word processors, NVivo."""

import re
from collections.abc import Iterator
from pathlib import Path

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.files import join_surrogates
from lerende_evaluatie.readers import texts
from lerende_evaluatie.readers._limits import read_bytes
from lerende_evaluatie.readers._speakers import Paragraph, transcript
from lerende_evaluatie.readers._tables import table_paragraphs

VERSION = "1"

_NOTE = re.compile(r"\{(?:\\\*)?\\footnote\b")
_HIDDEN = re.compile(r"\{[^{}\\]*(?:\\[a-z]+-?\d* ?)*?\\(?:deleted|v)(?![a-z\d])[^{}]*\}")


def read(path: Path) -> Transcript:
    """Return what is said in an rtf file."""
    data = read_bytes(path)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(rb"{\rtf"):
        raise TranscriptError(texts.not_rtf(path.name))
    source = data.decode("cp1252", errors="replace")
    notes = len(_NOTE.findall(source))
    warnings = [texts.notes_left_out(notes)] if notes else []
    return transcript(list(_paragraphs(_text(source, path.name))), path.name, warnings)


def _text(source: str, name: str) -> str:
    """Return the text as striprtf reads it, without what is hidden or deleted."""
    from striprtf.striprtf import rtf_to_text

    # A line end here means nothing in rtf, and keeps striprtf from writing the address behind each link.
    source = _HIDDEN.sub("", source).replace(r"{\field{", "{\\field\n{")
    try:
        text = rtf_to_text(source, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # striprtf meets a broken file with whatever goes wrong first
        raise TranscriptError(texts.damaged(name, "rtf")) from error
    return join_surrogates(str(text)).replace("\u2011", "-").replace("\xad", "")


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield paragraphs and table rows; striprtf ends each cell with a bar."""
    table: list[list[list[Paragraph]]] = []
    for line in [*text.split("\n"), ""]:
        if line.endswith("|"):
            table.append([[Paragraph(cell.strip())] for cell in line[:-1].split("|")])
            continue
        if table:
            yield from table_paragraphs(table)
            table = []
        if line.strip():
            yield Paragraph(line)
