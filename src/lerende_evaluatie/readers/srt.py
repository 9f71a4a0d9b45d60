"""SubRip subtitles."""

from collections.abc import Sequence
from pathlib import Path

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.readers._cues import Cue, read_cues

VERSION = "1"


def read(path: Path) -> Transcript:
    """Return what is said in an srt file."""
    return read_cues(path, _parse, is_vtt=False)


def _parse(text: str) -> Sequence[Cue]:
    """Return the cues as pysubs2 reads them."""
    import pysubs2

    events = pysubs2.SSAFile.from_string(text, format_="srt", keep_html_tags=True)
    return [Cue(event.start / 1000, event.text.replace(r"\N", "\n")) for event in events]
