"""Write a small file of any format, and read it back."""

import importlib
import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml import parse_xml

from lerende_evaluatie.domain.transcript import Transcript

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style",
        "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip


def read_file(path: Path) -> Transcript:
    """Read a file with the reader for its suffix."""
    reader = importlib.import_module(f"lerende_evaluatie.readers.{path.suffix[1:]}")
    transcript = reader.read(path)
    assert isinstance(transcript, Transcript)
    return transcript


def docx_of(body: str) -> bytes:
    """Return a Word document with these elements in its body."""
    document = docx.Document()
    parent = document.element.body
    for element in parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>"):
        parent.insert(len(parent) - 1, element)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def odt_of(body: str, styles: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument text with these elements in its body."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_ODF_NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {_ODF_NAMESPACES}/>")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            f"{manifest}</manifest:manifest>",
        )
    return buffer.getvalue()


def turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Return who says what."""
    return [(one.speaker, one.words) for one in transcript.utterances]


def words(transcript: Transcript) -> list[str]:
    """Return what is said."""
    return [one.words for one in transcript.utterances]


def begins(transcript: Transcript) -> list[float | None]:
    """Return when it is said."""
    return [one.begin for one in transcript.utterances]
