"""The report as a workbook: codings, balance, lessons, portraits and codes, with the numbers of the report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sample_report import CASES, CODES, SPEAKER, build, sample_quotes
from words_everywhere import words_everywhere

from lerende_evaluatie.domain.lessons import Stance
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters import quotes_xlsx, texts, xlsx
from lerende_evaluatie.exporters._parts import portraits
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


def rows_of(report: Report, name: str, folder: Path) -> list[dict[str, Any]]:
    """Return the rows of a sheet by the heads of its columns."""
    [sheet] = [sheet for sheet in book_of(report, folder) if sheet.title.startswith(name)]
    head, *rows = values(sheet)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_sheet_has_a_header_that_stays_and_filters(tmp_path: Path) -> None:
    book = book_of(decided(), tmp_path)
    heads = {
        texts.SHEET_CODINGS: texts.QUOTE_COLUMNS,
        texts.SHEET_BALANCE: texts.BALANCE_COLUMNS,
        texts.SHEET_BESIDE: texts.BESIDE_SHEET_COLUMNS,
        texts.SHEET_FRAMEWORK: (texts.THEME, *CASES),
        texts.SHEET_LESSONS: texts.LESSON_SHEET_COLUMNS,
        texts.SHEET_LESSON_QUOTES: texts.LESSON_QUOTE_COLUMNS,
        texts.SHEET_PORTRAITS: ("Pilot", *texts.HEADINGS.values()),
        texts.SHEET_INTERVIEWS: texts.INTERVIEW_SHEET_COLUMNS,
        texts.SHEET_CODES: texts.CODE_SHEET_COLUMNS,
    }
    assert book.sheetnames == list(heads)
    for name, head in heads.items():
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(head)
        assert sheet.freeze_panes[1:] == "2"
        assert sheet.auto_filter.ref == sheet.dimensions
    kept = {name: book[name].freeze_panes[0] for name in heads}
    assert (kept[texts.SHEET_BALANCE], kept[texts.SHEET_FRAMEWORK], kept[texts.SHEET_LESSONS]) == ("A", "B", "C")


def test_the_names_of_sheets_are_not_longer_than_excel_takes(rich_report: Report, tmp_path: Path) -> None:
    book = book_of(rich_report, tmp_path)
    assert any("voorstellen" in name for name in book.sheetnames)
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_texts_wrap_in_every_cell(rich_report: Report, tmp_path: Path) -> None:
    for sheet in book_of(rich_report, tmp_path):
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_codings_are_the_rows_of_the_table_of_quotes(report: Report, tmp_path: Path) -> None:
    book = book_of(report, tmp_path)
    quotes_xlsx.export(report, tmp_path / "citaten.xlsx")
    assert values(book[texts.SHEET_CODINGS]) == values(load_workbook(tmp_path / "citaten.xlsx")[texts.SHEET])


def test_the_balance_has_a_row_per_theme_and_pilot_with_all_pilots_last(rich_report: Report, tmp_path: Path) -> None:
    rows = rows_of(rich_report, texts.SHEET_BALANCE, tmp_path)
    cases = [*rich_report.cases, texts.ALL_PILOTS]
    wanted = [
        (row.code.name, case, cell.sign.value, cell.judgement.value, cell.passages, cell.respondents, cell.groups)
        for row in rich_report.matrix
        for case, cell in zip(cases, (*row.cells, row.overall), strict=True)
    ]
    shown = ("Thema", "Pilot", "Teken", "Berekend teken", "Passages", "Respondenten", "Groepen")
    assert [tuple(row[name] for name in shown) for row in rows] == wanted
    assert [row["Pilot"] for row in rows[: len(cases)]] == cases


def test_a_cell_that_a_person_judges_otherwise_has_both_signs_the_reason_and_who(
    rich_report: Report, tmp_path: Path
) -> None:
    ruled, *others = rows_of(rich_report, texts.SHEET_BALANCE, tmp_path)
    cell = rich_report.matrix[0].cells[0]
    assert cell.ruling and cell.ruling.judgement and cell.ruling.judgement is not cell.judgement
    found = ruled["Berekend teken"], ruled["Eigen oordeel"], ruled["Reden"], ruled["Wie"]
    assert found == (cell.judgement.value, cell.ruling.judgement.value, cell.ruling.reason, "Noor")
    assert {row["Eigen oordeel"] for row in others[:5]} == {None}


def test_figures_of_others_can_be_counted_with(rich_report: Report, tmp_path: Path) -> None:
    first, second = rows_of(rich_report, texts.SHEET_BESIDE, tmp_path)
    signs = first["Interviews"], first["Zelfevaluatie"], first["Kosten en baten"]
    assert signs == ("☹", "☺", "☹")
    assert (first["Kosten"], first["Baten"], first["Laatste datum"]) == (120_000, 95_500.5, datetime(2023, 6, 1))
    assert first["Wijkt af"] == "Zelfevaluatie"
    assert (second["Kosten"], second["Baten"], second["Wijkt af"]) == (None, None, None)


def test_the_framework_has_a_column_per_pilot_with_what_was_written_and_its_quotes(
    rich_report: Report, tmp_path: Path
) -> None:
    rows = rows_of(rich_report, texts.SHEET_FRAMEWORK, tmp_path)
    assert [row["Thema"] for row in rows] == [row.code.name for row in rich_report.framework]
    for row, wanted in zip(rows, rich_report.framework, strict=True):
        for cell in wanted.cells:
            shown = row[cell.case] or ""
            assert shown.startswith(cell.cell.sign.value) is bool(cell.cell.passages or cell.text)
            assert cell.text in shown and all(f"“{quote.text}”" in shown for quote in cell.quotes)


def test_a_lesson_has_who_is_for_and_against_who_is_silent_and_what_is_open(
    rich_report: Report, tmp_path: Path
) -> None:
    rows = rows_of(rich_report, texts.SHEET_LESSONS, tmp_path)
    assert [row["Les"] for row in rows] == [section.lesson.title for section in rich_report.lessons]
    for row, section in zip(rows, rich_report.lessons, strict=True):
        lesson, hearing = section.lesson, section.hearing
        for side, stance in (("Steun", Stance.SUPPORTS), ("Tegen", Stance.CONTRADICTS)):
            counts = hearing.voices[stance].counts
            found = tuple(row[f"{side}: {kind}"] for kind in ("pilots", "groepen", "respondenten", "rondes"))
            wanted = len(counts.cases), len(counts.groups), counts.respondents, len(hearing.voices[stance].rounds)
            assert found == wanted
        assert (row["Status"], row["Tekst"] or "") == (lesson.status.value, lesson.text)
        assert (row["Pilots die zwijgen"] or "").split("\n") == list(hearing.silent_cases or ("",))
        assert row["Citaten zonder antwoord"] == len(hearing.unanswered)
        assert row["Passages nog niet gewogen"] == len(hearing.unweighed)
        assert (texts.ONE_PILOT in (row["Let op"] or "")) is (len(hearing.supports.counts.cases) == 1)
        assert (texts.PROPOSED_LESSON in (row["Let op"] or "")) is lesson.is_proposal


def test_quotes_under_lessons_have_the_numbers_that_the_text_of_the_lesson_uses(
    rich_report: Report, tmp_path: Path
) -> None:
    rows = rows_of(rich_report, texts.SHEET_LESSON_QUOTES, tmp_path)
    wanted = [
        (number, item.number, item.stance.value, item.answer or None, quote.text, quote.place)
        for number, section in enumerate(rich_report.lessons, 1)
        for item, quote in section.quotes
    ]
    shown = ("Les", "Nummer", "Houding", "Antwoord", "Citaat", "Vindplaats")
    assert [tuple(row[name] for name in shown) for row in rows] == wanted


def test_a_portrait_is_a_row_with_a_column_per_heading(rich_report: Report, tmp_path: Path) -> None:
    rows = rows_of(rich_report, texts.SHEET_PORTRAITS, tmp_path)
    assert [row["Pilot"] for row in rows] == list(CASES)
    for row, portrait in zip(rows, rich_report.portraits, strict=True):
        for part in portrait.parts:
            shown = row[texts.HEADINGS[part.heading]]
            assert part.text in shown and portraits.note(part) in shown
            assert all(f"“{quote.text}”" in shown for quote in part.quotes)
            assert all(line in shown for line in portraits.figures_told(part.figures))


def test_words_are_as_they_were_said_also_when_the_printed_report_leaves_hesitations_out(
    rich_report: Report, tmp_path: Path
) -> None:
    plain = [values(sheet) for sheet in book_of(rich_report, tmp_path)]
    shorter = [values(sheet) for sheet in book_of(replace(rich_report, without_hesitations=True), tmp_path)]
    assert plain == shorter


def test_all_sheets_are_there_whatever_the_printed_report_leaves_out(rich_report: Report, tmp_path: Path) -> None:
    whole = book_of(rich_report, tmp_path)
    assert book_of(replace(rich_report, parts=()), tmp_path).sheetnames == whole.sheetnames


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
    decisions = {texts.SHEET_CODINGS, texts.SHEET_LESSONS, texts.SHEET_LESSON_QUOTES, texts.SHEET_PORTRAITS}
    names = book_of(decided(), tmp_path).sheetnames
    wanted = [name if name in decisions else texts.with_suggestions(name) for name in names]
    assert book_of(report, tmp_path).sheetnames == wanted


def test_no_name_of_a_speaker_is_in_it(rich_report: Report, tmp_path: Path) -> None:
    book = book_of(rich_report, tmp_path)
    assert not any(SPEAKER in str(cell) for sheet in book for row in values(sheet) for cell in row)


@pytest.mark.parametrize("text", FORMULAS)
def test_words_that_look_like_a_formula_stay_words_on_every_sheet(text: str, tmp_path: Path) -> None:
    book = book_of(words_everywhere(text), tmp_path)
    for sheet in book:
        found = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert any(cell.value.startswith(text) for cell in found)
        assert {cell.data_type for cell in found} == {"s"}
        assert all(cell.quotePrefix for cell in found if cell.value[0] in "=+-@\t")


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
