"""Undo and redo: any number of steps, per coder, also after a restart; nothing is deleted."""

from dataclasses import replace

from lerende_evaluatie.domain import review as rules
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.domain.steps import Step, Steps
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.project import Project


def steps(project: Project, user: User, limit: int = 50) -> Steps:
    """Return what the coder can undo, the newest first, and do again, the next one first."""
    return project.store.steps(user.guid, limit)


def undo(project: Project, user: User, step_guid: str, *, operation: str | None = None) -> Step:
    """Put back what a step did; ReviewError when that has become something else in the meantime.

    `operation` is a guid of this act of undoing, made where it was asked for: sent twice, it counts once.
    """
    return _turn(project, user, step_guid, operation, back=True)


def redo(project: Project, user: User, step_guid: str, *, operation: str | None = None) -> Step:
    """Do an undone step again; see `undo`."""
    return _turn(project, user, step_guid, operation, back=False)


def _turn(project: Project, user: User, step_guid: str, operation: str | None, *, back: bool) -> Step:
    step = project.store.step(step_guid)
    if step is None or step.user_guid != user.guid:
        raise ReviewError(texts.UNKNOWN_STEP)
    effect = step.effect.reversed() if back else step.effect
    suggestion = effect.suggestion_guid
    is_new = project.store.record(
        by=user.guid,
        reviews=[rules.reinstate(suggestion, effect.after, user)] if suggestion else [],
        withdrawn=effect.withdrawn,
        restored=effect.codings,
        withdrawn_notes=effect.withdrawn_notes,
        restored_notes=effect.notes,
        moved_notes=effect.moved_notes,
        expects={suggestion: effect.before} if suggestion else {},
        undoes=step.guid if back else None,
        redoes=None if back else step.guid,
        operation=operation and rules.check_guid(operation),
    )
    return replace(step, is_undone=back) if is_new else step
