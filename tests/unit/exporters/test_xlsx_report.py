"""The report as a workbook: codings, balance, interviews and codes, with the numbers of the report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sample_report import CODES, SPEAKER, build, quote, sample_quotes

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters import quotes_xlsx, texts, xlsx
from lerende_evaluatie.files import xml_safe

FORMULAS = ["=1+1", "+31 6", "-2", "@SOM(A1)", "\t=1+1", "=cmd|' /C calc'!A0", "#N/A", '=HYPERLINK("x")']
ANY_TEXT = st.text(st.characters(codec=None), min_size=1, max_size=200)
SHARED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def book_of(report: Report, folder: Path) -> Any:
    target = folder / "rapport.xlsx"
    xlsx.export(report, target)
    return load_workbook(target)


def values(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def decided() -> Report:
    """Return the sample without the proposal of the machine."""
    return build(CODES, [each for each in sample_quotes() if not each.suggestion])


def test_every_sheet_has_a_header_that_stays_and_filters(tmp_path: Path) -> None:
    book = book_of(decided(), tmp_path)
    heads = {
        texts.SHEET_CODINGS: texts.QUOTE_COLUMNS,
        texts.SHEET_BALANCE: texts.BALANCE_COLUMNS,
        texts.SHEET_INTERVIEWS: texts.INTERVIEW_SHEET_COLUMNS,
        texts.SHEET_CODES: texts.CODE_SHEET_COLUMNS,
    }
    assert book.sheetnames == list(heads)
    for name, head in heads.items():
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(head)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_codings_are_the_rows_of_the_table_of_quotes(report: Report, tmp_path: Path) -> None:
    book = book_of(report, tmp_path)
    quotes_xlsx.export(report, tmp_path / "citaten.xlsx")
    assert values(book[texts.SHEET_CODINGS]) == values(load_workbook(tmp_path / "citaten.xlsx")[texts.SHEET])


def test_the_balance_has_a_row_per_theme_and_pilot_with_all_pilots_last(tmp_path: Path) -> None:
    report = decided()
    _, *rows = values(book_of(report, tmp_path)[texts.SHEET_BALANCE])
    cases = [*report.cases, texts.ALL_PILOTS]
    wanted = [
        (row.code.name, case, cell.judgement.value, cell.passages, cell.respondents, cell.groups)
        for row in report.matrix
        for case, cell in zip(cases, (*row.cells, row.overall), strict=True)
    ]
    assert rows == wanted
    assert [row[1] for row in rows[: len(cases)]] == cases


def test_interviews_have_dates_and_numbers_to_count_with(tmp_path: Path) -> None:
    report = decided()
    first = replace(report.interviews[0], case=None, group="onbekend", function=None, date=None, round=None)
    sheet = book_of(replace(report, interviews=(first, *report.interviews[1:])), tmp_path)[texts.SHEET_INTERVIEWS]
    _, gaps, row, *_ = values(sheet)
    assert gaps == ("01_interview.docx", None, "onbekend", None, None, None, 4000, 4)
    wanted = ("02_interview.docx", "Gastvrij Station", "Werkgevers", None, datetime(2023, 3, 2), 2, 4001, 4)
    assert row == wanted
    assert sheet["E3"].number_format == "d-m-yyyy"
    assert report.interviews[1].date == date(2023, 3, 2)


def test_codes_have_the_counts_of_the_report(tmp_path: Path) -> None:
    report = decided()
    _, *rows = values(book_of(report, tmp_path)[texts.SHEET_CODES])
    assert [row[0] for row in rows] == [code.id for code in report.codebook.walk()]
    for row, section in zip(rows, report.sections, strict=True):
        counts = section.counts
        found = (counts.passages, counts.respondents, counts.interviews)
        assert row[4:] == (*found, *(counts.valences.get(valence, 0) for valence in Valence))
    assert rows[1][:4] == ("trots", "Trots en eigenwaarde", "Waarde voor de werknemer", "Hoe iemand zichzelf ziet.")
    assert rows[0][2] in (None, "")


def test_sheets_in_which_suggestions_count_say_so(report: Report, tmp_path: Path) -> None:
    counted = [texts.SHEET_BALANCE, texts.SHEET_INTERVIEWS, texts.SHEET_CODES]
    assert book_of(report, tmp_path).sheetnames == [texts.SHEET_CODINGS, *map(texts.with_suggestions, counted)]


def test_no_name_of_a_speaker_is_in_it(report: Report, tmp_path: Path) -> None:
    book = book_of(report, tmp_path)
    assert not any(SPEAKER in str(cell) for sheet in book for row in values(sheet) for cell in row)


@pytest.mark.parametrize("text", FORMULAS)
def test_words_that_look_like_a_formula_stay_words_on_every_sheet(text: str, tmp_path: Path) -> None:
    codes = tuple(replace(code, name=text, definition=text) for code in CODES)
    said = quote(1, "trots", Valence.POSITIVE, text, case=text, source_name=text, attribution=text, place=text)
    report = build(codes, [said], cases=(text,))
    rows = tuple(replace(row, name=text, case=text, function=text) for row in report.interviews)
    book = book_of(replace(report, interviews=rows), tmp_path)
    for sheet in book:
        found = [cell for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
        assert any(cell.value == text for cell in found)
        assert {cell.data_type for cell in found} == {"s"}
        starts = [cell for cell in found if cell.value == text]
        assert all(cell.quotePrefix for cell in starts) is (text[0] in "=+-@\t")


@SHARED
@given(text=ANY_TEXT)
def test_any_words_survive(text: str, report_with: Callable[..., Report], tmp_path: Path) -> None:
    sheet = book_of(report_with(text), tmp_path)[texts.SHEET_CODINGS]
    cell = sheet.cell(2, texts.QUOTE_COLUMNS.index("Citaat") + 1)
    assert (cell.data_type, cell.value) == ("s", xml_safe(text).replace("\r\n", "\n").replace("\r", "\n"))


def test_a_workbook_has_no_house_style(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="huisstijl"):
        xlsx.export(report, tmp_path / "rapport.xlsx", template=tmp_path / "house.docx")
    assert list(tmp_path.iterdir()) == []
