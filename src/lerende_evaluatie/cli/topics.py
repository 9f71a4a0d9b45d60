"""``topics``: what is in the interviews that the codebook does not name."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Exit, Session, command, group, table
from lerende_evaluatie.domain.texts import listing
from lerende_evaluatie.domain.topics import Choices, Placed, Reduction, Run, Topic, Unit, Whose
from lerende_evaluatie.errors import UsageError

if TYPE_CHECKING:
    from rich.table import Table

    from lerende_evaluatie.domain.topic_report import TopicReport
    from lerende_evaluatie.usecases.project import Project

EMBEDDINGS = ("auto", "tfidf", "spacy")
SENTENCE_TRANSFORMERS = "sentence-transformers:"
_SEEDS = click.IntRange(1, 50)
_folder = click.option("--folder", type=click.Path(path_type=Path), metavar=texts.FOLDER, help=texts.OPTION_TOPICS)


@group(help=texts.TOPICS)
def cli() -> None:
    """Group what can be done with topics."""


def _one_of(option: str, default: StrEnum, help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    choices = click.Choice([one.value for one in type(default)])
    return click.option(option, type=choices, default=default.value, show_default=True, help=help)


@command(help=texts.TOPICS_FIT)
@_one_of("--passages", Unit.TURN, texts.OPTION_PASSAGES)
@click.option("--embedding", default="auto", show_default=True, metavar=texts.EMBEDDING, help=texts.OPTION_EMBEDDING)
@click.option("--clusters", default="auto", show_default=True, metavar=texts.AUTO_OR_NUMBER, help=texts.OPTION_CLUSTERS)
@click.option("--seeds", type=_SEEDS, default=5, show_default=True, metavar=texts.NUMBER, help=texts.OPTION_SEEDS)
@_one_of("--role", Whose.RESPONDENT, texts.OPTION_ROLE)
@_one_of("--reduction", Reduction.UMAP, texts.OPTION_REDUCTION)
@click.option("--manifest", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.OPTION_MANIFEST)
@click.option("--output", type=click.Path(path_type=Path), metavar=texts.FOLDER, help=texts.OPTION_TOPICS_OUTPUT)
def fit(session: Session, manifest: Path | None, output: Path | None, **options: Any) -> Exit:
    """Find topics, and write tables, a page and the model."""
    from lerende_evaluatie.usecases import topics

    folder = _place(session, output)
    with session.project() as project:
        if manifest is None:
            run, remarks = topics.fit(project, _choices(options), folder, session.progress), []
        else:
            _refuse_choices(click.get_current_context())
            again = topics.repeat(project, manifest, folder, session.progress)
            run, remarks = again.run, [texts.TOPICS_SAME if again.is_same else texts.TOPICS_NOT_SAME]
            remarks += [texts.TOPICS_VERSIONS.format(versions="; ".join(again.other_versions))] * bool(
                again.other_versions
            )
        files = _write(project, topics.report(project, run), folder)
    session.show(
        {**_run_data(run), "files": list(map(str, files)), "remarks": remarks},
        _topics_table(run),
        _models_table(run),
        texts.TOPICS_LEFT_OUT.format(used=len(run.passages), left_out=sum(run.left_out.values())),
        *remarks,
        *_advice(run),
        texts.TOPICS_WRITTEN.format(folder=folder),
    )
    return Exit.DONE


@command(help=texts.TOPICS_SHOW)
@click.argument("number", type=int, required=False, metavar=texts.OPTIONAL_NUMBER)
@_folder
def show(session: Session, number: int | None, folder: Path | None) -> None:
    """Show all topics, or one with its words and most typical passages."""
    from lerende_evaluatie.usecases import topics

    place = _place(session, folder)
    run = topics.load(place)
    if number is None:
        waiting = [texts.TOPICS_WAITING.format(names=", ".join(named.name for named in run.waiting))] * bool(
            run.waiting
        )
        with session.project() as project:
            changed = topics.changed(project, run)
        data = {**_run_data(run), "changed": changed}
        session.show(data, _topics_table(run), _models_table(run), *waiting, *_changed(changed), *_advice(run))
        return
    topic = topics.topic_of(run, number)
    with session.project() as project:
        report = topics.report(project, run)
    quotes = [(report.places[index], run.passages[index]) for index in topic.quotes]
    session.show(
        {**_topic_data(run, topic), "quotes": [_quote_data(place, passage) for place, passage in quotes]},
        f"{topic.number}. {topic.label}",
        texts.TOPIC_WORDS.format(words=", ".join(word.text for word in topic.words)),
        texts.TOPIC_SIZE.format(size=topic.size, back=topic.back, seeds=run.choices.seeds),
        *(f"\n“{passage.selection.quote}”\n  {place}" for place, passage in quotes),
    )


@command(help=texts.TOPICS_COMPARE)
@_folder
def compare(session: Session, folder: Path | None) -> None:
    """Lay topics beside codes: in a table, a workbook and a picture."""
    from lerende_evaluatie.exporters._topics import write_comparison
    from lerende_evaluatie.exporters._topics.tables import codes_of
    from lerende_evaluatie.exporters._topics.texts import COVERAGES
    from lerende_evaluatie.usecases import topics

    place = _place(session, folder)
    run = topics.load(place)
    with session.project() as project:
        report = topics.report(project, run)
        files = [*write_comparison(report, place), *_write(project, report, place)]
    comparison, names = report.comparison, report.codebook.name_of
    shown = table(">nr.", "onderwerp", ">gecodeerd", "gedekt", "codes")
    for found in comparison.topics:
        coded = f"{found.coded} van {found.passages}"
        shown.add_row(
            str(found.topic.number),
            found.topic.label,
            coded,
            COVERAGES[found.coverage],
            "; ".join(codes_of(report, found.topic)[:3]),
        )
    spread = table("code", ">passages", ">in een onderwerp", ">verspreid over")
    for code in sorted(comparison.codes, key=lambda code: -code.spread):
        spread.add_row(
            names(code.code_id), str(code.passages), str(code.in_topic), f"{code.spread:.1f}".replace(".", ",")
        )
    session.show(
        {
            "interviews": comparison.interviews,
            "of_interviews": comparison.of_interviews,
            "topics": [
                {
                    "topic": found.topic.number,
                    "label": found.topic.label,
                    "passages": found.passages,
                    "coded": found.coded,
                    "coverage": found.coverage,
                    "codes": found.codes,
                }
                for found in comparison.topics
            ],
            "codes": [
                {"code": code.code_id, "passages": code.passages, "in_topic": code.in_topic, "spread": code.spread}
                for code in comparison.codes
            ],
            "changed": list(report.changed),
            "files": list(map(str, files)),
        },
        shown,
        "",
        spread,
        "",
        texts.TOPICS_COMPARED.format(interviews=comparison.interviews, of=comparison.of_interviews),
        *_changed(report.changed),
        texts.TOPICS_WRITTEN.format(folder=place),
    )


@command(help=texts.TOPICS_LABEL)
@click.argument("number", type=int, metavar=texts.NUMBER)
@click.argument("name", metavar=texts.NAME)
@_folder
def label(session: Session, number: int, name: str, folder: Path | None) -> None:
    """Give a topic a name."""
    from lerende_evaluatie.usecases import topics

    place = _place(session, folder)
    run = topics.rename(place, number, name)
    with session.project() as project:
        _write(project, topics.report(project, run), place)
    topic = topics.topic_of(run, number)
    session.show(_topic_data(run, topic), texts.TOPIC_NAMED.format(number=number, name=topic.label))


@command(name="to-codes", help=texts.TOPICS_TO_CODES)
@click.argument("numbers", type=int, nargs=-1, required=True, metavar=texts.NUMBERS)
@click.option("--parent", metavar=texts.CODE, help=texts.OPTION_PARENT)
@click.option("--coder", required=True, metavar=texts.NAME, help=texts.OPTION_TOPICS_CODER)
@_folder
def to_codes(session: Session, numbers: tuple[int, ...], parent: str | None, coder: str, folder: Path | None) -> None:
    """Make draft codes of topics, and put their passages in the review queue."""
    from lerende_evaluatie.usecases import topics
    from lerende_evaluatie.usecases.topics_to_codes import to_codes as make_codes

    run = topics.load(_place(session, folder))
    with session.project() as project:
        made = make_codes(project, run, numbers, coder=coder, parent=parent)
        changed = topics.changed(project, run)
    session.show(
        {
            "codes": [
                {"id": one.code.id, "name": one.code.name, "topic": one.topic, "suggestions": one.suggestions}
                for one in made
            ]
        },
        *(texts.TOPIC_CODE.format(code=one.code.id, name=one.code.name, count=one.suggestions) for one in made),
        *_changed(changed),
        texts.TOPICS_NEXT,
    )


for subcommand in (fit, show, compare, label, to_codes):
    cli.add_command(subcommand)


def _place(session: Session, folder: Path | None) -> Path:
    from lerende_evaluatie.usecases.topics import FOLDER

    return folder or session.folder / FOLDER


def _choices(options: dict[str, Any]) -> Choices:
    return Choices(
        unit=Unit(options["passages"]),
        embedding=_checked_embedding(options["embedding"]),
        clusters=_clusters(options["clusters"]),
        seeds=options["seeds"],
        role=Whose(options["role"]),
        reduction=Reduction(options["reduction"]),
    )


def _clusters(value: str) -> int | None:
    if value == "auto":
        return None
    if value.isascii() and value.isdecimal() and len(value) < 7 and int(value) > 1:
        return int(value)
    raise UsageError(texts.WRONG_CLUSTERS.format(value=value))


def _checked_embedding(value: str) -> str:
    if value in EMBEDDINGS or (value.startswith(SENTENCE_TRANSFORMERS) and value != SENTENCE_TRANSFORMERS):
        return value
    raise UsageError(texts.WRONG_EMBEDDING.format(value=value, choices=", ".join(EMBEDDINGS)))


def _refuse_choices(context: click.Context) -> None:
    """Raise UsageError when somebody chooses beside a manifest, that has all choices in it."""
    chosen = [
        f"--{name}"
        for name in ("passages", "embedding", "clusters", "seeds", "role", "reduction")
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    ]
    if chosen:
        raise UsageError(texts.TOPICS_CHOSEN_TWICE.format(options=", ".join(chosen)))


def _changed(names: Sequence[str]) -> list[str]:
    return [texts.TOPICS_CHANGED.format(names=listing(names))] if names else []


def _write(project: "Project", report: "TopicReport", folder: Path) -> list[Path]:
    from lerende_evaluatie.exporters._topics import write_topics

    return write_topics(report, project.store.sources(), project.settings.groups, folder)


def _topics_table(run: Run) -> "Table":
    shown = table(">nr.", "onderwerp", "woorden", ">passages", ">komt terug")
    for topic in run.topics:
        back = (
            "–"
            if run.says_nothing_of_chance
            else f"{topic.back} van {run.choices.seeds}"
            + ("" if topic.is_steady(run.choices.seeds) else texts.UNSTEADY)
        )
        words = ", ".join(word.text for word in topic.words[: 10 if topic.name else 8])
        shown.add_row(str(topic.number), topic.label, words, str(topic.size), back)
    return shown


def _models_table(run: Run) -> "Table":
    shown = table("model", ">onderwerpen", ">passages met onderwerp", ">samenhang (NPMI)", ">overeenstemming")
    for score in run.scores:
        shown.add_row(
            score.model,
            str(score.topics),
            f"{score.coverage:.0%}",
            _decimal(score.coherence),
            _decimal(score.agreement),
        )
    return shown


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",").replace("-", "−")


def _advice(run: Run) -> list[str]:
    from lerende_evaluatie.exporters._topics.page import FEW, LOW

    advice = []
    if len(run.passages) < FEW:
        advice.append(texts.TOPICS_FEW.format(count=len(run.passages)))
    if 2 * len(run.passages) < run.offered:
        advice.append(texts.TOPICS_DROPPED.format(offered=run.offered, dropped=run.offered - len(run.passages)))
    if run.is_like_chance:
        advice.append(texts.TOPICS_CHANCE)
    if run.is_always_the_same:
        advice.append(texts.TOPICS_PCA)
    if run.agreement is not None and run.agreement < LOW:
        advice.append(texts.TOPICS_LOW.format(agreement=_decimal(run.agreement)))
    return advice


def _run_data(run: Run) -> dict[str, Any]:
    return {
        "passages": len(run.passages),
        "left_out": run.left_out,
        "agreement": run.agreement,
        "topics": [_topic_data(run, topic) for topic in run.topics],
        "models": [
            {
                "model": one.model,
                "topics": one.topics,
                "coverage": one.coverage,
                "coherence": one.coherence,
                "agreement": one.agreement,
            }
            for one in run.scores
        ],
        "settings": run.settings,
        "versions": run.versions,
        "waiting": [named.name for named in run.waiting],
    }


def _topic_data(run: Run, topic: Topic) -> dict[str, Any]:
    return {
        "topic": topic.number,
        "label": topic.label,
        "name": topic.name,
        "words": [word.text for word in topic.words],
        "size": topic.size,
        "back": topic.back,
        "seeds": run.choices.seeds,
        "steady": None if run.says_nothing_of_chance else topic.is_steady(run.choices.seeds),
    }


def _quote_data(place: str, passage: Placed) -> dict[str, Any]:
    return {
        "place": place,
        "source": passage.source_name,
        "start": passage.selection.start,
        "end": passage.selection.end,
        "quote": passage.selection.quote,
    }
