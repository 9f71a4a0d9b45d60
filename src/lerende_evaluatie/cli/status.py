"""``status``: what is in the project, and what is still to review."""

from dataclasses import asdict
from textwrap import shorten

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command, table

QUOTE = 90
"""How many letters of a lost coding are shown, to find it by."""


@command(help=texts.STATUS)
def cli(session: Session) -> None:
    """Show interviews, open suggestions, codings, coders, versions and lost codings."""
    from lerende_evaluatie.usecases.status import status

    with session.project() as project:
        state = status(project)
    shown = table("interview", "pilot", "groep", ">open", ">coderingen")
    for source in state.sources:
        shown.add_row(source.name, source.case or "–", source.group or "–", str(source.open), str(source.codings))
    lines = [
        texts.STATUS_COUNTS.format(
            interviews=len(state.sources),
            open=state.open,
            decided=state.decided,
            codings=state.codings,
        ),
        texts.STATUS_CODEBOOK.format(codebook=state.codebook),
        texts.STATUS_PIPELINE.format(pipelines=", ".join(state.pipelines) or texts.NONE_YET),
        texts.STATUS_CODERS.format(coders=", ".join(state.coders) or texts.NONE_YET),
        texts.STATUS_SCHEMA.format(version=state.schema_version),
    ]
    if state.lost:
        lines.append(texts.STATUS_LOST.format(count=len(state.lost)))
        lines += [
            f"  • {lost.code}: “{shorten(lost.quote, QUOTE, placeholder=' …')}” ({lost.place})" for lost in state.lost
        ]
    if not state.sources:
        lines.append(texts.STATUS_EMPTY)
    session.show(asdict(state), texts.STATUS_TITLE.format(name=state.name), shown, *lines)
