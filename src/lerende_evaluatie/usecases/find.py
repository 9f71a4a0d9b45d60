"""Finding back: words in all transcripts, and the passages that were coded."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.kwic import Hit, hit_at
from lerende_evaluatie.domain.model import (
    Coding,
    Note,
    Role,
    Source,
    Turn,
    User,
    Valence,
)
from lerende_evaluatie.domain.patterns import fold
from lerende_evaluatie.domain.search import How, Language, Span, Words, question
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.analysing import analysis_of, pipeline_id
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.quotes import memos_on_codings

LIMIT = 500
_SPELLINGS = 12


@dataclass(frozen=True, slots=True)
class Filter:
    """Which passages are wanted; None means all. `code` stands for the codes below it too.

    `source` and `coder` are guids. Searching heeds what is about interviews, and `respondents_only`.
    """

    code: str | None = None
    case: str | None = None
    group: str | None = None
    round: int | None = None
    coder: str | None = None
    valence: Valence | None = None
    source: str | None = None
    respondents_only: bool = False

    def takes_source(self, source: Source) -> bool:
        """Tell whether passages of this interview are wanted."""
        values = source.variables
        asked = ((self.source, source.guid), (self.case, values.case), (self.group, values.group))
        return self.round in (None, values.round) and all(wanted in (None, value) for wanted, value in asked)

    def takes_coding(self, coding: Coding, codebook: CodeBook) -> bool:
        """Tell whether this coding is wanted."""
        asked = ((self.coder, coding.user_guid), (self.valence, coding.valence))
        fits = all(wanted in (None, value) for wanted, value in asked)
        return fits and (self.code is None or codebook.within(coding.code_id, self.code))


ALL = Filter()


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How often the words stand in one interview."""

    guid: str
    name: str
    hits: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Some of the hits, by interview and place, and how many there are in all.

    `read` says in Dutch how the question was understood; `spellings` how it was met in the texts, most often first.
    """

    hits: tuple[Hit, ...]
    total: int
    per_source: tuple[SourceCount, ...]
    read: str
    spellings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A coding as a reader meets it: the words, who gave them which code, and where they come from."""

    coding: Coding
    source_name: str
    code_name: str
    color: str
    coder: str
    attribution: str
    place: str
    memos: tuple[Note, ...]

    @property
    def quote(self) -> str:
        """The words."""
        return self.coding.selection.quote


@dataclass(frozen=True, slots=True)
class Passages:
    """Coded passages by interview and place, and from how many interviews they come."""

    passages: tuple[Passage, ...]
    interviews: int


def search(
    project: Project, words: str, *, how: How = How.FORMS, where: Filter = ALL, limit: int = LIMIT, skip: int = 0
) -> SearchResult:
    """Look for words in all transcripts; of the hits, at most `limit` are given, after the first `skip`."""
    shelf = [_words_of(project, source) for source in project.store.sources() if where.takes_source(source)]
    asked = question(words, how, shelf, _language(project))
    found = [(one, _spoken(one.source, asked.spans(one), where)) for one in shelf]
    places = ((one.source, span) for one, spans in found for span in spans)
    shown = [hit_at(source, *span) for number, (source, span) in enumerate(places) if skip <= number < skip + limit]
    return SearchResult(
        hits=tuple(shown),
        total=sum(len(spans) for _, spans in found),
        per_source=tuple(SourceCount(one.source.guid, one.source.name, len(spans)) for one, spans in found if spans),
        read=texts.READ_AS[how].format(words=words.strip()),
        spellings=tuple(_spellings(found).most_common(_SPELLINGS)),
    )


def retrieve(project: Project, where: Filter, user: User | None, *, blind: bool) -> Passages:
    """Return the coded passages that fit; `blind` leaves out what others than `user` coded."""
    store = project.store
    everywhere = store.sources()
    sources = {source.guid: source for source in everywhere if where.takes_source(source)}
    seen = [coding for coding in store.codings() if not blind or _is_by(coding, user)]
    codings = [coding for coding in seen if coding.source_guid in sources]
    codebook = project.codebook.with_unknown(coding.code_id for coding in codings)
    wanted = [coding for coding in codings if where.takes_coding(coding, codebook)]
    wanted.sort(key=lambda coding: (sources[coding.source_guid].name, coding.selection.start, coding.selection.end))
    notes = [note for note in store.notes() if not blind or _is_by(note, user)]
    about = _About(codebook, everywhere, store.users(), notes)
    return Passages(
        passages=tuple(about.passage(coding, sources[coding.source_guid]) for coding in wanted),
        interviews=len({coding.source_guid for coding in wanted}),
    )


