"""The appendices: interviews, codebook, method, the passages that no chapter prints, and where each quote stands."""

from collections.abc import Iterator

from lerende_evaluatie.domain.report import InterviewRow, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.elements import figure, figures, link, name, quiet, row_head, table
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import appendices, framework, naming, numbers


def interviews(setting: Setting) -> Iterator[Element]:
    """Yield the interviews, one by one."""
    report = setting.report
    if not report.interviews:
        yield E.p(texts.NO_INTERVIEWS)
        return
    yield E.p(texts.INTERVIEWS_INTRO)
    rows = [_interview(report, row) for row in report.interviews]
    sums = (sum(row.words for row in report.interviews), sum(row.passages for row in report.interviews))
    rows.append([row_head(texts.TOTAL), *(E.td() for _ in range(4)), *figures(sums)])
    yield table(
        texts.INTERVIEWS_CAPTION, html.heads(texts.INTERVIEW_COLUMNS, figures_from=4), rows, "summed interviews"
    )


def codebook(setting: Setting) -> Iterator[Element]:
    """Yield the whole codebook."""
    codebook = setting.report.codebook
    if not codebook.codes:
        yield E.p(texts.NO_CODES)
        return
    rows = []
    for code in codebook.walk():
        above = framework.names_above(codebook, code)
        shown = [*([E.span({"class": "quiet"}, above)] if above else []), E.span(code.name)]
        lines = (E.p({"class": "words"}, E.b(label), words) for label, words in framework.explanation(code))
        rows.append([name(code, *shown, E.span({"class": "quiet"}, code.id)), E.td(*lines)])
    yield table(texts.CODEBOOK_CAPTION, html.heads(texts.CODEBOOK_COLUMNS), rows, "codes")


def method(setting: Setting) -> Iterator[Element]:
    """Yield how the report came about: what the software did, and what people did."""
    facts = setting.report.method
    yield E.p(texts.made_with(facts.software, facts.codebook, facts.codebook_version))
    yield E.h3(texts.WHAT_SOFTWARE_DID)
    yield E.ul(*(E.li(line) for line in appendices.done_by_software(facts)))
    yield E.h3(texts.WHAT_PEOPLE_DID)
    done = appendices.done_by_people(facts)
    yield E.p(texts.people_read(len(facts.coders)) if done else texts.NO_CODERS)
    if done:
        yield E.ul(*(E.li(line) for line in done))
    if facts.coders:
        lines = appendices.coder_lines(facts)
        rows = [[row_head(who), *figures(counts)] for who, counts in lines]
        summed = "summed" if len(lines) > len(facts.coders) else ""
        yield table(texts.CODERS_CAPTION, html.heads(texts.CODER_COLUMNS, figures_from=1), rows, summed)


def others(setting: Setting) -> Iterator[Element]:
    """Yield the coded passages that no chapter prints, per code."""
    yield E.p(texts.OTHERS_INTRO)
    for found in numbers.others(setting.report):
        yield E.h3(found.code.name)
        yield from setting.by_direction(found.quotes)
        if elsewhere := numbers.elsewhere_told(found, setting.numbers):
            yield E.p({"class": "quiet"}, *setting.told(elsewhere))


def places(setting: Setting) -> Iterator[Element]:
    """Yield where in the interviews each quote on the page stands."""
    report = setting.report
    rows = [
        [
            E.td({"id": f"plaats-{number}"}, link(str(number), anchor=f"citaat-{number}")),
            E.td(codes),
            E.td(quote.place),
        ]
        for number, (quote, codes) in enumerate(numbers.places(report, numbers.printed(report)), 1)
    ]
    if not rows:
        yield E.p(texts.NO_QUOTES)
        return
    yield E.p(texts.PLACES_INTRO)
    yield table(texts.PLACES_CAPTION, html.heads(texts.PLACES_COLUMNS), rows)


def _interview(report: Report, row: InterviewRow) -> list[Element]:
    who = E.td(naming.group_name(report, row.group))
    who.extend(quiet(row.function or ""))
    return [
        row_head(row.name),
        E.td(row.case or ""),
        who,
        E.td(texts.short_date(row.date)),
        figure("" if row.round is None else row.round),
        *figures((row.words, row.passages)),
    ]
