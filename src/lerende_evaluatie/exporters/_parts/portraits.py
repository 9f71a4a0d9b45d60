"""The portraits of the pilots."""

from collections import Counter
from collections.abc import Sequence

from lerende_evaluatie.domain.context import Figure, FigureKind
from lerende_evaluatie.domain.report import PilotPortrait, PortraitPart, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import naming


def interviewed(report: Report, portrait: PilotPortrait) -> str:
    """Return the sentence that says who was interviewed in a pilot."""
    groups = Counter(row.group for row in portrait.interviews)
    ordered = [group for group in naming.in_order(report.groups, list(groups)) if groups[group]]
    labels = [f"{naming.group_in_sentence(report, group)} ({groups[group]})" for group in ordered]
    return texts.interviews_in(len(portrait.interviews), labels)


def figures_told(figures: Sequence[Figure]) -> list[str]:
    """Return what a portrait says of partners and workers, a sentence each."""
    partners = [figure for figure in figures if figure.kind is FigureKind.PARTNER]
    workers = [texts.workers(figure) for figure in figures if figure.kind is FigureKind.WORKERS]
    return [*([texts.partners(partners)] if partners else []), *workers]


def note(part: PortraitPart) -> str:
    """Return the honest line under a heading that nobody wrote anything under; empty when somebody did."""
    if part.text or part.is_written:
        return ""
    if part.quotes:
        return texts.NOT_WRITTEN
    return "" if part.figures else texts.NOTHING_HERE
