"""Balance, figures beside it, and the comparison of pilots, groups and rounds in the Word report."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from sample_report import CASES, CODES, GROUPS
from word_reading import bookmarks, cells, lines, links, written

from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import balance


def test_an_overruled_cell_shows_both_signs_and_the_reason_stands_below(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, parts=(Part.BALANCE,)), tmp_path)
    row = cells(document, texts.BALANCE_CAPTION)[1]
    computed = rich_report.matrix[0].cells[0].judgement
    assert row[1].startswith("☹ ") and row[1].endswith(f"berekend {computed} · noot 1")
    assert row[-1].endswith("noot 2") and "noot" not in "".join(row[2:-1])
    notes = [line for line in lines(document, "Tabelnoot") if line.startswith("Noot")]
    assert notes[0].startswith("Noot 1. Waarde voor de werknemer, Buurtwerf: ☹ (overwegend negatief), berekend ")
    assert notes[0].endswith("Reden: Na de gesprekken ging het mis. (Noor)")
    assert notes[1].startswith("Noot 2. Waarde voor de werknemer, alle pilots: ")
    assert notes[1].endswith("Reden: Een groep woog te zwaar. (Noor)")


def test_a_sign_that_came_out_the_same_later_is_not_said_to_differ(rich_report: Report) -> None:
    row = rich_report.matrix[0]
    same = replace(row.cells[0], judgement=Judgement.NEGATIVE)
    report = replace(rich_report, matrix=(replace(row, cells=(same, *row.cells[1:])), *rich_report.matrix[1:]))
    first, _ = balance.ruling_notes(report).values()
    assert "☹ (overwegend negatief), dat komt nu ook uit de berekening (☹). Reden: " in first.text


def test_a_balance_that_nobody_overruled_has_no_notes(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    assert texts.RULINGS_HEAD not in lines(document) and "Noot 1" not in "\n".join(lines(document))


def test_signs_in_notes_get_a_letter_that_has_them(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    runs = [run for each in document.paragraphs for run in each.runs if set("☺😐☹") & set(run.text)]
    assert runs and {run.style.name for run in runs} == {"Symbool"}


def test_figures_of_others_stand_beside_the_sign_of_the_interviews(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    table = cells(document, texts.BESIDE_CAPTION)
    assert table[1] == [
        "Buurtwerf", "Waarde voor de werknemer", "☹", "☺ 4 (schaal 1 tot 5)",
        "☹ kosten €\u00a0120.000, baten €\u00a095.500,50", "zelfevaluatie",
    ]  # fmt: skip
    assert table[2] == ["Gastvrij Station", "Draagvlak", "?", "😐 gemengd", "", ""]
    assert "Bronnen: opgave van de pilot en rekenblad." in lines(document, "Tabelnoot")


def test_pilots_are_compared_on_the_themes_that_somebody_summed_up(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    table = cells(document, "Waarde voor de werknemer, per pilot")
    assert [row[0] for row in table[1:]] == list(CASES)
    assert table[1][2] == "Bij Buurtwerf is het werk de moeite waard."
    assert table[6][2] in (texts.NO_SUMMARY, texts.NOTHING_HEARD)
    assert not any("Draagvlak, per pilot" in line for line in lines(document, "Caption"))
    assert "Nog niet samengevat: Draagvlak, Regels en wetten, Verdringing." in lines(document, "Tabelnoot")


def test_numbers_beside_a_summary_lead_to_its_quotes(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    table = next(each for each in document.tables if "de moeite waard" in each._tbl.xml)
    found = links(table._tbl)
    for row in table.rows:
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", row.cells[3].text)]
        assert numbers == sorted(set(numbers))
    assert found and {anchor for _, anchor in found} <= set(bookmarks(document))
    for number, anchor in found:
        printed = next(each for each in document.paragraphs if f'w:name="{anchor}"' in each._p.xml)
        assert printed.text.endswith(number)


def test_a_table_on_one_theme_stays_whole(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    table = next(each for each in document.tables if "de moeite waard" in each._tbl.xml)
    kept = [all("<w:keepNext/>" in paragraph._p.xml for paragraph in row.cells[0].paragraphs) for row in table.rows[1:]]
    assert kept == [True] * (len(CASES) - 1) + [False]


def test_scores_of_several_days_say_when_each_was_given(rich_report: Report) -> None:
    (first, *_) = rich_report.beside
    (score, *_) = first.figures
    scores = (replace(score, date=date(2022, 6, 1)), score)
    (told,) = balance.beside(replace(rich_report, beside=(replace(first, figures=scores),)))
    assert told.self_evaluation[1].replace("\u00a0", " ") == (
        "4 (schaal 1 tot 5), 1 juni 2022; 4 (schaal 1 tot 5), 1 juni 2023"
    )


def test_counts_of_groups_and_rounds_have_denominators_and_no_percentages(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, parts=(Part.COMPARISON,)), tmp_path)
    groups, rounds = cells(document, texts.GROUPS_CAPTION), cells(document, texts.ROUNDS_CAPTION)
    assert groups[0][1:] == [
        f"{label}{texts.column_size(column)}"
        for label, column in zip(GROUPS.values(), rich_report.by_group.columns, strict=True)  # type: ignore[union-attr]
    ]
    row = rich_report.by_round.rows[0]  # type: ignore[union-attr]
    first, everything = row.cells[0].counts, row.overall.counts
    said = rounds[1][1].replace("\u00a0", " ")
    assert said.endswith(
        f" {first.passages} van {everything.passages} passages{first.respondents} van 6 respondenten, "
        f"{first.interviews} van 5 interviews"
    )
    assert all(re.search(r"\d+ van \d+ passage", text) for line in groups[1:] for text in line[1:])
    assert "%" not in "\n".join(text for table in (groups, rounds) for line in table for text in line)
    assert "Nog geen passage gaat over: Verdringing." in lines(document, "Tabelnoot")


def test_only_a_comparable_theme_is_said_to_have_changed(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, parts=(Part.COMPARISON,)), tmp_path)
    assert "Van ronde 1 naar ronde 2" in lines(document, "Tussenkop")
    (changed,) = lines(document, "List Bullet")
    assert re.fullmatch(
        r"Waarde voor de werknemer: eerst overwegend positief \(\d+ passages?, \d+ van \d+ respondenten\), "
        r"daarna gemengd \(\d+ passages?, \d+ van \d+ respondenten\)\.",
        changed,
    )
    told = lines(document, "Normal")
    assert any(line.startswith("Niet te vergelijken: Draagvlak.") for line in told)
    assert "Van de mensen zijn er 2 in beide rondes gesproken." in told


def test_a_sign_that_is_not_known_is_no_change(rich_report: Report, tmp_path: Path) -> None:
    change = rich_report.changes[0]
    unknown = replace(change, later=replace(change.later, judgement=Judgement.UNKNOWN))
    document = written(replace(rich_report, parts=(Part.COMPARISON,), changes=(unknown,)), tmp_path)
    assert not lines(document, "List Bullet")
    assert texts.NO_CHANGE in lines(document)
    assert texts.too_little([CODES[0].name]) in lines(document)


def test_one_group_and_one_round_are_not_compared(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, by_group=None, by_round=None, changes=()), tmp_path)
    assert {texts.ONE_GROUP, texts.ONE_ROUND} <= set(lines(document))


def test_tables_fit_their_page(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    widths = [
        sum(int(column.get(f"{{{column.nsmap['w']}}}w")) for column in each._tbl.tblGrid) for each in document.tables
    ]
    upright = document.sections[0]
    lying = max(document.sections, key=lambda section: section.page_width)
    room = [
        section.page_width.twips - section.left_margin.twips - section.right_margin.twips
        for section in (upright, lying)
    ]
    assert max(widths) <= room[1] and sum(width <= room[0] for width in widths) > len(widths) / 2
