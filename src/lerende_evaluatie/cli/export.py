"""``export``: the report in several forms, and the quotes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lerende_evaluatie import plugins
from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command, group
from lerende_evaluatie.errors import UsageError

if TYPE_CHECKING:
    from lerende_evaluatie.domain.report import Part, Report
    from lerende_evaluatie.usecases.exporting import Exported
    from lerende_evaluatie.usecases.project import Project

FOLDER = "export"
QUOTE_FORMATS = ("csv", "xlsx", "docx")


@group(help=texts.EXPORT)
def cli() -> None:
    """Group the outputs."""


def _parts_in_list(given: str | None) -> "tuple[Part, ...]":
    """Return the parts that a list with commas names; UsageError for one that the report does not have."""
    from lerende_evaluatie.domain.report import Part

    known = {part.value: part for part in Part}
    names = [name.strip() for name in (given or "").split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise UsageError(texts.UNKNOWN_PART.format(name=name, choices=", ".join(known)))
    return tuple(known[name] for name in names)


_parts = click.option("--parts", metavar=texts.PARTS, help=texts.OPTION_PARTS)
_output = click.option("--output", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.OPTION_OUTPUT)
_force = click.option("--force", is_flag=True, help=texts.OPTION_FORCE)
_suggestions = click.option("--include-suggestions", is_flag=True, help=texts.OPTION_SUGGESTIONS)


@command(help=texts.EXPORT_WORD)
@click.option("--template", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.OPTION_TEMPLATE)
@click.option("--comments", is_flag=True, help=texts.OPTION_COMMENTS)
@_parts
@_output
@_suggestions
@_force
def word(
    session: Session,
    template: Path | None,
    parts: str | None,
    comments: bool,
    output: Path | None,
    include_suggestions: bool,
    force: bool,
) -> None:
    """Write the report, and what changed since the one before."""
    from lerende_evaluatie.usecases.exporting import write_word

    with session.project() as project:
        if project.settings.report_template:
            template = template or project.folder / project.settings.report_template
        report, remarks = _report(project, include_suggestions, _parts_in_list(parts), comments)
        target = _target(session, "rapport", ".docx", output, force)
        exported = write_word(project, report, target, template)
    _show(session, report, remarks, target, exported, [texts.EXPORTED_CONTENTS] if template else [])


@command(help=texts.EXPORT_HTML)
@_parts
@_output
@_suggestions
@_force
def html(session: Session, parts: str | None, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write the report as a page."""
    _plain(session, "html", _parts_in_list(parts), output, include_suggestions, force)


