"""The codebook as a Word document to hand to coders."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._files import write_whole
from lerende_evaluatie.codebooks._values import DIRECTIONS, grouped, term_fields
from lerende_evaluatie.codebooks._word_styles import (
    BODY,
    EXAMPLE,
    INTRO,
    LABEL,
    META,
    SIGNALS,
    bar,
    page_number,
    set_up,
)
from lerende_evaluatie.domain.codebook import Code, CodeBook, Example, Term
from lerende_evaluatie.files import xml_safe

_LAST_HEADING = 9
_VALENCE_SIGNS = {"positief": "+", "negatief": "−", "gemengd": "±", "neutraal": "○"}


def print_codebook(codebook: CodeBook, path: Path) -> None:
    """Write the codebook as a Word document; CodebookError when it cannot be written."""
    from docx import Document

    document = Document()
    set_up(document, xml_safe(codebook.name))
    _head_and_foot(document, codebook)
    _title(document, codebook)
    for code in codebook.walk():
        _code(document, codebook, code)
    _polarity(document, codebook.polarity)
    buffer = io.BytesIO()
    document.save(buffer)
    write_whole(path, buffer.getvalue())


def _head_and_foot(document: Any, codebook: CodeBook) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = xml_safe(f"{codebook.name}\t{codebook.version}")
    foot = section.footer.paragraphs[0]
    foot.add_run("\t" + texts.PRINT_PAGE)
    page_number(foot, "PAGE")
    foot.add_run(texts.PRINT_OF)
    page_number(foot, "NUMPAGES")


def _title(document: Any, codebook: CodeBook) -> None:
    document.add_paragraph(xml_safe(codebook.name), style="Title")
    count = texts.PRINT_VERSION.format(version=codebook.version, codes=len(codebook.codes))
    document.add_paragraph(xml_safe(count), style="Subtitle")
    _paragraphs(document, codebook.description, INTRO)
    signs = ", ".join(f"{sign} {name}" for name, sign in _VALENCE_SIGNS.items())
    document.add_paragraph(texts.PRINT_KEY.format(signs=signs), style=META)


def _code(document: Any, codebook: CodeBook, code: Code) -> None:
    level = min(codebook.depth(code.id) + 1, _LAST_HEADING)
    bar(document.add_paragraph(xml_safe(code.name), style=f"Heading {level}"), code.color)
    notes = [code.id]
    notes += [texts.PRINT_UNDER.format(name=codebook.name_of(code.parent))] if code.parent else []
    notes += [texts.PRINT_SECONDARY] if code.is_secondary else []
    notes += [] if code.is_codable else [texts.PRINT_NOT_CODABLE]
    notes += [_draft(code)] if code.is_draft else []
    document.add_paragraph(xml_safe(" · ".join(notes)), style=META).paragraph_format.keep_with_next = True
    _paragraphs(document, code.definition, BODY)
    _labelled(document, texts.PRINT_USE, code.use_when)
    _labelled(document, texts.PRINT_AVOID, code.avoid_when)
    _examples(document, texts.PRINT_EXAMPLES, code.examples)
    _examples(document, texts.PRINT_NEAR_MISSES, code.near_misses)
    _signals(document, code)


def _draft(code: Code) -> str:
    return texts.PRINT_DRAFT_BY.format(name=code.made_by) if code.made_by else texts.PRINT_DRAFT


def _paragraphs(document: Any, text: str, style: str) -> None:
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph(xml_safe(line), style=style)


def _labelled(document: Any, label: str, text: str) -> None:
    """Add a text whose first words say what it is, such as ‘Wel:’."""
    if text:
        paragraph = document.add_paragraph(style=BODY)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(xml_safe(text))


def _examples(document: Any, label: str, examples: Iterable[Example]) -> None:
    for number, example in enumerate(examples):
        if number == 0:
            document.add_paragraph(label, style=LABEL)
        sign = _VALENCE_SIGNS.get(str(example.valence), "")
        paragraph = document.add_paragraph(style=EXAMPLE)
        paragraph.add_run(f"{sign or '·'}\t")
        paragraph.add_run(xml_safe(f"“{example.text}”")).italic = True
        if example.why:
            paragraph.add_run(xml_safe(f" → {example.why}"))


def _signals(document: Any, code: Code) -> None:
    if code.terms or code.exclusions:
        document.add_paragraph(texts.PRINT_SIGNALS, style=LABEL)
    for strength, terms in grouped(code.terms).items():
        _by_direction(document, strength, strength, terms)
    if code.exclusions:
        _signal_line(document, texts.PRINT_EXCLUSIONS, "; ".join(code.exclusions))


def _polarity(document: Any, terms: tuple[Term, ...]) -> None:
    if terms:
        document.add_paragraph(texts.PRINT_POLARITY, style="Heading 1")
        _by_direction(document, "", "sterk", terms)


def _by_direction(document: Any, label: str, strength: str, terms: Iterable[Term]) -> None:
    by_direction: dict[str, list[str]] = {}
    for term in terms:
        by_direction.setdefault(DIRECTIONS[term.valence], []).append(_term(term, strength))
    for direction, lines in by_direction.items():
        _signal_line(document, f"{label} {direction}".strip(), "; ".join(lines))


def _signal_line(document: Any, label: str, text: str) -> None:
    paragraph = document.add_paragraph(style=SIGNALS)
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(xml_safe(text))


def _term(term: Term, strength: str) -> str:
    extras = []
    if term.unless:
        extras.append(f"{texts.PRINT_UNLESS} {', '.join(term.unless)}")
    if term.only_with:
        extras.append(f"{texts.PRINT_ONLY_WITH} {', '.join(term.only_with)}")
    if "gewicht" in term_fields(term, strength):
        extras.append(texts.PRINT_WEIGHT.format(weight=f"{term.weight:g}".replace(".", ",")))
    if not term.flips:
        extras.append(texts.PRINT_VOID)
    return f"{term.pattern} ({'; '.join(extras)})" if extras else term.pattern
