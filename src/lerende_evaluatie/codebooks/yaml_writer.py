"""A codebook, or one piece of it, as readable YAML in the form of the example codebook."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._checks import SCHEMA_FILE
from lerende_evaluatie.codebooks._values import book_fields
from lerende_evaluatie.domain.codebook import CodeBook

WIDTH = 110
STEP = "  "
_PROSE = frozenset({"omschrijving", "definitie", "wel", "niet"})
_SENTENCES = frozenset({"tekst", "waarom"})
_WORDS = frozenset({"codeboek", "id", "naam", "status", "door", "valentie", "ontkend"})


def write_yaml(codebook: CodeBook) -> str:
    """Return the codebook as YAML that `parse_codebook` reads back.

    The signals of a code come back in groups: strong before weak, and by direction. The digits of
    the hash in the version are left out; reading adds those of the new text.
    """
    lines = [texts.SCHEMA_COMMENT.format(file=SCHEMA_FILE)]
    for field, value in book_fields(codebook).items():
        lines += entry(field, value, "")
    return "\n".join(line.rstrip(" ") for line in lines) + "\n"


def entry(field: str, value: Any, indent: str) -> Iterator[str]:
    """Yield the lines of a field with its value."""
    if isinstance(value, Mapping):
        yield f"{indent}{field}:"
        for name, inner in value.items():
            yield from entry(name, inner, indent + STEP)
    elif isinstance(value, list):
        yield f"{indent}{field}:"
        for one in value:
            yield from [""] if field == "codes" else []
            yield from item(one, indent + STEP)
    else:
        yield from _scalar(f"{indent}{field}: ", field, value, indent + STEP)


def item(value: Any, indent: str) -> Iterator[str]:
    """Yield the lines of an item of a list."""
    if isinstance(value, Mapping) and "term" in value:
        yield from _signal(value, indent)
    elif isinstance(value, Mapping):
        inner = indent + STEP
        first, *others = (line for name, part in value.items() for line in entry(name, part, inner))
        yield f"{indent}- {first.removeprefix(inner)}"
        yield from others
    else:
        yield f"{indent}- {flow(value)}"


def flow(value: Any, field: str = "") -> str:
    """Return a value as it stands on one line between others."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow(part, name)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return value if field == "ontkend" and value in ("draait_om", "vervalt") else _quoted(value)


def _signal(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    line = f"{indent}- {flow(value)}"
    if len(line) <= WIDTH:
        yield line
        return
    for number, (name, part) in enumerate(value.items()):
        yield f"{indent}{'- ' if number == 0 else STEP}{name}: {flow(part, name)}"


def _scalar(start: str, field: str, value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield start + flow(value)
    elif field in _PROSE and value:
        yield from _fold(start, value, indent)
    elif field in _SENTENCES and len(start) + len(_quoted(value)) > WIDTH:
        yield from _fold(start, value, indent)
    elif field in _WORDS:
        yield start + _short(value)
    else:
        yield start + _quoted(value)


def _fold(start: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text over several lines, or in quotes when folding would change it."""
    if not _can_fold(text):
        yield start + _quoted(text)
        return
    yield start + ">-"
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        if paragraph:
            yield from _wrap(paragraph, indent)


def _wrap(paragraph: str, indent: str) -> Iterator[str]:
    """Break at single spaces only, so that joining the lines with a space gives the text back."""
    line = indent
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", paragraph):
        if line == indent:
            line += word
        elif len(line) + 1 + len(word) <= WIDTH:
            line += " " + word
        else:
            yield line
            line = indent + word
    yield line


def _can_fold(text: str) -> bool:
    """Tell whether every line is plain text that starts and ends with a sign that shows."""
    return all(line == line.strip() and all(map(_is_plain, line)) for line in text.split("\n"))


def _is_plain(sign: str) -> bool:
    return sign == " " or (sign.isprintable() and unicodedata.category(sign) != "Zs")


def _short(text: str) -> str:
    """Return a name without quotes when that is safe in every YAML parser."""
    safe = re.fullmatch(r"[^\W\d_][\w '’,()/+–-]*", text) and not text.endswith(" ")
    return text if safe and all(map(_is_plain, text)) and text.casefold() not in _OTHER_THAN_TEXT else _quoted(text)


_OTHER_THAN_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def _quoted(text: str) -> str:
    """Return a text in double quotes, with JSON's escapes; what does not print is escaped too."""
    return "".join(sign if _is_plain(sign) else _escaped(sign) for sign in json.dumps(text, ensure_ascii=False))


def _escaped(sign: str) -> str:
    number = ord(sign)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
