"""The appendices: which are printed, how chapters refer to them, and what the one on the method says."""

from enum import StrEnum

from lerende_evaluatie.domain.report import Method, Part, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import numbers


class Appendix(StrEnum):
    """An appendix, in printing order."""

    INTERVIEWS = "interviews"
    CODEBOOK = "codebook"
    METHOD = "method"
    OTHERS = "others"
    PLACES = "places"


def names(report: Report) -> dict[Appendix, str]:
    """Return the name of each appendix that is printed ("bijlage A"), in printing order."""
    if Part.APPENDICES not in report.parts:
        return {}
    there = [one for one in Appendix if one is not Appendix.OTHERS or any(one.quotes for one in numbers.others(report))]
    return {one: texts.APPENDIX.format(letter=chr(ord("A") + index)) for index, one in enumerate(there)}


def heading(name: str, appendix: Appendix) -> str:
    """Return the heading of an appendix by its `name`: "Bijlage A – De interviews"."""
    title = texts.APPENDIX_TITLES[tuple(Appendix).index(appendix)]
    return texts.capital(texts.APPENDIX_HEADING.format(appendix=name, title=title))


def pointing(report: Report, sentence: str, appendix: Appendix) -> str:
    """Return a sentence that refers to an appendix, with a space before it; empty when that is not printed."""
    name = names(report).get(appendix)
    return f" {texts.capital(sentence.format(appendix=name))}" if name else ""


def done_by_software(facts: Method) -> list[str]:
    """Return what the software did, a sentence each."""
    return [
        *([texts.read_with(facts.pipelines)] if facts.pipelines else []),
        *([texts.suggested_by(facts.engines)] if facts.engines else []),
        texts.suggestions_made(facts.suggestions),
        *([texts.undecided(facts.undecided)] if facts.suggestions or facts.undecided else []),
        texts.ONLY_SUGGESTS,
    ]


def done_by_people(facts: Method) -> list[str]:
    """Return what people did, a sentence each; empty when nobody did anything yet."""
    return [texts.codings_made(facts.codings), texts.lost(facts.lost)] if facts.codings or facts.coders else []


def coder_lines(facts: Method) -> list[tuple[str, tuple[int, ...]]]:
    """Return what each coder did; with several the last line is that of all of them."""
    lines: list[tuple[str, tuple[int, ...]]] = [
        (row.name, (row.accepted, row.changed, row.rejected, row.by_hand)) for row in facts.coders
    ]
    if len(lines) > 1:
        lines.append((texts.TOTAL, tuple(map(sum, zip(*(figures for _, figures in lines), strict=True)))))
    return lines
