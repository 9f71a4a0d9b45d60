import unicodedata
from datetime import date
from pathlib import Path

import pytest

from lerende_evaluatie.domain.settings import DEFAULT_GROUPS
from lerende_evaluatie.projects.interviews import InterviewTable, read_interviews

HEADER = "bestand;pilot;groep;functie;datum;ronde\n"


def read(folder: Path, content: str | bytes) -> InterviewTable:
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "interviews.csv").write_bytes(data)
    return read_interviews(folder, DEFAULT_GROUPS)


def row(table: InterviewTable, name: str = "a.docx") -> tuple[object, ...]:
    found = table.variables_of(name)
    assert found is not None
    return found.case, found.group, found.function, found.date, found.round


FULL = ("Café Zuid", "werkgever", "manager, winkel", date(2023, 5, 31), 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_is_read(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = HEADER + "a.docx;Café Zuid;werkgever;manager, winkel;2023-05-31;2\n"
    table = read(tmp_path, text.replace("\n", line_end).encode(encoding))
    assert row(table) == FULL
    assert table.problems == []


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_semicolons_commas_and_tabs_are_all_read(tmp_path: Path, delimiter: str) -> None:
    text = HEADER.replace(";", delimiter) + delimiter.join(
        ["a.docx", "Café Zuid", "werkgever", '"manager, winkel"', "31-05-2023", "2"]
    )
    assert row(read(tmp_path, text)) == FULL


def test_a_quoted_line_break_does_not_shift_the_line_numbers(tmp_path: Path) -> None:
    text = HEADER + 'a.docx;"Zuid\nen Noord";werkgever;;;1\n\nb.docx;;bakker;;;\n'
    table = read(tmp_path, text)
    assert row(table)[0] == "Zuid\nen Noord"
    (problem,) = table.problems
    assert problem.startswith("interviews.csv, regel 5: de groep ‘bakker’")
    assert "werkgever" in problem


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("b.docx;;bakker;;;", "de groep ‘bakker’ is niet bekend; kies uit: initiatiefnemer"),
        ("b.docx;;;;31-31-2023;", "de datum ‘31-31-2023’"),
        ("b.docx;;;;voorjaar;", "de datum ‘voorjaar’"),
        ("b.docx;;;;31-05-23;", "de datum ‘31-05-23’"),
        ("b.docx;;;;;eerste", "de ronde ‘eerste’"),
        ("b.docx;;;;;0", "de ronde ‘0’"),
        ("b.docx;;;;;-1", "de ronde ‘-1’"),
        ("b.docx;;;;;²", "de ronde ‘²’"),
        ("b.docx;;;;;" + "9" * 5000, "de ronde ‘999"),
        (";Zuid;;;;", "er staat geen bestandsnaam"),
        ("A.DOCX;;;;;", "‘A.DOCX’ staat ook op regel 2"),
        ("b.docx;;;;;;x", "te veel velden"),
        ('b.docx;"Zuid;;;;\nc.docx;;;;;', "een aanhalingsteken wordt niet gesloten"),
    ],
)
def test_a_fault_names_its_line_and_the_other_rows_are_read(tmp_path: Path, line: str, words: str) -> None:
    table = read(tmp_path, HEADER + "a.docx;Zuid;werkgever;;;1\n" + line + "\n")
    (problem,) = table.problems
    assert problem.startswith("interviews.csv, regel 3: ")
    assert words in problem
    assert row(table) == ("Zuid", "werkgever", None, None, 1)


def test_a_row_with_a_fault_keeps_what_is_good_in_it(tmp_path: Path) -> None:
    table = read(tmp_path, HEADER + "a.docx;Zuid;bakker;chef;gisteren;2\n")
    assert row(table) == ("Zuid", None, "chef", None, 2)
    assert len(table.problems) == 2


def test_a_row_without_a_file_is_named_as_it_was_written(tmp_path: Path) -> None:
    table = read(tmp_path, HEADER + "a.docx;;;;;\nÉén Gesprek.docx;;;;;\n")
    table.report_absent(["a.docx"])
    assert table.problems == [
        "interviews.csv, regel 3: het bestand ‘Één Gesprek.docx’ staat niet in transcripts; controleer de naam."
    ]


def test_a_transcript_without_a_row_has_no_variables(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + "a.docx;;;;;\n").variables_of("b.docx") is None


def test_names_match_in_capitals_and_as_macos_writes_them(tmp_path: Path) -> None:
    table = read(tmp_path, HEADER + unicodedata.normalize("NFD", "Ronde1\\Café.DOCX;Zuid;;;;\n"))
    name = "ronde1/café.docx"
    assert row(table, name)[0] == "Zuid"
    table.report_absent([name])
    assert table.problems == []


@pytest.mark.parametrize("written", ["werkgever", "Werkgevers", "WERKGEVER", " werkgever "])
def test_a_group_is_known_by_its_key_and_its_label(tmp_path: Path, written: str) -> None:
    assert row(read(tmp_path, HEADER + f"a.docx;;{written};;;\n"))[1] == "werkgever"


def test_an_absent_table_is_empty(tmp_path: Path) -> None:
    table = read_interviews(tmp_path, DEFAULT_GROUPS)
    assert table.rows == {}
    assert table.problems == []


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_an_empty_table_is_no_problem(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).problems == []


def test_blank_lines_above_the_columns_are_skipped(tmp_path: Path) -> None:
    table = read(tmp_path, "\n;;;\n" + HEADER + "a.docx;Zuid;;;;x\n")
    assert row(table)[0] == "Zuid"
    assert table.problems[0].startswith("interviews.csv, regel 4: de ronde")


def test_a_table_without_the_column_of_files_says_so(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "pilot;groep\nZuid;werkgever\n").problems
    assert problem.startswith("interviews.csv, regel 1: de kolom ‘bestand’ ontbreekt")


def test_unknown_and_double_columns_are_named(tmp_path: Path) -> None:
    table = read(tmp_path, "Bestand;pilot;kleur;pilot\na.docx;Zuid;rood;Noord\n")
    assert row(table)[0] == "Zuid"
    assert [problem.partition(": ")[2][:16] for problem in table.problems] == ["de kolom ‘kleur’", "de kolom ‘pilot’"]


def test_a_folder_in_place_of_the_table_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "interviews.csv").mkdir()
    (problem,) = read_interviews(tmp_path, DEFAULT_GROUPS).problems
    assert problem.startswith("interviews.csv kan niet gelezen worden")
