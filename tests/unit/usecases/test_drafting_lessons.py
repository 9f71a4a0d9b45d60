"""Proposals for lessons come beside what people wrote; what somebody wrote or took away stays as it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.drafting import draft
from lerende_evaluatie.domain.lessons import Lesson, Status, unbacked
from lerende_evaluatie.domain.model import User, Valence, select
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.usecases import lessons, review
from lerende_evaluatie.usecases.drafting import draft_lessons
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from tests.conftest import signals_only


def code(project: Project, user: User, words: str, code_id: str, valence: Valence) -> None:
    source, start = next((one, one.text.index(words)) for one in project.store.sources() if words in one.text)
    review.code_by_hand(project, user, source.guid, select(source.text, start, start + len(words)), code_id, valence)


@pytest.fixture
def anna(project: Project) -> User:
    """A coder who found pride in both pilots."""
    ingest(project)
    user = review.coder(project, "Anna")
    for words in ("ik ben er wel trots op", "Dat had ik nooit gedacht.", "Nu zijn we trots op de jongens."):
        code(project, user, words, "trots", Valence.POSITIVE)
    return user


def proposed(project: Project) -> Lesson:
    [lesson] = draft_lessons(project).made
    return lesson


def test_a_proposal_is_kept_as_a_draft_that_nobody_wrote(project: Project, anna: User) -> None:
    made = proposed(project)
    assert project.store.lessons() == [made]
    assert (made.version, made.status, made.is_proposal) == (1, Status.DRAFT, True)
    [shown] = lessons.lessons(project)
    assert (shown.author, shown.theme and shown.theme.id) == ("", "trots")
    assert all(shown.quotes.values()) and not shown.hearing.is_single_case


def test_a_second_time_changes_nothing(project: Project, anna: User) -> None:
    made = proposed(project)
    again = draft_lessons(project)
    assert (again.made, again.renewed, again.skipped) == ((), (), ())
    assert project.store.lessons() == [made]


def test_an_untouched_proposal_follows_the_codings(project: Project, anna: User) -> None:
    made = proposed(project)
    code(project, anna, "dat zeg ik eerlijk", "trots", Valence.NEGATIVE)
    found = draft_lessons(project)
    [renewed] = found.renewed
    assert (found.made, renewed.guid, renewed.version) == ((), made.guid, 2)
    assert "één negatief" in renewed.text and renewed.is_proposal
    assert project.store.lessons() == [renewed]


def test_an_untouched_proposal_follows_the_codings_beside_a_lesson_of_ones_own(project: Project, anna: User) -> None:
    made = proposed(project)
    lessons.save(project, anna, lessons.new_lesson("Wees trots", ["trots"]))
    code(project, anna, "dat zeg ik eerlijk", "trots", Valence.NEGATIVE)
    found = draft_lessons(project)
    assert ([one.guid for one in found.renewed], found.skipped) == ([made.guid], ())


def test_a_proposal_that_the_codings_do_not_carry_any_more_is_named(project: Project, anna: User) -> None:
    made = proposed(project)
    review.withdraw(project, anna, project.store.codings()[0].guid)
    found = draft_lessons(project)
    [sentence] = found.skipped
    assert (found.made, found.renewed) == ((), ())
    assert made.title in sentence and "klopt niet meer" in sentence


def test_what_somebody_worked_on_is_left_alone(project: Project, anna: User) -> None:
    mine = lessons.save(project, anna, replace(proposed(project), title="Wees trots")).lesson
    code(project, anna, "dat zeg ik eerlijk", "trots", Valence.NEGATIVE)
    for again in (False, True):
        found = draft_lessons(project, again=again)
        assert (found.made, found.renewed) == ((), ())
        assert found.skipped == ("Over ‘Trots’ staat er al een les (‘Wees trots’), dus daar komt geen voorstel bij.",)
    assert project.store.lessons() == [mine]


def test_a_lesson_that_somebody_wrote_first_keeps_the_proposal_away(project: Project, anna: User) -> None:
    mine = lessons.save(project, anna, lessons.new_lesson("Wees trots", ["trots", "draagvlak"])).lesson
    assert draft_lessons(project).made == ()
    lessons.remove(project, anna, mine.guid, mine.version)
    assert proposed(project).guid != mine.guid


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_proposal_that_was_taken_away_comes_back_only_when_asked(
    project: Project, anna: User, is_edited: bool
) -> None:
    made = proposed(project)
    if is_edited:
        made = lessons.save(project, anna, replace(made, title="Wees trots")).lesson
    lessons.remove(project, anna, made.guid, made.version)
    [sentence] = draft_lessons(project).skipped
    assert "‘Trots’" in sentence and "lessons draft --again" in sentence
    assert project.store.lessons() == []
    [fresh] = draft_lessons(project, again=True).made
    assert fresh.guid != made.guid
    assert [lesson.guid for lesson in lessons.removed(project)] == [made.guid]
    assert draft_lessons(project).skipped == ()


def test_too_little_gives_nothing_and_no_interviews_say_so(project: Project) -> None:
    with pytest.raises(EvaluationError):
        draft_lessons(project)
    ingest(project)
    assert draft_lessons(project).made == ()


def test_the_example_gives_drafts_with_titles_of_their_own(examples: Path) -> None:
    signals_only(examples)
    with open_project(examples) as project:
        ingest(project)
        tag(project)
        sources = project.store.sources()
        by_guid = {source.guid: source for source in sources}
        quotes = [
            evidence.quote_from_suggestion(one, by_guid[one.source_guid], "aldus")
            for one in project.store.suggestions()
        ]
        found = draft(quotes, sources, project.codebook, project.settings.groups)
    titles = {lesson.title.casefold() for lesson in found}
    assert len(titles) == len(found) > len(project.codebook.roots()) / 2
    assert not any(unbacked(lesson) for lesson in found)
