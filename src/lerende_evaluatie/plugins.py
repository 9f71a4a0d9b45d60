"""Finding readers, engines and exporters by name: one module each, in a room or from an entry point.

A built-in is ``lerende_evaluatie/<room>/<name>.py``; a module whose name starts with an underscore is a
helper. Another package adds one through the entry point group ``lerende_evaluatie.<room>``.
"""

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType

from lerende_evaluatie.errors import UnknownPluginError

PACKAGE = "lerende_evaluatie"
NOT_PLUGINS = frozenset({"texts"})
UNKNOWN = "‘{name}’ bestaat niet; kies uit: {choices}."


@cache
def names(room: str) -> tuple[str, ...]:
    """Return the names of all plug-ins in a room, built-in and added, in alphabetical order."""
    package = import_module(f"{PACKAGE}.{room}")
    built_in = {module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")}
    added = {entry.name for entry in entry_points(group=f"{PACKAGE}.{room}")}
    return tuple(sorted((built_in - NOT_PLUGINS) | added))


def load(room: str, name: str) -> ModuleType:
    """Return the plug-in's module; UnknownPluginError lists what there is when it does not exist."""
    if name not in names(room):
        raise UnknownPluginError(UNKNOWN.format(name=name, choices=", ".join(names(room))))
    for entry in entry_points(group=f"{PACKAGE}.{room}", name=name):
        loaded = entry.load()
        if isinstance(loaded, ModuleType):
            return loaded
    return import_module(f"{PACKAGE}.{room}.{name}")
