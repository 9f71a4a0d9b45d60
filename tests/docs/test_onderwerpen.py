"""The page on topics is held true: its numbers, choices and files are those of the program, its quotes are said."""

import importlib
import re
import shlex
from pathlib import Path

import click
import pytest

from lerende_evaluatie.cli import _group
from lerende_evaluatie.cli.topics import EMBEDDINGS, SENTENCE_TRANSFORMERS
from lerende_evaluatie.cli.topics import fit as fit_command
from lerende_evaluatie.domain import passages, topic_coverage, topics
from lerende_evaluatie.exporters import _topics
from lerende_evaluatie.exporters._topics import texts
from lerende_evaluatie.exporters._topics.page import FEW, LOW
from lerende_evaluatie.topics import _embedding, _grouping, _measures, _typical, _words, files, fitting
from lerende_evaluatie.topics._bertopic import WORDS_KEPT
from lerende_evaluatie.usecases import topics as usecase
from lerende_evaluatie.usecases import topics_to_codes
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "onderwerpen.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())
SEEDS = topics.Choices().seeds


def dutch(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def blocks() -> list[str]:
    return re.findall(r"^```\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


def first_cells(heading: str) -> list[str]:
    """Return what stands in code in the first column of the table whose first heading this is."""
    found = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, flags=re.MULTILINE)
    assert found, heading
    return [name for row in found[1].splitlines() for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Een beurt van meer dan {passages.LONGEST} woorden wordt tussen zinnen geknipt",
        f"Een passage van minder dan {usecase.SHORTEST} woorden valt af",
        f"als er {_words.ENOUGH_SOURCES} of meer interviews zijn, in ten minste {_words.SOURCES_OF_WORD} interviews",
        f"Een passage waar minder dan {fitting.FEWEST_WORDS} woorden van overblijven, valt af",
        f"worden de {_grouping.NEIGHBORS} dichtstbijzijnde opgezocht",
        f"een ruimte van {_grouping.COMPONENTS} getallen",
        f"en nooit minder dan {_grouping.SMALLEST}:",
        f"dat is {_grouping.smallest_topic(500)} bij 500 passages, {_grouping.smallest_topic(2000)} bij 2.000 "
        f"en {_grouping.smallest_topic(20_000)} bij 20.000",
        f"Stap 4 en 5 gebeuren {SEEDS} keer",
        f"de {WORDS_KEPT} woorden gezocht",
        f"De eerste {topics.LABEL_WORDS} zijn het etiket",
        f"hooguit {_typical.QUOTES}, zo dicht mogelijk bij het midden",
        f"Passages van {_typical.READABLE[0]} tot en met {_typical.READABLE[-1]} woorden",
        f"Bij minder dan {dutch(LOW)} waarschuwt het programma",
        f"NPMI zegt of de {_measures.WORDS_COMPARED} woorden",
        f"hooguit {passages.SENTENCES} zinnen en {passages.WHOLE} woorden in zijn geheel, een langere in stukken van "
        f"ten minste {passages.LENGTH} woorden",
        f"{_embedding.FEWEST_DIMENSIONS} tot {_embedding.DIMENSIONS} getallen over, "
        f"één per {_embedding.PASSAGES_PER_DIMENSION} passages",
        f"ten minste {fitting.PASSAGES_PER_TOPIC} verschillende passages per onderwerp",
        f"Onder de {fitting.FEWEST_PASSAGES} bruikbare passages zoekt het programma niet",
        f"Onder de {FEW} waarschuwt het",
        f"een naam van hooguit {usecase.LONGEST_NAME} tekens",
        f"score {dutch(topics_to_codes.SCORE)} en zonder richting",
    ],
)
def test_a_number_on_the_page_is_that_of_the_program(sentence: str) -> None:
    assert sentence in TEXT


def test_shares_that_the_page_writes_as_words_are_those_of_the_program() -> None:
    assert (topics.COMES_BACK, topic_coverage.COVERED, topic_coverage.PARTLY) == (1 / 2, 1 / 2, 1 / 5)
    assert [topic(back).is_steady(SEEDS) for back in (1, 2, 3, 5)] == [False, False, True, True]


def topic(back: int) -> topics.Topic:
    return topics.Topic(1, 10, (), back)


@pytest.mark.parametrize("word", ["eigenlijk", "hè", "de", "drie", "dinsdag"])
def test_a_word_that_the_page_says_is_left_out_is_left_out(word: str) -> None:
    assert word in _words.stop_lemmas(str)


def test_words_that_deny_stay_as_the_page_says() -> None:
    assert not {"niet", "geen", "nooit"} & _words.stop_lemmas(str)


@pytest.mark.parametrize("line", [line for block in blocks() for line in block.splitlines()])
def test_a_command_on_the_page_is_understood_by_the_program(line: str) -> None:
    command: click.Command = _group.program()
    _, *arguments = shlex.split(line)
    while isinstance(command, click.Group):
        command = command.commands[arguments.pop(0)]
    command.make_context("onderwerpen", arguments)


def test_every_command_about_topics_is_on_the_page() -> None:
    group = _group.program().commands["topics"]
    assert isinstance(group, click.Group)
    assert set(re.findall(r"^lerende-evaluatie topics ([a-z-]+)", PAGE, flags=re.MULTILINE)) == set(group.commands)


def test_every_choice_of_the_search_is_explained() -> None:
    own = {option for parameter in fit_command.params for option in parameter.opts if option.startswith("--")}
    assert own - {"--project", "--json", "--debug", "--help"} <= set(re.findall(r"--[a-z]+", PAGE))
    units = [f"--passages {unit.value}" for unit in topics.Unit]
    compared = [f"--embedding {name}" for name in (*EMBEDDINGS, f"{SENTENCE_TRANSFORMERS}MAP")]
    named = first_cells("Keuze")
    assert sorted(named) == sorted(units)
    assert all(f"| `{choice}` |" in PAGE for choice in compared)


def test_the_words_for_what_the_codebook_covers_are_those_of_the_tables() -> None:
    assert first_cells("In de tabel") == list(texts.COVERAGES.values())


def test_every_file_on_the_page_is_written_and_every_file_written_is_on_the_page() -> None:
    tables = {f"{name}.{suffix}" for name in ("topics", "passages") for suffix in ("csv", "xlsx")}
    written = {_topics.PAGE, *tables, *_topics.COMPARISON, files.RUN, files.MANIFEST, files.MODEL}
    assert set(first_cells("Bestand")) == written


QUOTES = re.findall(r"^> “(.+)” \(`(.+)`\)$", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize(("quote", "file"), QUOTES, ids=[file for _, file in QUOTES])
def test_a_quote_on_the_page_is_said_in_that_interview(quote: str, file: str) -> None:
    assert " ".join(quote.split()) in said_in(ROOT / "transcripts" / file)


def said_in(path: Path) -> str:
    reader = importlib.import_module(f"lerende_evaluatie.readers.{path.suffix[1:]}")
    return " ".join(" ".join(one.words.split()) for one in reader.read(path).utterances)


def test_the_page_shows_where_topics_fail_by_more_than_one_interview() -> None:
    assert len({file for _, file in QUOTES}) > 3


def test_every_place_that_the_page_points_at_exists() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#(.+?)\)", PAGE)) <= anchors
