"""Quotes in which a speaker is called by name: the attribution never names anybody, the words may."""

import re
from collections.abc import Iterable, Sequence

from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.usecases.project import Project

LABELS = frozenset(
    "interviewer respondent geïnterviewde spreker speaker onderzoeker projectleider voorzitter directeur "
    "vraag antwoord".split()
)
"""Words that stand where a name stands, and name nobody."""


def quotes_with_speaker_names(project: Project, quotes: Sequence[Quote]) -> list[str]:
    """Return the places of quotes that hold the name of somebody who speaks in the project.

    Only names that stand as speaker in a transcript are known here; a person must still read the report.
    """
    names = {
        part for source in project.store.sources() for turn in source.turns for part in _name_parts(turn.speaker or "")
    }
    if not names:
        return []
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    return [quote.place for quote in quotes if pattern.search(quote.text)]


def _name_parts(speaker: str) -> Iterable[str]:
    for part in re.findall(r"[^\W\d_]{3,}", speaker):
        if part[0].isupper() and not part.isupper() and part.casefold() not in LABELS:
            yield part
