"""Where the work stands: what is still to decide, what is coded, and what changed since somebody looked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many suggestions of one engine for one code in one interview are open, and how many decided."""

    source_guid: str
    code_id: str
    engine: str
    open: int
    decided: int


@dataclass(frozen=True, slots=True)
class CodingCount:
    """How many codings of one code one interview has."""

    source_guid: str
    code_id: str
    codings: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The guids of what was touched up to `revision`; with `everything`, look at the whole project anew."""

    revision: int
    suggestions: frozenset[str] = frozenset()
    codings: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    everything: bool = False
