"""Figures are what scikit-learn says, and intervals are drawn over passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from lerende_evaluatie.usecases import measuring
from lerende_evaluatie.usecases.measuring import Measured, between, ratio, reliability

TABLES = st.lists(
    st.tuples(st.lists(st.booleans(), min_size=3, max_size=3), st.lists(st.booleans(), min_size=3, max_size=3)),
    min_size=1,
    max_size=20,
)
Table = list[tuple[list[bool], list[bool]]]


def measured(table: Table) -> Measured:
    return Measured([true for true, _ in table], [said for _, said in table])


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "SAMPLES", 50)


@given(TABLES)
def test_micro_f1_is_that_of_all_answers_together_and_macro_the_mean_over_codes_that_occur(table: Table) -> None:
    overall = measured(table).overall([0, 1, 2])
    columns = [[true[at] for true, _ in table] for at in range(3)], [[said[at] for _, said in table] for at in range(3)]
    occurring = [at for at in range(3) if any(columns[0][at])]
    if not occurring:
        assert (overall.macro_f1, overall.micro_f1) == (None, None)
        return
    true, said = [true for true, _ in table], [said for _, said in table]
    each = [f1_score(columns[0][at], columns[1][at], zero_division=0) for at in occurring]
    assert overall.micro_f1 == pytest.approx(f1_score(true, said, average="micro", zero_division=0))
    assert overall.macro_f1 == pytest.approx(sum(each) / len(each))


@given(TABLES)
def test_figures_lie_between_0_and_1_and_so_do_the_borders_of_intervals(table: Table) -> None:
    for column in range(3):
        score = measured(table).code(column)
        assert all(0 <= figure <= 1 for figure in (score.precision, score.recall, score.f1))
        assert score.support == sum(true[column] for true, _ in table)
        assert score.proposed == sum(said[column] for _, said in table)
        assert (score.f1_interval is None) == (score.support == 0)
        if score.f1_interval:
            assert 0 <= score.f1_interval[0] <= score.f1_interval[1] <= 1


@given(TABLES)
def test_what_is_always_right_is_so_in_every_draw(table: Table) -> None:
    same = [(true, true) for true, _ in table]
    overall = measured(same).overall([0, 1, 2])
    if overall.macro_f1 is not None:
        assert overall.macro_f1 == overall.micro_f1 == 1
        assert overall.macro_f1_interval == overall.micro_f1_interval == (1, 1)


def test_the_same_answers_give_the_same_interval_and_more_passages_a_smaller_one() -> None:
    few: Table = [([True], [True]), ([True], [False]), ([False], [True]), ([False], [False])] * 5
    again, many = measured(few).code(0).f1_interval, measured(few * 20).code(0).f1_interval
    assert again == measured(few).code(0).f1_interval
    assert again is not None
    assert many is not None
    assert many[1] - many[0] < again[1] - again[0]


def test_draws_in_parts_are_the_same_as_all_draws_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    table: Table = [([True], [True]), ([True], [False]), ([False], [True])] * 4
    whole = measured(table).code(0)
    monkeypatch.setattr(measuring, "DRAWN_AT_ONCE", len(table) * 7)
    assert measured(table).code(0) == whole


def test_other_columns_are_drawn_along() -> None:
    known, right = Measured([[True]] * 3, [[True]] * 3, [[1, 1, 0], [1, 0, 0]]).others.T
    assert (right <= known).all()
    assert between(ratio(right, known)) == (0, 1)


def test_false_alarms_for_a_code_that_does_not_occur_count_in_micro_only() -> None:
    overall = measured([([True, False], [True, True])]).overall([0, 1])
    assert overall.macro_f1 == 1
    assert overall.micro_f1 == pytest.approx(2 / 3)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_each_score_is_in_one_band(answers: list[tuple[float, bool]]) -> None:
    bands = reliability(answers)
    assert sum(band.suggestions for band in bands) == len(answers)
    assert sum(band.right for band in bands) == sum(right for _, right in answers)
    for band in bands:
        assert (band.share is None) == (band.suggestions == 0)
        assert band.mean_score is None or band.low - 1e-9 <= band.mean_score <= band.high + 1e-9
