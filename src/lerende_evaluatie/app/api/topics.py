"""Topics as JSON for the page, with their passages; they are read from the folder in which they were found."""

from functools import lru_cache
from pathlib import Path

from lerende_evaluatie.app.api.asked import whole
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.domain.topic_report import Shown, TopicReport
from lerende_evaluatie.domain.topics import Placed, Run, Topic
from lerende_evaluatie.exporters._topics import write_topics
from lerende_evaluatie.exporters._topics.page import FEW, LOW
from lerende_evaluatie.exporters._topics.pictures import color_of
from lerende_evaluatie.exporters._topics.tables import method
from lerende_evaluatie.usecases import topics as usecase
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.topics_to_codes import to_codes

AT_ONCE = 50
CODES_SHOWN = 5


def topics(visitor: Visitor, asked: Json) -> Json:
    """Return everything about the topics but their passages."""
    run = run_of(visitor.project)
    report = usecase.report(visitor.project, run)
    return {
        "topics": [_topic(run, topic) for topic in run.topics],
        "spreads": {shown.by.value: _spread(shown) for shown in report.spreads},
        "codes": _codes(report),
        "models": [
            [one.model, one.topics, round(one.coverage, 2), round(one.coherence, 2), _rounded(one.agreement)]
            for one in run.scores
        ],
        "dots": [[one.x, one.y, one.topic] for one in run.passages],
        "method": method(run),
        "passages": len(run.passages),
        "seeds": 1 if run.says_nothing_of_chance else run.choices.seeds,
        "few": len(run.passages) < FEW,
        "low": run.agreement is not None and run.agreement < LOW,
        "chance": run.is_like_chance,
        "same": run.is_always_the_same,
        "agreement": _rounded(run.agreement),
        "changed": list(report.changed),
        "waiting": [named.name for named in run.waiting],
    }


def topic_passages(visitor: Visitor, asked: Json) -> Json:
    """Return the passages of a topic, `AT_ONCE` of them after the first `skip`: typical ones first, then by place."""
    run = run_of(visitor.project)
    topic = usecase.topic_of(run, whole(asked.get("topic")))
    members = [index for index, passage in enumerate(run.passages) if passage.topic == topic.number]
    ordered = list(dict.fromkeys([*topic.quotes, *members]))
    skip = max(0, whole(asked.get("skip", 0)))
    sources = {source.name: source for source in visitor.project.store.sources()}
    spoken = usecase.attributed(
        list(sources.values()), [run.passages[index] for index in ordered[skip : skip + AT_ONCE]]
    )
    return {
        "total": len(ordered),
        "passages": [
            _passage(passage, sources[passage.source_name].guid if is_there else None, who, place)
            for passage, who, place, is_there in spoken
        ],
    }


def topic_name(visitor: Visitor, asked: Json) -> Json:
    """Give a topic a name, and write the tables and the page anew; return the topic."""
    project, number = visitor.project, whole(asked.get("topic"))
    visitor.coder  # noqa: B018  (who names a topic has said who that is)
    folder = project.folder / usecase.FOLDER
    run = usecase.rename(folder, number, str(asked.get("name", "")))
    report = usecase.report(project, run)
    write_topics(report, project.store.sources(), project.settings.groups, folder)
    return _topic(run, usecase.topic_of(run, number))


def topic_code(visitor: Visitor, asked: Json) -> Json:
    """Make a draft code of a topic, and put its passages in the queue; return its name and how many."""
    [made] = to_codes(visitor.project, run_of(visitor.project), [whole(asked.get("topic"))], coder=visitor.coder.name)
    return {"code": made.code.id, "name": made.code.name, "suggestions": made.suggestions}


def run_of(project: Project) -> Run:
    """Return the topics that were found in a project; TopicsError when there are none."""
    folder = project.folder / usecase.FOLDER
    file = folder / usecase.RUN
    stamp = file.stat() if file.exists() else None
    return _run_as_of(folder, stamp.st_mtime_ns if stamp else 0, stamp.st_size if stamp else 0)


@lru_cache(maxsize=2)
def _run_as_of(folder: Path, changed: int, size: int) -> Run:
    return usecase.load(folder)


def _topic(run: Run, topic: Topic) -> Json:
    return {
        "number": topic.number,
        "label": topic.label,
        "name": topic.name,
        "words": [word.text for word in topic.words],
        "quote": next((passage.selection.quote for passage in run.quotes(topic)), ""),
        "size": topic.size,
        "share": round(100 * topic.size / len(run.passages)),
        "back": topic.back,
        "steady": topic.is_steady(run.choices.seeds),
        "color": color_of(topic.number),
    }


def _spread(shown: Shown) -> Json:
    return {
        "labels": list(shown.labels),
        "rows": [[[share.passages, share.of] for share in row] for row in shown.spread.rows],
    }


def _codes(report: TopicReport) -> Json:
    comparison, name = report.comparison, report.codebook.name_of
    return {
        "interviews": comparison.interviews,
        "of": comparison.of_interviews,
        "topics": [
            {
                "number": found.topic.number,
                "passages": found.passages,
                "coded": found.coded,
                "coverage": found.coverage.value,
                "codes": [f"{name(code)} ({count})" for code, count in list(found.codes.items())[:CODES_SHOWN]],
            }
            for found in comparison.topics
        ],
        "codes": [
            [name(code.code_id), code.passages, code.in_topic, round(code.spread, 1)] for code in comparison.codes
        ],
    }


def _passage(passage: Placed, source: str | None, who: str, place: str) -> Json:
    return {
        "source": source,
        "start": passage.selection.start,
        "end": passage.selection.end,
        "quote": passage.selection.quote,
        "who": who,
        "place": place,
        "probability": round(passage.probability, 2),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
