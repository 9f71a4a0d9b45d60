"""The report as an Excel workbook: codings, balance, interviews and codes, to count further with."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import _parts, texts
from lerende_evaluatie.exporters._files import write_whole
from lerende_evaluatie.exporters._quotes import WIDTHS, refuse_template, rows
from lerende_evaluatie.exporters._workbook import Sheet, Value, workbook

SUFFIXES = (".xlsx",)
BALANCE_WIDTHS = (36, 24, 8, 11, 14, 11)
INTERVIEW_WIDTHS = (36, 24, 32, 28, 12, 8, 11, 11)
CODE_WIDTHS = (24, 32, 40, 70, 11, 14, 12, 11)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write the report to `target`; a house style is refused."""
    refuse_template(target, template)
    counted = texts.with_suggestions if _parts.counts_suggestions(report) else str
    sheets = (
        Sheet(texts.SHEET_CODINGS, texts.QUOTE_COLUMNS, tuple(rows(report)), WIDTHS),
        Sheet(counted(texts.SHEET_BALANCE), texts.BALANCE_COLUMNS, tuple(_balance(report)), BALANCE_WIDTHS),
        Sheet(
            counted(texts.SHEET_INTERVIEWS), texts.INTERVIEW_SHEET_COLUMNS, tuple(_interviews(report)), INTERVIEW_WIDTHS
        ),
        Sheet(counted(texts.SHEET_CODES), texts.CODE_SHEET_COLUMNS, tuple(_codes(report)), CODE_WIDTHS),
    )
    write_whole(target, workbook(sheets, report.date))


def _balance(report: Report) -> Iterator[Sequence[Value]]:
    """Yield a row per theme and pilot; all pilots come last."""
    for row in report.matrix:
        for case, cell in zip((*report.cases, texts.ALL_PILOTS), (*row.cells, row.overall), strict=True):
            yield row.code.name, case, cell.judgement.value, cell.passages, cell.respondents, cell.groups


def _interviews(report: Report) -> Iterator[Sequence[Value]]:
    for row in report.interviews:
        who = _parts.group_name(report, row.group), row.function
        yield row.name, row.case, *who, row.date, row.round, row.words, row.passages


def _codes(report: Report) -> Iterator[Sequence[Value]]:
    """Yield a row per code, in the order of the codebook; what is below it counts too."""
    for section in report.sections:
        code, counts = section.code, section.counts
        yield (
            code.id,
            code.name,
            _parts.names_above(report.codebook, code),
            code.definition,
            counts.passages,
            counts.respondents,
            counts.interviews,
            *(counts.valences.get(valence, 0) for valence in Valence),
        )
