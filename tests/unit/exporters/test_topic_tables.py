"""Topics and passages as csv and Excel: what was said stays what was said, and never becomes a formula."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from lerende_evaluatie.domain.model import Selection, Source
from lerende_evaluatie.domain.topic_report import TopicReport
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters._tables.csv import csv_bytes
from lerende_evaluatie.exporters._tables.workbook import workbook
from lerende_evaluatie.exporters._topics import tables, texts, write_comparison, write_topics
from lerende_evaluatie.files import bare_newlines, xml_safe
from tests.topic_samples import report_of

FORMULAS = ["=1+1", "+31 6", "-2 graden", "@SOM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0"]
ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
PASSAGE = texts.PASSAGE_COLUMNS.index(texts.QUOTE)
GROUPS = {"werknemer": "Werknemers"}


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def with_quote(report: TopicReport, source: Source, quote: str) -> TopicReport:
    """Return the report with other words in its first passage, as if somebody had said them."""
    first, *rest = report.run.passages
    passage = replace(first, selection=Selection(0, len(quote), quote))
    return replace(report, run=replace(report.run, passages=(passage, *rest)))


@pytest.mark.parametrize("start", FORMULAS)
def test_text_never_becomes_a_formula(start: str, tmp_path: Path) -> None:
    report, source = report_of("Met de fiets naar de halte.", name=start, words=(start, "halte"), case=start)
    report = replace(with_quote(report, source, f"{start} en dan"), attributions=(start,), places=(start,))
    write_topics(report, [source], GROUPS, tmp_path)
    write_comparison(report, tmp_path)
    for name in ("topics", "passages", "vergelijking"):
        cells = [cell for row in read_csv((tmp_path / f"{name}.csv").read_bytes()) for cell in row]
        assert any(cell.startswith(f"'{start}") for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        for sheet in load_workbook(tmp_path / f"{name}.xlsx"):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                assert cell.data_type in ("s", "n", "inlineStr")
                if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.data_type == "s" and cell.quotePrefix


@settings(max_examples=60)
@given(ANY_TEXT)
def test_what_was_said_is_read_back_from_csv_as_it_was_said(quote: str) -> None:
    report, source = report_of("Met de fiets naar de halte.")
    rows = list(tables.passage_rows(with_quote(report, source, quote), [source], GROUPS))
    [_, line] = read_csv(csv_bytes(texts.PASSAGE_COLUMNS, rows))
    assert line[PASSAGE].removeprefix("'") == quote.removeprefix("'")
    assert len(line) == len(texts.PASSAGE_COLUMNS)


@settings(max_examples=20)
@given(ANY_TEXT)
def test_what_was_said_is_read_back_from_excel_as_it_was_said(quote: str) -> None:
    report, source = report_of("Met de fiets naar de halte.", name=quote)
    rows = list(tables.passage_rows(with_quote(report, source, quote), [source], GROUPS))
    data = workbook([tables.Sheet(texts.SHEET_PASSAGES, texts.PASSAGE_COLUMNS, rows)], date(2026, 1, 2))
    [_, line] = load_workbook(io.BytesIO(data)).worksheets[0].values
    assert bare_newlines(str(line[PASSAGE])) == bare_newlines(xml_safe(quote))


def test_csv_opens_in_a_dutch_excel() -> None:
    data = csv_bytes(["Naam", "Aandeel"], [["é; “ja”", 0.25], [None, 3]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_csv(data) == [["Naam", "Aandeel"], ["é; “ja”", "0,25"], ["", "3"]]
    assert data.endswith(b"\r\n")


def test_a_row_of_a_topic_fits_its_columns() -> None:
    report, _ = report_of("Met de fiets naar de halte.", "En met de fiets terug.", name="Onderweg")
    head, [row] = tables.topic_head(report), list(tables.topic_rows(report))
    assert dict(zip(head, row, strict=True)) == {
        "Onderwerp": 1,
        "Etiket": "Onderweg",
        "Naam (door mensen)": "Onderweg",
        "Woorden": "fiets halte",
        "Passages": 2,
        "Aandeel van de passages": 1.0,
        "Keer teruggevonden": 2,
        "Aantal keer gezocht": 2,
        "Komt terug": "ja",
        "Typische passage": "Met de fiets naar de halte.",
        "Pilot Noord: passages": 2,
        "Pilot Noord: van": 2,
    }


def test_a_passage_without_a_topic_is_in_the_table_too() -> None:
    report, source = report_of("Met de fiets naar de halte.", "Iets heel anders.")
    first, other = report.run.passages
    run = replace(report.run, passages=(first, replace(other, topic=0)))
    rows = list(tables.passage_rows(replace(report, run=run), [source], GROUPS))
    assert [row[:2] for row in rows] == [[1, "fiets, halte"], [None, texts.NO_TOPIC]]


def test_a_passage_of_an_interview_that_is_gone_keeps_its_words() -> None:
    report, _ = report_of("Met de fiets naar de halte.")
    [row] = tables.passage_rows(report, [], GROUPS)
    assert dict(zip(texts.PASSAGE_COLUMNS, row, strict=True)) == {
        **dict.fromkeys(texts.PASSAGE_COLUMNS),
        "Onderwerp": 1,
        "Etiket": "fiets, halte",
        "Zekerheid": 0.5,
        "Passage": "Met de fiets naar de halte.",
        "Wie": "een medewerker",
        "Plek": "beurt 1",
        "Interview": "a.txt",
        "Begin": 0,
        "Einde": 27,
    }


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    report, source = report_of("Met de fiets naar de halte.")
    (tmp_path / "topics.xlsx").mkdir()
    with pytest.raises(ExportError, match=r"topics\.xlsx"):
        write_topics(report, [source], GROUPS, tmp_path)
    assert not list(tmp_path.glob(".*"))
