"""``ingest``: read the transcripts."""

from typing import TYPE_CHECKING, Any

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Exit, Session, command, table
from lerende_evaluatie.domain.model import Role, Source
from lerende_evaluatie.domain.texts import listing

if TYPE_CHECKING:
    from rich.table import Table

    from lerende_evaluatie.usecases.ingest import IngestReport, IngestRow


@command(help=texts.INGEST)
@click.option("--remove-missing", is_flag=True, help=texts.OPTION_REMOVE)
def cli(session: Session, remove_missing: bool) -> Exit:
    """Read transcripts/ into the project and show what was read and what looks odd."""
    from lerende_evaluatie.usecases.ingest import ingest

    with session.project() as project:
        report = ingest(project, session.progress, remove_missing=remove_missing)
    session.show(
        {
            "transcripts": [_row_data(row) for row in report.rows],
            "interviews_csv": report.problems,
            "complete": report.complete,
        },
        _table(report),
        *_remarks(report),
        texts.INGEST_NEXT,
    )
    return Exit.DONE if report.complete else Exit.INCOMPLETE


def _table(report: "IngestReport") -> "Table":
    shown = table("bestand", "stand", "pilot", "groep", ">beurten", ">woorden", "interviewer", "respondent", ">let op")
    for row in report.rows:
        source = row.source
        remarks = len(row.warnings) + bool(row.error)
        if source is None:
            shown.add_row(row.name, row.state.value, "", "", "", "", "", "", str(remarks))
            continue
        shown.add_row(
            row.name,
            row.state.value,
            source.variables.case or "–",
            source.variables.group or "–",
            str(len(source.turns)),
            str(_words(source)),
            _names(source, Role.INTERVIEWER),
            _names(source, Role.RESPONDENT),
            str(remarks or ""),
        )
    return shown


def _remarks(report: "IngestReport") -> list[str]:
    """Return what is odd, a line each; what holds for several files is said once."""
    files: dict[str, list[str]] = {}
    for row in report.rows:
        moved = [texts.MOVED.format(count=row.moved)] if row.moved else []
        for remark in (*row.warnings, *moved):
            files.setdefault(remark, []).append(row.name)
    errors = [f"✗ {row.error}" for row in report.rows if row.error]
    remarks = [f"• {listing(names)}: {remark}" for remark, names in files.items()]
    return [*errors, *remarks, *(f"• {problem}" for problem in report.problems)]


def _row_data(row: "IngestRow") -> dict[str, Any]:
    data: dict[str, Any] = {
        "file": row.name,
        "state": row.state.value,
        "warnings": list(row.warnings),
        "error": row.error or None,
        "codings_moved": row.moved,
        "codings_lost": row.lost,
    }
    if row.source:
        variables = row.source.variables
        data |= {
            "turns": len(row.source.turns),
            "words": _words(row.source),
            "interviewers": _speakers(row.source, Role.INTERVIEWER),
            "respondents": _speakers(row.source, Role.RESPONDENT),
            "case": variables.case,
            "group": variables.group,
            "function": variables.function,
            "date": variables.date,
            "round": variables.round,
        }
    return data


def _words(source: Source) -> int:
    return len(source.text.split())


def _speakers(source: Source, role: Role) -> list[str]:
    return list(dict.fromkeys(turn.speaker for turn in source.turns if turn.speaker and turn.role is role))


def _names(source: Source, role: Role) -> str:
    return ", ".join(_speakers(source, role)) or "–"
