"""The chapter with the quotes, theme by theme."""

from collections.abc import Sequence

from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import CodeSection, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import quoting, themes
from lerende_evaluatie.exporters._word.story import Story


def chapter(story: Story, report: Report) -> None:
    """Set a part per main theme, with the codes below it and the quotes that were chosen."""
    story.heading(texts.THEMES, 1)
    if not report.sections:
        story.text(texts.NO_THEMES)
        return
    story.text(themes.intro(report))
    for theme in themes.per_theme(report.sections):
        _theme(story, report, theme)


def _theme(story: Story, report: Report, theme: Sequence[CodeSection]) -> None:
    main, below = theme[0], theme[1:]
    story.heading(main.code.name, 2)
    if main.code.definition:
        story.text(main.code.definition, keep_next=True)
    if not any(themes.has_something(section) for section in theme):
        story.text(texts.NOTHING_YET)
        return
    _section(story, report, theme, main)
    for section in below:
        if themes.has_something(section):
            story.subheading(section.code.name)
            if section.code.definition:
                story.text(section.code.definition, keep_next=True)
            _section(story, report, theme, section)
    silent = [section.code.name for section in below if not themes.has_something(section)]
    if silent:
        story.text(texts.nothing_about(silent), "Tabelnoot")


def by_direction(story: Story, report: Report, found: Sequence[Quote]) -> None:
    """Set quotes per direction, each direction under its label."""
    for valence, alike in quoting.by_direction(found):
        story.text(texts.valence_label(valence, len(alike)), "Richting")
        quotes(story, report, alike)


def quotes(story: Story, report: Report, found: Sequence[Quote]) -> None:
    """Set quotes one after the other."""
    for quote in found:
        story.quote(quote, quoting.spoken(report, quote))


def _section(story: Story, report: Report, theme: Sequence[CodeSection], section: CodeSection) -> None:
    if told := themes.section_told(report, theme, section):
        story.text(told, keep_next=bool(section.chosen))
    by_direction(story, report, section.chosen)
