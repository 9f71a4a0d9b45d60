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


def undo(project: Project, user: User, step_guid: str | None, *, operation: str | None = None) -> Step | None:
    """Put back what a step did; ReviewError when that has become something else in the meantime.

    Without `step_guid` it is the coder's newest step, and None when there is none left. `operation` is a guid of this
    act of undoing, made where it was asked for: sent twice, it counts once.
    """
    return _turn(project, user, step_guid, operation, back=True)


def redo(project: Project, user: User, step_guid: str | None, *, operation: str | None = None) -> Step | None:
    """Do an undone step again; see `undo`."""
    return _turn(project, user, step_guid, operation, back=False)


def _turn(project: Project, user: User, step_guid: str | None, operation: str | None, *, back: bool) -> Step | None:
    step_guid = step_guid or (operation and project.store.turned_by(operation)) or _next(project, user, back=back)
    if step_guid is None:
        return None
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


def _next(project: Project, user: User, *, back: bool) -> str | None:
    taken = steps(project, user, 1)
    return next((step.guid for step in (taken.undo if back else taken.redo)), None)
