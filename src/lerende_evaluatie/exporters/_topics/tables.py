"""Topics and their passages as tables."""

from collections.abc import Iterator, Sequence
from datetime import date

from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.domain.topic_report import TopicReport
from lerende_evaluatie.domain.topics import Run, Topic
from lerende_evaluatie.exporters._tables.csv import Value
from lerende_evaluatie.exporters._tables.workbook import Sheet
from lerende_evaluatie.exporters._topics import texts
from lerende_evaluatie.exporters.texts import long_date

CODES_NAMED = 6


def topic_head(report: TopicReport) -> list[str]:
    """Return the columns of the table of topics: two for each value of group, pilot and round."""
    fixed = [
        texts.TOPIC,
        texts.LABEL,
        texts.NAME,
        texts.WORDS,
        texts.PASSAGES,
        texts.SHARE,
        texts.BACK,
        texts.SEEDS,
        texts.STEADY,
        texts.TYPICAL,
    ]
    shares = [
        template.format(what=texts.BY[shown.by], label=label or texts.NOT_FILLED_IN)
        for shown in report.spreads
        for label in shown.labels
        for template in (texts.IN_COLUMN, texts.OF_COLUMN)
    ]
    return [*fixed, *shares]


def topic_rows(report: TopicReport) -> Iterator[list[Value]]:
    """Yield a row per topic."""
    run = report.run
    for index, topic in enumerate(run.topics):
        shares = [share for shown in report.spreads for share in shown.spread.rows[index]]
        yield [
            topic.number,
            topic.label,
            topic.name,
            " ".join(word.text for word in topic.words),
            topic.size,
            topic.size / len(run.passages),
            topic.back,
            run.choices.seeds,
            _steady(run, topic),
            next((passage.selection.quote for passage in run.quotes(topic)), ""),
            *(value for share in shares for value in (share.passages, share.of)),
        ]


def _steady(run: Run, topic: Topic) -> str:
    if run.says_nothing_of_chance:
        return ""
    return texts.YES if topic.is_steady(run.choices.seeds) else texts.NO


def passage_rows(report: TopicReport, sources: Sequence[Source], groups: dict[str, str]) -> Iterator[list[Value]]:
    """Yield a row per passage, also of those without a topic."""
    variables = {source.name: source.variables for source in sources}
    for passage, place, who in zip(report.run.passages, report.places, report.attributions, strict=True):
        topic = report.run.topic(passage.topic)
        known = variables.get(passage.source_name)
        yield [
            passage.topic or None,
            topic.label if topic else texts.NO_TOPIC,
            passage.probability,
            passage.selection.quote,
            who,
            place,
            passage.source_name,
            known.case if known else None,
            groups.get(known.group, known.group) if known and known.group else None,
            known.round if known else None,
            passage.selection.start,
            passage.selection.end,
        ]


def model_rows(report: TopicReport) -> Iterator[list[Value]]:
    """Yield a row per kind of model."""
    for score in report.run.scores:
        yield [score.model, score.topics, score.coverage, score.coherence, score.agreement]


def coverage_rows(report: TopicReport) -> Iterator[list[Value]]:
    """Yield a row per topic: how far the codebook covers it."""
    for found in report.comparison.topics:
        yield [
            found.topic.number,
            found.topic.label,
            found.passages,
            found.coded,
            texts.COVERAGES[found.coverage],
            "; ".join(codes_of(report, found.topic)),
        ]


def codes_of(report: TopicReport, topic: Topic) -> list[str]:
    """Return the codes that the passages of a topic carry most, with how many do."""
    found = report.comparison.topics[topic.number - 1]
    names = report.codebook.name_of
    return [f"{names(code)} ({count})" for code, count in list(found.codes.items())[:CODES_NAMED]]


def code_rows(report: TopicReport) -> Iterator[list[Value]]:
    """Yield a row per code: over how many topics it is spread."""
    for found in report.comparison.codes:
        yield [
            found.code_id,
            report.codebook.name_of(found.code_id),
            found.passages,
            found.in_topic,
            round(found.spread, 1),
        ]


def topics_sheets(report: TopicReport) -> list[Sheet]:
    """Return the topics and the models as sheets of one workbook."""
    return [
        Sheet(texts.SHEET_TOPICS, topic_head(report), list(topic_rows(report)), texts.TOPIC_WIDTHS),
        Sheet(texts.SHEET_MODELS, texts.MODEL_COLUMNS, list(model_rows(report))),
    ]


def comparison_sheets(report: TopicReport) -> list[Sheet]:
    """Return topics beside codes as sheets of one workbook."""
    return [
        Sheet(texts.SHEET_COVERAGE, texts.COVERAGE_COLUMNS, list(coverage_rows(report)), texts.COVERAGE_WIDTHS),
        Sheet(texts.SHEET_CODES, texts.CODE_COLUMNS, list(code_rows(report)), texts.CODE_WIDTHS),
    ]


def method(run: Run) -> list[tuple[str, str]]:
    """Return how the topics were found: what was chosen, and all that the outcome rests on, in words."""
    embedding = str(run.settings.get("embedding", ""))
    left_out = "; ".join(texts.LEFT_OUT.get(why, why).format(count=count) for why, count in run.left_out.items())
    settings = {texts.SETTINGS.get(name, name): value for name, value in run.settings.items() if name != "embedding"}
    values = {
        "day": long_date(date.fromisoformat(run.day)),
        "unit": texts.UNITS[run.choices.unit],
        "role": texts.ROLES[run.choices.role],
        "used": str(len(run.passages)),
        "left_out": left_out or texts.NOTHING,
        "embedding": texts.EMBEDDINGS.get(embedding, texts.SENTENCE_MODEL),
        "clusters": str(run.choices.clusters or texts.AUTO_CLUSTERS),
        "reduction": run.choices.reduction.value.upper(),
        "seeds": str(run.choices.seeds),
        "pipeline": run.pipeline,
        "settings": "; ".join(f"{name} {value}" for name, value in settings.items()),
        "versions": "; ".join(f"{name} {version}" for name, version in run.versions.items()),
    }
    return [(texts.METHOD[name], value) for name, value in values.items()]
