"""The report from title page to last appendix, in the order in which it is printed."""

from collections.abc import Callable
from pathlib import Path

from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import (
    _appendices,
    _balance,
    _chapters,
    _comparison,
    _lessons,
    _parts,
    _portraits,
    _themes,
    texts,
)
from lerende_evaluatie.exporters._package import open_document, save, set_properties, set_running_title
from lerende_evaluatie.exporters._story import Story

CHAPTERS: dict[Part, Callable[[Story, Report], None]] = {
    Part.INTRODUCTION: _chapters.introduction,
    Part.PILOTS: _portraits.pilots,
    Part.FRAMEWORK: _chapters.framework,
    Part.BALANCE: _balance.balance,
    Part.COMPARISON: _comparison.comparison,
    Part.LESSONS: _lessons.lessons,
    Part.QUOTES: _themes.themes,
    Part.APPENDICES: _appendices.appendices,
}


def render(report: Report, template: Path | None) -> bytes:
    """Return the report as the bytes of a docx."""
    document, ids = open_document(template)
    title = _parts.title(report)
    if template is None:
        set_running_title(document, ids, title)
    set_properties(document, report, title)
    story = Story(document.element.body.sectPr, ids, quotes=_parts.printed(report))
    _title_page(story, report, title)
    story.contents(texts.CONTENTS)
    for part in Part:
        if part in report.parts:
            CHAPTERS[part](story, report)
    return save(document, story.finish())


def _title_page(story: Story, report: Report, title: str) -> None:
    story.text(title, "Title")
    if report.subtitle.strip():
        story.text(report.subtitle, "Subtitle")
    story.text(texts.long_date(report.date), "Rapportgegevens")
    story.text(_parts.basis(report), "Rapportgegevens")
    if warning := _parts.warning(report):
        story.text(warning, "Mededeling")
