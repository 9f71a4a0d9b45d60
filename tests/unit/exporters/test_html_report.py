"""The report as a page: the same words and numbers as in Word, whole, without scripts, in need of nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from sample_report import CODES, GROUPS, SPEAKER, build, quote, sample_quotes
from words_everywhere import LINE_ENDS, words_everywhere

from lerende_evaluatie.domain.model import Valence, select
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.exporters import html as exporter
from lerende_evaluatie.exporters import texts, word
from lerende_evaluatie.exporters._page.page import page
from lerende_evaluatie.files import bare_newlines, xml_safe

ANY_TEXT = st.text(st.characters(codec=None), min_size=1, max_size=200)
ONE_PARAGRAPH = st.text(st.characters(codec=None, exclude_characters=f"{LINE_ENDS}["), max_size=200)
"""Words that begin no paragraph and refer to no quote."""
SHARED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NASTY = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</p></blockquote></details></main></body></html>",
    "<!-- --> & &amp; &lt;b&gt; &#x3c;i&#x3e;",
    '" onmouseover="alert(1)',
    "' style='background:url(//voorbeeld.invalid)'",
    "javascript:alert(1)",
    "\x00\x01\x08\x1b[31m \ufffe\ud800",
]


def parsed(report: Report) -> Any:
    return html.document_fromstring(page(report).decode("utf-8"))


def words_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def quotes_of(document: Any) -> list[str]:
    return [element.text_content() for element in document.xpath("//blockquote/p")]


def table(document: Any, caption: str) -> list[list[str]]:
    """Return the words in the cells of the table with this caption, its head first."""
    [found] = document.xpath("//table[caption = $caption]", caption=caption)
    return [[words_of(cell) for cell in row.xpath("th | td")] for row in found.iter("tr")]


def outline(document: Any) -> list[int]:
    return [int(heading.tag[1]) for heading in document.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]


def test_the_page_tells_what_the_title_page_tells(report: Report) -> None:
    document = parsed(report)
    assert [heading.text for heading in document.xpath("//h1")] == ["Werk dat telt"] == document.xpath("//title/text()")
    head = words_of(document.xpath("//header")[0])
    assert head.startswith("Werk dat teltLerende evaluatie van zes pilots3 november 2023")
    assert texts.basis(9, 6, 30, 1) in head
    assert texts.CONTAINS_SUGGESTIONS in head


def test_without_suggestions_nothing_warns_for_them() -> None:
    decided = parsed(build(CODES, [each for each in sample_quotes() if not each.suggestion]))
    assert not decided.xpath("//*[@class='note']")
    assert texts.PENDING not in decided.text_content()


def test_each_quote_stands_there_once_verbatim_with_who_said_it_and_where(report: Report) -> None:
    document = parsed(report)
    assert sorted(quotes_of(document)) == sorted(each.text for each in report.quotes)
    told = {figure.xpath(".//blockquote/p")[0].text_content(): figure for figure in document.xpath("//figure")}
    [proposal] = [each for each in report.quotes if each.suggestion]
    figure = told[proposal.text]
    caption = words_of(figure.xpath("figcaption")[0])
    number = figure.get("id").removeprefix("citaat-")
    attribution = texts.capital(proposal.attribution)
    assert caption == f"{texts.PENDING} {attribution} · {proposal.place} · [{number}]"
    assert "proposal" in figure.get("class")
    assert len(document.xpath("//figure[contains(@class, 'proposal')]")) == 1
    assert SPEAKER not in page(report).decode("utf-8")


def test_a_quote_has_the_number_that_it_has_in_word(report: Report, tmp_path: Path) -> None:
    word.export(report, tmp_path / "rapport.docx")
    in_word = {}
    for paragraph in Document(str(tmp_path / "rapport.docx")).paragraphs:
        if paragraph.style is not None and (found := re.search(r"\[(\d+)\]$", paragraph.text)):
            in_word[found[1]] = re.search(r"“(.+)”", paragraph.text, re.DOTALL)[1]  # type: ignore[index]
    figures = parsed(report).xpath("//figure")
    assert len(in_word) == len(figures) == len(report.quotes)
    for figure in figures:
        said = figure.xpath(".//blockquote/p")[0].text_content()
        assert in_word[figure.get("id").removeprefix("citaat-")] == said.removesuffix(".")


def test_quotes_are_folded_per_code_and_direction_with_how_many_they_are(report: Report) -> None:
    folded = parsed(report).xpath("//details")
    wanted = [
        texts.valence_label(valence, many)
        for section in report.sections
        for valence in Valence
        if (many := sum(each.valence is valence for each in section.quotes))
    ]
    assert [words_of(one.xpath("summary")[0]) for one in folded] == wanted
    assert all(f"({len(one.xpath('figure'))} " in words_of(one.xpath("summary")[0]) for one in folded)
    assert not any("open" in one.attrib for one in folded)


def test_the_balance_has_the_signs_and_counts_of_the_report_and_leads_to_each_theme(report: Report) -> None:
    document = parsed(report)
    head, *rows = table(document, texts.BALANCE_CAPTION)
    assert head == [texts.THEME, *report.cases, texts.ALL_PILOTS]
    assert [row[0] for row in rows] == [row.code.name for row in report.matrix]
    [found] = document.xpath("//table[contains(@class, 'balance')]")
    for line, row in zip(found.xpath("tbody/tr"), report.matrix, strict=True):
        for cell, counted in zip(line.xpath("td"), (*row.cells, row.overall), strict=True):
            sign, name = cell.xpath(".//span/text()")[:2]
            assert (sign, name) == (counted.judgement.value, texts.SIGN_NAMES[counted.judgement])
            assert texts.cell_counts(counted).replace("\u00a0", " ") in words_of(cell)
            assert texts.cell_groups(counted) in words_of(cell)
            assert counted.judgement.name.lower() in cell.get("class")
            [target] = document.xpath("//*[@id = $anchor]", anchor=cell.xpath("a/@href")[0][1:])
            assert words_of(target.xpath("h3")[0]) == row.code.name
    assert [words_of(item) for item in document.xpath("//ul[@class='legend']/li")] == [
        f"{sign.value}{meaning}" for sign, meaning in texts.LEGEND
    ]


def test_a_theme_has_the_counts_and_directions_of_the_report(report: Report) -> None:
    told = words_of(parsed(report).xpath("//section[@id='themas']")[0])
    heard = [section for section in report.sections if section.counts.passages]
    assert heard
    for section in heard:
        assert f"{texts.heard(section.counts, 6, 5)} {texts.directions(section.counts)}" in told
    assert texts.nothing_about(["Inkomen en armoedeval"]) in told
    assert texts.NOTHING_YET in told


def test_the_overview_and_the_interviews_add_up(report: Report) -> None:
    document = parsed(report)
    head, *rows, total = table(document, texts.OVERVIEW_CAPTION)
    assert head == [texts.GROUP_HEAD, *report.cases, texts.TOTAL]
    assert [row[0] for row in rows] == list(GROUPS.values())
    columns = list(zip(*([int(cell) for cell in row[1:]] for row in (*rows, total)), strict=True))
    assert all(sum(column[:-1]) == column[-1] for column in columns)
    assert total[-1] == str(len(report.interviews))
    head, *rows, total = table(document, texts.INTERVIEWS_CAPTION)
    assert head == list(texts.INTERVIEW_COLUMNS)
    assert [row[0] for row in rows] == [row.name for row in report.interviews]
    assert rows[0][1:] == ["Buurtwerf", f"{GROUPS['initiatiefnemer']}projectleider", "1-3-2023", "1", "4.000", "5"]
    words, passages = (sum(getattr(row, name) for row in report.interviews) for name in ("words", "passages"))
    assert total == [texts.TOTAL, "", "", "", "", texts.number(words), texts.number(passages)]


def test_the_appendices_tell_codebook_method_and_places(report: Report) -> None:
    document = parsed(report)
    _, *codes = table(document, texts.CODEBOOK_CAPTION)
    assert [row[0].endswith(code.id) for row, code in zip(codes, report.codebook.walk(), strict=True)] == [True] * 8
    assert "Niet: Het gaat over wat het de organisatie oplevert." in codes[0][1]
    _, *coders = table(document, texts.CODERS_CAPTION)
    assert coders == [["Noor", "20", "3", "9", "4"], ["Sam", "2", "0", "1", "1"], ["Totaal", "22", "3", "10", "5"]]
    method = words_of(document.xpath("//section[@id='bijlage-c']")[0])
    for sentence in (texts.suggestions_made(44), texts.undecided(5), texts.codings_made(30), texts.lost(1)):
        assert sentence in method
    _, *places = table(document, texts.PLACES_CAPTION)
    assert [row[0] for row in places] == [str(number) for number in range(1, len(report.quotes) + 1)]
    assert sorted(row[2] for row in places) == sorted(each.place for each in report.quotes)


def test_links_lead_somewhere_on_the_page_and_nothing_has_an_id_twice(report: Report) -> None:
    document = parsed(report)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in document.xpath("//@href")} <= set(ids)
    for number in range(1, len(report.quotes) + 1):
        [back] = document.xpath(f"//figure[@id='citaat-{number}']//a/@href")
        [there] = document.xpath(f"//td[@id='plaats-{number}']/a/@href")
        assert (back, there) == (f"#plaats-{number}", f"#citaat-{number}")


def test_headings_are_in_order_and_every_table_says_what_it_is(report: Report) -> None:
    document = parsed(report)
    levels = outline(document)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - higher <= 1 for higher, lower in pairwise(levels))
    assert len(document.xpath("//table")) == len(document.xpath("//table/caption"))
    assert not document.xpath("//th[not(@scope)]")
    assert document.xpath("//main") and len(document.xpath("//nav[@aria-label]")) == 2


@pytest.mark.parametrize("text", [*NASTY, "https://voorbeeld.invalid/pad"])
def test_the_page_is_in_dutch_and_needs_nothing_from_elsewhere(text: str) -> None:
    report = words_everywhere(text)
    data, document = page(report).decode("utf-8"), parsed(report)
    assert data.startswith("<!doctype html>\n")
    assert document.get("lang") == "nl"
    [policy] = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy and "script" not in policy
    links = document.xpath("//@href | //@src | //@action | //@data | //@srcset | //@poster")
    assert links and all(link.startswith("#") for link in links)
    assert not re.search(r"url\(|@import|expression\(", document.xpath("//style")[0].text)
    assert all(re.fullmatch(r"background:#[0-9A-F]{6}", style) for style in document.xpath("//@style"))


@pytest.mark.parametrize("text", NASTY)
def test_words_are_never_markup(text: str) -> None:
    plain, document = parsed(words_everywhere("gewoon")), parsed(words_everywhere(text))
    assert [element.tag for element in document.iter()] == [element.tag for element in plain.iter()]
    assert not document.xpath("//script | //iframe | //object | //img | //link | //form")
    assert not document.xpath("//@*[starts-with(name(), 'on')]")
    assert document.xpath("//h1")[0].text_content() == f"t{xml_safe(text)}"
    assert xml_safe(text) in quotes_of(document)


def test_a_colour_that_is_none_is_left_out(report: Report) -> None:
    styles = parsed(report).xpath("//@style")
    assert "background:#2E7D32" in styles
    assert not any("kleur" in style for style in styles)


@SHARED
@given(text=ANY_TEXT)
def test_any_words_survive(text: str, report_with: Callable[..., Report]) -> None:
    assert quotes_of(parsed(report_with(text))) == [bare_newlines(xml_safe(text))]


@SHARED
@given(st.data())
def test_a_quote_is_a_slice_of_what_was_said(data: st.DataObject) -> None:
    said = data.draw(ANY_TEXT)
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    heard = replace(quote(1, "draagvlak", Valence.MIXED, "x"), selection=select(said, start, end))
    [shown] = quotes_of(parsed(build(CODES, [heard])))
    assert shown == bare_newlines(xml_safe(said[start:end]))


@settings(max_examples=40, deadline=None)
@given(text=ONE_PARAGRAPH)
def test_any_words_anywhere_make_the_same_page(text: str) -> None:
    plain, document = parsed(words_everywhere("gewoon")), parsed(words_everywhere(f"a{text}"))
    assert [element.tag for element in document.iter()] == [element.tag for element in plain.iter()]


def test_a_report_without_anything_says_so_everywhere(report: Report) -> None:
    bare = build((), [])
    bare = replace(bare, title=" ", subtitle="", interviews=(), cases=(), groups=())
    document = parsed(bare)
    told = words_of(document)
    for sentence in (texts.NO_INTERVIEWS, texts.NO_CODES, texts.NO_BALANCE, texts.NO_THEMES, texts.NO_QUOTES):
        assert sentence in told
    assert [heading.text for heading in document.xpath("//h1")] == [texts.NO_TITLE]


def test_a_page_has_no_house_style(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="huisstijl"):
        exporter.export(report, tmp_path / "rapport.html", template=tmp_path / "house.docx")
    assert list(tmp_path.iterdir()) == []
