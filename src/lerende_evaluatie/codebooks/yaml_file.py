"""A codebook in YAML: read, checked against its JSON Schema, every fault with line and column."""

from codecs import BOM_UTF8
from functools import lru_cache
from pathlib import Path

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._building import DRAFT, build, stamped
from lerende_evaluatie.codebooks._checks import SCHEMA_FILE, check, raise_faults, schema, schema_text
from lerende_evaluatie.codebooks._files import only_writer, read_bytes, write_whole
from lerende_evaluatie.codebooks._positions import PositionedYaml
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.errors import CodebookError, Fault
from lerende_evaluatie.files import bare_newlines

__all__ = [
    "DRAFT",
    "SCHEMA_FILE",
    "checked",
    "only_writer",
    "parse_codebook",
    "plain_lines",
    "read_codebook",
    "read_text",
    "schema",
    "schema_text",
    "version_of",
    "write_text",
]

_LINE_ENDS_OF_YAML = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML 1.1 sees new lines in these, no editor does: the line numbers would be wrong."""


def read_codebook(path: Path) -> CodeBook:
    """Read and check a codebook; CodebookError carries every fault."""
    return parse_codebook(read_text(path), path.name)


def read_text(path: Path) -> str:
    """Return the text of a codebook file, with bare newlines and without a byte order mark."""
    data = read_bytes(path)
    try:
        return plain_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise CodebookError(texts.NOT_UTF8.format(file=path), [_bad_byte(path, data, error.start)]) from error


def write_text(path: Path, text: str) -> None:
    """Write the text of a codebook file, with the line ends and the byte order mark that the file has now."""
    before = read_bytes(path)
    if before.count(b"\r\n") * 2 > before.count(b"\n"):
        text = text.replace("\n", "\r\n")
    if before.startswith(BOM_UTF8):
        text = "\ufeff" + text
    write_whole(path, text.encode("utf-8"))


def parse_codebook(text: str, file: str) -> CodeBook:
    """Parse and check the text of a codebook; `file` is the name that faults carry."""
    text = plain_lines(text)
    document = checked(text, file)
    return build(document.value, text)


@lru_cache(maxsize=4)
def checked(text: str, file: str) -> PositionedYaml:
    """Return the values of a codebook without faults, which are not to be changed; CodebookError carries every fault.

    The last ones are remembered: saving needs the text before and the text after several times.
    """
    document = PositionedYaml(file, text.translate(_LINE_ENDS_OF_YAML))
    if document.value is not None:
        check(document)
    raise_faults(document)
    return document


def version_of(text: str, file: str) -> str:
    """Return the version under which a text is kept, faults and all."""
    try:
        return parse_codebook(text, file).version
    except CodebookError:
        return stamped("", text)


def plain_lines(text: str) -> str:
    """Return a text with bare newlines and without a byte order mark."""
    return bare_newlines(text.removeprefix("\ufeff"))


def _bad_byte(path: Path, data: bytes, at: int) -> Fault:
    before = data[:at].decode("utf-8")
    return Fault(path.name, before.count("\n") + 1, len(before) - before.rfind("\n"), texts.BAD_BYTE)
