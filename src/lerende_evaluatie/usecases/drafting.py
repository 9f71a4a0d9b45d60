"""Drafts of lessons, put beside those that people wrote; what somebody wrote or took away stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lerende_evaluatie.domain.drafting import draft
from lerende_evaluatie.domain.lessons import Lesson, is_same
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.heard import heard
from lerende_evaluatie.usecases.project import Project


@dataclass(frozen=True, slots=True)
class Drafted:
    """The lessons that were made, those that were renewed, and a Dutch sentence for each that was not."""

    made: tuple[Lesson, ...]
    renewed: tuple[Lesson, ...]
    skipped: tuple[str, ...]


def draft_lessons(project: Project, *, again: bool = False) -> Drafted:
    """Propose a lesson for each theme about which enough was heard, and keep it as a draft without an author.

    A theme (the first code of a lesson) on which somebody wrote is skipped. A proposal that nobody touched is renewed
    when the codings give another one by now, and named when they give none any more. One that was taken away is not
    made again, unless `again` asks for it.
    """
    everything = heard(project)
    quotes = [quote for _, quote in everything.quotes]
    there, refused = _by_theme(project.store.lessons()), _by_theme(_taken_away(project))
    made, renewed, skipped = [], [], []
    proposals = draft(quotes, everything.sources, project.codebook, project.settings.groups)
    for proposal in proposals:
        [theme] = proposal.codes
        here = there.get(theme, [])
        old = next((lesson for lesson in here if lesson.is_proposal), None)
        if old:
            if not is_same(old, proposal):
                renewed.append(project.store.save_lesson(replace(proposal, guid=old.guid, version=old.version)))
        elif here:
            skipped.append(texts.LESSON_WRITTEN.format(theme=project.codebook.name_of(theme), title=here[0].title))
        elif theme in refused and not again:
            skipped.append(texts.LESSON_REFUSED.format(theme=project.codebook.name_of(theme)))
        else:
            made.append(project.store.save_lesson(proposal))
    drafted = {theme for proposal in proposals for theme in proposal.codes}
    outdated = [lesson for lesson in project.store.lessons() if lesson.is_proposal and lesson.codes[0] not in drafted]
    skipped.extend(texts.LESSON_OUTDATED.format(title=lesson.title) for lesson in outdated)
    return Drafted(tuple(made), tuple(renewed), tuple(skipped))


def _taken_away(project: Project) -> list[Lesson]:
    """Return the removed lessons that began as a proposal."""
    store = project.store
    return [lesson for lesson in store.removed_lessons() if store.lesson_versions(lesson.guid)[-1].is_proposal]


def _by_theme(lessons: Iterable[Lesson]) -> dict[str, list[Lesson]]:
    """Return the lessons by their first code."""
    found: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        for code in lesson.codes[:1]:
            found.setdefault(code, []).append(lesson)
    return found
