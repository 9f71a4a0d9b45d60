"""Plain text."""

from pathlib import Path

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.readers._plain import read_text
from lerende_evaluatie.readers._speakers import Paragraph, transcript
from lerende_evaluatie.readers._wrapping import is_wrapped, unwrap

VERSION = "1"


def read(path: Path) -> Transcript:
    """Return what is said in a text file; each line is a paragraph, unless the lines were wrapped."""
    lines = read_text(path).splitlines()
    paragraphs = unwrap(lines) if is_wrapped(lines) else lines
    return transcript([Paragraph(line) for line in paragraphs if line.strip()], path.name)
