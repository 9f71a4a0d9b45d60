"""Colors for codes: from a fixed set that most people can tell apart, on white and on black."""

from collections.abc import Collection

PALETTE = (
    *("#1b7837", "#2166ac", "#b35806", "#762a83", "#c51b7d", "#01665e", "#8c510a", "#4d4dc4"),
    *("#d6604d", "#4393c3", "#5aae61", "#9970ab", "#bf812d", "#35978f", "#de77ae", "#80690f"),
)


def farthest_color(taken: Collection[str]) -> str:
    """Return the color of the palette that differs most from all that are taken (``#rrggbb``)."""
    others = [_channels(color) for color in taken]
    return max(PALETTE, key=lambda color: min((_distance(_channels(color), other) for other in others), default=0.0))


def _channels(color: str) -> tuple[int, int, int]:
    value = int(color.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return how different two colors look, by the cheap formula that weighs red and blue by the mean red."""
    red = (one[0] + other[0]) / 2
    squares = [(first - second) ** 2 for first, second in zip(one, other, strict=True)]
    return (2 + red / 256) * squares[0] + 4 * squares[1] + (2 + (255 - red) / 256) * squares[2]
