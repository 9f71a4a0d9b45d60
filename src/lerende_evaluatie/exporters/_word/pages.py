"""An estimate of where pages end, so that the table of contents shows numbers before Word has counted.

Word and LibreOffice keep the numbers that are written in a table of contents until somebody updates it, and
ask a question on opening when they must do so themselves. So the numbers are reckoned here, from the
average width of a letter in Calibri; "Update field" in Word makes them exact.
"""

from collections.abc import Iterable
from math import ceil

from lerende_evaluatie.exporters._word.styles import Style

LETTER = 0.412
"""Average width of a letter in running Dutch text, spaces included, in ems."""
BOLD_LETTER = 0.43
WIDE_LETTER = 0.53
"""Width of a letter in a word that must stay whole, in bold, with room to spare, in ems."""
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
        self.used = self.after = 0.0
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Change the text area, for a section that lies on its side."""
        self.width = width / TWIPS
        self.height = height / TWIPS

    def new_page(self) -> None:
        """Go to the top of the next page."""
        self.page += 1
        self.used = self.after = 0.0

    def paragraph(self, text: str, style: Style) -> None:
        """Put a paragraph down; a heading takes two lines of what follows along to the next page.

        Between two paragraphs Word leaves the larger of the space after the one and before the other.
        """
        height = text_height(text, style, self.width)
        gap = max(style.before, self.after) if self.used else 0.0
        line = style.size * LINE * style.line
        together = height + 40 if style.keep_next else min(height, 2 * line)
        if self.used + gap + together > self.height:
            self.new_page()
            gap = 0.0
        self.used += gap + height
        self.after = style.after
        while self.used > self.height:
            self.page += 1
            self.used -= self.height

    def together(self, height: float) -> None:
        """Begin a page when what follows would otherwise be broken; what is higher than a page breaks anyway."""
        if self.used + self.after + height > self.height >= height and self.used:
            self.new_page()

    def row(self, height: float) -> None:
        """Put a table row down, which never splits."""
        self.used += self.after
        self.after = 0.0
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
