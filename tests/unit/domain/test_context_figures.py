"""Figures of others beside the coded evidence."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain import context
from lerende_evaluatie.domain.balance import MatrixCell, MatrixRow
from lerende_evaluatie.domain.context import Beside, Figure, FigureKind
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.writing import Ruling
from tests.interview_samples import code

GOOD, MIXED, BAD, UNKNOWN = Judgement.POSITIVE, Judgement.MIXED, Judgement.NEGATIVE, Judgement.UNKNOWN
SCORE, COSTS, BENEFITS = FigureKind.SELF_EVALUATION, FigureKind.COSTS, FigureKind.BENEFITS
CASES = ("Noord", "Zuid")
WORK, SUPPORT = code("werk"), code("steun")


def figure(kind: FigureKind, value: float | str, **more: object) -> Figure:
    is_number = not isinstance(value, str)
    known: dict[str, object] = {
        "case": "Noord",
        "code_id": "werk",
        "number": value if is_number else None,
        "scale": (1, 5) if is_number and kind is SCORE else None,
        "date": None,
        "source": "",
        "remark": "",
        "line": 2,
    }
    return Figure(kind=kind, value=str(value), **{**known, **more})  # type: ignore[arg-type]


def row(of: context.Code, *signs: Judgement) -> MatrixRow:
    cells = tuple(MatrixCell(sign, 9, 3, 2) for sign in signs)
    return MatrixRow(of, cells, cells[0])


def set_beside(*figures: Figure, coded: Judgement = GOOD) -> Beside:
    (found,) = context.beside(figures, [row(WORK, coded, coded)], CASES)
    return found


@pytest.mark.parametrize(
    ("scale", "bad", "mixed", "good"),
    [
        ((1, 5), [1, 2], [3], [4, 5]),
        ((1, 10), [1, 4], [4.5, 5, 6, 6.9], [7, 10]),
        ((1, 4), [1, 2], [2.5], [3, 4]),
        ((-2, 2), [-2, -1], [-0.5, 0, 0.5], [1, 2]),
        ((0, 1), [0], [], [1]),
    ],
)
def test_a_score_is_judged_by_the_third_of_its_scale(
    scale: tuple[float, float], bad: list[float], mixed: list[float], good: list[float]
) -> None:
    for sign, scores in ((BAD, bad), (MIXED, mixed), (GOOD, good)):
        for score in scores:
            assert set_beside(figure(SCORE, score, scale=scale)).self_evaluation is sign, score


@pytest.mark.parametrize(("word", "sign"), [("☺\ufe0f", GOOD), ("Positief", GOOD), ("😐", MIXED), ("☹", BAD)])
def test_a_self_evaluation_in_a_word_or_a_sign_is_that_sign(word: str, sign: Judgement) -> None:
    assert set_beside(figure(SCORE, word)).self_evaluation is sign


def test_of_several_scores_the_newest_counts_and_one_without_a_date_is_the_oldest() -> None:
    old, new = figure(SCORE, 5, date=date(2022, 6, 1)), figure(SCORE, 1, date=date(2023, 6, 1))
    undated = figure(SCORE, 3)
    assert set_beside(new, old, undated).self_evaluation is BAD
    assert set_beside(undated, old).self_evaluation is GOOD
    assert set_beside(undated).self_evaluation is MIXED


def test_scores_of_one_day_that_point_different_ways_are_mixed_together() -> None:
    assert set_beside(figure(SCORE, 5), figure(SCORE, 1)).self_evaluation is MIXED
    assert set_beside(figure(SCORE, 5), figure(SCORE, 4)).self_evaluation is GOOD


@pytest.mark.parametrize(
    ("costs", "benefits", "sign"),
    [
        ([100], [101], GOOD),
        ([100], [99], BAD),
        ([100], [100], MIXED),
        ([0.1, 0.2], [0.3], MIXED),
        ([60, 60], [70, 70], GOOD),
        ([100], [-5], BAD),
        ([100], [], None),
        ([], [100], None),
        ([0], [0], MIXED),
    ],
)
def test_costs_and_benefits_are_added_up_and_set_against_each_other(
    costs: list[float], benefits: list[float], sign: Judgement | None
) -> None:
    figures = [*(figure(COSTS, one) for one in costs), *(figure(BENEFITS, one) for one in benefits)]
    assert set_beside(*figures).balance is sign


@pytest.mark.parametrize("coded", [GOOD, MIXED, BAD])
def test_a_sign_that_is_another_than_the_coded_one_differs(coded: Judgement) -> None:
    for score, sign in ((5, GOOD), (3, MIXED), (1, BAD)):
        assert set_beside(figure(SCORE, score), coded=coded).differs == (() if sign is coded else (SCORE,))


def test_costs_and_benefits_differ_together() -> None:
    figures = [figure(COSTS, 9), figure(BENEFITS, 3)]
    assert set_beside(*figures, coded=GOOD).differs == (COSTS, BENEFITS)
    assert set_beside(*figures, figure(SCORE, 1), coded=GOOD).differs == (SCORE, COSTS, BENEFITS)
    assert set_beside(*figures, coded=BAD).differs == ()


def test_too_little_evidence_differs_from_nothing() -> None:
    figures = [figure(SCORE, 1), figure(COSTS, 9), figure(BENEFITS, 3)]
    assert set_beside(*figures, coded=UNKNOWN).differs == ()


def test_what_a_person_ruled_is_what_is_compared_with() -> None:
    ruling = Ruling("Noord", "werk", BAD, "Te rooskleurig.", "u", datetime(2026, 1, 1, tzinfo=UTC))
    ruled = MatrixRow(WORK, (MatrixCell(GOOD, 9, 3, 2, ruling),), MatrixCell(GOOD, 9, 3, 2))
    (found,) = context.beside([figure(SCORE, 1)], [ruled], ["Noord"])
    assert (found.coded, found.differs) == (BAD, ())


def test_figures_stand_beside_their_own_pilot_and_theme_by_pilot_and_then_by_theme() -> None:
    rows = [row(WORK, GOOD, BAD), row(SUPPORT, MIXED, UNKNOWN)]
    figures = [
        figure(SCORE, 1, case="Zuid", code_id="steun"),
        figure(SCORE, 1, case="Zuid"),
        figure(COSTS, 1, code_id="steun"),
        figure(SCORE, 5),
    ]
    found = context.beside(figures, rows, CASES)
    assert [(one.case, one.code.id, one.coded) for one in found] == [
        ("Noord", "werk", GOOD),
        ("Noord", "steun", MIXED),
        ("Zuid", "werk", BAD),
        ("Zuid", "steun", UNKNOWN),
    ]
    assert [one.figures for one in found] == [(figures[3],), (figures[2],), (figures[1],), (figures[0],)]


@pytest.mark.parametrize(
    "other",
    [
        figure(SCORE, 5, code_id=None),
        figure(SCORE, 5, code_id="weg"),
        figure(SCORE, 5, case="West"),
        figure(FigureKind.WORKERS, 12),
        figure(FigureKind.PARTNER, "Slootwerk"),
    ],
)
def test_what_says_nothing_of_a_theme_in_a_pilot_stands_beside_nothing(other: Figure) -> None:
    assert context.beside([other], [row(WORK, GOOD, GOOD)], CASES) == ()


def test_the_figures_of_a_pilot_come_newest_first_and_else_as_they_stand() -> None:
    old, new = (figure(FigureKind.WORKERS, year, date=date(year, 1, 1)) for year in (2022, 2023))
    undated, second = figure(FigureKind.WORKERS, 1), figure(FigureKind.WORKERS, 2)
    others = [figure(FigureKind.WORKERS, 3, case="Zuid"), figure(SCORE, 5)]
    found = context.figures_of([undated, old, *others, second, new], "Noord", FigureKind.WORKERS)
    assert found == (new, old, undated, second)


@given(st.integers(-9, 9), st.integers(1, 9), st.integers(0, 16))
def test_turning_a_scale_round_turns_the_sign_round(lowest: int, width: int, sixteenths: int) -> None:
    score, highest = lowest + width * sixteenths / 16, lowest + width
    there = set_beside(figure(SCORE, score, scale=(lowest, highest))).self_evaluation
    back = set_beside(figure(SCORE, -score, scale=(-highest, -lowest))).self_evaluation
    assert back is {GOOD: BAD, BAD: GOOD, MIXED: MIXED}[there or UNKNOWN]