@command(help=texts.EXPORT_XLSX)
@_output
@_suggestions
@_force
def xlsx(session: Session, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write codings, balance, comparison, lessons, portraits, interviews and codes as one workbook."""
    _plain(session, "xlsx", (), output, include_suggestions, force)


@command(help=texts.EXPORT_QUOTES)
@click.option("--format", "form", type=click.Choice(QUOTE_FORMATS), help=texts.OPTION_FORMAT)
@_output
@_suggestions
@_force
def quotes(session: Session, form: str | None, output: Path | None, include_suggestions: bool, force: bool) -> None:
    """Write the coded quotes as a table."""
    form = form or _form_of(output)
    with session.project() as project:
        report, remarks = _report(project, include_suggestions)
    target = _target(session, "citaten", f".{form}", output, force)
    plugins.load("exporters", f"quotes_{form}").export(report, target)
    _show(session, report, remarks, target)


cli.add_command(word)
cli.add_command(html)
cli.add_command(xlsx)
cli.add_command(quotes)


def _plain(
    session: Session,
    form: str,
    parts: "tuple[Part, ...]",
    output: Path | None,
    include_suggestions: bool,
    force: bool,
) -> None:
    """Write the report in a form that knows no house style."""
    with session.project() as project:
        report, remarks = _report(project, include_suggestions, parts)
    target = _target(session, "rapport", f".{form}", output, force)
    plugins.load("exporters", form).export(report, target)
    _show(session, report, remarks, target)


def _report(
    project: "Project", include_suggestions: bool, parts: "tuple[Part, ...]" = (), comments: bool = False
) -> "tuple[Report, dict[str, list[str]]]":
    """Return the report (all parts of it when none is named) and what asks for attention.

    That is the places of quotes in which a speaker is named, and the rows of context.csv that do not count.
    """
    from lerende_evaluatie.domain.report import Part
    from lerende_evaluatie.usecases.names import quotes_with_speaker_names
    from lerende_evaluatie.usecases.report import build_report
    from lerende_evaluatie.usecases.writing import context_faults

    report = build_report(
        project, include_suggestions=include_suggestions, parts=parts or tuple(Part), with_comments=comments
    )
    names = quotes_with_speaker_names(project, report.quotes)
    return report, {"names_in_quotes": names, "context_faults": list(context_faults(project))}


def _form_of(output: Path | None) -> str:
    """Return the format that the name of the output asks for."""
    form = output.suffix.lower().removeprefix(".") if output else ""
    return form if form in QUOTE_FORMATS else "xlsx"


def _target(session: Session, stem: str, suffix: str, output: Path | None, force: bool) -> Path:
    """Return the file to write, in a folder that is there."""
    from lerende_evaluatie.cli._files import check_free, check_suffix, make_folder
    from lerende_evaluatie.usecases.exporting import free_name

    if output:
        check_suffix(output, suffix)
    target = output or free_name(session.folder / FOLDER, stem, suffix)
    check_free(target, force)
    make_folder(target)
    return target


def _show(
    session: Session,
    report: "Report",
    remarks: dict[str, list[str]],
    target: Path,
    exported: "Exported | None" = None,
    advice: Sequence[str] = (),
) -> None:
    from lerende_evaluatie.domain.report import Part

    proposed = sum(quote.suggestion for quote in report.quotes)
    decided = len(report.quotes) - proposed
    passages = len({quote.passage for quote in report.quotes if not quote.suggestion})
    message = texts.EXPORTED if report.parts == tuple(Part) else texts.EXPORTED_PARTS
    lines = [message.format(file=target, quotes=texts.quotes(passages, decided))]
    if proposed:
        lines.append(texts.EXPORTED_SUGGESTIONS.format(count=proposed))
    if not report.quotes:
        lines.append(texts.EXPORTED_NOTHING)
    if report.method.lost:
        lines.append(texts.EXPORTED_LOST.format(count=report.method.lost))
    if names := remarks["names_in_quotes"]:
        lines.append(texts.NAMES_IN_QUOTES.format(count=len(names), places="; ".join(dict.fromkeys(names))))
    lines.extend(f"• {fault}" for fault in remarks["context_faults"])
    result = {"file": str(target), "quotes": decided, "suggestions": proposed, **remarks}
    if exported:
        result.update(_changed(exported))
        lines.extend(_changes(exported, target))
    lines.extend(advice)
    session.show(result, *lines)


def _changed(exported: "Exported") -> dict[str, object]:
    found = exported.differences
    return {
        "kept": str(exported.kept) if exported.kept else None,
        "changes": str(exported.changes) if exported.changes else None,
        "changed": found and {name: len(items) for name, items in found.lists.items()},
    }


def _changes(exported: "Exported", target: Path) -> list[str]:
    """Return what a writer has to know: where the edited document went, and what changed since the last one."""
    from lerende_evaluatie.usecases.exporting import changes_in_words

    lines = [texts.EXPORTED_KEPT.format(file=exported.kept)] if exported.kept else []
    found = exported.differences
    if found and exported.changes:
        since = texts.EXPORTED_SINCE.format(file=found.since.file, at=found.since.at.astimezone())
        lines.append(f"{since} {changes_in_words(found)}.")
        lines.append(texts.EXPORTED_CHANGES.format(file=exported.changes))
        since_file = target.parent / found.since.file
        worked_in = exported.kept or (since_file if since_file != target and since_file.is_file() else None)
        if worked_in:
            lines.append(texts.EXPORTED_TRACE.format(file=worked_in))
    return lines
