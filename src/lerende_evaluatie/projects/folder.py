"""The files of a project, and how a new project is made."""

import hashlib
import json
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects import settings, texts
from lerende_evaluatie.projects.interviews import FILE as INTERVIEWS

TRANSCRIPTS = "transcripts"
NOT_TRANSCRIPTS = ("leesmij", "readme", "~$", ".")


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
            skipped = name.casefold().startswith(NOT_TRANSCRIPTS) or (path == folder / INTERVIEWS)
            if not skipped and not path.is_symlink() and not name.endswith((".csv", ".tmp")):
                relative = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
                yield TranscriptFile(path, relative)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_project(folder: Path, codebooks: Mapping[str, str]) -> list[Path]:
    """Make a new project in `folder` and return the files that were written.

    `codebooks` holds file names and contents for codebook/. What is there already is left alone;
    ConfigError when there is a project in the folder.
    """
    if (folder / settings.FILE).exists():
        raise ConfigError(texts.ALREADY.format(folder=folder))
    name = json.dumps(folder.resolve().name, ensure_ascii=False)
    contents = {
        Path(settings.FILE): texts.TEMPLATE.format(name=name),
        Path(TRANSCRIPTS, INTERVIEWS): "\ufeff" + texts.CSV_HEADER + "\r\n",
        **{Path("codebook", file): text for file, text in codebooks.items()},
    }
    written = []
    try:
        for relative, text in contents.items():
            target = folder / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                target.write_text(text, encoding="utf-8", newline="")
                written.append(target)
    except OSError as error:
        raise ConfigError(texts.CANNOT_MAKE.format(folder=folder, why=error.strerror)) from error
    return written
