"""``export``: the report in several forms, and the quotes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lerende_evaluatie import plugins
from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command, group

if TYPE_CHECKING:
    from lerende_evaluatie.domain.report import Report
    from lerende_evaluatie.usecases.project import Project

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
    with session.project() as project:
        if project.settings.report_template:
            template = template or project.folder / project.settings.report_template
        report, names = _report(project, include_suggestions)
    target = _target(session, "rapport", ".docx", output, force)
    plugins.load("exporters", "word").export(report, target, template=template)
    _show(session, report, names, target)


@command(help=texts.EXPORT_HTML)
@_output
@_suggestions
@_force
def html(session: Session, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write the report as a page."""
    _plain(session, "html", output, include_suggestions, force)


@command(help=texts.EXPORT_XLSX)
@_output
@_suggestions
@_force
def xlsx(session: Session, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write codings, balance, interviews and codes as one workbook."""
    _plain(session, "xlsx", output, include_suggestions, force)


@command(help=texts.EXPORT_QUOTES)
@click.option("--format", "form", type=click.Choice(QUOTE_FORMATS), help=texts.OPTION_FORMAT)
@_output
@_suggestions
@_force
def quotes(session: Session, form: str | None, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write the coded quotes as a table."""
    form = form or _form_of(output)
    with session.project() as project:
        report, names = _report(project, include_suggestions)
    target = _target(session, "citaten", f".{form}", output, force)
    plugins.load("exporters", f"quotes_{form}").export(report, target)
    _show(session, report, names, target)


cli.add_command(word)
cli.add_command(html)
cli.add_command(xlsx)
cli.add_command(quotes)


def _plain(session: Session, form: str, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write the report in a form that knows no house style."""
    with session.project() as project:
        report, names = _report(project, include_suggestions)
    target = _target(session, "rapport", f".{form}", output, force)
    plugins.load("exporters", form).export(report, target)
    _show(session, report, names, target)


def _report(project: "Project", include_suggestions: bool) -> "tuple[Report, list[str]]":
    """Return the report, and the places of quotes in which a speaker is named."""
    from lerende_evaluatie.usecases.names import quotes_with_speaker_names
    from lerende_evaluatie.usecases.report import build_report

    report = build_report(project, include_suggestions=include_suggestions)
    return report, quotes_with_speaker_names(project, report.quotes)


def _form_of(output: Path | None) -> str:
    """Return the format that the name of the output asks for."""
    form = output.suffix.lower().removeprefix(".") if output else ""
    return form if form in QUOTE_FORMATS else "xlsx"


def _target(session: Session, stem: str, suffix: str, output: Path | None, force: bool) -> Path:
    """Return the file to write, in a folder that is there."""
    from lerende_evaluatie.cli._files import check_free, check_suffix, free_name, make_folder

    if output:
        check_suffix(output, suffix)
    target = output or free_name(session.folder / FOLDER, stem, suffix)
    check_free(target, force)
    make_folder(target)
    return target


def _show(session: Session, report: "Report", names: list[str], target: Path) -> None:
    proposed = sum(quote.suggestion for quote in report.quotes)
    decided = len(report.quotes) - proposed
    lines = [texts.EXPORTED.format(file=target, quotes=texts.quotes(decided))]
    if proposed:
        lines.append(texts.EXPORTED_SUGGESTIONS.format(count=proposed))
    if not report.quotes:
        lines.append(texts.EXPORTED_NOTHING)
    if report.method.lost:
        lines.append(texts.EXPORTED_LOST.format(count=report.method.lost))
    if names:
        lines.append(texts.NAMES_IN_QUOTES.format(count=len(names), places="; ".join(names)))
    session.show({"file": str(target), "quotes": decided, "suggestions": proposed, "names_in_quotes": names}, *lines)
