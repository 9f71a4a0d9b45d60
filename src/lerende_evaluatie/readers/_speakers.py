"""From paragraphs to utterances: who says what, for every format that is made of paragraphs or cues."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lerende_evaluatie.domain.transcript import Transcript, Utterance
from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.readers import texts
from lerende_evaluatie.readers._heads import Form, head_of, is_only_time, is_span, seconds, take_stamps, take_time
from lerende_evaluatie.readers._labels import Labels, Line, labels_in


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, table cell or cue.

    Its first `bold` characters are set in bold. One that stands `apart` (a heading, a row about the
    interview) is never part of a turn. `speaker` is given when the format itself says who speaks.
    """

    text: str
    bold: int = 0
    apart: bool = False
    speaker: str | None = None
    begin: float | None = None


@dataclass(slots=True)
class _Draft:
    """An utterance in the making."""

    speaker: str | None
    begin: float | None
    parts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a paragraph, with what the paragraph knows."""

    line: Line
    paragraph: Paragraph
    first: bool


def transcript(paragraphs: Sequence[Paragraph], name: str, warnings: Iterable[str] = ()) -> Transcript:
    """Return the transcript that these paragraphs make; TranscriptError when they hold no words."""
    rows = list(_rows(paragraphs))
    labels = _labels(rows)
    utterances = _utterances(rows, labels, joiner="\n")
    return _finished(utterances, name, warnings)


def transcript_of_cues(cues: Sequence[Paragraph], name: str, warnings: Iterable[str] = ()) -> Transcript:
    """Return the transcript that the cues of subtitles make; cues of one speaker in a row are one turn."""
    rows = list(_rows(cues))
    given = any(cue.speaker for cue in cues)
    labels = Labels({}) if given else _labels(rows, subtitles=True)
    utterances = _utterances(rows, labels, joiner=" ")
    return _finished(_joined(utterances), name, warnings)


def labels_in_texts(lines: Iterable[str]) -> Labels:
    """Return the labels that are speakers in plain lines."""
    return labels_in([Line(line, head_of(line)) for line in lines])


def starts_turn(line: str, labels: Labels, *, alone: bool = False) -> bool:
    """Tell whether a turn starts on this line; `alone` asks for a label with its words below it."""
    head = head_of(line)
    if head is None or (alone and head.form is not Form.ALONE):
        return False
    return labels.accepts(labels.start, head)


def _finished(utterances: Iterable[Utterance], name: str, warnings: Iterable[str]) -> Transcript:
    """Leave out what has no words, and warn about what has no speaker."""
    spoken = tuple(utterance for utterance in utterances if utterance.words.strip())
    if not spoken:
        raise TranscriptError(texts.empty(name))
    return Transcript(spoken, (*warnings, *_speaker_warnings(spoken)))


def _speaker_warnings(utterances: Sequence[Utterance]) -> Iterator[str]:
    """Warn when nobody speaks, or when somebody starts only after a while."""
    first = next((index for index, one in enumerate(utterances) if one.speaker), None)
    if first is None:
        yield texts.no_speakers()
    elif first:
        yield texts.before_first_speaker(first)


def _rows(paragraphs: Iterable[Paragraph]) -> Iterator[_Row]:
    """Yield the lines of all paragraphs: a label may follow a soft line break."""
    after_span = False
    for paragraph in paragraphs:
        bold = paragraph.bold
        for number, text in enumerate(paragraph.text.split("\n")):
            fixed = paragraph.apart or paragraph.speaker is not None
            head = None if fixed else head_of(text, max(0, min(bold, len(text))))
            if head is not None and after_span:
                head = replace(head, timed=True)
            yield _Row(Line(text, head), paragraph, first=number == 0)
            bold -= len(text) + 1
            after_span = is_span(text)


def _labels(rows: Sequence[_Row], *, subtitles: bool = False) -> Labels:
    """Return the speakers of a document; headings and table rows do not count."""
    lines = [row.line for row in rows]
    loose = [
        row.line
        for row in rows
        if row.line.text.strip()
        and not row.paragraph.apart
        and not row.paragraph.speaker
        and not is_only_time(row.line.text)
    ]
    labels = labels_in(loose, subtitles=subtitles)
    if not labels.start:
        return labels
    start = next(index for index, line in enumerate(lines) if line is loose[labels.start - 1]) + 1
    return Labels(labels.names, start)


class _Builder:
    """Collects lines into drafts; a line without a label goes on with the turn before it."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.drafts: list[_Draft] = []
        self.speaker: str | None = None
        self.pending: float | None = None
        self.closed = True

    def add(self, index: int, row: _Row) -> None:
        """Take the next line."""
        if not row.line.text.strip():
            return
        if row.paragraph.apart:
            self._add_apart(row)
        elif row.paragraph.speaker is not None:
            self._add_given(row)
        elif is_only_time(row.line.text):
            self.pending = seconds(row.line.text)
        elif self.labels.accepts(index, row.line.head):
            self._start_turn(row)
        else:
            self._go_on(row)

    def _add_apart(self, row: _Row) -> None:
        """Keep a heading or a table row; its lines stay together."""
        if row.first or not self.drafts:
            self.drafts.append(_Draft(None, None))
        self.drafts[-1].parts.append(row.line.text)
        self.closed = True

    def _add_given(self, row: _Row) -> None:
        """Start or go on with a turn whose speaker the format gives."""
        words, time = take_time(row.line.text)
        if row.first:
            begin = row.paragraph.begin if row.paragraph.begin is not None else time
            self._open(row.paragraph.speaker or None, begin)
        self._append(words)

    def _start_turn(self, row: _Row) -> None:
        """Start a turn at a label."""
        head = row.line.head
        assert head is not None
        words, time = take_time(row.line.text[head.end :])
        begin = next((at for at in (head.begin, time, row.paragraph.begin, self.pending) if at is not None), None)
        self._open(self.labels.names[head.key], begin)
        self._append(words)

    def _go_on(self, row: _Row) -> None:
        """Add a line to the turn before it; without speakers, each paragraph is on its own."""
        words, time = take_time(row.line.text)
        begin = next((at for at in (time, row.paragraph.begin, self.pending) if at is not None), None)
        if self.closed or (self.speaker is None and row.first):
            self._open(self.speaker, begin)
        elif self.drafts[-1].begin is None and not self.drafts[-1].parts:
            self.drafts[-1].begin = begin
        self._append(words)

    def _open(self, speaker: str | None, begin: float | None) -> None:
        """Begin a new draft."""
        self.drafts.append(_Draft(speaker, begin))
        self.speaker, self.closed = speaker, False

    def _append(self, words: str) -> None:
        """Add words without stamps; a stamp at their end is when the next turn begins."""
        words, self.pending = take_stamps(words)
        if words.strip():
            self.drafts[-1].parts.append(words)


