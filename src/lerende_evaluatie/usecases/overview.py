"""Overviews of what was coded: matrices, codes that meet, portraits, and the passages behind every number.

Only decided codings count, never suggestions, and by the same rules as in the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain import evidence, portraits, tables
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Source, User, Valence
from lerende_evaluatie.domain.portraits import Portrait, Unit
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.tables import By, Level, Matrix, Together, Value
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.heard import heard
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.quotes import memos_on_codings


@dataclass(frozen=True, slots=True)
class Choice:
    """Which codes get a row, and whose codings count: everybody's, or those of `coder` (a guid).

    Who works `blind` sees only the own codings, whatever `coder` says: a `user` nobody knows yet sees none.
    """

    level: Level = Level.MAIN
    user: User | None = None
    blind: bool = False
    coder: str | None = None

    @property
    def only(self) -> str | None:
        """The guid of the one coder whose codings count, or None for all."""
        if not self.blind:
            return self.coder
        return self.user.guid if self.user else ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a matrix; `value` None is what was not filled in."""

    by: By
    value: Value


@dataclass(frozen=True, slots=True)
class Spot:
    """Where passages are looked for; each field narrows it down.

    `code` None stands for all codes, `below` takes in the codes under it; `meets` is a code that overlaps it; `start`
    and `end` are a stretch of the text of `source`.
    """

    code: str | None = None
    below: bool = True
    meets: str | None = None
    column: Column | None = None
    source: str | None = None
    start: int | None = None
    end: int | None = None
    valence: Valence | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The codings on the same words of one interview; `valence` is the one direction of them together."""

    source: Source
    quotes: tuple[Quote, ...]
    valence: Valence


@dataclass(frozen=True, slots=True)
class _Evidence:
    sources: Sequence[Source]
    quotes: Sequence[Quote]
    codebook: CodeBook


def matrix(project: Project, by: By, choice: Choice) -> Matrix:
    """Return codes × pilots, groups or rounds."""
    found = _evidence(project, choice)
    order = tuple(project.settings.groups) if by is By.GROUP else ()
    return tables.matrix(found.quotes, found.sources, found.codebook, by, choice.level, order)


def together(project: Project, choice: Choice) -> Together:
    """Return codes × codes: which ones meet on the same words."""
    found = _evidence(project, choice)
    return tables.together(found.quotes, found.codebook, choice.level)


def portrait(
    project: Project, choice: Choice, unit: Unit, source: str | None = None, *, joined: bool = False
) -> Portrait:
    """Return where the codes lie in one interview (a guid) or in all; `joined` makes one mark of those that touch."""
    found = _evidence(project, choice)
    sources = [one for one in found.sources if source in (None, one.guid)]
    if not sources:
        raise EvaluationError(texts.UNKNOWN_SOURCE)
    return portraits.portrait(found.quotes, sources, found.codebook, choice.level, unit, joined)


def passages(project: Project, choice: Choice, spot: Spot) -> list[Passage]:
    """Return the passages behind one number of an overview, in the order of interviews and text."""
    found = _evidence(project, choice)
    by_name = {source.name: source for source in found.sources}
    quotes = [quote for quote in found.quotes if _fits(quote, spot, by_name)]
    chosen = _under(quotes, spot.code, spot.below, found.codebook)
    if spot.meets is not None:
        chosen = tables.overlapping(chosen, _under(quotes, spot.meets, spot.below, found.codebook))
    result = [_passage(by_name[group[0].source_name], group) for group in tables.passages(chosen)]
    return [passage for passage in result if spot.valence in (None, passage.valence)]


def memos(project: Project, choice: Choice, found: Sequence[Passage]) -> dict[str, list[str]]:
    """Return the memos on the codings of these passages, by guid; who works blind reads only the own ones."""
    guids = {quote.guid for passage in found for quote in passage.quotes}
    in_sight = (note for note in project.store.notes() if not choice.blind or note.user_guid == choice.only)
    written = memos_on_codings(note for note in in_sight if note.target in guids)
    return {guid: [note.text for note in notes] for guid, notes in written.items()}


def _evidence(project: Project, choice: Choice) -> _Evidence:
    found = heard(project)
    quotes = [quote for user, quote in found.quotes if choice.only in (None, user)]
    return _Evidence(found.sources, quotes, project.codebook.with_unknown(quote.code_id for quote in quotes))


def _fits(quote: Quote, spot: Spot, by_name: dict[str, Source]) -> bool:
    if spot.column is not None and tables.value_of(quote, spot.column.by) != spot.column.value:
        return False
    if spot.source is not None and by_name[quote.source_name].guid != spot.source:
        return False
    if spot.start is None or spot.end is None:
        return True
    return quote.selection.start < spot.end and spot.start < quote.selection.end


def _under(quotes: Sequence[Quote], code: str | None, below: bool, codebook: CodeBook) -> list[Quote]:
    if code is None:
        return list(quotes)
    if not below:
        return [quote for quote in quotes if quote.code_id == code]
    within = {one for one in {quote.code_id for quote in quotes} if codebook.within(one, code)}
    return [quote for quote in quotes if quote.code_id in within]


def _passage(source: Source, quotes: Sequence[Quote]) -> Passage:
    return Passage(source, tuple(quotes), evidence.together({quote.valence for quote in quotes}))
