"""``topics`` as its users meet it: one sentence when something is wrong, and one JSON document when that is asked."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from lerende_evaluatie.topics import files
from lerende_evaluatie.usecases.topics import FOLDER, LONGEST_NAME
from tests.conftest import Cli
from tests.topic_samples import NAMES, OPTIONS, QUESTION, THEMES, fitted_project, interview, write_topic_project

MARK = "kwetterbos"
"""A word that only interviews hold."""


@pytest.fixture(scope="module")
def fitted_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fitted_project(tmp_path_factory.mktemp("opdrachten") / "proef")


@pytest.fixture
def fitted(fitted_once: Path, tmp_path: Path) -> Path:
    """A project of one's own in which topics were found."""
    return Path(shutil.copytree(fitted_once, tmp_path / "gezocht"))


def said(cli: Cli, *arguments: str | Path, code: int) -> str:
    """Return the one sentence with which a command is refused; nothing else is shown."""
    got, out, err = cli("topics", *arguments)
    assert (got, out) == (code, ""), err
    assert err.endswith("\n") and err.count("\n") == 1
    assert err.strip().endswith((".", ")", "?")) or "lerende-evaluatie" in err.splitlines()[-1]
    assert "Traceback" not in err and ".py" not in err
    assert MARK not in err.lower()
    return err.strip()


def document(cli: Cli, *arguments: str | Path, code: int = 0) -> Any:
    got, out, err = cli("topics", *arguments, "--json")
    assert got == code, err
    assert code or err == ""
    return json.loads(out)


def of_turns(folder: Path, cli: Cli, *turns: str) -> Path:
    """Make a project of one interview with these turns of the respondent, and read it."""
    text = "".join(f"I: {QUESTION}\nR: {turn}\n" for turn in turns)
    write_topic_project(folder, g1=text)
    for name in NAMES[1:]:
        (folder / "transcripts" / f"{name}.txt").unlink()
    assert cli("ingest", "--project", folder)[0] == 0
    return folder


def test_every_command_gives_one_json_document(fitted: Path, cli: Cli) -> None:
    found = document(cli, "fit", *OPTIONS, "--project", fitted)
    assert (found["passages"], len(found["topics"]), found["agreement"]) == (120, 4, 1.0)
    assert all(Path(file).is_file() for file in found["files"])
    assert {model["model"] for model in found["models"]} == {"BERTopic", "NMF", "Geschudde woorden"}
    shown = document(cli, "show", "--project", fitted)
    assert {key: shown[key] for key in ("topics", "models", "passages")} == {
        key: found[key] for key in ("topics", "models", "passages")
    }
    one = document(cli, "show", "2", "--project", fitted)
    assert (one["topic"], one["words"]) == (2, found["topics"][1]["words"])
    assert len(one["quotes"]) == 5
    labelled = document(cli, "label", "2", "Over  geld", "--project", fitted)
    assert (labelled["name"], labelled["label"]) == ("Over geld", "Over geld")
    compared = document(cli, "compare", "--project", fitted)
    assert [line["coverage"] for line in compared["topics"]] == ["unknown"] * 4
    assert all(Path(file).is_file() for file in compared["files"])
    made = document(cli, "to-codes", "2", "--coder", "Codeur", "--project", fitted)
    assert made == {"codes": [{"id": "over_geld", "name": "Over geld", "topic": 2, "suggestions": 30}]}
    again = document(cli, "fit", "--manifest", fitted / FOLDER / files.MANIFEST, "--project", fitted)
    assert again["remarks"] == ["De uitkomst is precies dezelfde als in het manifest."]
    assert [topic["name"] for topic in again["topics"]] == ["", "Over geld", "", ""]