def _utterances(rows: Sequence[_Row], labels: Labels, joiner: str) -> Iterator[Utterance]:
    """Yield the utterances of a document."""
    builder = _Builder(labels)
    for index, row in enumerate(rows):
        builder.add(index, row)
    for draft in builder.drafts:
        words = joiner.join(part.replace("\t", " ").strip() for part in draft.parts)
        yield Utterance(words, draft.speaker, draft.begin)


MIN_PASSAGE = 300
"""Subtitles without speakers are cut at the first end of a sentence after so many characters."""
MAX_PASSAGE = 1500
"""Where no sentence ends, they are cut here."""


def _joined(utterances: Iterable[Utterance]) -> Iterator[Utterance]:
    """Join the cues of one speaker in a row; without speakers, join them to passages that end a sentence."""
    words: list[str] = []
    current: Utterance | None = None
    for utterance in utterances:
        if current is not None and not _belongs(current, words, utterance):
            yield Utterance(" ".join(words), current.speaker, current.begin)
            current = None
        if current is None:
            current, words = utterance, []
        words.append(utterance.words)
    if current is not None:
        yield Utterance(" ".join(words), current.speaker, current.begin)


def _belongs(current: Utterance, words: Sequence[str], following: Utterance) -> bool:
    """Tell whether a cue goes on with what was said."""
    if current.speaker != following.speaker:
        return False
    if current.speaker is not None:
        return True
    length = sum(map(len, words))
    return length < MIN_PASSAGE or (length < MAX_PASSAGE and not words[-1].rstrip().endswith((".", "!", "?", "…")))
