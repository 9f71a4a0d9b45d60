"""The chapter with the quotes, theme by theme."""

from collections.abc import Sequence

from lerende_evaluatie.domain.report import CodeSection, Report
from lerende_evaluatie.exporters import _parts, texts
from lerende_evaluatie.exporters._story import Story


def themes(story: Story, report: Report) -> None:
    """Set a part per main theme, with the codes below it and all quotes."""
    story.heading(texts.THEMES, 1)
    if not report.sections:
        story.text(texts.NO_THEMES)
        return
    story.text(texts.THEMES_INTRO)
    for theme in _parts.per_theme(report.sections):
        _theme(story, report, theme)


def _theme(story: Story, report: Report, theme: Sequence[CodeSection]) -> None:
    main, below = theme[0], theme[1:]
    story.heading(main.code.name, 2)
    if main.code.definition:
        story.text(main.code.definition)
    if not any(_parts.has_something(section) for section in theme):
        story.text(texts.NOTHING_YET)
        return
    _section(story, report, main)
    for section in below:
        if _parts.has_something(section):
            story.heading(section.code.name, 3)
            if section.code.definition:
                story.text(section.code.definition)
            _section(story, report, section)
    silent = [section.code.name for section in below if not _parts.has_something(section)]
    if silent:
        story.text(texts.nothing_about(silent), "Tabelnoot")


def _section(story: Story, report: Report, section: CodeSection) -> None:
    if heard := _parts.heard(report, section.counts):
        story.text(heard)
    for valence, quotes in _parts.by_direction(section):
        story.text(texts.valence_label(valence, len(quotes)), "Richting")
        for quote in quotes:
            story.quote(quote)
