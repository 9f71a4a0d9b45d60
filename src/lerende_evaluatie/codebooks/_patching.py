"""Changing values in a YAML text where they stand: all other lines, comments and order stay as a person wrote them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

import yaml

from lerende_evaluatie.codebooks._values import FIELDS
from lerende_evaluatie.codebooks.yaml_writer import entry, flow, item


class Patch:
    """Edits to one text, each on a piece of its own."""

    def __init__(self, text: str) -> None:
        """Start without edits."""
        self.text = text
        self._edits: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """Return the text with all edits carried out."""
        text = self.text
        for start, end, new in reversed(sorted(self._edits, key=lambda edit: edit[:2])):
            text = text[:start] + new + text[end:]
        return text

    def change(self, node: yaml.Node, old: Any, new: Any) -> None:
        """Turn the value of `node`, which is `old`, into `new`."""
        if old == new:
            return
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict) and not node.flow_style:
            self._change_mapping(node, old, new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list) and old and new:
            self._change_list(node, old, new)
        else:
            self._edit(start_of(node), self.end_of(node), flow(new))

    def insert_lines(self, at: int, lines: Iterable[str]) -> None:
        """Put lines below the line in which `at` lies."""
        end = self._line_end(at)
        self._edit(end, end, "".join("\n" + line for line in lines))

    def remove_item(self, node: yaml.SequenceNode, index: int) -> None:
        """Take the lines of an item out of a list that has others."""
        if node.flow_style:
            self._remove_in_flow(node, index, index + 1)
        else:
            start = self._line_start(self.dash_of(node, index)) - 1
            end = self._line_end(self.end_of(node.value[index]))
            is_set_apart = self.text[:start].endswith("\n") and self.text[end:][:2] in ("", "\n", "\n\n")
            self._edit(start - is_set_apart, end)

    def insert_items(self, node: yaml.SequenceNode, index: int, lines: Sequence[str]) -> None:
        """Put lines of items in a list, before the item that has this index now."""
        if index:
            self.insert_lines(self.end_of(node.value[index - 1]), lines)
        else:
            start = self._line_start(self.dash_of(node, 0))
            self._edit(start, start, "".join(line + "\n" for line in lines))

    def remove_field(self, node: yaml.MappingNode, field: str) -> None:
        """Take a field out of a mapping that has others."""
        key, value = field_of(node, field)
        start, end = start_of(key), self.end_of(value, key)
        before = self._line_start(start)
        if self.text[before:start].strip():
            self._edit(start, end)  # the first field of an item stands behind its dash
        else:
            self._edit(before - 1, self._line_end(end))

    def add_field(self, node: yaml.MappingNode, field: str, lines: Sequence[str], kept: Sequence[str]) -> None:
        """Put the lines of a new field below the field, of those that are `kept`, that goes before it in a codebook."""
        above = [name for name in kept if FIELDS.index(name) < FIELDS.index(field)]
        if above:
            key, value = field_of(node, max(above, key=FIELDS.index))
            self.insert_lines(self.end_of(value, key), lines)
        else:
            key, _ = field_of(node, kept[0])
            indent = " " * key.start_mark.column
            self._edit(start_of(key), start_of(key), "\n".join(lines).removeprefix(indent) + "\n" + indent)

    def end_of(self, node: yaml.Node, otherwise: yaml.Node | None = None) -> int:
        """Return where the text of a node ends: the parser's own mark lies behind blank lines and comments."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end_of(last[1], last[0]) if isinstance(last, tuple) else self.end_of(last)
        start, end = start_of(node), int(node.end_mark.index)
        return start + len(self.text[start:end].rstrip()) if isinstance(node, yaml.ScalarNode) and node.style else end

    def dash_of(self, node: yaml.SequenceNode, index: int) -> int:
        """Return where the dash of an item stands."""
        floor = self.end_of(node.value[index - 1]) if index else start_of(node)
        return self.text.rfind("-", floor, start_of(node.value[index]))

    def lines_of(self, node: yaml.SequenceNode, index: int) -> list[str]:
        """Return the lines of an item, from its dash on."""
        start = self._line_start(self.dash_of(node, index))
        return self.text[start : self._line_end(self.end_of(node.value[index]))].split("\n")

    def _change_mapping(self, node: yaml.MappingNode, old: dict[str, Any], new: dict[str, Any]) -> None:
        kept = [field for field in old if field in new]
        indent = " " * node.value[0][0].start_mark.column
        if not kept:
            lines = [line for field, value in new.items() for line in entry(field, value, indent)]
            self._edit(start_of(node.value[0][0]), self.end_of(node), "\n".join(lines).removeprefix(indent))
            return
        for field in old:
            if field not in new:
                self.remove_field(node, field)
            elif old[field] != new[field]:
                self._change_field(node, field, old[field], new[field], indent)
        for field in new:
            if field not in old:
                self.add_field(node, field, list(entry(field, new[field], indent)), kept)

    def _change_field(self, node: yaml.MappingNode, field: str, old: Any, new: Any, indent: str) -> None:
        key, value = field_of(node, field)
        if isinstance(new, dict | list) and isinstance(value, yaml.CollectionNode) and value.value and new:
            self.change(value, old, new)
            return
        end = self.end_of(value, key)
        lines = list(entry(field, new, indent))
        if self.text[end : self._line_end(end)].strip():
            lines = [f"{field}: {flow(new)}"]  # a comment goes on behind it
        self._edit(start_of(key), end, "\n".join(lines).removeprefix(indent))

    def _change_list(self, node: yaml.SequenceNode, old: list[Any], new: list[Any]) -> None:
        matcher = SequenceMatcher(a=[*map(_likeness, old)], b=[*map(_likeness, new)], autojunk=False)
        for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            pairs = min(old_to - old_from, new_to - new_from)
            for step in range(pairs):
                self._change_item(node, old_from + step, old[old_from + step], new[new_from + step])
            if old_from + pairs < old_to:
                self._remove_items(node, old_from + pairs, old_to)
            if new_from + pairs < new_to:
                self._insert_values(node, old_to, new[new_from + pairs : new_to])

    def _change_item(self, node: yaml.SequenceNode, index: int, old: Any, new: Any) -> None:
        found = node.value[index]
        if isinstance(new, dict) and isinstance(old, str) and not node.flow_style:
            indent = " " * node.start_mark.column
            end = self.end_of(found)
            lines = [f"- {flow(new)}"] if self.text[end : self._line_end(end)].strip() else list(item(new, indent))
            self._edit(self.dash_of(node, index), end, "\n".join(lines).removeprefix(indent))
        elif isinstance(old, dict) and isinstance(new, str):
            self._edit(start_of(found), self.end_of(found), flow(new))
        else:
            self.change(found, old, new)

    def _remove_items(self, node: yaml.SequenceNode, start: int, end: int) -> None:
        if node.flow_style:
            self._remove_in_flow(node, start, end)
            return
        for index in range(start, end):
            self.remove_item(node, index)

    def _remove_in_flow(self, node: yaml.SequenceNode, start: int, end: int) -> None:
        items = node.value
        if start:
            self._edit(self.end_of(items[start - 1]), self.end_of(items[end - 1]))
        else:
            self._edit(start_of(items[0]), start_of(items[end]))

    def _insert_values(self, node: yaml.SequenceNode, index: int, values: Iterable[Any]) -> None:
        if not node.flow_style:
            indent = " " * node.start_mark.column
            self.insert_items(node, index, [line for value in values for line in _set_apart(value, indent)])
        elif index:
            end = self.end_of(node.value[index - 1])
            self._edit(end, end, "".join(", " + flow(value) for value in values))
        else:
            start = start_of(node.value[0])
            self._edit(start, start, "".join(flow(value) + ", " for value in values))

    def _edit(self, start: int, end: int, new: str = "") -> None:
        self._edits.append((max(start, 0), end, new))

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


def start_of(node: yaml.Node) -> int:
    """Return where a node starts in the text."""
    return int(node.start_mark.index)


def field_of(node: yaml.MappingNode, field: str) -> tuple[yaml.Node, yaml.Node]:
    """Return the nodes of a field and of its value; KeyError when it is not there."""
    for key, value in node.value:
        if key.value == field:
            return key, value
    raise KeyError(field)


def _set_apart(value: Any, indent: str) -> Iterator[str]:
    """Yield the lines of an item, a code with a blank line above it."""
    if isinstance(value, dict) and "naam" in value:
        yield ""
    yield from item(value, indent)


def _likeness(value: Any) -> str:
    """Return what makes an item of a list the same one as before: of a code its id, of others all they hold."""
    return str(value["id"]) if isinstance(value, dict) and "id" in value else json.dumps(value, sort_keys=True)
