"""The chapters with the quotes, theme by theme."""

from collections.abc import Iterator, Sequence

from lerende_evaluatie.domain.quotes import Counts
from lerende_evaluatie.domain.report import CodeSection, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import appendices
from lerende_evaluatie.exporters._parts.appendices import Appendix


def intro(report: Report) -> str:
    """Return how to read the chapter with the quotes, and where those are that it leaves out."""
    return "".join(
        (
            texts.THEMES_INTRO,
            appendices.pointing(report, texts.THEMES_APPENDIX, Appendix.PLACES),
            appendices.pointing(report, texts.OTHERS_APPENDIX, Appendix.OTHERS),
        )
    )


def choice_told(section: CodeSection) -> str:
    """Return how many of the quotes of a code are printed; empty when all are."""
    chosen, total = len(section.chosen), len(section.quotes)
    return texts.choice_of(chosen, total) if chosen < total else ""


def section_told(report: Report, theme: Sequence[CodeSection], section: CodeSection) -> str:
    """Return what stands above the quotes of a code: how often it was heard, and how many are printed."""
    has_parts = section is theme[0] and any(map(has_something, theme[1:]))
    heard_of = heard(report, section.counts)
    parts = texts.PARTS_COUNTED if heard_of and has_parts else ""
    return " ".join(filter(None, (heard_of, parts, choice_told(section))))


def per_theme(sections: Sequence[CodeSection]) -> Iterator[list[CodeSection]]:
    """Yield each main theme with the codes below it."""
    theme: list[CodeSection] = []
    for section in sections:
        if section.depth == 0 and theme:
            yield theme
            theme = []
        theme.append(section)
    if theme:
        yield theme


def has_something(section: CodeSection) -> bool:
    """Tell whether anything was heard about a code or the codes below it."""
    return bool(section.quotes or section.counts.passages)


def heard(report: Report, counts: Counts) -> str:
    """Return how often something was heard and in which directions; empty when it was not."""
    if not counts.passages:
        return ""
    interviewed = {row.group for row in report.interviews if row.group}
    pilots, groups = len({*report.cases, *counts.cases}), len({*interviewed, *counts.groups})
    return f"{texts.heard(counts, pilots, groups)} {texts.directions(counts)}".rstrip()
