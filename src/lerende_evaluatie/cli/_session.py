"""What every command shares: the options, the way results are shown, progress, and what happens to errors."""

import functools
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.errors import EvaluationError, UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from lerende_evaluatie.usecases.project import Project

Item = TypeVar("Item")
PLAIN_WIDTH = 140
"""Columns of a table when the output is not a terminal, and so has no width of its own."""


class Exit(IntEnum):
    """Exit codes."""

    DONE = 0
    INCOMPLETE = 1
    WRONG_USE = 2


@dataclass
class Session:
    """One run of one command."""

    folder: Path
    as_json: bool
    debug: bool

    def project(self) -> "Project":
        """Open the project."""
        from lerende_evaluatie.bootstrap import open_project

        return open_project(self.folder)

    @functools.cached_property
    def console(self) -> "Console":
        """Standard output for people. Names and file names are data: no markup, no emoji codes."""
        return _console(sys.stdout)

    def show(self, data: Mapping[str, Any], *lines: "str | Table") -> None:
        """Show the result: as one JSON document, or as lines and tables for people."""
        if self.as_json:
            json.dump(data, sys.stdout, ensure_ascii=False, indent=2, default=str)
            sys.stdout.write("\n")
            return
        for line in lines:
            self.console.print(line)

    def progress(self, items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
        """Yield the items under a progress bar on standard error; silent when that is not a terminal."""
        if self.as_json or not sys.stderr.isatty():
            yield from items
            return
        from rich.progress import track

        yield from track(items, what, total=total, console=_console(sys.stderr), transient=True)


def command(*, help: str, name: str | None = None) -> Callable[[Callable[..., Exit | None]], click.Command]:
    """Make a function a command with the shared options; it gets a Session first and may return an exit code."""

    def decorate(function: Callable[..., Exit | None]) -> click.Command:
        @functools.wraps(function)
        def run(project: Path, as_json: bool, debug: bool, **arguments: Any) -> None:
            session = Session(project, as_json, debug)
            code = _guarded(session, lambda: function(session, **arguments))
            click.get_current_context().exit(code)

        for option in reversed(_SHARED):
            run = option(run)
        return click.command(name=name, help=help, options_metavar=texts.OPTIONS)(run)

    return decorate


class InOrder(click.Group):
    """A group that lists its commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were added."""
        return list(self.commands)


def group(*, help: str, name: str | None = None, **settings: Any) -> Callable[[Callable[[], None]], click.Group]:
    """Make a function a group of commands."""
    return click.group(
        name, cls=InOrder, help=help, options_metavar=texts.OPTIONS, subcommand_metavar=texts.SUBCOMMAND, **settings
    )


_SHARED = (
    click.option(
        "--project", type=click.Path(path_type=Path), default=Path("."), metavar=texts.FOLDER, help=texts.OPTION_PROJECT
    ),
    click.option("--json", "as_json", is_flag=True, help=texts.OPTION_JSON),
    click.option("--debug", is_flag=True, help=texts.OPTION_DEBUG),
)


def _guarded(session: Session, function: Callable[[], Exit | None]) -> int:
    try:
        return int(function() or Exit.DONE)
    except EvaluationError as error:
        _complain(session, error, str(error), getattr(error, "faults", ()))
        return Exit.WRONG_USE if isinstance(error, UsageError) else Exit.INCOMPLETE
    except KeyboardInterrupt as error:
        _complain(session, error, texts.INTERRUPTED)
        return Exit.INCOMPLETE
    except BrokenPipeError:
        raise
    except MemoryError as error:
        _complain(session, error, texts.MEMORY)
        return Exit.INCOMPLETE
    except Exception as error:
        # The message of an unforeseen error may hold words from an interview: it is never shown.
        _complain(session, error, texts.UNFORESEEN.format(kind=type(error).__name__, place=_place(error)))
        return Exit.INCOMPLETE


def _complain(session: Session, error: BaseException, message: str, faults: Iterable[object] = ()) -> None:
    lines = [str(fault) for fault in faults]
    if session.as_json:
        document = {"error": message, "faults": lines}
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    sys.stderr.write("\n".join([message, *(f"  {line}" for line in lines)]) + "\n")
    if session.debug:
        for link in _chain(error):
            sys.stderr.write(f"{type(link).__name__}:\n{''.join(traceback.format_tb(link.__traceback__))}")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def _console(stream: Any) -> "Console":
    from rich.console import Console

    width = None if stream.isatty() else PLAIN_WIDTH
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False, soft_wrap=width is not None)


def table(*columns: str) -> "Table":
    """Return an empty table; column names that start with ``>`` are set to the right."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        justify: Literal["right", "left"] = "right" if column.startswith(">") else "left"
        made.add_column(column.removeprefix(">"), justify=justify, overflow="fold")
    return made
