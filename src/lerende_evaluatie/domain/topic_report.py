"""What is shown of topics, worked out before any document or page is made: plain values, ready to be set."""

from dataclasses import dataclass

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.domain.topic_coverage import Comparison
from lerende_evaluatie.domain.topics import Run, Spread


@dataclass(frozen=True, slots=True)
class Shown:
    """A spread with what stands above its columns."""

    by: By
    labels: tuple[str, ...]
    spread: Spread


@dataclass(frozen=True, slots=True)
class TopicReport:
    """Everything about one run of topics.

    `places` and `attributions` say per passage where it stands and who says it, never by name; `links` where to read
    it in the app; `changed` are interviews whose text is another one now, with as many of their passages as are old.
    """

    title: str
    run: Run
    spreads: tuple[Shown, ...]
    places: tuple[str, ...]
    attributions: tuple[str, ...]
    links: tuple[str, ...]
    comparison: Comparison
    codebook: CodeBook
    changed: tuple[str, ...] = ()
