"""Write docs/opdrachten.md from the program itself: every command with its options, every error with its message.

python3 dev.py run python scripts/write_docs.py
"""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from lerende_evaluatie import errors
from lerende_evaluatie.cli import _group
from lerende_evaluatie.cli._dutch import speak_dutch

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "lerende_evaluatie"
TARGET = ROOT / "docs" / "opdrachten.md"

OPENING = """\
# Opdrachten en meldingen

Dit overzicht is gemaakt uit het programma zelf (`scripts/write_docs.py`); een test houdt het gelijk.

Elke opdracht eindigt met een code: 0 = gedaan, 1 = iets kon niet (de rest is wel gedaan), 2 = verkeerd gebruikt.
Met `--json` staat er op de standaarduitvoer precies één JSON-document; meldingen gaan dan naar de foutuitvoer.

## Opdrachten
"""
ERRORS = """\
## Meldingen

Wat tussen { } staat, vult het programma in. Elke melding noemt de plek en hoe u verder kunt.
"""


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8", newline="\n")


def page() -> str:
    """Return the whole page."""
    return "\n".join([OPENING, *_commands(), ERRORS, *_errors()])


def _commands() -> Iterator[str]:
    speak_dutch()
    for name, command in _walk(_group.program(), "lerende-evaluatie"):
        context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
        yield f"### `{name}`\n\n```\n{command.get_help(context)}\n```\n"


def _walk(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for child_name, child in command.commands.items():
            yield from _walk(child, f"{name} {child_name}")


def _errors() -> Iterator[str]:
    raised = raised_messages()
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.EvaluationError):
            code = 2 if issubclass(kind, errors.UsageError) else 1
            yield f"### {name} (code {code})\n"
            yield from (f"- {message}" for message in sorted(raised.get(name, ())))
            yield ""


def raised_messages() -> dict[str, set[str]]:
    """Return per error class the message templates that the program raises it with."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name, message in _raised_in(path):
            found.setdefault(name, set()).add(message)
    return found


def _raised_in(path: Path) -> Iterator[tuple[str, str]]:
    """Yield error class and message of every call ``SomeError(texts.NAME …)`` in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = dict(_text_modules(tree))
    kinds = {name for name, kind in vars(errors).items() if inspect.isclass(kind)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _called(node)) in kinds and node.args:
            for part in (part for argument in node.args for part in ast.walk(argument)):
                if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in texts:
                    yield name, _message(texts[part.value.id], part.attr)


def _text_modules(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield name and module of everything imported that holds sentences."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                if ".texts" in module:
                    yield alias.asname or alias.name, module


def _called(node: ast.Call) -> str:
    """Return the error that a call makes, also through the helpers that add a place to it."""
    if isinstance(node.func, ast.Attribute):
        return {"error": "ConfigError", "fault": "CodebookError"}.get(node.func.attr, "")
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _message(module: str, name: str) -> str:
    value = getattr(import_module(module), name)
    if not isinstance(value, str):
        value = value(**{parameter: f"{{{parameter}}}" for parameter in inspect.signature(value).parameters})
    return re.sub(r"\s+", " ", value)


if __name__ == "__main__":
    main()
