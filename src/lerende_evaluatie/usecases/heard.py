"""Everything that was coded, as quotes: read once, and again only when something changed."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from lerende_evaluatie.domain.model import Role, Source
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import InterviewRow
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.ports import Store
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.ingest import words_by_role
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.quotes import quotes_of


@dataclass(frozen=True)
class Heard:
    """All codings as quotes, each with the guid of its coder, as they were at a revision of the store."""

    revision: int
    sources: Sequence[Source]
    by_source: Mapping[str, Sequence[tuple[str, Quote]]]

    @cached_property
    def quotes(self) -> Sequence[tuple[str, Quote]]:
        """All of them, in the order of interviews and text."""
        return [item for source in self.sources for item in self.by_source[source.guid]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that can be put under a lesson or beside a text; the proposed ones come first."""

    quote: Quote
    is_proposed: bool


_heard: WeakKeyDictionary[Store, Heard] = WeakKeyDictionary()
"""What was read last, so that going from one overview to another need not read all codings again."""


def heard(project: Project) -> Heard:
    """Return all that was coded; EvaluationError when there are no interviews."""
    store = project.store
    known = _heard.get(store)
    if known is None or known.revision != store.revision():
        _heard[store] = known = _renewed(store, known) if known else _read(store)
    return known


def _read(store: Store) -> Heard:
    """Read all codings; the revision first, so that what changes meanwhile makes us read again."""
    revision, sources = store.revision(), store.sources()
    if not sources:
        raise EvaluationError(texts.NO_SOURCES)
    found: dict[str, list[tuple[str, Quote]]] = {source.guid: [] for source in sources}
    with _nothing_thrown_away():
        for coding, quote in quotes_of(store, sources):
            found[coding.source_guid].append((coding.user_guid, quote))
    return Heard(revision, sources, found)


def _renewed(store: Store, known: Heard) -> Heard:
    """Read only the interviews in which codings changed, when nothing else did."""
    changes = store.changes_since(known.revision)
    if changes.everything:
        return _read(store)
    touched = {guid for guid, items in known.by_source.items() if any(one.guid in changes.codings for _, one in items)}
    touched.update(coding.source_guid for coding in store.codings_by_guid(changes.codings))
    renewed = {
        guid: [(coding.user_guid, quote) for coding, quote in quotes_of(store, known.sources, guid)]
        for guid in touched & known.by_source.keys()
    }
    return Heard(changes.revision, known.sources, {**known.by_source, **renewed})


def candidates_of(quotes: Iterable[Quote], proposed: Sequence[Quote]) -> list[Candidate]:
    """Return the proposed quotes, and then the others; words that are proposed already come once."""
    known = {quote.passage for quote in proposed}
    rest = (quote for quote in quotes if quote.passage not in known)
    return [*(Candidate(quote, True) for quote in proposed), *(Candidate(quote, False) for quote in rest)]


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Let Python not look for garbage while ten thousands of things are read that all stay: a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def interview_rows(sources: Iterable[Source], quotes: Iterable[Quote]) -> tuple[InterviewRow, ...]:
    """Return what a report says of each interview."""
    passages = Counter(name for name, _, _ in {quote.passage for quote in quotes})
    return tuple(_interview_row(source, passages[source.name]) for source in sources)


def _interview_row(source: Source, passages: int) -> InterviewRow:
    variables, words = source.variables, words_by_role(source)
    return InterviewRow(
        name=source.name,
        case=variables.case,
        group=variables.group,
        function=variables.function,
        date=variables.date,
        round=variables.round,
        words=words[Role.RESPONDENT] or words[Role.UNKNOWN],
        passages=passages,
    )
