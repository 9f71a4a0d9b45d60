"""What can stand at the start of a turn: a speaker's label, a time, or both, in the ways people write them.

Everything here looks at one line and says what it *could* be. Whether a label is believed depends on
the document as a whole, see `_labels`.
"""

import re
from dataclasses import dataclass
from enum import Enum

from lerende_evaluatie.domain.roles import ANSWERING, ASKING, base_of, label_key, role_by_word

MAX_LABEL = 60
MAX_LABEL_WORDS = 4
MAX_HEAD = 200
"""A label and its times lie within so many characters; looking further would only cost time."""

_CLOCK = r"(?:\d{1,3}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})(?:[.,]\d{1,7}|-\d(?!\d))?"
_SPAN = rf"{_CLOCK}(?:\s*(?:-->|[-–—])\s*{_CLOCK})?"
_BRACKETED = rf"(?:[\[({{<#]\s*#?{_SPAN}#?\s*[\])}}>#])"
_TIME = rf"(?:{_BRACKETED}|{_SPAN})"
_NAME = rf"(?P<label>[^\W\d_][^\n\t:;!?…\"“”<>\[\]{{}}#|]{{0,{MAX_LABEL}}}?)"
_BEFORE = rf"(?:(?P<before>{_TIME})[\s,|–—-]*)?"
_NUMBER = r"(?:\d{1,4}[.)]?\s+)?"
"""The number of a turn: a list that was numbered in Word, or typed."""

_COLON = re.compile(rf"\s*{_NUMBER}{_BEFORE}{_NAME}[ \t]*(?P<after>{_TIME})?[ \t]*:(?![\d/])\s*")
_IN_BRACKETS = re.compile(
    rf"\s*{_BEFORE}(?P<open>[\[(])(?P<label>[^\W\d_][^\n\t:;!?…<>\[\](){{}}#|]{{0,{MAX_LABEL}}})[\])]"
    rf"[ \t]*(?P<after>{_BRACKETED})?[ \t]*(?P<colon>:(?![\d/]))?\s*"
)
_TAB = re.compile(rf"\s*{_NUMBER}{_BEFORE}{_NAME}[ ]*\t\s*(?P<after>{_TIME}(?=\s))?\s*(?=\S)")
_TIMED = re.compile(rf"\s*{_NUMBER}{_BEFORE}{_NAME}[ \t]*(?P<after>(?!#){_BRACKETED})\s*(?=\S)")
_ALONE = re.compile(rf"\s*{_BEFORE}\[?{_NAME}\]?(?:[\s,|–—-]+(?P<after>{_TIME}))?\s*")
_ONLY_TIME = re.compile(rf"\s*{_TIME}\s*")
_TIME_FIRST = re.compile(rf"\s*(?P<time>{_BRACKETED})\s*")
_BARE_TIME_FIRST = re.compile(rf"\s*(?P<time>{_SPAN})\s+")
_AFTER_BOLD = re.compile(rf"\s*(?P<after>{_BRACKETED})?\s*:?\s*")
_HASHED = r"#\d{1,2}:\d{2}:\d{2}(?:[-.,]\s?\d{1,3})?#"
_STAMP = re.compile(rf"[ ]?{_HASHED}[ ]?")
_STAMP_AT_END = re.compile(rf"(?<=\S)[ ]?({_HASHED})\s*$")
_PARTS = re.compile(r"(\d+):(\d+)(?::(\d+))?(?:[.,-](\d+))?")

_KNOWN_WORDS = re.compile(r"(?:spreker|speaker|sprecher|stem|persoon|unknown speaker|onbekende spreker)\b|speaker_")


class Form(Enum):
    """How a label is set off from the words."""

    COLON = "colon"
    BRACKETS = "brackets"
    BOLD = "bold"
    TAB = "tab"
    TIME = "time"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Head:
    """A possible start of a turn: the words begin at offset `end` of the line."""

    label: str
    form: Form
    end: int
    begin: float | None = None
    timed: bool = False
    bold: bool = False

    @property
    def key(self) -> str:
        """Return what two spellings of this label share."""
        return label_key(self.label)


def seconds(time: str) -> float | None:
    """Return the seconds in the first time in `time`; None when there is none."""
    match = _PARTS.search(time)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[2]), match[3]
    whole = first * 60 + second if third is None else first * 3600 + second * 60 + int(third)
    return whole + float(f"0.{match[4] or 0}")


def is_known(label: str) -> bool:
    """Tell whether a label is a habit of transcribers that needs no second look: Interviewer, Spreker 2."""
    if role_by_word(label) is not None and len(label.split()) <= MAX_LABEL_WORDS:
        return True
    return _KNOWN_WORDS.match(label_key(label)) is not None and len(label.split()) <= MAX_LABEL_WORDS


