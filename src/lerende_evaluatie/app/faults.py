"""What goes into the log when something unforeseen goes wrong: where it happened, never what it said."""

import logging
import traceback
from pathlib import Path

_logger = logging.getLogger("lerende_evaluatie.app")


def log(error: BaseException) -> None:
    """Log the kind of error and the way to it; its message may hold words from a transcript."""
    frames = traceback.extract_tb(error.__traceback__)
    way = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    _logger.error("%s: %s", type(error).__name__, way)
