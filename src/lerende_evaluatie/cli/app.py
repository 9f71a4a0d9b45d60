"""``app``: review in the browser."""

from pathlib import Path

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Exit, Session, command


@command(help=texts.APP)
@click.option("--port", type=click.IntRange(1024, 65535), help=texts.OPTION_PORT, metavar=texts.NUMBER)
@click.option("--no-browser", is_flag=True, help=texts.OPTION_NO_BROWSER)
def cli(session: Session, port: int | None, no_browser: bool) -> Exit:
    """Serve the review screen on this computer only, until Ctrl-C."""
    from lerende_evaluatie.app.serve import serve
    from lerende_evaluatie.projects.folder import is_project

    if session.folder != Path() or is_project(session.folder):
        session.project().close()  # says what is wrong with the folder before a browser opens
    return Exit(serve(session.folder, port, not no_browser))
