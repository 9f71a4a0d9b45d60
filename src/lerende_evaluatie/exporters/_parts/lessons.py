"""The lessons: by theme, with where they were heard, what speaks for and against them, and what is still to do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lerende_evaluatie.domain import lessons as rules
from lerende_evaluatie.domain.lessons import Evidence, Stance, Status
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import LessonSection, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import naming, quoting
from lerende_evaluatie.exporters._parts.quoting import QuoteKey, Told

MOST_NUMBERS = 8
"""How many numbers of quotes are named in one sentence."""


class Theme(NamedTuple):
    """The lessons under one theme."""

    name: str
    lessons: list[LessonSection]


def per_theme(report: Report) -> list[Theme]:
    """Return the lessons by theme, in the order of the report; those without a theme last."""
    found: dict[str | None, Theme] = {}
    for section in report.lessons:
        name = section.theme.name if section.theme else texts.LESSONS_WITHOUT_THEME
        found.setdefault(section.theme.id if section.theme else None, Theme(name, [])).lessons.append(section)
    without = found.pop(None, None)
    return [*found.values(), *([without] if without else [])]


def status(section: LessonSection) -> str:
    """Return how far a lesson is; empty when it is established."""
    if section.lesson.is_proposal:
        return texts.PROPOSED_LESSON
    return "" if section.lesson.status is Status.ESTABLISHED else texts.STATUSES[section.lesson.status]


def mark(section: LessonSection) -> str:
    """Return the mark on a lesson that was not heard in two pilots; empty on others."""
    if not section.hearing.is_single_case:
        return ""
    return texts.ONE_PILOT if section.hearing.supports.counts.cases else texts.NO_PILOT


def facts(report: Report, section: LessonSection) -> list[tuple[str, str]]:
    """Return where a lesson was heard and who is silent about it, a line each: its label, if any, and the rest."""
    hearing, everyone = section.hearing, section.hearing.everyone
    counts = hearing.supports.counts
    silent = texts.silent(
        hearing.silent_cases,
        [naming.group_in_sentence(report, group) for group in hearing.silent_groups],
        hearing.silent_rounds if len(everyone.rounds) > 1 else (),
    )
    missing = [(texts.SILENT, silent)] if silent else []
    if not counts.passages:
        return [("", texts.NOT_SUPPORTED), *missing]
    groups = [naming.group_in_sentence(report, group) for group in everyone.groups if group in counts.groups]
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


def text(section: LessonSection) -> list[Told]:
    """Return the paragraphs of a lesson, with the quotes in the place of its own references."""
    quotes = {item.number: quote for item, quote in section.quotes}
    return [tuple(_referring(paragraph, quotes)) for paragraph in quoting.paragraphs(section.lesson.text)]


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


def to_do(section: LessonSection, numbers: Mapping[QuoteKey, int]) -> Told:
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
    printed = quoting.by_number(quotes, numbers)
    for quote in printed[:MOST_NUMBERS]:
        yield " "
        yield quote
    if len(printed) > MOST_NUMBERS:
        yield f" {texts.and_more(len(printed) - MOST_NUMBERS)}"
