"""Reading with a limit, and writing whole or not at all."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.errors import CodebookError

MEGABYTE = 1_000_000
MAX_MEGABYTES = 4
"""A large codebook of two hundred codes is about one megabyte."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a codebook file; CodebookError when it is absent, unreadable or too big."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_MEGABYTES * MEGABYTE + 1)
    except FileNotFoundError as error:
        raise CodebookError(texts.MISSING.format(file=path)) from error
    except (OSError, ValueError) as error:
        raise CodebookError(texts.UNREADABLE.format(file=path, why=reason(error))) from error
    if len(data) > MAX_MEGABYTES * MEGABYTE:
        raise CodebookError(texts.TOO_BIG.format(file=path, limit=MAX_MEGABYTES))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` through a temporary file beside it; CodebookError when that fails."""
    try:
        final = Path(os.path.realpath(path))
        temporary = final.parent / f".{secrets.token_hex(8)}.tmp"
        try:
            _write_and_sync(temporary, data)
            os.replace(temporary, final)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise CodebookError(texts.CANNOT_WRITE.format(file=path, why=reason(error))) from error


def reason(error: OSError | ValueError) -> str:
    """Return in Dutch why a file cannot be opened, read or written."""
    number = error.errno if isinstance(error, OSError) else None
    return _REASONS.get(number, getattr(error, "strerror", None) or texts.NO_REASON)


def _write_and_sync(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


_REASONS: dict[int | None, str] = {
    errno.EACCES: texts.NO_PERMISSION,
    errno.EPERM: texts.NO_PERMISSION,
    errno.EROFS: texts.NO_PERMISSION,
    errno.ENOSPC: texts.NO_SPACE,
    errno.EDQUOT: texts.NO_SPACE,
    errno.ENOENT: texts.NO_FOLDER,
    errno.ENOTDIR: texts.NO_FOLDER,
    errno.EISDIR: texts.IS_FOLDER,
}
