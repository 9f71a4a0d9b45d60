"""Figures of others beside the interviews: a pilot's self-evaluation, and costs and benefits."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from lerende_evaluatie.domain.balance import MatrixRow
from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.quotes import Judgement


class FigureKind(StrEnum):
    """What a row of context.csv tells; the value in the column ``soort``."""

    SELF_EVALUATION = "zelfevaluatie"
    COSTS = "kosten"
    BENEFITS = "baten"
    WORKERS = "werknemers"
    PARTNER = "partij"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of context.csv.

    `code_id` is the main code it is about, None for the pilot as a whole. `value` is the text of the cell; `number`
    what it says as a number (euros for costs and benefits), None for a word or a name. `scale` are the lowest and
    highest score that a self-evaluation in numbers could give. `line` is the row in the file, counted from 1.
    """

    case: str
    code_id: str | None
    kind: FigureKind
    value: str
    number: float | None
    scale: tuple[float, float] | None
    date: Date | None
    source: str
    remark: str
    line: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What others say of one theme in one pilot, beside the coded evidence.

    `self_evaluation` and `balance` (benefits against costs) are the signs that follow from the figures, None when
    there are none; `coded` is the sign of the interviews that holds. `differs` names the kinds of figures that
    disagree with it: costs and benefits always together.
    """

    case: str
    code: Code
    coded: Judgement
    self_evaluation: Judgement | None
    balance: Judgement | None
    figures: tuple[Figure, ...]
    differs: tuple[FigureKind, ...]


SIGNS = {
    "☺": Judgement.POSITIVE,
    "🙂": Judgement.POSITIVE,
    "positief": Judgement.POSITIVE,
    "😐": Judgement.MIXED,
    "gemengd": Judgement.MIXED,
    "☹": Judgement.NEGATIVE,
    "🙁": Judgement.NEGATIVE,
    "negatief": Judgement.NEGATIVE,
}
"""How a self-evaluation is written that is no score."""
_EVALUATING = (FigureKind.SELF_EVALUATION, FigureKind.COSTS, FigureKind.BENEFITS)
_VARIATION_SELECTOR = "\ufe0f"  # keyboards put it behind ☺ and ☹


def sign_in_words(value: str) -> Judgement | None:
    """Return the sign of a self-evaluation that is given as a sign or a word; None for anything else."""
    return SIGNS.get(value.replace(_VARIATION_SELECTOR, "").strip().casefold())


def figures_of(figures: Iterable[Figure], case: str, kind: FigureKind) -> tuple[Figure, ...]:
    """Return the figures of one kind about a pilot, the newest first; those without a date stand last."""
    found = (figure for figure in figures if figure.case == case and figure.kind is kind)
    return tuple(sorted(found, key=_day_of, reverse=True))


def beside(figures: Iterable[Figure], rows: Sequence[MatrixRow], cases: Sequence[str]) -> tuple[Beside, ...]:
    """Return what others say beside the coded evidence, for each pilot and theme with figures that evaluate.

    Those are self-evaluations, costs and benefits. Figures about a pilot as a whole, or about a theme without a row,
    stand beside nothing. `cases` are the pilots in the order of the cells of a row; the result goes by pilot, then by
    theme. A "?" of the coded evidence differs from nothing.
    """
    found: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind in _EVALUATING:
            found[figure.case, figure.code_id].append(figure)
    return tuple(
        _beside(case, row.code, row.cells[column].sign, found[case, row.code.id])
        for column, case in enumerate(cases)
        for row in rows
        if (case, row.code.id) in found
    )


def self_evaluation_sign(figures: Iterable[Figure]) -> Judgement | None:
    """Return the sign of the self-evaluations with the newest date; None when there are none.

    A score in the upper third of its scale is ☺, in the lower third ☹ and between them 😐; a score on the border
    belongs to the outer third, so that 2 and 3 on a scale of 1 to 4 are ☹ and ☺. Several of the same date that
    point different ways are 😐 together. One without a date is older than one with a date.
    """
    scores = [figure for figure in figures if figure.kind is FigureKind.SELF_EVALUATION]
    newest = max(map(_day_of, scores), default=None)
    signs = {_sign_of_score(score) for score in scores if _day_of(score) == newest} - {None}
    return signs.pop() if len(signs) == 1 else Judgement.MIXED if signs else None


def cost_benefit_sign(figures: Iterable[Figure]) -> Judgement | None:
    """Return ☺ when all benefits together exceed all costs, ☹ when they fall short, 😐 when they are equal.

    Rows of several dates add up. None unless there are both costs and benefits.
    """
    totals: dict[FigureKind, float] = defaultdict(float)
    for figure in figures:
        totals[figure.kind] += figure.number or 0
    if not {FigureKind.COSTS, FigureKind.BENEFITS} <= totals.keys():
        return None
    gain = round(totals[FigureKind.BENEFITS] - totals[FigureKind.COSTS], 2)  # to the cent: 0,10 + 0,20 is 0,30
    if not gain:
        return Judgement.MIXED
    return Judgement.POSITIVE if gain > 0 else Judgement.NEGATIVE


def _beside(case: str, code: Code, coded: Judgement, figures: Sequence[Figure]) -> Beside:
    own, balance = self_evaluation_sign(figures), cost_benefit_sign(figures)

    def disagrees(sign: Judgement | None) -> bool:
        return coded is not Judgement.UNKNOWN and sign not in (None, coded)

    differs = (
        *((FigureKind.SELF_EVALUATION,) if disagrees(own) else ()),
        *((FigureKind.COSTS, FigureKind.BENEFITS) if disagrees(balance) else ()),
    )
    return Beside(case, code, coded, own, balance, tuple(figures), differs)


def _sign_of_score(figure: Figure) -> Judgement | None:
    """Return the sign of one self-evaluation, which is a word when it has no number."""
    if figure.number is None or figure.scale is None:
        return sign_in_words(figure.value)
    lowest, highest = figure.scale
    thirds = 3 * (figure.number - lowest)
    if thirds >= 2 * (highest - lowest):
        return Judgement.POSITIVE
    return Judgement.NEGATIVE if thirds <= highest - lowest else Judgement.MIXED


def _day_of(figure: Figure) -> Date:
    return figure.date or Date.min
