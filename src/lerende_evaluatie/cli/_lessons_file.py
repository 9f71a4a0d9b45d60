"""``lessons export`` and ``lessons import``: what people wrote, in a file to read and to write by hand."""

from pathlib import Path

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Exit, Session, command

FILE = Path("export") / "lessen.yaml"


@command(help=texts.LESSONS_EXPORT)
@click.argument("file", type=click.Path(path_type=Path), metavar=texts.FILE, required=False)
@click.option("--force", is_flag=True, help=texts.OPTION_FORCE)
def export(session: Session, file: Path | None, force: bool) -> None:
    """Write lessons, judgements and texts to a YAML file."""
    from lerende_evaluatie.cli._files import check_free, check_suffix, write_text
    from lerende_evaluatie.projects.writing_file import write_writings
    from lerende_evaluatie.usecases.writing_file import project_writings

    file = file or session.folder / FILE
    check_suffix(file, ".yaml")
    check_free(file, force)
    with session.project() as project:
        found, left_out = project_writings(project)
    write_text(file, write_writings(found))
    counts = {"lessons": len(found.lessons), "rulings": len(found.rulings), "texts": len(found.texts)}
    session.show(
        {"file": str(file), **counts, "left_out": left_out},
        texts.LESSONS_EXPORTED.format(file=file, **counts),
        *(f"• {sentence}" for sentence in left_out),
    )


@command(name="import", help=texts.LESSONS_IMPORT)
@click.argument("file", type=click.Path(path_type=Path), metavar=texts.FILE)
@click.option("--coder", required=True, metavar=texts.NAME, help=texts.OPTION_WRITER)
@click.option("--replace", is_flag=True, help=texts.OPTION_REPLACE)
def import_(session: Session, file: Path, coder: str, replace: bool) -> Exit:
    """Take in a YAML file in the name of a coder."""
    from lerende_evaluatie.usecases.writing_file import import_writings

    with session.project() as project:
        report = import_writings(project, file, coder, overwrite=replace, progress=session.progress)
    data = {
        "coder": coder,
        "lessons": report.lessons,
        "rulings": report.rulings,
        "texts": report.texts,
        "already": report.already,
        "problems": report.problems,
    }
    session.show(data, texts.LESSONS_IMPORTED.format(**data), *(f"• {problem}" for problem in report.problems))
    return Exit.INCOMPLETE if report.problems else Exit.DONE
