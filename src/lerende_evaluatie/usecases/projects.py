"""Where projects are: what somebody typed as a place, what a project is called, and a fitting folder for a new one."""

import re
from pathlib import Path

from lerende_evaluatie.errors import ConfigError, UsageError
from lerende_evaluatie.projects.settings import read_settings
from lerende_evaluatie.usecases import texts

LONGEST_NAME = 80
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def folder_at(typed: str) -> Path:
    """Return the folder that somebody typed or pasted: a whole path, quotes around it allowed."""
    path = typed.strip().strip("\"'").strip()
    if not path:
        raise UsageError(texts.NO_FOLDER)
    if "\0" in path:
        raise UsageError(texts.NOT_A_FOLDER)
    try:
        folder = Path(path).expanduser()
    except RuntimeError as error:
        raise UsageError(texts.NOT_A_FOLDER) from error
    if not folder.is_absolute():
        raise UsageError(texts.NOT_A_WHOLE_PATH)
    return folder


def name_of(folder: Path) -> str:
    """Return what the project in `folder` is called; when its settings have a fault, the name of the folder."""
    try:
        return read_settings(folder).name
    except ConfigError:
        return folder.name


def clean_name(typed: str) -> str:
    """Return the name of a new project on one line; UsageError when there is none, or when it is too long."""
    name = " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", typed).split())
    if not name:
        raise UsageError(texts.NO_NAME)
    if len(name) > LONGEST_NAME:
        raise UsageError(texts.NAME_TOO_LONG.format(count=LONGEST_NAME))
    return name


def folder_for(name: str) -> str:
    """Return a name for the folder of a project that every computer accepts."""
    fitting = _UNFIT.sub("-", name).strip(" .-")
    return f"{fitting}-project".lstrip("-") if not fitting or _OF_WINDOWS.match(fitting) else fitting
