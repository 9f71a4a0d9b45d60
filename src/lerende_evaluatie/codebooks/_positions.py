"""YAML as plain values, with the line and column of every value at hand."""

from typing import Any

import yaml

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.errors import Fault

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

NUMBERS = frozenset({"gewicht"})
SWITCHES = frozenset({"secundair", "codeerbaar"})
"""Fields whose text stands for something else; everything else in a codebook is text."""


class Positioned:
    """The values of a YAML text, and where they stand."""

    def __init__(self, file: str) -> None:
        """Start empty; `file` is the name that faults carry."""
        self.file = file
        self.value: Any = None
        self.faults: list[Fault] = []
        self._marks: dict[Path, tuple[int, int]] = {}

    def fault(self, path: Path, message: str) -> None:
        """Add a fault at the value that `path` leads to, or at the nearest value around it."""
        line, column = self.place(path)
        self.faults.append(Fault(self.file, line, column, message))

    def place(self, path: Path) -> tuple[int, int]:
        """Return line and column, counted from 1."""
        while path and path not in self._marks:
            path = path[:-1]
        return self._marks.get(path, (1, 1))

    def read(self, text: str) -> None:
        """Fill `value`; what cannot be read becomes a fault."""
        try:
            node = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            self._add_syntax_fault(error, text)
            return
        except yaml.reader.ReaderError as error:
            self.faults.append(Fault(self.file, text[: error.position].count("\n") + 1, 1, texts.SYNTAX.format(problem="vreemd teken")))
            return
        except RecursionError:
            self.faults.append(Fault(self.file, 1, 1, texts.SYNTAX.format(problem="te diep genest")))
            return
        if node is None:
            self.faults.append(Fault(self.file, 1, 1, texts.EMPTY))
            return
        self.value = self._plain(node, (), set())

    def _plain(self, node: yaml.Node, path: Path, seen: set[int]) -> Any:
        self._marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if id(node) in seen:
            self.fault(path, texts.ALIAS)
            return None
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._plain_mapping(node, path, seen)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, index), seen) for index, item in enumerate(node.value)]
        return _typed(str(path[-1]) if path else "", str(node.value))

    def _plain_mapping(self, node: yaml.MappingNode, path: Path, seen: set[int]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            self._marks[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in values:
                self.fault(here, texts.DOUBLE_KEY.format(key=key))
            values[key] = self._plain(value_node, here, seen)
        return values

    def _add_syntax_fault(self, error: yaml.MarkedYAMLError, text: str) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.splitlines() or [""]
        here = lines[min(line, len(lines) - 1)]
        indent = here[: len(here) - len(here.lstrip())]
        if "\t" in indent or "\\t" in str(error.problem):
            message, column = texts.TAB, max(here.find("\t"), 0)
        elif "alias" in str(error.problem) or "anchor" in str(error.context):
            message = texts.ALIAS
        else:
            message = texts.SYNTAX.format(problem=_dutch(str(error.problem)))
        self.faults.append(Fault(self.file, line + 1, column + 1, message))


def _typed(key: str, value: str) -> Any:
    if key in SWITCHES and value in ("true", "false"):
        return value == "true"
    if key in NUMBERS:
        try:
            return float(value.replace(",", "."))
        except ValueError:
            return value
    return value


def _dutch(problem: str) -> str:
    for english, dutch in _PROBLEMS.items():
        if english in problem:
            return dutch
    return "hier klopt iets niet met inspringen, dubbele punten of aanhalingstekens"


_PROBLEMS = {
    "mapping values are not allowed": "een dubbele punt in een tekst; zet de tekst tussen aanhalingstekens",
    "could not find expected ':'": "er ontbreekt een dubbele punt achter een veld",
    "expected <block end>": "het inspringen klopt niet",
    "did not find expected key": "het inspringen klopt niet",
    "did not find expected '-' indicator": "het inspringen klopt niet, of er ontbreekt een streepje",
    "found unexpected end of stream": "er ontbreekt een aanhalingsteken sluiten",
    "found character that cannot start any token": "een teken dat tussen aanhalingstekens moet staan",
}
