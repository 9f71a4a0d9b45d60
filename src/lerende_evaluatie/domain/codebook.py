"""The analysis framework as data: codes in a tree, to any depth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from lerende_evaluatie.domain.model import Valence

UNKNOWN_COLOR = "#666666"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that suggest a code (grammar: `lerende_evaluatie.domain.patterns`).

    `weight` in 0..1 is how strongly one hit speaks for the code; `valence` the direction it gives;
    `unless` are patterns that, in the same sentence, make the hit void; `only_with` are patterns of
    which one must stand in the same sentence.
    """

    pattern: str
    weight: float
    valence: Valence | None = None
    unless: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    flips: bool = True
    """Whether a negation turns the valence round; when False the negated hit does not count."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that belongs (or, as a near-miss, does not belong) to a code, and why."""

    text: str
    valence: Valence | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `parent` is the id of the code above it, None at the top."""

    id: str
    name: str
    color: str
    definition: str
    parent: str | None = None
    use_when: str = ""
    avoid_when: str = ""
    examples: tuple[Example, ...] = ()
    near_misses: tuple[Example, ...] = ()
    terms: tuple[Term, ...] = ()
    exclusions: tuple[str, ...] = ()
    is_codable: bool = True
    is_secondary: bool = False
    is_draft: bool = False
    """Made while coding, and not yet agreed upon."""
    made_by: str = ""
    """The coder who made it, where that is known."""


@dataclass(frozen=True, slots=True)
class KeptCodebook:
    """A version of the codebook that was kept, and when; its text is asked for apart."""

    version: str
    kept_at: datetime


@dataclass(frozen=True)
class CodeBook:
    """All codes, each parent before its children.

    `version` is what the file says of itself, with the first digits of the hash of its text.
    """

    name: str
    version: str
    codes: tuple[Code, ...]
    description: str = ""
    polarity: tuple[Term, ...] = ()
    """Words that give a direction to a passage whose own terms give none."""

    @cached_property
    def _by_id(self) -> dict[str, Code]:
        return {code.id: code for code in self.codes}

    @cached_property
    def _lineages(self) -> dict[str, tuple[str, ...]]:
        lineages: dict[str, tuple[str, ...]] = {}
        for code in self.codes:  # each parent before its children
            above = () if code.parent is None else lineages.get(code.parent, (code.parent,))
            lineages[code.id] = (*above, code.id)
        return lineages

    def __contains__(self, code_id: object) -> bool:
        """Tell whether a code with this id exists."""
        return code_id in self._by_id

    def __getitem__(self, code_id: str) -> Code:
        """Return the code with this id; KeyError when there is none."""
        return self._by_id[code_id]

    def get(self, code_id: str) -> Code | None:
        """Return the code with this id, or None."""
        return self._by_id.get(code_id)

    def name_of(self, code_id: str) -> str:
        """Return the code's Dutch name; the id itself for a code that is no longer in the codebook."""
        code = self.get(code_id)
        return code.name if code else code_id

    def roots(self) -> tuple[Code, ...]:
        """Return the codes at the top, in the order of the file."""
        return tuple(code for code in self.codes if code.parent is None)

    def children(self, code_id: str) -> tuple[Code, ...]:
        """Return the codes directly below `code_id`."""
        return tuple(code for code in self.codes if code.parent == code_id)

    def lineage(self, code_id: str) -> tuple[str, ...]:
        """Return the ids from the top down to `code_id` itself; only itself when unknown."""
        return self._lineages.get(code_id, (code_id,))

    def root_of(self, code_id: str) -> str:
        """Return the id of the top code that `code_id` hangs under."""
        return self.lineage(code_id)[0]

    def within(self, code_id: str, ancestor_id: str) -> bool:
        """Tell whether `code_id` is `ancestor_id` or lies anywhere below it."""
        return ancestor_id in self.lineage(code_id)

    def depth(self, code_id: str) -> int:
        """Return how deep the code hangs; 0 at the top."""
        return len(self.lineage(code_id)) - 1

    def with_unknown(self, code_ids: Iterable[str]) -> "CodeBook":
        """Return this codebook with a bare code for each id that it does not hold (any more)."""
        missing = [code_id for code_id in dict.fromkeys(code_ids) if code_id not in self]
        bare = tuple(Code(code_id, code_id, UNKNOWN_COLOR, "", is_secondary=True) for code_id in missing)
        return replace(self, codes=self.codes + bare) if bare else self

    def walk(self, code_id: str | None = None) -> Iterator[Code]:
        """Yield codes depth-first in the order of the file, from the top or below `code_id`."""
        for code in self.roots() if code_id is None else self.children(code_id):
            yield code
            yield from self.walk(code.id)
