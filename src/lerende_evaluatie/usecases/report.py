"""Codings → Report: what is decided, counted and put in order, before any document is made."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lerende_evaluatie import __version__
from lerende_evaluatie.domain import evidence, tables
from lerende_evaluatie.domain.choosing import choose
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.comparison import changes
from lerende_evaluatie.domain.model import Decision, Review, Source
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import CoderRow, CodeSection, LessonSection, Method, Part, Report
from lerende_evaluatie.domain.review import decided_by_anyone, decisions_in_force
from lerende_evaluatie.domain.tables import By, Level
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.ports import Store
from lerende_evaluatie.usecases import texts, writing
from lerende_evaluatie.usecases.heard import interview_rows
from lerende_evaluatie.usecases.lessons import lessons
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.quotes import memos_on_codings, quotes_of


def build_report(
    project: Project,
    *,
    include_suggestions: bool = False,
    today: date | None = None,
    parts: Collection[Part] = tuple(Part),
    with_comments: bool = False,
) -> Report:
    """Work out the whole report. Only decided codings count as evidence, unless suggestions are asked for.

    Lessons that the machine proposed and nobody worked on come along under the same condition.
    """
    sources = project.store.sources()
    if not sources:
        raise EvaluationError(texts.NO_SOURCES)
    quotes, by_guid = _quotes(project, sources, include_suggestions)
    codebook = project.codebook.with_unknown(quote.code_id for quote in quotes)
    cases = writing.cases_of(sources)
    settings = project.settings
    interviews = interview_rows(sources, quotes)
    rows = writing.balance_of(project, quotes, codebook, cases)
    found = writing.context(project)
    return Report(
        title=settings.report_title or texts.REPORT_TITLE.format(name=settings.name),
        subtitle=settings.report_subtitle,
        date=today or date.today(),
        interviews=interviews,
        cases=cases,
        groups=tuple(settings.groups),
        group_labels=dict(settings.groups),
        codebook=codebook,
        sections=_sections(codebook, quotes, settings.report_quotes),
        matrix=rows,
        method=_method(project),
        includes_suggestions=include_suggestions,
        parts=tuple(part for part in Part if part in parts),
        introduction=writing.introduction(project),
        portraits=writing.portraits_of(project, interviews, quotes, by_guid, cases, found.figures),
        framework=writing.framework_of(project, rows, by_guid, cases),
        by_group=_matrix(quotes, sources, codebook, By.GROUP, tuple(settings.groups)),
        by_round=_matrix(quotes, sources, codebook, By.ROUND, ()),
        changes=changes(quotes, sources, codebook),
        beside=writing.beside_of(found, rows, cases),
        lessons=_lessons(project, by_guid, include_suggestions),
        without_hesitations=settings.without_hesitations,
        with_comments=with_comments,
        names={user.guid: user.name for user in project.store.users()},
    )


def _quotes(
    project: Project, sources: Sequence[Source], include_suggestions: bool
) -> tuple[list[Quote], dict[str, Quote]]:
    """Return all coded passages as quotes, in the order of interviews and text, and the quote of each coding by guid.

    The same words under the same code by several coders are one quote that names them all.
    """
    memos = memos_on_codings(project.store.notes())
    quotes: dict[tuple[str, str, int, int], Quote] = {}
    keys: dict[str, tuple[str, str, int, int]] = {}
    for coding, bare in quotes_of(project.store, sources):
        quote = replace(bare, memo="\n".join(note.text for note in memos.get(coding.guid, ())))
        key = (quote.code_id, coding.source_guid, quote.selection.start, quote.selection.end)
        quotes[key] = _joined(quotes[key], quote) if key in quotes else quote
        keys[coding.guid] = key
    suggested = _suggested(project.store, sources) if include_suggestions else ()
    return [*quotes.values(), *suggested], {guid: quotes[key] for guid, key in keys.items()}


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


def _sections(codebook: CodeBook, quotes: Sequence[Quote], most: int) -> tuple[CodeSection, ...]:
    """Return a section per code; of its quotes at most `most` are chosen, 0 for all of them."""
    own: dict[str, list[Quote]] = {}
    below: dict[str, list[Quote]] = {}
    for quote in quotes:
        own.setdefault(quote.code_id, []).append(quote)
        for code_id in codebook.lineage(quote.code_id):
            below.setdefault(code_id, []).append(quote)

    printed: dict[str, set[tuple[str, int, int]]] = {}

    def section(code: Code) -> CodeSection:
        here = own.get(code.id, [])
        in_theme = printed.setdefault(codebook.root_of(code.id), set())
        fresh = [quote for quote in here if quote.passage not in in_theme]  # the same words once per theme
        first = {quote.guid for quote in (choose(fresh, most) if most else here)}
        in_theme.update(quote.passage for quote in here if quote.guid in first)
        return CodeSection(
            code=code,
            depth=codebook.depth(code.id),
            counts=evidence.count(below.get(code.id, ())),
            quotes=tuple(here),
            chosen=tuple(quote for quote in here if quote.guid in first),
        )

    return tuple(map(section, codebook.walk()))


def _matrix(
    quotes: Sequence[Quote], sources: Sequence[Source], codebook: CodeBook, by: By, order: Sequence[str]
) -> tables.Matrix | None:
    """Return main codes × groups or rounds; None when there are no two to compare."""
    found = tables.matrix(quotes, sources, codebook, by, Level.MAIN, order)
    return found if len(found.columns) > 1 else None


def _lessons(project: Project, by_guid: Mapping[str, Quote], include_proposals: bool) -> tuple[LessonSection, ...]:
    return tuple(
        LessonSection(
            lesson=shown.lesson,
            theme=shown.theme,
            quotes=tuple(
                (item, by_guid[item.coding_guid]) for item in shown.lesson.evidence if item.coding_guid in by_guid
            ),
            hearing=shown.hearing,
            author=shown.author,
        )
        for shown in lessons(project)
        if include_proposals or not shown.lesson.is_proposal
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