def test_what_people_read_names_topics_words_and_places(fitted: Path, cli: Cli) -> None:
    code, out, err = cli("topics", "fit", *OPTIONS, "--project", fitted)
    assert (code, err) == (0, "")
    assert "Gebruikte passages: 120; te kort of zonder woorden die iets zeggen: 6." in out
    assert "weinig passages (120)" in out
    assert "onderwerpen.html" in out
    assert "NMF" in out and "1,00" in out
    _, out, _ = cli("topics", "show", "1", "--project", fitted)
    assert "Woorden: " in out and "“" in out and "Komt terug: 2 van 2 keer." in out
    _, out, _ = cli("topics", "label", "1", "Onderweg", "--project", fitted)
    assert out == "Onderwerp 1 heet nu: Onderweg.\n"
    _, out, _ = cli("topics", "compare", "--project", fitted)
    assert "nog niet te zeggen" in out and "Geteld in de 0 van de 6 interviews" in out
    _, out, _ = cli("topics", "to-codes", "1", "3", "--coder", "Codeur", "--project", fitted)
    assert "onderweg (Onderweg): 30 passages als voorstel." in out


def test_a_name_is_on_the_page_and_in_the_tables_at_once(fitted: Path, cli: Cli) -> None:
    cli("topics", "label", "3", "Buiten <werken>", "--project", fitted)
    folder = fitted / FOLDER
    assert "Buiten &lt;werken&gt;" in (folder / "onderwerpen.html").read_text(encoding="utf-8")
    assert "Buiten <werken>" in (folder / "topics.csv").read_text(encoding="utf-8-sig")
    cli("topics", "label", "3", "", "--project", fitted)
    assert "Buiten" not in (folder / "topics.csv").read_text(encoding="utf-8-sig")


def test_names_that_wait_are_shown(fitted: Path, cli: Cli) -> None:
    cli("topics", "label", "1", "Onderweg", "--project", fitted)
    cli("topics", "fit", *OPTIONS, "--clusters", "2", "--project", fitted)
    _, out, _ = cli("topics", "show", "--project", fitted)
    assert "ze zijn bewaard: Onderweg." in out
    assert document(cli, "show", "--project", fitted)["waiting"] == ["Onderweg"]


def test_topics_can_be_kept_in_another_folder(fitted: Path, cli: Cli, tmp_path: Path) -> None:
    before = (fitted / FOLDER / files.RUN).read_bytes()
    other = tmp_path / "elders" / "diep"
    assert cli("topics", "fit", *OPTIONS, "--clusters", "3", "--output", other, "--project", fitted)[0] == 0
    assert len(document(cli, "show", "--folder", other, "--project", fitted)["topics"]) == 3
    assert (fitted / FOLDER / files.RUN).read_bytes() == before


# Wrong use


@pytest.mark.parametrize("value", ["word2vec", "", "sentence-transformers:", "TFIDF"])
def test_an_embedding_that_there_is_not_is_refused(value: str, fitted: Path, cli: Cli) -> None:
    assert "auto, tfidf, spacy" in said(cli, "fit", "--embedding", value, "--project", fitted, code=2)


def test_an_embedding_that_is_not_on_this_computer_is_refused(fitted: Path, cli: Cli, tmp_path: Path) -> None:
    assert "woordvectoren" in said(cli, "fit", *OPTIONS, "--embedding", "spacy", "--project", fitted, code=2)
    nowhere = f"sentence-transformers:{tmp_path / 'weg'}"
    assert "geen taalmodel" in said(cli, "fit", *OPTIONS, "--embedding", nowhere, "--project", fitted, code=2)


@pytest.mark.parametrize("value", ["0", "1", "-3", "vier", "2.5", "", "²"])
def test_a_number_of_topics_that_cannot_be_is_refused(value: str, fitted: Path, cli: Cli) -> None:
    assert "getal van 2 of meer" in said(cli, "fit", f"--clusters={value}", "--project", fitted, code=2)


def test_more_topics_than_passages_allow_are_refused(fitted: Path, cli: Cli) -> None:
    assert "hoogstens" in said(cli, "fit", *OPTIONS, "--clusters", "41", "--project", fitted, code=2)


@pytest.mark.parametrize(
    ("option", "value"), [("--seeds", "0"), ("--seeds", "51"), ("--passages", "woord"), ("--reduction", "tsne")]
)
def test_other_choices_that_cannot_be_are_refused_in_dutch(option: str, value: str, fitted: Path, cli: Cli) -> None:
    code, out, err = cli("topics", "fit", option, value, "--project", fitted)
    assert (code, out) == (2, "")
    assert option in err
    assert "Traceback" not in err and "Invalid value" not in err


