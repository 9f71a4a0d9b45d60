"""The chapter with a portrait of each pilot, under fixed headings."""

from lerende_evaluatie.domain.report import PilotPortrait, PortraitPart, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import portraits, quoting
from lerende_evaluatie.exporters._word import themes
from lerende_evaluatie.exporters._word.story import Run, Story


def chapter(story: Story, report: Report) -> None:
    """Set a portrait per pilot."""
    story.heading(texts.PILOTS, 1)
    story.text(texts.PILOTS_INTRO if report.portraits else texts.NO_PILOTS)
    for portrait in report.portraits:
        _portrait(story, report, portrait)


def _portrait(story: Story, report: Report, portrait: PilotPortrait) -> None:
    story.heading(portrait.case, 2)
    story.text(portraits.interviewed(report, portrait))
    for part in portrait.parts:
        story.subheading(texts.HEADINGS[part.heading])
        _part(story, report, part)


def _part(story: Story, report: Report, part: PortraitPart) -> None:
    for sentence in portraits.figures_told(part.figures):
        story.text(sentence)
    for paragraph in quoting.paragraphs(part.text):
        story.text(paragraph)
    if note := portraits.note(part):
        story.text([Run(note)], "Lesgegevens", keep_next=bool(part.quotes))
    themes.quotes(story, report, part.quotes)
