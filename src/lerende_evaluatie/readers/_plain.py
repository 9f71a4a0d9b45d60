"""What txt and md share: a file of plain text that is really one."""

from pathlib import Path

from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.files import decode
from lerende_evaluatie.readers import texts
from lerende_evaluatie.readers._limits import read_bytes

_OTHER_KINDS = {
    b"PK\x03\x04": "een Word-, OpenDocument- of zipbestand",
    b"\xd0\xcf\x11\xe0": "een oud Word-bestand",
    b"%PDF": "een pdf",
    rb"{\rtf": "een rtf-bestand",
}


def read_text(path: Path) -> str:
    """Return the text of a file; TranscriptError when it holds something else under this name."""
    data = read_bytes(path)
    for magic, kind in _OTHER_KINDS.items():
        if data.startswith(magic):
            raise TranscriptError(texts.not_text(path.name, kind))
    return decode(data)
