"""An estimate of where pages end, so that the table of contents shows numbers before Word has counted.

Word and LibreOffice keep the numbers that are written in a table of contents until somebody updates it, and
ask a question on opening when they must do so themselves. So the numbers are reckoned here, from the
average width of a letter in Calibri; "Update field" in Word makes them exact.
"""

from collections.abc import Iterable
from math import ceil

from lerende_evaluatie.exporters._styles import Style

LETTER = 0.485
"""Average width of a letter in running Dutch text, in ems."""
BOLD_LETTER = 0.505
LINE = 1.22
"""Height of a single line, in ems."""
FIT = 0.965
"""How much of a line is filled on average, because words are not broken."""
CELL_MARGIN = 8.5
TWIPS = 20


class Pages:
    """Counts pages while paragraphs and table rows go by; all heights in points."""

    def __init__(self, width: int, height: int) -> None:
        """Start on page 1 with a text area in twips."""
        self.page = 1
        self.used = 0.0
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Change the text area, for a section that lies on its side."""
        self.width = width / TWIPS
        self.height = height / TWIPS

    def new_page(self) -> None:
        """Go to the top of the next page."""
        self.page += 1
        self.used = 0.0

    def paragraph(self, text: str, style: Style) -> None:
        """Put a paragraph down; a heading takes two lines of what follows along to the next page."""
        height = text_height(text, style, self.width)
        line = style.size * LINE * style.line
        before = style.before if self.used else 0.0
        together = height + 40 if style.keep_next else min(height, 2 * line)
        if self.used + before + together > self.height:
            self.new_page()
            before = 0.0
        self.used += before + height + style.after
        while self.used - style.after > self.height:
            self.page += 1
            self.used -= self.height

    def row(self, height: float) -> None:
        """Put a table row down, which never splits."""
        if self.used + height > self.height and self.used:
            self.new_page()
        self.used += height


def text_height(text: str, style: Style, width: float) -> float:
    """Return the height of `text` in a column of `width` points, without the space around it."""
    letter = style.size * (BOLD_LETTER if style.bold else LETTER)
    per_line = max(1.0, (width - (style.left + style.right) / TWIPS) * FIT / letter)
    if "\n" in text:
        lines = sum(max(1, ceil(len(piece) / per_line)) for piece in text.split("\n"))
    else:
        lines = max(1, ceil(len(text) / per_line))
    return lines * style.size * LINE * style.line


def cell_height(paragraphs: Iterable[tuple[str, Style]], width: int) -> float:
    """Return the height of a cell of `width` twips."""
    inner = max(10.0, width / TWIPS - CELL_MARGIN)
    return sum(text_height(text, style, inner) + style.before + style.after for text, style in paragraphs) + 0.5
