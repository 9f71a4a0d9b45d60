"""The sheets of the workbook: a row per thing, to count further with.

Words stand there as they were said, and the text of a lesson refers to its quotes by the lesson's own numbers.
"""

from collections.abc import Iterable, Iterator, Sequence

from lerende_evaluatie.domain import lessons as rules
from lerende_evaluatie.domain.context import Beside, FigureKind
from lerende_evaluatie.domain.lessons import Stance, Voices
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import FrameworkCell, LessonSection, PortraitPart, Report
from lerende_evaluatie.domain.writing import Heading
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import balance, framework, front, lessons, naming, portraits
from lerende_evaluatie.exporters._tables.quotes import WIDTHS, rows
from lerende_evaluatie.exporters._tables.workbook import Sheet, Value

Row = Sequence[Value]

BALANCE_WIDTHS = (36, 24, 8, 11, 11, 11, 14, 11, 60, 16)
BESIDE_WIDTHS = (24, 36, 12, 14, 24, 14, 14, 11, 24, 12, 36, 60)
FRAMEWORK_WIDTHS = (28, 48)
LESSON_WIDTHS = (6, 44, 28, 13, 30, *(11, 11, 14, 11) * 2, 24, 24, 28, 11, 36, 13, 13, 80, 16)
LESSON_QUOTE_WIDTHS = (6, 44, 9, 13, 40, 70, 36, 34)
PORTRAIT_WIDTHS = (20, 48)
INTERVIEW_WIDTHS = (36, 24, 32, 28, 12, 8, 11, 11)
CODE_WIDTHS = (24, 32, 40, 70, 11, 14, 12, 11)


def sheets(report: Report) -> Iterator[Sheet]:
    """Yield all sheets; those in which suggestions count say so in their names."""
    counted = texts.with_suggestions if front.counts_suggestions(report) else str
    by_pilot, by_heading = (texts.THEME, *report.cases), (texts.COMPARED_COLUMNS[0], *texts.HEADINGS.values())
    yield Sheet(texts.SHEET_CODINGS, texts.QUOTE_COLUMNS, tuple(rows(report)), WIDTHS)
    yield Sheet(counted(texts.SHEET_BALANCE), texts.BALANCE_COLUMNS, tuple(_balance(report)), BALANCE_WIDTHS)
    yield Sheet(counted(texts.SHEET_BESIDE), texts.BESIDE_SHEET_COLUMNS, tuple(_beside(report)), BESIDE_WIDTHS)
    yield Sheet(counted(texts.SHEET_FRAMEWORK), by_pilot, tuple(_framework(report)), FRAMEWORK_WIDTHS, still=1)
    yield Sheet(texts.SHEET_LESSONS, texts.LESSON_SHEET_COLUMNS, tuple(_lessons(report)), LESSON_WIDTHS, still=2)
    yield Sheet(
        texts.SHEET_LESSON_QUOTES, texts.LESSON_QUOTE_COLUMNS, tuple(_lesson_quotes(report)), LESSON_QUOTE_WIDTHS
    )
    yield Sheet(texts.SHEET_PORTRAITS, by_heading, tuple(_portraits(report)), PORTRAIT_WIDTHS, still=1)
    interviews = tuple(_interviews(report))
    yield Sheet(counted(texts.SHEET_INTERVIEWS), texts.INTERVIEW_SHEET_COLUMNS, interviews, INTERVIEW_WIDTHS)
    yield Sheet(counted(texts.SHEET_CODES), texts.CODE_SHEET_COLUMNS, tuple(_codes(report)), CODE_WIDTHS)


# Themes and pilots


def _balance(report: Report) -> Iterator[Row]:
    """Yield a row per theme and pilot; all pilots come last."""
    for row in report.matrix:
        for case, cell in zip((*report.cases, texts.ALL_PILOTS), (*row.cells, row.overall), strict=True):
            ruling = cell.ruling
            yield (
                row.code.name,
                case,
                cell.sign.value,
                cell.judgement.value,
                ruling.judgement.value if ruling and ruling.judgement else None,
                cell.passages,
                cell.respondents,
                cell.groups,
                ruling.reason if ruling else None,
                report.names.get(ruling.user_guid) if ruling else None,
            )


def _beside(report: Report) -> Iterator[Row]:
    for found, line in zip(report.beside, balance.beside(report), strict=True):
        own, weighed = line.self_evaluation[0], line.balance[0]
        yield (
            line.case,
            line.theme,
            line.coded.value,
            own.value if own else None,
            line.self_evaluation[1],
            _euros(found, FigureKind.COSTS),
            _euros(found, FigureKind.BENEFITS),
            weighed.value if weighed else None,
            texts.capital(line.differs),
            max((figure.date for figure in found.figures if figure.date), default=None),
            _lines(figure.source for figure in found.figures),
            _lines(figure.remark for figure in found.figures),
        )


