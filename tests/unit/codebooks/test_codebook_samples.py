"""The codebooks that come with the program."""

from pathlib import Path

import pytest

from lerende_evaluatie.codebooks.yaml_file import SCHEMA_FILE, read_codebook, schema_text

FOLDER = Path(__file__).resolve().parents[3] / "codebook"
MAIN = "waarde_werknemer waarde_organisatie waarde_maatschappij doelovereenstemming strategische_fit draagvlak".split()
SECONDARY = "financiering regelgeving toeleiding begeleiding verdringing leerruimte rol_gemeente".split()


def test_the_schema_beside_the_codebooks_is_the_one_that_checks_them() -> None:
    assert (FOLDER / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


def test_the_analysis_framework_has_the_main_and_the_secondary_codes_of_the_field() -> None:
    codebook = read_codebook(FOLDER / "analysekader.yaml")
    roots = codebook.roots()
    assert [code.id for code in roots if not code.is_secondary] == MAIN
    assert [code.id for code in roots if code.is_secondary] == SECONDARY


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_code_says_when_to_use_it_and_what_suggests_it(path: Path) -> None:
    for code in read_codebook(path).codes:
        assert code.definition, code.id
        assert code.use_when and code.avoid_when, code.id
        assert len(code.examples) >= 2 and code.near_misses, code.id
        assert code.terms, code.id


def test_a_second_framework_goes_three_levels_deep() -> None:
    codebook = read_codebook(FOLDER / "ontwerpprincipes.yaml")
    assert max(codebook.depth(code.id) for code in codebook.codes) >= 2
