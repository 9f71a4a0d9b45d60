"""The report as one page for a browser, to be read without internet."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report

SUFFIXES = (".html",)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write the report to `target`; a house style is refused."""
    from lerende_evaluatie.exporters._files import refuse_template, write_whole
    from lerende_evaluatie.exporters._page.page import page

    refuse_template(target, template)
    write_whole(target, page(report))
