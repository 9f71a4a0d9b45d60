"""A found place as people read it in a list: the words before it, the words themselves, and what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import category, combining

from lerende_evaluatie.domain.model import Role, Source

WIDTH = 60
"""About how many code points stand at each side."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were looked for, with who says them, when, and what stands around them in the same turn."""

    source_guid: str
    source_name: str
    start: int
    end: int
    turn: int
    speaker: str | None
    role: Role
    time: float | None
    left: str
    match: str
    right: str


def hit_at(source: Source, start: int, end: int) -> Hit:
    """Return the hit at ``[start, end)``, which lies within one turn; borders within a grapheme move outwards."""
    text, turn = source.text, source.turn_at(start)
    assert turn is not None, "only words of a turn can be found"
    start, end = border_before(text, start), border_behind(text, end)
    return Hit(
        source_guid=source.guid,
        source_name=source.name,
        start=start,
        end=end,
        turn=turn.index,
        speaker=turn.speaker,
        role=turn.role,
        time=turn.begin,
        left=text[_left(text, turn.start, start) : start],
        match=text[start:end],
        right=text[end : _right(text, end, turn.end)],
    )


def is_border(text: str, at: int) -> bool:
    """Tell whether no grapheme (a letter with its accents, an emoji of several parts) lies over this place.

    Simpler than Unicode's own rules: where these allow a cut inside a rare sequence, it may say no.
    """
    if at <= 0 or at >= len(text) or text[at].isascii():
        return True
    before, after = text[at - 1], text[at]
    if category(after).startswith("M") or after in _CLINGING or _is_emoji_modifier(after) or before == _JOINER:
        return False
    if combining(before) == _VIRAMA or (before in _PREPENDED) or (_is_jamo(before) and _is_jamo(after)):
        return False
    return not _is_flag_letter(after) or _count_back(text, at, _is_flag_letter) % 2 == 0


def border_before(text: str, at: int) -> int:
    """Return the last border up to `at`."""
    while not is_border(text, at):
        at -= 1
    return at


def border_behind(text: str, at: int) -> int:
    """Return the first border from `at` on."""
    while not is_border(text, at):
        at += 1
    return at


def _left(text: str, first: int, start: int) -> int:
    """Return where the words before a hit begin to be shown: at a word border, if there is one near."""
    if start - first <= WIDTH:
        return first
    rough = border_behind(text, start - WIDTH)
    words = (at for at in range(rough, start) if text[at - 1].isspace() and not text[at].isspace())
    return next((at for at in words if is_border(text, at)), rough)


def _right(text: str, end: int, last: int) -> int:
    """Return where the words behind a hit end to be shown."""
    if last - end <= WIDTH:
        return last
    rough = border_before(text, end + WIDTH)
    words = (at for at in range(rough, end, -1) if text[at].isspace() and not text[at - 1].isspace())
    return next((at for at in words if is_border(text, at)), rough)


def _count_back(text: str, at: int, belongs: Callable[[str], bool]) -> int:
    """Return how many characters before `at` belong to one kind."""
    count = 0
    while count < at and belongs(text[at - 1 - count]):
        count += 1
    return count


def _is_flag_letter(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _is_emoji_modifier(sign: str) -> bool:
    return "\U0001f3fb" <= sign <= "\U0001f3ff" or "\U000e0020" <= sign <= "\U000e007f"


def _is_jamo(sign: str) -> bool:
    """Tell whether this is a letter of Korean, or a block of letters that another may join."""
    return "\u1100" <= sign <= "\u11ff" or "\uac00" <= sign <= "\ud7ff" or "\ua960" <= sign <= "\ua97f"


_JOINER = "\u200d"
_CLINGING = frozenset("\u200c\u200d\u0e33\u0eb3\uff9e\uff9f")
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_VIRAMA = 9
