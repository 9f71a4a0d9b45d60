"""The one walk: from the folder with the example interviews to a Word file, read back."""

import json
from pathlib import Path

import pytest
from docx import Document

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.cli import main
from lerende_evaluatie.domain.lessons import dangling, unbacked
from lerende_evaluatie.usecases import lessons
from tests.conftest import Cli, copy_examples

REVIEWS = "voorbeeldbesluiten.csv"
LESSONS = "voorbeeldlessen.yaml"
CODER = "Voorbeeldcodeur"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_examples(tmp_path_factory.mktemp("wandeling") / "voorbeeld")
    for command in (
        ["ingest"],
        ["tag"],
        ["review", "import", f"{folder}/transcripts/{REVIEWS}", "--coder", CODER],
        ["lessons", "import", f"{folder}/{LESSONS}", "--coder", CODER],
        ["export", "word"],
    ):
        assert main([*command, "--project", str(folder)]) == 0
    return folder


def test_the_examples_become_a_report_with_evidence_for_every_theme(walked: Path, cli: Cli) -> None:
    document = Document(str(walked / "export" / "rapport.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    with open_project(walked) as project:
        codings, sources, codebook = project.store.codings(), project.store.sources(), project.codebook
    assert len(codings) >= 100
    for coding in codings:
        assert coding.selection.stands_in(next(s.text for s in sources if s.guid == coding.source_guid))
    for root in codebook.roots():
        assert root.name in text
    main_codes = {codebook.root_of(coding.code_id) for coding in codings}
    assert {code.id for code in codebook.roots() if not code.is_secondary} <= main_codes

    quoted = [coding.selection.quote for coding in codings]
    flat = " ".join(text.split())
    assert all(" ".join(quote.removesuffix(".").split()) in flat for quote in quoted)
    names = {turn.speaker for source in sources for turn in source.turns if turn.speaker and " " in turn.speaker}
    assert {"Marjolein Haverkort", "Hanneke Stortelder"} <= names
    assert not any(f"aldus {name}" in text for name in names)

    code, out, _ = cli("status", "--json", "--project", walked)
    state = json.loads(out)
    assert code == 0
    assert state["codings"] == len(codings)
    assert state["coders"] == [CODER]
    assert len(state["sources"]) == 14


def test_the_example_lessons_stand_in_the_report_and_every_quote_leads_back(walked: Path, cli: Cli) -> None:
    document = Document(str(walked / "export" / "rapport.docx"))
    headings = {paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")}
    with open_project(walked) as project:
        shown = lessons.lessons(project)
    assert len(shown) >= 7
    assert {one.lesson.title for one in shown} <= headings
    assert all(one.author == CODER and not one.hearing.shaky for one in shown)
    assert all(not unbacked(one.lesson) and not dangling(one.lesson) for one in shown)
    assert [one.hearing.is_single_case for one in shown].count(True) == 1
    code, out, _ = cli("trace", walked / "export" / "rapport.docx", "--json", "--project", walked)
    assert code == 0
    assert set(json.loads(out)["counts"]) == {"letterlijk"}


def test_the_examples_hold_five_groups_six_pilots_and_two_rounds(examples: Path, cli: Cli) -> None:
    cli("ingest", "--project", examples)
    with open_project(examples) as project:
        variables = [source.variables for source in project.store.sources()]
    assert len({item.group for item in variables}) == 5
    assert len({item.case for item in variables}) == 6
    assert {item.round for item in variables} == {1, 2}
