"""The styles of the report: one table, from which both the XML and the estimate of pages come."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

FONT = "Calibri"
SYMBOL_FONT = "Segoe UI Symbol"
INK = "1F3A4D"
GREY = "595959"
RULE = "B8C4CC"
HEADER_FILL = "E4EBF0"
LANGUAGE = "nl-NL"
SMALL = 8
"""Size of small letters in points."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: sizes in points, indents in twips, `line` as a multiple of single."""

    id: str
    name: str
    size: float = 11
    before: float = 0
    after: float = 0
    line: float = 1.0
    left: int = 0
    right: int = 0
    hanging: int = 0
    bold: bool = False
    color: str | None = None
    align: str | None = None
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    based_on: str = "Normal"
    following: str | None = None
    border: str | None = None
    fill: str | None = None
    custom: bool = False
    inherits: bool = False
    """Whether it looks as the style it is based on, whatever that looks like in a house style."""


def _own(id: str, name: str, **values: object) -> Style:
    return Style(id, name, custom=True, **values)  # type: ignore[arg-type]


PARAGRAPHS = (
    Style("Normal", "Normal", after=6, line=1.15),
    Style("Title", "Title", 30, before=170, after=10, bold=True, color=INK, following="Subtitle"),
    Style("Subtitle", "Subtitle", 16, after=30, color=GREY, following="Normal"),
    _own("Rapportgegevens", "Rapportgegevens", size=12, after=4),
    _own("Mededeling", "Mededeling", before=24, after=6, line=1.15, left=170, right=170, border="left", fill="FFF4D6"),
    Style("TOCHeading", "TOC Heading", 20, after=12, bold=True, color=INK, keep_next=True, following="Normal"),
    Style("TOC1", "toc 1", before=8, after=2, bold=True),
    Style("TOC2", "toc 2", after=1, left=284),
    Style("TOC3", "toc 3", 10, after=1, left=568, color=GREY),
    Style("Heading1", "heading 1", 20, after=12, bold=True, color=INK, keep_next=True, keep_lines=True, outline=0,
          following="Normal"),
    Style("Heading2", "heading 2", 15, before=22, after=6, bold=True, color=INK, keep_next=True, keep_lines=True,
          outline=1, following="Normal"),
    Style("Heading3", "heading 3", 12.5, before=16, after=4, bold=True, color=INK, keep_next=True, keep_lines=True,
          outline=2, following="Normal"),
    _own("Tussenkop", "Tussenkop", size=12.5, before=16, after=4, bold=True, keep_next=True, based_on="Heading3",
         following="Normal", inherits=True),
    Style("Caption", "caption", 9.5, before=12, after=4, bold=True, color=INK, keep_next=True, following="Normal"),
    Style("Quote", "Quote", 10.5, after=6, line=1.12, left=340, right=340),
    _own("Richting", "Richting", size=9.5, before=8, after=3, left=340, bold=True, color=GREY, keep_next=True,
         following="Quote"),
    _own("Antwoord", "Antwoord", size=10.5, after=8, line=1.12, left=680, right=340),
    _own("Lesgegevens", "Lesgegevens", size=10, after=4, line=1.1, color=GREY),
    _own("Lesmerk", "Lesmerk", size=10, before=2, after=6, left=170, bold=True, border="left", fill="FFF4D6",
         keep_next=True),
    Style("ListBullet", "List Bullet", after=3, line=1.12, left=340, hanging=340),
    _own("Tabeltekst", "Tabeltekst", size=9, before=2, after=2),
    _own("Tabelgetal", "Tabelgetal", size=9, before=2, after=2, align="center"),
    _own("Tabelkop", "Tabelkop", size=9, before=3, after=3, bold=True, color=INK, keep_next=True),
    _own("Tabelkopgetal", "Tabelkop getal", size=9, before=3, after=3, bold=True, color=INK, align="center",
         keep_next=True),
    _own("Tabelnoot", "Tabelnoot", size=9, before=4, after=2, color=GREY),
    Style("Header", "header", 9, color=GREY, border="bottom"),
    Style("Footer", "footer", 9, color=GREY, align="right"),
)  # fmt: skip

