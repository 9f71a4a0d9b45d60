"""What the groups of respondents are called, and in which order they come."""

from collections.abc import Sequence

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts


def group_name(report: Report, group: str | None) -> str:
    """Return the label of a group, its key when it has none, and nothing when there is no group."""
    return report.group_labels.get(group, group) if group else ""


def group_or_gap(report: Report, group: str | None) -> str:
    """Return the label of a group, or that it was not filled in."""
    return texts.NOT_FILLED_IN if group is None else group_name(report, group)


def group_in_sentence(report: Report, group: str | None) -> str:
    """Return a group as it is called within a sentence."""
    return texts.in_sentence(group_name(report, group)) if group else texts.NOT_FILLED_IN.lower()


def in_order(known: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Return the known values, then those that only the interviews have, and None last when it occurs."""
    values: list[str | None] = list(dict.fromkeys([*known, *(value for value in found if value is not None)]))
    return [*values, None] if None in found else values
