"""Sources → Suggestions. What a person decided is not touched; what did not change is not done again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Coding, Selection, Source, Suggestion
from lerende_evaluatie.domain.review import decided_by_anyone
from lerende_evaluatie.domain.topics import ENGINE as TOPICS
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.analysing import analysis_of, pipeline_id
from lerende_evaluatie.usecases.project import Progress, Project, no_progress
from lerende_evaluatie.usecases.suggesting import Engines


@dataclass(slots=True)
class TagReport:
    """What tagging did: interviews worked on or left as they were, and open suggestions per code and interview.

    `examples` and `decisions` are the passages that the engines could learn from: those beside the codebook, and those
    that people decided on in this project.
    """

    pipeline: str = ""
    capabilities: tuple[str, ...] = ()
    codebook: str = ""
    engines: tuple[str, ...] = ()
    examples: int = 0
    decisions: int = 0
    tagged: int = 0
    unchanged: int = 0
    open_by_code: Counter[str] = field(default_factory=Counter)
    open_by_source: Counter[str] = field(default_factory=Counter)
    decided: int = 0


def tag(project: Project, progress: Progress = no_progress) -> TagReport:
    """Make suggestions for every source with every engine of the settings."""
    sources = project.store.sources()
    if not sources:
        raise EvaluationError(texts.NO_SOURCES)
    engines = _Tagging(project)
    decided = decided_by_anyone(project.store.reviews())
    report = TagReport(
        pipeline=pipeline_id(project),
        capabilities=tuple(sorted(project.pipeline.capabilities)),
        codebook=f"{project.codebook.name} {project.codebook.version}",
        engines=engines.labels,
        examples=engines.examples,
        decisions=engines.decisions,
    )
    project.store.keep_codebook(project.codebook.version, project.codebook_text)
    for codes in progress(engines.to_learn(sources), texts.LEARNING, 1):
        engines.learn(codes)
    for source in progress(sources, texts.TAGGING, len(sources)):
        worked = engines.tag(source, decided)
        report.tagged += worked
        report.unchanged += not worked
    _count_open(project, decided, sources, report)
    return report


class _Tagging:
    """The engines of the settings on their way through the sources."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._engines = Engines(project, project.settings.engines)
        codebook, examples = project.codebook, self._engines.examples
        # Engines weigh one another's suggestions: with one more or less of them, all look again.
        together = " ".join((pipeline_id(project), *self._engines.modules))
        self._fingerprints = {
            name: {code.id: f"{module.fingerprint(codebook, code.id, examples)} {together}" for code in codebook.codes}
            for name, module in self._engines.modules.items()
        }

    @property
    def labels(self) -> tuple[str, ...]:
        """Name and version of each engine."""
        return self._engines.labels

    @property
    def examples(self) -> int:
        """How many passages came with the codebook."""
        return sum(not one.is_reviewed for one in self._engines.examples)

    @property
    def decisions(self) -> int:
        """How many passages people decided on in this project."""
        return len(self._engines.examples) - self.examples

    def to_learn(self, sources: Iterable[Source]) -> list[frozenset[str]]:
        """Return what the first source that is not up to date asks for; nothing when no engine learns."""
        asked = (self._changed(self._kept(source)) for source in sources if self._engines.learn)
        return list(islice(filter(None, asked), 1))

    def learn(self, codes: frozenset[str]) -> None:
        """Make the engines ready for `codes`, which takes long when there is something new to learn from."""
        self._engines.build(codes)

    def _kept(self, source: Source) -> dict[str, dict[str, str]]:
        return {name: self._project.store.fingerprints(source.guid, name) for name in self._fingerprints}

    def _changed(self, kept: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
        """Return the codes for which an engine has to look again."""
        return frozenset(
            code
            for name, prints in self._fingerprints.items()
            for code, now in prints.items()
            if kept[name].get(code) != now
        )

    def tag(self, source: Source, decided: Mapping[str, object]) -> bool:
        """Bring the suggestions of one source up to date; return whether anything had to be done.

        A code for which one engine has to look again is looked at by all: they weigh each other's suggestions.
        """
        store = self._project.store
        kept = self._kept(source)
        changed = self._changed(kept)
        gone = {code for name, prints in kept.items() for code in prints.keys() - self._fingerprints[name].keys()}
        left = self._forget_others(source)
        if not changed and not gone:
            return left
        suggestions: list[Suggestion] = []
        if changed:
            proposed = self._engines.suggest(changed, source, analysis_of(self._project, source))
            known = [item for item in store.suggestions(source.guid) if item.guid in decided or item.engine == TOPICS]
            suggestions = _undecided(self._project.codebook, proposed, known, store.codings(source.guid))
        for name, prints in self._fingerprints.items():
            fingerprints = {**{code: prints[code] for code in changed}, **dict.fromkeys(gone)}
            store.replace_suggestions(
                source.guid, name, fingerprints, [item for item in suggestions if item.engine == name]
            )
        return True

    def _forget_others(self, source: Source) -> bool:
        """Take away what is no longer asked for: of other engines, and of topics for codes that are gone.

        Return whether there was any.
        """
        store = self._project.store
        others = {
            name: store.fingerprints(source.guid, name)
            for name in self._project.engines.keys() - self._fingerprints.keys()
        }
        topics = store.fingerprints(source.guid, TOPICS)
        others[TOPICS] = {code: made for code, made in topics.items() if code not in self._project.codebook}
        for name, prints in others.items():
            if prints:
                store.replace_suggestions(source.guid, name, dict.fromkeys(prints), [])
        return any(others.values())


def _undecided(
    codebook: CodeBook, proposed: Iterable[Suggestion], known: Iterable[Suggestion], codings: Iterable[Coding]
) -> list[Suggestion]:
    """Leave out what a person already said something about on words that overlap, or what waits for that already.

    That is the same code; a coding with a code below it says it all the more.
    """
    settled: dict[str, list[Selection]] = {}
    for suggestion in known:
        settled.setdefault(suggestion.code_id, []).append(suggestion.selection)
    for coding in codings:
        for code_id in codebook.lineage(coding.code_id):
            settled.setdefault(code_id, []).append(coding.selection)
    return [
        suggestion
        for suggestion in proposed
        if not any(map(suggestion.selection.overlaps, settled.get(suggestion.code_id, ())))
    ]


def _count_open(project: Project, decided: Mapping[str, object], sources: list[Source], report: TagReport) -> None:
    names = {source.guid: source.name for source in sources}
    for suggestion in project.store.suggestions():
        if suggestion.guid in decided:
            report.decided += 1
        else:
            report.open_by_code[suggestion.code_id] += 1
            report.open_by_source[names[suggestion.source_guid]] += 1
