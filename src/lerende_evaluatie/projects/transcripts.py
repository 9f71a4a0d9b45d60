"""Transcripts that somebody hands over: into the folder of the project, and nowhere else."""

import re
import unicodedata
from pathlib import Path

from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.projects import texts
from lerende_evaluatie.projects.folder import NOT_TRANSCRIPTS, transcript_files
from lerende_evaluatie.projects.interviews import file_key

LONGEST_NAME = 120
_UNFIT = re.compile(r'[<>:"|?*\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def bare_name(given: str) -> str:
    """Return the name of a file without folders; TranscriptError when no computer could keep it under that name."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rpartition("/")[2]).strip().rstrip(". ")
    shown = _UNFIT.sub("�", name)[:LONGEST_NAME]
    if len(name) > LONGEST_NAME:
        raise TranscriptError(texts.NAME_LONG.format(name=shown, count=LONGEST_NAME))
    if not name or shown != name or _OF_WINDOWS.match(name):
        raise TranscriptError(texts.NAME_UNFIT.format(name=shown))
    if NOT_TRANSCRIPTS.match(name):
        raise TranscriptError(texts.NAME_NO_TRANSCRIPT.format(name=name))
    return name


def kept_under(folder: Path, name: str) -> Path | None:
    """Return the transcript that is there under this name, in whatever case it is written."""
    return next((file.path for file in transcript_files(folder) if file_key(file.name) == file_key(name)), None)
