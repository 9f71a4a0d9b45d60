"""Lets click speak Dutch: it fetches its texts through gettext, so they are translated here in one place."""

import importlib
from types import ModuleType

from lerende_evaluatie.cli.texts import CLICK

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


def speak_dutch() -> None:
    """Give click's modules Dutch texts; a text that is not in the table stays as it is."""
    for name in _MODULES:
        _translate(importlib.import_module(f"click.{name}"))


def _translate(module: ModuleType) -> None:
    if hasattr(module, "_"):
        module._ = lambda text: CLICK.get(text, text)  # type: ignore[attr-defined]
    if hasattr(module, "ngettext"):
        module.ngettext = _plural  # type: ignore[attr-defined]


def _plural(one: str, many: str, count: int) -> str:
    text = one if count == 1 else many
    return CLICK.get(text, text)
