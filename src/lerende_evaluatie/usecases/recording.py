"""One decision, kept as one step: written once, however often it is sent, and ready to be undone."""

from collections.abc import Sequence

from lerende_evaluatie.domain import review as rules
from lerende_evaluatie.domain.model import Coding, Note, Review, User, new_guid
from lerende_evaluatie.domain.steps import OPEN, Effect, Step, StepKind, Verdict
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.project import Project


def done_before(project: Project, user: User, guid: str | None, kind: StepKind) -> Step | None:
    """Return the step with this guid when it came in before; ReviewError when that was something else."""
    if guid is None:
        return None
    step = project.store.step(rules.check_guid(guid))
    if step and (step.user_guid, step.kind) != (user.guid, kind):
        raise ReviewError(texts.OTHER_STEP)
    return step


def record(
    project: Project,
    user: User,
    kind: StepKind,
    guid: str | None,
    *,
    source_guid: str | None = None,
    code_id: str | None = None,
    coding_guid: str | None = None,
    review: Review | None = None,
    before: Verdict = OPEN,
    codings: Sequence[Coding] = (),
    withdrawn: Sequence[str] = (),
    notes: Sequence[Note] = (),
    withdrawn_notes: Sequence[str] = (),
) -> Step:
    """Keep a decision and return its step: the one that came in before, when another sending was first.

    `before` is the coder's verdict on the suggestion of `review` on which the decision rests.
    """
    effect = Effect(
        codings=tuple(coding.guid for coding in codings),
        withdrawn=tuple(withdrawn),
        notes=tuple(note.guid for note in notes),
        withdrawn_notes=tuple(withdrawn_notes),
        suggestion_guid=review.suggestion_guid if review else None,
        before=before,
        after=rules.verdict_of(review),
    )
    step = Step(guid or new_guid(), user.guid, source_guid, rules.now(), kind, code_id, coding_guid, effect)
    is_new = project.store.record(
        by=user.guid,
        reviews=[review] if review else [],
        codings=codings,
        withdrawn=withdrawn,
        notes=notes,
        withdrawn_notes=withdrawn_notes,
        moved_notes=effect.moved_notes,
        expects={review.suggestion_guid: before} if review else {},
        step=step,
    )
    return step if is_new else project.store.step(step.guid) or step


def coding_of(project: Project, step: Step, made: Coding | None = None) -> Coding:
    """Return the coding that a step made, whether it still counts or not; `made` when that is the one."""
    if made is not None and made.guid == step.coding_guid:
        return made
    coding = project.store.coding(step.coding_guid or "", also_withdrawn=True)
    if coding is None:
        raise ReviewError(texts.UNKNOWN_CODING)
    return coding


def note_of(project: Project, step: Step, made: Note | None = None) -> Note:
    """Return the memo that a step made, whether it still counts or not; `made` when that is the one."""
    [guid] = step.effect.notes
    if made is not None and made.guid == guid:
        return made
    note = project.store.note(guid, also_withdrawn=True)
    if note is None:
        raise ReviewError(texts.UNKNOWN_NOTE)
    return note
