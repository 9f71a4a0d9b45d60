"""A paragraph in the making: pieces of text, each in bold or not."""

from collections.abc import Sequence

Piece = tuple[str, bool]


def text_of(pieces: Sequence[Piece]) -> str:
    """Return the text that the pieces make."""
    return "".join(text for text, _ in pieces)


def bold_start(pieces: Sequence[Piece]) -> int:
    """Return how many characters at the start are in bold; blanks between bold words count."""
    length = end = 0
    for text, bold in pieces:
        if not bold and text.strip():
            break
        length += len(text)
        end = length if bold and text else end
    return end
