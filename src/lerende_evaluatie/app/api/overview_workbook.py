"""The overviews as Excel workbooks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lerende_evaluatie.app.api.overview import by_in, choice_in, label_of
from lerende_evaluatie.app.api.visitor import Download, Json, Visitor
from lerende_evaluatie.app.texts import overview as words
from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.portraits import Unit
from lerende_evaluatie.domain.tables import By, Cell, Level, Matrix
from lerende_evaluatie.exporters._tables.workbook import Sheet, Value, workbook
from lerende_evaluatie.usecases import overview as usecase
from lerende_evaluatie.usecases.overview import Choice
from lerende_evaluatie.usecases.project import Project

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
INDENT = "    "
ORDER = (Valence.POSITIVE, Valence.MIXED, Valence.NEUTRAL, Valence.NEGATIVE)


def overview_xlsx(visitor: Visitor, asked: Json) -> Download:
    """Return the view that is on the screen as a workbook, with a sheet that says how was counted."""
    choice, view = choice_in(visitor, asked), str(asked.get("view"))
    project = visitor.project
    if view == "together":
        sheets = [_together(project, choice)]
    elif view == "portrait":
        sheets = [_portrait(project, choice, asked.get("source") or None)]
    else:
        by = by_in(view)
        matrix = usecase.matrix(project, by, choice)
        labels = [label_of(project, by, column.value) for column in matrix.columns]
        sheets = [_valences(matrix, labels)] if view == "valence" else list(_counts(matrix, labels, by))
    today = date.today()
    notes = _notes(project, choice, view, today)
    return Download(words.FILES[view], MEDIA_TYPE, workbook([*sheets, notes], today))


def _counts(matrix: Matrix, labels: Sequence[str], by: By) -> Iterator[Sheet]:
    head = (words.CODE, *labels, words.EVERYONE[by])
    lines = [(_indented(row.code, row.depth), (*row.cells, row.overall)) for row in matrix.rows]
    lines.append((words.ALL_CODES, (*matrix.total, matrix.overall)))
    columns = (*matrix.columns, matrix.everyone)
    bases = [
        _line(words.TOTAL_INTERVIEWS, (column.interviews for column in columns)),
        _line(words.TOTAL_RESPONDENTS, (column.respondents for column in columns)),
    ]
    for name, title in words.COUNTS.items():
        rows = [_line(label, [getattr(cell.counts, name) for cell in cells]) for label, cells in lines]
        yield Sheet(title, head, [*rows, *bases], (40, 16))
    yield Sheet(words.SIGNS_SHEET, head, [_line(label, map(_sign, cells)) for label, cells in lines], (40, 16))


def _line(label: str, values: Iterable[Value]) -> tuple[Value, ...]:
    return (label, *values)


def _sign(cell: Cell) -> str:
    return cell.judgement.value if cell.counts.passages else ""


def _valences(matrix: Matrix, labels: Sequence[str]) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    for row in matrix.rows:
        for label, cell in zip((*labels, words.EVERYONE[By.CASE]), (*row.cells, row.overall), strict=True):
            counts = cell.counts
            values = (counts.valences.get(valence, 0) for valence in ORDER)
            rows.append((_indented(row.code, row.depth), label, counts.passages, *values))
    head = (*words.VALENCE_HEAD, *(words.PAGE["valences"][valence.value] for valence in ORDER))
    return Sheet(words.VIEWS["valence"], head, rows, (40, 24, 12))


def _together(project: Project, choice: Choice) -> Sheet:
    found = usecase.together(project, choice)
    head = (words.CODE, *(code.name for code in found.codes))
    rows = [_line(code.name, counts) for code, counts in zip(found.codes, found.counts, strict=True)]
    return Sheet(words.VIEWS["together"], head, rows, (40, 16))


def _portrait(project: Project, choice: Choice, source: str | None) -> Sheet:
    """Return a row per stretch of text, with its place measured both ways."""
    texts, turns = (usecase.portrait(project, choice, unit, source) for unit in Unit)
    rows: list[tuple[Value, ...]] = []
    for in_text, in_turns in zip(texts.strips, turns.strips, strict=True):
        variables, count = in_text.source.variables, len(in_text.source.turns)
        group = project.settings.groups.get(variables.group or "", variables.group)
        for code in texts.codes:
            for part, turn in zip(in_text.marks.get(code.id, ()), in_turns.marks.get(code.id, ()), strict=True):
                rows.append(
                    (
                        *(in_text.source.name, variables.case, group, code.name, part.passages),
                        *(round(part.begin * 100, 1), round(part.until * 100, 1)),
                        *(round(turn.begin * count) + 1, round(turn.until * count)),
                    )
                )
    return Sheet(words.VIEWS["portrait"], words.PORTRAIT_HEAD, rows, (34, 18, 28, 34, 10))


def _notes(project: Project, choice: Choice, view: str, today: date) -> Sheet:
    rules = [words.PAGE["leads"][view]]
    if view in ("together", "portrait") and choice.level is Level.ALL:
        rules.append(words.APART)
    rows = [
        (words.NOTES["picture"], words.PICTURES[view]),
        (words.NOTES["project"], project.settings.name),
        (words.NOTES["date"], f"{today.day}-{today.month}-{today.year}"),
        (words.NOTES["whose"], _whose(project, choice)),
        (words.NOTES["level"], words.PAGE["levels"][choice.level.value]),
        (words.NOTES["rule"], " ".join(rules)),
    ]
    if view in words.EVERYONE:
        rows.append((words.NOTES["signs"], words.SIGNS_RULE))
    return Sheet(words.NOTES_SHEET, words.NOTES_HEAD, rows, (24, 100))


def _whose(project: Project, choice: Choice) -> str:
    if choice.only is None:
        return str(words.PAGE["everybody"])
    names = {user.guid: user.name for user in project.store.users()}
    return words.ONE_CODER.format(name=names.get(choice.only, ""))


def _indented(code: Code, depth: int) -> str:
    return INDENT * depth + code.name
