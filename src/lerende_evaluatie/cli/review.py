"""``review``: decide in a spreadsheet instead of in the browser."""

from pathlib import Path

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Exit, Session, command, group


@group(help=texts.REVIEW)
def cli() -> None:
    """Group the two directions."""


@command(help=texts.REVIEW_EXPORT)
@click.argument("file", type=click.Path(path_type=Path), metavar=texts.FILE)
@click.option("--coder", metavar=texts.NAME, help=texts.OPTION_CODER_OPEN)
@click.option("--force", is_flag=True, help=texts.OPTION_FORCE)
def export(session: Session, file: Path, coder: str | None, force: bool) -> None:
    """Write the open suggestions to a CSV file with an empty column for decisions."""
    from lerende_evaluatie.cli._files import check_free, check_suffix, write_text
    from lerende_evaluatie.usecases.review_file import suggestion_table, write_table

    check_suffix(file, ".csv")
    check_free(file, force)
    with session.project() as project:
        rows = suggestion_table(project, coder)
    write_text(file, write_table(rows))
    message = texts.REVIEW_EXPORTED.format(file=file, count=len(rows))
    session.show({"file": str(file), "suggestions": len(rows)}, message)


@command(name="import", help=texts.REVIEW_IMPORT)
@click.argument("file", type=click.Path(path_type=Path), metavar=texts.FILE)
@click.option("--coder", required=True, metavar=texts.NAME, help=texts.OPTION_CODER)
def import_(session: Session, file: Path, coder: str) -> Exit:
    """Carry out the decisions in a CSV file in the name of a coder."""
    from lerende_evaluatie.usecases.review_file import import_reviews

    with session.project() as project:
        report = import_reviews(project, file, coder, session.progress)
    data = {
        "coder": coder,
        "accepted": report.accepted,
        "changed": report.changed,
        "rejected": report.rejected,
        "by_hand": report.by_hand,
        "already": report.already,
        "nothing_to_reject": report.nothing_to_reject,
        "problems": report.problems,
    }
    session.show(data, texts.REVIEW_IMPORTED.format(**data), *(f"• {problem}" for problem in report.problems))
    return Exit.INCOMPLETE if report.problems else Exit.DONE


cli.add_command(export)
cli.add_command(import_)
