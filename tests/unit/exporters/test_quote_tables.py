"""The tables of quotes: csv, Excel and Word."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sample_report import CODES, SPEAKER, build, quote, sample_quotes

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters import quotes_csv, quotes_docx, quotes_xlsx, texts
from lerende_evaluatie.files import xml_safe

FORMULAS = ["=1+1", "+31 6", "-2", "@SOM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0", "#N/A"]
QUOTE = texts.QUOTE_COLUMNS.index("Citaat")
ANY_TEXT = st.text(st.characters(codec=None), min_size=1, max_size=200)
SHARED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_csv(report: Report, folder: Path) -> list[list[str]]:
    target = folder / "citaten.csv"
    quotes_csv.export(report, target)
    return list(csv.reader(io.StringIO(target.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


def as_xlsx(report: Report, folder: Path) -> Any:
    target = folder / "citaten.xlsx"
    quotes_xlsx.export(report, target)
    return load_workbook(target)[texts.SHEET]


def test_csv_opens_in_a_dutch_excel(report: Report, tmp_path: Path) -> None:
    table = as_csv(report, tmp_path)
    data = (tmp_path / "citaten.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfCode-id;Code;") and data.endswith(b"\r\n")
    assert table[0] == list(texts.QUOTE_COLUMNS)
    assert [row[QUOTE] for row in table[1:]] == [each.text for each in report.quotes]


def test_a_row_tells_everything_but_the_name(report: Report, tmp_path: Path) -> None:
    rows = {row[QUOTE]: dict(zip(texts.QUOTE_COLUMNS, row, strict=True)) for row in as_csv(report, tmp_path)[1:]}
    assert rows["De buurt staat erachter."] == {
        "Code-id": "draagvlak",
        "Code": "Draagvlak",
        "Hoofdthema": "Draagvlak",
        "Richting": "positief",
        "Citaat": "De buurt staat erachter.",
        "Toeschrijving": "aldus de projectleider van pilot Buurtwerf",
        "Pilot": "Buurtwerf",
        "Groep": "Initiatiefnemers en projectleiders",
        "Functie": "projectleider",
        "Ronde": "1",
        "Interview": "01_interview.docx",
        "Vindplaats": "01_interview.docx, beurt 101, 0:04:39",
        "Begin": "99000",
        "Einde": "99024",
        "Codeur": "",
        "Staat": "voorstel",
        "Score": "0,82",
        "Reden": "‘staat erachter’ wijst op draagvlak.",
        "Memo": "",
    }
    assert SPEAKER not in (tmp_path / "citaten.csv").read_text("utf-8")


def test_a_part_names_its_main_theme(tmp_path: Path) -> None:
    row = as_csv(build(CODES, [quote(1, "trots", Valence.POSITIVE, "Ja.")]), tmp_path)[1]
    assert row[:3] == ["trots", "Trots en eigenwaarde", "Waarde voor de werknemer"]


@pytest.mark.parametrize("text", FORMULAS[:-1])
def test_csv_puts_an_apostrophe_before_a_formula(text: str, report_with: Callable[..., Report], tmp_path: Path) -> None:
    assert as_csv(report_with(text), tmp_path)[1][QUOTE] == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_xlsx_keeps_a_formula_as_words(text: str, report_with: Callable[..., Report], tmp_path: Path) -> None:
    cell = as_xlsx(report_with(text), tmp_path).cell(2, QUOTE + 1)
    assert (cell.data_type, cell.value) == ("s", text.replace("\r", "\n"))


def test_xlsx_has_a_header_that_stays_filters_and_wrapped_text(report: Report, tmp_path: Path) -> None:
    sheet = as_xlsx(report, tmp_path)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions == "A1:S32"
    assert [cell.value for cell in sheet[1]] == list(texts.QUOTE_COLUMNS)
    assert sheet["A1"].font.bold and sheet["A1"].fill.fgColor.rgb.endswith("E4EBF0")
    assert sheet["E2"].alignment.wrap_text and sheet.column_dimensions["E"].width == 70
    assert isinstance(sheet["M2"].value, int) and isinstance(sheet["J2"].value, int)
    scores = [row[texts.QUOTE_COLUMNS.index("Score")].value for row in sheet.iter_rows(min_row=2)]
    assert [score for score in scores if score is not None] == [0.824]


def test_xlsx_cuts_only_what_excel_cannot_hold(report_with: Callable[..., Report], tmp_path: Path) -> None:
    assert as_xlsx(report_with("a" * 32_767), tmp_path).cell(2, QUOTE + 1).value == "a" * 32_767
    value = as_xlsx(report_with("a" * 40_000), tmp_path).cell(2, QUOTE + 1).value
    assert len(value) == 32_767 and value.endswith("a […]")


def test_docx_holds_what_a_reader_of_quotes_needs(report: Report, tmp_path: Path) -> None:
    quotes_docx.export(report, tmp_path / "citaten.docx")
    document = Document(str(tmp_path / "citaten.docx"))
    (table,) = document.tables
    rows = [["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]
    assert rows[0] == list(texts.QUOTES_DOCUMENT_COLUMNS)
    assert len(rows) == len(report.quotes) + 1
    (proposal,) = [row for row in rows if texts.PENDING in row[2]]
    text = "\n".join(proposal)
    wanted = (
        "Draagvlak|Code-id: draagvlak|positief|voorstel|Score: 0,82|Reden: ‘staat erachter’|“De buurt staat erachter.”|"
        "aldus de projectleider|Pilot: Buurtwerf|Groep: Initiatiefnemers|Functie: projectleider|Ronde: 1|"
        "01_interview.docx, beurt 101"
    )
    for part in wanted.split("|"):
        assert part in text
    assert document.sections[0].page_width > document.sections[0].page_height
    assert "30 besloten citaten en 1 voorstel van de software" in document.paragraphs[1].text


@pytest.mark.parametrize("exporter", [quotes_csv, quotes_xlsx])
def test_a_plain_table_has_no_house_style(exporter: Any, report: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="huisstijl"):
        exporter.export(report, tmp_path / "citaten", template=tmp_path / "house.docx")


@SHARED
@given(text=ANY_TEXT)
def test_any_words_survive_csv(text: str, report_with: Callable[..., Report], tmp_path: Path) -> None:
    read = as_csv(report_with(text), tmp_path)[1][QUOTE]
    wanted = xml_safe(text)
    assert read == (f"'{wanted}" if wanted[0] in "=+-@\t\r" else wanted)


@SHARED
@given(text=ANY_TEXT)
def test_any_words_survive_xlsx(text: str, report_with: Callable[..., Report], tmp_path: Path) -> None:
    cell = as_xlsx(report_with(text), tmp_path).cell(2, QUOTE + 1)
    assert (cell.data_type, cell.value) == ("s", xml_safe(text).replace("\r\n", "\n").replace("\r", "\n"))


@SHARED
@given(text=ANY_TEXT)
def test_any_words_survive_docx(text: str, report_with: Callable[..., Report], tmp_path: Path) -> None:
    quotes_docx.export(report_with(text), tmp_path / "citaten.docx")
    (table,) = Document(str(tmp_path / "citaten.docx")).tables
    wanted = xml_safe(text).replace("\r\n", "\n").replace("\r", "\n")
    assert table.rows[1].cells[2].paragraphs[0].text == f"“{wanted}”"


def test_control_characters_in_other_fields_break_nothing(tmp_path: Path) -> None:
    odd = [replace(each, reason="a\x00b", attribution="c\x0bd", coder="e\ud800f") for each in sample_quotes()]
    report = build(CODES, odd)
    assert as_csv(report, tmp_path)[1][-2] == "a\ufffdb"
    assert as_xlsx(report, tmp_path)["R2"].value == "a\ufffdb"
    quotes_docx.export(report, tmp_path / "citaten.docx")
