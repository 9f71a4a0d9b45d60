"""Changing one code in the text of a codebook; the rest of the text, comments included, stays as it is.

Every edit is checked: what is read from the new text must be just what was asked for.
"""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._checks import codes_in, comparable, faults_in
from lerende_evaluatie.codebooks._patching import Patch, field_of
from lerende_evaluatie.codebooks._positions import Path
from lerende_evaluatie.codebooks._values import Fields
from lerende_evaluatie.codebooks.yaml_file import checked
from lerende_evaluatie.codebooks.yaml_writer import STEP
from lerende_evaluatie.errors import CodebookError


def fields_by_code(text: str, file: str) -> dict[str, Fields]:
    """Return the fields of each code as the file holds them, without the codes below it, by id."""
    return {code["id"]: _own(code) for _, code in codes_in(checked(text, file).value, ())}


def faults_of_code(text: str, file: str, code_id: str, fields: Mapping[str, Any]) -> list[tuple[Path, str]]:
    """Return what would be wrong if the code had these fields: the path within the code, and a sentence."""
    others = {comparable(code["naam"]) for key, code in fields_by_code(text, file).items() if key != code_id}
    path: Path = ("codes", 0)
    found = [
        (at[len(path) :], sentence)
        for at, sentence in faults_in(file, {"codeboek": file, "codes": [dict(fields)]})
        if at[: len(path)] == path
    ]
    if comparable(fields.get("naam")) in others:
        found.append((("naam",), texts.NAME_TAKEN.format(name=fields["naam"])))
    return found


def changed(text: str, file: str, code_id: str, fields: Mapping[str, Any]) -> str:
    """Return the text with these fields for a code; the codes below it stay."""
    edit = _Edit(text, file)
    edit.set_fields(edit.path_of(code_id), fields)
    return edit.patched()


def added(text: str, file: str, fields: Mapping[str, Any], parent: str | None) -> str:
    """Return the text with a new code, the last below `parent` or at the top."""
    edit = _Edit(text, file)
    above = edit.wanted if parent is None else edit.at(edit.path_of(parent))
    above.setdefault("codes", []).append(dict(fields))
    return edit.patched()


def removed(text: str, file: str, code_id: str) -> str:
    """Return the text without a code that has none below it."""
    edit = _Edit(text, file)
    code = edit.at(edit.path_of(code_id))
    if code.get("codes"):
        raise CodebookError(texts.HAS_CODES.format(name=code["naam"]))
    edit.take_out(edit.path_of(code_id))
    if not edit.wanted.get("codes"):
        raise CodebookError(texts.LAST_CODE)
    return edit.patched()


def moved(text: str, file: str, code_id: str, parent: str | None, position: int) -> str:
    """Return the text with a code, and all below it, as number `position` below `parent` or at the top."""
    edit = _Edit(text, file)
    source = edit.path_of(code_id)
    target = edit.path_of(parent) if parent is not None else ()
    if target[: len(source)] == source:
        raise CodebookError(texts.UNDER_ITSELF)
    above = edit.at(target)
    code = edit.take_out(source)
    siblings: list[Fields] = above.setdefault("codes", [])
    position = max(0, min(position, len(siblings)))
    siblings.insert(position, code)
    return edit.moved(source, (*target, "codes"), position)


class _Edit:
    """A change on its way: the values as they are, as they should become, and the text."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._document = checked(text, file)
        self.wanted: Fields = copy.deepcopy(self._document.value)

    def path_of(self, code_id: str) -> Path:
        """Return where a code stands in the file as it is."""
        for path, code in codes_in(self._document.value, ()):
            if code["id"] == code_id:
                return path
        raise CodebookError(texts.NO_SUCH_CODE.format(id=code_id, file=self._file))

    def at(self, path: Path) -> Fields:
        """Return what `path` leads to, in the values as they should become."""
        value: Any = self.wanted
        for step in path:
            value = value[step]
        found: Fields = value
        return found

    def set_fields(self, path: Path, fields: Mapping[str, Any]) -> None:
        """Give the code at `path` these fields and no others; the codes below it stay."""
        code = self.at(path)
        below = {"codes": code["codes"]} if "codes" in code else {}
        code.clear()
        code.update(fields, **below)

    def take_out(self, path: Path) -> Fields:
        """Take a code out of the list it is in; a list that becomes empty goes too, except at the top."""
        above = self.at(path[:-2])
        code: Fields = above["codes"].pop(path[-1])
        if not above["codes"] and path[:-2]:
            del above["codes"]
        return code

    def patched(self) -> str:
        """Return the text with only those values changed that differ."""
        return self._sure(lambda patch, root: patch.change(root, self._document.value, self.wanted))

    def moved(self, source: Path, target: Path, position: int) -> str:
        """Return the text with the lines of the code at `source` as item `position` of the list at `target`."""
        try:
            return self._sure(lambda patch, root: _move(patch, root, source, target, position))
        except (CodebookError, KeyError, IndexError, AttributeError):
            return self.patched()

    def _sure(self, edit: Callable[[Patch, yaml.Node], None]) -> str:
        patch = Patch(self._text)
        assert self._document.root is not None
        edit(patch, self._document.root)
        text = patch.result()
        if checked(text, self._file).value != self.wanted:
            raise CodebookError(texts.CANNOT_EDIT.format(file=self._file))
        return text


def _move(patch: Patch, root: yaml.Node, source: Path, target: Path, position: int) -> None:
    """Move the lines of a code; `position` counts without the code itself."""
    old_list: yaml.SequenceNode = _node(root, source[:-1])
    index = int(source[-1])
    lines = patch.lines_of(old_list, index)
    if len(old_list.value) > 1:
        patch.remove_item(old_list, index)
    else:
        patch.remove_field(_node(root, source[:-2]), "codes")
    above = _node(root, target[:-1])
    try:
        new_list: Any = field_of(above, "codes")[1]
    except KeyError:
        column = above.value[0][0].start_mark.column
        below = _indented(lines, column + len(STEP), old_list)
        patch.add_field(above, "codes", [" " * column + "codes:", "", *below], [key.value for key, _ in above.value])
        return
    if new_list is old_list and position >= index:
        position += 1
    patch.insert_items(new_list, position, ["", *_indented(lines, new_list.start_mark.column, old_list)])


def _indented(lines: list[str], column: int, old_list: yaml.SequenceNode) -> list[str]:
    """Return the lines of an item as they stand in a list that starts at another column."""
    shift = column - old_list.start_mark.column
    if shift >= 0:
        return [" " * shift + line if line.strip() else line for line in lines]
    return [line[-shift:] if not line[:-shift].strip() else line for line in lines]


def _node(root: yaml.Node, path: Path) -> Any:
    node: Any = root
    for step in path:
        node = node.value[step] if isinstance(step, int) else field_of(node, step)[1]
    return node


def _own(code: Mapping[str, Any]) -> Fields:
    return {field: value for field, value in code.items() if field != "codes"}
