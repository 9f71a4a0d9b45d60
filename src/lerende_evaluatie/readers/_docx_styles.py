"""What a Word style says about a run or paragraph: bold, hidden, heading."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_OFF = frozenset({"0", "false", "off", "none"})
_HEADINGS = ("heading ", "title", "subtitle", "kop ", "titel", "ondertitel")


def switch(properties: "_Element | None", name: str) -> bool | None:
    """Return whether a property is switched on or off, None when it is not mentioned."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in _OFF


def value_of(properties: "_Element | None", name: str) -> str | None:
    """Return the value of a property, None when it is not mentioned."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val")


@dataclass(frozen=True, slots=True)
class _Style:
    """One style with what it inherits from."""

    name: str
    parent: str | None
    bold: bool | None
    hidden: bool | None
    outline: bool


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: "_Element") -> None:
        self._styles: Mapping[str, _Style] = {
            element.get(f"{W}styleId", ""): _read_style(element) for element in root.iter(f"{W}style")
        }

    def is_heading(self, style_id: str | None) -> bool:
        """Tell whether a paragraph style is a heading or title."""
        return any(style.outline or style.name.startswith(_HEADINGS) for style in self._line(style_id))

    def is_bold(self, style_id: str | None) -> bool | None:
        """Tell whether a style is bold, None when it does not say."""
        return next((style.bold for style in self._line(style_id) if style.bold is not None), None)

    def is_hidden(self, style_id: str | None) -> bool | None:
        """Tell whether a style hides its text, None when it does not say."""
        return next((style.hidden for style in self._line(style_id) if style.hidden is not None), None)

    def _line(self, style_id: str | None) -> list[_Style]:
        """Return a style and those it is based on, nearest first; a circle ends where it closes."""
        line: dict[str, _Style] = {}
        while style_id is not None and style_id in self._styles and style_id not in line:
            line[style_id] = self._styles[style_id]
            style_id = line[style_id].parent
        return list(line.values())


def _read_style(element: "_Element") -> _Style:
    """Return what one style says."""
    name = element.find(f"{W}name")
    run, paragraph = element.find(f"{W}rPr"), element.find(f"{W}pPr")
    return _Style(
        name=(name.get(f"{W}val") or "").casefold() if name is not None else "",
        parent=value_of(element, "basedOn"),
        bold=switch(run, "b"),
        hidden=switch(run, "vanish"),
        outline=has_outline(paragraph),
    )


def has_outline(properties: "_Element | None") -> bool:
    """Tell whether a paragraph has its place in the outline; level 9 is body text."""
    return value_of(properties, "outlineLvl") in set("012345678")
