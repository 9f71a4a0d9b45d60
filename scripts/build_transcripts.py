# mypy: disable-error-code="import-untyped"
"""Build the example transcripts from their plain text, each in its own format and layout.

Run as ``python scripts/build_transcripts.py [--output transcripts]``. Needs python-docx, odfdo and
reportlab. The same text gives the same bytes: dates come from the interview, ids from its name or
from counting, and nothing is compressed, so that the version of zlib does not matter.
"""

import argparse
import csv
import io
import re
import struct
import textwrap
import uuid
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

ROOT = Path(__file__).resolve().parents[1]
INTERVIEWS = ROOT / "scripts" / "interviews"

COLUMNS = ("bestand", "pilot", "groep", "functie", "datum", "ronde")
GENERIC_NAMES = {"Interviewer", "Respondent"}
INTERVIEWER = "Marjolein Haverkort"
AUTHOR = "Evaluatieteam"
PLACES = {
    "De Buurtwerf": "Oosterdrecht",
    "Thuiskracht": "Waldersloot",
    "Tweede Ronde": "Harkeveen",
    "De Groene Loper": "Kreilmond",
    "Gastvrij Station": "Velmerhorst",
    "De Extra Hand": "Ravelswoud",
}
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

FIRST_WORD = 4_000
"""When the first turn begins, in milliseconds."""
PACE = 75
"""Milliseconds for each character and the space after it: about 150 Dutch words a minute."""
LONG_TURN = 120
"""Words above which a turn is broken into two paragraphs."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the speaker's key and name, the words, and when they are said in milliseconds."""

    key: str
    name: str
    words: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Interview:
    """One plain-text interview: what its header says, and its turns."""

    header: Mapping[str, str]
    names: Mapping[str, str]
    turns: tuple[Turn, ...]

    @property
    def file(self) -> str:
        """The name of the file to build."""
        return self.header["bestand"]

    @property
    def date(self) -> date:
        """The day of the interview."""
        return date.fromisoformat(self.header["datum"])

    @property
    def title(self) -> str:
        """A heading for above the turns; without a colon, so that it does not look like a speaker."""
        return "Interview {functie}, {pilot}, ronde {ronde}".format(**self.header)

    def label(self, key: str) -> str:
        """Return what stands before a turn; a name that says no more than the key gives way to it."""
        if self.header["indeling"] == "IR" and set(self.names.values()) == GENERIC_NAMES:
            return key
        return self.names[key]


# Reading the plain text


def read_interview(path: Path) -> Interview:
    """Read one plain-text interview; ValueError with the file and line when its form is wrong."""
    lines = path.read_text(encoding="utf-8").splitlines()
    blank = lines.index("") if "" in lines else len(lines)
    header = dict(_key_and_value(path, number, line) for number, line in enumerate(lines[:blank], 1))
    missing = [key for key in (*COLUMNS, "indeling") if key not in header]
    if missing:
        raise ValueError(f"{path}: the header lacks {', '.join(missing)}")
    if Path(header["bestand"]).name != header["bestand"]:
        raise ValueError(f"{path}: bestand must be a bare file name")
    keys = list(header)
    names = {key: header[key] for key in keys[keys.index("indeling") + 1 :]}
    return Interview(header, names, tuple(_read_turns(path, lines, blank, names)))


def _key_and_value(path: Path, number: int, line: str) -> tuple[str, str]:
    """Split ``key: value``."""
    key, colon, value = line.partition(": ")
    if not colon or not value.strip():
        raise ValueError(f"{path}, line {number}: expected 'key: value'")
    return key, value.strip()


def _read_turns(path: Path, lines: Sequence[str], blank: int, names: Mapping[str, str]) -> Iterator[Turn]:
    """Yield the turns below the header, and work out their times from their length."""
    clock = FIRST_WORD
    for number, line in enumerate(lines[blank + 1 :], blank + 2):
        key, words = _key_and_value(path, number, line)
        if key not in names:
            raise ValueError(f"{path}, line {number}: speaker {key} is not in the header")
        end = clock + spoken(words)
        yield Turn(key, names[key], words, clock, end)
        clock = end


