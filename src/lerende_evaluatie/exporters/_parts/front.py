"""The title page, and the introduction: who was interviewed, and how the interviews were held and read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lerende_evaluatie.domain.evidence import count
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import appendices, naming
from lerende_evaluatie.exporters._parts.appendices import Appendix


def title(report: Report) -> str:
    """Return what stands on the title page."""
    return report.title.strip() or texts.NO_TITLE


def basis(report: Report) -> str:
    """Return the line that says what the report is based on."""
    decided = {(each.source_name, each.selection) for each in report.quotes if not each.suggestion}
    pilots = len({row.case for row in report.interviews if row.case})
    return texts.basis(len(report.interviews), pilots, len(decided), _proposals(report))


def warning(report: Report) -> str:
    """Return what a reader must know when suggestions are among the quotes; empty when none can be."""
    if not (report.includes_suggestions or _proposals(report)):
        return ""
    counted = f" {texts.SUGGESTIONS_COUNT}" if counts_suggestions(report) else ""
    return texts.CONTAINS_SUGGESTIONS + counted


def counts_suggestions(report: Report) -> bool:
    """Tell whether the counts of some code are higher than what people decided on."""
    codebook = report.codebook
    decided = [quote for quote in report.quotes if not quote.suggestion]
    if len(decided) == len(report.quotes):
        return False
    return any(
        section.counts.passages
        > count(quote for quote in decided if codebook.within(quote.code_id, section.code.id)).passages
        for section in report.sections
        if section.depth == 0
    )


def _proposals(report: Report) -> int:
    return sum(quote.suggestion for quote in report.quotes)


def way_of_working(report: Report) -> list[str]:
    """Return how the interviews were held and read, a paragraph each."""
    facts, codebook = report.method, report.codebook
    held = " ".join(filter(None, (_period(report), _rounds(report))))
    read = texts.read_by_people(len(codebook.roots()), len(codebook.codes)) if codebook.codes else ""
    done = [texts.coded_by(len(facts.coders), facts.codings)] if facts.coders else [texts.NO_CODERS]
    if facts.suggestions:
        done.append(texts.WITH_SUGGESTIONS)
    decided = " ".join(done) + appendices.pointing(report, texts.METHOD_APPENDIX, Appendix.METHOD)
    return [paragraph for paragraph in (held, read, decided) if paragraph]


def _period(report: Report) -> str:
    dates = [row.date for row in report.interviews if row.date]
    return texts.period(min(dates), max(dates), len(report.interviews) - len(dates)) if dates else ""


def _rounds(report: Report) -> str:
    return texts.in_rounds(sorted(Counter(row.round for row in report.interviews if row.round is not None).items()))


class OverviewLine(NamedTuple):
    """A group, or all of them: interviews per pilot and in all."""

    name: str
    figures: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Interviews by group and pilot; the last of `lines` is that of all groups."""

    cases: tuple[str, ...]
    lines: tuple[OverviewLine, ...]
    intro: str
    gaps: str


def overview(report: Report) -> Overview:
    """Return how many interviews there are of each group in each pilot."""
    rows = report.interviews
    cases = naming.in_order(report.cases, [row.case for row in rows])
    groups = naming.in_order(report.groups, [row.group for row in rows])
    cells = Counter((row.group, row.case) for row in rows)

    def line(name: str, members: Sequence[str | None]) -> OverviewLine:
        figures = tuple(sum(cells[group, case] for group in members) for case in cases)
        return OverviewLine(name, figures, sum(figures))

    heard_cases, heard_groups = {row.case for row in rows} - {None}, {row.group for row in rows} - {None}
    intro = texts.overview_intro(len(rows), len(heard_cases), len(heard_groups))
    elsewhere = appendices.pointing(report, texts.OVERVIEW_APPENDIX, Appendix.INTERVIEWS)
    return Overview(
        cases=tuple(texts.NOT_FILLED_IN if case is None else case for case in cases),
        lines=(*(line(naming.group_or_gap(report, group), [group]) for group in groups), line(texts.TOTAL, groups)),
        intro=f"{intro} {texts.OVERVIEW_TABLE}{elsewhere}",
        gaps=texts.overview_gaps(sum(row.case is None for row in rows), sum(row.group is None for row in rows)),
    )
