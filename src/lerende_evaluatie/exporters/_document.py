"""The report from title page to last appendix, in the order in which it is printed."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import _appendices, _chapters, _parts, _themes, texts
from lerende_evaluatie.exporters._package import open_document, save, set_properties, set_running_title
from lerende_evaluatie.exporters._story import Story


def render(report: Report, template: Path | None) -> bytes:
    """Return the report as the bytes of a docx."""
    document, ids = open_document(template)
    title = _parts.title(report)
    if template is None:
        set_running_title(document, ids, title)
    set_properties(document, report, title)
    story = Story(document.element.body.sectPr, ids)
    _title_page(story, report, title)
    story.contents(texts.CONTENTS)
    _chapters.overview(story, report)
    _chapters.framework(story, report)
    _chapters.balance(story, report)
    _themes.themes(story, report)
    _appendices.interviews(story, report)
    _appendices.codebook(story, report)
    _appendices.method(story, report)
    _appendices.places(story, report)
    return save(document, story.finish())


def _title_page(story: Story, report: Report, title: str) -> None:
    story.text(title, "Title")
    if report.subtitle.strip():
        story.text(report.subtitle, "Subtitle")
    story.text(texts.long_date(report.date), "Rapportgegevens")
    story.text(_parts.basis(report), "Rapportgegevens")
    if warning := _parts.warning(report):
        story.text(warning, "Mededeling")
