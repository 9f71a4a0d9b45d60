"""context.csv: figures of others, one a row."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lerende_evaluatie.codebooks.yaml_file import read_codebook
from lerende_evaluatie.domain.context import Figure, FigureKind
from lerende_evaluatie.projects.context import COLUMNS, Context, number_of, read_context, scale_of
from lerende_evaluatie.projects.interviews import read_interviews
from tests.conftest import ROOT
from tests.interview_samples import code, codebook

BOOK = codebook(code("werk", name="Waarde voor de werknemer"), code("trots", parent="werk"), code("steun"))
CASES = ("De Buurtwerf", "Café Zuid")
HEADER = "pilot;thema;soort;waarde;schaal;datum;bron;toelichting\n"


def read(folder: Path, content: str | bytes, cases: tuple[str, ...] = CASES) -> Context:
    (folder / "context.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_context(folder, BOOK, cases)


def only(context: Context) -> Figure:
    assert context.faults == ()
    (figure,) = context.figures
    return figure


def fault(folder: Path, line: str) -> str:
    """Return the sentence about the only bad row, between two good ones."""
    good = "De Buurtwerf;;werknemers;14;;;;\n"
    context = read(folder, HEADER + good + line + "\n" + good)
    assert [figure.number for figure in context.figures] == [14, 14]
    (sentence,) = context.faults
    assert sentence.startswith("context.csv, regel 3: ") and sentence.endswith(".") and "\n" not in sentence
    return sentence


def test_without_the_file_there_is_nothing(tmp_path: Path) -> None:
    assert read_context(tmp_path, BOOK, CASES) == Context((), ())


@pytest.mark.parametrize("content", ["", "\n\n", HEADER, "\ufeff" + HEADER])
def test_a_file_without_rows_has_no_figures_and_no_faults(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == Context((), ())


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    line = "Café Zuid;steun;zelfevaluatie;7,5;1 tot 10;1-6-2023;nota; van de stuurgroep \n"
    assert only(read(tmp_path, HEADER + line)) == Figure(
        case="Café Zuid",
        code_id="steun",
        kind=FigureKind.SELF_EVALUATION,
        value="7,5",
        number=7.5,
        scale=(1, 10),
        date=date(2023, 6, 1),
        source="nota",
        remark="van de stuurgroep",
        line=2,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_encoding_separator_and_line_end_is_read(
    tmp_path: Path, encoding: str, delimiter: str, line_end: str
) -> None:
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    rows.writerows([COLUMNS, ("Café Zuid", "", "kosten", "€ 4.000,50", "", "", "a, b; c", "")])
    figure = only(read(tmp_path, out.getvalue().encode(encoding)))
    assert (figure.case, figure.number, figure.source) == ("Café Zuid", 4000.5, "a, b; c")


def test_columns_may_stand_in_any_order_and_case_and_what_is_not_needed_may_be_left_out(tmp_path: Path) -> None:
    figure = only(read(tmp_path, " Waarde ;SOORT;Pilot\n12;Werknemers;de  buurtwerf\n"))
    assert (figure.case, figure.kind, figure.number, figure.code_id) == ("De Buurtwerf", FigureKind.WORKERS, 12, None)


@pytest.mark.parametrize("theme", ["werk", "WERK", "waarde voor de  Werknemer", "trots", "Trots"])
def test_a_theme_is_an_id_or_a_name_and_counts_for_its_main_code(tmp_path: Path, theme: str) -> None:
    assert only(read(tmp_path, HEADER + f"De Buurtwerf;{theme};kosten;1;;;;\n")).code_id == "werk"


@pytest.mark.parametrize("value", ["☺", "☺\ufe0f", "😐", "☹", "Positief", "gemengd", "negatief"])
def test_a_self_evaluation_may_be_a_sign_or_a_word(tmp_path: Path, value: str) -> None:
    figure = only(read(tmp_path, HEADER + f"De Buurtwerf;werk;zelfevaluatie;{value};;;;\n"))
    assert (figure.value, figure.number, figure.scale) == (value, None, None)


def test_a_score_without_a_scale_is_on_one_to_five(tmp_path: Path) -> None:
    assert only(read(tmp_path, HEADER + "De Buurtwerf;werk;zelfevaluatie;4;;;;\n")).scale == (1, 5)


@pytest.mark.parametrize("words", ["=1+1", "+31 6", "-Zuid", "@iemand"])
def test_words_that_a_spreadsheet_would_work_out_are_words(tmp_path: Path, words: str) -> None:
    figure = only(read(tmp_path, HEADER + f"De Buurtwerf;;partij;{words};;;{words};{words}\n"))
    assert (figure.value, figure.number) == (words, None)
    assert (figure.source, figure.remark) == (words, words)


def test_a_number_may_be_below_zero_where_that_has_a_meaning(tmp_path: Path) -> None:
    rows = "De Buurtwerf;werk;baten;-1.500;;;;\nDe Buurtwerf;werk;zelfevaluatie;-1;-2..2;;;\n"
    assert [figure.number for figure in read(tmp_path, HEADER + rows).figures] == [-1500, -1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Noord;;werknemers;3;;;;", "de pilot ‘Noord’ komt bij geen interview voor; kies uit: De Buurtwerf, Café Zuid"),
        (";;werknemers;3;;;;", "er staat geen pilot; kies uit: De Buurtwerf"),
        ("De Buurtwerf;geluk;kosten;3;;;;", "het thema ‘geluk’ staat niet in het codeboek"),
        ("De Buurtwerf;geluk;kosten;3;;;;", "zoals Waarde voor de werknemer, Steun,"),
        ("De Buurtwerf;;omzet;3;;;;", "de soort ‘omzet’ is niet bekend; kies uit: zelfevaluatie, kosten, baten"),
        ("De Buurtwerf;;;3;;;;", "de soort ‘’"),
        ("De Buurtwerf;;partij;;;;;", "er staat geen waarde"),
        ("De Buurtwerf;;kosten;veel;;;;", "de waarde ‘veel’ is geen getal"),
        ("De Buurtwerf;;kosten;=1+1;;;;", "de waarde ‘=1+1’ is geen getal"),
        ("De Buurtwerf;;kosten;1,250,000;;;;", "is geen getal; schrijf het zoals 1.250.000"),
        ("De Buurtwerf;;kosten;-4000;;;;", "schrijf kosten zonder minteken"),
        ("De Buurtwerf;;werknemers;-1;;;;", "schrijf werknemers zonder minteken"),
        ("De Buurtwerf;werk;zelfevaluatie;goed;;;;", "de score ‘goed’ is niet te lezen"),
        ("De Buurtwerf;werk;zelfevaluatie;?;;;;", "de score ‘?’ is niet te lezen"),
        ("De Buurtwerf;werk;zelfevaluatie;7;;;;", "de score ‘7’ valt buiten de schaal 1 tot 5"),
        ("De Buurtwerf;werk;zelfevaluatie;0;0,5 tot 4;;;", "buiten de schaal 0,5 tot 4"),
        ("De Buurtwerf;werk;zelfevaluatie;3;1-mei;;;", "de schaal ‘1-mei’ is niet te lezen"),
        ("De Buurtwerf;;werknemers;3;;voorjaar;;", "de datum ‘voorjaar’"),
        ("De Buurtwerf;;werknemers;3;;;;;x", "te veel velden"),
        ("{};;werknemers;{value};;;;", "de waarde ‘{value}’"),
    ],
)
def test_a_bad_row_is_named_with_the_way_out_and_the_others_count(tmp_path: Path, line: str, words: str) -> None:
    assert words in fault(tmp_path, line)


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("pilot;thema;waarde", "ontbreekt ‘soort’;"),
        ("thema;soort", "ontbreekt ‘pilot’ en ‘waarde’;"),
        ("De Buurtwerf;;kosten;3", "ontbreekt ‘pilot’ en ‘soort’ en ‘waarde’;"),
    ],
)
def test_a_missing_column_is_one_sentence_and_no_figures(tmp_path: Path, header: str, names: str) -> None:
    context = read(tmp_path, f"{header}\nDe Buurtwerf;x;3\nDe Buurtwerf;x;3\n")
    assert context.figures == ()
    assert names in context.faults[0] and ";".join(COLUMNS) in context.faults[0]
    assert all("regel 1" in sentence for sentence in context.faults)


def test_a_column_that_is_not_known_or_stands_there_twice_is_named_and_the_rows_count(tmp_path: Path) -> None:
    context = read(tmp_path, "pilot;kleur;soort;waarde;waarde;\nDe Buurtwerf;rood;kosten;3;4;\n")
    assert [figure.number for figure in context.figures] == [3]
    unknown, double = context.faults
    assert "‘kleur’ is niet bekend" in unknown and "‘waarde’ staat er dubbel" in double


def test_as_long_as_no_interview_has_a_pilot_one_sentence_says_so(tmp_path: Path) -> None:
    context = read(tmp_path, HEADER + "De Buurtwerf;;kosten;3;;;;\n" * 9, ())
    assert context.figures == () and len(context.faults) == 1
    assert "bij geen enkel interview is een pilot ingevuld" in context.faults[0]


def test_a_quotation_mark_that_stays_open_is_named_and_what_stands_before_it_counts(tmp_path: Path) -> None:
    context = read(tmp_path, HEADER + 'De Buurtwerf;;kosten;3;;;;\nDe Buurtwerf;"x;kosten;4;;;;\n')
    assert [figure.number for figure in context.figures] == [3]
    assert "regel 3: een aanhalingsteken" in context.faults[0]


def test_a_quoted_line_break_does_not_shift_the_line_numbers(tmp_path: Path) -> None:
    context = read(tmp_path, HEADER + 'De Buurtwerf;;kosten;3;;;;"a\nb"\n\nNoord;;kosten;3;;;;\n')
    assert context.figures[0].remark == "a\nb" and context.figures[0].line == 2
    assert context.faults[0].startswith("context.csv, regel 5: ")


def test_a_file_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "context.csv").mkdir()
    context = read_context(tmp_path, BOOK, CASES)
    assert context.figures == () and "kan niet gelezen worden" in context.faults[0]


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
rows = st.one_of(
    st.lists(cells, max_size=10),
    st.tuples(
        st.sampled_from(["De Buurtwerf", "Noord"]),
        st.sampled_from(["", "werk", "geluk"]),
        st.sampled_from([*FigureKind, "omzet"]),
        st.one_of(cells, st.sampled_from(["4", "7", "-1", "9" * 400, "{0}", "🙂"])),
        st.one_of(cells, st.sampled_from(["", "1-10", "5-1"])),
    ).map(list),
)
GOOD = ["Café Zuid", "steun", "baten", "1.250,75", "", "2023-06-01", "nota", "goed"]


@given(st.lists(rows, max_size=5), st.lists(rows, max_size=5))
def test_bad_rows_never_stop_good_ones(
    tmp_path_factory: pytest.TempPathFactory, before: list[list[str]], after: list[list[str]]
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([COLUMNS, *before, GOOD, *after])
    context = read(tmp_path_factory.mktemp("rijen"), out.getvalue())
    assert sum(figure.number == 1250.75 and figure.remark == "goed" for figure in context.figures) == 1
    filled = sum(any(cell.strip() for cell in row) for row in (*before, GOOD, *after))
    assert len(context.figures) + len(context.faults) == filled


def dutch(cents: int) -> str:
    """Return an amount as a Dutch letter prints it: 1.250.000,50."""
    return f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))


@given(st.integers(-(10**13), 10**13), st.sampled_from(["{}", "€ {}", "€{}", "{} euro", " {}\N{NO-BREAK SPACE}€ "]))
@example(125_000_000, "{}")
def test_an_amount_in_dutch_or_plain_notation_is_the_same_number(cents: int, form: str) -> None:
    for written in (dutch(cents), f"{cents / 100:.2f}", f"{cents / 100:.2f}".replace(".", ",")):
        assert number_of(form.format(written)) == cents / 100


@given(st.integers(0, 10**14))
def test_a_whole_number_may_have_points_or_spaces_between_the_thousands(number: int) -> None:
    grouped = f"{number:,}"
    for written in (str(number), grouped.replace(",", "."), grouped.replace(",", " "), f"{number},-"):
        assert number_of(written) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3,5", 3.5),
        ("3.5", 3.5),
        ("1.250", 1250),
        ("1.25", 1.25),
        ("€ 4.000,-", 4000),
        ("-2", -2),
        ("€ -2", -2),
        ("\N{MINUS SIGN}2", -2),
        ("EUR 12", 12),
        ("007", 7),
    ],
)
def test_a_number_is_read_as_a_dutch_reader_does(text: str, number: float) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text", ["", "-", "€", "drie", "1,250,000", "1.25.000", "12 5", "1e5", "٣", "²", "--5", "5-", "75%", "9" * 16, "1."]
)
def test_what_is_no_number_is_not_guessed_at(text: str) -> None:
    assert number_of(text) is None


@given(st.text())
def test_any_text_is_a_number_or_not(text: str) -> None:
    number_of(text), scale_of(text)


@given(st.integers(-99, 99), st.integers(1, 99), st.sampled_from(["-", " - ", " tot ", " tot en met ", "–", "..", "…"]))
def test_a_scale_is_its_two_ends(lowest: int, width: int, between: str) -> None:
    assert scale_of(f"{lowest}{between}{lowest + width}") == (lowest, lowest + width)
    assert scale_of(f"{lowest + width}{between}{lowest}") is None


@pytest.mark.parametrize("text", ["", "5", "1-mei", "1 5", "5 tot 5", "een tot vijf", "1-5-10"])
def test_what_is_no_scale_is_not_guessed_at(text: str) -> None:
    assert scale_of(text) is None


def cases_of_the_example() -> tuple[str, ...]:
    variables = read_interviews(ROOT / "transcripts", {}).rows.values()
    return tuple(dict.fromkeys(row.case for row in variables if row.case))


def test_the_example_has_no_faults_and_says_of_every_row_that_it_is_invented() -> None:
    cases = cases_of_the_example()
    context = read_context(ROOT, read_codebook(ROOT / "codebook" / "analysekader.yaml"), cases)
    assert context.faults == ()
    assert {figure.case for figure in context.figures} == set(cases)
    assert {figure.kind for figure in context.figures} == set(FigureKind)
    assert all("verzonnen" in figure.source for figure in context.figures)


def test_the_example_in_the_manual_is_read_as_it_stands(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "context.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"```csv\n(.+?)```", page, flags=re.DOTALL)
    (tmp_path / "context.csv").write_text(table, encoding="utf-8")
    book = read_codebook(ROOT / "codebook" / "analysekader.yaml")
    context = read_context(tmp_path, book, cases_of_the_example())
    assert context.faults == () and len(context.figures) == len(table.splitlines()) - 1
    assert re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE) == list(COLUMNS)
