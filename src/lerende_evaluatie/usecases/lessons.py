"""Lessons: written by people on the passages that were coded, and kept in every version.

A lesson rests on everybody's codings: it is what a team says together. Coding itself stays blind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lerende_evaluatie.domain import lessons as rules
from lerende_evaluatie.domain.choosing import choose
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.lessons import Hearing, Lesson, Status
from lerende_evaluatie.domain.model import Note, NoteTarget, User, Valence, new_guid
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.domain.tables import value_of
from lerende_evaluatie.errors import WritingError
from lerende_evaluatie.usecases import overview, texts
from lerende_evaluatie.usecases.heard import Candidate, candidates_of, heard
from lerende_evaluatie.usecases.overview import Choice, Column, Spot
from lerende_evaluatie.usecases.project import Project

PROPOSED = 12
"""How many passages are put first when somebody looks for quotes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A lesson with what a reader sees of it.

    `quotes` are by evidence number, None where the coding does not count any more. `author` is empty for a proposal of
    the machine; `theme` is the main code it stands under, None without a code.
    """

    lesson: Lesson
    hearing: Hearing
    quotes: Mapping[int, Quote | None]
    author: str
    theme: Code | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which passages are looked for; each field narrows it down.

    `codes` stand for one or another, none of them for all codes; `words` are all in the passage, capitals aside.
    """

    codes: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    valence: Valence | None = None
    words: str = ""


def lessons(project: Project) -> list[Shown]:
    """Return all lessons: by theme in the order of the codebook, then by age; those without a theme come last."""
    order = {code.id: index for index, code in enumerate(project.codebook.roots())}
    shown = _shown(project, project.store.lessons())
    return sorted(shown, key=lambda one: order.get(one.theme.id, len(order)) if one.theme else len(order) + 1)


def lesson(project: Project, guid: str) -> Shown:
    """Return one lesson; WritingError when it is not there."""
    [shown] = _shown(project, [_known(project, guid)])
    return shown


def new_lesson(title: str, codes: Sequence[str] = ()) -> Lesson:
    """Return a lesson that is not kept yet."""
    return Lesson(new_guid(), title, "", Status.DRAFT, tuple(codes), (), None, now())


def next_number(project: Project, lesson: Lesson) -> int:
    """Return the number of the next quote that comes under a lesson: no version of it ever had that one."""
    return max(one.next_number for one in (lesson, *project.store.lesson_versions(lesson.guid)))


def save(project: Project, user: User, lesson: Lesson) -> Shown:
    """Keep what `user` wrote as the next version; WritingError when it cannot be kept, or somebody was first."""
    checked = rules.check(lesson, _codebook(project, lesson))
    newest = project.store.lesson(lesson.guid, also_removed=True)
    if newest is None or newest.is_proposal or not rules.is_same(newest, checked) or newest.version != lesson.version:
        checked = project.store.save_lesson(rules.written_by(checked, user), by=user.guid)
    [shown] = _shown(project, [checked])
    return shown


def remove(project: Project, user: User, guid: str, version: int) -> None:
    """Take a lesson away; it is kept."""
    _known(project, guid)
    project.store.remove_lesson(guid, by=user.guid, version=version)


def restore(project: Project, user: User, guid: str) -> Shown:
    """Put a lesson back that was taken away."""
    project.store.restore_lesson(guid, by=user.guid)
    return lesson(project, guid)


def removed(project: Project) -> list[Lesson]:
    """Return the lessons that were taken away, the last one first."""
    return project.store.removed_lessons()


def versions(project: Project, guid: str) -> list[Lesson]:
    """Return all versions of a lesson, the newest first."""
    return project.store.lesson_versions(guid)


def put_back(project: Project, user: User, guid: str, version: int, current: int) -> Shown:
    """Let an earlier version be the newest one again; `current` is the version that was on the screen."""
    found = next((one for one in versions(project, guid) if one.version == version), None)
    if found is None:
        raise WritingError(texts.UNKNOWN_VERSION)
    return save(project, user, replace(found, version=current))


def candidates(project: Project, lesson: Lesson, wanted: Wanted) -> list[Candidate]:
    """Return the passages that are not under the lesson yet, each once, those that a report would choose first."""
    under = {item.coding_guid for item in lesson.evidence}
    taken = {quote.passage for _, quote in heard(project).quotes if quote.guid in under}
    spots = [Spot(code, valence=wanted.valence) for code in wanted.codes or (None,)]
    found = (passage.quotes[0] for spot in spots for passage in overview.passages(project, Choice(), spot))
    words = wanted.words.casefold().split()
    once: dict[tuple[str, int, int], Quote] = {}
    for quote in found:
        if quote.passage not in taken and _fits(quote, wanted.columns, words):
            once.setdefault(quote.passage, quote)
    quotes = list(once.values())
    return candidates_of(quotes, choose(quotes, PROPOSED))


def _fits(quote: Quote, columns: Sequence[Column], words: Sequence[str]) -> bool:
    text = quote.text.casefold()
    return all(value_of(quote, column.by) == column.value for column in columns) and all(word in text for word in words)


def _shown(project: Project, found: Sequence[Lesson]) -> list[Shown]:
    everything = heard(project)
    quotes = [quote for _, quote in everything.quotes]
    codebook = project.codebook.with_unknown(
        [*(quote.code_id for quote in quotes), *(code for one in found for code in one.codes)]
    )
    ground = rules.ground_of(quotes, codebook, rules.everyone_in(everything.sources, project.settings.groups))
    authors = {user.guid: user.name for user in project.store.users()}
    notes = _notes(project, found)
    themes = {code.id: code for code in codebook.roots()}
    return [
        Shown(
            lesson=one,
            hearing=rules.hearing(one, ground),
            quotes={item.number: ground.by_guid.get(item.coding_guid) for item in one.evidence},
            author=authors.get(one.user_guid or "", ""),
            theme=themes.get(rules.theme_of(one, codebook) or ""),
            notes=tuple(notes.get(one.guid, ())),
        )
        for one in found
    ]


def _notes(project: Project, found: Sequence[Lesson]) -> dict[str, list[Note]]:
    notes: dict[str, list[Note]] = {}
    for note in project.store.notes({one.guid for one in found}):
        if note.target_kind is NoteTarget.LESSON:
            notes.setdefault(note.target, []).append(note)
    return notes


def _known(project: Project, guid: str) -> Lesson:
    found = project.store.lesson(guid)
    if found is None:
        raise WritingError(texts.UNKNOWN_LESSON)
    return found


def _codebook(project: Project, lesson: Lesson) -> CodeBook:
    """Return the codebook with the codes that the lesson had already: one that has gone need not be taken out first."""
    newest = project.store.lesson(lesson.guid, also_removed=True)
    return project.codebook.with_unknown(newest.codes if newest else ())
