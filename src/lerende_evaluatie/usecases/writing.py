"""What people write beside the evidence: judgements of their own, summaries per theme and pilot, pilot portraits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain import writing as rules
from lerende_evaluatie.domain.balance import MatrixCell, MatrixRow
from lerende_evaluatie.domain.choosing import choose
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.context import Beside, Figure, FigureKind
from lerende_evaluatie.domain.context import beside as set_beside
from lerende_evaluatie.domain.model import Source, User
from lerende_evaluatie.domain.quotes import Judgement, Quote
from lerende_evaluatie.domain.report import FrameworkCell, FrameworkRow, InterviewRow, PilotPortrait, PortraitPart
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.domain.tables import passages
from lerende_evaluatie.domain.writing import Heading, Place, ReportText, Ruling, Summary, SummaryKind
from lerende_evaluatie.errors import WritingError
from lerende_evaluatie.projects.context import Context, read_context
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.heard import Candidate, candidates_of, heard, interview_rows
from lerende_evaluatie.usecases.project import Project

INTRODUCTION = Place(SummaryKind.REPORT, "", ReportText.INTRODUCTION)
PROPOSED = 2
"""How many quotes a heading of a portrait prints when nobody chose any."""
OFFERED = 12
"""How many passages are put first when somebody looks for quotes."""
FIGURES_OF = {Heading.PARTNERS: FigureKind.PARTNER, Heading.WORKERS: FigureKind.WORKERS}


# The balance


def balance(project: Project) -> tuple[MatrixRow, ...]:
    """Return themes × pilots with what people judge otherwise in the cells."""
    quotes = _quotes(project)
    return balance_of(project, quotes, _codebook(project, quotes), cases_of(heard(project).sources))


def balance_of(
    project: Project, quotes: Sequence[Quote], codebook: CodeBook, cases: Sequence[str]
) -> tuple[MatrixRow, ...]:
    """Return the balance over these quotes."""
    rulings = {(one.case, one.code_id): one for one in project.store.rulings() if one.judgement is not None}

    def ruled(row: MatrixRow) -> MatrixRow:
        def cell(found: MatrixCell, case: str | None) -> MatrixCell:
            return replace(found, ruling=rulings.get((case, row.code.id)))

        cells = tuple(cell(found, case) for found, case in zip(row.cells, cases, strict=True))
        return replace(row, cells=cells, overall=cell(row.overall, None))

    return tuple(map(ruled, evidence.matrix(quotes, codebook, cases)))


def rule(
    project: Project,
    user: User,
    case: str | None,
    code_id: str,
    judgement: Judgement | None,
    reason: str,
    version: int,
) -> MatrixCell:
    """Judge a cell otherwise than the rule does, or (None) take that back; `version` is that of the ruling seen."""
    if case is not None:
        _check_case(project, case)
    made = rules.check_ruling(Ruling(case, code_id, judgement, reason, user.guid, now(), version))
    row = next((row for row in balance(project) if row.code.id == code_id), None)
    if row is None:
        raise WritingError(texts.NOT_A_THEME)
    kept = project.store.save_ruling(made)
    cell = row.overall if case is None else row.cells[cases_of(heard(project).sources).index(case)]
    return replace(cell, ruling=kept if kept.judgement is not None else None)


def beside(project: Project) -> tuple[Beside, ...]:
    """Return what others say per pilot and theme, beside the coded evidence."""
    return beside_of(context(project), balance(project), cases_of(heard(project).sources))


def beside_of(found: Context, rows: Sequence[MatrixRow], cases: Sequence[str]) -> tuple[Beside, ...]:
    """Return the figures of context.csv beside these rows of the balance."""
    return set_beside(found.figures, rows, cases)


def context(project: Project) -> Context:
    """Return what context.csv holds, with a sentence for each row that cannot be used."""
    return read_context(project.folder, project.codebook, cases_of(heard(project).sources))


def context_faults(project: Project) -> tuple[str, ...]:
    """Return a sentence for each row of context.csv that cannot be used."""
    return context(project).faults


# Themes × pilots


def framework(project: Project) -> tuple[FrameworkRow, ...]:
    """Return what people wrote per theme and pilot."""
    return framework_of(project, balance(project), _by_guid(_quotes(project)), cases_of(heard(project).sources))


def framework_of(
    project: Project, rows: Sequence[MatrixRow], by_guid: Mapping[str, Quote], cases: Sequence[str]
) -> tuple[FrameworkRow, ...]:
    """Return a cell per theme and pilot, with those quotes of `by_guid` that its summary rests on."""
    written = _written(project)

    def cell(row: MatrixRow, found: MatrixCell, case: str) -> FrameworkCell:
        summary = written.get(Place(SummaryKind.CELL, case, row.code.id))
        return FrameworkCell(case, found, summary.text if summary else "", _chosen(summary, by_guid))

    return tuple(
        FrameworkRow(row.code, tuple(cell(row, found, case) for found, case in zip(row.cells, cases, strict=True)))
        for row in rows
    )


# Portraits


def portraits(project: Project) -> tuple[PilotPortrait, ...]:
    """Return a portrait per pilot."""
    everything = heard(project)
    quotes = _quotes(project)
    rows, cases = interview_rows(everything.sources, quotes), cases_of(everything.sources)
    return portraits_of(project, rows, quotes, _by_guid(quotes), cases, context(project).figures)


def portraits_of(
    project: Project,
    interviews: Sequence[InterviewRow],
    quotes: Sequence[Quote],
    by_guid: Mapping[str, Quote],
    cases: Sequence[str],
    figures: Sequence[Figure],
) -> tuple[PilotPortrait, ...]:
    """Return a portrait per pilot: what was written under each heading, or else the quotes that could stand there."""
    written = _written(project)
    by_case: dict[str | None, list[Quote]] = {}
    for quote in quotes:
        by_case.setdefault(quote.case, []).append(quote)

    def part(case: str, heading: Heading, used: set[tuple[str, int, int]]) -> PortraitPart:
        summary = written.get(Place(SummaryKind.PORTRAIT, case, heading))
        chosen = _chosen(summary, by_guid)
        if summary is None:
            fed = [quote for quote in _feeding(project, heading, by_case.get(case, ())) if quote.passage not in used]
            chosen = choose(fed, PROPOSED)
            used.update(quote.passage for quote in chosen)
        return PortraitPart(
            heading=heading,
            text=summary.text if summary else "",
            quotes=chosen,
            is_written=summary is not None,
            figures=tuple(one for one in figures if one.case == case and one.kind is FIGURES_OF.get(heading)),
        )

    def portrait(case: str) -> PilotPortrait:
        used: set[tuple[str, int, int]] = set()
        parts = tuple(part(case, heading, used) for heading in Heading)
        return PilotPortrait(case, tuple(row for row in interviews if row.case == case), parts)

    return tuple(map(portrait, cases))


# Texts


def introduction(project: Project) -> str:
    """Return the own text with which the report begins; empty when there is none."""
    found = summary(project, INTRODUCTION)
    return found.text if found else ""


def summary(project: Project, place: Place) -> Summary | None:
    """Return what was written at a place, also when it was cleared; None when nothing ever was."""
    return next((one for one in project.store.summaries() if one.place == place), None)


def versions(project: Project, place: Place) -> list[Summary]:
    """Return all that was ever written at a place, the newest first."""
    return project.store.summary_versions(place)


def write(project: Project, user: User, place: Place, text: str, quotes: Sequence[str], version: int) -> Summary:
    """Keep a text and the codings (guids) it rests on; `version` is that of the text seen, 0 when there was none."""
    _check_place(project, place)
    made = rules.check_summary(Summary(place, text, tuple(quotes), user.guid, now(), version))
    known = summary(project, place)
    if known and (known.text, known.quotes, known.version) == (made.text, made.quotes, version):
        return known
    return project.store.save_summary(made)


def quotes_for(project: Project, place: Place) -> list[Candidate]:
    """Return the passages that can be put beside a text, each once, those that a report would choose first."""
    found = [quote for quote in _quotes(project) if not place.case or quote.case == place.case]
    if place.kind is SummaryKind.CELL:
        codebook = _codebook(project, found)
        found = [quote for quote in found if codebook.within(quote.code_id, place.subject)]
    offered = [group[0] for group in passages(found)]
    if place.kind is SummaryKind.PORTRAIT:
        feeding = [group[0] for group in passages(_feeding(project, Heading(place.subject), found))]
    else:
        feeding = offered
    return candidates_of(offered, choose(feeding, OFFERED))


def cases_of(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the pilots in the order of their interviews."""
    return tuple(dict.fromkeys(source.variables.case for source in sources if source.variables.case))


