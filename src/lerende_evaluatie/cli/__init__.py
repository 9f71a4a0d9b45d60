"""The command line: one file per command; each only calls a use case and shows what came of it."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0 done, 1 something could not be done, 2 wrong use."""
    from lerende_evaluatie.cli._group import run

    return run(arguments)


def entry_point() -> None:
    """Run the command line and exit."""
    raise SystemExit(main())
