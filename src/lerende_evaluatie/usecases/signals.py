"""Trying out a signal: where it would point to in the interviews, before it is in the codebook."""

from dataclasses import dataclass, replace

from lerende_evaluatie.domain.codebook import UNKNOWN_COLOR, Code, CodeBook, Term
from lerende_evaluatie.domain.kwic import Hit, hit_at
from lerende_evaluatie.domain.patterns import PatternError, parse_pattern
from lerende_evaluatie.errors import CodebookError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.analysing import analysis_of
from lerende_evaluatie.usecases.project import Project

ENGINE = "codebook"
_CODE = "signaal"
SHOWN = 5
"""How many places are shown as examples, from different interviews as far as there are."""


@dataclass(frozen=True, slots=True)
class Tried:
    """How often a signal by itself points to a passage, in how many interviews, and some of these places."""

    passages: int
    sources: int
    of_sources: int
    examples: tuple[Hit, ...]


def try_signal(project: Project, term: Term) -> Tried:
    """Return where one hit of this signal would be enough for a suggestion; CodebookError when it cannot be read."""
    _check(term)
    code = Code(_CODE, _CODE, UNKNOWN_COLOR, "", terms=(replace(term, weight=1.0, valence=None),))
    engine = project.engines[ENGINE]().build(CodeBook("", "", (code,)), [_CODE], project.pipeline)
    sources = project.store.sources()
    found = [
        [hit_at(source, item.cues[0].start, item.cues[0].end) for item in engine.suggest(source, analysis)]
        for source in sources
        for analysis in [analysis_of(project, source)]
    ]
    first_of_each = [hits[0] for hits in found if hits]
    others = [hit for hits in found for hit in hits[1:]]
    return Tried(
        passages=sum(map(len, found)),
        sources=len(first_of_each),
        of_sources=len(sources),
        examples=tuple([*first_of_each, *others][:SHOWN]),
    )


def _check(term: Term) -> None:
    for pattern in (term.pattern, *term.unless, *term.only_with):
        try:
            parse_pattern(pattern)
        except PatternError as error:
            raise CodebookError(texts.SIGNAL_UNREADABLE.format(pattern=pattern, problem=error)) from error