def _euros(found: Beside, kind: FigureKind) -> float | None:
    values = [figure.number for figure in found.figures if figure.kind is kind and figure.number is not None]
    return float(sum(values)) if values else None


def _framework(report: Report) -> Iterator[Row]:
    """Yield a row per theme, with a column per pilot."""
    for row in report.framework:
        yield row.code.name, *map(_framework_cell, row.cells)


def _framework_cell(found: FrameworkCell) -> str:
    """Return the sign with what is under it, what somebody wrote, and the quotes that rests on."""
    cell = found.cell
    if not (cell.passages or found.text or found.quotes):
        return ""
    under = f"{texts.amount(cell.passages, texts.PASSAGE)}, {texts.amount(cell.respondents, texts.RESPONDENT)}"
    overruled = f" ({texts.COMPUTED}{cell.judgement})" if cell.ruling else ""
    judged = f"{cell.sign} {texts.SIGN_NAMES[cell.sign]}{overruled}: {under}"
    return "\n\n".join(filter(None, (judged, found.text, *map(_said, found.quotes))))


# Lessons


def _lessons(report: Report) -> Iterator[Row]:
    """Yield a row per lesson; those who support and contradict it are counted apart."""
    for number, section in enumerate(report.lessons, 1):
        lesson, hearing = section.lesson, section.hearing
        yield (
            number,
            lesson.title,
            section.theme.name if section.theme else None,
            lesson.status.value,
            _lines(map(report.codebook.name_of, lesson.codes)),
            *_voices(hearing.supports),
            *_voices(hearing.voices[Stance.CONTRADICTS]),
            _lines(hearing.supports.counts.cases),
            _lines(hearing.silent_cases),
            _lines(naming.group_name(report, group) for group in hearing.silent_groups),
            _lines(map(str, hearing.silent_rounds)),
            _lines(_marks(section)),
            len(hearing.unanswered),
            len(hearing.unweighed),
            lesson.text,
            section.author,
        )


def _marks(section: LessonSection) -> list[str]:
    """Return what a reader must know of a lesson before using it."""
    proposed = [texts.PROPOSED_LESSON] if section.lesson.is_proposal else []
    shaky, unbacked = len(section.hearing.shaky), len(rules.unbacked(section.lesson))
    return [
        *proposed,
        lessons.mark(section),
        texts.capital(texts.shaky(shaky)) if shaky else "",
        texts.capital(texts.unbacked(unbacked)) if unbacked else "",
    ]


def _voices(voices: Voices) -> tuple[int, ...]:
    counts = voices.counts
    return len(counts.cases), len(counts.groups), counts.respondents, len(voices.rounds)


def _lesson_quotes(report: Report) -> Iterator[Row]:
    for number, section in enumerate(report.lessons, 1):
        for item, quote in section.quotes:
            said = quote.text, texts.capital(quote.attribution), quote.place
            yield number, section.lesson.title, item.number, item.stance.value, item.answer, *said


# Portraits, interviews and codes


def _portraits(report: Report) -> Iterator[Row]:
    """Yield a row per pilot, with a column per heading."""
    for portrait in report.portraits:
        parts = {part.heading: part for part in portrait.parts}
        yield portrait.case, *(_portrait_part(parts.get(heading)) for heading in Heading)


def _portrait_part(part: PortraitPart | None) -> str:
    """Return the own text or a remark that there is none, the figures, and the quotes."""
    if part is None:
        return ""
    told = part.text, portraits.note(part), _lines(portraits.figures_told(part.figures))
    return "\n\n".join(filter(None, (*told, *map(_said, part.quotes))))


def _interviews(report: Report) -> Iterator[Row]:
    for row in report.interviews:
        who = naming.group_name(report, row.group), row.function
        yield row.name, row.case, *who, row.date, row.round, row.words, row.passages


def _codes(report: Report) -> Iterator[Row]:
    """Yield a row per code, in the order of the codebook; what is below it counts too."""
    for section in report.sections:
        code, counts = section.code, section.counts
        yield (
            code.id,
            code.name,
            framework.names_above(report.codebook, code),
            code.definition,
            counts.passages,
            counts.respondents,
            counts.interviews,
            *(counts.valences.get(valence, 0) for valence in Valence),
        )


# Cells


def _said(quote: Quote) -> str:
    """Return a quote with who said it."""
    return f"“{quote.text}” ({texts.capital(quote.attribution)})" if quote.attribution else f"“{quote.text}”"


def _lines(parts: Iterable[str]) -> str:
    """Return what there is, a line each."""
    return "\n".join(dict.fromkeys(filter(None, parts)))
