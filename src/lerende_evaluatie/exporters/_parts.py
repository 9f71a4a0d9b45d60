"""The parts of a report as every form of it prints them: names, sentences, rows and their order, without any layout."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lerende_evaluatie.domain import lessons as rules
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.comparison import Change, sign_changed
from lerende_evaluatie.domain.context import Beside, Figure, FigureKind
from lerende_evaluatie.domain.evidence import count
from lerende_evaluatie.domain.hesitations import without_hesitations
from lerende_evaluatie.domain.lessons import Evidence, Stance, Status
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Counts, Judgement, Quote
from lerende_evaluatie.domain.report import (
    CodeSection,
    FrameworkRow,
    LessonSection,
    Method,
    Part,
    PilotPortrait,
    PortraitPart,
    Report,
)
from lerende_evaluatie.domain.tables import Cell, Column, Matrix, Value
from lerende_evaluatie.exporters import texts

Told = tuple[str | Quote, ...]
"""A paragraph; a quote in it stands for the number of that quote."""
QuoteKey = tuple[tuple[str, int, int], bool]
"""What makes two quotes one in a report, under one number: the passage, and whether it is only a suggestion."""

EXAMPLES = 2
MOST_NUMBERS = 8
"""How many numbers of quotes are named in one sentence."""
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


# Appendices


class Appendix(StrEnum):
    """An appendix, in printing order."""

    INTERVIEWS = "interviews"
    CODEBOOK = "codebook"
    METHOD = "method"
    OTHERS = "others"
    PLACES = "places"


def appendices(report: Report) -> dict[Appendix, str]:
    """Return the name of each appendix that is printed ("bijlage A"), in printing order."""
    if Part.APPENDICES not in report.parts:
        return {}
    there = [one for one in Appendix if one is not Appendix.OTHERS or any(one.quotes for one in others(report))]
    return {one: texts.APPENDIX.format(letter=chr(ord("A") + index)) for index, one in enumerate(there)}


def appendix_heading(name: str, appendix: Appendix) -> str:
    """Return the heading of an appendix by its `name`: "Bijlage A – De interviews"."""
    title = texts.APPENDIX_TITLES[tuple(Appendix).index(appendix)]
    return texts.capital(texts.APPENDIX_HEADING.format(appendix=name, title=title))


def _pointing(report: Report, sentence: str, appendix: Appendix) -> str:
    """Return a sentence that refers to an appendix, with a space before it; empty when that is not printed."""
    name = appendices(report).get(appendix)
    return f" {texts.capital(sentence.format(appendix=name))}" if name else ""


# Texts of people


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of what a person wrote: a line each, empty lines left out."""
    return [line for line in map(str.strip, text.splitlines()) if line]


# Introduction


def way_of_working(report: Report) -> list[str]:
    """Return how the interviews were held and read, a paragraph each."""
    facts, codebook = report.method, report.codebook
    held = " ".join(filter(None, (_period(report), _rounds(report))))
    read = texts.read_by_people(len(codebook.roots()), len(codebook.codes)) if codebook.codes else ""
    done = [texts.coded_by(len(facts.coders), facts.codings)] if facts.coders else [texts.NO_CODERS]
    if facts.suggestions:
        done.append(texts.WITH_SUGGESTIONS)
    decided = " ".join(done) + _pointing(report, texts.METHOD_APPENDIX, Appendix.METHOD)
    return [paragraph for paragraph in (held, read, decided) if paragraph]


def _period(report: Report) -> str:
    dates = [row.date for row in report.interviews if row.date]
    return texts.period(min(dates), max(dates), len(report.interviews) - len(dates)) if dates else ""


def _rounds(report: Report) -> str:
    return texts.in_rounds(sorted(Counter(row.round for row in report.interviews if row.round is not None).items()))


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
    intro = texts.overview_intro(len(rows), len(heard_cases), len(heard_groups))
    return Overview(
        cases=tuple(texts.NOT_FILLED_IN if case is None else case for case in cases),
        lines=(*(line(_group_or_gap(report, group), [group]) for group in groups), line(texts.TOTAL, groups)),
        intro=f"{intro} {texts.OVERVIEW_TABLE}{_pointing(report, texts.OVERVIEW_APPENDIX, Appendix.INTERVIEWS)}",
        gaps=texts.overview_gaps(sum(row.case is None for row in rows), sum(row.group is None for row in rows)),
    )


def group_name(report: Report, group: str | None) -> str:
    """Return the label of a group, its key when it has none, and nothing when there is no group."""
    return report.group_labels.get(group, group) if group else ""


