"""The appendices: interviews, codebook, method, the passages that no chapter prints, and where each quote stands."""

from collections.abc import Iterator

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.report import InterviewRow, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import appendices, framework, naming, numbers
from lerende_evaluatie.exporters._parts.appendices import Appendix
from lerende_evaluatie.exporters._word import themes
from lerende_evaluatie.exporters._word.story import Cell, Line, Run, Story, figure, heads, words

ROOM_FOR_INTERVIEWS = 8400
"""Width of the text in twips below which the table of the interviews lies on its side."""


def chapter(story: Story, report: Report) -> None:
    """Set each appendix that has something to say."""
    sets = {
        Appendix.INTERVIEWS: _interviews,
        Appendix.CODEBOOK: _codebook,
        Appendix.METHOD: _method,
        Appendix.OTHERS: _others,
        Appendix.PLACES: _all_places,
    }
    for appendix, name in appendices.names(report).items():
        lies = appendix is Appendix.INTERVIEWS and story.width < ROOM_FOR_INTERVIEWS
        if lies:
            story.turn(landscape=True)
        story.heading(appendices.heading(name, appendix), 1)
        sets[appendix](story, report)
        if lies:
            story.turn(landscape=False)


def _interviews(story: Story, report: Report) -> None:
    if not report.interviews:
        story.text(texts.NO_INTERVIEWS)
        return
    story.text(texts.INTERVIEWS_INTRO)
    story.caption(texts.INTERVIEWS_CAPTION)
    rows = [_interview(report, row) for row in report.interviews]
    total = [words(texts.TOTAL, mark="Strong"), *(words("") for _ in range(4))]
    sums = (sum(row.words for row in report.interviews), sum(row.passages for row in report.interviews))
    rows.append([*total, *(figure(value, "Strong") for value in sums)])
    story.table((4.3, 1.9, 3.7, 1.7, 1.2, 1.65, 1.55), heads(texts.INTERVIEW_COLUMNS, figures_from=4), rows)


def _codebook(story: Story, report: Report) -> None:
    if not report.codebook.codes:
        story.text(texts.NO_CODES)
        return
    story.caption(texts.CODEBOOK_CAPTION)
    header = [words(""), *heads(texts.CODEBOOK_COLUMNS)]
    story.table((0.5, 4.5, 11), header, [_code(report, code) for code in report.codebook.walk()])


def _method(story: Story, report: Report) -> None:
    facts = report.method
    story.text(texts.made_with(facts.software, facts.codebook, facts.codebook_version))
    story.heading(texts.WHAT_SOFTWARE_DID, 2)
    for line in appendices.done_by_software(facts):
        story.text(line, "ListBullet")
    story.heading(texts.WHAT_PEOPLE_DID, 2)
    done = appendices.done_by_people(facts)
    story.text(texts.people_read(len(facts.coders)) if done else texts.NO_CODERS)
    for line in done:
        story.text(line, "ListBullet")
    if facts.coders:
        _coders(story, report)


def _others(story: Story, report: Report) -> None:
    story.text(texts.OTHERS_INTRO)
    for found in numbers.others(report):
        story.subheading(found.code.name)
        themes.by_direction(story, report, found.quotes)
        if elsewhere := numbers.elsewhere_told(found, story.numbers):
            story.told(elsewhere, "Lesgegevens")


def _all_places(story: Story, report: Report) -> None:
    if not story.quotes:
        story.text(texts.NO_QUOTES)
        return
    story.text(texts.PLACES_INTRO)
    story.caption(texts.PLACES_CAPTION)
    story.table((1.5, 6.5, 8), heads(texts.PLACES_COLUMNS), _places(story, report))


def _interview(report: Report, row: InterviewRow) -> list[Cell]:
    group = naming.group_name(report, row.group)
    who = [Line((Run(group),))] if group or not row.function else []
    if row.function:
        who.append(Line((Run(row.function, "Bijschrift"),)))
    counts = ("" if row.round is None else str(row.round), row.words, row.passages)
    plain = [
        words(row.name, mark="Bijschrift"),
        words(row.case or ""),
        Cell(tuple(who)),
        words(texts.short_date(row.date)),
    ]
    return [*plain, *(figure(value) for value in counts)]


def _code(report: Report, code: Code) -> list[Cell]:
    name: tuple[Line, ...] = (Line((Run(code.name, "Strong"),)), Line((Run(code.id, "Bijschrift"),)))
    if above := framework.names_above(report.codebook, code):
        name = (Line((Run(above, "Bijschrift"),)), *name)
    lines = tuple(Line((Run(label, "Strong"), Run(text))) for label, text in framework.explanation(code))
    return [Cell((Line((Run(""),)),), framework.colour(code.color)), Cell(name), Cell(lines)]


def _coders(story: Story, report: Report) -> None:
    story.caption(texts.CODERS_CAPTION)
    coders = len(report.method.coders)
    rows = []
    for index, (name, figures) in enumerate(appendices.coder_lines(report.method)):
        mark = None if index < coders else "Strong"
        rows.append([words(name, mark=mark), *(figure(value, mark) for value in figures)])
    story.table((4, 3, 3, 3, 3), heads(texts.CODER_COLUMNS, figures_from=1), rows)


def _places(story: Story, report: Report) -> Iterator[list[Cell]]:
    for number, (quote, codes) in enumerate(numbers.places(report, story.quotes), 1):
        link = story.reference(quote)
        cell = Cell((Line((Run(str(number), None, link and link.link),)),))
        yield [cell, words(codes), words(quote.place)]
