"""One tree of errors; every message is one Dutch sentence with the place and the way out.

    EvaluationError
    ├── UsageError              wrong use of a command or a setting (exit code 2)
    │   ├── ConfigError         evaluatie.toml
    │   ├── CodebookError       a codebook file; carries every fault with line and column
    │   └── UnknownPluginError  a reader, engine, pipeline or exporter that does not exist
    ├── TranscriptError         one transcript cannot be read; the rest goes on
    ├── ReviewError             a decision that does not fit what is stored
    ├── StoreError              project.db
    │   └── NewerSchemaError    made by a newer version
    ├── EngineError             an engine cannot go on making suggestions; what was made is kept
    ├── TopicsError             no topics can be found, or those that were found cannot be read
    ├── ExportError             a report or table cannot be written
    └── MissingExtraError       an optional part is not installed

Foreign exceptions are translated where a library is called (``raise … from error``). A message
may hold file names, line numbers and code ids, never words from a transcript.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class EvaluationError(Exception):
    """Root of all errors that this package raises on purpose."""


class UsageError(EvaluationError):
    """The command or a setting is wrong; nothing was done."""


class ConfigError(UsageError):
    """evaluatie.toml is missing, unreadable or holds a wrong value."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a file that a person wrote; line and column count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Return ``file, regel L, kolom K: message``."""
        return f"{self.file}, regel {self.line}, kolom {self.column}: {self.message}"


class CodebookError(UsageError):
    """A codebook cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        """Keep the sentence and the faults behind it."""
        super().__init__(message)
        self.faults = tuple(faults)


class UnknownPluginError(UsageError):
    """A name that no reader, engine, pipeline or exporter answers to."""


class TranscriptError(EvaluationError):
    """One transcript cannot be read."""


class ReviewError(EvaluationError):
    """A decision that does not fit the text or the suggestion it is about."""


class WritingError(EvaluationError):
    """A lesson, a summary or a judgement that cannot be kept as it is."""


class StoreError(EvaluationError):
    """The project database cannot be opened, read or written."""


class NewerSchemaError(StoreError):
    """The project database was made by a newer version of this program."""


class EngineError(EvaluationError):
    """An engine cannot go on making suggestions; what was made before is kept."""


class TopicsError(EvaluationError):
    """There is too little to find topics in, or what was found before is damaged."""


class ExportError(EvaluationError):
    """A file cannot be written."""


class MissingExtraError(EvaluationError):
    """An optional part of the installation is needed for this."""
