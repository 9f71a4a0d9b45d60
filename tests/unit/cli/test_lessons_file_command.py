"""``lessons export`` and ``lessons import`` as their users meet them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.lessons import Evidence, Stance
from lerende_evaluatie.domain.model import Valence, select
from lerende_evaluatie.usecases import lessons, review, writing
from lerende_evaluatie.usecases.ingest import ingest
from tests.conftest import Cli

WORDS = "ik ben er wel trots op"


@pytest.fixture
def written(folder: Path) -> Iterator[Path]:
    """A project with one lesson, on one quote, and a text."""
    with open_project(folder) as project:
        ingest(project)
        anna = review.coder(project, "Anna")
        source = next(one for one in project.store.sources() if WORDS in one.text)
        selection = select(source.text, start := source.text.index(WORDS), start + len(WORDS))
        coding = review.code_by_hand(project, anna, source.guid, selection, "trots", Valence.POSITIVE)
        evidence = (Evidence(1, coding.guid, Stance.SUPPORTS),)
        made = replace(lessons.new_lesson("Wees trots", ["trots"]), text="Trots helpt [1].", evidence=evidence)
        lessons.save(project, anna, made)
        writing.write(project, anna, writing.INTRODUCTION, "Dit rapport is kort.", [], 0)
    yield folder


def test_what_people_wrote_goes_to_a_file_that_reads_like_text(written: Path, cli: Cli) -> None:
    code, out, _ = cli("lessons", "export", "--project", written)
    assert code == 0 and "lessen: 1, oordelen: 0, teksten: 1" in out
    text = (written / "export" / "lessen.yaml").read_text(encoding="utf-8")
    assert "  - titel: Wees trots\n" in text and f"        citaat: {WORDS}\n" in text


def test_a_file_that_is_there_is_not_overwritten_unless_asked(written: Path, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "map" / "lessen.yaml"
    assert cli("lessons", "export", target, "--project", written)[0] == 0
    target.write_text("eigen werk", encoding="utf-8")
    code, _, err = cli("lessons", "export", target, "--project", written)
    assert code == 2 and "--force" in err and target.read_text(encoding="utf-8") == "eigen werk"
    assert cli("lessons", "export", target, "--force", "--project", written)[0] == 0
    assert "Wees trots" in target.read_text(encoding="utf-8")


def test_a_name_that_promises_another_format_is_refused(written: Path, cli: Cli, tmp_path: Path) -> None:
    code, _, err = cli("lessons", "export", tmp_path / "lessen.docx", "--project", written)
    assert code == 2 and ".yaml" in err and not (tmp_path / "lessen.docx").exists()


def test_a_quote_that_no_longer_counts_is_named_on_export(written: Path, cli: Cli) -> None:
    with open_project(written) as project:
        [coding] = project.store.codings()
        review.withdraw(project, review.coder(project, "Anna"), coding.guid)
    code, out, _ = cli("lessons", "export", "--project", written)
    assert code == 0 and "• Bij ‘Wees trots’ is een citaat weggelaten" in out


def test_taking_in_the_same_file_again_finds_everything_there(written: Path, cli: Cli) -> None:
    cli("lessons", "export", "--project", written)
    code, out, _ = cli(
        "lessons", "import", written / "export" / "lessen.yaml", "--coder", "Bert", "--project", written, "--json"
    )
    assert code == 0
    assert json.loads(out) == {"coder": "Bert", "lessons": 0, "rulings": 0, "texts": 0, "already": 2, "problems": []}


def test_what_cannot_be_taken_in_is_named_and_the_rest_goes_on(written: Path, cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "eigen.yaml"
    file.write_text(
        "lessen:\n"
        "  - titel: Vraag door\n"
        "    citaten:\n"
        "      - bestand: anna.txt\n"
        "        citaat: dit zei niemand\n"
        "  - titel: Begin klein\n"
        "teksten:\n"
        "  - soort: rapport\n"
        "    plek: inleiding\n"
        "    tekst: Een ander begin.\n",
        encoding="utf-8",
    )
    code, out, err = cli("lessons", "import", file, "--coder", "Bert", "--project", written)
    assert (code, err) == (1, "")
    assert "Overgenomen op naam van Bert; lessen: 1, oordelen: 0, teksten: 0." in out
    assert "• eigen.yaml, regel 4: Dit citaat staat niet woordelijk in anna.txt" in out
    assert "• eigen.yaml, regel 8: Op deze plek staat al een andere tekst" in out and "--replace" in out
    assert "Vraag door" not in cli("lessons", "list", "--project", written)[1]
    code, out, _ = cli("lessons", "import", file, "--coder", "Bert", "--replace", "--project", written)
    assert code == 1 and "teksten: 1. Stond er al zo: 1." in out


def test_a_file_that_is_no_yaml_is_refused_with_its_line(written: Path, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "eigen.yaml").write_text("lessen:\n  - titel: Let op: dit\n", encoding="utf-8")
    code, _, err = cli("lessons", "import", tmp_path / "eigen.yaml", "--coder", "Bert", "--project", written)
    assert code == 2 and err.startswith("eigen.yaml, regel 2: ")
    code, _, err = cli("lessons", "import", tmp_path / "weg.yaml", "--coder", "Bert", "--project", written)
    assert code == 2 and "bestaat niet" in err
