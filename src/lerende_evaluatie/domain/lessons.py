"""Lessons: what an evaluation teaches, with the quotes that speak for it and against it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

from lerende_evaluatie.domain import evidence, tables, texts
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Source, User, Valence
from lerende_evaluatie.domain.quotes import Counts, Quote
from lerende_evaluatie.domain.review import check_guid, now
from lerende_evaluatie.domain.writing import check_length
from lerende_evaluatie.errors import WritingError

LONGEST_TITLE = 200
LONGEST_ANSWER = 2_000


class Status(StrEnum):
    """How far a lesson is."""

    DRAFT = "concept"
    DISCUSSED = "besproken"
    ESTABLISHED = "vastgesteld"


class Stance(StrEnum):
    """What a quote does to the lesson."""

    SUPPORTS = "steunt"
    NUANCES = "nuanceert"
    CONTRADICTS = "spreekt tegen"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A coded passage under a lesson.

    `number` is by what the text of the lesson refers to it, as in "[3]"; it never changes, and no other quote of the
    lesson gets it later (`usecases.lessons.next_number`).
    `answer` is how the lesson deals with a quote that does not simply support it.
    """

    number: int
    coding_guid: str
    stance: Stance
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson in its newest version; `version` counts from 1, and 0 is one that was never kept.

    `title` is an imperative ("Houd aandacht voor …"). `user_guid` is who wrote this version, None for a proposal of
    the machine that nobody worked on yet.
    """

    guid: str
    title: str
    text: str
    status: Status
    codes: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    user_guid: str | None
    at: datetime
    version: int = 0

    @property
    def is_proposal(self) -> bool:
        """Whether nobody edited what the machine proposed."""
        return self.user_guid is None

    @property
    def next_number(self) -> int:
        """A number above those of its quotes and those that its text refers to."""
        used = [item.number for item in self.evidence]
        return max([0, *used, *references(self.text)]) + 1


def check(lesson: Lesson, codebook: CodeBook) -> Lesson:
    """Return a lesson as a person wrote it, trimmed; WritingError when it cannot be kept like this."""
    check_guid(lesson.guid)
    title, text = " ".join(lesson.title.split()), lesson.text.strip()
    if not title:
        raise WritingError(texts.LESSON_WITHOUT_TITLE)
    if len(title) > LONGEST_TITLE:
        raise WritingError(texts.TITLE_TOO_LONG.format(most=LONGEST_TITLE))
    check_length(text)
    numbers = [item.number for item in lesson.evidence]
    guids = [item.coding_guid for item in lesson.evidence]
    if len(set(numbers)) < len(numbers) or len(set(guids)) < len(guids) or any(number < 1 for number in numbers):
        raise WritingError(texts.QUOTE_TWICE)
    for code in lesson.codes:
        if code not in codebook:
            raise WritingError(texts.UNKNOWN_CODE.format(code=code))
    found = tuple(replace(item, answer=_checked_answer(item.answer)) for item in lesson.evidence)
    codes = tuple(dict.fromkeys(lesson.codes))
    return replace(lesson, title=title, text=text, codes=codes, evidence=found)


def written_by(lesson: Lesson, user: User) -> Lesson:
    """Return the lesson as a version that `user` wrote just now."""
    return replace(lesson, user_guid=user.guid, at=now())


def is_same(one: Lesson, other: Lesson) -> bool:
    """Tell whether two versions say the same."""
    return _content(one) == _content(other)


# References


_REFERENCE = re.compile(r"\[(\d{1,6}(?:\s*,\s*\d{1,6})*)\]")
_SENTENCE = re.compile(
    rf"""(?:[^.!?…\n]|[.!?…](?=\S))+      # up to a sign that ends a sentence, not the dot in "1.5"
    (?:[.!?…]+[”"’')]*)?                  # the sign itself, with the quotation mark that closes
    (?:\s*{_REFERENCE.pattern})*          # and the references behind it""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: words, or a reference to quote `number`."""

    text: str
    number: int | None = None


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text into words and references; joined again they are the text, but for the brackets of references."""
    found: list[Piece] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > at:
            found.append(Piece(text[at : match.start()]))
        found.extend(Piece(number, int(number)) for number in re.findall(r"\d+", match[1]))
        at = match.end()
    if at < len(text):
        found.append(Piece(text[at:]))
    return tuple(found)


def references(text: str) -> list[int]:
    """Return the numbers of the quotes that a text refers to, in order."""
    return [piece.number for piece in pieces(text) if piece.number is not None]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with the references behind it."""
    return [found for match in _SENTENCE.finditer(text) if any(map(str.isalpha, found := match[0].strip()))]


def unbacked(lesson: Lesson) -> tuple[str, ...]:
    """Return the sentences of a lesson that refer to none of its quotes."""
    there = {item.number for item in lesson.evidence}
    return tuple(sentence for sentence in sentences(lesson.text) if not there.intersection(references(sentence)))


def dangling(lesson: Lesson) -> tuple[int, ...]:
    """Return the numbers to which the text refers while no quote of the lesson has them."""
    there = {item.number for item in lesson.evidence}
    return tuple(dict.fromkeys(number for number in references(lesson.text) if number not in there))


# Where it was heard


@dataclass(frozen=True, slots=True)
class Voices:
    """What was heard on one side, and in which rounds."""

    counts: Counts
    rounds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Everyone:
    """Who could have been heard: the denominators."""

    interviews: int
    respondents: int
    cases: tuple[str, ...]
    groups: tuple[str, ...]
    rounds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """Where a lesson was heard, who is silent about it, and what is not yet dealt with.

    `silent_…` are those of whom no quote at all is under the lesson. `unanswered` are the numbers of contradicting
    quotes without an answer. `unweighed` are passages under the codes of the lesson that point the other way than what
    supports it, and are not under the lesson. `shaky` are the numbers of quotes whose coding does not count any more.
    """

    voices: Mapping[Stance, Voices]
    everyone: Everyone
    silent_cases: tuple[str, ...]
    silent_groups: tuple[str, ...]
    silent_rounds: tuple[int, ...]
    unanswered: tuple[int, ...]
    unweighed: tuple[Quote, ...]
    shaky: tuple[int, ...]

    @property
    def supports(self) -> Voices:
        """The voices that support it."""
        return self.voices[Stance.SUPPORTS]

    @property
    def is_single_case(self) -> bool:
        """Whether what supports it was heard in fewer than two pilots, so that it does not count as a lesson yet."""
        return len(self.supports.counts.cases) < 2


def everyone_in(sources: Sequence[Source], groups: Iterable[str] = ()) -> Everyone:
    """Return who was interviewed; `groups` gives the order of the groups."""
    heard = [source.variables for source in sources]
    present = {variables.group for variables in heard}
    ordered = [group for group in groups if group in present]
    return Everyone(
        interviews=len(sources),
        respondents=len(frozenset[str]().union(*map(tables.respondents, sources))),
        cases=tuple(dict.fromkeys(variables.case for variables in heard if variables.case)),
        groups=tuple(dict.fromkeys([*ordered, *(variables.group for variables in heard if variables.group)])),
        rounds=tuple(sorted({variables.round for variables in heard if variables.round is not None})),
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """All quotes that count, laid out so that many lessons can be held against them; see `ground_of`."""

    by_guid: Mapping[str, Quote]
    by_code: Mapping[str, Sequence[Quote]]
    codebook: CodeBook
    everyone: Everyone

    def under(self, codes: Iterable[str]) -> Iterator[Quote]:
        """Yield the quotes under any of these codes, with the codes below them."""
        codes = tuple(codes)
        for code, quotes in self.by_code.items():
            if any(self.codebook.within(code, above) for above in codes):
                yield from quotes


def ground_of(quotes: Iterable[Quote], codebook: CodeBook, everyone: Everyone) -> Ground:
    """Lay all quotes that count out by coding and by code; `codebook` knows all their codes."""
    by_guid: dict[str, Quote] = {}
    by_code: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_guid[quote.guid] = quote
        by_code.setdefault(quote.code_id, []).append(quote)
    return Ground(by_guid, by_code, codebook, everyone)


def hearing(lesson: Lesson, ground: Ground) -> Hearing:
    """Work out where a lesson was heard, among all quotes that count."""
    under = {item.number: ground.by_guid.get(item.coding_guid) for item in lesson.evidence}
    sides = {
        stance: [quote for item in lesson.evidence if item.stance is stance and (quote := under[item.number])]
        for stance in Stance
    }
    heard = [quote for side in sides.values() for quote in side]
    everyone = ground.everyone
    return Hearing(
        voices={stance: _voices(side) for stance, side in sides.items()},
        everyone=everyone,
        silent_cases=_missing(everyone.cases, {quote.case for quote in heard}),
        silent_groups=_missing(everyone.groups, {quote.group for quote in heard}),
        silent_rounds=tuple(number for number in everyone.rounds if number not in {quote.round for quote in heard}),
        unanswered=tuple(
            item.number for item in lesson.evidence if item.stance is Stance.CONTRADICTS and not item.answer
        ),
        unweighed=_unweighed(sides[Stance.SUPPORTS], heard, ground.under(lesson.codes)),
        shaky=tuple(number for number, quote in under.items() if quote is None),
    )


def _unweighed(supporting: Sequence[Quote], heard: Sequence[Quote], under_codes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return the passages that point the other way; none when what supports the lesson points both ways already."""
    direction = evidence.together({quote.valence for quote in supporting})
    other = {Valence.POSITIVE: Valence.NEGATIVE, Valence.NEGATIVE: Valence.POSITIVE}.get(direction)
    if other is None:
        return ()
    known = {quote.passage for quote in heard}
    found: dict[tuple[str, int, int], Quote] = {}
    for quote in under_codes:
        if quote.valence in (other, Valence.MIXED) and quote.passage not in known:
            found.setdefault(quote.passage, quote)
    return tuple(sorted(found.values(), key=attrgetter("passage")))


def _voices(quotes: Sequence[Quote]) -> Voices:
    return Voices(evidence.count(quotes), tuple(sorted({quote.round for quote in quotes if quote.round is not None})))


def _missing(all_of: Sequence[str], heard: set[str | None]) -> tuple[str, ...]:
    return tuple(value for value in all_of if value not in heard)


def _checked_answer(answer: str) -> str:
    check_length(answer, LONGEST_ANSWER)
    return answer.strip()


def _content(lesson: Lesson) -> tuple[object, ...]:
    return lesson.title, lesson.text, lesson.status, lesson.codes, lesson.evidence


def theme_of(lesson: Lesson, codebook: CodeBook) -> str | None:
    """Return the main code under which a report prints a lesson: that of its first code, None without codes."""
    known = [code for code in lesson.codes if code in codebook]
    return codebook.root_of(known[0]) if known else None