BY_KEY = {style.id: style for style in PARAGRAPHS}

_PLAIN_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_EDGE = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Rapporttabel"><w:name w:val="Rapporttabel"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders><w:top {_EDGE}/><w:bottom {_EDGE}/><w:insideH {_EDGE}/></w:tblBorders>"
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/>'
    '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
)
_FONTS = " ".join(f'w:{part}="{SYMBOL_FONT}"' for part in ("ascii", "hAnsi", "eastAsia", "cs"))
_CHARACTERS = (
    ("Strong", "Strong", "", "<w:b/><w:bCs/>"),
    ("Voorstel", "Voorstel", ' w:customStyle="1"', f'<w:i/><w:iCs/><w:color w:val="{GREY}"/>'),
    ("Citaatnummer", "Citaatnummer", ' w:customStyle="1"', f'<w:color w:val="{GREY}"/><w:sz w:val="16"/>'),
    ("Symbool", "Symbool", ' w:customStyle="1"', f'<w:rFonts {_FONTS}/><w:sz w:val="22"/>'),
    ("Bijschrift", "Bijschrift klein", ' w:customStyle="1"', f'<w:color w:val="{GREY}"/><w:sz w:val="{SMALL * 2}"/>'),
)
DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
FONT_TABLE = (
    '<w:font w:name="Calibri"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    '<w:font w:name="Segoe UI Symbol"><w:altName w:val="DejaVu Sans"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font>'
)


def definitions() -> dict[str, str]:
    """Return the XML of every style by its id, each style after the one it rests on."""
    found = {"DefaultParagraphFont": _DEFAULT_FONT, "TableNormal": _PLAIN_TABLE, "NoList": _NO_LIST}
    found |= {style.id: _paragraph(style) for style in PARAGRAPHS}
    found |= {id: _character(id, name, custom, look) for id, name, custom, look in _CHARACTERS}
    return found | {"Rapporttabel": _TABLE}


_DEFAULT_FONT = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def _paragraph(style: Style) -> str:
    normal = style.id == "Normal"
    head = ' w:default="1"' if normal else ' w:customStyle="1"' if style.custom else ""
    parts = [f'<w:style w:type="paragraph"{head} w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>']
    parts.append("" if normal else f'<w:basedOn w:val="{style.based_on}"/>')
    parts.append(f'<w:next w:val="{style.following}"/>' if style.following else "")
    parts.append('<w:uiPriority w:val="39"/>' if style.name.startswith("toc ") else "<w:qFormat/>")
    look = f"<w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr>"
    parts.append(f"{'' if style.inherits else look}</w:style>")
    return "".join(parts)


def _paragraph_properties(style: Style) -> str:
    thickness = 24 if style.border == "left" else 4
    line = f'w:val="single" w:sz="{thickness}" w:space="6" w:color="{RULE}"'
    edge = f"<w:pBdr><w:{style.border} {line}/></w:pBdr>"
    hanging = f' w:hanging="{style.hanging}"' if style.hanging else ""
    parts = (
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        '<w:numPr><w:numId w:val="0"/></w:numPr>' if style.hanging else "",
        edge if style.border else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else "",
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * 240)}" w:lineRule="auto"/>',
        f'<w:ind w:left="{style.left}" w:right="{style.right}"{hanging}/>',
        f'<w:jc w:val="{style.align}"/>' if style.align else "",
        f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "",
    )
    return "".join(parts)


def _run_properties(style: Style) -> str:
    return (
        ("<w:b/><w:bCs/>" if style.bold else "")
        + (f'<w:color w:val="{style.color}"/>' if style.color else "")
        + f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'
        + f'<w:lang w:val="{LANGUAGE}"/>'
    )


def _character(id: str, name: str, custom: str, look: str) -> str:
    return (
        f'<w:style w:type="character"{custom} w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )
