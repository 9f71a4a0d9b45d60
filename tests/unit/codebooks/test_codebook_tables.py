import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from codebook_samples import EVERYTHING, codebooks
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from lerende_evaluatie.codebooks.tables import COLUMNS, read_table, write_csv, write_xlsx
from lerende_evaluatie.codebooks.yaml_file import parse_codebook
from lerende_evaluatie.codebooks.yaml_writer import write_yaml
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.errors import CodebookError

WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
SHIPPED = sorted((Path(__file__).parents[3] / "codebook").glob("*.yaml"))
Save = Callable[..., Path]


def rows_as_csv(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "proef.csv"
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";").writerows(rows)
    path.write_text(buffer.getvalue(), encoding="utf-8-sig", newline="")
    return path


def rows_as_xlsx(folder: Path, rows: list[list[Any]], book: tuple[tuple[str, str], ...] = ()) -> Path:
    workbook = Workbook()
    assert workbook.active is not None
    for row in rows:
        workbook.active.append(row)
    if book:
        sheet = workbook.create_sheet("Codeboek")
        for pair in book:
            sheet.append(pair)
    path = folder / "proef.xlsx"
    workbook.save(path)
    return path


BOTH = pytest.mark.parametrize("save", [rows_as_csv, rows_as_xlsx], ids=["csv", "xlsx"])


def faults(path: Path) -> list[tuple[int, int, str]]:
    with pytest.raises(CodebookError) as caught:
        read_table(path)
    return [(fault.line, fault.column, fault.message) for fault in caught.value.faults]


@pytest.mark.parametrize("kind", WRITERS)
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(codebook=codebooks())
def test_what_is_written_is_read_back(kind: str, codebook: CodeBook, tmp_path: Path) -> None:
    path = tmp_path / f"proef.{kind}"
    WRITERS[kind](codebook, path)
    back = read_table(path)
    assert back.codes == codebook.codes
    assert back.name == (codebook.name if kind == "xlsx" else "proef")
    if kind == "xlsx":
        assert (back.polarity, back.description) == (codebook.polarity, codebook.description)
        assert back.version.startswith(codebook.version)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_codebooks_of_the_repository_come_back(kind: str, path: Path, tmp_path: Path) -> None:
    codebook = parse_codebook(path.read_text(encoding="utf-8"), path.name)
    WRITERS[kind](codebook, tmp_path / f"x.{kind}")
    assert read_table(tmp_path / f"x.{kind}").codes == codebook.codes


@pytest.mark.parametrize("kind", WRITERS)
def test_a_codebook_that_uses_everything_comes_back(kind: str, tmp_path: Path) -> None:
    WRITERS[kind](EVERYTHING, tmp_path / f"x.{kind}")
    assert read_table(tmp_path / f"x.{kind}").codes == EVERYTHING.codes


def test_the_version_is_that_of_the_yaml_it_becomes(tmp_path: Path) -> None:
    write_xlsx(EVERYTHING, tmp_path / "x.xlsx")
    codebook = read_table(tmp_path / "x.xlsx")
    assert codebook.version == parse_codebook(write_yaml(codebook), "x").version
    assert codebook.version.startswith("2.1 (")


def test_csv_is_what_dutch_excel_reads(tmp_path: Path) -> None:
    write_csv(EVERYTHING, tmp_path / "x.csv")
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid;naam;onder;kleur;definitie;wel;niet;voorbeelden;net_niet;sterk_positief;")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["net_niet"] == "Het bedrijf — groot — helpt. (waarom: dat is privaat)"
    assert rows[0]["voorbeelden"].split("\n")[0] == "positief: De gemeente neemt ze aan."
    assert rows[0]["sterk_negatief"] == '{"term": "zin & werk", "niet_bij": ["geen zin"], "ontkend": "vervalt"}'
    assert (rows[1]["onder"], rows[0]["codeerbaar"], rows[4]["secundair"]) == ("publiek", "nee", "ja")


