import json
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from codebook_samples import EVERYTHING, codebooks
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from lerende_evaluatie.codebooks.yaml_file import parse_codebook, schema
from lerende_evaluatie.codebooks.yaml_writer import write_yaml
from lerende_evaluatie.domain.codebook import CodeBook

SHIPPED = sorted((Path(__file__).parents[3] / "codebook").glob("*.yaml"))


def same(one: CodeBook, other: CodeBook) -> None:
    assert one.codes == other.codes
    assert one.polarity == other.polarity
    assert (one.name, one.description) == (other.name, other.description)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(codebooks())
def test_what_is_written_is_read_back(codebook: CodeBook) -> None:
    text = write_yaml(codebook)
    back = parse_codebook(text, "x.yaml")
    same(back, codebook)
    assert back.version.startswith(codebook.version)
    assert write_yaml(back) == text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(codebooks())
def test_other_programs_read_the_same_yaml(codebook: CodeBook) -> None:
    values = yaml.safe_load(write_yaml(codebook))
    assert list(Draft202012Validator(schema()).iter_errors(values)) == []
    assert values["codeboek"] == codebook.name


def test_a_codebook_that_uses_everything_comes_back() -> None:
    same(parse_codebook(write_yaml(EVERYTHING), "x.yaml"), EVERYTHING)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_codebooks_of_the_repository_come_back(path: Path) -> None:
    codebook = parse_codebook(path.read_text(encoding="utf-8"), path.name)
    same(parse_codebook(write_yaml(codebook), path.name), codebook)


def test_the_form_is_that_of_the_example_codebook() -> None:
    text = write_yaml(EVERYTHING)
    lines = text.split("\n")
    assert lines[0] == "# yaml-language-server: $schema=codebook.schema.json"
    assert lines[1] == 'codeboek: "Toekomsten: sociale economie"'
    assert '    kleur: "#1b7837"' in lines
    assert "    definitie: >-" in lines
    assert '          - {term: "zin & werk", niet_bij: ["geen zin"], ontkend: vervalt}' in lines
    keys = [line.strip().split(":")[0] for line in lines if line.startswith("    ") and line[4:5].isalpha()]
    assert " ".join(keys[:9]) == "naam kleur codeerbaar definitie wel niet voorbeelden net_niet signalen"
    assert max(map(len, lines)) <= 120


def test_the_version_holds_the_hash_of_the_text_once() -> None:
    once = parse_codebook(write_yaml(EVERYTHING), "x.yaml")
    twice = parse_codebook(write_yaml(once), "x.yaml")
    assert once.version == twice.version
    assert once.version.startswith("2.1 (") and once.version.count("(") == 1


def test_the_schema_beside_the_codebooks_is_the_packages_own() -> None:
    beside = Path(__file__).parents[3] / "codebook" / "codebook.schema.json"
    packaged = files("lerende_evaluatie.codebooks").joinpath("codebook.schema.json").read_text(encoding="utf-8")
    assert json.loads(beside.read_text(encoding="utf-8")) == json.loads(packaged)
