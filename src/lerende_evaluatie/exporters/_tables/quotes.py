"""The coded quotes as rows, the same for every kind of table."""

from collections.abc import Iterator
from typing import NamedTuple

from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.files import xml_safe

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = (18, 24, 24, 11, 70, 36, 18, 28, 18, 8, 28, 34, 9, 9, 14, 11, 8, 40, 40)
"""Of the columns of a sheet with quotes, in characters."""


class Row(NamedTuple):
    """One quote; the fields in the order of `texts.QUOTE_COLUMNS`."""

    code_id: str
    code: str
    theme: str
    valence: str
    quote: str
    attribution: str
    case: str
    group: str
    function: str
    round: int | None
    source: str
    place: str
    start: int
    end: int
    coder: str
    state: str
    score: float | None
    reason: str
    memo: str


def rows(report: Report) -> Iterator[Row]:
    """Yield a row per quote; characters that no file format takes are replaced by U+FFFD."""
    for quote in report.quotes:
        values = _row(report, quote)
        yield Row._make(xml_safe(value) if isinstance(value, str) else value for value in values)


def _row(report: Report, quote: Quote) -> Row:
    codebook = report.codebook
    return Row(
        code_id=quote.code_id,
        code=codebook.name_of(quote.code_id),
        theme=codebook.name_of(codebook.root_of(quote.code_id)),
        valence=texts.VALENCES[quote.valence],
        quote=quote.text,
        attribution=quote.attribution,
        case=quote.case or "",
        group=report.group_labels.get(quote.group, quote.group) if quote.group else "",
        function=quote.function or "",
        round=quote.round,
        source=quote.source_name,
        place=quote.place,
        start=quote.selection.start,
        end=quote.selection.end,
        coder=quote.coder or "",
        state=texts.SUGGESTED if quote.suggestion else texts.DECIDED,
        score=quote.score,
        reason=quote.reason,
        memo=quote.memo,
    )