def quote_of_coding(project: Project, guid: str) -> str:
    """Return the words of one coding as `quote_to_copy` gives them; ReviewError when it no longer counts."""
    coding = project.store.coding(guid)
    source = project.store.source(coding.source_guid) if coding else None
    if coding is None or source is None:
        raise ReviewError(texts.UNKNOWN_CODING)
    codebook = project.codebook.with_unknown([coding.code_id])
    return quote_to_copy(_About(codebook, project.store.sources(), (), ()).passage(coding, source))


def quote_to_copy(passage: Passage) -> str:
    """Return a quote as somebody puts it in a text: the words, whose they are, and where they stand."""
    words = " ".join(passage.quote.split())
    return texts.QUOTE_TO_COPY.format(words=words, attribution=passage.attribution, place=passage.place)


class _About:
    """What passages show beside their words."""

    def __init__(
        self, codebook: CodeBook, sources: Sequence[Source], users: Iterable[User], notes: Iterable[Note]
    ) -> None:
        self._codebook = codebook
        self._attributions = evidence.attributions(sources)
        self._coders = {user.guid: user.name for user in users}
        self._memos = memos_on_codings(notes)

    def passage(self, coding: Coding, source: Source) -> Passage:
        code = self._codebook[coding.code_id]
        return Passage(
            coding=coding,
            source_name=source.name,
            code_name=code.name,
            color=code.color,
            coder=self._coders.get(coding.user_guid, ""),
            attribution=self._attributions[source.guid],
            place=evidence.place_of(source, source.turn_at(coding.selection.start)),
            memos=tuple(self._memos.get(coding.guid, ())),
        )


def _is_by(item: Coding | Note, user: User | None) -> bool:
    return user is not None and item.user_guid == user.guid


def _spoken(source: Source, spans: list[Span], where: Filter) -> list[Span]:
    """Leave out what the interviewer says, when only respondents' words are wanted."""
    if not where.respondents_only or not spans:
        return spans
    turns = iter(source.evidence_turns())
    turn: Turn | None = next(turns, None)
    kept = []
    for start, end in spans:
        while turn is not None and turn.end <= start:
            turn = next(turns, None)
        if turn is None:
            break
        if turn.start <= start:
            kept.append((start, end))
    return kept


def _spellings(found: Iterable[tuple[Words, list[Span]]]) -> Counter[str]:
    """Count in what form it was found, small and capital together."""
    spellings: Counter[str] = Counter()
    for one, spans in found:
        for spelling, times in Counter(one.source.text[start:end] for start, end in spans).items():
            spellings[fold(" ".join(spelling.split()))] += times
    return spellings


def _language(project: Project) -> Language:
    pipeline = project.pipeline

    def words(typed: str) -> list[str]:
        turn = Turn(0, 0, len(typed), None, Role.UNKNOWN)
        source = Source("", "", typed, (turn,), "", "")
        analysis = next(iter(pipeline.analyse([source])))
        return [typed[start:end] for start, end in zip(analysis.starts, analysis.ends, strict=True)]

    return Language(words, pipeline.lemma, pipeline.is_compound_part)


class _Shelf:
    """The words of the sources that were searched last. A source's text never changes, so nothing here grows old."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[tuple[str, str], Words] = OrderedDict()
        self._lock = threading.Lock()

    def words_of(self, project: Project, source: Source) -> Words:
        key = (source.guid, pipeline_id(project))
        with self._lock:
            if key not in self._kept:
                self._kept[key] = Words(source, analysis_of(project, source))
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and sum(len(words.starts) for words in self._kept.values()) > self._room:
                self._kept.popitem(last=False)
            return self._kept[key]


_SHELF = _Shelf(room=3_000_000)


def _words_of(project: Project, source: Source) -> Words:
    return _SHELF.words_of(project, source)
