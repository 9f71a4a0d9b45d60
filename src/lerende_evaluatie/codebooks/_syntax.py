"""YAML syntax: every fault in Dutch, at the place where a person has to mend it.

A parser stops at its first fault. Where the mending is certain (a text that needs quotes) the line
is quoted and the parser set to work again, so that a person sees all faults in one go.
"""

import json
import re
from collections.abc import Iterator

import yaml

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.errors import Fault

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_LEVELS = 100
"""How deep values may nest: fifty levels of codes. More would exhaust the stack of the checks."""
_MAX_MENDINGS = 25
_SUSPECT = 10_000
"""Only a line this long, or so many brackets, can nest so deep that libyaml's composer crashes."""


def compose(text: str, file: str) -> tuple[yaml.Node | None, list[Fault]]:
    """Return the tree of a YAML text, as far as it can be read, and its faults."""
    faults: list[Fault] = []
    if _may_crash(text) and _is_too_deep(text):
        return None, [Fault(file, 1, 1, texts.TOO_DEEP.format(levels=MAX_LEVELS // 2))]
    for _ in range(_MAX_MENDINGS):
        try:
            node: yaml.Node | None = yaml.compose(text, Loader=Loader)
        except yaml.MarkedYAMLError as error:
            line, column, message = _explain(error, text)
            faults += _tab_faults(text, file) if message == texts.TAB else [Fault(file, line + 1, column + 1, message)]
            mended = _quote_line(text, line) if message in _MENDABLE else None
            if mended is None:
                return None, faults
            text = mended
        except yaml.reader.ReaderError as error:
            return None, [*faults, _strange_sign(text, file, error)]
        except RecursionError:
            return None, [*faults, Fault(file, 1, 1, texts.TOO_DEEP.format(levels=MAX_LEVELS // 2))]
        else:
            return node, faults + list(_references(text, file))
    return None, faults


def _may_crash(text: str) -> bool:
    return text.count("[") + text.count("{") > _SUSPECT or max(map(len, text.split("\n"))) > _SUSPECT


def _is_too_deep(text: str) -> bool:
    level = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                level += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                level -= 1
            if level > MAX_LEVELS:
                return True
    except yaml.YAMLError:
        pass
    return False


def _references(text: str, file: str) -> Iterator[Fault]:
    """Yield a fault for each ``&anchor``, ``*alias`` and ``!tag``: mostly patterns without quotes."""
    if not _REFERENCE.search(text):
        return
    for token in yaml.scan(text, Loader=Loader):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken):
            message = texts.TAG if isinstance(token, yaml.TagToken) else texts.ALIAS
            yield Fault(file, token.start_mark.line + 1, token.start_mark.column + 1, message)


_REFERENCE = re.compile(r"(?m)(?:^|[\s\[{,:])(?:[&*]\w|!)")


def _tab_faults(text: str, file: str) -> list[Fault]:
    """Return a fault for every tab in an indentation, not only for the first."""
    faults = []
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in indent and line.strip():
            faults.append(Fault(file, number, indent.index("\t") + 1, texts.TAB))
    return faults


def _strange_sign(text: str, file: str, error: yaml.reader.ReaderError) -> Fault:
    found = _NOT_YAML.search(text)
    before = text[: found.start()] if found else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Fault(file, line, column, texts.SYNTAX.format(problem=texts.STRANGE_SIGN))


_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Return line and column, counted from 0, and what is wrong there."""
    problem, context = str(error.problem), str(error.context)
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    here = lines[min(line, len(lines) - 1)]
    if _is_tab(problem, here, column):
        return line, column, texts.TAB
    for fragment, dutch, at_context in _PROBLEMS:
        if fragment in problem or fragment in context:
            if at_context and error.context_mark:
                line, column = error.context_mark.line, error.context_mark.column
            return line, column, _nuance(dutch, here, column)
    return line, column, texts.SYNTAX.format(problem=texts.ANY_SYNTAX)


def _is_tab(problem: str, here: str, column: int) -> bool:
    starts_with_tab = "\t" in here[: len(here) - len(here.lstrip(" \t-"))]
    return "tab character" in problem or "\\t" in problem or starts_with_tab or here[column : column + 1] == "\t"


def _nuance(dutch: str, here: str, column: int) -> str:
    """Return the message that fits the line: one complaint of the parser has several causes."""
    if dutch == texts.ALIAS:
        return dutch
    if dutch == texts.COLON and re.fullmatch(r"\s*[\w-]+\s*", here[:column]):
        dutch = texts.DEEPER
    elif dutch == texts.INDENT and re.search(r"[\"']\s*$", here[:column]):
        dutch = texts.AFTER_QUOTE
    return texts.SYNTAX.format(problem=dutch)


_PROBLEMS = (
    ("alias", texts.ALIAS, True),
    ("scanning an anchor", texts.ALIAS, True),
    ("duplicate anchor", texts.ALIAS, False),
    ("mapping values are not allowed", texts.COLON, False),
    ("could not find expected ':'", texts.NO_COLON, True),
    ("cannot start any token", texts.START_SIGN, False),
    ("expected ',' or ']'", texts.OPEN_LIST, True),
    ("expected ',' or '}'", texts.OPEN_GROUP, True),
    ("scanning a quoted scalar", texts.OPEN_QUOTE, True),
    ("escape character", texts.ESCAPE, False),
    ("parsing a double-quoted scalar", texts.ESCAPE, False),
    ("sequence entries are not allowed", texts.DASH, False),
    ("scanning a block scalar", texts.BLOCK, False),
    ("expected a single document", texts.DOCUMENTS, False),
    ("directive", texts.PERCENT, True),
    ("expected '-' indicator", texts.INDENT_OR_DASH, False),
    ("expected <block end>", texts.INDENT, False),
    ("expected key", texts.INDENT, False),
    ("expected <document start>", texts.INDENT, False),
)
_MENDABLE = frozenset({texts.ALIAS, *(texts.SYNTAX.format(problem=text) for text in (texts.COLON, texts.START_SIGN))})


def _quote_line(text: str, number: int) -> str | None:
    """Return the text with the value on a line in quotes; None when that would not surely mend it."""
    lines = text.split("\n")
    found = _VALUE.fullmatch(lines[number]) if number < len(lines) else None
    if found is None or _goes_on(lines, number):
        return None
    lines[number] = found["field"] + json.dumps(found["value"], ensure_ascii=False)
    return "\n".join(lines)


_VALUE = re.compile(r"(?P<field> *(?:- +)*(?:\w+: +)?+)(?P<value>[^\s\"'\[{|>].*)")


def _goes_on(lines: list[str], number: int) -> bool:
    """Tell whether the next line is deeper, so that quotes round this line alone would break the text."""
    following = next((line for line in lines[number + 1 :] if line.strip()), "")
    return _indent(following) > _indent(lines[number]) and not following.lstrip().startswith(("- ", "#"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
