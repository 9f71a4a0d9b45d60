"""What every room needs to write files: whole or not at all, only signs that fit, and why it failed, in Dutch."""

import errno
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

_FORBIDDEN_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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


def xml_safe(text: str) -> str:
    """Return `text` with the characters that XML 1.0 forbids, and so docx and xlsx, replaced by U+FFFD."""
    return _FORBIDDEN_IN_XML.sub("\ufffd", text)


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