@pytest.mark.parametrize("number", ["0", "5", "99999999999999999999"])
def test_a_number_that_there_is_not_is_refused(number: str, fitted: Path, cli: Cli) -> None:
    sentence = f"Er is geen onderwerp {number}; kies een nummer van 1 tot en met 4."
    assert said(cli, "show", number, "--project", fitted, code=2) == sentence
    assert said(cli, "label", number, "Naam", "--project", fitted, code=2) == sentence
    assert said(cli, "to-codes", "1", number, "--coder", "Codeur", "--project", fitted, code=2) == sentence


def test_a_name_that_is_too_long_is_refused(fitted: Path, cli: Cli) -> None:
    long = "a" * (LONGEST_NAME + 1)
    assert str(LONGEST_NAME) in said(cli, "label", "1", long, "--project", fitted, code=2)


def test_choices_beside_a_manifest_are_refused(fitted: Path, cli: Cli) -> None:
    manifest = fitted / FOLDER / files.MANIFEST
    sentence = said(cli, "fit", "--manifest", manifest, "--seeds", "5", "--role", "all", "--project", fitted, code=2)
    assert sentence == "Met --manifest liggen alle keuzes vast; laat --seeds, --role weg."


def test_a_manifest_of_other_texts_is_refused(fitted: Path, cli: Cli) -> None:
    path = fitted / "transcripts" / "g2.txt"
    path.write_text(path.read_text(encoding="utf-8") + f"R: En de {MARK}.\n", encoding="utf-8")
    cli("ingest", "--project", fitted)
    manifest = fitted / FOLDER / files.MANIFEST
    sentence = said(cli, "fit", "--manifest", manifest, "--project", fitted, code=2)
    assert "g2.txt" in sentence and "g1.txt" not in sentence


def test_what_is_no_manifest_is_refused(fitted: Path, cli: Cli) -> None:
    assert "geen manifest" in said(cli, "fit", "--manifest", fitted / FOLDER / files.RUN, "--project", fitted, code=2)
    assert "bestaat niet" in said(cli, "fit", "--manifest", fitted / "weg.json", "--project", fitted, code=2)


def test_a_code_that_cannot_be_made_is_refused(fitted: Path, cli: Cli) -> None:
    arguments = ("to-codes", "1", "--coder", "Codeur", "--project", fitted)
    assert "--parent" in said(cli, *arguments, "--parent", "steun", code=2)
    cli("topics", "label", "1", "Trots", "--project", fitted)
    assert "‘Trots’" in said(cli, *arguments, code=2)


# Nothing to work with


@pytest.mark.parametrize(
    "arguments", [("show",), ("show", "1"), ("compare",), ("label", "1", "Naam"), ("to-codes", "1", "--coder", "Co")]
)
def test_before_topics_were_found_one_is_told_how(arguments: tuple[str, ...], folder: Path, cli: Cli) -> None:
    sentence = said(cli, *arguments, "--project", folder, code=1)
    assert sentence.endswith("zoek ze met: lerende-evaluatie topics fit.")


def test_without_interviews_one_is_told_what_to_do_first(folder: Path, cli: Cli) -> None:
    assert "lerende-evaluatie ingest" in said(cli, "fit", *OPTIONS, "--project", folder, code=1)
    assert not (folder / FOLDER).exists()


def test_a_folder_without_a_project_is_named(tmp_path: Path, cli: Cli) -> None:
    assert "evaluatie.toml" in said(cli, "fit", *OPTIONS, "--project", tmp_path, code=2)


def test_one_passage_is_too_little(tmp_path: Path, cli: Cli) -> None:
    folder = of_turns(tmp_path / "een", cli, f"De {MARK} met fiets, bus en halte bij het station.")
    assert "en onder de 60" in said(cli, "fit", *OPTIONS, "--project", folder, code=1)


def test_passages_that_are_all_equal_are_no_topics(tmp_path: Path, cli: Cli) -> None:
    folder = of_turns(tmp_path / "gelijk", cli, *[f"De {MARK} met fiets, bus en halte bij het station."] * 60)
    assert "verschillende: 1," in said(cli, "fit", *OPTIONS, "--project", folder, code=1)


