"""Finding topics in a project, keeping them in a folder, and the names that people give."""

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Valence, select, text_hash
from lerende_evaluatie.domain.topic_coverage import Coverage
from lerende_evaluatie.domain.topics import Choices, Run, Unit, Whose
from lerende_evaluatie.errors import EvaluationError, TopicsError, UsageError
from lerende_evaluatie.exporters._topics import COMPARISON, PAGE, write_comparison, write_topics
from lerende_evaluatie.files import xml_safe
from lerende_evaluatie.topics import files
from lerende_evaluatie.usecases import review, texts, topics
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from tests.topic_samples import (
    CHOICES,
    NAMES,
    OTHER,
    QUESTION,
    SHORT,
    THEMES,
    TURNS,
    fitted_project,
    interview,
    number_of,
    theme_of,
    write_topic_project,
)

RUN, MANIFEST = topics.FOLDER / files.RUN, topics.FOLDER / files.MANIFEST
CODER = "Codeur"


@pytest.fixture(scope="module")
def fitted_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fitted_project(tmp_path_factory.mktemp("onderwerpen") / "proef")


@pytest.fixture
def fitted(fitted_once: Path, tmp_path: Path) -> Path:
    """A project of one's own in which topics were found."""
    return Path(shutil.copytree(fitted_once, tmp_path / "gezocht"))


@contextmanager
def reread(folder: Path) -> Iterator[Project]:
    """Open a project after its interviews were read again."""
    with open_project(folder) as project:
        ingest(project, remove_missing=True)
        yield project


def transcript(folder: Path, name: str) -> Path:
    return folder / "transcripts" / f"{name}.txt"


def written(folder: Path) -> list[Path]:
    """Write the tables and the page of the topics that are kept in a project; return the files."""
    with open_project(folder) as project:
        report = topics.report(project, topics.load(folder / topics.FOLDER))
        return write_topics(report, project.store.sources(), project.settings.groups, folder / topics.FOLDER)


def table_of(path: Path) -> Any:
    return pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig", keep_default_na=False)


def names_of(run: Run) -> dict[str, str]:
    """Return the name of the topic of each theme; a theme is a topic of its own in the sample."""
    return {theme: run.topics[number_of(run, theme) - 1].name for theme in THEMES}


def test_a_run_leaves_tables_a_page_the_model_and_a_manifest(fitted: Path) -> None:
    paths = written(fitted)
    assert [path.name for path in paths] == ["topics.csv", "topics.xlsx", "passages.csv", "passages.xlsx", PAGE]
    folder = fitted / topics.FOLDER
    assert all(path.parent == folder and path.stat().st_size > 0 for path in paths)
    manifest = json.loads((folder / files.MANIFEST).read_bytes())
    model = {path.name for path in (folder / files.MODEL).iterdir()}
    assert set(manifest["model"]) == model
    assert any(name.endswith(".safetensors") for name in model)
    assert set(manifest["interviews"]) == {f"{name}.txt" for name in NAMES}
    assert not [path for path in folder.rglob("*") if path.name.endswith(".tmp")]


def test_each_theme_is_found_with_its_own_words(fitted: Path) -> None:
    run = topics.load(fitted / topics.FOLDER)
    for theme, words in THEMES.items():
        topic = run.topics[number_of(run, theme) - 1]
        assert topic.size == len(NAMES) * TURNS // len(THEMES)
        assert {word.text for word in topic.words[: len(words)]} == set(words)
        assert {theme_of(passage.selection.quote) for passage in run.quotes(topic)} == {theme}
    assert run.left_out == {"short": len(NAMES)}


def test_every_passage_in_the_tables_is_word_for_word_in_its_interview(fitted: Path) -> None:
    written(fitted)
    folder = fitted / topics.FOLDER
    with open_project(fitted) as project:
        sources = {source.name: source.text for source in project.store.sources()}
    by_pandas = rows_of(table_of(folder / "passages.csv"))
    sheet = load_workbook(folder / "passages.xlsx").worksheets[0]
    by_openpyxl = rows_of(pd.DataFrame(list(sheet.values)[1:], columns=next(iter(sheet.values))))
    assert by_pandas == by_openpyxl
    assert len(by_pandas) == len(NAMES) * TURNS
    for quote, name, start, end in by_pandas:
        assert sources[name][start:end] == quote
        assert quote not in (QUESTION, SHORT)


