"""From what a reader heard to a Source: clean words, one text, turns that point into it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lerende_evaluatie.domain.model import Role, Source, Turn, Variables, new_guid

TURN_SEPARATOR = "\n\n"

UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a database or XML (so Word) cannot hold: a bell, a NUL, half a sign."""
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a reader gives for one turn: the words, the speaker's label, begin time in seconds."""

    words: str
    speaker: str | None = None
    begin: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a reader gives for one file. Warnings are Dutch sentences without words from the text."""

    utterances: tuple[Utterance, ...]
    warnings: tuple[str, ...] = ()


def clean_words(words: str) -> str:
    """Return `words` with line ends as LF, what no database or Word file can hold as U+FFFD, outer blanks gone."""
    return UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub("\n", words)).strip()


def source_from(
    transcript: Transcript,
    *,
    name: str,
    file_hash: str,
    reader: str,
    roles: Mapping[str, Role],
    variables: Variables | None = None,
    warnings: tuple[str, ...] = (),
) -> Source:
    """Join the utterances to one text with turns into it; utterances without words are left out.

    `roles` gives the role of each speaker label; a label that is not in it, and an utterance without
    a label, has Role.UNKNOWN.
    """
    parts: list[str] = []
    turns: list[Turn] = []
    position = 0
    for utterance in transcript.utterances:
        words = clean_words(utterance.words)
        if not words:
            continue
        if parts:
            parts.append(TURN_SEPARATOR)
            position += len(TURN_SEPARATOR)
        speaker = clean_words(utterance.speaker) if utterance.speaker else None
        role = roles.get(utterance.speaker or "", Role.UNKNOWN)
        turns.append(Turn(len(turns), position, position + len(words), speaker or None, role, utterance.begin))
        parts.append(words)
        position += len(words)
    return Source(
        guid=new_guid(),
        name=name,
        text="".join(parts),
        turns=tuple(turns),
        file_hash=file_hash,
        reader=reader,
        variables=variables or Variables(),
        warnings=transcript.warnings + warnings,
    )
