"""The report from title page to last appendix, in the order in which it is printed."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import _appendices, _chapters, _themes, texts
from lerende_evaluatie.exporters._package import open_document, save, set_properties, set_running_title
from lerende_evaluatie.exporters._story import Story


def render(report: Report, template: Path | None) -> bytes:
    """Return the report as the bytes of a docx."""
    document, ids = open_document(template)
    title = report.title.strip() or texts.NO_TITLE
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
    proposals = sum(quote.suggestion for quote in report.quotes)
    decided = {(each.source_name, each.selection) for each in report.quotes if not each.suggestion}
    pilots = len({row.case for row in report.interviews if row.case})
    story.text(texts.basis(len(report.interviews), pilots, len(decided), proposals), "Rapportgegevens")
    if report.includes_suggestions or proposals:
        counted = f" {texts.SUGGESTIONS_COUNT}" if _chapters.counts_suggestions(report) else ""
        story.text(texts.CONTAINS_SUGGESTIONS + counted, "Mededeling")
