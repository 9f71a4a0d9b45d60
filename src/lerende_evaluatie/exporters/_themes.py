"""The chapter with the quotes, theme by theme."""

from collections.abc import Iterator, Sequence

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import CodeSection, Quote, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._story import Story


def themes(story: Story, report: Report) -> None:
    """Set a part per main theme, with the codes below it and all quotes."""
    story.heading(texts.THEMES, 1)
    if not report.sections:
        story.text(texts.NO_THEMES)
        return
    story.text(texts.THEMES_INTRO)
    for theme in _per_theme(report.sections):
        _theme(story, report, theme)


def _per_theme(sections: Sequence[CodeSection]) -> Iterator[list[CodeSection]]:
    theme: list[CodeSection] = []
    for section in sections:
        if section.depth == 0 and theme:
            yield theme
            theme = []
        theme.append(section)
    yield theme


def _theme(story: Story, report: Report, theme: Sequence[CodeSection]) -> None:
    main, below = theme[0], theme[1:]
    story.heading(main.code.name, 2)
    if main.code.definition:
        story.text(main.code.definition)
    if not any(_has_something(section) for section in theme):
        story.text(texts.NOTHING_YET)
        return
    _section(story, report, main)
    for section in below:
        if _has_something(section):
            story.heading(section.code.name, 3)
            if section.code.definition:
                story.text(section.code.definition)
            _section(story, report, section)
    silent = [section.code.name for section in below if not _has_something(section)]
    if silent:
        story.text(texts.nothing_about(silent), "Tabelnoot")


def _has_something(section: CodeSection) -> bool:
    return bool(section.quotes or section.counts.passages)


def _section(story: Story, report: Report, section: CodeSection) -> None:
    counts = section.counts
    if counts.passages:
        pilots = len({*report.cases, *counts.cases})
        groups = len({*report.groups, *counts.groups})
        story.text(f"{texts.heard(counts, pilots, groups)} {texts.directions(counts)}".rstrip())
    for valence in Valence:
        chosen = [quote for quote in section.quotes if quote.valence is valence]
        if chosen:
            _quotes(story, valence, chosen)


def _quotes(story: Story, valence: Valence, quotes: Sequence[Quote]) -> None:
    story.text(texts.valence_label(valence, len(quotes)), "Richting")
    for quote in quotes:
        story.quote(quote)
