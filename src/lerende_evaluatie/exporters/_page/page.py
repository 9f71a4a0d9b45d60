"""The report as one page: the same chapters and numbers as in Word, with quotes that unfold and links to each place."""

from collections.abc import Iterable, Iterator

from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import (
    appendices,
    balance,
    comparison,
    framework,
    html,
    introduction,
    lessons,
    pilots,
    themes,
)
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import front
from lerende_evaluatie.exporters._parts.appendices import Appendix, heading, names

Chapter = tuple[str, str, Iterable[Element]]
"""Anchor, heading and content."""

CHAPTERS = {
    Part.INTRODUCTION: ("inleiding", texts.INTRODUCTION, introduction.chapter),
    Part.PILOTS: ("pilots", texts.PILOTS, pilots.chapter),
    Part.FRAMEWORK: ("kader", texts.FRAMEWORK, framework.chapter),
    Part.BALANCE: ("balans", texts.BALANCE, balance.chapter),
    Part.COMPARISON: ("vergelijking", texts.COMPARISON, comparison.chapter),
    Part.LESSONS: ("lessen", texts.LESSONS, lessons.chapter),
    Part.QUOTES: ("themas", texts.THEMES, themes.chapter),
}
APPENDICES = {
    Appendix.INTERVIEWS: appendices.interviews,
    Appendix.CODEBOOK: appendices.codebook,
    Appendix.METHOD: appendices.method,
    Appendix.OTHERS: appendices.others,
    Appendix.PLACES: appendices.places,
}


def page(report: Report) -> bytes:
    """Return the page as a file."""
    chapters = list(_chapters(report))
    title, warning = front.title(report), front.warning(report)
    return html.page(
        title,
        __package__,
        E.header(
            E.h1(title),
            *([E.p({"class": "subtitle"}, report.subtitle)] if report.subtitle.strip() else []),
            E.p({"class": "quiet"}, texts.long_date(report.date), E.br(), front.basis(report)),
            *([E.p({"class": "note"}, warning)] if warning else []),
        ),
        html.contents(((anchor, words) for anchor, words, _ in chapters), texts.CONTENTS),
        E.main(*(E.section({"id": anchor}, E.h2(words), *content) for anchor, words, content in chapters)),
    )


def _chapters(report: Report) -> Iterator[Chapter]:
    setting = Setting(report)
    for part, (anchor, words, chapter) in CHAPTERS.items():
        if part in report.parts:
            yield anchor, words, chapter(setting)
    for appendix, name in names(report).items():
        yield name.lower().replace(" ", "-"), heading(name, appendix), APPENDICES[appendix](setting)
