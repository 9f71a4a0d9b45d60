"""Word documents."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from reader_samples import begins, docx_of, turns, words

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError

ReadAs = Callable[[str, str | bytes], Transcript]


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """Return a paragraph of runs; what is not XML becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(i if i.startswith('<') else run(i) for i in inside)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table."""
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


BOLD = "<w:b/>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'

INSIDE = {
    "a tracked insertion is kept": ('<w:ins w:id="1" w:author="x">' + run("woord") + "</w:ins>", "woord"),
    "moved words are kept where they went": ('<w:moveTo w:id="1">' + run("woord") + "</w:moveTo>", "woord"),
    "a hyperlink keeps its words": ("<w:hyperlink>" + run("woord") + "</w:hyperlink>", "woord"),
    "a smart tag keeps its words": ("<w:smartTag>" + run("woord") + "</w:smartTag>", "woord"),
    "a content control keeps its words": (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + run("woord") + "</w:sdtContent></w:sdt>", "woord",
    ),
    "a simple field keeps its result": ('<w:fldSimple w:instr="DATE">' + run("woord") + "</w:fldSimple>", "woord"),
    "a field keeps its result and not its code": (
        FIELD.format("begin") + run("CODE") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + FIELD.format("separate")
        + run("woord") + FIELD.format("end"), "woord",
    ),
    "a field without an end loses no words": (FIELD.format("begin") + run("woord"), "woord"),
    "a soft line break is a line": ("<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t></w:r>", "een\ntwee"),
    "a tab is a blank": ("<w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t></w:r>", "een twee"),
    "a no-break hyphen is a hyphen": ("<w:r><w:t>een</w:t><w:noBreakHyphen/><w:t>twee</w:t></w:r>", "een-twee"),
    "a soft hyphen is nothing": ("<w:r><w:t>een</w:t><w:softHyphen/><w:t>twee</w:t></w:r>", "eentwee"),
    "a symbol is a character": ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "☺"),
    "deleted words are gone": ('<w:del w:id="1" w:author="x"><w:r><w:delText>weg</w:delText></w:r></w:del>', ""),
    "words that moved away are gone": ('<w:moveFrom w:id="1" w:author="x">' + run("weg") + "</w:moveFrom>", ""),
    "hidden words are gone": (run("weg", "<w:vanish/>"), ""),
    "a placeholder is gone": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Klik hier") + "</w:sdtContent></w:sdt>", "",
    ),
    "an alt text is gone": (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="weg"/></wp:inline></w:drawing></w:r>', "",
    ),
    "a comment is gone": ('<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', ""),
}  # fmt: skip


@pytest.mark.parametrize("inside, kept", INSIDE.values(), ids=INSIDE.keys())
def test_inside_a_paragraph(inside: str, kept: str, read_as: ReadAs) -> None:
    assert words(read_as("docx", docx_of(p("voor ", inside, " na")))) == [f"voor {kept} na"]


def test_footnotes_are_counted_and_left_out(read_as: ReadAs) -> None:
    transcript = read_as("docx", docx_of(p("Zo", '<w:r><w:footnoteReference w:id="2"/></w:r>', ".")))
    assert words(transcript) == ["Zo."]
    assert "één voetnoot" in transcript.warnings[0]


def test_a_text_box_is_read_once(read_as: ReadAs) -> None:
    box = f"<w:txbxContent>{p('in een kader')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = p("voor", f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")
    assert words(read_as("docx", docx_of(body))) == ["voor", "in een kader"]


def test_a_paragraph_with_a_deleted_end_goes_on_in_the_next(read_as: ReadAs) -> None:
    body = p("een ", properties='<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>') + p("twee")
    assert words(read_as("docx", docx_of(body))) == ["een twee"]


def test_names_in_bold_start_turns(read_as: ReadAs) -> None:
    body = (p(run("Anna", BOLD), " Hoe?") + p(run("Bram", BOLD), " Zo.") + p("En zo.")) * 2
    assert turns(read_as("docx", docx_of(body)))[:2] == [("Anna", "Hoe?"), ("Bram", "Zo.\nEn zo.")]


def test_names_in_bold_on_a_line_of_their_own_start_turns(read_as: ReadAs) -> None:
    body = (p(run("Anna", BOLD)) + p("Hoe?") + p(run("Bram", BOLD)) + p("Zo.")) * 2
    assert turns(read_as("docx", docx_of(body))) == [("Anna", "Hoe?"), ("Bram", "Zo.")] * 2


def test_a_bold_name_in_pieces_with_its_colon_outside_is_a_label(read_as: ReadAs) -> None:
    body = p(run("Inter", BOLD), run("viewer", BOLD), ": Hoe?") + p(run("Respondent 1:", BOLD), " Zo.")
    assert turns(read_as("docx", docx_of(body))) == [("Interviewer", "Hoe?"), ("Respondent 1", "Zo.")]


def test_a_word_in_bold_is_no_speaker(read_as: ReadAs) -> None:
    body = p("I: Hoe?") + p("R: Zo.") + p(run("Nooit", BOLD), " meer.")
    assert turns(read_as("docx", docx_of(body)))[-1] == ("R", "Zo.\nNooit meer.")


def test_turns_within_one_paragraph_are_found_after_soft_breaks(read_as: ReadAs) -> None:
    body = p("<w:r><w:t>I: Hoe?</w:t><w:br/><w:t>R: Zo.</w:t></w:r>")
    assert turns(read_as("docx", docx_of(body))) == [("I", "Hoe?"), ("R", "Zo.")]


@pytest.mark.parametrize(
    "style", ['<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Title"/>', '<w:outlineLvl w:val="1"/>']
)
def test_a_heading_stands_apart_and_the_speaker_goes_on_after_it(style: str, read_as: ReadAs) -> None:
    heading = p("Deel twee", properties=style)
    transcript = read_as("docx", docx_of(p("I: Hoe?") + p("R: Zo.") + heading + p("En zo.")))
    assert turns(transcript) == [("I", "Hoe?"), ("R", "Zo."), (None, "Deel twee"), ("R", "En zo.")]


def test_a_table_with_facts_gives_a_line_for_each_row(read_as: ReadAs) -> None:
    body = (
        table(("Datum", "2 juni"), ("Interviewer:", "M. de Vries"), ("Respondent", "J.")) + p("I: Hoe?") + p("R: Zo.")
    )
    transcript = read_as("docx", docx_of(body))
    assert words(transcript)[:3] == ["Datum: 2 juni", "Interviewer: M. de Vries", "Respondent: J."]
    assert turns(transcript)[3:] == [("I", "Hoe?"), ("R", "Zo.")]


def test_a_table_with_a_speaker_column_is_the_transcript(read_as: ReadAs) -> None:
    rows = [("Tijd", "Spreker", "Tekst"), ("00:01", "I", "Hoe?"), ("00:05", "R", "Zo."), ("00:07", "", "En zo.")]
    rows += [("00:08", "I", "En nu?"), ("00:09", "R:", "Kijk: ja.")]
    transcript = read_as("docx", docx_of(table(*rows)))
    assert turns(transcript) == [
        (None, "Tijd Spreker Tekst"), ("I", "Hoe?"), ("R", "Zo.\nEn zo."), ("I", "En nu?"), ("R", "Kijk: ja."),
    ]  # fmt: skip
    assert begins(transcript) == [None, 1, 5, 8, 9]


def test_labels_in_the_cells_of_a_layout_table_are_turns(read_as: ReadAs) -> None:
    assert turns(read_as("docx", docx_of(table(("I: Hoe?",), ("R: Zo.",))))) == [("I", "Hoe?"), ("R", "Zo.")]


def test_headers_and_footers_are_no_words(read_as: ReadAs) -> None:
    document = docx.Document()
    document.add_paragraph("I: Hoe?")
    document.add_paragraph("R: Zo.")
    document.sections[0].header.paragraphs[0].text = "kop"
    document.sections[0].footer.paragraphs[0].text = "voet"
    buffer = BytesIO()
    document.save(buffer)
    assert words(read_as("docx", buffer.getvalue())) == ["Hoe?", "Zo."]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    "data, sentence",
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OLE + "WordDocument".encode("utf-16-le"), r"oud Word-bestand \(\.doc\)"),
        (b"zomaar tekst", "geen geldig bestand van Word"),
    ],
    ids=["password", "old Word", "no zip"],
)
def test_what_is_no_word_document_has_its_own_sentence(data: bytes, sentence: str, read_as: ReadAs) -> None:
    with pytest.raises(TranscriptError, match=sentence) as caught:
        read_as("docx", data)
    assert "gesprek.docx" in str(caught.value)


def test_a_zip_file_without_a_document_is_damaged(read_as: ReadAs) -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("iets.txt", "tekst")
    with pytest.raises(TranscriptError, match="kan niet worden gelezen als Word-document") as caught:
        read_as("docx", buffer.getvalue())
    assert caught.value.__cause__ is not None
