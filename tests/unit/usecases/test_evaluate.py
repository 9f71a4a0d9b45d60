"""Measuring on passages from a file. The small project's engines here are the codebook's signals alone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.errors import CodebookError, UsageError
from lerende_evaluatie.usecases.evaluate import Evaluation, evaluate, read_gold
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from tests.conftest import CODEBOOK

PROUD = "Daar ben ik trots op."
UNWILLING = "Mijn collega had er geen zin in."
SUPPORT = "Er was meteen draagvlak."
NOTHING = "Wij drinken koffie om tien uur."


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with (folder / "evaluatie.toml").open("a", encoding="utf-8") as settings:
        settings.write('[suggesties]\nengines = ["codebook"]\n')
    with open_project(folder) as opened:
        yield opened


def one(text: str, *codes: str, valence: Valence | None = None, id: str = "p") -> Labelled:
    return Labelled(text, frozenset(codes), valence=valence, id=id)


def written(folder: Path, *lines: object) -> Path:
    path = folder / "goud.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def figures(outcome: Evaluation, code: str) -> tuple[object, ...]:
    score = outcome.codes[code]
    return score.precision, score.recall, score.f1, score.support


def test_a_code_is_found_in_a_passage_with_a_suggestion_of_that_code(project: Project) -> None:
    outcome = evaluate(project, [one(PROUD, "trots"), one(PROUD), one(NOTHING, "trots"), one(NOTHING)])
    assert figures(outcome, "trots") == (0.5, 0.5, 0.5, 2)
    assert (outcome.passages, outcome.missed, outcome.false_alarms) == (4, 1, 1)


def test_a_subcode_counts_for_the_code_above_it_too(project: Project) -> None:
    outcome = evaluate(project, [one(UNWILLING, "draagvlak"), one(UNWILLING, "werkvloer")])
    assert figures(outcome, "draagvlak") == (1, 1, 1, 2)
    assert figures(outcome, "werkvloer") == (0.5, 1, pytest.approx(2 / 3), 1)


def test_a_subcode_that_the_file_does_not_use_is_no_false_alarm(project: Project) -> None:
    outcome = evaluate(project, [one(UNWILLING, "draagvlak")])
    assert (outcome.false_alarms, outcome.overall.micro_f1, outcome.overall.macro_f1) == (0, 1, 1)
    assert outcome.codes["werkvloer"].support == 0


def test_a_passage_is_judged_by_itself(project: Project) -> None:
    outcome = evaluate(project, [one("Dat was zo."), one("Trots."), one("Geen zin."), one("Een collega.")])
    assert [score.proposed for score in outcome.codes.values()] == [1, 0, 0]


def test_main_codes_are_those_at_the_top_that_are_not_secondary(folder: Path, project: Project) -> None:
    path = folder / "codebook" / "analysekader.yaml"
    path.write_text(CODEBOOK.replace("naam: Trots", "naam: Trots\n    secundair: ja"), encoding="utf-8")
    outcome = evaluate(project, [one(PROUD), one(PROUD, "trots"), one(SUPPORT, "draagvlak")])
    assert outcome.main_codes == ("draagvlak",)
    assert outcome.main.micro_f1 == 1
    assert outcome.overall.micro_f1 == pytest.approx(0.8)


def test_the_direction_of_a_passage_is_that_of_its_suggestions(project: Project) -> None:
    outcome = evaluate(
        project,
        [
            one(PROUD, valence=Valence.POSITIVE),
            one(f"{PROUD} {UNWILLING}", valence=Valence.MIXED),
            one(NOTHING, valence=Valence.NEUTRAL),
            one(UNWILLING, valence=Valence.POSITIVE),
            one(UNWILLING),
        ],
    )
    assert (outcome.valence.accuracy, outcome.valence.passages) == (0.75, 4)
    assert outcome.valence.confusion["positief"] == {"positief": 1, "negatief": 1, "gemengd": 0, "neutraal": 0}
    assert outcome.valence.accuracy_interval is not None


def test_without_directions_in_the_file_nothing_is_said_about_them(project: Project) -> None:
    outcome = evaluate(project, [one(PROUD, "trots")])
    assert (outcome.valence.accuracy, outcome.valence.accuracy_interval, outcome.valence.passages) == (None, None, 0)


def test_the_worst_misses_are_passages_in_which_nothing_was_proposed(project: Project) -> None:
    gold = [
        one(PROUD, "trots", "draagvlak", id="a"),
        one(NOTHING, "trots", id="b"),
        one(NOTHING, "trots", "werkvloer", id="c"),
    ]
    misses = evaluate(project, gold).worst_misses
    assert [(miss.id, miss.codes) for miss in misses] == [
        ("c", ("trots", "werkvloer")),
        ("b", ("trots",)),
        ("a", ("draagvlak",)),
    ]
    assert misses[0].reason == "In deze passage is niets voorgesteld."
    assert "Trots: ‘trots’" in misses[2].reason


def test_a_false_alarm_comes_with_its_words_and_its_reason(project: Project) -> None:
    [alarm] = evaluate(project, [one(f"{NOTHING} {PROUD}", "draagvlak", id="x")]).worst_false_alarms
    assert (alarm.id, alarm.code, alarm.text, alarm.reason, alarm.gold) == (
        "x",
        "trots",
        PROUD,
        "Trots: ‘trots’",
        ("draagvlak",),
    )


def test_a_code_that_is_not_in_the_codebook_is_named_and_the_rest_goes_on(project: Project) -> None:
    outcome = evaluate(project, [one(PROUD, "trots", "onbekend"), one(NOTHING, "vreemd")])
    assert outcome.warnings == ("Deze codes staan niet in het codeboek en tellen niet mee: onbekend, vreemd.",)
    assert figures(outcome, "trots") == (1, 1, 1, 1)
    assert outcome.missed == 0


def test_passages_that_an_engine_may_have_learned_from_are_counted(folder: Path) -> None:
    example = {"text": PROUD, "codes": ["trots"]}
    examples = folder / "codebook" / "analysekader.voorbeelden.jsonl"
    examples.write_text(json.dumps(example), encoding="utf-8")
    with open_project(folder) as project:
        [warning] = evaluate(project, [one(PROUD, "trots"), one(NOTHING)], "learned").warnings
        assert not evaluate(project, [one(PROUD, "trots"), one(NOTHING)], "codebook").warnings
    assert "voorbeelden (1)" in warning


def test_engines_are_combined_as_tag_does_it(project: Project) -> None:
    ingest(project)
    tag(project)
    turns = [(source, turn) for source in project.store.sources() for turn in source.evidence_turns()]
    gold = [one(source.words_of(turn)) for source, turn in turns]
    outcome = evaluate(project, gold)
    made = project.store.suggestions()
    assert outcome.false_alarms == len(made)
    assert outcome.engines == ("codebook 1",)
    assert sum(band.suggestions for band in outcome.reliability) == len(made)


def test_one_engine_can_be_measured_by_itself(project: Project) -> None:
    outcome = evaluate(project, [one(PROUD, "trots")], "learned")
    assert [label.split()[0] for label in outcome.engines] == ["learned"]
    assert figures(outcome, "trots") == (0, 0, 0, 1)


def test_nothing_is_kept(project: Project) -> None:
    before = project.store.revision()
    evaluate(project, [one(PROUD, "trots")])
    assert (project.store.revision(), project.store.sources(), project.store.suggestions()) == (before, [], [])


def test_an_engine_that_does_not_exist_gives_the_choices(project: Project) -> None:
    with pytest.raises(UsageError, match=r"‘onzin’ bestaat niet; kies uit: codebook, learned"):
        evaluate(project, [one(PROUD, "trots")], "onzin")


def test_a_file_without_passages_is_refused(project: Project, folder: Path) -> None:
    path = folder / "leeg.jsonl"
    path.write_text("\n \n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"leeg.jsonl is leeg; zet op elke regel een passage, zo: \{\"text\""):
        read_gold(project, path)


def test_a_file_that_is_not_there_is_named(project: Project, folder: Path) -> None:
    with pytest.raises(CodebookError, match=r"geen.jsonl bestaat niet; controleer de naam"):
        read_gold(project, folder / "geen.jsonl")


def test_a_line_that_is_no_passage_is_told_by_its_number_without_its_words(project: Project, folder: Path) -> None:
    path = folder / "kapot.jsonl"
    path.write_text('{"text": "Goed.", "codes": []}\ngeheime woorden\n', encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        read_gold(project, path)
    [fault] = caught.value.faults
    assert fault.line == 2
    assert "geheime" not in f"{caught.value} {fault}"


def test_a_file_without_any_code_of_the_codebook_is_refused(project: Project, folder: Path) -> None:
    path = written(folder, {"text": PROUD, "codes": ["vreemd"]}, {"text": NOTHING, "codes": []})
    with pytest.raises(UsageError, match=r"geen enkele code uit het codeboek ‘Klein kader’"):
        read_gold(project, path)


def test_passages_are_read_with_their_codes(project: Project, folder: Path) -> None:
    path = written(folder, {"id": "p1", "text": PROUD, "codes": ["trots"], "valence": "positief"})
    assert read_gold(project, path) == (one(PROUD, "trots", valence=Valence.POSITIVE, id="p1"),)
