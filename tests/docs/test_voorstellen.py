"""The page on the engines is held true: its numbers are those of the program, its list of examples is read."""

import math
import re
from pathlib import Path

import pytest

from lerende_evaluatie.codebooks.labelled import beside, read_labelled
from lerende_evaluatie.domain import passages
from lerende_evaluatie.engines import _features, _fields, _fitting, codebook, learned
from lerende_evaluatie.usecases import learning
from tests.conftest import ROOT

TEXT = " ".join((ROOT / "docs" / "voorstellen.md").read_text(encoding="utf-8").split())
LISTS = {"toets_1.jsonl": 260, "toets_2.jsonl": 260, "toets_3.jsonl": 320}


def dutch(number: float) -> str:
    return f"{number:g}".replace(".", ",")


@pytest.mark.parametrize(
    "sentence",
    [
        f"Vanaf {dutch(codebook.THRESHOLD)} komt er een voorstel",
        f"Een code met minder dan {learned.FEWEST} passages",
        f"laat weg wat zij minder dan {dutch(learned.KEPT)} geeft",
        f"ten minste {dutch(learned.AWAY)}; daarna ten minste {dutch(learned.HOME)}",
        f"ongeveer {passages.WHOLE} woorden",
        f"ten minste ongeveer {passages.LENGTH} woorden",
    ],
)
def test_a_number_on_the_page_is_that_of_the_program(sentence: str) -> None:
    assert sentence in TEXT


def test_numbers_that_the_page_writes_as_words_are_those_of_the_program() -> None:
    assert (codebook.LONGEST, passages.SENTENCES, _fitting.FOLDS, learned.CUES) == (3, 4, 5, 3)
    assert (learned.REVIEWED, _fitting.DECISIONS, learning.BY_HAND) == (3, 20, 5)
    assert (min(_features.PIECES), max(_features.PIECES)) == (4, 6)
    assert 4.4 < math.exp(learned.SIGNAL) < 4.5
    assert 90 < len({name for name, _ in _fields.read()}) < 100 and 2700 < len(_fields.read()) < 3000


def test_the_list_of_examples_on_the_page_is_read(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "voorstellen.md").read_text(encoding="utf-8")
    [lines] = re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)
    file = beside(tmp_path / "mijn_codeboek.yaml")
    file.write_text(lines, encoding="utf-8")
    assert file.name in TEXT
    assert [len(one.codes) for one in read_labelled(file)] == [1, 0]


def test_the_lists_that_were_measured_on_are_as_long_as_the_page_says() -> None:
    for name, length in LISTS.items():
        assert f"`{name}`" in TEXT
        assert len(read_labelled(ROOT / "benchmarks" / "gold" / name)) == length
    [told] = re.findall(r"een lijst van ([\d.]+) verzonnen passages", TEXT)
    assert len(read_labelled(beside(ROOT / "codebook" / "analysekader.yaml"))) == int(told.replace(".", ""))
