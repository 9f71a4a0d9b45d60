"""Writing over a person's file: what stood there stays beside it."""

import os
from pathlib import Path

from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.files import reason, write_whole
from lerende_evaluatie.projects import texts

SUFFIX = ".bak"


def overwrite(path: Path, data: bytes, *, keep_all: bool = False) -> None:
    """Write `data` to `path`, whole or not at all; ConfigError says why that failed.

    What stood there goes to a file with ``.bak`` behind its name: to the same one each time, or with `keep_all`
    to a new one.
    """
    try:
        if path.exists():
            before = path.read_bytes()
            if before == data:
                return
            write_whole(_back_up(path, keep_all), before)
        write_whole(path, data)
    except (OSError, ValueError) as error:
        raise ConfigError(texts.CANNOT_WRITE.format(file=path.name, why=reason(error))) from error


def _back_up(path: Path, keep_all: bool) -> Path:
    target = path.with_name(path.name + SUFFIX)
    number = 2
    while keep_all and os.path.lexists(target):
        target = path.with_name(f"{path.name}.{number}{SUFFIX}")
        number += 1
    return target
