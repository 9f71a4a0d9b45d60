"""What every form asks of its file: written whole or not at all, and no house style where there can be none."""

import errno
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lerende_evaluatie import files
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters import texts

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip, so that the same report gives the same bytes."""


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target` through a temporary file beside it; ExportError when that fails."""
    try:
        files.write_whole(target, data)
    except (OSError, ValueError) as error:
        raise ExportError(_explain(error, target)) from error


def refuse_template(target: Path, template: Path | None) -> None:
    """Raise ExportError when somebody asks a file without one to follow a house style."""
    if template is not None:
        raise ExportError(texts.TEMPLATE_NOT_USED.format(file=target))


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of `parts` that depends on nothing but their names and contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return buffer.getvalue()


def _explain(error: OSError | ValueError, target: Path) -> str:
    if not target.parent.is_dir():
        return texts.NO_FOLDER.format(file=target.name, folder=target.parent)
    if target.is_dir():
        return texts.IS_FOLDER.format(file=target)
    if isinstance(error, PermissionError):
        return texts.NO_PERMISSION.format(file=target)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return texts.DISK_FULL.format(file=target)
    return texts.CANNOT_WRITE.format(file=target, reason=files.reason(error))
