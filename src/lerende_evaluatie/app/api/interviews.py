"""What is known about the interviews, asked for and saved by the grid."""

from lerende_evaluatie.app import opening
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.domain.model import Role
from lerende_evaluatie.usecases import interviews as known
from lerende_evaluatie.usecases.interviews import Interview


def interviews(visitor: Visitor, asked: Json) -> Json:
    """Return all interviews with what is known about them, and the groups to choose from."""
    project = opening.project_in(visitor.project.folder)
    found = known.interviews(project)
    return {
        "stamp": found.stamp,
        "rows": [_row(row) for row in found.rows],
        "groups": [{"key": key, "label": label} for key, label in project.settings.groups.items()],
    }


def check(visitor: Visitor, asked: Json) -> Json:
    """Return, for cells as ``[column, value]``, the values as they would be saved and what is wrong with them."""
    checked = [known.check(visitor.project, str(column), str(value)) for column, value in asked["cells"]]
    return {"cells": [{"value": value, "fault": fault} for value, fault in checked]}


def save(visitor: Visitor, asked: Json) -> Json:
    """Save changed cells and roles; return what was not saved and why, and all interviews as they are now."""
    folder = visitor.project.folder
    cells = {
        str(name): {str(column): str(value) for column, value in row.items()} for name, row in asked["cells"].items()
    }
    roles = {str(name): {str(label): Role(role) for label, role in row.items()} for name, row in asked["roles"].items()}
    with opening.working(folder):
        saved = known.save(visitor.project, str(asked["stamp"]), cells, roles)
        opening.keep_report(folder, saved.report)
    return {"faults": saved.faults, **interviews(visitor, {})}


def _row(row: Interview) -> Json:
    return {
        "name": row.name,
        "cells": dict(row.cells),
        "faults": dict(row.faults),
        "speakers": [
            {
                "label": speaker.label,
                "role": speaker.role.value,
                "turns": speaker.turns,
                "words": speaker.words,
                "opening": speaker.opening,
            }
            for speaker in row.speakers
        ],
    }
