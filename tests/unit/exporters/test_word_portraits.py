"""Introduction and portraits of pilots in the Word report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from docx.document import Document as DocxDocument
from sample_report import CASES, figure
from word_reading import lines, written

from lerende_evaluatie.domain.context import FigureKind
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts


def part_of(document: DocxDocument, case: str, heading: str) -> list[tuple[str, str]]:
    """Return style and text of what stands under a heading of a pilot."""
    paragraphs = [(each.style.name, each.text) for each in document.paragraphs]
    start = paragraphs.index(("Heading 2", case))
    start = paragraphs.index(("Tussenkop", heading), start) + 1
    ends = ("Tussenkop", "Heading 1", "Heading 2")
    end = next((i for i, each in enumerate(paragraphs[start:], start) if each[0] in ends), len(paragraphs))
    return paragraphs[start:end]


def test_the_own_text_comes_first_and_then_how_it_was_done(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, parts=(Part.INTRODUCTION,)), tmp_path)
    told = lines(document)
    at = told.index("Zes pilots begonnen in 2022.")
    assert told[at - 1 : at + 3] == [
        texts.INTRODUCTION, "Zes pilots begonnen in 2022.", "Dit rapport vertelt wat zij leerden.", texts.OVERVIEW,
    ]  # fmt: skip
    text = "\n".join(told)
    assert "Voor dit rapport zijn 9 interviews gehouden in 6 pilots, met mensen uit 5 groepen." in text
    assert "De gesprekken waren tussen 1 maart 2023 en 9 maart 2023." in text
    assert "Er waren 2 rondes: 5 interviews in ronde 1 en 4 in ronde 2." in text
    assert "2 codeurs legden samen 30 coderingen vast." in text


def test_each_pilot_has_the_fixed_headings(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, parts=(Part.PILOTS,)), tmp_path)
    assert lines(document, "Heading 2") == list(CASES)
    assert lines(document, "Tussenkop") == list(texts.HEADINGS.values()) * len(CASES)


def test_own_text_comes_before_its_quotes(rich_report: Report, tmp_path: Path) -> None:
    found = part_of(written(rich_report, tmp_path), CASES[0], "Aanleiding")
    assert found[:2] == [("Normal", "Zo ging het bij Buurtwerf."), ("Normal", "Dat was zo bedacht.")]
    assert [style for style, _ in found[2:]] == ["Quote"]


def test_proposed_quotes_come_with_an_honest_line(rich_report: Report, tmp_path: Path) -> None:
    found = part_of(written(rich_report, tmp_path), CASES[1], "Doelstelling")
    assert [style for style, _ in found] == ["Lesgegevens", "Quote"]
    assert found[0][1] == texts.NOT_WRITTEN


def test_figures_of_the_user_stand_under_their_heading(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    partners = part_of(document, CASES[1], "Samenwerkende partijen")
    workers = part_of(document, CASES[1], "Aantal werknemers")
    assert partners[0][1] == "Hier doen mee: Bakkerij De Ster en Zorgbuur. Bron: opgave van de pilot."
    assert workers[0][1] == "Op 1 juni 2023 waren er 42 werknemers. Bron: opgave van de pilot."


def test_what_nobody_wrote_about_is_said_in_one_short_line(rich_report: Report, tmp_path: Path) -> None:
    found = part_of(written(rich_report, tmp_path), CASES[4], "Ontwikkelplannen")
    assert found == [("Lesgegevens", texts.NOTHING_HERE)]


def test_a_number_of_workers_without_a_day_says_so() -> None:
    told = texts.workers(
        figure(CASES[0], FigureKind.WORKERS, "1", 1.0, date=None, source="", remark="zonder stagiairs")
    )
    assert told == "Op een dag die niet is ingevuld, was er 1 werknemer. Zonder stagiairs."
    some = texts.workers(figure(CASES[0], FigureKind.WORKERS, "12,5", 12.5, date=date(2023, 1, 2), source="a"))
    assert some == "Op 2 januari 2023 waren er 12,5 werknemers. Bron: a."


def test_without_pilots_the_chapter_says_how_to_get_them(rich_report: Report, tmp_path: Path) -> None:
    assert texts.NO_PILOTS in lines(written(replace(rich_report, portraits=()), tmp_path))