def _group_or_gap(report: Report, group: str | None) -> str:
    return texts.NOT_FILLED_IN if group is None else group_name(report, group)


def _group_in_sentence(report: Report, group: str | None) -> str:
    return texts.in_sentence(group_name(report, group)) if group else texts.NOT_FILLED_IN.lower()


def _in_order(known: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Return the known values, then those that only the interviews have, and None last when it occurs."""
    values: list[str | None] = list(dict.fromkeys([*known, *(value for value in found if value is not None)]))
    return [*values, None] if None in found else values


# Portraits of pilots


def interviewed(report: Report, portrait: PilotPortrait) -> str:
    """Return the sentence that says who was interviewed in a pilot."""
    groups = Counter(row.group for row in portrait.interviews)
    ordered = [group for group in _in_order(report.groups, list(groups)) if groups[group]]
    labels = [f"{_group_in_sentence(report, group)} ({groups[group]})" for group in ordered]
    return texts.interviews_in(len(portrait.interviews), labels)


def figures_told(figures: Sequence[Figure]) -> list[str]:
    """Return what a portrait says of partners and workers, a sentence each."""
    partners = [figure for figure in figures if figure.kind is FigureKind.PARTNER]
    workers = [texts.workers(figure) for figure in figures if figure.kind is FigureKind.WORKERS]
    return [*([texts.partners(partners)] if partners else []), *workers]


def portrait_note(part: PortraitPart) -> str:
    """Return the honest line under a heading that nobody wrote anything under; empty when somebody did."""
    if part.text or part.is_written:
        return ""
    if part.quotes:
        return texts.NOT_WRITTEN
    return "" if part.figures else texts.NOTHING_HERE


# Framework and codebook


def framework_intro(report: Report) -> str:
    """Return what the framework is, what a passage is when no other chapter says so, and where the codebook stands."""
    explained = "" if Part.INTRODUCTION in report.parts else texts.PASSAGES_EXPLAINED
    return texts.FRAMEWORK_INTRO + explained + _pointing(report, texts.FRAMEWORK_APPENDIX, Appendix.CODEBOOK)


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


# Balance


class RulingNote(NamedTuple):
    """The note on a cell of the balance in which a person judges otherwise."""

    number: int
    text: str


def ruling_notes(report: Report) -> dict[tuple[str, str | None], RulingNote]:
    """Return the notes by code id and pilot (None: all pilots), numbered in reading order."""
    notes: dict[tuple[str, str | None], RulingNote] = {}
    for row in report.matrix:
        for case, cell in zip((*report.cases, None), (*row.cells, row.overall), strict=True):
            ruling = cell.ruling
            if ruling and ruling.judgement:
                number, who = len(notes) + 1, report.names.get(ruling.user_guid, "")
                text = texts.ruling_told(number, row.code.name, case, ruling, cell.judgement, who)
                notes[row.code.id, case] = RulingNote(number, text)
    return notes


class BesideLine(NamedTuple):
    """One pilot and theme: what others say, beside the sign of the interviews; a sign is None when nothing is said."""

    case: str
    theme: str
    coded: Judgement
    self_evaluation: tuple[Judgement | None, str]
    balance: tuple[Judgement | None, str]
    differs: str


def beside(report: Report) -> list[BesideLine]:
    """Return the table of self-evaluation and of costs and benefits beside the balance."""
    return [
        BesideLine(
            one.case,
            one.code.name,
            one.coded,
            (one.self_evaluation, _scores(one)),
            (one.balance, texts.costs_and_benefits(_sum(one, FigureKind.COSTS), _sum(one, FigureKind.BENEFITS))),
            texts.deviations(one.differs),
        )
        for one in report.beside
    ]


def beside_sources(report: Report) -> str:
    """Return where the figures beside the balance come from; empty when nobody said."""
    sources = list(dict.fromkeys(figure.source for one in report.beside for figure in one.figures if figure.source))
    return texts.FIGURES_FROM.format(sources=texts.listing(sources)) if sources else ""


def _scores(one: Beside) -> str:
    """Return the scores; a lone one that was given as a sign in words, for the sign stands there already."""
    scores = [figure for figure in one.figures if figure.kind is FigureKind.SELF_EVALUATION]
    if one.self_evaluation and [figure.value for figure in scores] == [one.self_evaluation]:
        return texts.SIGN_NAMES[one.self_evaluation]
    return "; ".join(texts.score(figure, dated=len(scores) > 1) for figure in scores)


def _sum(one: Beside, kind: FigureKind) -> float | None:
    values = [figure.number for figure in one.figures if figure.kind is kind and figure.number is not None]
    return sum(values) if values else None


# Comparison


def compared(report: Report) -> list[FrameworkRow]:
    """Return the themes on which somebody wrote something in some pilot; of the others the balance says it all."""
    return [row for row in report.framework if any(each.text or each.quotes for each in row.cells)]


def not_compared(report: Report) -> str:
    """Return on which themes nobody wrote anything yet; empty when there are none."""
    shown = {row.code.id for row in compared(report)}
    left_out = [row.code.name for row in report.framework if row.code.id not in shown]
    return texts.no_summary_of(left_out) if left_out else ""


class Share(NamedTuple):
    """What a group or round said of a theme: the sign, the passages out of all, and out of how many it was heard."""

    sign: Judgement
    passages: str
    among: tuple[str, ...]


class ShareRow(NamedTuple):
    """One theme with a share per column."""

    theme: str
    shares: tuple[Share, ...]


class Shares(NamedTuple):
    """Themes × groups or rounds: the heads with their denominators, the rows, and which themes have nothing."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[ShareRow, ...]
    silent: str


def shares(report: Report, matrix: Matrix) -> Shares:
    """Return what each group or round said, with denominators."""
    heard = [row for row in matrix.rows if row.overall.counts.passages]
    silent = [row.code.name for row in matrix.rows if not row.overall.counts.passages]
    rows = []
    for row in heard:
        pairs = zip(row.cells, matrix.columns, strict=True)
        found = tuple(_share(cell, column, row.overall.counts.passages) for cell, column in pairs)
        rows.append(ShareRow(row.code.name, found))
    heads = tuple((column_name(report, column.value), texts.column_size(column)) for column in matrix.columns)
    return Shares(heads, tuple(rows), texts.nothing_about(silent) if silent else "")


def _share(cell: Cell, column: Column, passages: int) -> Share:
    among = texts.column_shares(cell, column) if cell.counts.passages else ()
    return Share(cell.judgement, texts.cell_share(cell, passages), among)


def column_name(report: Report, value: Value) -> str:
    """Return what stands above the column of a group or round."""
    if isinstance(value, int):
        return texts.ROUND_HEAD.format(number=value)
    return _group_or_gap(report, value)


class RoundsCompared(NamedTuple):
    """Two rounds: the themes of which the sign changed, a sentence each, and what else is to be said."""

    heading: str
    changed: tuple[str, ...]
    notes: tuple[str, ...]


def rounds_compared(report: Report) -> list[RoundsCompared]:
    """Return, for each two rounds that follow each other, what changed and what cannot be compared."""
    pairs: dict[tuple[Value, ...], list[Change]] = {}
    for change in report.changes:
        if change.earlier.counts.passages or change.later.counts.passages:
            pairs.setdefault(tuple(column.value for column in change.rounds), []).append(change)
    return [_compared(found) for found in pairs.values()]


def _compared(changes: Sequence[Change]) -> RoundsCompared:
    comparable = [change for change in changes if change.is_comparable]
    known = [one for one in comparable if Judgement.UNKNOWN not in (one.earlier.judgement, one.later.judgement)]
    moved = [one for one in known if sign_changed(one)]
    rounds = changes[0].rounds
    sorted_out = (
        (texts.unchanged, [one for one in known if one not in moved]),
        (texts.too_little, [one for one in comparable if one not in known]),
        (texts.not_comparable, [one for one in changes if not one.is_comparable]),
    )
    return RoundsCompared(
        texts.WHAT_CHANGED.format(earlier=rounds[0].value, later=rounds[1].value),
        tuple(texts.changed(one.code.name, one.earlier, one.later, one.rounds) for one in moved),
        (
            *([] if moved else [texts.NO_CHANGE]),
            *(told([one.code.name for one in found]) for told, found in sorted_out if found),
            texts.in_both_rounds(changes[0].in_both),
        ),
    )


# Lessons


class LessonTheme(NamedTuple):
    """The lessons under one theme."""

    name: str
    lessons: list[LessonSection]


def lessons_per_theme(report: Report) -> list[LessonTheme]:
    """Return the lessons by theme, in the order of the report; those without a theme last."""
    found: dict[str | None, LessonTheme] = {}
    for section in report.lessons:
        name = section.theme.name if section.theme else texts.LESSONS_WITHOUT_THEME
        found.setdefault(section.theme.id if section.theme else None, LessonTheme(name, [])).lessons.append(section)
    without = found.pop(None, None)
    return [*found.values(), *([without] if without else [])]


def lesson_status(section: LessonSection) -> str:
    """Return how far a lesson is; empty when it is established."""
    if section.lesson.is_proposal:
        return texts.PROPOSED_LESSON
    return "" if section.lesson.status is Status.ESTABLISHED else texts.STATUSES[section.lesson.status]


def lesson_mark(section: LessonSection) -> str:
    """Return the mark on a lesson that was not heard in two pilots; empty on others."""
    if not section.hearing.is_single_case:
        return ""
    return texts.ONE_PILOT if section.hearing.supports.counts.cases else texts.NO_PILOT


def lesson_facts(report: Report, section: LessonSection) -> list[tuple[str, str]]:
    """Return where a lesson was heard and who is silent about it, a line each: its label, if any, and the rest."""
    hearing, everyone = section.hearing, section.hearing.everyone
    counts = hearing.supports.counts
    silent = texts.silent(
        hearing.silent_cases,
        [_group_in_sentence(report, group) for group in hearing.silent_groups],
        hearing.silent_rounds if len(everyone.rounds) > 1 else (),
    )
    missing = [(texts.SILENT, silent)] if silent else []
    if not counts.passages:
        return [("", texts.NOT_SUPPORTED), *missing]
    groups = [_group_in_sentence(report, group) for group in everyone.groups if group in counts.groups]
    cases = [case for case in everyone.cases if case in counts.cases]
    people = texts.share(counts.respondents, everyone.respondents, texts.RESPONDENT)
    places = [
        *([texts.heard_among("in", cases, len(everyone.cases), texts.PILOT)] if everyone.cases else []),
        *([texts.heard_among("bij", groups, len(everyone.groups), texts.GROUP)] if everyone.groups else []),
        f"bij {people}",
        *(
            [texts.heard_among("in", [str(one) for one in hearing.supports.rounds], len(everyone.rounds), texts.ROUND)]
            if len(everyone.rounds) > 1
            else []
        ),
    ]
    return [(texts.HEARD, f"{texts.listing(places)}."), *missing]


def lesson_text(section: LessonSection) -> list[Told]:
    """Return the paragraphs of a lesson, with the quotes in the place of its own references."""
    quotes = {item.number: quote for item, quote in section.quotes}
    return [tuple(_referring(paragraph, quotes)) for paragraph in paragraphs(section.lesson.text)]


def _referring(paragraph: str, quotes: Mapping[int, Quote]) -> Iterator[str | Quote]:
    after_number = False
    for piece in rules.pieces(paragraph):
        if piece.number is None:
            yield piece.text
        else:
            if after_number:
                yield " "
            yield quotes.get(piece.number, texts.MISSING_QUOTE)
        after_number = piece.number is not None


def by_stance(section: LessonSection) -> Iterator[tuple[Stance, list[tuple[Evidence, Quote]]]]:
    """Yield the quotes under a lesson: what supports it, what nuances it, what contradicts it."""
    for stance in Stance:
        found = [(item, quote) for item, quote in section.quotes if item.stance is stance]
        if found:
            yield stance, found


def lesson_to_do(section: LessonSection, numbers: Mapping[QuoteKey, int]) -> Told:
    """Return what a lesson does not deal with yet, as one sentence; empty when it deals with everything.

    It names the quotes that have a number: those that are printed.
    """
    hearing = section.hearing
    quotes = {item.number: quote for item, quote in section.quotes}
    unanswered = [quotes[number] for number in hearing.unanswered if number in quotes]
    unbacked = rules.unbacked(section.lesson)
    parts: list[Told] = []
    if unanswered:
        parts.append((texts.unanswered(len(unanswered)), *_named(unanswered, numbers)))
    if hearing.unweighed:
        parts.append((texts.unweighed(len(hearing.unweighed)), *_named(hearing.unweighed, numbers)))
    if hearing.shaky:
        parts.append((texts.shaky(len(hearing.shaky)),))
    if unbacked:
        parts.append((texts.unbacked(len(unbacked)),))
    if not parts:
        return ()
    told: list[str | Quote] = []
    for index, part in enumerate(parts):
        told += ["; ", *part] if index else part
    return (*told, ".")


def _named(quotes: Sequence[Quote], numbers: Mapping[QuoteKey, int]) -> Iterator[str | Quote]:
    """Yield the numbers of quotes, the first few only."""
    printed = by_number(quotes, numbers)
    for quote in printed[:MOST_NUMBERS]:
        yield " "
        yield quote
    if len(printed) > MOST_NUMBERS:
        yield f" {texts.and_more(len(printed) - MOST_NUMBERS)}"


# Themes


def themes_intro(report: Report) -> str:
    """Return how to read the chapter with the quotes, and where those are that it leaves out."""
    return "".join(
        (
            texts.THEMES_INTRO,
            _pointing(report, texts.THEMES_APPENDIX, Appendix.PLACES),
            _pointing(report, texts.OTHERS_APPENDIX, Appendix.OTHERS),
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


def by_direction(quotes: Sequence[Quote]) -> Iterator[tuple[Valence, list[Quote]]]:
    """Yield the quotes of a code per direction, in the order in which they are printed and numbered."""
    for valence in Valence:
        chosen = [quote for quote in quotes if quote.valence is valence]
        if chosen:
            yield valence, chosen


# Quotes and their numbers


def by_number(quotes: Iterable[Quote], numbers: Mapping[QuoteKey, int]) -> list[Quote]:
    """Return the quotes that are printed, each number once, in the order of their numbers."""
    found = {key: quote for key, quote in _by_key(quotes).items() if key in numbers}
    return [found[key] for key in sorted(found, key=numbers.__getitem__)]


def spoken(report: Report, quote: Quote) -> str:
    """Return the words of a quote as the report prints them: verbatim, but perhaps for hesitations."""
    return without_hesitations(quote.text) if report.without_hesitations else quote.text


def key_of(quote: Quote) -> QuoteKey:
    """Return what a quote has in common with itself elsewhere in the report, also under another code."""
    return quote.passage, quote.suggestion


def printed(report: Report) -> tuple[Quote, ...]:
    """Return each quote that is printed once, in the order of its first printing: the first has number 1."""
    found = _by_key(_before_appendices(report))
    if Part.APPENDICES in report.parts:
        found = _by_key([*found.values(), *(quote for one in others(report) for quote in _in_directions(one.quotes))])
    return tuple(found.values())


def numbers(report: Report) -> dict[QuoteKey, int]:
    """Return the number of each quote that is printed; a quote that is not has none."""
    return {key_of(quote): number for number, quote in enumerate(printed(report), 1)}


class Others(NamedTuple):
    """What the chapter on a theme leaves out of one code: quotes for the appendix, and those printed elsewhere."""

    code: Code
    quotes: list[Quote]
    elsewhere: list[Quote]


def others(report: Report) -> Iterator[Others]:
    """Yield, per code, the quotes that the chapter on its theme leaves out."""
    is_whole = Part.QUOTES in report.parts
    shortened = [one for one in report.sections if not is_whole or len(one.chosen) < len(one.quotes)]
    there = set(_by_key(_before_appendices(report))) if shortened else set()
    for section in shortened:
        under_code = set(_by_key(section.chosen)) if is_whole else set()
        found = Others(section.code, [], [])
        for quote in section.quotes:
            key = key_of(quote)
            if key not in under_code:
                (found.elsewhere if key in there else found.quotes).append(quote)
        there.update(map(key_of, found.quotes))
        if found.quotes or found.elsewhere:
            yield found


def elsewhere_told(found: Others, numbers: Mapping[QuoteKey, int]) -> Told:
    """Return the sentence that names the quotes on a code that stand elsewhere; empty when there are none."""
    told: list[str | Quote] = []
    for quote in by_number(found.elsewhere, numbers):
        told += [" ", quote] if told else [quote]
    return (texts.ALSO_PRINTED, *told, ".") if told else ()


class Place(NamedTuple):
    """Where a quote stands in the interviews, and under which codes."""

    quote: Quote
    codes: str


def places(report: Report, quotes: Iterable[Quote]) -> Iterator[Place]:
    """Yield the places of the `quotes` that are printed, in their order."""
    codes: dict[QuoteKey, dict[str, None]] = {}
    for quote in report.quotes:
        codes.setdefault(key_of(quote), {})[report.codebook.name_of(quote.code_id)] = None
    return (Place(quote, "; ".join(codes[key_of(quote)])) for quote in quotes)


def _before_appendices(report: Report) -> Iterator[Quote]:
    """Yield the quotes of the chapters in printing order; one that is printed twice comes twice."""
    if Part.PILOTS in report.parts:
        yield from (quote for portrait in report.portraits for part in portrait.parts for quote in part.quotes)
    if Part.LESSONS in report.parts:
        for theme in lessons_per_theme(report):
            for lesson in theme.lessons:
                yield from (quote for _, quotes in by_stance(lesson) for _, quote in quotes)
    if Part.QUOTES in report.parts:
        for section in report.sections:
            yield from _in_directions(section.chosen)


def _in_directions(quotes: Sequence[Quote]) -> Iterator[Quote]:
    return (quote for _, found in by_direction(quotes) for quote in found)


def _by_key(quotes: Iterable[Quote]) -> dict[QuoteKey, Quote]:
    found: dict[QuoteKey, Quote] = {}
    for quote in quotes:
        found.setdefault(key_of(quote), quote)
    return found


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
