"""The document that a report is written in: a clean one of our own, or a copy of the user's house style."""

import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime, time
from pathlib import Path
from typing import Any, cast

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.comments import CT_Comments
from docx.parts.comments import CommentsPart
from lxml import etree

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._files import zipped
from lerende_evaluatie.exporters._word import docx, styles
from lerende_evaluatie.exporters._word.docx import R_NS, VAL, W_NS, Element, attribute, field, paragraph, run, w
from lerende_evaluatie.files import xml_safe

AUTHOR = "lerende-evaluatie"
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
    'w:header="709" w:footer="709" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/>'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_HERE = "\ue000"
"""Stands where the body comes; a private sign, which the rest of the main part does not hold."""
_NAMESPACES = f'xmlns:w="{W_NS}"'
_LEFT_BEHIND = frozenset(
    "image hyperlink chart oleObject package comments commentsExtended commentsIds commentsExtensible diagramData "
    "diagramLayout diagramQuickStyle diagramColors diagramDrawing video audio media subDocument aFChunk".split()
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACROS = b"macroEnabled"
_BULLET_LIST = (
    '<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
    f'<w:themeFontLang w:val="{styles.LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


def open_document(template: Path | None) -> tuple[DocxDocument, dict[str, str]]:
    """Return an empty document and, for each of our styles, the id it has in there."""
    document: DocxDocument = Document() if template is None else _open_template(template)
    if template is None:
        _make_own(document)
    else:
        _clear(document)
    return document, _add_styles(document)


def set_comments(document: DocxDocument, said: Sequence[str]) -> None:
    """Put the comments into the document; their numbers are their places in `said`."""
    made = "".join(docx.comment(number, AUTHOR, text) for number, text in enumerate(said))
    part = document.part
    root = cast(CT_Comments, parse_xml(f"<w:comments {_NAMESPACES}>{made}</w:comments>"))
    comments = CommentsPart(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, root, part.package)
    part.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)


def save(document: DocxDocument, body: str) -> bytes:
    """Return a docx with `body` between its body tags, the same bytes for the same content."""
    main = document.part
    parts = list(main.package.iter_parts())
    overrides = "".join(f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts)
    types = (
        f'{_DECLARATION}<Types xmlns="{_TYPES}">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    files = [("[Content_Types].xml", types.encode()), ("_rels/.rels", main.package.rels.xml)]
    for part in parts:
        files.append((part.partname.membername, _with_body(document.element, body) if part is main else part.blob))
        if len(part.rels):
            files.append((part.partname.rels_uri.membername, part.rels.xml))
    return zipped(files)


def _with_body(root: Element, body: str) -> bytes:
    """Return the main part: the root with what it holds beside its body, and the new body."""
    namespaces: dict[Any, str] = {**root.nsmap, "w": W_NS, "r": R_NS}
    fresh = etree.Element(root.tag, nsmap=namespaces)
    fresh.attrib.update(root.attrib)
    fresh.extend(deepcopy(child) for child in root if child.tag != w("body"))
    etree.SubElement(fresh, w("body")).text = _HERE
    start, end = etree.tostring(fresh, encoding="unicode").rsplit(_HERE, 1)
    return f"{_DECLARATION}{start}{body}{end}".encode()


def set_properties(document: DocxDocument, report: Report, title: str) -> None:
    """Write title, language, author and dates; the dates come from the report."""
    moment = datetime.combine(report.date, time())
    properties = document.core_properties
    properties.title = xml_safe(title)[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.language = styles.LANGUAGE
    properties.created = properties.modified = moment
    properties.comments = ""
    properties.revision = 1


def set_running_title(
    document: DocxDocument, ids: dict[str, str], title: str, *, from_first_page: bool = False
) -> None:
    """Put the title above and "Pagina X van Y" below every page, the title page left out."""
    section = document.sections[-1]
    section.different_first_page_header_footer = not from_first_page
    before, between = texts.PAGE_OF
    pages = run(before) + field("PAGE", "1") + run(between) + field("NUMPAGES", "1")
    for part, style, content in ((section.header, "Header", run(title)), (section.footer, "Footer", pages)):
        part.is_linked_to_previous = False
        _replace(part._element, paragraph(attribute(ids[style]), content))


# A document of our own


def _make_own(document: DocxDocument) -> None:
    part = document.part
    _drop(part.package.rels, {"thumbnail", "extended-properties"})
    _drop(part.rels, {"stylesWithEffects", "customXml"})
    section = document.element.body.sectPr
    _replace(section, A4)
    _replace(document.styles.element, styles.DEFAULTS)
    numbering = part.numbering_part.element
    _replace(numbering, "")
    _replace(document.settings.element, _SETTINGS)
    fonts = part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = f"{_DECLARATION}<w:fonts {_NAMESPACES}>{styles.FONT_TABLE}</w:fonts>".encode()


def _replace(element: Element, content: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:root {_NAMESPACES}>{content}</w:root>")):
        element.append(child)


def _drop(rels: Any, kinds: set[str] | frozenset[str], used: frozenset[str] = frozenset()) -> None:
    for r_id in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in kinds and key not in used]:
        del rels[r_id]


# The house style


def _open_template(template: Path) -> DocxDocument:
    try:
        data = template.read_bytes()
    except FileNotFoundError as error:
        raise ExportError(texts.NO_TEMPLATE.format(file=template)) from error
    except OSError as error:
        raise ExportError(texts.TEMPLATE_UNREADABLE.format(file=template)) from error
    try:
        data = _as_document(data, template)
        document: DocxDocument = Document(io.BytesIO(data))
        document.element.body.get_or_add_sectPr()
        return document
    except ExportError:
        raise
    except Exception as error:  # zipfile, lxml and python-docx each fail in their own ways on a damaged file
        raise ExportError(texts.BAD_TEMPLATE.format(file=template)) from error


def _as_document(data: bytes, template: Path) -> bytes:
    """Return the data of a docx; a dotx differs from it in one word."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml")
        if _MACROS in types:
            raise ExportError(texts.MACRO_TEMPLATE.format(file=template))
        old = f"{_MAIN}template.main+xml".encode()
        if old not in types:
            return data
        types = types.replace(old, f"{_MAIN}document.main+xml".encode())
        names = [name for name in archive.namelist() if name != "[Content_Types].xml"]
        return zipped([("[Content_Types].xml", types), *((name, archive.read(name)) for name in names)])


def _clear(document: DocxDocument) -> None:
    """Empty the body but for its last section, which keeps the headers and footers it took over from earlier ones."""
    body = document.element.body
    last = body.sectPr
    sections = list(body.iter(w("sectPr")))
    kinds = {(node.tag, node.get(w("type"))) for node in last if node.tag.endswith("Reference")}
    for section in reversed(sections[:-1]):
        for node in section:
            if node.tag.endswith("Reference") and (node.tag, node.get(w("type"))) not in kinds:
                kinds.add((node.tag, node.get(w("type"))))
                last.insert(0, deepcopy(node))
    for child in list(body):
        if child is not last:
            body.remove(child)
    used = frozenset(value for node in body.iter() for name, value in node.attrib.items() if R_NS in name)
    _drop(document.part.rels, _LEFT_BEHIND, used)
    _drop(document.part.package.rels, {"thumbnail"})  # a picture of what was written in the template


# Styles


def _add_styles(document: DocxDocument) -> dict[str, str]:
    """Add the styles that the document lacks; return the id of each under our own key.

    A style is known by its name: Word translates ids ("Kop1") but keeps the names of its own styles ("heading 1").
    """
    root = document.styles.element
    present = _present(root)
    taken = {node.get(w("styleId")) for node in root.iterchildren(w("style"))}
    ids: dict[str, str] = {}
    missing: list[Element] = []
    for key, xml in styles.definitions().items():
        style = parse_xml(xml.replace("<w:style ", f"<w:style {_NAMESPACES} ", 1))
        found = present.get(_identity(style)) or _default(root, style)
        ids[key] = found or _free(key, taken)
        if not found:
            missing.append(style)
            taken.add(ids[key])
            style.set(w("styleId"), ids[key])
    _attach(document, root, missing, ids)
    return ids


def _present(root: Element) -> dict[tuple[str, str], str]:
    return {_identity(style): style.get(w("styleId")) or "" for style in root.iterchildren(w("style"))}


def _identity(style: Element) -> tuple[str, str]:
    name = style.find(w("name"))
    return style.get(w("type")) or "paragraph", (name.get(VAL) or "" if name is not None else "").casefold()


def _default(root: Element, style: Element) -> str | None:
    """Return the document's own default of this kind, when `style` would be ours."""
    if style.get(w("default")) != "1":
        return None
    for other in root.iterchildren(w("style")):
        if other.get(w("type")) == style.get(w("type")) and other.get(w("default")) in ("1", "true", "on"):
            return other.get(w("styleId"))
    return None


def _free(key: str, taken: set[str | None]) -> str:
    candidate, number = key, 2
    while candidate in taken:
        candidate, number = f"{key}{number}", number + 1
    return candidate


def _attach(document: DocxDocument, root: Element, missing: list[Element], ids: dict[str, str]) -> None:
    for style in missing:
        for tag in ("basedOn", "next"):
            node = style.find(w(tag))
            if node is not None:
                node.set(VAL, ids.get(node.get(VAL) or "", node.get(VAL) or ""))
        for node in style.iter(w("numId")):
            node.set(VAL, _add_bullets(document))
        root.append(style)


def _add_bullets(document: DocxDocument) -> str:
    """Add a bullet list to the numbering and return its number."""
    root = _numbering(document)
    abstract = _next(root, "abstractNum", "abstractNumId")
    number = _next(root, "num", "numId")
    first = root.find(w("num"))
    node = parse_xml(_BULLET_LIST.format(ns=_NAMESPACES, id=abstract))
    position = len(root) if first is None else list(root).index(first)
    root.insert(position, node)
    last = max((i for i, child in enumerate(root) if child.tag in (w("num"), w("abstractNum"))), default=-1)
    root.insert(
        last + 1, parse_xml(f'<w:num {_NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
    )
    return str(number)


def _next(root: Element, tag: str, attribute: str) -> int:
    return max((int(node.get(w(attribute)) or 0) for node in root.iterchildren(w(tag))), default=0) + 1


def _numbering(document: DocxDocument) -> Element:
    part = document.part
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[no-any-return, attr-defined]
    except KeyError:
        from docx.parts.numbering import NumberingPart

        root = parse_xml(f"<w:numbering {_NAMESPACES}/>")
        made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return root
