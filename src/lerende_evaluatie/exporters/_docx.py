"""The pieces of WordprocessingML that python-docx lacks or is slow at, built with lxml.

Style ids come in ready; text goes in as text nodes, never as markup.
"""

import re
from collections.abc import Sequence

from lxml import etree

Element = etree._Element

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f"{{{W_NS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P, PPR, PSTYLE, R, RPR, RSTYLE, RFONTS, T = (
    _W + tag for tag in ("p", "pPr", "pStyle", "r", "rPr", "rStyle", "rFonts", "t")
)
TR, TRPR, TC, TCPR, TCW, SHD = (_W + tag for tag in ("tr", "trPr", "tc", "tcPr", "tcW", "shd"))
BR, TAB, HYPERLINK, FLDCHAR, INSTRTEXT = (_W + tag for tag in ("br", "tab", "hyperlink", "fldChar", "instrText"))
BOOKMARK_START, BOOKMARK_END, CANT_SPLIT, TBL_HEADER = (
    _W + tag for tag in ("bookmarkStart", "bookmarkEnd", "cantSplit", "tblHeader")
)
SECTPR, PGSZ, PGMAR = (_W + tag for tag in ("sectPr", "pgSz", "pgMar"))
VAL, ID, NAME, ANCHOR, FLD_TYPE, WIDTH, TYPE, FILL, COLOR = (
    _W + tag for tag in ("val", "id", "name", "anchor", "fldCharType", "w", "type", "fill", "color")
)
MAX_BOOKMARK = 40

_sub = etree.SubElement
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("(\r\n|[\n\r\t])")
_COLOUR = re.compile("#?([0-9A-Fa-f]{6})")


def w(tag: str) -> str:
    """Return a tag or attribute name in the main namespace."""
    return _W + tag


def clean(text: str) -> str:
    """Return `text` with the characters that XML 1.0 forbids replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def colour(value: str) -> str | None:
    """Return six hexadecimal digits for "#1a2b3c", None for anything else."""
    match = _COLOUR.fullmatch(value.strip())
    return match.group(1).upper() if match else None


def bookmark_name(prefix: str, guid: str) -> str:
    """Return a bookmark name that Word accepts: letters, digits and underscores, at most 40."""
    return (prefix + re.sub(r"[^0-9A-Za-z_]", "", guid))[:MAX_BOOKMARK]


def add_paragraph(parent: Element, style: str) -> Element:
    """Append an empty paragraph in a style."""
    paragraph = _sub(parent, P)
    _sub(_sub(paragraph, PPR), PSTYLE).set(VAL, style)
    return paragraph


def add_run(parent: Element, text: str, style: str | None = None, font: str | None = None) -> None:
    """Append `text` as a run; line ends become line breaks and tabs become tabs.

    `font` is for signs that the running letter lacks: in a table cell LibreOffice ignores the font of a style.
    """
    run = _sub(parent, R)
    if style is not None:
        properties = _sub(run, RPR)
        _sub(properties, RSTYLE).set(VAL, style)
        if font is not None:
            fonts = _sub(properties, RFONTS)
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(_W + script, font)
    text = clean(text)
    if "\n" in text or "\t" in text or "\r" in text:
        for piece in _BREAKS.split(text):
            if piece == "\t":
                _sub(run, TAB)
            elif piece in ("\n", "\r", "\r\n"):
                _sub(run, BR)
            elif piece:
                _add_text(run, piece)
    else:
        _add_text(run, text)


def _add_text(run: Element, text: str) -> None:
    node = _sub(run, T)
    node.set(SPACE, "preserve")
    node.text = text


def add_tab(parent: Element) -> None:
    """Append a tab."""
    _sub(_sub(parent, R), TAB)


def begin_field(parent: Element, instruction: str) -> None:
    """Open a field; what follows is its result until `end_field`."""
    _field_char(parent, "begin")
    code = _sub(_sub(parent, R), INSTRTEXT)
    code.set(SPACE, "preserve")
    code.text = f" {instruction} "
    _field_char(parent, "separate")


def end_field(parent: Element) -> None:
    """Close the field that was opened last."""
    _field_char(parent, "end")


def add_field(parent: Element, instruction: str, result: str) -> None:
    """Append a field with the result that shows until the field is updated."""
    begin_field(parent, instruction)
    add_run(parent, result)
    end_field(parent)


def _field_char(parent: Element, kind: str) -> None:
    _sub(_sub(parent, R), FLDCHAR).set(FLD_TYPE, kind)


def begin_bookmark(parent: Element, name: str, number: int) -> None:
    """Open a bookmark; `number` must be unique in the document."""
    start = _sub(parent, BOOKMARK_START)
    start.set(ID, str(number))
    start.set(NAME, name)


def end_bookmark(parent: Element, number: int) -> None:
    """Close a bookmark."""
    _sub(parent, BOOKMARK_END).set(ID, str(number))


def add_link(parent: Element, bookmark: str) -> Element:
    """Append a link to a bookmark; runs go inside it."""
    link = _sub(parent, HYPERLINK)
    link.set(ANCHOR, bookmark)
    return link


def add_table(parent: Element, widths: Sequence[int], style: str) -> Element:
    """Append an empty table with fixed column widths in twips."""
    table = _sub(parent, w("tbl"))
    properties = _sub(table, w("tblPr"))
    _sub(properties, w("tblStyle")).set(VAL, style)
    total = _sub(properties, w("tblW"))
    total.set(WIDTH, str(sum(widths)))
    total.set(TYPE, "dxa")
    _sub(properties, w("tblLayout")).set(TYPE, "fixed")
    look = _sub(properties, w("tblLook"))
    look.set(VAL, "0620")
    for name in ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"):
        look.set(w(name), "1" if name in ("firstRow", "noHBand", "noVBand") else "0")
    grid = _sub(table, w("tblGrid"))
    for width in widths:
        _sub(grid, w("gridCol")).set(WIDTH, str(width))
    return table


def add_row(table: Element, *, header: bool = False) -> Element:
    """Append a row that stays on one page; a header row comes back on every page."""
    row = _sub(table, TR)
    properties = _sub(row, TRPR)
    _sub(properties, CANT_SPLIT)
    if header:
        _sub(properties, TBL_HEADER)
    return row


def add_cell(row: Element, width: int, fill: str | None = None) -> Element:
    """Append an empty cell; it must get at least one paragraph."""
    cell = _sub(row, TC)
    properties = _sub(cell, TCPR)
    size = _sub(properties, TCW)
    size.set(WIDTH, str(width))
    size.set(TYPE, "dxa")
    if fill is not None:
        shade = _sub(properties, SHD)
        shade.set(VAL, "clear")
        shade.set(COLOR, "auto")
        shade.set(FILL, fill)
    return cell


def set_flag(paragraph: Element, flag: str) -> None:
    """Set keepNext, keepLines or pageBreakBefore on a paragraph, in the order that the schema asks."""
    properties = paragraph.find(PPR)
    assert properties is not None  # every paragraph here is made by add_paragraph
    node = etree.Element(w(flag))
    style = properties.find(PSTYLE)
    position = 0 if style is None else 1
    if flag == "pageBreakBefore":
        position += sum(properties.find(w(earlier)) is not None for earlier in ("keepNext", "keepLines"))
    properties.insert(position, node)
