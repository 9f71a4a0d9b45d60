"""WebVTT: Teams, Zoom, Whisper and other subtitles."""

from collections.abc import Sequence
from pathlib import Path

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.readers._cues import Cue, read_cues
from lerende_evaluatie.readers._heads import seconds

VERSION = "1"


def read(path: Path) -> Transcript:
    """Return what is said in a WebVTT file."""
    return read_cues(path, _parse, is_vtt=True)


def _parse(text: str) -> Sequence[Cue]:
    """Return the cues as webvtt-py reads them."""
    import webvtt

    captions = webvtt.WebVTT.from_string(text).captions
    return [Cue(seconds(caption.start), caption.raw_text) for caption in captions]
