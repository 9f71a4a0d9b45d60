"""Numbers and bookmarks of quotes: one number per quote, no link that leads nowhere, and every quote found back."""

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, combinations
from pathlib import Path
from uuid import UUID

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_report import CODES, build, quote
from word_reading import bookmarks, cells, lines, links, written

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.domain.tracing import Standing, compare
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import numbers, quoting
from lerende_evaluatie.exporters._word.printed import printed_quotes


def number_of(line: str) -> int:
    found = re.search(r"\[(\d+)\]$", line)
    assert found, line
    return int(found[1])


def test_numbers_run_in_the_order_of_first_printing_and_a_quote_keeps_its_own(
    rich_report: Report, tmp_path: Path
) -> None:
    document = written(rich_report, tmp_path)
    printed = lines(document, "Quote")
    numbers = [number_of(line) for line in printed]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(rich_report.quotes) + 1))
    words: dict[int, set[str]] = {}
    for number, line in zip(numbers, printed, strict=True):
        words.setdefault(number, set()).add(line)
    assert all(len(found) == 1 for found in words.values())
    assert max(Counter(numbers).values()) > 1, "the sample prints some quote twice"


def test_every_quote_is_printed_and_what_no_chapter_prints_stands_in_the_appendix(
    rich_report: Report, tmp_path: Path
) -> None:
    document = written(rich_report, tmp_path)
    styled = [(each.style.name, each.text) for each in document.paragraphs]
    start = styled.index(("Heading 1", "Bijlage D – De overige gecodeerde passages"))
    end = styled.index(("Heading 1", "Bijlage E – Vindplaatsen van de citaten"))
    others = [number_of(text) for style, text in styled[start:end] if style == "Quote"]
    before = [number_of(text) for style, text in styled[:start] if style == "Quote"]
    assert others and not set(others) & set(before)
    assert set(others) | set(before) == set(range(1, len(rich_report.quotes) + 1))
    assert [int(row[0]) for row in cells(document, texts.PLACES_CAPTION)[1:]] == sorted({*others, *before})


def test_a_passage_under_two_codes_has_one_number_and_is_not_printed_again_in_the_appendix(tmp_path: Path) -> None:
    said = "Iedereen staat erachter en dat helpt."
    first = quote(1, "draagvlak", Valence.POSITIVE, said)
    second = quote(1, "trots", Valence.MIXED, said, guid="0000000f-0000-4000-8000-00000000000f")
    report = build(CODES, [first, second, quote(2, "trots", Valence.POSITIVE, "Dat is mooi.")])
    shown = tuple(replace(each, chosen=() if each.code.id == "trots" else each.quotes) for each in report.sections)
    document = written(replace(report, sections=shown), tmp_path)
    assert [line[:5] + line[-3:] for line in lines(document, "Quote")] == ["“Iede[1]", "“Dat [2]"]
    assert f"{texts.ALSO_PRINTED}[1]." in lines(document, "Lesgegevens")
    assert [row[:2] for row in cells(document, texts.PLACES_CAPTION)[1:]] == [
        ["1", "Trots en eigenwaarde; Draagvlak"], ["2", "Trots en eigenwaarde"],
    ]  # fmt: skip
    numbers = [number_of(line) for line in lines(written(report, tmp_path), "Quote")]
    assert numbers == [1, 2, 2]
    assert {each.mark for each in printed_quotes(tmp_path / "verslag.docx")} == {each.guid for each in report.quotes}


def test_a_suggestion_on_words_that_are_coded_keeps_a_number_of_its_own(tmp_path: Path) -> None:
    coded = quote(1, "draagvlak", Valence.POSITIVE, "Iedereen staat erachter.")
    proposed = replace(coded, guid="0000000f-0000-4000-8000-00000000000f", code_id="trots", suggestion=True)
    document = written(build(CODES, [coded, proposed]), tmp_path)
    assert sorted(number_of(line) for line in lines(document, "Quote")) == [1, 2]


def test_a_chapter_on_a_theme_prints_the_chosen_quotes_and_says_how_many(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, parts=(Part.QUOTES,)), tmp_path)
    assert len(lines(document, "Quote")) == sum(len(section.chosen) for section in rich_report.sections)
    text = "\n".join(lines(document, "Normal"))
    for section in rich_report.sections:
        if len(section.chosen) < len(section.quotes):
            assert f"Hieronder staan {len(section.chosen)} van de {len(section.quotes)} citaten." in text


