"""Quotes in a report, traced back to what was said: whether each still stands in its interview as it was printed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lerende_evaluatie.domain.model import Selection, Source

OMISSION = "[…]"
_MARKS = ("“”", "„”", "‘’", "‚’", "«»", '""', "''")
_QUOTED = re.compile(r"[“„]([^“”„]+)”")
"""What stands between quotation marks in a sentence of the writer's."""
_OMITTED = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")


class Standing(StrEnum):
    """How a printed quote stands to the interviews."""

    VERBATIM = "letterlijk"
    SHORTENED = "ingekort"
    """Verbatim but for words that are left out, each time with […]."""
    EDITED = "gewijzigd"
    CHANGED = "interview gewijzigd"
    """Printed as it was said, but its interview has another text now, or was taken out."""
    WITHDRAWN = "ingetrokken"
    """Printed as it was said, but nobody codes these words so any more."""
    LOOSE = "zonder merkteken"
    """Without a mark that leads to a coding, but verbatim in an interview."""
    UNKNOWN = "niet gevonden"

    @property
    def is_sound(self) -> bool:
        """Whether a reader can rely on it as it stands."""
        return self in (Standing.VERBATIM, Standing.SHORTENED)


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote as it stands in a report. `mark` leads back to a coding or suggestion: its guid, or None without one.

    `number` is the one that was printed behind it, `after` the heading that it stands under.
    """

    text: str
    mark: str | None
    number: int | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a mark leads to: the words as they were coded, in which interview, and whether that still counts."""

    selection: Selection
    source: Source
    counts: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of one quote: how it stands, what was really said, and where (both empty when it is not known)."""

    printed: Printed
    standing: Standing
    said: str = ""
    source: Source | None = None
    selection: Selection | None = None


def trace(printed: Printed, origins: Mapping[str, Origin], sources: Sequence[Source]) -> Traced:
    """Return what became of a quote; `origins` are by guid, `sources` the current interviews."""
    origin = origins.get(printed.mark or "")
    if origin is None:
        return _trace_loose(printed, sources)
    standing = compare(printed.text, origin.selection.quote)
    if standing.is_sound and not (origin.is_current and origin.selection.stands_in(origin.source.text)):
        standing = Standing.CHANGED
    elif standing.is_sound and not origin.counts:
        standing = Standing.WITHDRAWN
    return Traced(printed, standing, origin.selection.quote, origin.source, origin.selection)


def compare(printed: str, said: str) -> Standing:
    """Return how printed words stand to those that were said: VERBATIM, SHORTENED or EDITED.

    Quotation marks around them, line ends and the full stop at the end, which makes place for the attribution, are
    no difference; words that were quoted while they were said keep theirs.
    """
    words = _flat(said)
    readings = [bare(printed), _flat(printed), *(quoted for quoted in _QUOTED.findall(_flat(printed)) if quoted)]
    standings = {_compared(wanted, words) for wanted in readings}
    return next(one for one in (Standing.VERBATIM, Standing.SHORTENED, Standing.EDITED) if one in standings)


def bare(printed: str) -> str:
    """Return printed words without the quotation marks around them, of whatever house style, and without line ends."""
    text = _flat(printed)
    for marks in _MARKS:
        if text.startswith(marks[0]):
            return text.removeprefix(marks[0]).removesuffix(marks[1]).strip()
    return text


def _trace_loose(printed: Printed, sources: Sequence[Source]) -> Traced:
    wanted = bare(printed.text)
    for source in sources:
        if found := _find(wanted, source):
            return Traced(printed, Standing.LOOSE, found.quote, source, found)
    return Traced(printed, Standing.UNKNOWN)


def _find(wanted: str, source: Source) -> Selection | None:
    """Return where the words stand in an interview, however its lines are broken."""
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    found = re.search(pattern, source.text) if pattern else None
    return Selection(found.start(), found.end(), found.group()) if found else None


def _compared(wanted: str, words: str) -> Standing:
    if wanted in (words, words.removesuffix(".").rstrip()):
        return Standing.VERBATIM
    parts = [part for part in _OMITTED.split(wanted) if part]
    return Standing.SHORTENED if _OMITTED.search(wanted) and _in_order(parts, words) else Standing.EDITED


def _flat(text: str) -> str:
    return " ".join(text.split())


def _in_order(parts: Iterable[str], words: str) -> bool:
    """Tell whether all parts stand in `words` one after the other, none of them cut inside a word."""
    at = 0
    for part in parts:
        found = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(words, at)
        if not found:
            return False
        at = found.end()
    return at > 0
