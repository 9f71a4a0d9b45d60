"""What every use case works on: one project with its parts, wired by `lerende_evaluatie.bootstrap`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.settings import Settings
from lerende_evaluatie.ports import EngineModule, Pipeline, Shelf, Store, TranscriptReader

Item = TypeVar("Item")


class Progress(Protocol):
    """Shows how far long work is; called as ``for item in progress(items, what): …``."""

    def __call__(self, items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
        """Yield the items, one step each. `what` is a Dutch phrase."""


def no_progress(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
    """Show nothing."""
    yield from items


@dataclass
class Project:
    """One evaluation. The codebook and the pipeline are loaded when they are first asked for."""

    folder: Path
    settings: Settings
    store: Store
    readers: Mapping[str, Callable[[], TranscriptReader]]
    engines: Mapping[str, Callable[[], EngineModule]]
    read_codebook: Callable[[], tuple[CodeBook, str]]
    load_pipeline: Callable[[], Pipeline]
    read_examples: Callable[[], tuple[Labelled, ...]] = tuple
    shelf: Shelf | None = None

    @cached_property
    def _codebook_and_text(self) -> tuple[CodeBook, str]:
        return self.read_codebook()

    @property
    def codebook(self) -> CodeBook:
        """The codebook as it is on disk now; CodebookError names its faults."""
        return self._codebook_and_text[0]

    @property
    def codebook_text(self) -> str:
        """The text of the codebook file."""
        return self._codebook_and_text[1]

    def forget_codebook(self) -> None:
        """Read the codebook again when it is next asked for: its file was changed."""
        self.__dict__.pop("_codebook_and_text", None)

    @property
    def examples(self) -> tuple[Labelled, ...]:
        """The labelled passages that came with the codebook; CodebookError names the faults in their file."""
        return self.read_examples()

    @cached_property
    def pipeline(self) -> Pipeline:
        """The language pipeline."""
        return self.load_pipeline()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> "Project":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