def is_letter(label: str) -> bool:
    """Tell whether a label is one letter, numbered or not."""
    return len(base_of(label)) == 1


def looks_like_label(label: str) -> bool:
    """Tell whether `label` has the shape of a name: few words, a capital, no sentence in it."""
    words = label.split()
    if not words or len(words) > MAX_LABEL_WORDS or len(label) > MAX_LABEL:
        return False
    return not label[0].islower() or is_known(label) or base_of(label) in ASKING | ANSWERING


def is_only_time(line: str) -> bool:
    """Tell whether there is nothing but a time on the line."""
    return _ONLY_TIME.fullmatch(line) is not None


def is_span(line: str) -> bool:
    """Tell whether there is nothing but a begin and an end on the line, as Teams writes it in Word."""
    return "-->" in line and is_only_time(line)


def take_stamps(line: str) -> tuple[str, float | None]:
    """Return `line` without the stamps of f4 and MAXQDA, and the time of one at its very end.

    There it is where the turn ends, so it is when the next one begins.
    """
    last = _STAMP_AT_END.search(line)
    return _STAMP.sub(" ", line).rstrip(" ") if "#" in line else line, seconds(last[1]) if last else None


def take_time(line: str, *, bare: bool = False) -> tuple[str, float | None]:
    """Return `line` without a time at its start, and that time; without brackets only when `bare`."""
    match = _TIME_FIRST.match(line) or (_BARE_TIME_FIRST.match(line) if bare else None)
    return (line[match.end() :], seconds(match["time"])) if match else (line, None)


def head_of(line: str, bold: int = 0) -> Head | None:
    """Return how a turn could start on this line, of which the first `bold` characters are in bold."""
    start, whole = line[:MAX_HEAD], line.rstrip()
    return (
        _bold_head(start, bold)
        or _head(_COLON.match(start), Form.COLON)
        or (_alone_head(whole, bold=bold >= len(whole) > 0) if len(whole) <= MAX_HEAD else None)
        or _bracket_head(start)
        or _head(_TAB.match(start), Form.TAB)
        or _head(_TIMED.match(start), Form.TIME)
    )


def _head(match: re.Match[str] | None, form: Form, *, bold: bool = False) -> Head | None:
    """Make a head of a match; None when its label cannot be one."""
    if match is None or not looks_like_label(label := " ".join(match["label"].split()).rstrip(" ,-–")):
        return None
    time = match["before"] or match["after"]
    begin = seconds(time) if time else None
    return Head(label, form, match.end(), begin, timed=begin is not None, bold=bold)


def _bold_head(line: str, bold: int) -> Head | None:
    """Return the head of a line that starts with a name in bold and goes on in plain letters."""
    prefix, rest = line[:bold], line[bold:]
    if not prefix.strip() or not rest.strip() or not _ends_word(prefix, rest):
        return None
    label = prefix.strip().removesuffix(":")
    head = _head(_ALONE.fullmatch(label), Form.BOLD, bold=True) or _head(_COLON.fullmatch(prefix), Form.BOLD)
    if head is None:
        return None
    between = _AFTER_BOLD.match(rest)
    end = bold + (between.end() if between else 0)
    begin = seconds(between["after"]) if between and between["after"] else head.begin
    return Head(head.label, Form.BOLD, end, begin, begin is not None, bold=True)


def _ends_word(prefix: str, rest: str) -> bool:
    """Tell whether the bold letters end where a word ends."""
    return prefix[-1] in ": \t\xa0\n" or rest[0] in ": \t\xa0\n([#"


def _alone_head(line: str, *, bold: bool) -> Head | None:
    """Return the head of a line with nothing but a label, with or without a time.

    “Dat kon.” is a sentence; “Ja #00:01:23-5#” is a turn of f4 with its end.
    """
    match = _ALONE.fullmatch(line)
    if match is None or (match["label"].rstrip().endswith(".") and not is_known(match["label"])):
        return None
    if (match["after"] or "").startswith("#") and not is_known(match["label"]):
        return None
    return _head(match, Form.ALONE, bold=bold)


def _bracket_head(line: str) -> Head | None:
    """Return the head of ``[SPEAKER_00]: …`` or ``(Spreker 1) …``; “(lacht) ja” is none."""
    match = _IN_BRACKETS.match(line)
    if match is None or not (match["colon"] or is_known(match["label"])):
        return None
    return _head(match, Form.BRACKETS)
