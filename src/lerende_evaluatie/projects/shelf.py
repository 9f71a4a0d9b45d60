"""What took long to make, kept in the project's folder; all of it can be thrown away at any time."""

import hashlib
from contextlib import suppress
from pathlib import Path

from lerende_evaluatie.files import write_whole

FOLDER = ".bewaard"
KEPT = 4
"""So many pieces are kept under each name: for the last few codebooks and rounds of review."""
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
        """Keep `data`, and let go of the oldest under this name; where nothing can be written, nothing is kept."""
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            write_whole(self._path(name, key), hashlib.sha256(data).digest() + data)
            others = sorted(self._folder.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in others[KEPT:]:
                path.unlink()

    def _path(self, name: str, key: str) -> Path:
        return self._folder / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:32]}"
