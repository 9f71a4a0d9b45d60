"""The styles of the printed codebook: named, so that a person can change them in Word in one place."""

from typing import Any

from lerende_evaluatie.codebooks import texts

INTRO, BODY, META, LABEL, EXAMPLE, SIGNALS = (
    "Codeboek inleiding",
    "Codeboek tekst",
    "Codeboek kenmerk",
    "Codeboek kopje",
    "Codeboek voorbeeld",
    "Codeboek signalen",
)
FONT = "Calibri"
_INK, _GREY = "222222", "5f6670"
_HEADING_SIZES = {1: 18, 2: 14, 3: 12}


def set_up(document: Any, title: str) -> None:
    """Set page, language and styles."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = texts.PRINT_LANGUAGE
    _set_text(document)
    _set_headings(document)
    _add_styles(document)


def bar(paragraph: Any, color: str) -> None:
    """Put a bar in the colour of the code before a heading that has a style and nothing else yet."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "48"), ("space", "8"), ("color", color.removeprefix("#"))):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    paragraph._p.get_or_add_pPr().append(borders)  # behind the style: Word wants them in this order


def page_number(paragraph: Any, field: str) -> None:
    """Add a field such as PAGE, which Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), field)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def _set_text(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.font.color.rgb = RGBColor.from_string(_INK)
    normal.paragraph_format.space_after = Pt(6)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), texts.PRINT_LANGUAGE)


def _set_headings(document: Any) -> None:
    from docx.shared import Pt

    for name, size in (("Title", 26), ("Subtitle", 12)):
        _plain(document.styles[name], size, bold=name == "Title")
    for border in document.styles["Title"].element.pPr.xpath("w:pBdr"):
        border.getparent().remove(border)
    for level in range(1, 10):
        style = document.styles[f"Heading {level}"]
        _plain(style, _HEADING_SIZES.get(level, 11), bold=True)
        style.font.italic = False
        style.paragraph_format.space_before = Pt(20 if level == 1 else 14)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.left_indent = Pt(12)
        style.paragraph_format.keep_with_next = True


def _plain(style: Any, size: int, bold: bool) -> None:
    """Take away the theme's own fonts and blue."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(_INK)


def _add_styles(document: Any) -> None:
    from docx.shared import Cm, Pt

    _style(document, INTRO, 11, _INK)
    _style(document, BODY, 10.5, _INK)
    _style(document, META, 9, _GREY).paragraph_format.space_after = Pt(4)
    label = _style(document, LABEL, 9.5, _GREY)
    label.font.bold = True
    label.paragraph_format.space_before, label.paragraph_format.space_after = Pt(6), Pt(2)
    label.paragraph_format.keep_with_next = True
    example = _style(document, EXAMPLE, 10.5, _INK).paragraph_format
    example.left_indent, example.first_line_indent, example.space_after = Cm(0.6), Cm(-0.6), Pt(3)
    example.tab_stops.add_tab_stop(Cm(0.6))
    signals = _style(document, SIGNALS, 8, _GREY).paragraph_format
    signals.space_after = Pt(2)
    for name in ("Header", "Footer"):
        _footing(document.styles[name])


def _style(document: Any, name: str, size: float, color: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(color)
    return style


def _footing(style: Any) -> None:
    """Set small grey type and a right-hand tab at the edge of the text."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt, RGBColor

    style.font.size, style.font.color.rgb = Pt(8.5), RGBColor.from_string(_GREY)
    stops = style.paragraph_format.tab_stops
    for _ in range(len(stops)):
        del stops[0]
    stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
