"""The files of a project, and how a new project is made."""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.files import reason, write_whole
from lerende_evaluatie.projects import settings, texts
from lerende_evaluatie.projects.interviews import FILE as INTERVIEWS

TRANSCRIPTS = "transcripts"
FIRST_CODEBOOK = "analysekader.yaml"
NOT_TRANSCRIPTS = re.compile(r"~\$|\.|(readme|lees[ _-]?mij)(\.|$)|.*\.(csv|tmp|bak)$", re.IGNORECASE)
"""Files that are no interview: office locks, hidden files, notes about the folder, tables, back-ups."""


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """A file below transcripts/; `name` is its path there, with forward slashes, composed (NFC)."""

    path: Path
    name: str

    @property
    def suffix(self) -> str:
        """The suffix in lower case, without the dot."""
        return self.path.suffix.lower().removeprefix(".")


def transcript_files(folder: Path) -> list[TranscriptFile]:
    """Return all files below `folder` that may be transcripts, by name; symbolic links are not followed."""
    return sorted(_walk(folder), key=lambda file: file.name)


def _walk(folder: Path) -> Iterator[TranscriptFile]:
    for root, directories, files in os.walk(folder):
        directories[:] = [name for name in directories if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if not NOT_TRANSCRIPTS.match(name) and path.is_file() and not path.is_symlink():
                yield TranscriptFile(path, _storable(path.relative_to(folder).as_posix()))


def _storable(name: str) -> str:
    """Return a file name composed, and with � for bytes that are no UTF-8: such names come out of old zips."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_project(folder: Path) -> bool:
    """Tell whether a project was made in `folder`; it may still have faults."""
    return os.path.lexists(folder / settings.FILE)


def projects_near(folder: Path) -> list[Path]:
    """Return the projects in `folder` itself and in the folders right below it."""
    try:
        below = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        below = []
    return [path for path in (folder, *below) if is_project(path)]


def make_project(
    folder: Path, codebooks: Mapping[str, str], *, name: str = "", codebook: str = FIRST_CODEBOOK
) -> list[Path]:
    """Make a new project in `folder` and return the files that were written.

    `codebooks` holds file names and contents for codebook/; `codebook` is the one to work with. Without a `name`
    the project is called after its folder. What is there already is left alone; ConfigError when there is a
    project in the folder.
    """
    if is_project(folder):
        raise ConfigError(texts.ALREADY.format(folder=folder))
    title = json.dumps(_storable(name or folder.resolve().name), ensure_ascii=False)
    file = json.dumps(f"codebook/{codebook}", ensure_ascii=False)
    contents = {
        **{Path("codebook", file): text for file, text in codebooks.items()},
        Path(TRANSCRIPTS, INTERVIEWS): "\ufeff" + texts.CSV_HEADER + "\r\n",
        Path(settings.FILE): texts.TEMPLATE.format(
            name=title, codebook=file
        ),  # last: a folder without it can be tried again
    }
    written = []
    try:
        for relative, text in contents.items():
            target = folder / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            if not os.path.lexists(target):
                write_whole(target, text.encode("utf-8"))
                written.append(target)
    except OSError as error:
        raise ConfigError(texts.CANNOT_MAKE.format(folder=folder, why=reason(error))) from error
    return written
