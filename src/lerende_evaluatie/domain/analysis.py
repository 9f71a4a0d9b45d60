"""What a language pipeline says about a text, in a form that every engine can use."""

from dataclasses import dataclass
from enum import StrEnum


class Capability(StrEnum):
    """What a pipeline can do beside words, lemmas and sentence borders."""

    TAGS = "woordsoorten"
    PARSE = "zinsontleding"
    ENTITIES = "namen"
    VECTORS = "woordvectoren"


@dataclass(frozen=True, slots=True)
class Analysis:
    """Tokens of one source in parallel lists, and sentences as ``[first, last)`` token indices.

    `starts` and `ends` are code points in the source's text; `lemmas` are lower case. Every sentence
    lies within one turn. `verbs` maps the index of a verb whose particle stands apart to the lemma
    of the whole separable verb, for pipelines that know ("haakt … af": "afhaken").
    """

    starts: list[int]
    ends: list[int]
    lemmas: list[str]
    sentences: list[tuple[int, int]]
    verbs: dict[int, str]
