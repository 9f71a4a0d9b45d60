"""Sources → Topics: what respondents talk about, found without the codebook, kept in a folder and named by people."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.analysis import Analysis, Capability
from lerende_evaluatie.domain.model import Selection, Source, Turn, text_hash
from lerende_evaluatie.domain.passages import Passage, turns_in, windows_in
from lerende_evaluatie.domain.passages import sentences_in as sentences_of
from lerende_evaluatie.domain.tables import By, Value
from lerende_evaluatie.domain.texts import listing
from lerende_evaluatie.domain.topic_coverage import compare
from lerende_evaluatie.domain.topic_report import Shown, TopicReport
from lerende_evaluatie.domain.topics import (
    Choices,
    Heard,
    Placed,
    Run,
    Topic,
    Unit,
    Whose,
    named_again,
    names_in,
    renamed,
    spread,
)
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.files import xml_safe
from lerende_evaluatie.topics import files
from lerende_evaluatie.topics.files import RUN as RUN
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.analysing import analysis_of, pipeline_id
from lerende_evaluatie.usecases.project import Progress, Project, no_progress

FOLDER = Path("export", "topics")
"""Where topics are kept in a project, unless somebody says otherwise."""
SHORTEST = 5
"""Words of a passage; what is shorter is left out."""
LONGEST_NAME = 80
_ASIDE = re.compile(r"\[[^\][]{1,40}\]|\([^()]{1,20}\)")
"""What the transcriber adds: "[stilte]", "(lacht)"; nobody says it."""
APP = "http://127.0.0.1:8501/beoordelen?interview={source}&plek={start}-{end}"


@dataclass(frozen=True, slots=True)
class Repeated:
    """What came of doing a manifest again: whether the outcome is the same, and which versions differ."""

    run: Run
    is_same: bool
    other_versions: tuple[str, ...]


def fit(project: Project, choices: Choices, folder: Path, progress: Progress = no_progress) -> Run:
    """Find topics, keep them in `folder` with the names that were given there before, and return them.

    Interviews and what was decided about them are not touched.
    """
    from lerende_evaluatie.topics.fitting import check_installed, find_topics

    check_installed()
    sources = project.store.sources()
    if not sources:
        raise EvaluationError(texts.NO_SOURCES)
    before = files.load_names(folder)
    heard, short = passages_in(project, sources, choices, progress)
    found = find_topics(heard, choices, project.pipeline.lemma, _word_vectors(project), progress)
    run = Run(
        choices=choices,
        day=date.today().isoformat(),
        pipeline=pipeline_id(project),
        texts={source.name: text_hash(source.text) for source in sources},
        passages=found.passages,
        topics=found.topics,
        scores=found.scores,
        agreement=found.agreement,
        left_out={**({"short": short} if short else {}), **found.left_out},
        settings=found.settings,
        versions=found.versions,
    )
    run = named_again(run, names_in(before) if before else ())
    files.save(folder, run, found.files, project.settings.name)
    return run


def repeat(project: Project, manifest: Path, folder: Path, progress: Progress = no_progress) -> Repeated:
    """Find topics again as a manifest says; UsageError when it is about other interviews than the project has now."""
    asked = files.load_manifest(manifest)
    _check_interviews(project, asked["interviews"], manifest)
    run = fit(project, asked["choices"], folder, progress)
    now = {**run.versions, "pipeline": run.pipeline}
    then = {**asked["versions"], "pipeline": asked["pipeline"]}
    differ = tuple(f"{name} {then[name]} → {now.get(name, '?')}" for name in then if then[name] != now.get(name))
    return Repeated(run, files.outcome(run) == asked["outcome"], differ)


def load(folder: Path) -> Run:
    """Return the topics that are kept in `folder`; TopicsError when there are none, or when they are damaged."""
    run = files.load(folder)
    files.check_model(folder)
    return run


def rename(folder: Path, number: int, name: str) -> Run:
    """Give a topic a name, or take it away with an empty one; return all topics."""
    run = files.load(folder)
    topic_of(run, number)
    name = xml_safe(" ".join(name.split()))
    if len(name) > LONGEST_NAME:
        raise UsageError(texts.NAME_TOO_LONG.format(count=LONGEST_NAME))
    if name and any(topic.name == name for topic in run.topics if topic.number != number):
        raise UsageError(texts.TOPIC_NAME_TAKEN.format(name=name))
    run = renamed(run, number, name)
    files.save_run(folder, run)
    return run


def topic_of(run: Run, number: int) -> Topic:
    """Return a topic by its number; UsageError when there is no such topic."""
    found = run.topic(number)
    if found is None:
        raise UsageError(texts.NO_TOPIC.format(number=number, count=len(run.topics)))
    return found


def report(project: Project, run: Run) -> TopicReport:
    """Return everything there is to show about topics, beside what was coded by now."""
    sources = project.store.sources()
    by_name = {source.name: source for source in sources}
    spoken = attributed(sources, run.passages)
    current = unchanged(sources, run)
    names = {source.name for source in current}
    codebook = project.codebook
    comparison = compare(run, current, project.store.codings(), codebook)
    return TopicReport(
        title=project.settings.report_title or project.settings.name,
        run=run,
        spreads=tuple(_spreads(project, run, sources)),
        places=tuple(place for _, _, place, _ in spoken),
        attributions=tuple(who for _, who, _, _ in spoken),
        links=tuple(_link(by_name[one.source_name], one) if one.source_name in names else "" for one in run.passages),
        comparison=comparison,
        codebook=codebook.with_unknown(code.code_id for code in comparison.codes),
        changed=tuple(sorted(run.texts.keys() - names)),
    )


def unchanged(sources: Iterable[Source], run: Run) -> list[Source]:
    """Return the interviews that still have the text in which the topics were found."""
    return [source for source in sources if run.texts.get(source.name) == text_hash(source.text)]


def changed(project: Project, run: Run) -> list[str]:
    """Return the names of interviews that have another text now, or are gone."""
    return sorted(run.texts.keys() - {source.name for source in unchanged(project.store.sources(), run)})


def attributed(sources: Sequence[Source], passages: Iterable[Placed]) -> list[tuple[Placed, str, str, bool]]:
    """Return passages with who says them, never by name, where, and whether they still stand there."""
    by_name = {source.name: source for source in sources}
    who = evidence.attributions(sources)
    found = []
    for passage in passages:
        source = by_name.get(passage.source_name)
        stands = source is not None and passage.selection.stands_in(source.text)
        found.append((passage, who[source.guid] if source else "", _place(source, passage), stands))
    return found


def passages_in(
    project: Project, sources: Sequence[Source], choices: Choices, progress: Progress = no_progress
) -> tuple[list[Heard], int]:
    """Return the passages of a fitting length, and how many were shorter."""
    found: list[Heard] = []
    short = 0
    for source in progress(sources, texts.READING_WORDS, len(sources)):
        analysis = analysis_of(project, source)
        opens = {first for first, _ in analysis.sentences}
        for passage in _cut(source, analysis, choices):
            words = tuple(_words(source, analysis, passage, opens))
            if len(words) < SHORTEST:
                short += 1
            else:
                start, end = passage.span(analysis)
                found.append(Heard(source.name, Selection(start, end, source.text[start:end]), words))
    return found, short


def _cut(source: Source, analysis: Analysis, choices: Choices) -> Iterator[Passage]:
    turns = source.evidence_turns() if choices.role is Whose.RESPONDENT else source.turns
    return _CUTS[choices.unit](turns, analysis)


def _sentences(turns: Iterable[Turn], analysis: Analysis) -> Iterator[Passage]:
    return (Passage(number, number + 1) for turn in sentences_of(turns, analysis) for number in turn)


_CUTS: dict[Unit, Callable[[Iterable[Turn], Analysis], Iterator[Passage]]] = {
    Unit.TURN: turns_in,
    Unit.SENTENCE: _sentences,
    Unit.WINDOW: windows_in,
}


def _words(
    source: Source, analysis: Analysis, passage: Passage, opens: Collection[int]
) -> Iterator[tuple[str, str, bool]]:
    start, end = passage.span(analysis)
    asides = [found.span() for found in _ASIDE.finditer(source.text, start, end)]
    for index in range(*passage.tokens(analysis)):
        at = analysis.starts[index]
        form = source.text[at : analysis.ends[index]]
        if any(begin <= at < until for begin, until in asides):
            continue
        if form.replace("-", "").replace("’", "").replace("'", "").isalpha():
            yield analysis.verbs.get(index, analysis.lemmas[index]), form, index in opens


def _word_vectors(project: Project) -> Callable[[Sequence[str]], Sequence[Sequence[float]]] | None:
    if Capability.VECTORS not in project.pipeline.capabilities:
        return None
    return lambda quotes: list(project.pipeline.vectors(quotes))


def _check_interviews(project: Project, wanted: dict[str, str], manifest: Path) -> None:
    have = {source.name: text_hash(source.text) for source in project.store.sources()}
    if not have.keys() & wanted.keys():
        raise UsageError(texts.OTHER_PROJECT.format(file=manifest))
    differ = sorted(name for name in have.keys() | wanted.keys() if have.get(name) != wanted.get(name))
    if differ:
        raise UsageError(texts.OTHER_INTERVIEWS.format(file=manifest, names=listing(differ)))


def _spreads(project: Project, run: Run, sources: Sequence[Source]) -> Iterator[Shown]:
    groups = project.settings.groups
    for by in (By.GROUP, By.CASE, By.ROUND):
        order: Sequence[Value] = tuple(groups) if by is By.GROUP else ()
        found = spread(run, sources, by, order)
        labels = tuple(groups.get(str(value), str(value)) if value is not None else "" for value in found.columns)
        yield Shown(by, labels, found)


def _place(source: Source | None, passage: Placed) -> str:
    if source is None:
        return passage.source_name
    return evidence.place_of(source, source.turn_at(passage.selection.start))


def _link(source: Source, passage: Placed) -> str:
    return APP.format(source=source.guid, start=passage.selection.start, end=passage.selection.end)
