"""Measuring on what coders decided in the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Suggestion, User, Valence, select
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.evaluate_reviews import Tally, evaluate_reviews
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag

COFFEE = "Vegen, snoeien, en koffie drinken."


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with (folder / "evaluatie.toml").open("a", encoding="utf-8") as settings:
        settings.write('[suggesties]\nengines = ["codebook"]\n')
    with open_project(folder) as opened:
        ingest(opened)
        tag(opened)
        yield opened


@pytest.fixture
def coder(project: Project) -> User:
    return review.coder(project, "Codeur")


def suggested(project: Project, code: str) -> list[Suggestion]:
    return [item for item in project.store.suggestions() if item.code_id == code]


def by_hand(project: Project, coder: User, words: str, code: str) -> None:
    source = next(source for source in project.store.sources() if words in source.text)
    start = source.text.index(words)
    selection = select(source.text, start, start + len(words))
    review.code_by_hand(project, coder, source.guid, selection, code, Valence.NEUTRAL)


def counts(tally: Tally) -> tuple[int, int, int, int, int]:
    return tally.proposed, tally.accepted, tally.changed, tally.rejected, tally.added


def test_without_decisions_it_says_how_to_go_on(project: Project) -> None:
    with pytest.raises(EvaluationError, match="beoordeel eerst voorstellen met: lerende-evaluatie app"):
        evaluate_reviews(project)


def test_an_empty_project_says_the_same(folder: Path) -> None:
    with open_project(folder) as empty, pytest.raises(EvaluationError, match="nog niets besloten"):
        evaluate_reviews(empty)


def test_precision_is_the_share_that_coders_accepted(project: Project, coder: User) -> None:
    one, other = suggested(project, "trots")
    review.accept(project, coder, one.guid)
    review.reject(project, coder, other.guid)
    tally = evaluate_reviews(project).together.codes["trots"]
    assert counts(tally) == (2, 1, 0, 1, 0)
    assert (tally.precision, tally.recall) == (0.5, 1)


def test_what_was_coded_by_hand_where_nothing_stood_was_missed(project: Project, coder: User) -> None:
    review.accept(project, coder, suggested(project, "trots")[0].guid)
    by_hand(project, coder, COFFEE, "trots")
    outcome = evaluate_reviews(project).together
    assert (outcome.codes["trots"].added, outcome.codes["trots"].recall) == (1, 0.5)
    assert (outcome.total.added, outcome.total.recall) == (1, 0.5)


def test_what_was_coded_by_hand_where_the_suggestion_stood_was_not_missed(project: Project, coder: User) -> None:
    by_hand(project, coder, suggested(project, "trots")[0].selection.quote, "trots")
    assert evaluate_reviews(project).together.total.added == 0


def test_a_subcode_counts_for_the_code_above_it_too(project: Project, coder: User) -> None:
    review.accept(project, coder, suggested(project, "werkvloer")[0].guid)
    by_hand(project, coder, COFFEE, "werkvloer")
    codes = evaluate_reviews(project).together.codes
    assert counts(codes["werkvloer"]) == (1, 1, 0, 0, 1)
    assert counts(codes["draagvlak"]) == (3, 1, 0, 0, 1)


def test_a_change_that_keeps_the_code_or_makes_it_finer_was_right(project: Project, coder: User) -> None:
    one, other, *_ = suggested(project, "draagvlak")
    review.accept(project, coder, one.guid, valence=Valence.MIXED)
    review.accept(project, coder, other.guid, code_id="werkvloer")
    outcome = evaluate_reviews(project).together
    assert (outcome.codes["draagvlak"].changed, outcome.codes["draagvlak"].precision) == (2, 1)
    assert outcome.codes["werkvloer"].added == 1
    assert (outcome.total.right, outcome.total.added, outcome.total.recall) == (2, 0, 1)


def test_a_change_to_another_code_was_wrong_and_the_other_code_was_missed(project: Project, coder: User) -> None:
    review.accept(project, coder, suggested(project, "trots")[0].guid, code_id="draagvlak")
    outcome = evaluate_reviews(project).together
    assert (outcome.codes["trots"].changed, outcome.codes["trots"].precision) == (1, 0)
    assert (outcome.codes["draagvlak"].added, outcome.total.added, outcome.total.recall) == (1, 1, 0)


def test_a_decision_that_was_taken_back_does_not_count(project: Project, coder: User) -> None:
    one, other = suggested(project, "trots")
    review.reject(project, coder, one.guid)
    review.take_back(project, coder, one.guid)
    review.accept(project, coder, other.guid)
    assert counts(evaluate_reviews(project).together.codes["trots"]) == (2, 1, 0, 0, 0)


def test_each_coder_decides_for_himself(project: Project, coder: User) -> None:
    other = review.coder(project, "Ander")
    guid = suggested(project, "trots")[0].guid
    review.accept(project, coder, guid)
    review.reject(project, other, guid)
    outcome = evaluate_reviews(project)
    assert (outcome.coders, outcome.together.codes["trots"].precision) == (2, 0.5)


def test_each_version_of_an_engine_is_counted_by_itself(
    project: Project, coder: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    review.accept(project, coder, suggested(project, "trots")[0].guid)
    monkeypatch.setattr("lerende_evaluatie.engines.codebook.VERSION", "nieuw")
    tag(project)
    outcome = evaluate_reviews(project)
    old, new = (outcome.engines[label] for label in ("codebook 1", "codebook nieuw"))
    assert (old.total.proposed, old.total.accepted, new.total.accepted) == (1, 1, 0)
    assert outcome.together.total.proposed == old.total.proposed + new.total.proposed == 5
    assert (old.total.recall, new.total.recall, new.total.precision) == (1, 0, None)


def test_the_reliability_table_holds_what_was_decided(project: Project, coder: User) -> None:
    for item in suggested(project, "trots"):
        review.accept(project, coder, item.guid)
    bands = evaluate_reviews(project).together.reliability
    assert sum(band.suggestions for band in bands) == 2
    assert {band.share for band in bands if band.suggestions} == {1}


def test_one_engine_can_be_asked_for(project: Project, coder: User) -> None:
    review.accept(project, coder, suggested(project, "trots")[0].guid)
    assert evaluate_reviews(project, "codebook").together.total.accepted == 1
    assert evaluate_reviews(project, "learned").together.total.accepted == 0
    with pytest.raises(UsageError, match=r"kies uit: codebook, learned"):
        evaluate_reviews(project, "onzin")


def test_a_code_that_left_the_codebook_still_has_its_row(project: Project, coder: User, folder: Path) -> None:
    review.accept(project, coder, suggested(project, "trots")[0].guid)
    path = folder / "codebook" / "analysekader.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: trots", "id: fierheid"), encoding="utf-8")
    with open_project(folder) as again:
        assert evaluate_reviews(again).together.codes["trots"].accepted == 1
