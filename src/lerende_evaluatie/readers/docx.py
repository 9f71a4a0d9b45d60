"""Word documents: the words as they stand when every tracked change is accepted."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.readers import texts
from lerende_evaluatie.readers._docx_body import Body
from lerende_evaluatie.readers._docx_styles import Styles
from lerende_evaluatie.readers._limits import check_zip, read_bytes
from lerende_evaluatie.readers._speakers import transcript

if TYPE_CHECKING:
    from docx.document import Document

VERSION = "1"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path) -> Transcript:
    """Return what is said in a Word document."""
    data = read_bytes(path)
    _refuse_old_or_locked(data, path.name)
    check_zip(data, path.name, "Word")
    try:
        document = _open(data)
        body = Body(Styles(document.styles.element))
        paragraphs = body.paragraphs(document.element.body)
    except Exception as error:  # python-docx and lxml raise many things at a damaged document
        raise TranscriptError(texts.damaged(path.name, "Word-document")) from error
    warnings = [texts.notes_left_out(body.notes)] if body.notes else []
    return transcript(paragraphs, path.name, warnings)


def _open(data: bytes) -> "Document":
    """Open a document with python-docx."""
    import docx

    return docx.Document(io.BytesIO(data))


def _refuse_old_or_locked(data: bytes, name: str) -> None:
    """Word keeps a document with a password, like a .doc, in an OLE file; the names of its parts are UTF-16."""
    if not data.startswith(_OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise TranscriptError(texts.has_password(name))
    raise TranscriptError(texts.old_word(name))
