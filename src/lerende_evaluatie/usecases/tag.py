"""Sources → Suggestions. What a person decided is not touched; what did not change is not done again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import Coding, Selection, Source, Suggestion
from lerende_evaluatie.domain.review import decided_by_anyone
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.ports import EngineModule, SuggestionEngine
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.project import Progress, Project, no_progress


@dataclass(slots=True)
class TagReport:
    """What tagging did: interviews worked on or left as they were, and open suggestions per code and interview."""

    pipeline: str = ""
    capabilities: tuple[str, ...] = ()
    codebook: str = ""
    engines: tuple[str, ...] = ()
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
    runs = [_Run(project, name) for name in project.settings.engines]
    decided = decided_by_anyone(project.store.reviews())
    report = TagReport(
        pipeline=pipeline_id(project),
        capabilities=tuple(sorted(project.pipeline.capabilities)),
        codebook=f"{project.codebook.name} {project.codebook.version}",
        engines=tuple(run.label for run in runs),
    )
    project.store.keep_codebook(project.codebook.version, project.codebook_text)
    for source in progress(sources, texts.TAGGING, len(sources)):
        worked = [run.tag(source, decided) for run in runs]
        report.tagged += any(worked)
        report.unchanged += not any(worked)
    _count_open(project, decided, sources, report)
    return report


def pipeline_id(project: Project) -> str:
    """Return name and version of the pipeline, as it is kept with analyses and suggestions."""
    return f"{project.pipeline.name} {project.pipeline.version}"


def analysis_of(project: Project, source: Source) -> Analysis:
    """Return the kept analysis of a source; one that there is not yet is made and kept."""
    store, pipeline = project.store, pipeline_id(project)
    kept = store.analysis(source.guid, pipeline)
    if kept is not None:
        return kept
    analysis = next(iter(project.pipeline.analyse([source])))
    store.keep_analysis(source.guid, pipeline, analysis)
    return analysis


class _Run:
    """One engine on its way through the sources."""

    def __init__(self, project: Project, name: str) -> None:
        if name not in project.engines:
            choices = ", ".join(sorted(project.engines))
            raise UsageError(texts.UNKNOWN_ENGINE.format(name=name, choices=choices))
        self.name = name
        self.module: EngineModule = project.engines[name]()
        self.label = f"{name} {self.module.VERSION}"
        self._project = project
        self._built: dict[frozenset[str], SuggestionEngine] = {}
        self._fingerprints = {
            code.id: f"{self.module.fingerprint(project.codebook, code.id)} {pipeline_id(project)}"
            for code in project.codebook.codes
        }

    def tag(self, source: Source, decided: Mapping[str, object]) -> bool:
        """Bring the suggestions of one source up to date; return whether anything had to be done."""
        store = self._project.store
        kept = store.fingerprints(source.guid, self.name)
        changed = frozenset(code for code, now in self._fingerprints.items() if kept.get(code) != now)
        gone = kept.keys() - self._fingerprints.keys()
        if not changed and not gone:
            return False
        suggestions: list[Suggestion] = []
        if changed:
            proposed = self._engine(changed).suggest(source, analysis_of(self._project, source))
            known = [item for item in store.suggestions(source.guid) if item.guid in decided]
            suggestions = _undecided(proposed, known, store.codings(source.guid))
        fingerprints = {**{code: self._fingerprints[code] for code in changed}, **dict.fromkeys(gone)}
        store.replace_suggestions(source.guid, self.name, fingerprints, suggestions)
        return True

    def _engine(self, codes: frozenset[str]) -> SuggestionEngine:
        if codes not in self._built:
            self._built[codes] = self.module.build(self._project.codebook, codes, self._project.pipeline)
        return self._built[codes]


def _undecided(
    proposed: Iterable[Suggestion], decided: Iterable[Suggestion], codings: Iterable[Coding]
) -> list[Suggestion]:
    """Leave out what a person already said something about: the same code on words that overlap."""
    settled: dict[str, list[Selection]] = {}
    for suggestion in decided:
        settled.setdefault(suggestion.code_id, []).append(suggestion.selection)
    for coding in codings:
        settled.setdefault(coding.code_id, []).append(coding.selection)
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
