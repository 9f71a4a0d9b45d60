"""OpenDocument text: LibreOffice."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.readers import texts
from lerende_evaluatie.readers._limits import check_zip, read_bytes
from lerende_evaluatie.readers._odt_body import Body
from lerende_evaluatie.readers._speakers import transcript

if TYPE_CHECKING:
    from lxml.etree import _Element
    from odfdo.container import Container

VERSION = "1"


def read(path: Path) -> Transcript:
    """Return what is said in an OpenDocument text."""
    data = read_bytes(path)
    check_zip(data, path.name, "LibreOffice")
    try:
        container = _open(data)
        if re.search(rb"<(?:\w+:)?encryption-data\b", _part(container, "META-INF/manifest.xml")):
            raise TranscriptError(texts.has_password(path.name))
        body = Body([_root(_part(container, part)) for part in ("styles.xml", "content.xml")])
        paragraphs = body.paragraphs()
    except TranscriptError:
        raise
    except Exception as error:  # odfdo and lxml raise many things at a damaged document
        raise TranscriptError(texts.damaged(path.name, "OpenDocument-tekst")) from error
    warnings = [texts.notes_left_out(body.notes)] if body.notes else []
    return transcript(paragraphs, path.name, warnings)


def _open(data: bytes) -> "Container":
    """Open a document with odfdo."""
    from odfdo.container import Container

    return Container(io.BytesIO(data))


def _part(container: "Container", name: str) -> bytes:
    """Return one part of the document."""
    content = container.get_part(name)
    return content.encode() if isinstance(content, str) else content or b""


def _root(content: bytes) -> "_Element":
    """Parse one part; nothing outside the file is ever loaded."""
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
