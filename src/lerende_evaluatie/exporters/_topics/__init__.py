"""What is written about topics: tables, a page, and a picture of topics beside codes."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.domain.topic_report import TopicReport
from lerende_evaluatie.exporters._files import write_whole
from lerende_evaluatie.exporters._tables.csv import csv_bytes
from lerende_evaluatie.exporters._tables.workbook import Sheet, workbook
from lerende_evaluatie.exporters._topics import tables, texts
from lerende_evaluatie.exporters._topics.page import page
from lerende_evaluatie.exporters._topics.pictures import as_file, heat_map

PAGE = "onderwerpen.html"
COMPARISON = ("vergelijking.csv", "vergelijking.xlsx", "vergelijking.svg")


def write_topics(report: TopicReport, sources: Sequence[Source], groups: Mapping[str, str], folder: Path) -> list[Path]:
    """Write ``topics`` and ``passages`` as csv and xlsx, and the page; return the files, each whole or not at all."""
    day = date.fromisoformat(report.run.day)
    passages = list(tables.passage_rows(report, sources, dict(groups)))
    sheet = Sheet(texts.SHEET_PASSAGES, texts.PASSAGE_COLUMNS, passages, texts.PASSAGE_WIDTHS)
    contents = {
        "topics.csv": csv_bytes(tables.topic_head(report), tables.topic_rows(report)),
        "topics.xlsx": workbook(tables.topics_sheets(report), day),
        "passages.csv": csv_bytes(texts.PASSAGE_COLUMNS, passages),
        "passages.xlsx": workbook([sheet], day),
        PAGE: page(report),
    }
    return _written(folder, contents)


def write_comparison(report: TopicReport, folder: Path) -> list[Path]:
    """Write topics beside codes as csv, xlsx and a picture; return the files."""
    table, book, picture = COMPARISON
    contents = {
        table: csv_bytes(texts.COVERAGE_COLUMNS, tables.coverage_rows(report)),
        book: workbook(tables.comparison_sheets(report), date.fromisoformat(report.run.day)),
        picture: as_file(heat_map(report)),
    }
    return _written(folder, contents)


def _written(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    for name, data in contents.items():
        write_whole(folder / name, data)
    return [folder / name for name in contents]
