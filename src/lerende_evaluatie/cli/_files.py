"""Files that a command writes: never over something that is there already, unless asked."""

from pathlib import Path

from lerende_evaluatie import files
from lerende_evaluatie.cli import texts
from lerende_evaluatie.errors import ExportError, UsageError


def check_suffix(path: Path, suffix: str) -> None:
    """Raise UsageError when the name of a file promises another format than it will have."""
    if path.suffix.lower() != suffix:
        raise UsageError(texts.WRONG_SUFFIX.format(file=path, suffix=suffix))


def check_free(path: Path, force: bool) -> None:
    """Raise UsageError when `path` exists and may not be replaced."""
    if path.exists() and not force:
        raise UsageError(texts.EXISTS.format(file=path))


def make_folder(path: Path) -> None:
    """Make the folder of a file that is going to be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(texts.NO_FOLDER.format(folder=path.parent, why=files.reason(error))) from error


def write_text(path: Path, text: str) -> None:
    """Write a whole text file or nothing."""
    make_folder(path)
    try:
        files.write_whole(path, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError(texts.CANNOT_WRITE.format(file=path, why=files.reason(error))) from error
