"""The balance: the notes where a person judges otherwise, and what others say beside it."""

from typing import NamedTuple

from lerende_evaluatie.domain.context import Beside, FigureKind
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts

TINTS = {
    Judgement.POSITIVE: "E4F1E4",
    Judgement.MIXED: "FFF4D6",
    Judgement.NEGATIVE: "FAE3DF",
    Judgement.UNKNOWN: "F2F2F2",
}


class RulingNote(NamedTuple):
    """The note on a cell of the balance in which a person judges otherwise."""

    number: int
    text: str


def ruling_notes(report: Report) -> dict[tuple[str, str | None], RulingNote]:
    """Return the notes by code id and pilot (None: all pilots), numbered in reading order."""
    notes: dict[tuple[str, str | None], RulingNote] = {}
    for row in report.matrix:
        for case, cell in zip((*report.cases, None), (*row.cells, row.overall), strict=True):
            ruling = cell.ruling
            if ruling and ruling.judgement:
                number, who = len(notes) + 1, report.names.get(ruling.user_guid, "")
                text = texts.ruling_told(number, row.code.name, case, ruling, cell.judgement, who)
                notes[row.code.id, case] = RulingNote(number, text)
    return notes


class BesideLine(NamedTuple):
    """One pilot and theme: what others say, beside the sign of the interviews; a sign is None when nothing is said."""

    case: str
    theme: str
    coded: Judgement
    self_evaluation: tuple[Judgement | None, str]
    balance: tuple[Judgement | None, str]
    differs: str


def beside(report: Report) -> list[BesideLine]:
    """Return the table of self-evaluation and of costs and benefits beside the balance."""
    return [
        BesideLine(
            one.case,
            one.code.name,
            one.coded,
            (one.self_evaluation, _scores(one)),
            (one.balance, texts.costs_and_benefits(_sum(one, FigureKind.COSTS), _sum(one, FigureKind.BENEFITS))),
            texts.deviations(one.differs),
        )
        for one in report.beside
    ]


def beside_sources(report: Report) -> str:
    """Return where the figures beside the balance come from; empty when nobody said."""
    sources = list(dict.fromkeys(figure.source for one in report.beside for figure in one.figures if figure.source))
    return texts.FIGURES_FROM.format(sources=texts.listing(sources)) if sources else ""


def _scores(one: Beside) -> str:
    """Return the scores; a lone one that was given as a sign in words, for the sign stands there already."""
    scores = [figure for figure in one.figures if figure.kind is FigureKind.SELF_EVALUATION]
    if one.self_evaluation and [figure.value for figure in scores] == [one.self_evaluation]:
        return texts.SIGN_NAMES[one.self_evaluation]
    return "; ".join(texts.score(figure, dated=len(scores) > 1) for figure in scores)


def _sum(one: Beside, kind: FigureKind) -> float | None:
    values = [figure.number for figure in one.figures if figure.kind is kind and figure.number is not None]
    return sum(values) if values else None
