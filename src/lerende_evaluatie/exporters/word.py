"""The report as a Word document, in our own style or in a house style."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report

SUFFIXES = (".docx",)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write the report to `target`; `template` is a docx or dotx whose styles and page layout are kept."""
    from lerende_evaluatie.exporters._files import write_whole
    from lerende_evaluatie.exporters._word.document import render

    write_whole(target, render(report, template))
