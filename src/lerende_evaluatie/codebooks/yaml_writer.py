"""A codebook as readable YAML, in the form of the example codebook."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._building import own_version
from lerende_evaluatie.codebooks._checks import SCHEMA_FILE
from lerende_evaluatie.codebooks._values import DIRECTIONS, example_fields, grouped, term_fields
from lerende_evaluatie.domain.codebook import Code, CodeBook, Example, Term

WIDTH = 110
_STEP = "  "


def write_yaml(codebook: CodeBook) -> str:
    """Return the codebook as YAML that `parse_codebook` reads back.

    The signals of a code come back in groups: strong before weak, and by direction. The digits of
    the hash in the version are left out; reading adds those of the new text.
    """
    lines = [
        texts.SCHEMA_COMMENT.format(file=SCHEMA_FILE),
        f"codeboek: {_short(codebook.name)}",
        *_optional("versie", own_version(codebook.version), "", quoted=True),
        *_optional("omschrijving", codebook.description, ""),
        *_terms("richting", codebook.polarity, ""),
        "codes:",
    ]
    for code in codebook.roots():
        lines += _code(codebook, code, _STEP, False)
    return "\n".join(line.rstrip(" ") for line in lines) + "\n"


def _code(codebook: CodeBook, code: Code, indent: str, inherits_secondary: bool) -> Iterator[str]:
    inner = indent + _STEP
    yield ""
    yield f"{indent}- id: {_short(code.id)}"
    yield f"{inner}naam: {_short(code.name)}"
    yield f'{inner}kleur: "{code.color}"'
    if code.is_secondary != inherits_secondary:
        yield f"{inner}secundair: {_switch(code.is_secondary)}"
    if not code.is_codable:
        yield f"{inner}codeerbaar: {_switch(code.is_codable)}"
    for field, text in (("definitie", code.definition), ("wel", code.use_when), ("niet", code.avoid_when)):
        yield from _optional(field, text, inner)
    yield from _examples("voorbeelden", code.examples, inner)
    yield from _examples("net_niet", code.near_misses, inner)
    yield from _signals(code, inner)
    yield from _items("uitsluiten", map(_quoted, code.exclusions), inner)
    children = codebook.children(code.id)
    if children:
        yield f"{inner}codes:"
    for child in children:
        yield from _code(codebook, child, inner + _STEP, code.is_secondary)


def _examples(field: str, examples: Iterable[Example], indent: str) -> Iterator[str]:
    for number, example in enumerate(examples):
        if number == 0:
            yield f"{indent}{field}:"
        first, *others = example_fields(example).items()
        yield from _text(f"{indent}{_STEP}- {first[0]}: ", first[1], indent + _STEP * 3)
        for key, text in others:
            start = f"{indent}{_STEP * 2}{key}: "
            yield from [start + text] if key == "valentie" else _text(start, text, indent + _STEP * 3)


def _signals(code: Code, indent: str) -> Iterator[str]:
    if code.terms:
        yield f"{indent}signalen:"
    for strength, terms in grouped(code.terms).items():
        yield from _terms(strength, terms, indent + _STEP)


def _terms(field: str, terms: Iterable[Term], indent: str) -> Iterator[str]:
    by_direction = {name: [term for term in terms if DIRECTIONS[term.valence] == name] for name in DIRECTIONS.values()}
    if any(by_direction.values()):
        yield f"{indent}{field}:"
    strength = "zwak" if field == "zwak" else "sterk"
    for name, members in by_direction.items():
        lines = (_term(term, strength, indent + _STEP * 2) for term in members)
        yield from _items(name, lines, indent + _STEP)


def _items(field: str, items: Iterable[str], indent: str) -> Iterator[str]:
    for number, item in enumerate(items):
        if number == 0:
            yield f"{indent}{field}:"
        yield f"{indent}{_STEP}- {item}"


def _term(term: Term, strength: str, indent: str) -> str:
    fields = term_fields(term, strength)
    parts = [f"{key}: {_flow(value)}" for key, value in fields.items()]
    if len(parts) == 1:
        return _quoted(term.pattern)
    line = "{" + ", ".join(parts) + "}"
    return line if len(indent) + len(line) <= WIDTH else f"\n{indent}{_STEP}".join(parts)


def _flow(value: str | float | list[str]) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    return _quoted(value) if isinstance(value, str) and value not in ("draait_om", "vervalt") else str(value)


def _optional(field: str, text: str, indent: str, quoted: bool = False) -> Iterator[str]:
    text = text.strip()
    if text and quoted:
        yield f"{indent}{field}: {_quoted(text)}"
    elif text:
        yield from _fold(f"{indent}{field}: ", text, indent + _STEP)


def _text(start: str, text: str, indent: str) -> Iterator[str]:
    """Yield a short text in quotes, a long one folded."""
    quoted = _quoted(text)
    if len(start) + len(quoted) <= WIDTH:
        yield start + quoted
    else:
        yield from _fold(start, text, indent)


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


def _switch(value: bool) -> str:
    return "true" if value else "false"
