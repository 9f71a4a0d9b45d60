"""Reading with a limit, and writing whole or not at all."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lerende_evaluatie import files
from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.errors import CodebookError

MEGABYTE = 1_000_000
MAX_MEGABYTES = 4
"""A large codebook of two hundred codes is about one megabyte."""
_threads = threading.Lock()


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Let one at a time change a codebook file, of all threads and of all programs on this computer.

    The lock is on a hidden file beside it, which stays; it is let go also when a program is killed.
    """
    try:
        lock = (path.parent / f".{path.name}.lock").open("ab")
    except (OSError, ValueError) as error:
        raise CodebookError(texts.CANNOT_WRITE.format(file=path, why=files.reason(error))) from error
    with _threads, lock:
        _lock(lock.fileno())
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a codebook file; CodebookError when it is absent, unreadable or too big."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_MEGABYTES * MEGABYTE + 1)
    except FileNotFoundError as error:
        raise CodebookError(texts.MISSING.format(file=path)) from error
    except (OSError, ValueError) as error:
        raise CodebookError(texts.UNREADABLE.format(file=path, why=files.reason(error))) from error
    if len(data) > MAX_MEGABYTES * MEGABYTE:
        raise CodebookError(texts.TOO_BIG.format(file=path, limit=MAX_MEGABYTES))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all; CodebookError when that fails."""
    try:
        files.write_whole(path, data)
    except (OSError, ValueError) as error:
        raise CodebookError(texts.CANNOT_WRITE.format(file=path, why=files.reason(error))) from error
