import zipfile
from pathlib import Path
from typing import Any

import pytest
from codebook_samples import EVERYTHING
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from lerende_evaluatie.codebooks.word import print_codebook
from lerende_evaluatie.domain.codebook import Code, CodeBook


@pytest.fixture
def document(tmp_path: Path) -> Any:
    print_codebook(EVERYTHING, tmp_path / "x.docx")
    return Document(str(tmp_path / "x.docx"))


def paragraphs(document: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_the_title_and_version_come_first(document: Any) -> None:
    assert paragraphs(document)[:2] == [
        ("Title", "Toekomsten: sociale economie"),
        ("Subtitle", "Codeboek · versie 2.1 · 5 codes"),
    ]


def test_every_code_has_a_heading_of_its_depth(document: Any) -> None:
    headings = [(style, text) for style, text in paragraphs(document) if style.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Publiek"),
        ("Heading 2", "Deel"),
        ("Heading 3", "-1"),
        ("Heading 4", "yes"),
        ("Heading 1", "'s Ochtends"),
        ("Heading 1", "Woorden die een richting geven"),
    ]


def test_a_bar_has_the_colour_of_the_code(document: Any) -> None:
    colors = [left.get(qn("w:color")) for left in document.element.body.iter(qn("w:left"))]
    assert colors == ["1b7837", "abcdef", "000000", "000000", "666666"]


def test_everything_that_a_coder_needs_is_there(document: Any) -> None:
    found = paragraphs(document)
    assert ("Codeboek tekst", "Wel: Wel dit: taken van de gemeente.") in found
    assert ("Codeboek voorbeeld", "+\t“De gemeente neemt ze aan.”") in found
    assert ("Codeboek voorbeeld", "±\t“Tja (waarom: nou ja)” → daarom") in found
    assert ("Codeboek voorbeeld", "·\t“Het bedrijf — groot — helpt.” → dat is privaat") in found
    assert ("Codeboek signalen", "sterk positief: =UWV") in found
    assert ("Codeboek signalen", "sterk negatief: zin & werk (niet bij geen zin; vervalt bij ontkenning)") in found
    assert ("Codeboek signalen", "sterk neutraal: geld .. op (gewicht 0,8)") in found
    assert ("Codeboek signalen", "Nooit bij: *onzin*; +plus; @thuis") in found
    assert ("Codeboek kenmerk", "publiek · kopje, geen code") in found
    assert ("Codeboek kenmerk", "diep · onder Deel · secundaire code · concept van Anna: <b>") in found


def test_the_foot_counts_the_pages_and_the_head_names_the_codebook(document: Any) -> None:
    section = document.sections[0]
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Toekomsten: sociale economie\t2.1"


def test_the_properties_of_a_paragraph_stand_in_words_order(document: Any) -> None:
    order = ["pStyle", "keepNext", "keepLines", "pBdr", "shd", "tabs", "spacing", "ind", "jc"]
    for properties in document.element.body.iter(qn("w:pPr")):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=order.index)


def test_deep_and_strange_codebooks_can_be_printed(tmp_path: Path) -> None:
    codes = [Code(f"c{n}", f"n{n}\x07\ud800", "#000000", "a\n\nb", f"c{n - 1}" if n else None) for n in range(12)]
    print_codebook(CodeBook("X\x00", "", tuple(codes)), tmp_path / "x.docx")
    styles = [style for style, _ in paragraphs(Document(str(tmp_path / "x.docx")))]
    assert styles.count("Heading 9") == 4


def test_every_part_is_good_xml(tmp_path: Path) -> None:
    print_codebook(EVERYTHING, tmp_path / "x.docx")
    with zipfile.ZipFile(tmp_path / "x.docx") as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
