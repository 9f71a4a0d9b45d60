"""``lessons`` as its users meet it: proposals, a list, and each sentence with its quotes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.lessons import Evidence, Stance
from lerende_evaluatie.domain.model import Coding, User, Valence, select
from lerende_evaluatie.usecases import lessons, review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from tests.conftest import Cli

PROUD = ("ik ben er wel trots op", "Dat had ik nooit gedacht.", "Nu zijn we trots op de jongens.")


def code(project: Project, user: User, words: str, valence: Valence = Valence.POSITIVE) -> Coding:
    source, start = next((one, one.text.index(words)) for one in project.store.sources() if words in one.text)
    selection = select(source.text, start, start + len(words))
    return review.code_by_hand(project, user, source.guid, selection, "trots", valence)


@pytest.fixture
def coded(folder: Path) -> Path:
    """A project in which Anna found pride in both pilots."""
    with open_project(folder) as project:
        ingest(project)
        anna = review.coder(project, "Anna")
        for words in PROUD:
            code(project, anna, words)
    return folder


def shown(cli: Cli, *arguments: str | Path) -> str:
    code, out, err = cli("lessons", *arguments)
    assert (code, err) == (0, "")
    return out


def document(cli: Cli, *arguments: str | Path) -> Any:
    return json.loads(shown(cli, *arguments, "--json"))


def write(folder: Path, change: Callable[[Project, User], object]) -> None:
    with open_project(folder) as project:
        change(project, review.coder(project, "Anna"))


def test_drafts_are_made_listed_and_shown(coded: Path, cli: Cli) -> None:
    assert "Nieuw voorstel: Houd vast wat werkt bij trots" in shown(cli, "draft", "--project", coded)
    assert "geen nieuwe voorstellen" in shown(cli, "draft", "--project", coded)
    [row] = [line for line in shown(cli, "list", "--project", coded).splitlines() if line.strip().startswith("1 ")]
    assert "concept" in row and "voorstel" in row and "één pilot" not in row
    lines = shown(cli, "show", "1", "--project", coded).splitlines()
    assert lines[0] == "Houd vast wat werkt bij trots"
    assert "Steunt: 2 pilots, 2 groepen, 2 respondenten." in lines
    quoted = [line.partition("] ")[2] for line in lines if ": “" in line]
    assert "steunt: “Nu zijn we trots op de jongens.”, aldus de teamleider van pilot Zuid (bert.txt, beurt 4)" in quoted


def test_a_quote_is_written_out_once_where_a_sentence_first_names_it(coded: Path, cli: Cli) -> None:
    def add(project: Project, anna: User) -> None:
        first, second, third = (one.guid for one in project.store.codings())
        evidence = (
            Evidence(1, first, Stance.SUPPORTS),
            Evidence(2, second, Stance.CONTRADICTS, answer="Dat was in het begin."),
            Evidence(3, third, Stance.NUANCES),
        )
        text = "Mensen zijn trots [1]. Niet altijd [1, 2]. Waarom is niet bekend."
        lessons.save(project, anna, replace(lessons.new_lesson("Wees trots"), text=text, evidence=evidence))

    write(coded, add)
    lines = shown(cli, "show", "1", "--project", coded).splitlines()
    body = [line for line in lines[lines.index("Mensen zijn trots [1].") :] if line]
    assert [line.strip().split(":")[0] for line in body] == [
        "Mensen zijn trots [1].",
        "[1] steunt",
        "Niet altijd [1, 2].",
        "[1] zie hierboven",
        "[2] spreekt tegen",
        "Hoe de les hiermee omgaat",
        "Waarom is niet bekend.",
        "(nog zonder citaat)",
        "Citaten die de tekst niet noemt",
        "[3] nuanceert",
    ]
    assert lines[1] == "Status: concept. Door: Anna. Codes: geen."


def test_the_list_marks_one_pilot_and_what_is_open(coded: Path, cli: Cli) -> None:
    def add(project: Project, anna: User) -> None:
        proud = project.store.codings()[0]
        made = replace(lessons.new_lesson("Wees trots", ["trots"]), text="Zonder citaat.")
        lessons.save(project, anna, replace(made, evidence=(Evidence(1, proud.guid, Stance.CONTRADICTS),)))

    write(coded, add)
    [lesson] = document(cli, "list", "--project", coded)["lessons"]
    assert lesson["single_pilot"] and lesson["author"] == "Anna" and not lesson["proposal"]
    assert lesson["open"] == {
        "unanswered": [1],
        "unweighed": [],
        "withdrawn": [],
        "without_quotes": ["Zonder citaat."],
    }
    assert "één pilot, 2" in " ".join(shown(cli, "list", "--project", coded).split())


def test_a_quote_whose_coding_was_withdrawn_is_named_without_its_words(coded: Path, cli: Cli) -> None:
    cli("lessons", "draft", "--project", coded)
    guid = document(cli, "show", "1", "--project", coded)["evidence"][0]["coding"]
    write(coded, lambda project, anna: review.withdraw(project, anna, guid))
    found = document(cli, "show", "1", "--project", coded)
    assert found["open"]["withdrawn"] == [1]
    assert found["evidence"][0] == {"number": 1, "coding": guid, "stance": "steunt", "answer": "", "counts": False}
    assert "[1] steunt: de codering van dit citaat telt niet meer mee" in shown(cli, "show", "1", "--project", coded)


def test_a_lesson_is_found_by_number_and_by_guid(coded: Path, cli: Cli) -> None:
    [made] = document(cli, "draft", "--project", coded)["made"]
    by_number, by_guid = (document(cli, "show", which, "--project", coded) for which in ("1", made["guid"]))
    assert by_number == by_guid and by_number["guid"] == made["guid"]
    assert {number for sentence in by_number["sentences"] for number in sentence["quotes"]} == {
        item["number"] for item in by_number["evidence"]
    }
    with open_project(coded) as project:
        text = {source.name: source.text for source in project.store.sources()}
    for item in by_number["evidence"]:
        assert text[item["source"]][item["start"] : item["end"]] == item["quote"]


@pytest.mark.parametrize("which", ["0", "2", "-1", "les", "é"])
def test_a_lesson_that_is_not_there_is_said_so(coded: Path, cli: Cli, which: str) -> None:
    cli("lessons", "draft", "--project", coded)
    code, out, err = cli("lessons", "show", "--project", coded, "--", which)
    assert (code, out) == (2, "")
    assert f"‘{which}’ bestaat niet" in err and err.count("\n") == 1


def test_a_draft_that_was_taken_away_is_made_again_when_asked(coded: Path, cli: Cli) -> None:
    [made] = document(cli, "draft", "--project", coded)["made"]
    write(coded, lambda project, anna: lessons.remove(project, anna, made["guid"], 1))
    found = document(cli, "draft", "--project", coded)
    assert found["made"] == [] and len(found["skipped"]) == 1
    assert "is eerder weggehaald" in shown(cli, "draft", "--project", coded)
    assert len(document(cli, "draft", "--again", "--project", coded)["made"]) == 1


def test_without_enough_codings_or_lessons_the_way_on_is_shown(folder: Path, cli: Cli) -> None:
    code, out, err = cli("lessons", "draft", "--project", folder)
    assert (code, out) == (1, "") and "ingest" in err
    cli("ingest", "--project", folder)
    assert "te weinig gecodeerd" in shown(cli, "draft", "--project", folder)
    assert "lessons draft" in shown(cli, "list", "--project", folder)
    assert document(cli, "list", "--project", folder) == {"lessons": []}
