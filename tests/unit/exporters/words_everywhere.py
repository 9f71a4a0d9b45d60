"""A report in which the same words stand in every place where somebody can put words."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from sample_report import rich

from lerende_evaluatie.domain.report import Report

WORDS = frozenset(
    "answer attribution author avoid_when case cases codebook_version coder color definition description engines "
    "function group_labels introduction memo name names pipelines place quote reason remark silent_cases software "
    "source source_name subtitle text title use_when value".split()
)
"""The fields that hold what somebody wrote or said."""
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What begins a new paragraph in the text of a person."""


def words_everywhere(text: str) -> Report:
    """Return the rich report with `text` in every place."""
    report: Report = _put(rich(), text)
    return replace(report, title=f"t{text}")


def _put(thing: Any, text: str, in_words: bool = False) -> Any:
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return text if in_words else thing
    if is_dataclass(thing) and not isinstance(thing, type):
        values = {each.name: getattr(thing, each.name) for each in fields(thing)}
        return type(thing)(**{name: _put(value, text, name in WORDS) for name, value in values.items()})
    if isinstance(thing, Mapping):
        return {key: _put(value, text, in_words) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return tuple(_put(each, text, in_words) for each in thing)
    return thing
