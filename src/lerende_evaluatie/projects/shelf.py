"""What took long to make, kept in the project's folder; all of it can be thrown away at any time."""

import hashlib
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from lerende_evaluatie.files import write_whole

FOLDER = ".bewaard"
LARGEST = 200_000_000
"""Bytes that are kept in all; what goes beyond is let go of, the oldest first."""
_DIGEST = hashlib.sha256().digest_size


class FolderShelf:
    """Files in a folder inside the project, each with a hash in front so that a damaged one counts as lost."""

    def __init__(self, project: Path) -> None:
        """Keep things in the project at `project`; the folder is made with the first of them."""
        self._folder = project / FOLDER

    def get(self, name: str, key: str) -> bytes | None:
        """Return what was put under this name with this key; None when it is lost."""
        try:
            kept = self._path(name, key).read_bytes()
        except OSError:
            return None
        digest, data = kept[:_DIGEST], kept[_DIGEST:]
        return data if hashlib.sha256(data).digest() == digest else None

    def put(self, name: str, key: str, data: bytes) -> None:
        """Keep `data`, and let go of the oldest; where nothing can be written, nothing is kept."""
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            write_whole(self._path(name, key), hashlib.sha256(data).digest() + data)
            files = [(path.stat(), path) for path in self._folder.iterdir()]
            files.sort(key=lambda file: file[0].st_mtime_ns, reverse=True)
            sizes = accumulate(stat.st_size for stat, _ in files)
            for size, (_, path) in zip(sizes, files, strict=True):
                if size > LARGEST:
                    path.unlink()

    def _path(self, name: str, key: str) -> Path:
        return self._folder / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:32]}"
