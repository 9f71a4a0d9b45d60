"""The parts of a report as every form of it prints them: names, sentences, rows and their order, without any layout."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.evidence import count
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import CodeSection, Counts, Judgement, Method, Quote, Report
from lerende_evaluatie.exporters import texts

EXAMPLES = 2
TINTS = {
    Judgement.POSITIVE: "E4F1E4",
    Judgement.MIXED: "FFF4D6",
    Judgement.NEGATIVE: "FAE3DF",
    Judgement.UNKNOWN: "F2F2F2",
}


# Title page


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


# Overview


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
    cases = _in_order(report.cases, [row.case for row in rows])
    groups = _in_order(report.groups, [row.group for row in rows])
    cells = Counter((row.group, row.case) for row in rows)

    def line(name: str, members: Sequence[str | None]) -> OverviewLine:
        figures = tuple(sum(cells[group, case] for group in members) for case in cases)
        return OverviewLine(name, figures, sum(figures))

    heard_cases, heard_groups = {row.case for row in rows} - {None}, {row.group for row in rows} - {None}
    return Overview(
        cases=tuple(texts.NOT_FILLED_IN if case is None else case for case in cases),
        lines=(*(line(_group_or_gap(report, group), [group]) for group in groups), line(texts.TOTAL, groups)),
        intro=texts.overview_intro(len(rows), len(heard_cases), len(heard_groups)),
        gaps=texts.overview_gaps(sum(row.case is None for row in rows), sum(row.group is None for row in rows)),
    )


def group_name(report: Report, group: str | None) -> str:
    """Return the label of a group, its key when it has none, and nothing when there is no group."""
    return report.group_labels.get(group, group) if group else ""


def _group_or_gap(report: Report, group: str | None) -> str:
    return texts.NOT_FILLED_IN if group is None else group_name(report, group)


def _in_order(known: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Return the known values, then those that only the interviews have, and None last when it occurs."""
    values: list[str | None] = list(dict.fromkeys([*known, *(value for value in found if value is not None)]))
    return [*values, None] if None in found else values


# Framework and codebook


def kinds_of_themes(codebook: CodeBook) -> Iterator[tuple[str, list[Code]]]:
    """Yield the main themes and the themes that run through all, each with the caption of their table."""
    for caption, secondary in ((texts.MAIN_THEMES_CAPTION, False), (texts.CROSS_THEMES_CAPTION, True)):
        chosen = [code for code in codebook.roots() if code.is_secondary == secondary]
        if chosen:
            yield caption, chosen


def names_below(codebook: CodeBook, code: Code) -> str:
    """Return the line that names the codes below a theme; empty when there are none."""
    below = [child.name for child in codebook.walk(code.id)]
    return texts.parts_of(below) if below else ""


def names_above(codebook: CodeBook, code: Code) -> str:
    """Return the names of the codes above a code, from the top; empty at the top."""
    return " › ".join(codebook.name_of(id) for id in codebook.lineage(code.id)[:-1])


def explanation(code: Code) -> Iterator[tuple[str, str]]:
    """Yield what the codebook says of a code, each with its label."""
    found = [
        (texts.DEFINITION, code.definition or texts.NO_DEFINITION),
        (texts.USE_WHEN, code.use_when),
        (texts.AVOID_WHEN, code.avoid_when),
        *((texts.EXAMPLE, f"“{example.text}”") for example in code.examples[:EXAMPLES]),
        *((texts.NEAR_MISS, f"“{example.text}”") for example in code.near_misses[:1]),
    ]
    return ((label, text) for label, text in found if text)


# Themes


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
    pilots, groups = len({*report.cases, *counts.cases}), len({*report.groups, *counts.groups})
    return f"{texts.heard(counts, pilots, groups)} {texts.directions(counts)}".rstrip()


def by_direction(section: CodeSection) -> Iterator[tuple[Valence, list[Quote]]]:
    """Yield the quotes of a code per direction, in the order in which they are printed and numbered."""
    for valence in Valence:
        chosen = [quote for quote in section.quotes if quote.valence is valence]
        if chosen:
            yield valence, chosen


def printed(report: Report) -> Iterator[Quote]:
    """Yield all quotes in the order in which they are printed: the first has number 1."""
    return (quote for section in report.sections for _, quotes in by_direction(section) for quote in quotes)


# Method


def done_by_software(facts: Method) -> list[str]:
    """Return what the software did, a sentence each."""
    return [
        *([texts.read_with(facts.pipelines)] if facts.pipelines else []),
        *([texts.suggested_by(facts.engines)] if facts.engines else []),
        texts.suggestions_made(facts.suggestions),
        *([texts.undecided(facts.undecided)] if facts.suggestions or facts.undecided else []),
        texts.ONLY_SUGGESTS,
    ]


def done_by_people(facts: Method) -> list[str]:
    """Return what people did, a sentence each; empty when nobody did anything yet."""
    return [texts.codings_made(facts.codings), texts.lost(facts.lost)] if facts.codings or facts.coders else []


def coder_lines(facts: Method) -> list[tuple[str, tuple[int, ...]]]:
    """Return what each coder did; with several the last line is that of all of them."""
    lines: list[tuple[str, tuple[int, ...]]] = [
        (row.name, (row.accepted, row.changed, row.rejected, row.by_hand)) for row in facts.coders
    ]
    if len(lines) > 1:
        lines.append((texts.TOTAL, tuple(map(sum, zip(*(figures for _, figures in lines), strict=True)))))
    return lines
