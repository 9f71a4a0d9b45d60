"""Suggestions → Reviews and Codings: every decision goes through here, from the app and from a file.

Each coder decides for themselves. A decision is a step that this coder can undo. Where it is taken in a browser, that
makes the guids of the step (`step`) and of what the step makes (`guid`): sent twice, it counts once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain import review as rules
from lerende_evaluatie.domain import texts as domain_texts
from lerende_evaluatie.domain.model import (
    Coding,
    Note,
    NoteTarget,
    Review,
    Selection,
    Source,
    Suggestion,
    User,
    Valence,
)
from lerende_evaluatie.domain.steps import OPEN, StepKind, Verdict
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import recording, texts
from lerende_evaluatie.usecases.memos import change_memo, withdraw_memo, write_memo
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.undoing import redo, steps, undo

__all__ = [
    "SourceView",
    "accept",
    "change",
    "change_memo",
    "code_by_hand",
    "coder",
    "redo",
    "reject",
    "steps",
    "take_back",
    "undo",
    "view",
    "withdraw",
    "withdraw_memo",
    "write_memo",
]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What one coder has still to decide in a source, what was decided, and all codings and memos."""

    source: Source
    open: tuple[Suggestion, ...]
    decided: tuple[tuple[Suggestion, Review], ...]
    codings: tuple[Coding, ...]
    notes: tuple[Note, ...]


def coder(project: Project, name: str) -> User:
    """Return the coder with this name, made when new; ReviewError when the name is empty."""
    if not name.strip():
        raise ReviewError(domain_texts.EMPTY_NAME)
    return project.store.user(name.strip())


def view(project: Project, source_guid: str, user: User | None = None) -> SourceView:
    """Return what there is to see in one source, and what `user` has to decide; without one, what nobody decided."""
    source = _source(project, source_guid)
    reviews = project.store.reviews(source_guid)
    decided = rules.decisions_in_force(reviews, user.guid) if user else rules.decided_by_anyone(reviews)
    suggestions = project.store.suggestions(source_guid)
    codings = tuple(project.store.codings(source_guid))
    return SourceView(
        source=source,
        open=tuple(suggestion for suggestion in suggestions if suggestion.guid not in decided),
        decided=tuple((item, decided[item.guid]) for item in suggestions if item.guid in decided),
        codings=codings,
        notes=tuple(project.store.notes([source_guid, *(coding.guid for coding in codings)])),
    )


def accept(
    project: Project,
    user: User,
    suggestion_guid: str,
    *,
    code_id: str | None = None,
    valence: Valence | None = None,
    selection: Selection | None = None,
    memo: str = "",
    guid: str | None = None,
    step: str | None = None,
) -> Coding:
    """Accept a suggestion, as proposed or with another code, valence or border; return the coding."""
    if done := recording.done_before(project, user, step, StepKind.ACCEPT):
        return recording.coding_of(project, done)
    suggestion = _open_suggestion(project, user, suggestion_guid)
    rules.check_code(project.codebook, code_id or suggestion.code_id)
    if selection:
        rules.check_selection(_source(project, suggestion.source_guid), selection)
    outcome = rules.accept(
        suggestion, user, code_id=code_id, valence=valence, selection=selection, guid=guid and rules.check_guid(guid)
    )
    assert outcome.coding is not None
    done = recording.record(
        project,
        user,
        StepKind.ACCEPT,
        step,
        source_guid=suggestion.source_guid,
        code_id=outcome.coding.code_id,
        coding_guid=outcome.coding.guid,
        review=outcome.review,
        codings=[outcome.coding],
        notes=_memo(outcome.coding, memo, user),
    )
    return recording.coding_of(project, done, outcome.coding)


def reject(project: Project, user: User, suggestion_guid: str, *, step: str | None = None) -> None:
    """Reject a suggestion; the rejection is kept."""
    if recording.done_before(project, user, step, StepKind.REJECT):
        return
    suggestion = _open_suggestion(project, user, suggestion_guid)
    recording.record(
        project,
        user,
        StepKind.REJECT,
        step,
        source_guid=suggestion.source_guid,
        code_id=suggestion.code_id,
        review=rules.reject(suggestion, user).review,
    )


def take_back(project: Project, user: User, suggestion_guid: str, *, step: str | None = None) -> None:
    """Take back the coder's own decision on a suggestion: it is open again, and their coding no longer counts."""
    if recording.done_before(project, user, step, StepKind.REOPEN):
        return
    suggestion = _suggestion(project, suggestion_guid)
    last = _verdict(project, user, suggestion_guid)
    if last.is_open:
        return
    coding = project.store.coding(last.coding_guid) if last.coding_guid else None
    recording.record(
        project,
        user,
        StepKind.REOPEN,
        step,
        source_guid=suggestion.source_guid,
        code_id=coding.code_id if coding else suggestion.code_id,
        coding_guid=coding.guid if coding else None,
        review=rules.reopen(suggestion, user).review,
        before=last,
        withdrawn=[coding.guid] if coding else [],
    )


