"""Markdown: its marks are read as what they mean, and are not part of the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.readers._plain import read_text
from lerende_evaluatie.readers._speakers import Paragraph, labels_in_texts, starts_turn, transcript
from lerende_evaluatie.readers._tables import table_paragraphs

VERSION = "1"

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_CLOSING = re.compile(r"(?<=\s)#+$")
_RULE = re.compile(r"\s*(?:=+|-{2,}|[-*_](?:\s*[-*_]){2,})\s*$")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s+\S")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_BOLD_START = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w\\*_])(\*{1,3}|_{1,3})(?=\S)([^\n]{0,300}?[^\s\\*_])\1(?![\w*_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its marks."""

    text: str
    bold: int = 0
    heading: bool = False
    starts: bool = False
    """A bullet or a hard line break before it: not a wrapped line."""


def read(path: Path) -> Transcript:
    """Return what is said in a Markdown file."""
    return transcript(list(_paragraphs(read_text(path).splitlines())), path.name)


def _paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs and tables of a document."""
    text: list[str] = []
    table: list[str] = []
    for line in [*lines, ""]:
        if line.lstrip().startswith("|"):
            table.append(line)
            continue
        if table:
            yield from _joined(_stripped(text))
            yield from _table(table)
            text, table = [], []
        text.append(line)
    yield from _joined(_stripped(text))


def _table(lines: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs of a table."""
    rows = [line.strip().strip("|").split("|") for line in lines if not _TABLE_RULE.match(line)]
    return table_paragraphs([[[_paragraph(_strip(cell))] for cell in row] for row in rows])


def _stripped(lines: Sequence[str]) -> list[_Line]:
    """Return the lines without their marks; a line with nothing but marks is empty."""
    stripped: list[_Line] = []
    hard_break = False
    for line in lines:
        following = _strip(line)
        if _RULE.match(line):
            following = _Line("")
            if stripped and stripped[-1].text and line.strip()[0] in "=-":
                stripped[-1] = _as_heading(stripped)
        starts = following.starts or hard_break
        stripped.append(_Line(following.text, following.bold, following.heading, starts))
        hard_break = line.endswith(("  ", "\\")) and bool(line.strip())
    return stripped


def _as_heading(lines: Sequence[_Line]) -> _Line:
    """Return the last line as the heading that the rule below it makes of it, if it stands alone."""
    last = lines[-1]
    alone = len(lines) == 1 or not lines[-2].text
    return _Line(last.text, last.bold, alone, last.starts)


def _strip(line: str) -> _Line:
    """Return one line without its marks."""
    if match := _HEADING.match(line):
        title = _CLOSING.sub("", line[match.end() :].strip()).strip()
        return _Line(_inline(title), heading=True, starts=True)
    text = _QUOTE.sub("", line)
    starts = _BULLET.match(text) is not None or _NUMBERED.match(text) is not None
    text = _BULLET.sub("", text).strip().removesuffix("\\")
    if match := _BOLD_START.match(text):
        start = _inline(match[2])
        return _Line(start + _inline(text[match.end() :]), len(start), starts=starts)
    return _Line(_inline(text), starts=starts)


def _inline(text: str) -> str:
    """Return a text without emphasis and escapes."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", text))


def _paragraph(line: _Line) -> Paragraph:
    """Return a line as a paragraph of its own."""
    return Paragraph(line.text, line.bold, apart=line.heading)


def _joined(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    """Join the lines of a paragraph; a label, a bullet or a hard break starts a new one."""
    labels = labels_in_texts(line.text for line in lines if line.text)
    current: Paragraph | None = None
    for line in lines:
        alone = current is None or current.apart or starts_turn(current.text, labels, alone=True)
        if line.text and not (alone or line.starts or line.bold or starts_turn(line.text, labels)):
            assert current is not None
            current = Paragraph(f"{current.text} {line.text}", current.bold)
            continue
        if current is not None:
            yield current
        current = _paragraph(line) if line.text else None
    if current is not None:
        yield current