def rows_of(frame: Any) -> list[tuple[str, str, int, int]]:
    return [
        (row["Passage"], row["Interview"], int(row["Begin"]), int(row["Einde"])) for row in frame.to_dict("records")
    ]


def test_the_shares_of_a_topic_add_up_to_its_passages(fitted: Path) -> None:
    written(fitted)
    table, passages = (table_of(fitted / topics.FOLDER / name) for name in ("topics.csv", "passages.csv"))
    assert table["Passages"].sum() == len(passages)
    assert table["Aandeel van de passages"].sum() == pytest.approx(1, abs=0.02)
    for what in ("Groep", "Pilot", "Ronde"):
        parts = [name for name in table.columns if name.startswith(f"{what} ") and name.endswith(": passages")]
        wholes = [name for name in table.columns if name.startswith(f"{what} ") and name.endswith(": van")]
        assert len(parts) == len(wholes) == 2
        assert (table[parts].sum(axis=1) == table["Passages"]).all()
        assert (table[wholes].sum(axis=1) == len(passages)).all()
        assert (table[parts].sum().to_numpy() == table[wholes].iloc[0].to_numpy()).all()


def test_the_workbook_says_what_the_csv_says(fitted: Path) -> None:
    written(fitted)
    folder = fitted / topics.FOLDER
    lines = list(csv.reader(io.StringIO((folder / "topics.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    sheet = load_workbook(folder / "topics.xlsx").worksheets[0]
    rows = list(sheet.values)
    assert list(rows[0]) == lines[0]
    assert [[row[0], row[3], row[4]] for row in rows[1:]] == [[int(row[0]), row[3], int(row[4])] for row in lines[1:]]


def test_cutting_in_sentences_or_with_the_questions_changes_what_a_passage_is(fitted: Path, tmp_path: Path) -> None:
    with open_project(fitted) as project:
        sentences = topics.fit(project, replace(CHOICES, unit=Unit.SENTENCE), tmp_path / "zinnen")
        everyone = topics.fit(project, replace(CHOICES, role=Whose.ALL), tmp_path / "allen")
        sources = {source.name: source for source in project.store.sources()}
    assert len(sentences.passages) == 2 * len(NAMES) * TURNS
    assert {theme: sentences.topics[number_of(sentences, theme) - 1].size for theme in THEMES} == dict.fromkeys(
        THEMES, 60
    )
    assert sum(everyone.left_out.values()) + len(everyone.passages) == sum(
        len(source.turns) for source in sources.values()
    )
    assert sum(everyone.left_out.values()) > sum(sentences.left_out.values())


def test_a_run_leaves_the_decisions_and_the_interviews_alone(fitted: Path) -> None:
    with open_project(fitted) as project:
        source = project.store.sources()[0]
        coder = review.coder(project, CODER)
        turn = source.evidence_turns()[0]
        coding = review.code_by_hand(
            project, coder, source.guid, select(source.text, turn.start, turn.end), "trots", Valence.POSITIVE
        )
        before = (project.store.sources(), project.store.suggestions(), project.codebook_text)
        topics.fit(project, CHOICES, fitted / topics.FOLDER)
        project.forget_codebook()
        assert (project.store.sources(), project.store.suggestions(), project.codebook_text) == before
        assert project.store.codings() == [coding]


def test_what_was_kept_is_read_back_as_it_was(fitted: Path, tmp_path: Path) -> None:
    with open_project(fitted) as project:
        run = topics.fit(project, CHOICES, tmp_path / "elders")
    assert topics.load(tmp_path / "elders") == run


# Names that people give


def test_a_name_stays_when_the_topic_comes_back(fitted: Path) -> None:
    folder = fitted / topics.FOLDER
    topics.rename(folder, number_of(topics.load(folder), "reis"), "  Onderweg \n zijn ")
    with open_project(fitted) as project:
        again = topics.fit(project, CHOICES, folder)
    assert names_of(again) == {**dict.fromkeys(THEMES, ""), "reis": "Onderweg zijn"}
    assert names_of(topics.load(folder)) == names_of(again)
    assert again.waiting == ()


@pytest.mark.parametrize("unit", [Unit.SENTENCE, Unit.WINDOW])
def test_a_name_stays_when_passages_are_cut_in_another_way(unit: Unit, fitted: Path) -> None:
    folder = fitted / topics.FOLDER
    for theme in THEMES:
        topics.rename(folder, number_of(topics.load(folder), theme), f"Over {theme}")
    with open_project(fitted) as project:
        again = topics.fit(project, replace(CHOICES, unit=unit), folder)
        assert names_of(again) == {theme: f"Over {theme}" for theme in THEMES}
        back = topics.fit(project, CHOICES, folder)
    assert names_of(back) == {theme: f"Over {theme}" for theme in THEMES}


def test_a_name_stays_when_an_interview_is_added_or_taken_away(fitted: Path) -> None:
    folder = fitted / topics.FOLDER
    topics.rename(folder, number_of(topics.load(folder), "groen"), "Het groen")
    transcript(fitted, "g7").write_text(interview(7), encoding="utf-8")
    with reread(fitted) as project:
        more = topics.fit(project, CHOICES, folder)
    assert len(more.texts) == 7
    assert names_of(more)["groen"] == "Het groen"
    for name in ("g1", "g2"):
        transcript(fitted, name).unlink()
    with reread(fitted) as project:
        fewer = topics.fit(project, CHOICES, folder)
    assert len(fewer.texts) == 5
    assert names_of(fewer)["groen"] == "Het groen"


def test_a_name_whose_topic_is_gone_waits_until_it_is_there_again(fitted: Path) -> None:
    folder = fitted / topics.FOLDER
    topics.rename(folder, number_of(topics.load(folder), "leren"), "Scholing")
    with open_project(fitted) as project:
        together = topics.fit(project, replace(CHOICES, clusters=2), folder)
        assert [topic.name for topic in together.topics] == ["", ""]
        assert [named.name for named in together.waiting] == ["Scholing"]
        assert [named.name for named in topics.load(folder).waiting] == ["Scholing"]
        apart = topics.fit(project, CHOICES, folder)
    assert names_of(apart) == {**dict.fromkeys(THEMES, ""), "leren": "Scholing"}
    assert apart.waiting == ()


def test_no_name_goes_to_a_topic_about_something_else(fitted: Path) -> None:
    folder = fitted / topics.FOLDER
    for topic in topics.load(folder).topics:
        topics.rename(folder, topic.number, f"Naam {topic.number}")
    for number, name in enumerate(NAMES, 11):
        transcript(fitted, name).unlink()
        transcript(fitted, f"nieuw-{name}").write_text(interview(number, {**OTHER, **THEMES}), encoding="utf-8")
    with reread(fitted) as project:
        run = topics.fit(project, replace(CHOICES, clusters=5), folder)
    assert number_of(run, "zorg")
    assert {topic.name for topic in run.topics} == {""}
    assert sorted(named.name for named in run.waiting) == ["Naam 1", "Naam 2", "Naam 3", "Naam 4"]


def test_an_empty_name_takes_the_name_away_for_good(fitted: Path) -> None:
    folder = fitted / topics.FOLDER
    topics.rename(folder, 1, "Onderweg")
    run = topics.rename(folder, 1, " \n ")
    assert run.topics[0].name == ""
    assert run.topics[0].label == ", ".join(word.text for word in run.topics[0].words[:3])
    with open_project(fitted) as project:
        again = topics.fit(project, CHOICES, folder)
    assert {topic.name for topic in again.topics} == {""}
    assert again.waiting == ()


def test_a_name_that_is_too_long_is_refused_and_changes_nothing(fitted: Path) -> None:
    folder, before = fitted / topics.FOLDER, (fitted / RUN).read_bytes()
    with pytest.raises(UsageError, match=str(topics.LONGEST_NAME)):
        topics.rename(folder, 1, "a" * (topics.LONGEST_NAME + 1))
    assert (fitted / RUN).read_bytes() == before
    assert topics.rename(folder, 1, "a" * topics.LONGEST_NAME).topics[0].label == "a" * topics.LONGEST_NAME


@pytest.mark.parametrize("number", [-1, 0, 5])
def test_a_topic_that_there_is_not_cannot_be_named(number: int, fitted: Path) -> None:
    with pytest.raises(UsageError, match="1 tot en met 4"):
        topics.rename(fitted / topics.FOLDER, number, "Naam")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=topics.LONGEST_NAME))
def test_any_name_is_read_back_as_it_was_given(name: str, fitted: Path) -> None:
    given_name = xml_safe(" ".join(name.split()))
    assert topics.rename(fitted / topics.FOLDER, 2, name).topics[1].name == given_name
    assert topics.load(fitted / topics.FOLDER).topics[1].name == given_name


# Files that were damaged


def cut_short(data: bytes) -> bytes:
    return data[: len(data) // 2]


def not_utf8(data: bytes) -> bytes:
    return data.replace(b"fietspad", b"fiets\xffpad")


def emptied(data: bytes) -> bytes:
    return b""


def edited(change: Callable[[dict[str, Any]], None]) -> Callable[[bytes], bytes]:
    def damage(data: bytes) -> bytes:
        found = json.loads(data)
        change(found)
        return json.dumps(found).encode()

    return damage


def points_at_no_topic(found: dict[str, Any]) -> None:
    found["passages"][3]["topic"] = 99


def quotes_no_passage(found: dict[str, Any]) -> None:
    found["topics"][0]["quotes"] = [9999]


def skips_a_number(found: dict[str, Any]) -> None:
    found["topics"][0]["number"] = 7


def of_another_format(found: dict[str, Any]) -> None:
    found["format"] = "iets anders"


def a_number_as_text(found: dict[str, Any]) -> None:
    found["passages"][0]["start"] = "nul"


DAMAGES = [
    cut_short,
    not_utf8,
    emptied,
    *map(edited, (points_at_no_topic, quotes_no_passage, skips_a_number, of_another_format, a_number_as_text)),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_never_written_over(damage: Callable[[bytes], bytes], fitted: Path) -> None:
    damaged = damage((fitted / RUN).read_bytes())
    (fitted / RUN).write_bytes(damaged)
    everything = {path: path.read_bytes() for path in (fitted / topics.FOLDER).rglob("*") if path.is_file()}
    with open_project(fitted) as project, pytest.raises(TopicsError, match=r"namen.*niets overschreven"):
        topics.fit(project, CHOICES, fitted / topics.FOLDER)
    with pytest.raises(TopicsError, match="beschadigd"):
        topics.rename(fitted / topics.FOLDER, 1, "Naam")
    with pytest.raises(TopicsError, match="beschadigd"):
        topics.load(fitted / topics.FOLDER)
    assert {path: path.read_bytes() for path in everything} == everything


def test_a_folder_in_the_place_of_the_file_is_not_written_over(fitted: Path) -> None:
    (fitted / RUN).unlink()
    (fitted / RUN).mkdir()
    with open_project(fitted) as project, pytest.raises(EvaluationError):
        topics.fit(project, CHOICES, fitted / topics.FOLDER)
    assert (fitted / RUN).is_dir()


def test_a_damaged_model_is_named_and_can_be_made_again(fitted: Path) -> None:
    folder = fitted / topics.FOLDER
    topics.rename(folder, 1, "Onderweg")
    model = folder / files.MODEL / "ctfidf.safetensors"
    good = model.read_bytes()
    for damaged in (good[:-1], b"", None):
        model.unlink() if damaged is None else model.write_bytes(damaged)
        with pytest.raises(TopicsError, match=r"ctfidf\.safetensors is beschadigd"):
            topics.load(folder)
    with open_project(fitted) as project:
        again = topics.repeat(project, folder / files.MANIFEST, folder)
    assert again.is_same
    assert model.read_bytes() == good
    assert topics.load(folder).topics[0].name == "Onderweg"


def test_a_manifest_cannot_point_outside_the_folder_of_the_model(fitted: Path) -> None:
    manifest = json.loads((fitted / MANIFEST).read_bytes())
    outside = fitted / "evaluatie.toml"
    manifest["model"] = {"../../../evaluatie.toml": text_hash(outside.read_text(encoding="utf-8"))}
    (fitted / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(TopicsError):
        topics.load(fitted / topics.FOLDER)


def test_without_topics_one_is_told_how_to_find_them(folder: Path) -> None:
    with pytest.raises(TopicsError, match="topics fit"):
        topics.load(folder / topics.FOLDER)
    with open_project(folder) as project, pytest.raises(EvaluationError) as refused:
        topics.fit(project, CHOICES, folder / topics.FOLDER)
    assert str(refused.value) == texts.NO_SOURCES
    assert not (folder / topics.FOLDER).exists()


# Doing a manifest again


def test_doing_a_manifest_again_gives_the_same(fitted: Path, tmp_path: Path) -> None:
    with open_project(fitted) as project:
        again = topics.repeat(project, fitted / MANIFEST, tmp_path / "weer")
    assert again.is_same
    assert again.other_versions == ()
    then, now = (json.loads(path.read_bytes()) for path in (fitted / MANIFEST, tmp_path / "weer" / files.MANIFEST))
    assert now == {**then, "day": now["day"]}


def test_an_outcome_or_a_version_that_differs_is_said(fitted: Path, tmp_path: Path) -> None:
    manifest = json.loads((fitted / MANIFEST).read_bytes())
    manifest["outcome"] = "0" * 64
    manifest["versions"]["bertopic"] = "0.0.1"
    path = tmp_path / "ander.json"
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with open_project(fitted) as project:
        again = topics.repeat(project, path, tmp_path / "weer")
    assert not again.is_same
    [differs] = again.other_versions
    assert differs.startswith("bertopic 0.0.1 → ")


def test_a_manifest_is_done_with_its_own_choices(fitted: Path, tmp_path: Path) -> None:
    choices = Choices(Unit.SENTENCE, "tfidf", 3, 1, Whose.RESPONDENT, CHOICES.reduction)
    with open_project(fitted) as project:
        run = topics.fit(project, choices, tmp_path / "eerst")
        again = topics.repeat(project, tmp_path / "eerst" / files.MANIFEST, tmp_path / "weer")
    assert again.run.choices == choices
    assert again.is_same
    assert run.agreement is again.run.agreement is None


def test_a_manifest_is_refused_when_a_text_changed_or_an_interview_came_or_went(fitted: Path, tmp_path: Path) -> None:
    path = transcript(fitted, "g2")
    path.write_text(path.read_text(encoding="utf-8") + "R: En dan nog iets over de bus.\n", encoding="utf-8")
    transcript(fitted, "g4").unlink()
    transcript(fitted, "g7").write_text(interview(7), encoding="utf-8")
    with reread(fitted) as project, pytest.raises(UsageError) as refused:
        topics.repeat(project, fitted / MANIFEST, tmp_path / "weer")
    assert all(name in str(refused.value) for name in ("g2.txt", "g4.txt", "g7.txt"))
    assert "g1.txt" not in str(refused.value)
    assert not (tmp_path / "weer").exists()


def test_a_manifest_of_another_project_is_refused(fitted: Path, folder: Path, tmp_path: Path) -> None:
    with reread(folder) as project, pytest.raises(UsageError, match="ander project"):
        topics.repeat(project, fitted / MANIFEST, tmp_path / "weer")
    assert not (tmp_path / "weer").exists()


@pytest.mark.parametrize(
    "contents", [b"", b"geen json", b"[]", b"{}", b'{"format": "lerende-evaluatie topics 1"}', b"[" * 100_000, b"\xff"]
)
def test_what_is_no_manifest_is_refused(contents: bytes, fitted: Path, tmp_path: Path) -> None:
    path = tmp_path / "iets.json"
    path.write_bytes(contents)
    with open_project(fitted) as project, pytest.raises(UsageError, match=r"iets\.json is geen manifest"):
        topics.repeat(project, path, tmp_path / "weer")


def test_the_topics_themselves_are_no_manifest(fitted: Path, tmp_path: Path) -> None:
    with open_project(fitted) as project, pytest.raises(UsageError, match="geen manifest"):
        topics.repeat(project, fitted / RUN, tmp_path / "weer")


def test_a_manifest_that_is_not_there_is_refused(fitted: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "weg.json", tmp_path):
        with open_project(fitted) as project, pytest.raises(UsageError, match=r"bestaat niet|kan niet gelezen worden"):
            topics.repeat(project, path, tmp_path / "weer")


# Beside the codebook


def code_theme(project: Project, theme: str, code_id: str, *, share: float = 1.0) -> int:
    """Code a part of the respondents' turns about a theme; return how many."""
    coder = review.coder(project, CODER)
    turns = [
        (source, turn)
        for source in project.store.sources()
        for turn in source.evidence_turns()
        if theme_of(source.words_of(turn)) == theme
    ]
    some = turns[: round(share * len(turns))]
    for source, turn in some:
        place = select(source.text, turn.start, turn.start + 5)  # one overlapping letter would do
        review.code_by_hand(project, coder, source.guid, place, code_id, Valence.NEUTRAL)
    return len(some)


def test_topics_beside_codes_say_what_is_covered_and_what_is_not(fitted: Path) -> None:
    run = topics.load(fitted / topics.FOLDER)
    with open_project(fitted) as project:
        code_theme(project, "reis", "trots")
        code_theme(project, "geld", "werkvloer", share=0.3)
        code_theme(project, "groen", "draagvlak", share=0.1)
        found = topics.report(project, run).comparison
    lines = {theme: found.topics[number_of(run, theme) - 1] for theme in ("reis", "geld", "groen")}
    # Three interviews hold a code about "geld" or "groen", and all six about "reis": so all passages count.
    assert found.interviews == found.of_interviews == len(NAMES)
    assert {theme: (line.passages, line.coded, line.coverage) for theme, line in lines.items()} == {
        "reis": (30, 30, Coverage.COVERED),
        "geld": (30, 9, Coverage.PARTLY),
        "groen": (30, 3, Coverage.NONE),
    }
    assert lines["geld"].codes == {"werkvloer": 9, "draagvlak": 9}
    spread = {code.code_id: (code.passages, code.in_topic) for code in found.codes}
    assert spread == {"trots": (30, 30), "draagvlak": (12, 12), "werkvloer": (9, 9)}
    by_code = {code.code_id: code.spread for code in found.codes}
    assert by_code["trots"] == by_code["werkvloer"] == pytest.approx(1)
    assert 1 < by_code["draagvlak"] < 2


def test_the_comparison_is_written_as_tables_and_a_picture(fitted: Path) -> None:
    run = topics.load(fitted / topics.FOLDER)
    with open_project(fitted) as project:
        code_theme(project, "reis", "trots")
        report = topics.report(project, run)
        paths = write_comparison(report, fitted / topics.FOLDER)
    assert tuple(path.name for path in paths) == COMPARISON
    table = table_of(paths[0])
    line = table[table["Onderwerp"] == number_of(run, "reis")].iloc[0]
    assert (line["Daarvan gecodeerd"], line["Gedekt door het codeboek"], line["Codes"]) == (30, "ja", "Trots (30)")
    sheets = load_workbook(paths[1]).worksheets
    assert [list(row)[:1] for row in sheets[0].values][1:] == [[number] for number in table["Onderwerp"]]
    assert list(sheets[1].values)[1][:4] == ("trots", "Trots", 30, 30)
    picture = etree.fromstring(paths[2].read_bytes(), etree.XMLParser(resolve_entities=False))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert "30/30" in "".join(picture.itertext())


def test_a_changed_interview_is_named_and_left_out_of_the_comparison(fitted: Path) -> None:
    with open_project(fitted) as project:
        code_theme(project, "reis", "trots")
    path = transcript(fitted, "g3")
    path.write_text("I: Nog iets?\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    transcript(fitted, "g5").unlink()
    run = topics.load(fitted / topics.FOLDER)
    with reread(fitted) as project:
        report = topics.report(project, run)
        sources = project.store.sources()
    assert report.changed == ("g3.txt", "g5.txt")
    assert (report.comparison.interviews, report.comparison.of_interviews) == (4, 6)
    assert report.comparison.topics[number_of(run, "reis") - 1].passages == 20
    linked = {passage.source_name for passage, link in zip(run.passages, report.links, strict=True) if link}
    assert linked == {"g1.txt", "g2.txt", "g4.txt", "g6.txt"}
    [page] = [path for path in write_topics(report, sources, {}, fitted / topics.FOLDER) if path.name == PAGE]
    assert "g3.txt, g5.txt" in html.fromstring(page.read_bytes()).text_content()


def test_a_run_without_codings_or_rounds_can_be_shown(tmp_path: Path) -> None:
    table = "bestand;pilot;groep;functie;datum;ronde\ng1.txt;Noord;;;;\n"
    folder = write_topic_project(tmp_path / "kaal", table)
    with reread(folder) as project:
        report = topics.report(project, topics.fit(project, CHOICES, folder / topics.FOLDER))
        paths = write_topics(report, project.store.sources(), project.settings.groups, folder / topics.FOLDER)
        paths += write_comparison(report, folder / topics.FOLDER)
    assert {line.coverage for line in report.comparison.topics} == {Coverage.UNKNOWN}
    assert report.comparison.codes == ()
    text = html.fromstring((folder / topics.FOLDER / PAGE).read_bytes()).text_content()
    assert "Er is nog niets gecodeerd" in text
    assert "niet ingevuld" in text
    assert all(path.stat().st_size for path in paths)


# What an interview can hold


def test_markup_and_control_characters_in_an_interview_do_no_harm(tmp_path: Path) -> None:
    nasty = "<script>alert('fiets')</script> ]]> <!-- & &lt; =1+1 \x01\x1b[31m halte bus station <b>reistijd</b>"
    text = interview(1) + "".join(f"I: {QUESTION}\nR: {nasty} fietspad {number}\n" for number in range(6))
    folder = write_topic_project(tmp_path / "vies", g1=text)
    with reread(folder) as project:
        run = topics.fit(project, CHOICES, folder / topics.FOLDER)
        report = topics.report(project, run)
        sources = {source.name: source for source in project.store.sources()}
        write_topics(report, list(sources.values()), {}, folder / topics.FOLDER)
        write_comparison(report, folder / topics.FOLDER)
    found = [passage for passage in run.passages if "<script>" in passage.selection.quote]
    assert len(found) == 6
    assert all(passage.selection.stands_in(sources[passage.source_name].text) for passage in run.passages)
    page = html.fromstring((folder / topics.FOLDER / PAGE).read_bytes())
    assert not page.findall(".//script")
    assert "<script>alert('fiets')</script> ]]> <!-- & &lt;" in page.text_content()
    etree.fromstring((folder / topics.FOLDER / "vergelijking.svg").read_bytes())
    quotes = list(load_workbook(folder / topics.FOLDER / "passages.xlsx").worksheets[0].values)
    assert any("]]> <!-- & &lt; =1+1" in str(row[3]) for row in quotes)


def test_the_same_interviews_give_the_same_tables_again(fitted: Path) -> None:
    def tables() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in written(fitted) if path.suffix == ".csv"}

    first = tables()
    with open_project(fitted) as project:
        topics.fit(project, CHOICES, fitted / topics.FOLDER)
    assert len(first) == 2
    assert tables() == first