def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path) -> None:
    write_csv(EVERYTHING, tmp_path / "x.csv")
    text = (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=UWV" in cells and "'-1" in cells and "''=dit" in cells and "'s Ochtends" in cells


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    write_xlsx(EVERYTHING, tmp_path / "x.xlsx")
    sheet = load_workbook(tmp_path / "x.xlsx")["codes"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    (uwv,) = [cell for cell in cells if cell.value == "=UWV"]
    assert uwv.quotePrefix


def test_a_signal_that_excel_took_for_a_formula_is_still_read(tmp_path: Path) -> None:
    codebook = read_table(rows_as_xlsx(tmp_path, [["id", "naam", "sterk_neutraal"], ["a", "A", "=UWV"]]))
    assert codebook["a"].terms[0].pattern == "=UWV"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("before", ["", "sep={}\r\n"])
def test_every_csv_that_excel_makes_is_read(tmp_path: Path, delimiter: str, encoding: str, before: str) -> None:
    text = 'id;naam;voorbeelden\r\na;"Één; twee, drie";"positief: x\r\ny"\r\n'.replace(";", delimiter)
    text = before.format(delimiter) + text.replace(f"Één{delimiter}", "Één;")
    path = tmp_path / "Mijn codeboek.CSV"
    path.write_bytes(text.encode(encoding))
    codebook = read_table(path)
    assert codebook.name == "Mijn codeboek"
    assert codebook["a"].name == "Één; twee, drie"
    assert [example.text for example in codebook["a"].examples] == ["x", "y"]


def test_a_workbook_made_by_hand_is_read(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["ID", " Naam ", "Onder", "Net niet", "secundair", "codeerbaar", "wel"],
        [None] * 7,
        ["kind", 2030, "ouder", None, True, "JA", 1.5],
        ["ouder", "Ouder", None, "x (waarom: y)", None, False, 3.0],
    ]
    codebook = read_table(rows_as_xlsx(tmp_path, rows, (("naam", "Van hand"), ("richting_negatief", "slecht\nfout"))))
    assert [code.id for code in codebook.codes] == ["ouder", "kind"]
    assert codebook["kind"].name == "2030" and codebook["kind"].is_secondary
    assert (codebook["kind"].use_when, codebook["ouder"].use_when) == ("1.5", "3")
    assert not codebook["ouder"].is_codable
    assert codebook["ouder"].near_misses[0].why == "y"
    assert codebook.name == "Van hand"
    assert [term.pattern for term in codebook.polarity] == ["slecht", "fout"]


@BOTH
@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("kleur", "rood", "kolom ‘kleur’: ‘rood’ heeft hier niet de juiste vorm"),
        ("onder", "niemand", "kolom ‘onder’: de bovenliggende code ‘niemand’ bestaat niet"),
        ("onder", "b", "kolom ‘onder’: de code ‘b’ hangt (via andere codes) onder zichzelf"),
        ("secundair", "soms", "kolom ‘secundair’: ‘soms’ kan hier niet; vul ja of nee in"),
        ("sterk_positief", "werk\na*b", "kolom ‘sterk_positief’: het signaal ‘a*b’ kan niet gelezen worden"),
        ("zwak_neutraal", '{"term": "x"', 'kolom ‘zwak_neutraal’: ‘{"term": "x"’ begint met een accolade'),
        ("zwak_neutraal", '{"trem": "x", "term": "y"}', "kolom ‘zwak_neutraal’: het veld ‘trem’ bestaat niet"),
        ("zwak_neutraal", '{"term": "x", "gewicht": NaN}', "begint met een accolade"),
        ("zwak_neutraal", '{"term": ' + "[" * 900 + "]" * 900 + "}", "begint met een accolade"),
        ("voorbeelden", '{"tekst": "x", "valentie": "blij"}', "kolom ‘voorbeelden’: ‘blij’ kan hier niet"),
        ("uitsluiten", "zin &", "kolom ‘uitsluiten’: het signaal ‘zin &’"),
        ("uitsluiten", '{"foo": "x"}', "kolom ‘uitsluiten’: hier hoort tekst"),
        ("naam", "a", "kolom ‘naam’: de naam ‘a’ wordt al gebruikt op regel 2"),
        ("id", "a", "kolom ‘id’: de code ‘a’ bestaat al op regel 2"),
        ("id", "B b", "kolom ‘id’: ‘B b’ heeft hier niet de juiste vorm"),
    ],
)
def test_a_fault_names_its_row_and_column(tmp_path: Path, save: Save, column: str, cell: str, words: str) -> None:
    header = list(COLUMNS)
    first = ["a", "A"] + [""] * (len(header) - 2)
    second = ["b", "B"] + [""] * (len(header) - 2)
    second[header.index(column)] = cell
    ((line, place, message),) = faults(save(tmp_path, [header, first, second]))
    assert words in message
    assert (line, place) == (3, header.index(column) + 1)


@BOTH
def test_all_faults_are_reported(tmp_path: Path, save: Save) -> None:
    rows = [["id", "naam", "kleur", "foo", "naam"], ["a", "", "rood", "", ""], ["a", "B", "blauw", "", ""]]
    assert [(line, column) for line, column, _ in faults(save(tmp_path, rows))] == [
        (1, 4),
        (1, 5),
        (2, 1),
        (2, 3),
        (3, 1),
        (3, 3),
    ]


@BOTH
def test_row_numbers_are_those_of_the_spreadsheet(tmp_path: Path, save: Save) -> None:
    rows = [["id", "naam", "definitie", "kleur"], ["a", "A", "x\ny\nz", ""], ["", "", "", ""], ["b", "B", "", "rood"]]
    assert [(line, column) for line, column, _ in faults(save(tmp_path, rows))] == [(4, 4)]


@BOTH
def test_a_circle_is_reported_at_each_code_in_it(tmp_path: Path, save: Save) -> None:
    rows = [["id", "naam", "onder"], ["a", "A", "c"], ["b", "B", "a"], ["c", "C", "b"], ["d", "D", "c"]]
    found = faults(save(tmp_path, rows))
    assert [(line, "onder zichzelf" in message) for line, _, message in found][:3] == [(2, True), (3, True), (4, True)]