def spoken(words: str) -> int:
    """Return how long it takes to say `words`, in milliseconds."""
    return PACE * (len(words) + 1)


# Times and dates


def clock_time(milliseconds: int, mark: str = ".") -> str:
    """Return ``00:01:23.500``."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{whole_seconds(seconds * 1000)}{mark}{rest:03d}"


def whole_seconds(milliseconds: int) -> str:
    """Return ``00:01:23``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


def hash_time(milliseconds: int) -> str:
    """Return ``#00:01:23-5#``, the time stamp of f4 and MAXQDA."""
    return f"#{whole_seconds(milliseconds)}-{milliseconds % 1000 // 100}#"


def dutch_date(day: date) -> str:
    """Return ``12 mei 2022``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def noon(day: date) -> datetime:
    """Return the moment that files about this interview carry."""
    return datetime.combine(day, time(12))


# Archives


def stored_zip(parts: Mapping[str, bytes], day: date) -> bytes:
    """Return a zip file with `parts` in their order, uncompressed, every entry with the same date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, noon(day).timetuple()[:6])
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# Word


def build_docx(fill: Callable[["Document", Interview], None], interview: Interview) -> bytes:
    """Return a Word document that `fill` has written the interview into."""
    from docx import Document as new_document

    document = new_document()
    _drop_extras(document)
    fill(document, interview)
    _set_properties(document, interview)
    _drop_unused_styles(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return stored_zip(unzipped(buffer.getvalue()), interview.date)


def _drop_extras(document: "Document") -> None:
    """Leave out the thumbnail, custom XML and spare styles of the template: half a megabyte."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/customXml", "/stylesWithEffects")):
                del relations[key]


def _drop_unused_styles(document: "Document") -> None:
    """Keep the styles that the body uses, what those rest on, and the defaults."""
    styles = {style.style_id: style for style in document.styles}
    wanted = {style.style_id for style in document.styles if style.element.get(_w("default"))}
    wanted |= set(document.element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    waiting = list(wanted & set(styles))
    while waiting:
        style = styles[waiting.pop()]
        linked = set(style.element.xpath("./w:basedOn/@w:val | ./w:link/@w:val | ./w:next/@w:val"))
        waiting += sorted(linked - wanted)
        wanted |= linked
    for style_id, style in styles.items():
        if style_id not in wanted:
            style.delete()


def _set_properties(document: "Document", interview: Interview) -> None:
    """Set every core property that python-docx would fill in by itself."""
    properties = document.core_properties
    properties.title = interview.title
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = ""
    properties.language = "nl-NL"
    properties.created = properties.modified = noon(interview.date)


def _w(name: str) -> str:
    """Return the full name of an element or attribute in the namespace of Word."""
    from docx.oxml.ns import qn

    return qn(f"w:{name}")


def _heading(document: "Document", text: str) -> None:
    """Add a heading."""
    document.add_heading(text, level=1)


def _bold_start(document: "Document", label: str) -> "Paragraph":
    """Add a paragraph that begins with a label in bold."""
    paragraph = document.add_paragraph()
    paragraph.add_run(label).bold = True
    return paragraph


def fill_letters(document: "Document", interview: Interview) -> None:
    """Write ``I: …`` and ``R: …`` under a heading."""
    _heading(document, interview.title)
    for turn in interview.turns:
        document.add_paragraph(f"{interview.label(turn.key)}: {turn.words}")


def fill_word_transcribe(document: "Document", interview: Interview) -> None:
    """Write as Word's own transcribe does: time and speaker, then the words in a paragraph below."""
    _heading(document, "Audiobestand")
    document.add_paragraph(f"{Path(interview.file).stem}.m4a")
    _heading(document, "Transcript")
    for turn in interview.turns:
        document.add_paragraph(f"{whole_seconds(turn.begin)} {turn.name}")
        document.add_paragraph(turn.words)


def fill_with_table(document: "Document", interview: Interview) -> None:
    """Write a table about the interview on top, then labels in bold."""
    minutes = -(-interview.turns[-1].end // 60_000)
    rows = {
        "Project": interview.header["pilot"],
        "Datum": dutch_date(interview.date),
        "Locatie": PLACES[interview.header["pilot"]],
        "Geïnterviewde (functie)": interview.header["functie"],
        "Interviewer": INTERVIEWER,
        "Duur": f"{minutes} minuten",
    }
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for key, value in rows.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = key, value
    document.add_paragraph()
    for turn in interview.turns:
        _bold_start(document, f"{turn.name}:").add_run(f" {turn.words}")


def fill_f4(document: "Document", interview: Interview) -> None:
    """Write as f4 does: a time stamp at the end of each turn."""
    for turn in interview.turns:
        document.add_paragraph(f"{turn.name}: {turn.words} {hash_time(turn.end)}")


def fill_maxqda(document: "Document", interview: Interview) -> None:
    """Write as MAXQDA does: a time stamp at the beginning of every third turn."""
    for index, turn in enumerate(interview.turns):
        stamp = "" if index % 3 else f"{hash_time(turn.begin)} "
        document.add_paragraph(f"{stamp}{turn.name}: {turn.words}")


def fill_speaker_lines(document: "Document", interview: Interview) -> None:
    """Write the speaker on a line of its own, now and then with the time."""
    _heading(document, interview.title)
    for index, turn in enumerate(interview.turns):
        document.add_paragraph(turn.name if index % 4 else f"{turn.name}\t{whole_seconds(turn.begin)}")
        document.add_paragraph(turn.words)


# Word, with bold names, tracked changes, a comment and a footnote


CHANGES = ("replaced", "added", "doubled")
COMMENT = "Nog eens terugluisteren: hier praten twee mensen door elkaar."
FOOTNOTE = "Namen van personen en organisaties zijn voor dit voorbeeld verzonnen."
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def fill_bold_names(document: "Document", interview: Interview) -> None:
    """Write names in bold without a colon, corrections by hand, and notes that are not part of the words."""
    _heading(document, interview.title)
    changed = [turn for turn in interview.turns if 25 <= len(turn.words.split()) <= LONG_TURN][1:10:3]
    changes = dict(zip(changed, CHANGES, strict=False))
    for turn in interview.turns:
        paragraph = _bold_start(document, turn.name)
        first, *rest = paragraphs_of(turn.words)
        _add_segments(paragraph, tracked_segments(f" {first}", changes.get(turn)), interview.date)
        for words in rest:
            document.add_paragraph(words)
    noted = [run for paragraph in document.paragraphs[6:] for run in paragraph.runs if not run.bold]
    _add_comment(document, noted[0], interview.date)
    _add_footnote(document, noted[len(noted) // 2])


def paragraphs_of(words: str) -> list[str]:
    """Break a long turn in two, after the sentence that ends nearest to the middle."""
    ends = [match.end() for match in re.finditer(r"[.?!…](?= )", words)]
    if len(words.split()) <= LONG_TURN or not ends:
        return [words]
    end = min(ends, key=lambda place: abs(place - len(words) // 2))
    return [words[:end], words[end + 1 :]]


def tracked_segments(words: str, change: str | None) -> list[tuple[str, str]]:
    """Cut `words` into (kind, text) around one corrected word; kind is empty, ``ins`` or ``del``.

    Everything but the ``del`` is the text as it is meant: a typist's slip replaced, a word that had
    been left out, a word that stood there twice.
    """
    found = re.compile(r"(?<= )[^\W\d_]{5,}(?= )").search(words, 40)
    if change is None or found is None:
        return [("", words)]
    word = found.group()
    middle = {
        "replaced": [("del", word[:-2] + word[-1] + word[-2]), ("ins", word)],
        "added": [("ins", word)],
        "doubled": [("", word), ("del", f" {word}")],
    }[change]
    return [("", words[: found.start()]), *middle, ("", words[found.end() :])]


def _add_segments(paragraph: "Paragraph", segments: Sequence[tuple[str, str]], day: date) -> None:
    """Add the segments as runs; tracked ones inside their ``w:ins`` or ``w:del``."""
    for kind, text in segments:
        run = paragraph.add_run(text)
        if kind:
            _track(run._r, kind, day)


def _track(run: "BaseOxmlElement", kind: str, day: date) -> None:
    """Wrap a run in a tracked insertion or deletion."""
    from docx.oxml import OxmlElement

    earlier = run.xpath("count(//w:ins | //w:del)")
    change: Any = OxmlElement(
        f"w:{kind}",
        {_w("id"): str(900 + int(earlier)), _w("author"): INTERVIEWER, _w("date"): f"{noon(day).isoformat()}Z"},
    )
    run.addprevious(change)
    change.append(run)
    if kind == "del":
        for text in run.findall(_w("t")):
            text.tag = _w("delText")


def _add_comment(document: "Document", run: "Run", day: date) -> None:
    """Add a Word comment to a run, with the date of the interview in place of now."""
    comment = document.add_comment(run, COMMENT, author=INTERVIEWER, initials="MH")
    comment._comment_elm.set(_w("date"), f"{noon(day).isoformat()}Z")


def _add_footnote(document: "Document", run: "Run") -> None:
    """Put a footnote after a run; python-docx cannot, so its part is written here."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    content = _footnotes_xml(nsdecls("w")).encode("utf-8")
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, content, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    reference = _superscript('<w:footnoteReference w:id="1"/>')
    run._r.addnext(parse_xml(f"<w:r {nsdecls('w')}>{reference}</w:r>"))


def _superscript(content: str) -> str:
    """Return the inside of a run with a raised mark."""
    return f'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{content}'


def _footnotes_xml(namespace: str) -> str:
    """Return the part with the two separators that Word asks for, and the one footnote."""
    mark = f"<w:r>{_superscript('<w:footnoteRef/>')}</w:r>"
    words = f'<w:r><w:t xml:space="preserve"> {FOOTNOTE}</w:t></w:r>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {namespace}>'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
        f'<w:footnote w:id="1"><w:p>{mark}{words}</w:p></w:footnote></w:footnotes>'
    )


# Subtitles


def cues_of(turn: Turn, width: int, label: str = "") -> Iterator[tuple[int, int, str]]:
    """Cut a turn into cues of at most two lines: begin, end and text, the label before the first."""
    lines = textwrap.wrap(label + turn.words, width, break_long_words=False, break_on_hyphens=False)
    begin = turn.begin
    for number in range(0, len(lines), 2):
        text = "\n".join(lines[number : number + 2])
        last = number + 2 >= len(lines)
        end = turn.end if last else begin + spoken(text if number else text.removeprefix(label))
        yield begin, end, text
        begin = end


def build_teams(interview: Interview) -> bytes:
    """Return the WebVTT that Teams exports."""
    guid = uuid.uuid5(uuid.NAMESPACE_URL, interview.file)
    blocks = ["WEBVTT\n"]
    for number, turn in enumerate(interview.turns, 12):
        for part, (begin, end, text) in enumerate(cues_of(turn, 60)):
            voice = f"<v {turn.name}>{escape(text, quote=False)}</v>"
            blocks.append(f"{guid}/{number}-{part}\n{clock_time(begin)} --> {clock_time(end)}\n{voice}\n")
    return "\n".join(blocks).encode("utf-8")


def build_srt(interview: Interview) -> bytes:
    """Return machine subtitles with the speaker at the first cue of a turn."""
    cues = [cue for turn in interview.turns for cue in cues_of(turn, 42, f"[{turn.name}]: ")]
    blocks = (
        f"{number}\n{clock_time(begin, ',')} --> {clock_time(end, ',')}\n{text}\n"
        for number, (begin, end, text) in enumerate(cues, 1)
    )
    return "\n".join(blocks).encode("utf-8")


# Plain and rich text


def build_text(interview: Interview) -> bytes:
    """Return Windows-1252 text with CRLF, a title, and an empty line between turns."""
    lines = (f"{interview.label(turn.key)}: {turn.words}" for turn in interview.turns)
    return ("\r\n\r\n".join((interview.title, *lines)) + "\r\n").encode("cp1252")


def build_rtf(interview: Interview) -> bytes:
    """Return rich text as a simple word processor writes it."""
    day = interview.date
    lines = [
        r"{\rtf1\ansi\ansicpg1252\deff0\deflang1043\uc1",
        r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}}",
        rf"{{\info{{\title {rtf_text(interview.title)}}}{{\creatim\yr{day.year}\mo{day.month}\dy{day.day}}}}}",
        rf"\pard\sa240\f0\fs28\b {rtf_text(interview.title)}\b0\par",
        r"\pard\sa120\fs22",
    ]
    for turn in interview.turns:
        lines.append(rf"{rtf_text(f'{interview.label(turn.key)}: {turn.words}')}\par")
    return ("\r\n".join((*lines, "}")) + "\r\n").encode("ascii")


def rtf_text(text: str) -> str:
    r"""Return `text` in rich text: ``\'e9`` for what Windows-1252 has, ``\uN?`` for the rest."""
    return "".join(map(_rtf_character, text))


def _rtf_character(character: str) -> str:
    r"""Return one character in rich text; ``\uN?`` counts in signed UTF-16 units."""
    if character in "\\{}":
        return f"\\{character}"
    if character.isascii():
        return character
    if code := character.encode("cp1252", errors="ignore"):
        return f"\\'{code[0]:02x}"
    units = character.encode("utf-16-le")
    numbers = struct.unpack(f"<{len(units) // 2}h", units)
    return "".join(f"\\u{number}?" for number in numbers)


# OpenDocument


ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def build_odt(interview: Interview) -> bytes:
    """Return an OpenDocument text; odfdo writes the paragraphs, what stands around them is fixed."""
    parts = {
        "mimetype": ODT_TYPE,
        "content.xml": _odt_content(interview),
        "styles.xml": _odt_styles(),
        "meta.xml": _odt_meta(interview),
        "META-INF/manifest.xml": _odt_manifest("content.xml", "styles.xml", "meta.xml"),
    }
    return stored_zip({name: part.encode("utf-8") for name, part in parts.items()}, interview.date)


def _odt_content(interview: Interview) -> str:
    """Return a heading and a paragraph for each turn."""
    from odfdo import Header, Paragraph

    heading = Header(1, interview.title)
    heading.style = "Heading_20_1"
    lines = (f"{interview.label(turn.key)}: {turn.words}" for turn in interview.turns)
    paragraphs = (Paragraph(line, style="Text_20_body") for line in lines)
    body = "\n".join(element.serialize() for element in (heading, *paragraphs))
    return (
        f'{XML}<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" '
        f'office:version="1.2"><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    )


def _odt_styles() -> str:
    """Return the two paragraph styles of the document."""
    return (
        f'{XML}<office:document-styles xmlns:office="{ODF}:office:1.0" xmlns:style="{ODF}:style:1.0" '
        f'xmlns:fo="{ODF}:xsl-fo-compatible:1.0" office:version="1.2"><office:styles>'
        '<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>'
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
        'style:default-outline-level="1"><style:paragraph-properties fo:margin-bottom="0.4cm"/>'
        '<style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>'
        "</office:styles></office:document-styles>"
    )


def _odt_meta(interview: Interview) -> str:
    """Return the title and the date."""
    return (
        f'{XML}<office:document-meta xmlns:office="{ODF}:office:1.0" xmlns:meta="{ODF}:meta:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta>'
        f"<dc:title>{escape(interview.title)}</dc:title>"
        f"<meta:creation-date>{noon(interview.date).isoformat()}</meta:creation-date>"
        "</office:meta></office:document-meta>"
    )


def _odt_manifest(*names: str) -> str:
    """Return the list of parts."""
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    entries = entry.format("/", ODT_TYPE) + "".join(entry.format(name, "text/xml") for name in names)
    start = f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0" manifest:version="1.2">'
    return f"{XML}{start}{entries}</manifest:manifest>"


# PDF


PDF_FONT = "Helvetica"
PDF_SIZE = 11
PDF_LEADING = 15
PDF_MARGIN = 72
PDF_LINES = 43


def build_pdf(interview: Interview) -> bytes:
    """Return a PDF with wrapped lines, and on each page a header and a page number."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    lines = _pdf_lines(interview, A4[0] - 2 * PDF_MARGIN)
    pages = [lines[at : at + PDF_LINES] for at in range(0, len(lines), PDF_LINES)]
    buffer = io.BytesIO()
    # The standard fonts know Windows-1252 and need nothing on the machine; invariant fixes date and id.
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(interview.title)
    canvas.setAuthor(AUTHOR)
    canvas.setCreator("build_transcripts.py")
    canvas.setProducer("ReportLab")
    for number, page in enumerate(pages, 1):
        _draw_page(canvas, A4, page, (interview.title, f"Pagina {number} van {len(pages)}"))
    canvas.save()
    return buffer.getvalue()


def _pdf_lines(interview: Interview, width: float) -> list[str]:
    """Return the lines of the whole text, an empty one after each turn."""
    from reportlab.lib.utils import simpleSplit

    lines: list[str] = []
    for turn in interview.turns:
        text = f"{interview.label(turn.key)}: {turn.words}"
        text.encode("cp1252")
        lines += [*simpleSplit(text, PDF_FONT, PDF_SIZE, width), ""]
    return lines


def _draw_page(canvas: Any, size: tuple[float, float], lines: Sequence[str], edges: tuple[str, str]) -> None:
    """Draw one page between its header and its footer."""
    width, height = size
    header, footer = edges
    canvas.setFont(PDF_FONT, 9)
    canvas.drawString(PDF_MARGIN, height - 48, header)
    canvas.setFont(PDF_FONT, PDF_SIZE)
    for number, line in enumerate(lines):
        if line:
            canvas.drawString(PDF_MARGIN, height - PDF_MARGIN - 14 - number * PDF_LEADING, line)
    canvas.setFont(PDF_FONT, 9)
    canvas.drawCentredString(width / 2, 40, footer)
    canvas.showPage()


# All files


@cache
def builders() -> Mapping[tuple[str, str], Callable[[Interview], bytes]]:
    """Return what builds each layout, by the word after ``indeling`` and the suffix of the file."""
    fills: dict[str, Callable[[Document, Interview], None]] = {
        "vet": fill_bold_names,
        "IR": fill_letters,
        "word-transcribe": fill_word_transcribe,
        "metadata-tabel": fill_with_table,
        "f4": fill_f4,
        "maxqda": fill_maxqda,
        "spreker-regel": fill_speaker_lines,
    }
    return {(layout, ".docx"): partial(build_docx, fill) for layout, fill in fills.items()} | {
        ("IR", ".rtf"): build_rtf,
        ("VA-cp1252", ".txt"): build_text,
        ("teams", ".vtt"): build_teams,
        ("srt", ".srt"): build_srt,
        ("namen", ".odt"): build_odt,
        ("namen", ".pdf"): build_pdf,
    }


def build(interview: Interview) -> bytes:
    """Return the file of one interview."""
    layout = interview.header["indeling"]
    builder = builders().get((layout, Path(interview.file).suffix))
    if builder is None:
        raise ValueError(f"{interview.file}: no layout {layout} for this kind of file")
    try:
        return builder(interview)
    except UnicodeEncodeError as error:
        wrong = error.object[error.start : error.end]
        raise ValueError(f"{interview.file}: {wrong!r} cannot be written in {error.encoding}") from error


def interviews_csv(interviews: Sequence[Interview]) -> bytes:
    """Return interviews.csv as Excel in Dutch writes it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([interview.header[column] for column in COLUMNS] for interview in interviews)
    return buffer.getvalue().encode("utf-8-sig")


def build_all(source: Path, output: Path) -> list[Path]:
    """Build every interview in `source` into `output`, with interviews.csv; return what was written."""
    interviews = sorted(map(read_interview, source.glob("*.txt")), key=lambda interview: interview.file)
    files = {interview.file: build(interview) for interview in interviews}
    files["interviews.csv"] = interviews_csv(interviews)
    output.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (output / name).write_bytes(content)
    return [output / name for name in files]


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(description="Build the example transcripts from scripts/interviews.")
    parser.add_argument("--output", type=Path, default=ROOT / "transcripts", help="where to write (transcripts)")
    for path in build_all(INTERVIEWS, parser.parse_args().output):
        print(f"{path.name} {path.stat().st_size:,}")


if __name__ == "__main__":
    main()
