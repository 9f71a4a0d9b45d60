"""What is let in: the size of a file, and of what it unpacks to, is known before anything is read."""

import io
import zipfile
from pathlib import Path

from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.readers import texts

MEGABYTE = 1_000_000
MAX_FILE = 50 * MEGABYTE
MAX_UNPACKED = 200 * MEGABYTE
MAX_RATIO = 200
RATIO_FROM = 20 * MEGABYTE
"""Below this size a high ratio is innocent: ten thousand times “Ja.” packs very small."""


def read_bytes(path: Path) -> bytes:
    """Return the content of a file that is there, not too large and not empty."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise TranscriptError(texts.too_large(path.name, MAX_FILE // MEGABYTE))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TranscriptError(texts.not_found(path.name)) from error
    except OSError as error:
        raise TranscriptError(texts.not_readable(path.name)) from error
    if not data.strip(b" \t\r\n"):
        raise TranscriptError(texts.empty(path.name))
    return data


def check_zip(data: bytes, name: str, program: str) -> None:
    """Refuse what is no zip file, and a zip file that would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise TranscriptError(texts.no_zip(name, program)) from error
    # Python unpacks no more of a member than the size in this list says, so the list can be trusted.
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * len(data)):
        raise TranscriptError(texts.unpacks_too_large(name))
