"""On what an exported report rested, so that the next one can say what has changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any

from lerende_evaluatie.domain.lessons import Lesson
from lerende_evaluatie.domain.model import text_hash
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Report

_Said = tuple[str, str, str]
"""Code, valence and passage of a coding."""
_ALIKE = (itemgetter(0, 1, 2), itemgetter(0, 2), itemgetter(2))
"""What a coding has in common with the one whose place it took, most first: words may carry several codes."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a report rested on, without a spoken word.

    `quotes` gives per coding (guid) its code, valence and the SHA-256 of its passage (interview, begin and words, each
    apart by a NUL); `signs` the sign of each cell of
    the balance by code id and pilot ("" for all pilots); `lessons` the version of each lesson (guid).
    """

    quotes: Mapping[str, _Said] = field(default_factory=dict)
    signs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lessons: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            "quotes": {guid: list(one) for guid, one in self.quotes.items()},
            "signs": [[*cell, sign] for cell, sign in self.signs.items()],
            "lessons": dict(self.lessons),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Snapshot":
        """Read it back; parts that a later version adds are left out."""
        return cls(
            quotes={guid: (code, valence, words) for guid, (code, valence, words) in kept["quotes"].items()},
            signs={(code, case): sign for code, case, sign in kept["signs"]},
            lessons=dict(kept["lessons"]),
        )


@dataclass(frozen=True, slots=True)
class Export:
    """A report that was written: `form` is its kind ("word"), `file` its name, `file_hash` the SHA-256 of its bytes."""

    guid: str
    at: datetime
    form: str
    file: str
    file_hash: str
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Recoded:
    """The same words, coded otherwise: `code_id` and `valence` are what they were."""

    quote: Quote
    code_id: str
    valence: str


@dataclass(frozen=True, slots=True)
class Resigned:
    """A cell of the balance with another sign; `case` is empty for all pilots.

    `before` is empty for a cell that is new, `after` for one that is not there any more.
    """

    code_id: str
    case: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed in the evidence since an earlier report.

    `gone` are codings (guids) that do not count any more; `lessons_gone` are guids as well.
    """

    since: Export
    added: tuple[Quote, ...]
    gone: tuple[str, ...]
    recoded: tuple[Recoded, ...]
    signs: tuple[Resigned, ...]
    lessons_added: tuple[Lesson, ...]
    lessons_changed: tuple[Lesson, ...]
    lessons_gone: tuple[str, ...]

    @property
    def lists(self) -> dict[str, Sequence[object]]:
        """What changed, by name."""
        return {
            "added": self.added,
            "gone": self.gone,
            "recoded": self.recoded,
            "signs": self.signs,
            "lessons_added": self.lessons_added,
            "lessons_changed": self.lessons_changed,
            "lessons_gone": self.lessons_gone,
        }

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(self.lists.values())


def snapshot_of(report: Report) -> Snapshot:
    """Return what a report rests on; proposals of the machine are no evidence and stay out."""
    signs = {
        (row.code.id, case): cell.sign.value
        for row in report.matrix
        for case, cell in zip((*report.cases, ""), (*row.cells, row.overall), strict=True)
    }
    return Snapshot(
        quotes={quote.guid: _said(quote) for quote in _decided(report)},
        signs=signs,
        lessons={section.lesson.guid: section.lesson.version for section in report.lessons},
    )


def differences(since: Export, report: Report) -> Differences:
    """Return what changed in the evidence between an earlier report and this one.

    A coding that made room for another one on the same words counts as coded otherwise, not as one that went and one
    that came.
    """
    before, now = since.snapshot, snapshot_of(report)
    came = [quote for quote in _decided(report) if quote.guid not in before.quotes]
    gone = {guid: said for guid, said in before.quotes.items() if guid not in now.quotes}
    recoded = list(_recoded_in_place(before, report))
    for alike in _ALIKE:
        left: dict[object, list[str]] = {}
        for guid, said in gone.items():
            left.setdefault(alike(said), []).append(guid)
        rest = []
        for quote in came:
            if guids := left.get(alike(_said(quote))):
                code, valence, _ = gone.pop(guids.pop())
                if (code, valence) != _said(quote)[:2]:
                    recoded.append(Recoded(quote, code, valence))
            else:
                rest.append(quote)
        came = rest
    lessons = {section.lesson.guid: section.lesson for section in report.lessons}
    return Differences(
        since=since,
        added=tuple(came),
        gone=tuple(gone),
        recoded=tuple(recoded),
        signs=tuple(
            Resigned(*cell, before.signs.get(cell, ""), now.signs.get(cell, ""))
            for cell in dict.fromkeys((*now.signs, *before.signs))
            if before.signs.get(cell) != now.signs.get(cell)
        ),
        lessons_added=tuple(one for guid, one in lessons.items() if guid not in before.lessons),
        lessons_changed=tuple(
            one for guid, one in lessons.items() if before.lessons.get(guid, one.version) != one.version
        ),
        lessons_gone=tuple(guid for guid in before.lessons if guid not in lessons),
    )


def _recoded_in_place(before: Snapshot, report: Report) -> Iterable[Recoded]:
    """Yield the codings that kept their guid but not their direction: several coders together, or a moved text."""
    for quote in _decided(report):
        known = before.quotes.get(quote.guid)
        if known and known[:2] != _said(quote)[:2]:
            yield Recoded(quote, known[0], known[1])


def _decided(report: Report) -> list[Quote]:
    return [quote for quote in report.quotes if not quote.suggestion]


def _said(quote: Quote) -> _Said:
    passage = "\0".join((quote.source_name, str(quote.selection.start), quote.text))
    return quote.code_id, quote.valence.value, text_hash(passage)
