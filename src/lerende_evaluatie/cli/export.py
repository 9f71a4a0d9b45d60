"""``export``: the report and the quotes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command, group

if TYPE_CHECKING:
    from lerende_evaluatie.domain.report import Report

FOLDER = "export"
QUOTE_FORMATS = ("csv", "xlsx", "docx")


@group(help=texts.EXPORT)
def cli() -> None:
    """Group the outputs."""


_output = click.option("--output", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.OPTION_OUTPUT)
_force = click.option("--force", is_flag=True, help=texts.OPTION_FORCE)
_suggestions = click.option("--include-suggestions", is_flag=True, help=texts.OPTION_SUGGESTIONS)


@command(help=texts.EXPORT_WORD)
@click.option("--template", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.OPTION_TEMPLATE)
@_output
@_suggestions
@_force
def word(session: Session, template: Path | None, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write the report."""
    report, folder_template = _report(session, include_suggestions)
    _write(session, report, "word", "rapport", ".docx", output, force, template or folder_template)


@command(help=texts.EXPORT_QUOTES)
@click.option(
    "--format", "form", type=click.Choice(QUOTE_FORMATS), default="xlsx", show_default=True, help=texts.OPTION_FORMAT
)
@_output
@_suggestions
@_force
def quotes(session: Session, form: str, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write the coded quotes as a table."""
    report, _ = _report(session, include_suggestions)
    _write(session, report, f"quotes_{form}", "citaten", f".{form}", output, force, None)


cli.add_command(word)
cli.add_command(quotes)


def _report(session: Session, include_suggestions: bool) -> "tuple[Report, Path | None]":
    from lerende_evaluatie.usecases.report import build_report

    with session.project() as project:
        template = project.settings.report_template
        report = build_report(project, include_suggestions=include_suggestions)
        return report, project.folder / template if template else None


def _write(
    session: Session,
    report: "Report",
    exporter: str,
    stem: str,
    suffix: str,
    output: Path | None,
    force: bool,
    template: Path | None,
) -> None:
    from lerende_evaluatie import plugins
    from lerende_evaluatie.cli._files import check_free, free_name, make_folder

    target = output or free_name(session.folder / FOLDER, stem, suffix)
    check_free(target, force)
    make_folder(target)
    plugins.load("exporters", exporter).export(report, target, template=template)
    proposed = sum(quote.suggestion for quote in report.quotes)
    decided = len(report.quotes) - proposed
    lines = [texts.EXPORTED.format(file=target, quotes=texts.quotes(decided))]
    if proposed:
        lines.append(texts.EXPORTED_SUGGESTIONS.format(count=proposed))
    if not report.quotes:
        lines.append(texts.EXPORTED_NOTHING)
    names = _named_speakers(session, report)
    if names:
        lines.append(texts.NAMES_IN_QUOTES.format(count=len(names), places="; ".join(names[:5])))
    session.show({"file": str(target), "quotes": decided, "suggestions": proposed, "names_in_quotes": names}, *lines)


def _named_speakers(session: Session, report: "Report") -> list[str]:
    from lerende_evaluatie.usecases.names import quotes_with_speaker_names

    with session.project() as project:
        return quotes_with_speaker_names(project, report.quotes)
