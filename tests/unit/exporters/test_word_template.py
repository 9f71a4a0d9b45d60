"""The report in a house style: what is kept, what is added, what is refused."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, RGBColor

from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters import quotes_docx, word

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house style with its own heading, header, margins and words that must go; one id is translated."""
    document = Document()
    style = document.styles["Heading 1"]
    style.font.color.rgb = RGBColor(0xC0, 0x00, 0x40)
    style.element.set(qn("w:styleId"), "Kop1")
    for node in document.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:link")):
        if node.get(qn("w:val")) == "Heading1":
            node.set(qn("w:val"), "Kop1")
    document.add_heading("Oude kop", 1)
    document.add_paragraph("Oude tekst die weg moet")
    section = document.sections[0]
    section.left_margin = Cm(4)
    section.header.paragraphs[0].text = "Bureau Voorbeeld"
    section.footer.paragraphs[0].text = "Vertrouwelijk"
    target = tmp_path / "house.docx"
    document.save(str(target))
    return target


def repacked(source: Path, target: Path, old: str, new: str) -> Path:
    """Copy a document with another content type."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, data.replace(old.encode(), new.encode()) if name == "[Content_Types].xml" else data)
    return target


@pytest.mark.parametrize("exporter", [word, quotes_docx])
def test_styles_header_and_margins_are_kept_and_the_body_is_new(
    exporter: object, report: Report, house: Path, tmp_path: Path
) -> None:
    target = tmp_path / "verslag.docx"
    exporter.export(report, target, template=house)  # type: ignore[attr-defined]
    document = Document(str(target))
    heading = next(each for each in document.paragraphs if each.style.name == "Heading 1")
    assert heading.style.style_id == "Kop1"
    assert heading.style.font.color.rgb == RGBColor(0xC0, 0x00, 0x40)
    assert all(section.header.paragraphs[0].text == "Bureau Voorbeeld" for section in document.sections)
    assert all(section.footer.paragraphs[0].text == "Vertrouwelijk" for section in document.sections)
    assert document.sections[-1].left_margin.cm == pytest.approx(4, abs=0.01)
    assert "Oude" not in "\n".join(each.text for each in document.paragraphs)
    names = [style.name for style in document.styles]
    assert len(set(names)) == len(names)
    assert "Rapporttabel" in names and "Voorstel" in names


def test_every_style_that_is_used_exists(rich_report: Report, house: Path, tmp_path: Path) -> None:
    target = tmp_path / "verslag.docx"
    word.export(rich_report, target, template=house)
    document = Document(str(target))
    known = {style.style_id for style in document.styles}
    for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        assert {node.get(qn("w:val")) for node in document.element.iter(qn(tag))} <= known
    for tag in ("w:basedOn", "w:next"):
        assert {node.get(qn("w:val")) for node in document.styles.element.iter(qn(tag))} <= known


def test_a_style_with_our_id_but_another_name_is_left_alone(report: Report, house: Path, tmp_path: Path) -> None:
    document = Document(str(house))
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="Tabeltekst"><w:name w:val="Iets anders"/></w:style>'
        )
    )
    document.save(str(house))
    word.export(report, tmp_path / "verslag.docx", template=house)
    styles = {style.name: style.style_id for style in Document(str(tmp_path / "verslag.docx")).styles}
    assert styles["Iets anders"] == "Tabeltekst" and styles["Tabeltekst"] == "Tabeltekst2"


def test_headers_of_earlier_sections_are_not_lost(report: Report, tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Alleen in het eerste deel"
    document.add_section()
    house = tmp_path / "house.docx"
    document.save(str(house))
    word.export(report, tmp_path / "verslag.docx", template=house)
    made = Document(str(tmp_path / "verslag.docx"))
    assert {section.header.paragraphs[0].text for section in made.sections} == {"Alleen in het eerste deel"}


def test_pictures_of_the_old_body_do_not_travel_along(report: Report, house: Path, tmp_path: Path) -> None:
    document = Document(str(house))
    dot = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    dot += b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
    document.add_picture(io.BytesIO(dot))
    document.save(str(house))
    word.export(report, tmp_path / "verslag.docx", template=house)
    with zipfile.ZipFile(tmp_path / "verslag.docx") as archive:
        assert not [name for name in archive.namelist() if "media" in name]


def test_the_preview_of_the_template_does_not_travel_along(report: Report, house: Path, tmp_path: Path) -> None:
    word.export(report, tmp_path / "verslag.docx", template=house)
    names = [zipfile.ZipFile(path).namelist() for path in (house, tmp_path / "verslag.docx")]
    assert [any("thumbnail" in name for name in each) for each in names] == [True, False]


def test_a_dotx_becomes_a_docx(report: Report, house: Path, tmp_path: Path) -> None:
    dotx = repacked(house, tmp_path / "house.dotx", MAIN.format("document"), MAIN.format("template"))
    word.export(report, tmp_path / "verslag.docx", template=dotx)
    assert Document(str(tmp_path / "verslag.docx")).sections[0].header.paragraphs[0].text == "Bureau Voorbeeld"


def one_sentence(error: pytest.ExceptionInfo[ExportError], name: str) -> None:
    message = str(error.value)
    assert name in message and message.endswith(".") and "\n" not in message


def test_macros_are_refused(report: Report, house: Path, tmp_path: Path) -> None:
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    docm = repacked(house, tmp_path / "house.docm", MAIN.format("document"), macro)
    with pytest.raises(ExportError, match="macro") as error:
        word.export(report, tmp_path / "verslag.docx", template=docm)
    one_sentence(error, "house.docm")


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x05\x06" + b"\x00" * 18, None])
def test_what_is_no_word_document_is_refused(data: bytes | None, report: Report, tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    if data is not None:
        house.write_bytes(data)
    with pytest.raises(ExportError) as error:
        word.export(report, tmp_path / "verslag.docx", template=house)
    one_sentence(error, "house.docx")
    assert not (tmp_path / "verslag.docx").exists()


def test_a_folder_or_a_document_without_a_body_is_refused(report: Report, house: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as error:
        word.export(report, tmp_path / "verslag.docx", template=tmp_path)
    one_sentence(error, tmp_path.name)
    empty = tmp_path / "leeg.docx"
    with zipfile.ZipFile(house) as archive, zipfile.ZipFile(empty, "w") as copy:
        for name in archive.namelist():
            bare = f"<w:document {nsdecls('w')}/>".encode()
            copy.writestr(name, bare if name == "word/document.xml" else archive.read(name))
    with pytest.raises(ExportError) as error:
        word.export(report, tmp_path / "verslag.docx", template=empty)
    one_sentence(error, "leeg.docx")


def test_the_report_can_be_its_own_house_style(rich_report: Report, tmp_path: Path) -> None:
    first, second = tmp_path / "een.docx", tmp_path / "twee.docx"
    word.export(rich_report, first)
    word.export(rich_report, second, template=first)
    one, two = (Document(str(path)) for path in (first, second))
    assert [each.text for each in one.paragraphs] == [each.text for each in two.paragraphs]
    assert [style.name for style in one.styles] == [style.name for style in two.styles]


def test_a_house_style_without_numbering_still_gets_bullets(report: Report, house: Path, tmp_path: Path) -> None:
    document = Document(str(house))
    part = document.part
    for key in [key for key, rel in part.rels.items() if rel.reltype.endswith("/numbering")]:
        del part.rels[key]
    for name in ("List Bullet",):
        document.styles[name].delete()
    document.save(str(house))
    word.export(report, tmp_path / "verslag.docx", template=house)
    made = Document(str(tmp_path / "verslag.docx"))
    number = made.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    nums = made.part.numbering_part.element.findall(qn("w:num"))
    assert number in [each.get(qn("w:numId")) for each in nums]


@pytest.mark.parametrize(("margin", "lies"), [(2, False), (4, True)])
def test_the_table_of_interviews_lies_on_its_side_where_the_house_style_leaves_little_room(
    margin: float, lies: bool, report: Report, tmp_path: Path
) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(margin)
    document.save(str(tmp_path / "house.docx"))
    target = tmp_path / "verslag.docx"
    word.export(replace(report, parts=(Part.APPENDICES,)), target, template=tmp_path / "house.docx")
    assert any(each.page_width > each.page_height for each in Document(str(target)).sections) is lies
