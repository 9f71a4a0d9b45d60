"""Engines at work together on one text: each proposes, those that can weigh do so, and one suggestion stays."""

from collections.abc import Iterable, Mapping, Sequence

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.combining import combined
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Source, Suggestion
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.ports import EngineModule, SuggestionEngine, WeighingEngine
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.learning import material
from lerende_evaluatie.usecases.project import Project


class Engines:
    """Some engines of a project, with all that they can learn from; built for a set of codes when first needed."""

    def __init__(self, project: Project, names: Iterable[str]) -> None:
        """Load the engines; UsageError for a name in evaluatie.toml that no engine has."""
        self._project = project
        self.modules: Mapping[str, EngineModule] = {name: _module(project, name) for name in names}
        self.learn = any(module.LEARNS for module in self.modules.values())
        self.examples: Sequence[Labelled] = material(project) if self.learn else ()
        self._built: dict[frozenset[str], list[SuggestionEngine]] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """Name and version of each engine."""
        return tuple(f"{name} {module.VERSION}" for name, module in self.modules.items())

    def suggest(self, codes: frozenset[str], source: Source, analysis: Analysis) -> list[Suggestion]:
        """Return what the engines propose together for `codes`, in the order of the text."""
        engines = self.build(codes)
        proposed = [
            item
            for engine in engines
            if not isinstance(engine, WeighingEngine)
            for item in engine.suggest(source, analysis)
        ]
        for engine in engines:
            if isinstance(engine, WeighingEngine):
                proposed = engine.weigh(source, analysis, proposed)
        return combined(proposed)

    def build(self, codes: frozenset[str]) -> list[SuggestionEngine]:
        """Return the engines made ready for `codes`, which is done once."""
        if codes not in self._built:
            project = self._project
            self._built[codes] = [
                module.build(project.codebook, codes, project.pipeline, self.examples, project.shelf)
                for module in self.modules.values()
            ]
        return self._built[codes]


def _module(project: Project, name: str) -> EngineModule:
    if name not in project.engines:
        choices = ", ".join(sorted(project.engines))
        raise UsageError(texts.UNKNOWN_ENGINE.format(name=name, choices=choices))
    return project.engines[name]()
