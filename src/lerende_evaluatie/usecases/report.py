"""Codings → Report: what is decided, counted and put in order, before any document is made."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from lerende_evaluatie import __version__
from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Decision, Review, Role, Source
from lerende_evaluatie.domain.report import CoderRow, CodeSection, InterviewRow, Method, Quote, Report
from lerende_evaluatie.domain.review import decided_by_anyone, decisions_in_force
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.ports import Store
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.ingest import words_by_role
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.quotes import memos_on_codings, quotes_of


def build_report(project: Project, *, include_suggestions: bool = False, today: date | None = None) -> Report:
    """Work out the whole report. Only decided codings count as evidence, unless suggestions are asked for."""
    sources = project.store.sources()
    if not sources:
        raise EvaluationError(texts.NO_SOURCES)
    quotes = _quotes(project, sources, include_suggestions)
    codebook = project.codebook.with_unknown(quote.code_id for quote in quotes)
    cases = tuple(dict.fromkeys(source.variables.case for source in sources if source.variables.case))
    passages = Counter(name for name, _, _ in {quote.passage for quote in quotes})
    settings = project.settings
    return Report(
        title=settings.report_title or texts.REPORT_TITLE.format(name=settings.name),
        subtitle=settings.report_subtitle,
        date=today or date.today(),
        interviews=tuple(_interview_row(source, passages[source.name]) for source in sources),
        cases=cases,
        groups=tuple(settings.groups),
        group_labels=dict(settings.groups),
        codebook=codebook,
        sections=_sections(codebook, quotes),
        matrix=evidence.matrix(quotes, codebook, cases),
        method=_method(project),
        includes_suggestions=include_suggestions,
    )


def _quotes(project: Project, sources: Sequence[Source], include_suggestions: bool) -> list[Quote]:
    """Return all coded passages as quotes, in the order of interviews and text.

    The same words under the same code by several coders are one quote that names them all.
    """
    memos = memos_on_codings(project.store.notes())
    quotes: dict[tuple[str, str, int, int], Quote] = {}
    for coding, bare in quotes_of(project.store, sources):
        quote = replace(bare, memo="\n".join(note.text for note in memos.get(coding.guid, ())))
        key = (quote.code_id, coding.source_guid, quote.selection.start, quote.selection.end)
        quotes[key] = _joined(quotes[key], quote) if key in quotes else quote
    return [*quotes.values(), *(_suggested(project.store, sources) if include_suggestions else ())]


def _suggested(store: Store, sources: Sequence[Source]) -> Iterator[Quote]:
    """Yield the suggestions that nobody decided on."""
    by_guid = {source.guid: source for source in sources}
    attributions = evidence.attributions(sources)
    decided = decided_by_anyone(store.reviews())
    for item in store.suggestions():
        if item.guid not in decided:
            yield evidence.quote_from_suggestion(item, by_guid[item.source_guid], attributions[item.source_guid])


def _joined(first: Quote, second: Quote) -> Quote:
    coders = dict.fromkeys(name for name in (first.coder, second.coder) if name)
    return replace(
        first,
        coder=", ".join(coders),
        valence=evidence.together({first.valence, second.valence}),
        memo="\n".join(filter(None, (first.memo, second.memo))),
    )


def _sections(codebook: CodeBook, quotes: Sequence[Quote]) -> tuple[CodeSection, ...]:
    own: dict[str, list[Quote]] = {}
    below: dict[str, list[Quote]] = {}
    for quote in quotes:
        own.setdefault(quote.code_id, []).append(quote)
        for code_id in codebook.lineage(quote.code_id):
            below.setdefault(code_id, []).append(quote)
    return tuple(
        CodeSection(code, codebook.depth(code.id), evidence.count(below.get(code.id, ())), tuple(own.get(code.id, ())))
        for code in codebook.walk()
    )


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


def _method(project: Project) -> Method:
    store = project.store
    reviews, suggestions, codings = store.reviews(), store.suggestions(), store.codings()
    decided = decided_by_anyone(reviews)
    by_hand = Counter(coding.user_guid for coding in codings if coding.suggestion_guid is None)
    rows = [
        _coder_row(user.name, decisions_in_force(reviews, user.guid).values(), by_hand[user.guid])
        for user in store.users()
    ]
    return Method(
        software=texts.SOFTWARE.format(version=__version__),
        codebook=project.codebook.name,
        codebook_version=project.codebook.version,
        pipelines=tuple(sorted({item.pipeline for item in suggestions})),
        engines=tuple(sorted({f"{item.engine} {item.engine_version}" for item in suggestions})),
        coders=tuple(row for row in rows if row.accepted or row.changed or row.rejected or row.by_hand),
        suggestions=len(suggestions),
        undecided=sum(item.guid not in decided for item in suggestions),
        codings=len(codings),
        lost=len(store.lost_codings()),
    )


def _coder_row(name: str, decisions: Iterable[Review], by_hand: int) -> CoderRow:
    counts = Counter(review.decision for review in decisions)
    return CoderRow(name, counts[Decision.ACCEPTED], counts[Decision.CHANGED], counts[Decision.REJECTED], by_hand)
