"""What every room needs for files: bytes read as text, written whole or not at all, and why it failed, in Dutch."""

import codecs
import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from lerende_evaluatie.domain.transcript import UNPRINTABLE

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NO_REASON = "de computer noemt geen reden"
_REASONS = {
    errno.EACCES: "daar mag u niet bij",
    errno.EPERM: "daar mag u niet bij",
    errno.EROFS: "daar mag u niet schrijven",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EFBIG: "het bestand wordt te groot voor deze schijf",
    errno.ENOENT: "de map bestaat niet",
    errno.ENOTDIR: "de map bestaat niet",
    errno.EISDIR: "dit is een map",
    errno.EEXIST: "er staat al iets met die naam",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EIO: "de schijf geeft een fout",
}


def reason(error: OSError | ValueError) -> str:
    """Return in Dutch why a file or folder cannot be opened, read or written."""
    number = error.errno if isinstance(error, OSError) else None
    return _REASONS.get(number or 0, getattr(error, "strerror", None) or NO_REASON)


def decode(data: bytes, *, strict: bool = False) -> str:
    """Return a file as text, whatever program saved it: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    There is always an answer, with U+FFFD for what is damaged; unless `strict`, which guesses at nothing and
    raises UnicodeDecodeError.
    """
    errors = "strict" if strict else "replace"
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors)
    try:
        return join_surrogates(data.decode("utf-8-sig", "surrogatepass"), errors)
    except UnicodeDecodeError:
        return data.decode("cp1252") if strict else _decode_damaged(data)


def join_surrogates(text: str, errors: str = "replace") -> str:
    """Join the two halves of a character that some programs write apart; a lone half becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", errors)


def _decode_damaged(data: bytes) -> str:
    """Choose between UTF-8 with some broken bytes and Windows-1252.

    In Windows-1252 text hardly any accented letter happens to be valid UTF-8, so one broken byte in
    a long UTF-8 file need not turn every “é” into “Ã©”.
    """
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound > broken:
        return text
    return data.decode("cp1252", "replace")


def bare_newlines(text: str) -> str:
    """Return `text` with every line end as a bare newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def xml_safe(text: str) -> str:
    """Return `text` with the characters that XML 1.0 forbids, and so docx and xlsx, replaced by U+FFFD."""
    return UNPRINTABLE.sub("\ufffd", text)


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target` through a temporary file beside it, which never stays behind.

    Raises OSError, or ValueError for a name that no file can have; `target` is then as it was.
    """
    final = Path(os.path.realpath(target))
    temporary = final.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, final)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
