"""The commands together, and the way the program starts and ends."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from lerende_evaluatie import __version__
from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._dutch import speak_dutch
from lerende_evaluatie.cli._session import Exit, group

COMMANDS = (
    "init",
    "ingest",
    "tag",
    "evaluate",
    "review",
    "app",
    "lessons",
    "export",
    "trace",
    "status",
    "codebook",
    "topics",
)
"""In the order of the work; each is a module with a `cli` command or group."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console cannot show every letter that an interview holds; that must not stop the work.
            stream.reconfigure(errors="replace")
    try:
        result = program().main(args=arguments, prog_name="lerende-evaluatie", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return Exit.WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write(texts.INTERRUPTED + "\n")
        return Exit.INCOMPLETE
    except BrokenPipeError:
        # The reader of the output went away, as in `… | head`: nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.INCOMPLETE
    return int(result or Exit.DONE)


def program() -> click.Group:
    """Return all commands together, in Dutch: click keeps the texts of a command once it has made them."""
    speak_dutch()

    @group(name="lerende-evaluatie", help=texts.HELP, context_settings={"max_content_width": 110})
    @click.version_option(__version__, prog_name="lerende-evaluatie")
    def together() -> None:
        """Group all commands."""

    for name in COMMANDS:
        together.add_command(import_module(f"lerende_evaluatie.cli.{name}").cli, name)
    return together
