"""``trace``: whether every quote in a Word report still stands as it was said."""

from pathlib import Path
from typing import Any

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Exit, Session, command
from lerende_evaluatie.domain.tracing import Standing, Traced, bare


@command(help=texts.TRACE)
@click.argument("report", type=click.Path(path_type=Path), metavar=texts.REPORT)
@click.option("--all", "show_all", is_flag=True, help=texts.OPTION_TRACE_ALL)
def cli(session: Session, report: Path, show_all: bool) -> Exit:
    """Trace every quote back; the exit code tells whether somebody has to look."""
    from lerende_evaluatie.usecases.trace import trace

    with session.project() as project:
        found = trace(project, report)
    shown = found.quotes if show_all else found.unsound
    counts = "; ".join(texts.TRACE_COUNTS[standing].format(count=count) for standing, count in found.counts.items())
    session.show(
        {
            "file": str(report),
            "counts": {standing.value: count for standing, count in found.counts.items()},
            "quotes": [_data(quote) for quote in found.quotes],
        },
        texts.TRACE_DONE.format(file=report, count=len(found.quotes), counts=counts or texts.TRACE_NONE),
        *(line for quote in shown for line in _lines(quote)),
    )
    return Exit.INCOMPLETE if found.unsound else Exit.DONE


def _lines(quote: Traced) -> list[str]:
    from lerende_evaluatie.usecases.trace import name_of, place_of

    where = place_of(quote) or texts.TRACE_NOWHERE
    head = texts.TRACE_QUOTE.format(name=name_of(quote.printed), under=quote.printed.after or "–", place=where)
    lines = [
        "",
        head,
        f"  {texts.TRACE_MEANING[quote.standing]}",
        f"  {texts.TRACE_PRINTED} “{bare(quote.printed.text)}”",
    ]
    if quote.standing is Standing.EDITED:
        lines.append(f"  {texts.TRACE_SAID} “{bare(quote.said)}”")
    return lines


def _data(quote: Traced) -> dict[str, Any]:
    from lerende_evaluatie.usecases.trace import place_of

    selection = quote.selection
    return {
        "number": quote.printed.number,
        "under": quote.printed.after,
        "standing": quote.standing.value,
        "sound": quote.standing.is_sound,
        "printed": bare(quote.printed.text),
        "said": quote.said,
        "mark": quote.printed.mark,
        "source": quote.source.name if quote.source else None,
        "place": place_of(quote) or None,
        "start": selection.start if selection else None,
        "end": selection.end if selection else None,
    }
