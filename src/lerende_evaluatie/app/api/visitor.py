"""Who asks, and in what form the answer goes back."""

from dataclasses import dataclass
from typing import Any

from lerende_evaluatie.app import texts
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.usecases.project import Project

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser page that showed its token: which project it looks at, and who codes there (if anybody yet)."""

    project: Project
    user: User | None

    @property
    def coder(self) -> User:
        """Return who codes; UsageError when nobody said so yet."""
        if self.user is None:
            raise UsageError(texts.CODER_FIRST)
        return self.user


@dataclass(frozen=True, slots=True)
class Download:
    """A file for the visitor to keep."""

    name: str
    media_type: str
    content: bytes
