"""The appendices: interviews, codebook, method, and where each quote stands."""

from collections.abc import Iterator

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.report import InterviewRow, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._docx import colour
from lerende_evaluatie.exporters._story import Cell, Line, Run, Story, figure, heads, words

EXAMPLES = 2


def interviews(story: Story, report: Report) -> None:
    """Set the list of interviews."""
    story.heading(texts.APPENDIX_INTERVIEWS, 1)
    if not report.interviews:
        story.text(texts.NO_INTERVIEWS)
        return
    story.text(texts.INTERVIEWS_INTRO)
    story.caption(texts.INTERVIEWS_CAPTION)
    rows = [_interview(report, row) for row in report.interviews]
    total = [words(texts.TOTAL, mark="Strong"), *(words("") for _ in range(4))]
    sums = (sum(row.words for row in report.interviews), sum(row.passages for row in report.interviews))
    rows.append([*total, *(figure(value, "Strong") for value in sums)])
    story.table((3.6, 2.0, 3.9, 1.85, 1.3, 1.65, 1.7), heads(texts.INTERVIEW_COLUMNS, figures_from=4), rows)


def codebook(story: Story, report: Report) -> None:
    """Set every code with when to use it and when not."""
    story.heading(texts.APPENDIX_CODEBOOK, 1)
    if not report.codebook.codes:
        story.text(texts.NO_CODES)
        return
    story.caption(texts.CODEBOOK_CAPTION)
    header = [words(""), *heads(texts.CODEBOOK_COLUMNS)]
    story.table((0.5, 4.5, 11), header, [_code(report, code) for code in report.codebook.walk()])


def method(story: Story, report: Report) -> None:
    """Set how the evidence came about: what the software did, and what people did."""
    facts = report.method
    story.heading(texts.APPENDIX_METHOD, 1)
    story.text(texts.made_with(facts.software, facts.codebook, facts.codebook_version))
    story.heading(texts.WHAT_SOFTWARE_DID, 2)
    if facts.pipelines:
        story.text(texts.read_with(facts.pipelines), "ListBullet")
    if facts.engines:
        story.text(texts.suggested_by(facts.engines), "ListBullet")
    story.text(texts.suggestions_made(facts.suggestions), "ListBullet")
    if facts.suggestions or facts.undecided:
        story.text(texts.undecided(facts.undecided), "ListBullet")
    story.text(texts.ONLY_SUGGESTS, "ListBullet")
    story.heading(texts.WHAT_PEOPLE_DID, 2)
    if facts.codings or facts.coders:
        story.text(texts.PEOPLE_INTRO)
        story.text(texts.codings_made(facts.codings), "ListBullet")
        story.text(texts.lost(facts.lost), "ListBullet")
    else:
        story.text(texts.NO_CODERS)
    if facts.coders:
        _coders(story, report)


def places(story: Story, report: Report) -> None:
    """Set, per quote number, where it stands in the transcripts."""
    story.heading(texts.APPENDIX_PLACES, 1)
    if not story.places:
        story.text(texts.NO_QUOTES)
        return
    story.text(texts.PLACES_INTRO)
    story.caption(texts.PLACES_CAPTION)
    story.table((1.6, 5, 9.4), heads(texts.PLACES_COLUMNS), _places(story, report))


def _interview(report: Report, row: InterviewRow) -> list[Cell]:
    group = report.group_labels.get(row.group, row.group) if row.group else ""
    who = [Line((Run(group),))] if group or not row.function else []
    if row.function:
        who.append(Line((Run(row.function, "Bijschrift"),)))
    numbers = ("" if row.round is None else str(row.round), row.words, row.passages)
    plain = [words(row.name), words(row.case or ""), Cell(tuple(who)), words(texts.short_date(row.date))]
    return [*plain, *(figure(value) for value in numbers)]


def _code(report: Report, code: Code) -> list[Cell]:
    name: tuple[Line, ...] = (Line((Run(code.name, "Strong"),)), Line((Run(code.id, "Bijschrift"),)))
    depth = report.codebook.depth(code.id)
    if depth:
        above = " › ".join(report.codebook.name_of(id) for id in report.codebook.lineage(code.id)[:-1])
        name = (Line((Run(above, "Bijschrift"),)), *name)
    return [Cell((Line((Run(""),)),), colour(code.color)), Cell(name), Cell(tuple(_explanation(code)))]


def _explanation(code: Code) -> Iterator[Line]:
    found = [
        (texts.DEFINITION, code.definition or texts.NO_DEFINITION),
        (texts.USE_WHEN, code.use_when),
        (texts.AVOID_WHEN, code.avoid_when),
        *((texts.EXAMPLE, f"“{example.text}”") for example in code.examples[:EXAMPLES]),
        *((texts.NEAR_MISS, f"“{example.text}”") for example in code.near_misses[:1]),
    ]
    for label, text in found:
        if text:
            yield Line((Run(label, "Strong"), Run(text)))


def _coders(story: Story, report: Report) -> None:
    coders = report.method.coders
    story.caption(texts.CODERS_CAPTION)
    rows = [
        [words(row.name), *(figure(value) for value in (row.accepted, row.changed, row.rejected, row.by_hand))]
        for row in coders
    ]
    if len(coders) > 1:
        sums = (sum(getattr(row, name) for row in coders) for name in ("accepted", "changed", "rejected", "by_hand"))
        rows.append([words(texts.TOTAL, mark="Strong"), *(figure(value, "Strong") for value in sums)])
    story.table((4, 3, 3, 3, 3), heads(texts.CODER_COLUMNS, figures_from=1), rows)


def _places(story: Story, report: Report) -> Iterator[list[Cell]]:
    for number, quote, bookmark in story.places:
        link = Cell((Line((Run(str(number), None, bookmark),)),))
        yield [link, words(report.codebook.name_of(quote.code_id)), words(quote.place)]
