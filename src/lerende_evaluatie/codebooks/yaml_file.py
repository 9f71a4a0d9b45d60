"""A codebook in YAML: read, checked against its JSON Schema, every fault with line and column."""

from pathlib import Path

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._building import build
from lerende_evaluatie.codebooks._checks import SCHEMA_FILE, check, raise_faults, schema, schema_text
from lerende_evaluatie.codebooks._files import read_bytes
from lerende_evaluatie.codebooks._positions import PositionedYaml
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.errors import CodebookError, Fault

__all__ = ["SCHEMA_FILE", "parse_codebook", "read_codebook", "read_text", "schema", "schema_text"]

_LINE_ENDS_OF_YAML = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML 1.1 sees new lines in these, no editor does: the line numbers would be wrong."""


def read_codebook(path: Path) -> CodeBook:
    """Read and check a codebook; CodebookError carries every fault."""
    return parse_codebook(read_text(path), path.name)


def read_text(path: Path) -> str:
    """Return the text of a codebook file, with bare newlines and without a byte order mark."""
    data = read_bytes(path)
    try:
        return _plain_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise CodebookError(texts.NOT_UTF8.format(file=path), [_bad_byte(path, data, error.start)]) from error


def parse_codebook(text: str, file: str) -> CodeBook:
    """Parse and check the text of a codebook; `file` is the name that faults carry."""
    text = _plain_lines(text)
    document = PositionedYaml(file, text.translate(_LINE_ENDS_OF_YAML))
    if document.value is not None:
        check(document)
    raise_faults(document)
    return build(document.value, text)


def _plain_lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _bad_byte(path: Path, data: bytes, at: int) -> Fault:
    before = data[:at].decode("utf-8")
    return Fault(path.name, before.count("\n") + 1, len(before) - before.rfind("\n"), texts.BAD_BYTE)
