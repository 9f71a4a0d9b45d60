"""The framework and the codebook: themes, the codes above and below them, and what each means."""

import re
from collections.abc import Iterator

from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import appendices
from lerende_evaluatie.exporters._parts.appendices import Appendix

EXAMPLES = 2
_COLOUR = re.compile("#?([0-9A-Fa-f]{6})")


def intro(report: Report) -> str:
    """Return what the framework is, what a passage is when no other chapter says so, and where the codebook stands."""
    explained = "" if Part.INTRODUCTION in report.parts else texts.PASSAGES_EXPLAINED
    return texts.FRAMEWORK_INTRO + explained + appendices.pointing(report, texts.FRAMEWORK_APPENDIX, Appendix.CODEBOOK)


def kinds_of_themes(codebook: CodeBook) -> Iterator[tuple[str, list[Code]]]:
    """Yield the main themes and the themes that run through all, each with the caption of their table."""
    for caption, secondary in ((texts.MAIN_THEMES_CAPTION, False), (texts.CROSS_THEMES_CAPTION, True)):
        chosen = [code for code in codebook.roots() if code.is_secondary == secondary]
        if chosen:
            yield caption, chosen


def names_below(codebook: CodeBook, code: Code) -> str:
    """Return the line that names the codes below a theme; empty when there are none."""
    below = [child.name for child in codebook.walk(code.id)]
    return texts.parts_of(below) if below else ""


def names_above(codebook: CodeBook, code: Code) -> str:
    """Return the names of the codes above a code, from the top; empty at the top."""
    return " › ".join(codebook.name_of(id) for id in codebook.lineage(code.id)[:-1])


def explanation(code: Code) -> Iterator[tuple[str, str]]:
    """Yield what the codebook says of a code, each with its label."""
    found = [
        (texts.DEFINITION, code.definition or texts.NO_DEFINITION),
        (texts.USE_WHEN, code.use_when),
        (texts.AVOID_WHEN, code.avoid_when),
        *((texts.EXAMPLE, f"“{example.text}”") for example in code.examples[:EXAMPLES]),
        *((texts.NEAR_MISS, f"“{example.text}”") for example in code.near_misses[:1]),
    ]
    return ((label, text) for label, text in found if text)


def colour(value: str) -> str | None:
    """Return six hexadecimal digits for "#1a2b3c", None for anything else."""
    match = _COLOUR.fullmatch(value.strip())
    return match.group(1).upper() if match else None
