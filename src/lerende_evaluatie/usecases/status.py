"""What is in the project, and what is still to do."""

from collections import Counter
from dataclasses import dataclass

from lerende_evaluatie.domain.evidence import place_of
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.usecases.project import Project


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One interview: how many suggestions are open, how many codings there are."""

    name: str
    case: str | None
    group: str | None
    open: int
    codings: int


@dataclass(frozen=True, slots=True)
class LostCoding:
    """A coding whose words were not found in a changed transcript: where it was, and its code."""

    guid: str
    code_id: str
    code: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a project."""

    name: str
    schema_version: str
    codebook: str
    pipelines: tuple[str, ...]
    sources: tuple[SourceStatus, ...]
    open: int
    decided: int
    codings: int
    coders: tuple[str, ...]
    notes: int
    lost: tuple[LostCoding, ...]


def status(project: Project, user: User | None = None) -> Status:
    """Return the state of the project: what nobody decided is open, or what `user` did not decide."""
    store = project.store
    open_by_source, decided = Counter[str](), 0
    for count in store.open_counts(user.guid if user else None):
        open_by_source[count.source_guid] += count.open
        decided += count.decided
    codings_by_source = Counter[str]()
    for coded in store.coding_counts():
        codings_by_source[coded.source_guid] += coded.codings
    return Status(
        name=project.settings.name,
        schema_version=store.schema_version(),
        codebook=f"{project.codebook.name} {project.codebook.version}",
        pipelines=tuple(sorted({item.pipeline for item in store.suggestions()})),
        sources=tuple(
            SourceStatus(
                source.name,
                source.variables.case,
                source.variables.group,
                open_by_source[source.guid],
                codings_by_source[source.guid],
            )
            for source in store.sources()
        ),
        open=open_by_source.total(),
        decided=decided,
        codings=codings_by_source.total(),
        coders=tuple(user.name for user in store.users()),
        notes=len(store.notes()),
        lost=tuple(_lost(project)),
    )


def _lost(project: Project) -> list[LostCoding]:
    codings = project.store.lost_codings()
    sources = {guid: project.store.source(guid) for guid in {coding.source_guid for coding in codings}}
    lost = []
    for coding in codings:
        source = sources[coding.source_guid]
        code = project.codebook.name_of(coding.code_id)
        place = place_of(source, source.turn_at(coding.selection.start)) if source else coding.source_guid
        lost.append(LostCoding(coding.guid, coding.code_id, code, place, coding.selection.quote))
    return lost
