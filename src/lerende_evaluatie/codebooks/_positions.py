"""Plain values with the line and column of every value at hand."""

import math
import re
from typing import Any

import yaml

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._syntax import MAX_LEVELS, compose
from lerende_evaluatie.errors import Fault

Path = tuple[str | int, ...]

NUMBERS = frozenset({"gewicht"})
SWITCHES = frozenset({"secundair", "codeerbaar"})
"""Fields whose text stands for something else; everything else in a codebook is text."""
SWITCH_WORDS = {"true": True, "ja": True, "waar": True, "false": False, "nee": False, "onwaar": False}


class Positioned:
    """The values of a text, and where they stand."""

    def __init__(self, file: str) -> None:
        """Start empty; `file` is the name that faults carry."""
        self.file = file
        self.value: Any = None
        self.faults: list[Fault] = []
        self._marks: dict[Path, tuple[int, int]] = {}
        self._comments: dict[Path, str] = {}

    def mark(self, path: Path, line: int, column: int) -> None:
        """Remember where the value stands that `path` leads to."""
        self._marks[path] = (line, column)

    def fault(self, path: Path, message: str) -> None:
        """Add a fault at the value that `path` leads to, or at the nearest value around it."""
        line, column = self.place(path)
        self.faults.append(Fault(self.file, line, column, message))

    def place(self, path: Path) -> tuple[int, int]:
        """Return line and column, counted from 1."""
        while path and path not in self._marks:
            path = path[:-1]
        return self._marks.get(path, (1, 1))

    def comment(self, path: Path) -> str:
        """Return what stands behind a # where the value itself is empty."""
        return self._comments.get(path, "")


class PositionedYaml(Positioned):
    """The values of a YAML text. What cannot be read becomes a fault."""

    def __init__(self, file: str, text: str) -> None:
        """Read `text`, whose lines end in a bare newline."""
        super().__init__(file)
        self._lines = text.split("\n")
        self._seen: set[int] = set()
        self._is_too_deep = False
        self.root, self.faults = compose(text, file)
        self._broken = {fault.line for fault in self.faults}
        if self.root is not None:
            value = self._plain(self.root, ())
            self.value = None if self._is_too_deep else value
        elif not self.faults:
            self.fault((), texts.EMPTY)

    def fault(self, path: Path, message: str) -> None:
        """Add a fault, except on a line that is no good YAML: one complaint is enough there."""
        if self.place(path)[0] not in self._broken:
            super().fault(path, message)

    def _plain(self, node: yaml.Node, path: Path) -> Any:
        if path not in self._marks:
            self.mark(path, node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._seen or len(path) > MAX_LEVELS:
            return self._refuse(node, path)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._plain_mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, index)) for index, item in enumerate(node.value)]
        if not node.value and isinstance(node, yaml.ScalarNode) and not node.style:
            self._keep_comment(path)
        return typed(path[-1] if path else "", str(node.value))

    def _refuse(self, node: yaml.Node, path: Path) -> None:
        """Read neither a node for the second time (an alias) nor one that lies too deep."""
        if id(node) in self._seen:
            self.fault(path, texts.ALIAS)
        elif not self._is_too_deep:
            self._is_too_deep = True
            self.fault(path, texts.TOO_DEEP.format(levels=MAX_LEVELS // 2))

    def _plain_mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if not isinstance(key_node, yaml.ScalarNode) or not key_node.value:
                self.faults.append(Fault(self.file, line, column, texts.BAD_KEY))
                continue
            key = str(key_node.value)
            self.mark((*path, key), line, column)
            if key in values:
                self.fault((*path, key), texts.DOUBLE_KEY.format(key=key))
            values[key] = self._plain(value_node, (*path, key))
        return values

    def _keep_comment(self, path: Path) -> None:
        found = re.search(r"[:-]\s+(#.*)$", self._lines[self.place(path)[0] - 1])
        if found:
            self._comments[path] = found[1].strip()


def typed(key: str | int, text: str) -> Any:
    """Return the value that a text stands for in a field; the text itself when it stands for none."""
    if key in SWITCHES:
        return SWITCH_WORDS.get(text.strip().casefold(), text)
    if key in NUMBERS and re.fullmatch(r"\d+([.,]\d+)?", text.strip(), re.ASCII):
        number = float(text.strip().replace(",", "."))
        return number if math.isfinite(number) else text
    return text