@BOTH
def test_too_many_levels_are_refused(tmp_path: Path, save: Save) -> None:
    rows = [["id", "naam", "onder"]] + [[f"c{n}", f"n{n}", f"c{n - 1}" if n else ""] for n in range(60)]
    assert "te diep genest" in faults(save(tmp_path, rows))[0][2]


@BOTH
def test_children_may_come_before_their_parents(tmp_path: Path, save: Save) -> None:
    rows = [["id", "naam", "onder"], ["c", "C", "b"], ["b", "B", "a"], ["a", "A", ""], ["d", "D", "a"]]
    assert [code.id for code in read_table(save(tmp_path, rows)).codes] == ["a", "b", "c", "d"]


@BOTH
@pytest.mark.parametrize("rows", [[["code", "label"], ["a", "A"]], [[]], []])
def test_a_table_without_the_columns_says_which(tmp_path: Path, save: Save, rows: list[list[str]]) -> None:
    with pytest.raises(CodebookError, match="ontbreken de kolommen id, naam"):
        read_table(save(tmp_path, rows))


@BOTH
def test_a_table_without_rows_says_so(tmp_path: Path, save: Save) -> None:
    with pytest.raises(CodebookError, match="staan geen codes"):
        read_table(save(tmp_path, [["id", "naam"]]))


def test_a_row_with_too_many_cells_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("id;naam;wel\na;A;x; y\n", encoding="utf-8")
    assert [(line, message[:9]) for line, _, message in faults(path)] == [(2, "er staan ")]


def test_an_open_quote_is_reported_at_its_row(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('id;naam\na;A\nb;"B\nc;C\n', encoding="utf-8")
    assert [(line, "aanhalingsteken" in message) for line, _, message in faults(path)] == [(3, True)]


def test_a_fault_on_the_second_sheet_names_its_field(tmp_path: Path) -> None:
    path = rows_as_xlsx(tmp_path, [["id", "naam"], ["a", "A"]], (("richting_positief", "a*b"), ("richting_boos", "x")))
    messages = [message for _, _, message in faults(path)]
    assert any("richting_positief" in message and "a*b" in message for message in messages)
    assert any("‘boos’" in message for message in messages)


def test_a_formula_over_several_cells_is_a_fault_or_text_but_no_crash(tmp_path: Path) -> None:
    from openpyxl.worksheet.formula import ArrayFormula

    path = rows_as_xlsx(tmp_path, [["id", "naam", "wel"], ["a", "A", ArrayFormula("C2:C2", "=SUM(1)")]])
    try:
        assert "SUM" in read_table(path)["a"].use_when
    except CodebookError as error:
        assert error.faults[0].line == 2


def test_more_rows_than_a_codebook_has_are_refused(tmp_path: Path) -> None:
    path = rows_as_csv(tmp_path, [["id", "naam"], *([f"c{n}", f"n{n}"] for n in range(5_100))])
    assert "hooguit 5000 regels" in faults(path)[-1][2]


@pytest.mark.parametrize("content", [b"", b"geen zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600], ids=repr)
def test_what_is_no_workbook_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(CodebookError, match="geen werkboek van Excel, of het is met een wachtwoord beveiligd"):
        read_table(path)


def test_a_zip_that_is_no_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<kapot")
    with pytest.raises(CodebookError, match="geen werkboek"):
        read_table(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 100_000_000)
    with pytest.raises(CodebookError, match="groter dan"):
        read_table(path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"id;naam\na;\x81\x8d\n")
    with pytest.raises(CodebookError, match="ook geen Windows-tekst"):
        read_table(path)


def test_another_format_lists_the_choices(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"‘.ods’ wordt niet ondersteund; kies uit: .csv, .xlsx"):
        read_table(tmp_path / "x.ods")


def test_an_absent_table_is_one_sentence(tmp_path: Path) -> None:
    for name in ("x.csv", "x.xlsx"):
        with pytest.raises(CodebookError, match="bestaat niet"):
            read_table(tmp_path / name)


def test_a_text_that_excel_would_cut_off_is_refused(tmp_path: Path) -> None:
    codebook = CodeBook("X", "", (Code("a", "A", "#000000", "x" * 40_000),))
    with pytest.raises(CodebookError, match="‘definitie’ van de code ‘a’ is langer dan de 32767 tekens"):
        write_xlsx(codebook, tmp_path / "x.xlsx")
    write_csv(codebook, tmp_path / "x.csv")
    assert read_table(tmp_path / "x.csv").codes == codebook.codes
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_signs_that_a_workbook_cannot_hold_are_replaced(tmp_path: Path) -> None:
    codebook = replace(EVERYTHING, codes=(Code("a", "A\x07", "#000000", ""),), polarity=())
    write_xlsx(codebook, tmp_path / "x.xlsx")
    assert read_table(tmp_path / "x.xlsx")["a"].name == "A\ufffd"
