"""``init``: start a project in a new folder."""

from pathlib import Path

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command


@command(help=texts.INIT)
@click.argument("folder", type=click.Path(path_type=Path), metavar=texts.FOLDER)
def cli(session: Session, folder: Path) -> None:
    """Make evaluatie.toml, codebook/ and transcripts/."""
    from lerende_evaluatie.bootstrap import sample_codebooks
    from lerende_evaluatie.projects.folder import make_project

    target = session.folder / folder
    written = sorted(make_project(target, sample_codebooks()))
    session.show(
        {"folder": str(target), "written": [str(path.relative_to(target)) for path in written]},
        texts.INIT_DONE.format(folder=target),
        *(f"  {path.relative_to(target).as_posix()}" for path in written),
        texts.INIT_NEXT.format(folder=target),
    )
