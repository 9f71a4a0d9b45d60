"""The report as one page: the same chapters and numbers as in Word, with quotes that unfold and links to each place."""

from collections.abc import Iterable, Iterator

from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import _html, _parts, texts
from lerende_evaluatie.exporters._html import E, Element
from lerende_evaluatie.exporters._parts import Appendix
from lerende_evaluatie.exporters._report import appendices
from lerende_evaluatie.exporters._report.balance import balance
from lerende_evaluatie.exporters._report.comparison import comparison
from lerende_evaluatie.exporters._report.framework import framework
from lerende_evaluatie.exporters._report.introduction import introduction
from lerende_evaluatie.exporters._report.lessons import lessons
from lerende_evaluatie.exporters._report.pilots import pilots
from lerende_evaluatie.exporters._report.setting import Setting
from lerende_evaluatie.exporters._report.themes import themes

Chapter = tuple[str, str, Iterable[Element]]
"""Anchor, heading and content."""

CHAPTERS = {
    Part.INTRODUCTION: ("inleiding", texts.INTRODUCTION, introduction),
    Part.PILOTS: ("pilots", texts.PILOTS, pilots),
    Part.FRAMEWORK: ("kader", texts.FRAMEWORK, framework),
    Part.BALANCE: ("balans", texts.BALANCE, balance),
    Part.COMPARISON: ("vergelijking", texts.COMPARISON, comparison),
    Part.LESSONS: ("lessen", texts.LESSONS, lessons),
    Part.QUOTES: ("themas", texts.THEMES, themes),
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
    title, warning = _parts.title(report), _parts.warning(report)
    return _html.page(
        title,
        __package__,
        E.header(
            E.h1(title),
            *([E.p({"class": "subtitle"}, report.subtitle)] if report.subtitle.strip() else []),
            E.p({"class": "quiet"}, texts.long_date(report.date), E.br(), _parts.basis(report)),
            *([E.p({"class": "note"}, warning)] if warning else []),
        ),
        _html.contents(((anchor, words) for anchor, words, _ in chapters), texts.CONTENTS),
        E.main(*(E.section({"id": anchor}, E.h2(words), *content) for anchor, words, content in chapters)),
    )


def _chapters(report: Report) -> Iterator[Chapter]:
    setting = Setting(report)
    for part, (anchor, heading, chapter) in CHAPTERS.items():
        if part in report.parts:
            yield anchor, heading, chapter(setting)
    for appendix, name in _parts.appendices(report).items():
        yield name.lower().replace(" ", "-"), _parts.appendix_heading(name, appendix), APPENDICES[appendix](setting)
