"""Memos: written, changed and taken away by who wrote them; nothing that was written is lost."""

from collections.abc import Sequence

from lerende_evaluatie.domain import review as rules
from lerende_evaluatie.domain import texts as domain_texts
from lerende_evaluatie.domain.model import Note, NoteTarget, User
from lerende_evaluatie.domain.steps import Step, StepKind
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import recording, texts
from lerende_evaluatie.usecases.project import Project


def write_memo(
    project: Project,
    user: User,
    kind: NoteTarget,
    target: str,
    text: str,
    *,
    guid: str | None = None,
    step: str | None = None,
) -> Note:
    """Write a memo on a coding, a code, an interview, a lesson or the project; also on a coding of somebody else."""
    if done := recording.done_before(project, user, step, StepKind.MEMO):
        return recording.note_of(project, done)
    note = rules.write_note(kind, target, text, user, guid=guid and rules.check_guid(guid))
    _check_target(project, note)
    done = _record_memo(project, user, StepKind.MEMO, step, note, notes=[note])
    return recording.note_of(project, done, note)


def change_memo(
    project: Project, user: User, note_guid: str, text: str, *, guid: str | None = None, step: str | None = None
) -> Note:
    """Give the coder's own memo another text: a new memo takes its place, the old one is kept as withdrawn."""
    if done := recording.done_before(project, user, step, StepKind.MEMO_CHANGE):
        return recording.note_of(project, done)
    old = _own_note(project, user, note_guid)
    new = rules.write_note(old.target_kind, old.target, text, user, guid=guid and rules.check_guid(guid))
    if new.text == old.text:
        return old
    done = _record_memo(project, user, StepKind.MEMO_CHANGE, step, new, notes=[new], withdrawn=[old.guid])
    return recording.note_of(project, done, new)


def withdraw_memo(project: Project, user: User, note_guid: str, *, step: str | None = None) -> None:
    """Take the coder's own memo away; it is kept as withdrawn."""
    if recording.done_before(project, user, step, StepKind.MEMO_WITHDRAW):
        return
    note = _own_note(project, user, note_guid)
    _record_memo(project, user, StepKind.MEMO_WITHDRAW, step, note, withdrawn=[note.guid])


def _record_memo(
    project: Project,
    user: User,
    kind: StepKind,
    step: str | None,
    about: Note,
    *,
    notes: Sequence[Note] = (),
    withdrawn: Sequence[str] = (),
) -> Step:
    coding = project.store.coding(about.target) if about.target_kind is NoteTarget.CODING else None
    source = about.target if about.target_kind is NoteTarget.SOURCE else None
    code = about.target if about.target_kind is NoteTarget.CODE else None
    return recording.record(
        project,
        user,
        kind,
        step,
        source_guid=coding.source_guid if coding else source,
        code_id=coding.code_id if coding else code,
        coding_guid=coding.guid if coding else None,
        notes=notes,
        withdrawn_notes=withdrawn,
    )


def _own_note(project: Project, user: User, guid: str) -> Note:
    note = project.store.note(guid)
    if note is None:
        raise ReviewError(texts.UNKNOWN_NOTE)
    if note.user_guid != user.guid:
        raise ReviewError(texts.NOT_YOUR_MEMO)
    return note


def _check_target(project: Project, note: Note) -> None:
    """Refuse a memo about what is not there."""
    if note.target_kind is NoteTarget.CODING and project.store.coding(note.target) is None:
        raise ReviewError(texts.UNKNOWN_CODING)
    if note.target_kind is NoteTarget.CODE and note.target not in project.codebook:
        raise ReviewError(domain_texts.UNKNOWN_CODE.format(code=note.target))
    if note.target_kind is NoteTarget.SOURCE and project.store.source(note.target) is None:
        raise ReviewError(texts.UNKNOWN_SOURCE)
    if note.target_kind is NoteTarget.LESSON and project.store.lesson(note.target) is None:
        raise ReviewError(texts.UNKNOWN_LESSON)
