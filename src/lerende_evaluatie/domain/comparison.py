"""Rounds compared: what may be said to have changed, and what may not."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from lerende_evaluatie.domain import tables
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.model import Role, Source
from lerende_evaluatie.domain.quotes import Judgement, Quote
from lerende_evaluatie.domain.tables import By, Cell, Column, Level, Value

WORDS_OF_QUESTION = 5
"""A question with fewer words, such as "En dan?", is not one that a round was held for."""

_WORD = re.compile(r"\w+")
_ASKS = re.compile(r"\?[\s”\"’')]*$")


@dataclass(frozen=True, slots=True)
class Change:
    """One theme in two rounds that follow each other; `earlier` and `later` hold what was heard, with denominators.

    `in_both` counts the respondents who were interviewed in both rounds. `is_comparable` is whether the theme was
    raised in both rounds at all, so that a difference can be named.
    """

    code: Code
    earlier: Cell
    later: Cell
    rounds: tuple[Column, Column]
    in_both: int
    is_comparable: bool


def changes(quotes: Sequence[Quote], sources: Sequence[Source], codebook: CodeBook) -> tuple[Change, ...]:
    """Return each main code in each two rounds that follow each other, by code and then by round.

    The rounds are those that the interviews have, by number; interviews without a round are left out. The counts are
    those of the overview by round. Respondents are known again by the code for them in interviews.csv only.

    A theme is comparable when it was raised in both rounds:

    - it has codings in both; or
    - it has codings in one of them, at least one of them in the answer to a question that an interviewer asked in the
      other round as well, in the same words.

    A question is a turn of an interviewer that ends in "?" and has at least `WORDS_OF_QUESTION` words; capitals, white
    space and signs make no difference. Its answer is all that is said up to the next question of any length. So only
    questions that are read out from a list are known again: asked in other words they are not, and a theme that is
    called not comparable may still have been raised. A question in the same words that says little about its subject
    ("Kunt u daar meer over vertellen?") counts as well.
    """
    overview = tables.matrix(quotes, sources, codebook, By.ROUND, Level.MAIN, ())
    rounds = [column for column in overview.columns if column.value is not None]  # without a round comes last
    people, asked = _by_round(sources, tables.respondents), _by_round(sources, _asked)
    answered = _answered(quotes, sources, codebook)
    found = []
    for row in overview.rows:
        for (one, before), (two, after) in pairwise(zip(rounds, row.cells, strict=False)):
            early, late = answered[row.code.id, one.value], answered[row.code.id, two.value]
            same_question = early & asked[two.value] or late & asked[one.value]
            in_both = len(people[one.value] & people[two.value])
            is_comparable = (_is_heard(before) and _is_heard(after)) or bool(same_question)
            found.append(Change(row.code, before, after, (one, two), in_both, is_comparable))
    return tuple(found)


def sign_changed(change: Change) -> bool:
    """Tell whether a theme has another sign in the later round: comparable, and both signs known."""
    signs = {change.earlier.judgement, change.later.judgement}
    return change.is_comparable and len(signs) == 2 and Judgement.UNKNOWN not in signs


def _is_heard(cell: Cell) -> bool:
    return cell.counts.passages > 0


def _by_round(sources: Iterable[Source], of: Callable[[Source], Set[str]]) -> dict[Value, set[str]]:
    """Return what the interviews of each round have together."""
    found: dict[Value, set[str]] = defaultdict(set)
    for source in sources:
        found[tables.value_of(source, By.ROUND)] |= of(source)
    return found


def _answered(
    quotes: Iterable[Quote], sources: Iterable[Source], codebook: CodeBook
) -> dict[tuple[str, Value], set[str]]:
    """Return per main code and round the questions of which an answer was coded under it."""
    by_source = {source.name: _questions(source) for source in sources}
    found: dict[tuple[str, Value], set[str]] = defaultdict(set)
    for quote in quotes:
        questions = by_source.get(quote.source_name, [])
        before = bisect_right(questions, quote.selection.start, key=itemgetter(0))
        if before and (question := questions[before - 1][1]):
            found[codebook.root_of(quote.code_id), quote.round].add(question)
    return found


def _asked(source: Source) -> set[str]:
    """Return the questions of an interview that can be known again."""
    return {question for _, question in _questions(source)} - {""}


def _questions(source: Source) -> list[tuple[int, str]]:
    """Return where each question of an interviewer ends, and its words; no words for one that is too short."""
    found = []
    for turn in source.turns:
        said = source.words_of(turn)
        if turn.role is Role.INTERVIEWER and _ASKS.search(said):
            words = _WORD.findall(said.casefold())
            found.append((turn.end, " ".join(words) if len(words) >= WORDS_OF_QUESTION else ""))
    return found
