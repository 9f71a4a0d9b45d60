"""What vtt and srt share: cues, tags, and what is left when the times are broken."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.files import decode
from lerende_evaluatie.readers import texts
from lerende_evaluatie.readers._heads import seconds
from lerende_evaluatie.readers._limits import read_bytes
from lerende_evaluatie.readers._speakers import Paragraph, transcript_of_cues

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*-->\s*{_CLOCK}(?:\s.*)?$")
_BROKEN_TIMING = re.compile(r"\s*(?:\d.*-->.*|[\d:.,]{4,}\s*-+>?\s*[\d:.,]{4,}\s*)$")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,100})?\s{1,9}([^<>]{0,200})>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|em|strong|ruby|rt|lang|font|span|br)(?:[.\s][^<>]*)?/?>"
    r"|<(?:\d{1,3}:)?\d{1,2}:\d{1,2}\.\d{1,3}>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{1,31});")
_CODE = re.compile(r"(?=\S*\d)\S+")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of subtitle: when it begins, and its text with the tags still in it."""

    begin: float | None
    text: str


def read_cues(path: Path, parse: Callable[[str], Sequence[Cue]], *, is_vtt: bool) -> Transcript:
    """Read a file of cues with the library behind `parse`, or line by line when that loses words."""
    text = decode(read_bytes(path))
    salvaged, broken = salvage(text, is_vtt=is_vtt)
    cues = _parsed(text, parse)
    if broken or cues is None or _letters(cues) != _letters(salvaged):
        cues = salvaged
    warnings = [texts.broken_times(broken)] if broken else []
    return transcript_of_cues([one for cue in cues for one in voices(cue)], path.name, warnings)


def _parsed(text: str, parse: Callable[[str], Sequence[Cue]]) -> Sequence[Cue] | None:
    """Return what the library makes of the file; None when it gives up, as there is a second way."""
    try:
        return parse(text)
    except Exception:  # Whatever goes wrong in a library, the words are still there to be taken.
        return None


def _letters(cues: Sequence[Cue]) -> Counter[str]:
    """Count the words, to see whether two ways of reading agree."""
    return Counter(word for cue in cues for word in cue.text.split())


def salvage(text: str, *, is_vtt: bool) -> tuple[list[Cue], list[int]]:
    """Return the cues of a file whose times may be broken, and the numbers of the lines that are."""
    cues: list[Cue] = []
    broken: list[int] = []
    for block in _blocks(text):
        if is_vtt and _is_no_cue(block):
            continue
        if block[0][1].strip() == str(len(cues) + 1):
            block = block[1:]  # the number of the cue, which is no word
        for cue, fault in _cues_of(block, is_vtt=is_vtt):
            cues.append(cue)
            broken += [fault] if fault else []
    return cues, broken


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the numbered lines between empty lines."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(re.split(r"\r\n?|\n", text), 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_no_cue(block: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a block of WebVTT is the header, a remark or a style."""
    number, line = block[0]
    has_time = any("-->" in text for _, text in block)
    return (number == 1 and line.startswith("WEBVTT") and not has_time) or (
        _BLOCK.match(line) is not None and not has_time
    )


def _cues_of(block: list[tuple[int, str]], *, is_vtt: bool) -> Iterator[tuple[Cue, int | None]]:
    """Yield the cues in a block, each with the number of its broken line if it has one."""
    marks = [at for at, (_, line) in enumerate(block) if _TIMING.match(line) or _BROKEN_TIMING.match(line)]
    starts = [_start(block, at, is_vtt=is_vtt) for at in marks]
    head = block[: starts[0]] if starts else block
    if head and not (is_vtt and head[0][1].startswith("WEBVTT") and head[0][0] == 1):
        yield Cue(None, "\n".join(line for _, line in head)), head[0][0]
    for place, at in enumerate(marks):
        end = starts[place + 1] if place + 1 < len(starts) else len(block)
        words = "\n".join(line for _, line in block[at + 1 : end])
        good = _TIMING.match(block[at][1])
        yield Cue(seconds(good[1]) if good else None, words), None if good else block[at][0]


def _start(block: Sequence[tuple[int, str]], at: int, *, is_vtt: bool) -> int:
    """Return where a cue starts: its number or name stands on the line before the time."""
    if at == 0:
        return 0
    before = block[at - 1][1].strip()
    if before.isdigit():
        return at - 1
    named = is_vtt and at == 1 and not before.startswith("WEBVTT")
    # Above a broken time, only what is no word can be the name of the cue.
    return at - 1 if named and (_TIMING.match(block[at][1]) or _CODE.fullmatch(before)) else at


def voices(cue: Cue) -> Iterator[Paragraph]:
    """Yield what each voice says in a cue, without tags."""
    pieces = _VOICE.split(cue.text)
    if words := plain(pieces[0]):
        yield Paragraph(words, begin=cue.begin)
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if words := plain(text):
            yield Paragraph(words, speaker=plain(name), begin=cue.begin)


def plain(text: str) -> str:
    """Return the text of a cue without tags, with its entities as characters."""
    bare = _TAG.sub("", text)
    return _ENTITY.sub(lambda match: html.unescape(match[0]), bare).replace("\xa0", " ").strip()
