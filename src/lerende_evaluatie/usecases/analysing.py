"""Source → Analysis: made once by the language pipeline, and kept."""

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.usecases.project import Project


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
