"""What the engines can learn from: the codebook's examples, and what people decided in this project."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.labelled import Labelled, examples_in
from lerende_evaluatie.domain.model import Coding, Decision, Selection, Source, Suggestion, Valence
from lerende_evaluatie.domain.passages import passages_in
from lerende_evaluatie.domain.review import decided_by_anyone
from lerende_evaluatie.usecases.analysing import analysis_of
from lerende_evaluatie.usecases.project import Project

Item = TypeVar("Item", Coding, Suggestion)
BY_HAND = 5
"""With so many codings by hand in an interview, somebody read what stands between them."""


def material(project: Project) -> tuple[Labelled, ...]:
    """Return every passage of which is known what it is about, those from the project last."""
    return (*examples_in(project.codebook), *project.examples, *decided(project))


def decided(project: Project) -> tuple[Labelled, ...]:
    """Return what coders said of passages in this project.

    In an interview that somebody read, everything is known: what was not coded, is no evidence. In another, the codings
    and the rejected suggestions are known. A rejected suggestion is no evidence of its code; nor of the theme that it
    belongs to, unless somebody gave words in it another code of that theme.
    """
    verdicts = decided_by_anyone(project.store.reviews())
    refused = [guid for guid, review in verdicts.items() if review.decision is Decision.REJECTED]
    codings = _by_source(project.store.codings())
    suggestions = _by_source(project.store.suggestions_by_guid(refused))
    passages: list[Labelled] = []
    for source in project.store.sources():
        coded, rejected = codings[source.guid], suggestions[source.guid]
        begin, end = _part_read(coded)
        if begin < end:
            passages += _read(source, analysis_of(project, source), coded, begin, end)
        passages += _in_part(
            project.codebook,
            [one for one in coded if not begin <= one.selection.start < end],
            [one for one in rejected if not begin <= one.selection.start < end],
            coded,
        )
    return tuple(passages)


def _by_source(items: Iterable[Item]) -> defaultdict[str, list[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[item.source_guid].append(item)
    return found


def _part_read(codings: Iterable[Coding]) -> tuple[int, int]:
    """Return the part of a source that somebody read with care, as ``[begin, end)``; empty when there is none.

    Who codes by hand reads all that stands between two codings. Who only decides on suggestions may see nothing else.
    """
    by_hand = [one.selection for one in codings if one.suggestion_guid is None]
    if len(by_hand) < BY_HAND:
        return 0, 0
    return min(one.start for one in by_hand), max(one.end for one in by_hand)


def _read(source: Source, analysis: Analysis, codings: Sequence[Coding], begin: int, end: int) -> Iterator[Labelled]:
    for passage in passages_in(source, analysis):
        start, stop = passage.span(analysis)
        if begin <= start < end:
            here = [one for one in codings if one.selection.start < stop and start < one.selection.end]
            codes = frozenset(one.code_id for one in here)
            yield Labelled(source.text[start:stop], codes, None, _direction(here), is_reviewed=True)


def _in_part(
    codebook: CodeBook, codings: Iterable[Coding], rejected: Iterable[Suggestion], every: Sequence[Coding]
) -> Iterator[Labelled]:
    by_selection: defaultdict[Selection, list[Coding]] = defaultdict(list)
    for coding in codings:
        by_selection[coding.selection].append(coding)
    for selection, here in by_selection.items():
        codes = frozenset(one.code_id for one in here)
        yield Labelled(selection.quote, codes, frozenset(), _direction(here), is_reviewed=True)
    for item in rejected:
        touching = [one for one in every if one.selection.overlaps(item.selection)]
        if denied := _denied(codebook, item.code_id, touching):
            yield Labelled(item.selection.quote, frozenset(), denied, is_reviewed=True)


def _direction(codings: Iterable[Coding]) -> Valence | None:
    """Return the valence of the codings when they agree."""
    valences = {coding.valence for coding in codings}
    return valences.pop() if len(valences) == 1 else None


def _denied(codebook: CodeBook, code_id: str, touching: list[Coding]) -> frozenset[str]:
    """Return the code and those above it, up to where a coding on the same words says otherwise."""
    return frozenset(
        above
        for above in codebook.lineage(code_id)
        if not any(codebook.within(coding.code_id, above) for coding in touching)
    )
