"""What a page asks with, read as what it must be: a page is never believed on its word."""

from enum import StrEnum
from typing import TypeVar

from lerende_evaluatie.app import texts
from lerende_evaluatie.errors import UsageError

Kind = TypeVar("Kind", bound=StrEnum)


def one_of(kind: type[Kind], value: object) -> Kind:
    """Return a choice by its value; UsageError when there is no such thing."""
    try:
        return kind(str(value))
    except ValueError:
        raise UsageError(texts.UNEXPECTED) from None


def whole(value: object) -> int:
    """Return a whole number; UsageError when it is none."""
    try:
        return int(str(value))
    except ValueError:
        raise UsageError(texts.UNEXPECTED) from None
