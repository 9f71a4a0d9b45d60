"""``evaluate``: measure how good the suggestions are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command, table

if TYPE_CHECKING:
    from rich.table import Table

    from lerende_evaluatie.domain.codebook import CodeBook
    from lerende_evaluatie.usecases.evaluate import Evaluation
    from lerende_evaluatie.usecases.evaluate_reviews import EngineTally, ReviewEvaluation, Tally
    from lerende_evaluatie.usecases.measuring import Band, Interval, Overall

SHOWN_TEXT = 240
"""How many letters of a passage are shown; --json gives all."""


@command(help=texts.EVALUATE)
@click.option("--gold", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.OPTION_GOLD)
@click.option("--engine", metavar=texts.NAME, help=texts.OPTION_ENGINE)
def cli(session: Session, gold: Path | None, engine: str | None) -> None:
    """Measure on a file of passages, or else on the reviews in the project."""
    if gold is None:
        _reviews(session, engine)
    else:
        _gold(session, gold, engine)


def _gold(session: Session, gold: Path, engine: str | None) -> None:
    from lerende_evaluatie.usecases.evaluate import evaluate, read_gold

    with session.project() as project:
        outcome = evaluate(project, read_gold(project, gold), engine)
        codebook = project.codebook
    data = asdict(outcome)
    main = {"codes": list(data.pop("main_codes")), **data.pop("main")}
    session.show({**data.pop("overall"), "main": main, **data}, *_gold_lines(outcome, codebook))


def _gold_lines(outcome: "Evaluation", codebook: "CodeBook") -> "Iterable[str | Table]":
    yield texts.EVALUATE_ON.format(
        passages=outcome.passages,
        engines=", ".join(outcome.engines),
        pipeline=outcome.pipeline,
        codebook=outcome.codebook,
    )
    yield from outcome.warnings
    shown = table("code", ">precisie", ">recall", ">F1", ">95 %", ">passages", ">voorgesteld")
    for code_id, score in outcome.codes.items():
        if score.support or (score.proposed and codebook[code_id].parent is None):
            shown.add_row(
                "  " * codebook.depth(code_id) + codebook.name_of(code_id),
                *map(_number, (score.precision, score.recall, score.f1)),
                _interval(score.f1_interval),
                str(score.support),
                str(score.proposed),
            )
    yield shown
    yield _overall(texts.EVALUATE_MAIN, outcome.main)
    yield _overall(texts.EVALUATE_ALL, outcome.overall)
    yield texts.EVALUATE_LEGEND
    valence = outcome.valence
    if valence.accuracy is not None:
        yield texts.EVALUATE_VALENCE.format(
            accuracy=_number(valence.accuracy),
            interval=_interval(valence.accuracy_interval),
            passages=valence.passages,
        )
        yield _confusion(valence.confusion)
    yield texts.EVALUATE_RELIABILITY
    yield _bands(outcome.reliability)
    yield texts.EVALUATE_MISSES.format(count=outcome.missed, shown=len(outcome.worst_misses))
    for miss in outcome.worst_misses:
        yield f"  • {miss.id}: {', '.join(map(codebook.name_of, miss.codes))} – “{_short(miss.text)}”"
        yield f"    {miss.reason}"
    yield texts.EVALUATE_FALSE_ALARMS.format(count=outcome.false_alarms, shown=len(outcome.worst_false_alarms))
    for alarm in outcome.worst_false_alarms:
        right = ", ".join(map(codebook.name_of, alarm.gold)) or texts.EVALUATE_NO_CODE
        yield f"  • {alarm.id}: {codebook.name_of(alarm.code)} ({_number(alarm.score)}) – “{_short(alarm.text)}”"
        yield texts.EVALUATE_WHY.format(reason=alarm.reason, right=right)


def _reviews(session: Session, engine: str | None) -> None:
    from lerende_evaluatie.usecases.evaluate_reviews import evaluate_reviews

    with session.project() as project:
        outcome = evaluate_reviews(project, engine)
        codebook = project.codebook
    together = _tallies_data(outcome.together)
    data = {
        "coders": outcome.coders,
        **together,
        "engines": {label: _tallies_data(tallies) for label, tallies in outcome.engines.items()},
    }
    session.show(data, *_review_lines(outcome, codebook))


def _review_lines(outcome: "ReviewEvaluation", codebook: "CodeBook") -> "Iterable[str | Table]":
    yield texts.EVALUATE_REVIEWS.format(coders=outcome.coders, added=outcome.together.total.added)
    yield _tallies_table(outcome.together, codebook)
    for label, tallies in outcome.engines.items():
        yield texts.EVALUATE_ENGINE.format(engine=label)
        yield _tallies_table(tallies, codebook, of_one_engine=True)
    yield texts.EVALUATE_REVIEWS_LEGEND
    yield texts.EVALUATE_RELIABILITY
    yield _bands(outcome.together.reliability)


def _tallies_table(tallies: "EngineTally", codebook: "CodeBook", *, of_one_engine: bool = False) -> "Table":
    """Return a row per code; for one engine only the codes that it proposed: the rest is the same for all."""
    counts = (">voorgesteld", ">aanvaard", ">gewijzigd", ">afgewezen", ">gemist")
    shown = table("code", *counts, ">precisie", ">recall")
    for code_id, tally in tallies.codes.items():
        if tally.proposed or not of_one_engine:
            shown.add_row("  " * codebook.depth(code_id) + codebook.name_of(code_id), *_cells(tally))
    shown.add_row(texts.EVALUATE_TOTAL, *_cells(tallies.total))
    return shown


def _cells(tally: "Tally") -> list[str]:
    counts = (tally.proposed, tally.accepted, tally.changed, tally.rejected, tally.added)
    return [*map(str, counts), _number(tally.precision), _number(tally.recall)]


def _tallies_data(tallies: "EngineTally") -> dict[str, Any]:
    return {
        "total": _tally_data(tallies.total),
        "codes": {code_id: _tally_data(tally) for code_id, tally in tallies.codes.items()},
        "reliability": [asdict(band) for band in tallies.reliability],
    }


def _tally_data(tally: "Tally") -> dict[str, Any]:
    return {**asdict(tally), "precision": tally.precision, "recall": tally.recall}


def _overall(template: str, overall: "Overall") -> str:
    return template.format(
        macro=_number(overall.macro_f1),
        macro_interval=_interval(overall.macro_f1_interval),
        micro=_number(overall.micro_f1),
        micro_interval=_interval(overall.micro_f1_interval),
    )


def _confusion(confusion: Mapping[str, Mapping[str, int]]) -> "Table":
    shown = table(texts.EVALUATE_CONFUSION, *(f">{name}" for name in confusion))
    for true, said in confusion.items():
        shown.add_row(true, *map(str, said.values()))
    return shown


def _bands(bands: "Sequence[Band]") -> "Table":
    shown = table("score", ">voorstellen", ">gemiddelde score", ">klopt")
    for band in bands:
        borders = texts.EVALUATE_BAND.format(low=_number(band.low, 1), high=_number(band.high, 1))
        shown.add_row(borders, str(band.suggestions), _number(band.mean_score), _number(band.share))
    return shown


def _number(value: float | None, digits: int = 2) -> str:
    return texts.EVALUATE_NOTHING if value is None else f"{value:.{digits}f}".replace(".", ",")


def _interval(interval: "Interval | None") -> str:
    return (
        texts.EVALUATE_NOTHING
        if interval is None
        else texts.EVALUATE_BAND.format(low=_number(interval[0]), high=_number(interval[1]))
    )


def _short(text: str) -> str:
    return shorten(text, SHOWN_TEXT, placeholder=" …")