def code_by_hand(
    project: Project,
    user: User,
    source_guid: str,
    selection: Selection,
    code_id: str,
    valence: Valence,
    memo: str = "",
    *,
    guid: str | None = None,
    step: str | None = None,
) -> Coding:
    """Code a passage that nobody proposed; the same words under the same code only once."""
    if done := recording.done_before(project, user, step, StepKind.CODE):
        return recording.coding_of(project, done)
    rules.check_code(project.codebook, code_id)
    source = _source(project, source_guid)
    coding = rules.code_by_hand(source, selection, code_id, valence, user, guid=guid and rules.check_guid(guid))
    if project.store.same_coding(coding):
        raise ReviewError(texts.ALREADY_CODED)
    done = recording.record(
        project,
        user,
        StepKind.CODE,
        step,
        source_guid=source_guid,
        code_id=code_id,
        coding_guid=coding.guid,
        codings=[coding],
        notes=_memo(coding, memo, user),
    )
    return recording.coding_of(project, done, coding)


def change(
    project: Project,
    user: User,
    coding_guid: str,
    *,
    code_id: str | None = None,
    valence: Valence | None = None,
    selection: Selection | None = None,
    guid: str | None = None,
    step: str | None = None,
) -> Coding:
    """Give the coder's own coding another code, valence or border; what is left out stays as it is.

    A new coding takes its place, and the memos go along; the old one is kept as withdrawn. A change that changes
    nothing is no step: the coding itself comes back.
    """
    if done := recording.done_before(project, user, step, StepKind.CHANGE):
        return recording.coding_of(project, done)
    old = _own_coding(project, user, coding_guid)
    if code_id and code_id != old.code_id:
        rules.check_code(project.codebook, code_id)
    if selection and selection != old.selection:
        rules.check_selection(_source(project, old.source_guid), selection)
    suggestion = project.store.suggestion(old.suggestion_guid) if old.suggestion_guid else None
    new, review = rules.change(
        old,
        suggestion,
        user,
        code_id=code_id,
        valence=valence,
        selection=selection,
        guid=guid and rules.check_guid(guid),
    )
    if rules.says_the_same(old, new):
        return old
    done = recording.record(
        project,
        user,
        StepKind.CHANGE,
        step,
        source_guid=new.source_guid,
        code_id=new.code_id,
        coding_guid=new.guid,
        review=review,
        before=_verdict(project, user, suggestion.guid) if suggestion else OPEN,
        codings=[new],
        withdrawn=[old.guid],
    )
    return recording.coding_of(project, done, new)


def withdraw(project: Project, user: User, coding_guid: str, *, step: str | None = None) -> None:
    """Take the coder's own coding away; when it came from a suggestion, that is open again."""
    if recording.done_before(project, user, step, StepKind.WITHDRAW):
        return
    coding = _own_coding(project, user, coding_guid)
    last = _verdict(project, user, coding.suggestion_guid) if coding.suggestion_guid else OPEN
    rests_on_it = coding.suggestion_guid and last.coding_guid == coding.guid
    recording.record(
        project,
        user,
        StepKind.WITHDRAW,
        step,
        source_guid=coding.source_guid,
        code_id=coding.code_id,
        coding_guid=coding.guid,
        review=rules.reinstate(coding.suggestion_guid, OPEN, user) if rests_on_it and coding.suggestion_guid else None,
        before=last if rests_on_it else OPEN,
        withdrawn=[coding.guid],
    )


def _memo(coding: Coding, memo: str, user: User) -> Sequence[Note]:
    return [rules.write_note(NoteTarget.CODING, coding.guid, memo, user)] if memo.strip() else []


def _source(project: Project, guid: str) -> Source:
    source = project.store.source(guid)
    if source is None:
        raise ReviewError(texts.UNKNOWN_SOURCE)
    return source


def _suggestion(project: Project, guid: str) -> Suggestion:
    found = project.store.suggestions_by_guid([guid])
    if not found:
        raise ReviewError(texts.UNKNOWN_SUGGESTION)
    return found[0]


def _open_suggestion(project: Project, user: User, guid: str) -> Suggestion:
    suggestion = _suggestion(project, guid)
    if not _verdict(project, user, guid).is_open:
        raise ReviewError(texts.ALREADY_DECIDED)
    return suggestion


def _verdict(project: Project, user: User, suggestion_guid: str) -> Verdict:
    """Return what this coder decided on a suggestion so far."""
    return rules.verdict(project.store.reviews_on([suggestion_guid]), suggestion_guid, user.guid)


def _own_coding(project: Project, user: User, guid: str) -> Coding:
    coding = project.store.coding(guid)
    if coding is None:
        raise ReviewError(texts.UNKNOWN_CODING)
    if coding.user_guid != user.guid:
        raise ReviewError(texts.NOT_YOUR_CODING)
    return coding
