import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lerende_evaluatie.domain.settings import DEFAULT_GROUPS
from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects.interviews import file_key, read_interviews
from lerende_evaluatie.projects.interviews_writing import CELLS, check_cell, clean_cell, edited

TABLE = (
    "bestand;pilot;groep;functie;datum;ronde;opmerking\r\n"
    'anna.txt;Noord;werknemer;"medewerker; groen";2022-05-12;1;eerst bellen\r\n'
    "\r\n"
    "Bert.TXT ;Zuid;werkgever;teamleider;2023-03-01\r\n"
    "anna.txt;dubbel;;;;;\r\n"
)

values = st.text(max_size=20).map(clean_cell)
names = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="\\ufffe\uffff"), min_size=1
).filter(lambda name: "\\" not in name and not name.startswith("./"))


def cells_of(text: str) -> dict[str, dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    return {row["bestand"].strip(): {key: value or "" for key, value in row.items() if key} for row in rows[::-1]}


def test_only_the_row_that_changes_is_written_anew() -> None:
    after = edited(TABLE, {"bert.txt": {"pilot": "Oost; West", "ronde": "2"}})
    assert after == TABLE.replace(
        "Bert.TXT ;Zuid;werkgever;teamleider;2023-03-01", 'Bert.TXT ;"Oost; West";werkgever;teamleider;2023-03-01;2;'
    )


def test_columns_of_ones_own_and_rows_about_other_files_stay() -> None:
    after = edited(TABLE, {"anna.txt": {"pilot": "Oost"}})
    assert "medewerker; groen" in after
    assert cells_of(after)["anna.txt"]["opmerking"] == "eerst bellen"
    assert after.endswith("anna.txt;dubbel;;;;;\r\n")


def test_a_new_interview_gets_a_row_and_a_missing_column_is_added() -> None:
    after = edited("bestand,pilot\na.txt,Noord", {"b.txt": {"pilot": "Zuid", "respondent": "R1"}})
    assert after == "bestand,pilot,respondent\na.txt,Noord\nb.txt,Zuid,R1\n"


def test_what_stands_past_the_last_column_does_not_slip_into_a_new_one() -> None:
    after = edited("bestand;pilot\na.txt;Noord;te veel\n", {"b.txt": {"respondent": "R1"}})
    assert after.splitlines()[1] == "a.txt;Noord;;te veel"


def test_an_empty_table_gets_its_columns() -> None:
    after = edited("", {"a.txt": {"pilot": "Noord", "respondent": "R1"}})
    assert after == "bestand;pilot;groep;functie;datum;ronde;respondent\r\na.txt;Noord;;;;;R1\r\n"


def test_nothing_to_change_leaves_every_letter() -> None:
    assert edited(TABLE, {}) == TABLE
    assert edited(TABLE, {"anna.txt": {}}) == TABLE


@pytest.mark.parametrize(
    ("text", "words"),
    [('bestand;pilot\na.txt;"open\n', "regel 2: een aanhalingsteken"), ("naam;pilot\na;b\n", "‘bestand’ ontbreekt")],
)
def test_a_table_in_which_something_could_get_lost_is_refused(text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        edited(text, {"a.txt": {"pilot": "Zuid"}})


@given(
    before=st.dictionaries(names, st.fixed_dictionaries(dict.fromkeys(("pilot", "functie"), values)), max_size=4),
    changes=st.dictionaries(names, st.dictionaries(st.sampled_from(CELLS), values, min_size=1), max_size=4),
    delimiter=st.sampled_from(";,\t"),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read_back_and_the_rest_is_as_it_was(
    before: dict[str, dict[str, str]],
    changes: dict[str, dict[str, str]],
    delimiter: str,
    line_end: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    both = {**before, **changes}
    assume(len({file_key(name) for name in both}) == len(both) and all(map(file_key, both)))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(["bestand", "pilot", "functie", "eigen kolom"])
    for name, row in before.items():
        writer.writerow([name, row["pilot"], row["functie"], "blijft"])
    after = edited(buffer.getvalue(), changes)
    folder = tmp_path_factory.mktemp("csv")
    (folder / "interviews.csv").write_bytes(after.encode())
    table = read_interviews(folder, DEFAULT_GROUPS)
    for name in both:
        wanted = {**before.get(name, {}), **changes.get(name, {})}
        found = table.cells[file_key(name)]
        assert {column: found.get(column, "") for column in wanted} == wanted
        assert found.get("eigen kolom", "") == ("blijft" if name in before else "")


@pytest.mark.parametrize(
    ("column", "typed", "kept", "fault"),
    [
        ("pilot", "  De\n Wijk\x00 ", "De Wijk", ""),
        ("pilot", "x" * 201, "x" * 201, "te lang"),
        ("groep", "Werknemers", "werknemer", ""),
        ("groep", "buren", "buren", "kies uit: Initiatiefnemers"),
        ("datum", "31-5-2023", "2023-05-31", ""),
        ("datum", "31-02-2023", "31-02-2023", "dag-maand-jaar"),
        ("ronde", "02", "2", ""),
        ("ronde", "0", "0", "heel getal"),
        ("functie", "<script>", "<script>", ""),
        ("datum", "", "", ""),
    ],
)
def test_a_cell_is_checked(column: str, typed: str, kept: str, fault: str) -> None:
    value, said = check_cell(column, typed, DEFAULT_GROUPS)
    assert value == kept
    assert fault in said and bool(fault) == bool(said)


def test_the_table_is_read_as_it_was_typed(tmp_path: Path) -> None:
    (tmp_path / "interviews.csv").write_text(TABLE, encoding="utf-8")
    table = read_interviews(tmp_path, DEFAULT_GROUPS)
    assert table.cells["bert.txt"]["datum"] == "2023-03-01"
    assert table.cells["anna.txt"]["pilot"] == "Noord"
