"""Suggestions → Reviews and Codings: every decision goes through here, from the app and from a file."""

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
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.project import Project


@dataclass(frozen=True, slots=True)
class SourceView:
    """All that a review screen shows of one source."""

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


def view(project: Project, source_guid: str) -> SourceView:
    """Return what there is to see and to decide in one source."""
    source = _source(project, source_guid)
    decided = rules.decisions_in_force(project.store.reviews(source_guid))
    suggestions = project.store.suggestions(source_guid)
    codings = tuple(project.store.codings(source_guid))
    targets = {source_guid, *(coding.guid for coding in codings)}
    return SourceView(
        source=source,
        open=tuple(suggestion for suggestion in suggestions if suggestion.guid not in decided),
        decided=tuple((item, decided[item.guid]) for item in suggestions if item.guid in decided),
        codings=codings,
        notes=tuple(note for note in project.store.notes() if note.target in targets),
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
) -> Coding:
    """Accept a suggestion, as proposed or with another code, valence or border; return the coding."""
    suggestion = _open_suggestion(project, suggestion_guid)
    rules.check_code(project.codebook, code_id or suggestion.code_id)
    if selection:
        rules.check_selection(_source(project, suggestion.source_guid), selection)
    outcome = rules.accept(suggestion, user, code_id=code_id, valence=valence, selection=selection)
    assert outcome.coding is not None
    project.store.record(
        by=user.guid, reviews=[outcome.review], codings=[outcome.coding], notes=_memo(outcome.coding, memo, user)
    )
    return outcome.coding


def reject(project: Project, user: User, suggestion_guid: str) -> None:
    """Reject a suggestion; the rejection is kept."""
    suggestion = _open_suggestion(project, suggestion_guid)
    project.store.record(by=user.guid, reviews=[rules.reject(suggestion, user).review])


def take_back(project: Project, user: User, suggestion_guid: str) -> None:
    """Take back the decision on a suggestion: it is open again, and the coding it led to no longer counts."""
    suggestion = _suggestion(project, suggestion_guid)
    last = _decision(project, suggestion)
    if last is None:
        return
    withdrawn = [last.coding_guid] if last.coding_guid else []
    project.store.record(by=user.guid, reviews=[rules.reopen(suggestion, user).review], withdrawn=withdrawn)


def code_by_hand(
    project: Project, user: User, source_guid: str, selection: Selection, code_id: str, valence: Valence, memo: str = ""
) -> Coding:
    """Code a passage that nobody proposed."""
    rules.check_code(project.codebook, code_id)
    coding = rules.code_by_hand(_source(project, source_guid), selection, code_id, valence, user)
    project.store.record(by=user.guid, codings=[coding], notes=_memo(coding, memo, user))
    return coding


def change(project: Project, user: User, coding_guid: str, *, code_id: str, valence: Valence) -> Coding:
    """Give a coding another code or valence: a new coding takes its place, the old one is kept as withdrawn."""
    old = _coding(project, coding_guid)
    rules.check_code(project.codebook, code_id)
    new, reviews = rules.change(old, user, code_id=code_id, valence=valence)
    notes = _notes_moved(project, old, new, user)
    project.store.record(by=user.guid, codings=[new], reviews=reviews, withdrawn=[old.guid], notes=notes)
    return new


def withdraw(project: Project, user: User, coding_guid: str) -> None:
    """Take a coding away; when it came from a suggestion, that is open again."""
    coding = _coding(project, coding_guid)
    if coding.suggestion_guid and (suggestion := project.store.suggestion(coding.suggestion_guid)):
        reviews = [rules.reopen(suggestion, user).review]
    else:
        reviews = []
    project.store.record(by=user.guid, reviews=reviews, withdrawn=[coding.guid])


def write_memo(project: Project, user: User, kind: NoteTarget, target: str, text: str) -> Note:
    """Write a memo on a coding, a code, an interview or the project."""
    note = rules.write_note(kind, target, text, user)
    project.store.record(by=user.guid, notes=[note])
    return note


def _memo(coding: Coding, memo: str, user: User) -> Sequence[Note]:
    return [rules.write_note(NoteTarget.CODING, coding.guid, memo, user)] if memo.strip() else []


def _notes_moved(project: Project, old: Coding, new: Coding, user: User) -> list[Note]:
    return [
        rules.write_note(NoteTarget.CODING, new.guid, note.text, user)
        for note in project.store.notes()
        if note.target_kind is NoteTarget.CODING and note.target == old.guid
    ]


def _source(project: Project, guid: str) -> Source:
    source = project.store.source(guid)
    if source is None:
        raise ReviewError(texts.UNKNOWN_SOURCE)
    return source


def _suggestion(project: Project, guid: str) -> Suggestion:
    suggestion = project.store.suggestion(guid)
    if suggestion is None:
        raise ReviewError(texts.UNKNOWN_SUGGESTION)
    return suggestion


def _open_suggestion(project: Project, guid: str) -> Suggestion:
    suggestion = _suggestion(project, guid)
    if _decision(project, suggestion):
        raise ReviewError(texts.ALREADY_DECIDED)
    return suggestion


def _decision(project: Project, suggestion: Suggestion) -> Review | None:
    """Return the decision that is in force on a suggestion, or None while it is open."""
    reviews = project.store.reviews(suggestion.source_guid)
    return rules.decisions_in_force(reviews).get(suggestion.guid)


def _coding(project: Project, guid: str) -> Coding:
    coding = project.store.coding(guid)
    if coding is None:
        raise ReviewError(texts.UNKNOWN_CODING)
    return coding
