"""The report from title page to last appendix, in the order in which it is printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import front, numbers
from lerende_evaluatie.exporters._word import (
    appendices,
    balance,
    comparison,
    framework,
    introduction,
    lessons,
    portraits,
    themes,
)
from lerende_evaluatie.exporters._word.package import (
    open_document,
    save,
    set_comments,
    set_properties,
    set_running_title,
)
from lerende_evaluatie.exporters._word.story import Story

CHAPTERS: dict[Part, Callable[[Story, Report], None]] = {
    Part.INTRODUCTION: introduction.chapter,
    Part.PILOTS: portraits.chapter,
    Part.FRAMEWORK: framework.chapter,
    Part.BALANCE: balance.chapter,
    Part.COMPARISON: comparison.chapter,
    Part.LESSONS: lessons.chapter,
    Part.QUOTES: themes.chapter,
    Part.APPENDICES: appendices.chapter,
}


def render(report: Report, template: Path | None) -> bytes:
    """Return the report as the bytes of a docx."""
    document, ids = open_document(template)
    title = front.title(report)
    if template is None:
        set_running_title(document, ids, title)
    set_properties(document, report, title)
    remark = partial(_remark, report) if report.with_comments else None
    story = Story(document.element.body.sectPr, ids, quotes=numbers.printed(report), remark=remark)
    _title_page(story, report, title)
    story.contents(texts.CONTENTS)
    for part in Part:
        if part in report.parts:
            CHAPTERS[part](story, report)
    if story.comments:
        set_comments(document, story.comments)
    return save(document, story.finish())


def _remark(report: Report, quote: Quote) -> str:
    """Return where a quote comes from, for the margin."""
    return texts.remark(quote.place, report.codebook.name_of(quote.code_id), quote.valence, quote.coder)


def _title_page(story: Story, report: Report, title: str) -> None:
    story.text(title, "Title")
    if report.subtitle.strip():
        story.text(report.subtitle, "Subtitle")
    story.text(texts.long_date(report.date), "Rapportgegevens")
    story.text(front.basis(report), "Rapportgegevens")
    if warning := front.warning(report):
        story.text(warning, "Mededeling")
