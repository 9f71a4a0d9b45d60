"""Report → Traced: every quote in a Word report, back to the words in the interview."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.domain.tracing import Origin, Printed, Standing, Traced
from lerende_evaluatie.domain.tracing import trace as trace_one
from lerende_evaluatie.usecases.project import Project


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of the quotes of one report, in its order."""

    quotes: tuple[Traced, ...]

    @property
    def counts(self) -> dict[Standing, int]:
        """How many quotes stand how."""
        found = Counter(quote.standing for quote in self.quotes)
        return {standing: found[standing] for standing in Standing if found[standing]}

    @property
    def unsound(self) -> tuple[Traced, ...]:
        """The quotes that somebody has to look at."""
        return tuple(quote for quote in self.quotes if not quote.standing.is_sound)


def trace(project: Project, report: Path) -> Trace:
    """Trace all quotes of a report; UsageError when it is no Word document."""
    from lerende_evaluatie.exporters._word.printed import printed_quotes

    printed = printed_quotes(report)
    sources = project.store.sources()
    current = {source.guid: source for source in sources}
    marks = {quote.mark for quote in printed if quote.mark}
    origins = {mark: origin for mark in marks if (origin := _origin(project, mark, current))}
    return Trace(tuple(trace_one(quote, origins, sources) for quote in printed))


def place_of(traced: Traced) -> str:
    """Return where the words of a quote stand; empty when that is not known."""
    if traced.source is None or traced.selection is None:
        return ""
    return evidence.place_of(traced.source, traced.source.turn_at(traced.selection.start))


def name_of(printed: Printed) -> str:
    """Return by what a reader finds a quote in the report: its number, or else its first words."""
    return f"[{printed.number}]" if printed.number is not None else " ".join(printed.text.split()[:6])


def _origin(project: Project, mark: str, current: dict[str, Source]) -> Origin | None:
    store = project.store
    coding = store.coding(mark, also_withdrawn=True)
    item = coding or store.suggestion(mark)
    source = store.source(item.source_guid) if item else None
    if item is None or source is None:
        return None
    counts = coding is None or store.coding(mark) is not None
    return Origin(item.selection, source, counts, is_current=source.guid in current)
