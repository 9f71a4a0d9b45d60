"""``init``: start a project in a new folder."""

from pathlib import Path

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command


@command(help=texts.INIT)
@click.argument("folder", type=click.Path(path_type=Path), metavar=texts.FOLDER)
def cli(session: Session, folder: Path) -> None:
    """Make evaluatie.toml, codebook/ and transcripts/."""
    from lerende_evaluatie.bootstrap import new_project

    target = session.folder / folder
    written = sorted(new_project(target))
    session.show(
        {"folder": str(target), "written": [str(path.relative_to(target)) for path in written]},
        texts.INIT_DONE.format(folder=target),
        *(f"  {path.relative_to(target).as_posix()}" for path in written),
        texts.INIT_NEXT.format(folder=target),
    )