def test_passages_of_the_same_words_in_another_order_give_no_fault(tmp_path: Path, cli: Cli) -> None:
    words = [MARK, "fiets", "bus", "halte", "station", "plantsoen", "diploma"]
    turns = [" ".join([*words[number % 7 :], *words[: number % 7], words[number // 7]]) for number in range(49)]
    folder = of_turns(tmp_path / "volgorde", cli, *turns)
    code, _, err = cli("topics", "fit", *OPTIONS, "--project", folder)
    assert code in (0, 1)
    assert "Traceback" not in err and ".py" not in err and MARK not in err


def test_only_stop_words_are_no_topics(tmp_path: Path, cli: Cli) -> None:
    turns = [f"Ja dat is er dan ook wel zo en dat {'was' if number % 2 else 'is'} het." for number in range(60)]
    folder = of_turns(tmp_path / "stop", cli, *turns)
    assert "stopwoorden" in said(cli, "fit", *OPTIONS, "--project", folder, code=1)


def test_words_of_one_interview_are_not_in_a_message(tmp_path: Path, cli: Cli) -> None:
    folder = write_topic_project(tmp_path / "proef", g1=interview(1) + f"R: Zonder {MARK} geen bus.\n")
    cli("ingest", "--project", folder)
    cli("topics", "fit", *OPTIONS, "--project", folder)
    (folder / FOLDER / files.RUN).write_text(f'{{"quote": "{MARK}"}}', encoding="utf-8")
    for arguments in (("show",), ("compare",), ("fit", *OPTIONS), ("label", "1", "Naam")):
        assert "beschadigd" in said(cli, *arguments, "--project", folder, code=1)


# What is damaged


@pytest.mark.parametrize("arguments", [("show",), ("compare",), ("to-codes", "1", "--coder", "Codeur")])
def test_a_damaged_model_is_named_with_the_way_out(arguments: tuple[str, ...], fitted: Path, cli: Cli) -> None:
    model = fitted / FOLDER / files.MODEL / "topic_embeddings.safetensors"
    model.write_bytes(model.read_bytes()[:-3])
    sentence = said(cli, *arguments, "--project", fitted, code=1)
    assert "topic_embeddings.safetensors is beschadigd" in sentence and "topics fit --manifest" in sentence
    assert cli("topics", "fit", "--manifest", fitted / FOLDER / files.MANIFEST, "--project", fitted)[0] == 0
    assert cli("topics", *arguments, "--project", fitted)[0] == 0


def test_an_error_in_json_is_one_document_too(fitted: Path, cli: Cli) -> None:
    assert "geen onderwerp 9" in document(cli, "show", "9", "--project", fitted, code=2)["error"]
    (fitted / FOLDER / files.RUN).write_bytes(b"{")
    assert "beschadigd" in document(cli, "fit", *OPTIONS, "--project", fitted, code=1)["error"]


def test_a_file_in_the_place_of_the_folder_is_named(fitted: Path, cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    path.write_text("van mij", encoding="utf-8")
    assert "bestand" in said(cli, "fit", *OPTIONS, "--output", path, "--project", fitted, code=1)
    assert path.read_text(encoding="utf-8") == "van mij"


def test_changed_interviews_are_said_when_topics_are_compared(fitted: Path, cli: Cli) -> None:
    path = fitted / "transcripts" / "g2.txt"
    path.write_text(path.read_text(encoding="utf-8") + f"R: En de {MARK}.\n", encoding="utf-8")
    cli("ingest", "--project", fitted)
    code, out, _ = cli("topics", "compare", "--project", fitted)
    assert code == 0
    assert "gewijzigd of weg" in out and "(g2.txt)" in out
    cli("topics", "label", "1", "Onderweg", "--project", fitted)
    assert "g2.txt" in (fitted / FOLDER / "onderwerpen.html").read_text(encoding="utf-8")
    made = document(cli, "to-codes", "1", "--coder", "Codeur", "--project", fitted)
    assert made["codes"][0]["suggestions"] == 25
    assert len(THEMES) == 4
