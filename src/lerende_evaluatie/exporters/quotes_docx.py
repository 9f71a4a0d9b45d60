"""The coded quotes as a table in Word, for reading along or handing out."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report

SUFFIXES = (".docx",)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write a table row per quote; `template` is a docx or dotx whose styles are kept."""
    from lerende_evaluatie.exporters._files import write_whole
    from lerende_evaluatie.exporters._word.quotes_document import render

    write_whole(target, render(report, template))
