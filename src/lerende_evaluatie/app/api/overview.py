"""The overviews as JSON for the page, with the passages behind their numbers."""

from lerende_evaluatie.app.api.asked import one_of, whole
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.app.texts import overview as words
from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.portraits import Strip, Unit
from lerende_evaluatie.domain.tables import By, Cell, Column, Level, Value
from lerende_evaluatie.usecases import overview as usecase
from lerende_evaluatie.usecases.overview import Choice, Passage, Spot
from lerende_evaluatie.usecases.project import Project

AT_ONCE = 100
"""How many passages one answer holds."""


def overview(visitor: Visitor, asked: Json) -> Json:
    """Return one view: a matrix (``case``, ``group``, ``round``, ``valence``), ``together`` or ``portrait``."""
    choice, view = choice_in(visitor, asked), str(asked.get("view"))
    if view == "together":
        return _together(visitor.project, choice)
    if view == "portrait":
        return _portrait(
            visitor.project, choice, one_of(Unit, asked.get("unit") or Unit.TEXT), asked.get("source") or None
        )
    return _matrix(visitor.project, by_in(view), choice)


def overview_passages(visitor: Visitor, asked: Json) -> Json:
    """Return the passages behind one number, `AT_ONCE` of them after the first `skip`."""
    choice = choice_in(visitor, asked)
    found = usecase.passages(visitor.project, choice, _spot(asked.get("spot")))
    skip = max(0, whole(asked.get("skip", 0)))
    shown = found[skip : skip + AT_ONCE]
    memos = usecase.memos(visitor.project, choice, shown)
    codebook = visitor.project.codebook.with_unknown(quote.code_id for one in shown for quote in one.quotes)
    return {
        "total": len(found),
        "passages": [_passage(one, {code.id: code for code in codebook.codes}, memos) for one in shown],
    }


def choice_in(visitor: Visitor, asked: Json) -> Choice:
    """Return what was chosen. `blind`, which holds when nothing is said, leaves out what others coded."""
    blind = bool(asked.get("blind", True))
    return Choice(
        level=one_of(Level, asked.get("level") or Level.MAIN),
        user=visitor.coder if blind else visitor.user,
        blind=blind,
        coder=str(asked["coder"]) if asked.get("coder") else None,
    )


def by_in(view: str) -> By:
    """Return what the columns of a view are."""
    return By.CASE if view == "valence" else one_of(By, view)


def label_of(project: Project, by: By, value: Value) -> str:
    """Return what stands above a column."""
    if value is None:
        return words.NOT_FILLED_IN
    if by is By.GROUP:
        return project.settings.groups.get(str(value), str(value))
    return words.ROUND.format(value=value) if by is By.ROUND else str(value)


def _matrix(project: Project, by: By, choice: Choice) -> Json:
    matrix = usecase.matrix(project, by, choice)
    columns = [{**_base(column), "label": label_of(project, by, column.value)} for column in matrix.columns]
    return {
        "columns": [*columns, {**_base(matrix.everyone), "label": words.EVERYONE[by], "is_all": True}],
        "rows": [
            {**_code(row.code), "depth": row.depth, "cells": [_cell(cell) for cell in (*row.cells, row.overall)]}
            for row in matrix.rows
        ],
        "total": [_cell(cell) for cell in (*matrix.total, matrix.overall)],
        "passages": matrix.overall.counts.passages,
    }


def _base(column: Column) -> Json:
    return {"value": column.value, "interviews": column.interviews, "respondents": column.respondents}


def _cell(cell: Cell) -> Json:
    counts = cell.counts
    return {
        "passages": counts.passages,
        "respondents": counts.respondents,
        "interviews": counts.interviews,
        "sign": cell.judgement.value,
        "valences": {valence.value: number for valence, number in counts.valences.items()},
    }


def _together(project: Project, choice: Choice) -> Json:
    found = usecase.together(project, choice)
    return {
        "rows": [{**_code(code), "counts": counts} for code, counts in zip(found.codes, found.counts, strict=True)],
        "passages": sum(counts[index] for index, counts in enumerate(found.counts)),
    }


def _portrait(project: Project, choice: Choice, unit: Unit, source: str | None) -> Json:
    found = usecase.portrait(project, choice, unit, source, joined=source is None)
    return {
        "rows": [_code(code) for code in found.codes],
        "strips": [_strip(strip) for strip in found.strips],
        "passages": sum(strip.passages for strip in found.strips),
    }


def _strip(strip: Strip) -> Json:
    marks = {
        code: [[round(mark.begin, 4), round(mark.until, 4), mark.start, mark.end, mark.passages] for mark in found]
        for code, found in strip.marks.items()
    }
    source = strip.source
    return {
        "source": source.guid,
        "name": source.name,
        "turns": len(source.turns),
        "passages": strip.passages,
        "marks": marks,
    }


def _code(code: Code) -> Json:
    return {"code": code.id, "name": code.name, "color": code.color}


def _spot(asked: object) -> Spot:
    """Read which passages are meant; `by` with `value` is a column, also when the value is null: not filled in."""
    given = asked if isinstance(asked, dict) else {}
    column = None
    if given.get("by"):
        column = usecase.Column(by_in(str(given["by"])), given.get("value"))
    return Spot(
        code=given.get("code"),
        below=bool(given.get("below", True)),
        meets=given.get("meets"),
        column=column,
        source=given.get("source"),
        start=whole(given["start"]) if "start" in given else None,
        end=whole(given["end"]) if "end" in given else None,
        valence=one_of(Valence, given["valence"]) if given.get("valence") else None,
    )


def _passage(passage: Passage, codes: dict[str, Code], memos: dict[str, list[str]]) -> Json:
    first = passage.quotes[0]
    return {
        "source": passage.source.guid,
        "source_name": passage.source.name,
        "start": first.selection.start,
        "end": first.selection.end,
        "quote": first.text,
        "valence": passage.valence.value,
        "attribution": first.attribution,
        "place": first.place,
        "codings": [
            {
                "guid": quote.guid,
                "code": quote.code_id,
                "code_name": codes[quote.code_id].name,
                "color": codes[quote.code_id].color,
                "valence": quote.valence.value,
                "coder": quote.coder,
                "memos": memos.get(quote.guid, []),
            }
            for quote in passage.quotes
        ],
    }