SUBSETS = list(chain.from_iterable(combinations(Part, size) for size in (0, 1, 2, 7)))


@pytest.mark.parametrize("parts", SUBSETS, ids=lambda parts: "-".join(parts) or "none")
def test_leaving_parts_out_leaves_no_link_that_leads_nowhere(
    parts: tuple[Part, ...], rich_report: Report, tmp_path: Path
) -> None:
    document = written(replace(rich_report, parts=parts), tmp_path)
    names = bookmarks(document)
    assert len(set(names)) == len(names)
    assert {anchor for _, anchor in links(document.element)} <= set(names)
    text = "\n".join(lines(document)).replace("\u00a0", " ")
    letters = set(re.findall(r"[Bb]ijlage ([A-Z])", text))
    assert letters <= ({"A", "B", "C", "D", "E"} if Part.APPENDICES in parts else set())
    assert len(numbers.printed(replace(rich_report, parts=parts))) == len(
        {number_of(x) for x in lines(document, "Quote")}
    )


def test_parts_come_in_printing_order_however_they_are_asked_for(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, parts=(Part.QUOTES, Part.INTRODUCTION)), tmp_path)
    assert lines(document, "Heading 1") == [texts.INTRODUCTION, texts.THEMES]


def test_every_printed_quote_is_read_back_with_its_coding_and_number(rich_report: Report, tmp_path: Path) -> None:
    document = written(rich_report, tmp_path)
    found = printed_quotes(tmp_path / "verslag.docx")
    by_guid = {each.guid: each for each in rich_report.quotes}
    assert len(found) == len(lines(document, "Quote"))
    for each in found:
        assert each.mark in by_guid and UUID(each.mark)
        assert each.number == numbers.of(rich_report)[quoting.key_of(by_guid[each.mark])]
        assert compare(each.text, by_guid[each.mark].text) is Standing.VERBATIM
    assert {each.mark for each in found} == set(by_guid)


def test_a_quote_printed_many_times_is_found_each_time(tmp_path: Path) -> None:
    report = build(CODES, [quote(1, "draagvlak", Valence.POSITIVE, "Iedereen staat erachter en dat helpt.")])
    (section,) = (section for section in report.sections if section.quotes)
    written(replace(report, sections=(section,) * 13), tmp_path)
    found = printed_quotes(tmp_path / "verslag.docx")
    assert [each.mark for each in found] == [report.quotes[0].guid] * 13
    assert {each.number for each in found} == {1}


def test_quotes_can_be_printed_without_hesitations_and_are_still_found(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, without_hesitations=True), tmp_path)
    assert not any(", eh," in line for line in lines(document, "Quote"))
    assert any("Ja […] in het begin was het zoeken" in line for line in lines(document, "Quote"))
    by_guid = {each.guid: each for each in rich_report.quotes}
    found = [compare(each.text, by_guid[each.mark or ""].text) for each in printed_quotes(tmp_path / "verslag.docx")]
    assert set(found) == {Standing.VERBATIM, Standing.SHORTENED}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from("eh uhm, de de man werkt. Ja, hmm… (lacht) … weer “zo” ’t".split()), min_size=1))
def test_every_exported_quote_is_a_verbatim_slice_or_says_what_it_leaves_out(words: list[str], tmp_path: Path) -> None:
    said = " ".join(words)
    report = build(CODES, [quote(1, "draagvlak", Valence.POSITIVE, said)])
    for without in (False, True):
        written(replace(report, without_hesitations=without), tmp_path)
        (found,) = printed_quotes(tmp_path / "verslag.docx")
        allowed = {Standing.VERBATIM, Standing.SHORTENED} if without else {Standing.VERBATIM}
        assert compare(found.text, said) in allowed


def test_headings_that_the_contents_leave_out_look_like_the_headings_of_the_house_style(
    rich_report: Report, tmp_path: Path
) -> None:
    style = written(rich_report, tmp_path).styles["Tussenkop"]
    assert style.base_style.name == "Heading 3"
    assert style.element.find(qn("w:rPr")) is None
