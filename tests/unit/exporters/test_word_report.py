"""The Word report: what a reader finds in it."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_report import CASES, CODES, SPEAKER, build, quote, sample_quotes
from word_reading import cells, everything, lines, written

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import CodeSection, Report
from lerende_evaluatie.exporters import texts, word
from lerende_evaluatie.files import xml_safe


def test_it_starts_with_title_date_and_what_it_rests_on(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    first = lines(document)[:5]
    assert first[:3] == ["Werk dat telt", "Lerende evaluatie van zes pilots", "3 november 2023"]
    assert first[3] == (
        "Gebaseerd op 9 interviews in 6 pilots, met 30 gecodeerde passages, en daarnaast 1 voorstel van de software."
    )
    assert first[4].startswith("Let op: in dit rapport staan ook voorstellen")


def test_it_says_when_suggestions_are_counted(report: Report, tmp_path: Path) -> None:
    assert [texts.SUGGESTIONS_COUNT in line for line in lines(written(report, tmp_path))].count(True) == 2
    decided = build(CODES, [each for each in sample_quotes() if not each.suggestion])
    apart = tuple(
        replace(mine, counts=theirs.counts) for mine, theirs in zip(report.sections, decided.sections, strict=True)
    )
    document = written(replace(report, sections=apart), tmp_path)
    assert not any(texts.SUGGESTIONS_COUNT in line for line in lines(document))


def test_a_report_without_suggestions_does_not_warn(tmp_path: Path) -> None:
    document = written(build(CODES, [each for each in sample_quotes() if not each.suggestion]), tmp_path)
    assert "Let op" not in "\n".join(lines(document))
    assert texts.PENDING not in "\n".join(lines(document))


def test_headings_follow_the_codebook_and_leave_silent_parts_out(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    assert lines(document, "Heading 1") == [
        texts.INTRODUCTION, texts.PILOTS, texts.FRAMEWORK, texts.BALANCE, texts.COMPARISON, texts.LESSONS, texts.THEMES,
        "Bijlage A – De interviews", "Bijlage B – Het codeboek", "Bijlage C – Zo is dit rapport gemaakt",
        "Bijlage D – Vindplaatsen van de citaten",
    ]  # fmt: skip
    assert lines(document, "Heading 2")[5:9] == [
        "Waarde voor de werknemer",
        "Draagvlak",
        "Regels en wetten",
        "Verdringing",
    ]
    assert lines(document, "Tussenkop") == ["Trots en eigenwaarde", "Draagvlak op de werkvloer"]
    notes = lines(document, "Tabelnoot")
    assert "Nog geen passage gaat over: Inkomen en armoedeval." in notes
    assert "Nog geen passage gaat over: Draagvlak in de politiek." in notes
    assert lines(document).count(texts.NOTHING_YET) == 1


def printed_words(text: str) -> str:
    """Before ", aldus …" a quote loses its own full stop."""
    return text if text == "." or text.endswith("..") else text.removesuffix(".")


def test_every_quote_is_verbatim_with_attribution_number_and_bookmark(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    printed = lines(document, "Quote")
    assert len(printed) == len(report.quotes)
    for each in report.quotes:
        start = f"{texts.PENDING} " if each.suggestion else ""
        assert (
            sum(line.startswith(f"{start}“{printed_words(each.text)}”, {each.attribution}.\u00a0[") for line in printed)
            >= 1
        )
    assert [int(re.findall(r"\[(\d+)\]$", line)[0]) for line in printed] == list(range(1, len(printed) + 1))
    names = [node.get(qn("w:name")) for node in document.element.iter(qn("w:bookmarkStart"))]
    ids = [node.get(qn("w:id")) for node in document.element.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names) and len(set(ids)) == len(ids)
    assert all(len(name) <= 40 for name in names)
    assert {f"citaat_{each.guid.replace('-', '')}" for each in report.quotes} <= set(names)


def test_quotes_stand_together_by_direction(report: Report, tmp_path: Path) -> None:
    labels = lines(written(report, tmp_path), "Richting")
    assert labels[:4] == ["Positief (3 citaten)", "Negatief (2 citaten)", "Gemengd (2 citaten)", "Neutraal (2 citaten)"]
    assert labels[-1] == "Negatief (1 citaat)"


def test_two_quotes_with_one_guid_keep_their_own_bookmarks(tmp_path: Path) -> None:
    twice = [quote(1, "draagvlak", Valence.POSITIVE, "Ja."), quote(1, "trots", Valence.POSITIVE, "Ja.")]
    document = written(build(CODES, twice), tmp_path)
    names = [node.get(qn("w:name")) for node in document.element.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names)


def test_a_suggestion_looks_different_and_says_so(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    (marked,) = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith(texts.PENDING)]
    assert {run.style.name for run in marked.runs[:-1]} == {"Voorstel"}
    others = [
        paragraph for paragraph in document.paragraphs if paragraph.style.name == "Quote" and paragraph is not marked
    ]
    assert all(run.style.name != "Voorstel" for each in others if each.text != marked.text for run in each.runs)


def test_the_speakers_name_is_nowhere(rich_report: Report, tmp_path: Path) -> None:
    written(rich_report, tmp_path)
    assert SPEAKER in rich_report.quotes[0].respondent
    assert SPEAKER not in everything(tmp_path)
    assert "Achterberg" not in everything(tmp_path)


def test_counts_come_with_what_they_are_a_part_of(report: Report, tmp_path: Path) -> None:
    text = "\n".join(lines(written(report, tmp_path)))
    assert (
        "Hierover gaan 15 passages, van 9 respondenten in 9 interviews; gehoord in alle 6 pilots en bij alle 5 groepen"
        in text
    )
    assert text.count(texts.PARTS_COUNTED) == 2, "two themes have passages under their parts"
    assert (
        "Hierover gaat 1 passage, van 1 respondent in 1 interview; gehoord in 1 van de 6 pilots en bij 1 van de 5"
        in text
    )


def test_the_overview_adds_up(report: Report, tmp_path: Path) -> None:
    table = cells(written(report, tmp_path), texts.OVERVIEW_CAPTION)
    assert table[0] == ["Groep", *CASES, "Totaal"]
    assert table[-1] == ["Totaal", "2", "2", "2", "1", "1", "1", "9"]
    for row in table[1:]:
        assert sum(map(int, row[1:-1])) == int(row[-1])


def test_the_overview_shows_what_was_not_filled_in(report: Report, tmp_path: Path) -> None:
    rows = (replace(report.interviews[0], case=None, group=None), *report.interviews[1:])
    document = written(replace(report, interviews=rows), tmp_path)
    table = cells(document, "(deel 2 van 2)")
    assert table[0][-2:] == ["Niet ingevuld", "Totaal"]
    assert table[-2] == ["Niet ingevuld", "0", "0", "1", "1"]
    assert table[-1][-1] == "9"
    assert "Van 1 interview is de pilot niet ingevuld en van 1 interview is de groep niet ingevuld." in lines(document)


def test_many_pilots_are_divided_over_tables_that_fit(report: Report, tmp_path: Path) -> None:
    cases = tuple(f"Proeftuin nummer {n}" for n in range(20))
    rows = tuple(replace(report.interviews[0], case=case) for case in cases)
    many = replace(build(CODES, sample_quotes(), cases), interviews=rows)
    document = written(many, tmp_path)
    captions = [line for line in lines(document, "Caption") if texts.OVERVIEW_CAPTION in line]
    assert len(captions) > 1 and captions[-1].endswith(f"(deel {len(captions)} van {len(captions)})")
    wide = max(section.page_width for section in document.sections)
    for table in document.tables:
        assert sum(int(node.get(qn("w:w"))) for node in table._tbl.tblGrid) * 635 <= wide


def test_the_balance_shows_sign_counts_and_rule(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    table = cells(document, texts.BALANCE_CAPTION)
    assert table[0] == ["Thema", *CASES, "Alle pilots"]
    for row, line in zip(report.matrix, table[1:], strict=True):
        assert line[0] == row.code.name
        for cell, text in zip((*row.cells, row.overall), line[1:], strict=True):
            assert text.startswith(f"{cell.judgement.value} {cell.passages}")
            assert not cell.passages or f"· {cell.respondents}\u00a0resp." in text
    legend = "\n".join(lines(document, "Tabelnoot"))
    assert "minder dan 3 passages, minder dan 2 respondenten" in legend and "twee derde" in legend
    fonts = [
        run.find(qn("w:rPr")).find(qn("w:rFonts")) for run in document.element.iter(qn("w:r")) if "☹" in _text(run)
    ]
    assert fonts and all(font.get(qn("w:eastAsia")) == "Segoe UI Symbol" for font in fonts)


def _text(run: object) -> str:
    return "".join(node.text or "" for node in run.iter(qn("w:t")))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("pilots", "sections"), [(4, 1), (5, 3)])
def test_the_balance_lies_on_its_side_from_five_pilots(pilots: int, sections: int, tmp_path: Path) -> None:
    document = written(build(CODES, sample_quotes(), CASES[:pilots]), tmp_path)
    shapes = [section.page_width > section.page_height for section in document.sections]
    assert shapes == ([False] if sections == 1 else [False, True, False])
    assert document.sections[0].different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in document.sections[1:])


def test_tables_have_numbered_captions_and_headers_that_return(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    captions = lines(document, "Caption")
    assert [int(re.match(r"Tabel (\d+)\. ", line)[1]) for line in captions] == list(range(1, len(captions) + 1))  # type: ignore[index]
    fields = [node.text for node in document.element.iter(qn("w:instrText"))]
    assert sum("SEQ Tabel" in field for field in fields) == len(captions) == len(document.tables)
    for table in document.tables:
        rows = list(table._tbl.iter(qn("w:tr")))
        assert rows[0].find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
        assert table.style.name == "Rapporttabel"


def test_contents_name_every_heading_and_point_at_it(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    block = document.element.body.find(qn("w:sdt"))
    entries = [_text(each).rsplit("\t", 1)[0] for each in block.iter(qn("w:hyperlink"))]
    wanted = lines(document, "Heading 1", "Heading 2", "Heading 3")
    assert [re.sub(r"\d+$", "", entry) for entry in entries] == wanted
    anchors = {each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))}
    assert anchors <= {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
    fields = [node.text.split()[0] for node in block.iter(qn("w:instrText"))]
    assert fields[0] == "TOC" and set(fields[1:]) == {"PAGEREF"}
    kinds = [node.get(qn("w:fldCharType")) for node in document.element.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert "updateFields" not in everything(tmp_path)
    pages = [int(re.search(r"(\d+)$", _text(each))[1]) for each in block.iter(qn("w:hyperlink"))]  # type: ignore[index]
    assert pages == sorted(pages) and pages[0] == 3


def test_places_lead_back_to_the_transcript_and_only_from_the_appendix(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    table = cells(document, texts.PLACES_CAPTION)
    printed = lines(document, "Quote")
    by_number = {number: place for number, _, place in table[1:]}
    assert sorted(by_number.values()) == sorted(each.place for each in report.quotes)
    for line in printed:
        place = by_number[line.rsplit("[", 1)[1].rstrip("]")]
        assert any(printed_words(each.text) in line and each.place == place for each in report.quotes)
        assert "beurt" not in line


def test_appendices_tell_interviews_codebook_and_method(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    interviews = cells(document, f". {texts.INTERVIEWS_CAPTION}")
    assert interviews[1] == [
        "01_interview.docx", "Buurtwerf", "Initiatiefnemers en projectleidersprojectleider",
        "1-3-2023", "1", "4.000", "5",
    ]  # fmt: skip
    codebook = cells(document, texts.CODEBOOK_CAPTION)
    assert len(codebook) == len(CODES) + 1
    assert "Wel: Iemand vertelt wat het werk met een mens doet." in codebook[1][2]
    assert "Niet: Het gaat over wat het de organisatie oplevert." in codebook[1][2]
    assert "Voorbeeld: “Ik kom weer onder de mensen.”" in codebook[1][2]
    assert cells(document, texts.CODERS_CAPTION)[1:] == [
        ["Noor", "20", "3", "9", "4"], ["Sam", "2", "0", "1", "1"], ["Totaal", "22", "3", "10", "5"],
    ]  # fmt: skip
    bullets = lines(document, "List Bullet")
    assert "De software deed 44 voorstellen." in bullets
    assert "Over 5 voorstellen heeft nog niemand beslist." in bullets
    assert any(line.startswith("Van 1 codering zijn de woorden niet teruggevonden") for line in bullets)


def test_running_title_page_numbers_language_and_properties(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    section = document.sections[-1]
    assert section.header.paragraphs[0].text == "Werk dat telt"
    assert section.footer.paragraphs[0].text == "Pagina 1 van 1"
    codes = [node.text.strip() for node in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == ("Werk dat telt", "lerende-evaluatie", "nl-NL")
    assert properties.created.date() == properties.modified.date() == report.date
    languages = {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    assert section.page_width.mm == pytest.approx(210, abs=0.2)


def test_headings_captions_and_labels_stay_with_what_follows(report: Report, tmp_path: Path) -> None:
    document = written(report, tmp_path)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "Richting", "Tabelkop", "Lesmerk"):
        assert document.styles[name].paragraph_format.keep_with_next, name


def test_the_same_report_gives_the_same_bytes(rich_report: Report, tmp_path: Path) -> None:
    word.export(rich_report, tmp_path / "een.docx")
    word.export(rich_report, tmp_path / "twee.docx")
    assert (tmp_path / "een.docx").read_bytes() == (tmp_path / "twee.docx").read_bytes()


def test_sections_without_their_own_quotes_still_say_what_lies_below(report: Report, tmp_path: Path) -> None:
    top = report.sections[0]
    sections = (CodeSection(top.code, 0, top.counts, (), ()), *report.sections[1:])
    document = written(replace(report, sections=sections), tmp_path)
    assert "Hierover gaan 15 passages" in "\n".join(lines(document))


NASTY = "<w:p>&amp; \"'\x00\x0b\ud800\ufffe]]> ‘😐’\tnaast\nonder\r\nnog eens"


@pytest.mark.parametrize("field", ["title", "subtitle"])
def test_odd_words_in_titles_are_set_as_words(field: str, report: Report, tmp_path: Path) -> None:
    document = written(replace(report, **{field: NASTY}), tmp_path)  # type: ignore[arg-type]
    assert xml_safe(NASTY).replace("\r\n", "\n") in lines(document)


def test_odd_words_everywhere_do_not_break_the_document(report: Report, tmp_path: Path) -> None:
    codes = tuple(replace(code, name=NASTY, definition=NASTY, use_when=NASTY, color=NASTY) for code in CODES)
    quotes = [
        replace(each, attribution=NASTY, place=NASTY, guid=f"{NASTY}{n}") for n, each in enumerate(sample_quotes())
    ]
    odd = build(codes, quotes, (NASTY, *CASES))
    rows = tuple(replace(row, name=NASTY, case=NASTY, group=NASTY, function=NASTY) for row in odd.interviews)
    method = replace(odd.method, software=NASTY, pipelines=(NASTY,), engines=(NASTY, NASTY))
    document = written(replace(odd, interviews=rows, method=method), tmp_path)
    assert xml_safe(NASTY).replace("\r\n", "\n") in lines(document, "Heading 2")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), min_size=1, max_size=200))
def test_any_words_survive_up_to_forbidden_characters(
    text: str, report_with: Callable[..., Report], tmp_path: Path
) -> None:
    document = written(report_with(text), tmp_path)
    (line,) = lines(document, "Quote")
    wanted = xml_safe(text).replace("\r\n", "\n").replace("\r", "\n")
    assert line.startswith(f"“{printed_words(wanted)}”, aldus de projectleider van pilot")


def test_the_main_part_is_well_formed_and_text_keeps_its_spaces(
    report_with: Callable[..., Report], tmp_path: Path
) -> None:
    target = tmp_path / "verslag.docx"
    word.export(report_with("  twee spaties  "), target)
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        assert archive.testzip() is None
        assert '<w:t xml:space="preserve">“  twee spaties  ”</w:t>' in archive.read("word/document.xml").decode()


def test_what_is_said_of_a_code_stays_with_its_first_quotes(report: Report, tmp_path: Path) -> None:
    found = list(written(report, tmp_path).paragraphs)
    labels = [index for index, each in enumerate(found) if each.style.name == "Richting"]
    heard = [found[index - 1] for index in labels if found[index - 1].text.startswith("Hierover ga")]
    assert heard and all(each.paragraph_format.keep_with_next for each in heard)


def test_pilots_share_the_room_that_the_names_of_groups_leave(report: Report, tmp_path: Path) -> None:
    rows = tuple(replace(row, case="Buurtwerf") for row in report.interviews)
    few = replace(report, cases=("Buurtwerf",), interviews=rows, matrix=())
    document = written(few, tmp_path)
    table = next(each for each in document.tables if each.rows[0].cells[0].text == texts.GROUP_HEAD)
    label, *figures = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert max(figures) - min(figures) < label < sum(figures) * 1.5
