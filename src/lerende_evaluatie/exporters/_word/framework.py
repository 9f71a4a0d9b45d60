"""The chapter on the analysis framework: what each theme means."""

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import framework
from lerende_evaluatie.exporters._word.story import Cell, Line, Run, Story, heads, words


def chapter(story: Story, report: Report) -> None:
    """Set the codes with what they mean; the codes below them by name."""
    story.heading(texts.FRAMEWORK, 1)
    if not report.codebook.codes:
        story.text(texts.NO_CODES)
        return
    if report.codebook.description.strip():
        story.text(report.codebook.description.strip())
    story.text(framework.intro(report))
    for caption, codes in framework.kinds_of_themes(report.codebook):
        story.caption(caption)
        rows = [_theme_row(report, code) for code in codes]
        story.table((0.5, 4.5, 11), heads(("", texts.THEME, texts.MEANING)), rows, whole=True)


def _theme_row(report: Report, code: Code) -> list[Cell]:
    lines = [Line((Run(code.definition or texts.NO_DEFINITION),))]
    if below := framework.names_below(report.codebook, code):
        lines.append(Line((Run(below, "Bijschrift"),)))
    return [
        Cell((Line((Run(""),)),), framework.colour(code.color)),
        words(code.name, mark="Strong"),
        Cell(tuple(lines)),
    ]