def _written(project: Project) -> dict[Place, Summary]:
    return {one.place: one for one in project.store.summaries() if not one.is_empty}


def _chosen(summary: Summary | None, by_guid: Mapping[str, Quote]) -> tuple[Quote, ...]:
    """Return the quotes of a summary; those whose coding does not count any more are left out."""
    return tuple(by_guid[guid] for guid in summary.quotes if guid in by_guid) if summary else ()


def _feeding(project: Project, heading: Heading, quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotes under the codes that feed a heading of a portrait."""
    codebook = project.codebook
    codes = [code for code in project.settings.portrait_codes.get(heading, ()) if code in codebook]
    return [
        quote
        for quote in quotes
        if quote.code_id in codebook and any(codebook.within(quote.code_id, code) for code in codes)
    ]


def _by_guid(quotes: Iterable[Quote]) -> dict[str, Quote]:
    return {quote.guid: quote for quote in quotes}


def _quotes(project: Project) -> list[Quote]:
    return [quote for _, quote in heard(project).quotes]


def _codebook(project: Project, quotes: Iterable[Quote]) -> CodeBook:
    return project.codebook.with_unknown(quote.code_id for quote in quotes)


def _check_place(project: Project, place: Place) -> None:
    """Refuse a text where the report has no place for one; WritingError."""
    subjects: dict[SummaryKind, Iterable[str]] = {
        SummaryKind.CELL: [code.id for code in project.codebook.roots()],
        SummaryKind.PORTRAIT: list(Heading),
        SummaryKind.REPORT: list(ReportText),
    }
    if place.subject not in subjects[place.kind]:
        raise WritingError(texts.NOT_A_THEME if place.kind is SummaryKind.CELL else texts.NO_SUCH_PLACE)
    if place.kind is not SummaryKind.REPORT:
        _check_case(project, place.case)
    elif place.case:
        raise WritingError(texts.NO_SUCH_PLACE)


def _check_case(project: Project, case: str) -> None:
    if case not in cases_of(heard(project).sources):
        raise WritingError(texts.UNKNOWN_CASE)
