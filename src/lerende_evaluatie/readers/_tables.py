"""Tables: some hold facts about the interview, some hold the interview itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain.roles import label_key
from lerende_evaluatie.readers._heads import Form, Head, head_of, is_known, is_only_time, seconds
from lerende_evaluatie.readers._labels import METADATA
from lerende_evaluatie.readers._speakers import Paragraph

Cell = list[Paragraph]
Row = list[Cell]

MAX_KEY = 60
"""A longer first cell is text, not the name of what stands beside it."""
MIN_SPEAKERS = 0.6
"""In a table that is the transcript, at least this share of the speaker cells comes back."""
HEADINGS = frozenset({"spreker", "sprekers", "speaker", "wie", "naam", "persoon", "rol", "deelnemer"})


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table keeps who speaks, what is said, and when."""

    speaker: int
    words: int
    time: int | None


def table_paragraphs(rows: Sequence[Row]) -> list[Paragraph]:
    """Return the paragraphs of a table in reading order, with speakers when the table is the transcript."""
    grid = [[_text(cell) for cell in row] for row in rows]
    columns = _columns(grid)
    if columns is not None:
        return [one for number, row in enumerate(grid) for one in _turn_row(row, columns, first=number == 0)]
    return [one for row, values in zip(rows, grid, strict=True) for one in _plain_row(row, values)]


def _text(cell: Cell) -> str:
    """Return the words of a cell, its paragraphs under one another."""
    return "\n".join(paragraph.text.strip() for paragraph in cell if paragraph.text.strip())


def _plain_row(row: Row, values: Sequence[str]) -> Iterator[Paragraph]:
    """Yield ``key: value`` for a row of two such cells, else the paragraphs of each cell."""
    if len(values) == 2 and values[0] and len(values[0]) <= MAX_KEY and "\n" not in values[0]:
        key = values[0].rstrip(": ")
        yield Paragraph(f"{key}: {values[1]}" if values[1] else values[0], apart=True)
    else:
        yield from (paragraph for cell in row for paragraph in cell)


def _turn_row(row: Sequence[str], columns: _Columns, *, first: bool) -> Iterator[Paragraph]:
    """Yield the turn in a row of a table that is the transcript; an empty speaker cell goes on."""
    speaker, words = _cell(row, columns.speaker), _cell(row, columns.words)
    head = _label(speaker)
    if (head is None and speaker) or (first and label_key(speaker) in HEADINGS):
        yield Paragraph(" ".join(filter(None, row)), apart=True)
        return
    time = _cell(row, columns.time)
    begin = seconds(time) if time else head.begin if head else None
    if words:
        yield Paragraph(words, speaker=head.label if head else None, begin=begin)
    used = {columns.speaker, columns.words, columns.time}
    extra = [text for number, text in enumerate(row) if number not in used and text and not text.isdigit()]
    yield from (Paragraph(text, apart=True) for text in extra)


def _cell(row: Sequence[str], column: int | None) -> str:
    """Return a cell, empty when the row is shorter."""
    return row[column] if column is not None and column < len(row) else ""


def _label(text: str) -> Head | None:
    """Return the label that a cell holds and nothing else."""
    head = head_of(text.strip().removesuffix(":").rstrip(), len(text))
    return head if head is not None and head.form is Form.ALONE else None


def _columns(grid: Sequence[Sequence[str]]) -> _Columns | None:
    """Return the columns of a table that is the transcript, None for any other table."""
    width = max((len(row) for row in grid), default=0)
    values = [[_cell(row, column) for row in grid] for column in range(width)]
    speakers = [column for column in range(width) if _holds_speakers(values[column])]
    times = [column for column in range(width) if _holds_times(values[column])]
    sizes = {column: sum(map(len, values[column])) for column in range(width) if column not in times}
    words = max(sizes, key=lambda column: sizes[column], default=None)
    speakers = [column for column in speakers if column != words]
    if not speakers or words is None or not _is_spoken(values[speakers[0]], values[words]):
        return None
    return _Columns(speakers[0], words, times[0] if times else None)


def _holds_speakers(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column are labels that come back."""
    filled = [cell for cell in cells if cell]
    heads = [head for cell in filled if (head := _label(cell)) is not None]
    counts = Counter(head.key for head in heads if is_known(head.key) or head.key.split()[0] not in METADATA)
    recurring = sum(count for count in counts.values() if count > 1)
    all_known = 2 <= len(filled) == sum(is_known(head.key) for head in heads)
    return all_known or (len(filled) > 2 and recurring >= MIN_SPEAKERS * len(filled))


def _holds_times(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column are times."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(is_only_time, filled)) > len(filled) / 2


def _is_spoken(speakers: Sequence[str], words: Sequence[str]) -> bool:
    """Tell apart “Interviewer | Zullen we beginnen?” from “Interviewer | M. de Vries”."""
    keys = [label_key(cell) for cell in speakers if cell]
    return len(set(keys)) < len(keys) or any(cell.rstrip().endswith((".", "?", "!", "…")) for cell in words)
