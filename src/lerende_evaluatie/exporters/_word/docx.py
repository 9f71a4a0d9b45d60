"""The pieces of WordprocessingML that a report is made of, as text.

Strings instead of trees: with thousands of quotes, making and moving elements takes most of the time. So two rules
hold here. Words from outside come in through `run` or `attribute` only, which escape them; and style ids are escaped
once, by whoever hands them in.
"""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from lerende_evaluatie.files import bare_newlines, xml_safe

Element = etree._Element

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VAL = f"{{{W_NS}}}val"
MAX_BOOKMARK = 40
TAB = "<w:r><w:tab/></w:r>"
NEW_PAGE = "<w:pageBreakBefore/>"
KEEP_NEXT = "<w:keepNext/>"

_SPECIAL = re.compile("[&<>\n\r\t]")
_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"
_LINE_BREAK = f"{_CLOSE}<w:br/>{_OPEN}"
_TAB_INSIDE = f"{_CLOSE}<w:tab/>{_OPEN}"


def w(tag: str) -> str:
    """Return a tag or attribute name in the main namespace, for lxml."""
    return f"{{{W_NS}}}{tag}"


def attribute(value: str) -> str:
    """Return `value` as it may stand between double quotes."""
    return escape(xml_safe(value), {'"': "&quot;"})


def bookmark_name(prefix: str, guid: str) -> str:
    """Return a bookmark name that Word accepts: letters, digits and underscores, at most 40."""
    return (prefix + re.sub(r"[^0-9A-Za-z_]", "", guid))[:MAX_BOOKMARK]


def run(text: str, style: str | None = None, font: str | None = None) -> str:
    """Return `text` as a run; line ends become line breaks and tabs become tabs.

    `font` is for signs that the running letter lacks: in a table cell LibreOffice ignores the font of a style.
    """
    text = xml_safe(text)
    if _SPECIAL.search(text):
        text = bare_newlines(escape(text))
        text = text.replace("\n", _LINE_BREAK).replace("\t", _TAB_INSIDE)
    if style is None:
        return f"<w:r>{_OPEN}{text}{_CLOSE}</w:r>"
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>' if font else ""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/>{fonts}</w:rPr>{_OPEN}{text}{_CLOSE}</w:r>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph; `properties` come in the order that the schema asks."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def with_section(paragraph_xml: str, section: str) -> str:
    """Return a paragraph that ends a section."""
    return paragraph_xml.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def begin_field(instruction: str) -> str:
    """Return the start of a field; what follows is its result until `END_FIELD`."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str) -> str:
    """Return a field with the result that shows until the field is updated."""
    return begin_field(instruction) + run(result) + END_FIELD


def bookmark(name: str, number: int, content: str) -> str:
    """Return `content` within a bookmark; `number` must be unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def commented(number: int, content: str) -> str:
    """Return `content` with comment `number` in the margin."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def comment(number: int, author: str, text: str) -> str:
    """Return what comment `number` says."""
    return f'<w:comment w:id="{number}" w:author="{author}" w:initials="le"><w:p>{run(text)}</w:p></w:comment>'


def link(anchor: str, content: str) -> str:
    """Return `content` as a link to a bookmark."""
    return f'<w:hyperlink w:anchor="{anchor}">{content}</w:hyperlink>'


def right_tab(position: int) -> str:
    """Return the tab stop of a table of contents, with dots up to the page number."""
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{position}"/></w:tabs>'


def contents_block(paragraphs: Iterable[str]) -> str:
    """Return the block that Word knows as a table of contents, with a button to update it."""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{''.join(paragraphs)}</w:sdtContent></w:sdt>"
    )


def table(widths: Sequence[int], style: str, rows: Iterable[str]) -> str:
    """Return a table with fixed column widths in twips; its first row is the header."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """Return a row that stays on one page; a header row comes back on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"


def cell(width: int, paragraphs: str, fill: str | None = None) -> str:
    """Return a cell, with a colour behind it when `fill` is given."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{paragraphs}</w:tc>'
