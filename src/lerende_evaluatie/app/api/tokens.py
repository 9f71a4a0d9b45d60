"""Tokens: a page that Streamlit drew shows with one that it is ours, whose it is, and which project it shows.

They live in memory only. After a restart, or when one has grown old, the page asks Streamlit for another.
"""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lerende_evaluatie.domain.model import User

LIFETIME = 12 * 3600.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a token was given to."""

    folder: Path
    user: User | None


@dataclass(slots=True)
class Tokens:
    """All tokens that are valid now; `clock` gives seconds."""

    clock: Callable[[], float] = time.monotonic
    _holders: dict[str, tuple[float, Holder]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def issue(self, holder: Holder) -> str:
        """Return a token for the holder: the one it has, while that is not half-way through its life."""
        with self._lock:
            now = self.clock()
            self._holders = {token: kept for token, kept in self._holders.items() if kept[0] > now}
            for token, (until, known) in self._holders.items():
                if known == holder and until - now > LIFETIME / 2:
                    return token
            token = secrets.token_urlsafe(24)
            self._holders[token] = now + LIFETIME, holder
            return token

    def holder(self, token: str) -> Holder | None:
        """Return whose token this is, or None when it is unknown or too old."""
        with self._lock:
            until, holder = self._holders.get(token, (0.0, None))
            return holder if until > self.clock() else None


tokens = Tokens()
"""The tokens of this process."""
