"""The chapters of the page that people write: portraits, balance, comparison, lessons; each link leads somewhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import html
from sample_report import CASES, CODES, build, lesson, sample_quotes

from lerende_evaluatie.domain.lessons import Evidence, Stance
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts, word
from lerende_evaluatie.exporters._page.page import page
from lerende_evaluatie.exporters._parts import (
    appendices,
    balance,
    comparison,
    front,
    lessons,
    numbers,
    portraits,
    quoting,
)

SUBSETS = [parts for size in range(len(Part) + 1) for parts in combinations(Part, size)]


def parsed(report: Report) -> Any:
    return html.document_fromstring(page(report).decode("utf-8"))


def words_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def chapter(report: Report, anchor: str) -> Any:
    [found] = parsed(report).xpath("//main/section[@id = $anchor]", anchor=anchor)
    return found


def under(heading: Any) -> list[Any]:
    """Return what stands between a heading and the next one."""
    found = []
    for element in heading.itersiblings():
        if re.fullmatch(r"h[1-6]", element.tag):
            break
        found.append(element)
    return found


def quoted(document: Any, link: str) -> str:
    """Return the words to which a link leads."""
    [words] = document.xpath("//figure[@id = $anchor]//blockquote/p", anchor=link.removeprefix("#"))
    text: str = words.text_content()
    return text


def heading(document: Any, words: str) -> Any:
    [found] = [one for one in document.xpath(".//h2 | .//h3 | .//h4") if words_of(one) == words]
    return found


def table(document: Any, caption: str) -> list[list[str]]:
    [found] = document.xpath(".//table[caption = $caption]", caption=caption)
    return [[words_of(cell) for cell in row.xpath("th | td")] for row in found.iter("tr")]


def under_lessons(report: Report) -> Iterator[tuple[Any, Any]]:
    """Yield each lesson of the report with its place on the page."""
    sections = [section for theme in lessons.per_theme(report) for section in theme.lessons]
    return zip(sections, chapter(report, "lessen").xpath(".//article"), strict=True)


# The page as a whole


def test_whatever_parts_are_left_out_every_link_leads_somewhere(rich_report: Report) -> None:
    for parts in SUBSETS:
        document = parsed(replace(rich_report, parts=parts))
        ids = document.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link.removeprefix("#") for link in document.xpath("//@href")} <= set(ids), parts


def test_whatever_parts_are_left_out_headings_are_in_order_and_tables_say_what_they_are(rich_report: Report) -> None:
    for parts in SUBSETS:
        document = parsed(replace(rich_report, parts=parts))
        levels = [int(one.tag[1]) for one in document.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1 and all(lower - higher <= 1 for higher, lower in pairwise(levels))
        assert len(document.xpath("//table")) == len(document.xpath("//table/caption[text()]"))
        assert not document.xpath("//th[not(@scope)]")


@pytest.mark.parametrize("part", Part)
def test_a_part_alone_is_what_the_page_has(rich_report: Report, part: Part) -> None:
    whole = parsed(replace(rich_report, parts=tuple(Part))).xpath("//main/section/h2")
    alone = parsed(replace(rich_report, parts=(part,))).xpath("//main/section/h2")
    assert 0 < len(alone) < len(whole)
    assert {words_of(one) for one in alone} <= {words_of(one) for one in whole}


def test_chapters_come_in_the_order_of_the_report(rich_report: Report) -> None:
    headings = [words_of(one) for one in parsed(rich_report).xpath("//main/section/h2")]
    assert headings[:7] == [
        texts.INTRODUCTION,
        texts.PILOTS,
        texts.FRAMEWORK,
        texts.BALANCE,
        texts.COMPARISON,
        texts.LESSONS,
        texts.THEMES,
    ]
    assert headings[7:] == [appendices.heading(name, one) for one, name in appendices.names(rich_report).items()]


def test_the_page_and_word_give_a_quote_the_same_number(rich_report: Report, tmp_path: Path) -> None:
    word.export(rich_report, tmp_path / "rapport.docx")
    in_word = {
        number: said.removesuffix(".")
        for paragraph in Document(str(tmp_path / "rapport.docx")).paragraphs
        for said, number in re.findall(r"“(.+)”.*\[(\d+)\]$", paragraph.text, re.DOTALL)
    }
    document = parsed(rich_report)
    numbers = {one.get("id").removeprefix("citaat-") for one in document.xpath("//figure")}
    assert set(in_word) == {number for number in numbers if "-" not in number}
    assert all(quoted(document, f"citaat-{number}").removesuffix(".") == said for number, said in in_word.items())


def test_every_quote_is_on_the_page_and_one_that_is_there_twice_keeps_its_number(rich_report: Report) -> None:
    document = parsed(rich_report)
    shown = [one.text_content() for one in document.xpath("//blockquote/p")]
    assert {quote.text for quote in rich_report.quotes} == set(shown)
    again = [one for one in document.xpath("//figure") if one.get("id").count("-") == 2]
    assert again
    for figure in again:
        number = figure.get("id").split("-")[1]
        assert words_of(figure.xpath("figcaption/a")[0]) == f"[{number}]"
        assert figure.xpath(".//blockquote/p")[0].text_content() == quoted(document, f"citaat-{number}")


def test_quotes_that_no_chapter_prints_stand_in_an_appendix(rich_report: Report) -> None:
    [appendix] = [
        one for one in parsed(rich_report).xpath("//main/section") if "overige" in words_of(one.xpath("h2")[0])
    ]
    left = [quote.text for one in numbers.others(rich_report) for quote in one.quotes]
    assert left and sorted(one.text_content() for one in appendix.xpath(".//blockquote/p")) == sorted(left)


def test_hesitations_are_left_out_only_when_that_was_asked() -> None:
    report = build(CODES, sample_quotes())
    said = "Ja, eh, in het begin was het zoeken.\nMaar nu draait het gewoon."
    assert said in [one.text_content() for one in parsed(report).xpath("//blockquote/p")]
    shown = [one.text_content() for one in parsed(replace(report, without_hesitations=True)).xpath("//blockquote/p")]
    assert said not in shown and any("[…]" in one for one in shown)


# Introduction and portraits


def test_the_introduction_begins_with_the_text_of_the_writer(rich_report: Report) -> None:
    _, *content = chapter(rich_report, "inleiding")
    assert [words_of(one) for one in content[:2]] == [
        "Zes pilots begonnen in 2022.",
        "Dit rapport vertelt wat zij leerden.",
    ]
    assert words_of(content[2]) == texts.OVERVIEW
    told = [words_of(one) for one in content]
    assert all(" ".join(paragraph.split()) in told for paragraph in front.way_of_working(rich_report))


def test_a_portrait_has_the_fixed_headings_with_text_figures_and_quotes(rich_report: Report) -> None:
    shown = chapter(rich_report, "pilots").xpath("section")
    assert [words_of(one.xpath("h3")[0]) for one in shown] == list(CASES)
    for portrait, one in zip(rich_report.portraits, shown, strict=True):
        assert [words_of(head) for head in one.xpath("h4")] == list(texts.HEADINGS.values())
        for part, head in zip(portrait.parts, one.xpath("h4"), strict=True):
            lines = [words_of(each) for each in under(head) if each.tag == "p"]
            note = portraits.note(part)
            wanted = [*quoting.paragraphs(part.text), *portraits.figures_told(part.figures), *([note] if note else [])]
            assert lines == wanted
            quotes = [each.text_content() for within in under(head) for each in within.xpath(".//blockquote/p")]
            assert quotes == [quote.text for quote in part.quotes]


def test_a_portrait_nobody_wrote_says_so(rich_report: Report) -> None:
    told = words_of(chapter(rich_report, "pilots"))
    assert texts.NOT_WRITTEN in told and texts.NOTHING_HERE in told


# Balance


def test_a_cell_that_a_person_judges_otherwise_shows_both_signs_and_leads_to_the_reason(rich_report: Report) -> None:
    content = chapter(rich_report, "balans")
    ruled = content.xpath(".//table[@class = 'balance']//td[div[@class = 'computed']]")
    overruled = [
        cell
        for row in rich_report.matrix
        for cell in (*row.cells, row.overall)
        if cell.ruling and cell.ruling.judgement
    ]
    assert len(ruled) == len(overruled) == 2
    for shown, cell in zip(ruled, overruled, strict=True):
        assert cell.ruling is not None
        signs = shown.xpath(".//*[@class = 'sign']/text()")
        assert signs == [cell.sign.value, cell.judgement.value]
        names = [words_of(one) for one in shown.xpath(".//*[@class = 'unseen']")]
        assert {texts.SIGN_NAMES[cell.sign], texts.SIGN_NAMES[cell.judgement]} <= set(names)
        assert cell.sign.name.lower() in shown.get("class")
        [link] = shown.xpath(".//div//a")
        [note] = content.xpath(".//li[@id = $anchor]", anchor=link.get("href")[1:])
        assert cell.ruling.reason in words_of(note) and "Noor" in words_of(note)
        assert link.get("aria-label")


def test_what_others_say_stands_beside_the_balance_and_a_difference_is_named_in_words(rich_report: Report) -> None:
    head, first, second = table(chapter(rich_report, "balans"), texts.BESIDE_CAPTION)
    lines = balance.beside(rich_report)
    assert head == list(texts.BESIDE_COLUMNS)
    assert first[:2] == [CASES[0], CODES[0].name] and first[5] == texts.capital(lines[0].differs) != ""
    assert lines[0].self_evaluation[1] in first[3]
    assert " ".join(lines[0].balance[1].split()) in first[4]
    assert second[4:] == ["", ""]


def test_without_figures_of_others_there_is_no_table_for_them(rich_report: Report) -> None:
    assert texts.BESIDE not in words_of(chapter(replace(rich_report, beside=()), "balans"))


# Comparison


def test_a_summary_stands_with_its_pilot_and_leads_to_the_quotes_it_rests_on(rich_report: Report) -> None:
    document = parsed(rich_report)
    for row in comparison.compared(rich_report):
        caption = texts.COMPARED_CAPTION.format(theme=row.code.name)
        [found] = document.xpath("//table[caption = $caption]", caption=caption)
        for line, cell in zip(found.xpath("tbody/tr"), row.cells, strict=True):
            pilot, judged, summary = line.xpath("th | td")
            assert words_of(pilot) == cell.case
            assert cell.cell.sign.value in words_of(judged)
            assert words_of(summary).startswith(cell.text)
            led = [quoted(document, link) for link in summary.xpath(".//@href")]
            assert sorted(led) == sorted(quote.text for quote in cell.quotes)


def test_groups_and_rounds_have_what_each_number_is_a_part_of(rich_report: Report) -> None:
    shown = chapter(rich_report, "vergelijking")
    assert rich_report.by_group and rich_report.by_round
    for matrix, caption in ((rich_report.by_group, texts.GROUPS_CAPTION), (rich_report.by_round, texts.ROUNDS_CAPTION)):
        head, *rows = table(shown, caption)
        shares = comparison.shares(rich_report, matrix)
        assert head == [texts.THEME, *(f"{name}{size}" for name, size in shares.heads)]
        for row, wanted in zip(rows, shares.rows, strict=True):
            assert row[0] == wanted.theme
            for cell, share in zip(row[1:], wanted.shares, strict=True):
                assert share.sign.value in cell and share.passages in cell and all(one in cell for one in share.among)
    assert "%" not in words_of(shown)


def test_a_change_is_named_only_when_the_rounds_can_be_compared(rich_report: Report) -> None:
    shown = chapter(rich_report, "vergelijking")
    changed, silent = rich_report.changes
    assert changed.is_comparable and not silent.is_comparable
    named = [words_of(one) for one in shown.xpath(".//li")]
    assert named == [texts.changed(changed.code.name, changed.earlier, changed.later, changed.rounds)]
    assert texts.not_comparable([silent.code.name]) in words_of(shown)


def test_with_one_group_and_one_round_there_is_nothing_to_compare(rich_report: Report) -> None:
    bare = replace(rich_report, framework=(), by_group=None, by_round=None, changes=())
    shown = chapter(bare, "vergelijking")
    told = words_of(shown)
    assert all(words in told for words in (texts.NOTHING_TO_COMPARE, texts.ONE_GROUP, texts.ONE_ROUND))
    assert not shown.xpath(".//table")


# Lessons


def test_a_lesson_has_its_status_marks_and_where_it_was_heard(rich_report: Report) -> None:
    for section, shown in under_lessons(rich_report):
        assert words_of(shown.xpath("h4")[0]) == section.lesson.title
        wanted = [one for one in (lessons.status(section), lessons.mark(section)) if one]
        assert [words_of(one) for one in shown.xpath("ul[@class = 'marks']/li")] == wanted
        facts = ["".join(fact) for fact in lessons.facts(rich_report, section)]
        assert [words_of(one) for one in shown.xpath("p")][: len(facts)] == facts
    marks = {words_of(one) for one in chapter(rich_report, "lessen").xpath(".//ul[@class = 'marks']/li")}
    assert {texts.ONE_PILOT, texts.PROPOSED_LESSON} <= marks


def test_references_in_a_lesson_lead_to_its_quotes(rich_report: Report) -> None:
    document = parsed(rich_report)
    [shown] = [one for one in document.xpath("//article") if "Werk geeft trots" in words_of(one)]
    [first, second] = [one for one in shown.xpath("p") if "trots [" in words_of(one) or "Zo is het" in words_of(one)]
    section = rich_report.lessons[0]
    quotes = {item.number: quote for item, quote in section.quotes}
    assert [quoted(document, link) for link in first.xpath("a/@href")] == [quotes[n].text for n in (1, 2, 5)]
    given = numbers.of(rich_report)
    assert [words_of(one) for one in first.xpath("a")] == [
        f"[{given[quoting.key_of(quotes[number])]}]" for number in (1, 2, 5)
    ]
    assert words_of(second).startswith(f"Zo is het {texts.MISSING_QUOTE}.")
    assert not second.xpath("a")


def test_quotes_under_a_lesson_stand_by_what_they_do_to_it_with_the_answer(rich_report: Report) -> None:
    for section, shown in under_lessons(rich_report):
        wanted = list(lessons.by_stance(section))
        folded = shown.xpath("details")
        assert [words_of(one.xpath("summary")[0]) for one in folded] == [
            texts.stance_label(stance, len(found)) for stance, found in wanted
        ]
        for one, (_, found) in zip(folded, wanted, strict=True):
            assert [said.text_content() for said in one.xpath(".//blockquote/p")] == [quote.text for _, quote in found]
            answers = [words_of(answer) for answer in one.xpath("p[contains(@class, 'answer')]")]
            assert answers == [f"{texts.ANSWER}{item.answer}" for item, _ in found if item.answer]
    assert any(stance is Stance.CONTRADICTS for stance, _ in lessons.by_stance(rich_report.lessons[0]))


def test_what_a_lesson_does_not_deal_with_yet_leads_to_those_quotes(rich_report: Report) -> None:
    document = parsed(rich_report)
    section, shown = next(under_lessons(rich_report))
    assert section.hearing.unanswered and section.hearing.unweighed
    [note] = shown.xpath("p[@class = 'note']")
    told = lessons.to_do(section, numbers.of(rich_report))
    assert [quoted(document, link) for link in note.xpath("a/@href")] == [
        piece.text for piece in told if isinstance(piece, Quote)
    ]
    assert words_of(note).startswith(texts.TO_DO)


def test_lessons_stand_by_theme_and_can_be_reached_from_the_list_above(rich_report: Report) -> None:
    shown = chapter(rich_report, "lessen")
    themes = lessons.per_theme(rich_report)
    assert [words_of(one) for one in shown.xpath("section/h3")] == [theme.name for theme in themes]
    for link in shown.xpath("nav//a"):
        [place] = shown.xpath(".//article[@id = $anchor]", anchor=link.get("href")[1:])
        assert words_of(place.xpath("h4")[0]) == words_of(link)
    assert len(shown.xpath("nav//a")) == len(rich_report.lessons)


def test_without_lessons_the_page_says_so(rich_report: Report) -> None:
    assert texts.NO_LESSONS in words_of(chapter(replace(rich_report, lessons=()), "lessen"))


def test_what_a_person_writes_is_never_a_link_of_its_own(rich_report: Report) -> None:
    quotes = list(rich_report.quotes)
    text = '<a href="https://voorbeeld.invalid">hier</a> [1] [2]'
    made = lesson(rich_report, quotes, text=text, evidence=(Evidence(1, quotes[0].guid, Stance.SUPPORTS),))
    document = parsed(replace(rich_report, lessons=(made,)))
    [shown] = document.xpath("//article/p[not(@class)]")
    [link] = shown.xpath(".//a")
    assert quoted(document, link.get("href")) == quotes[0].text
    assert words_of(shown) == f'<a href="https://voorbeeld.invalid">hier</a> {words_of(link)} {texts.MISSING_QUOTE}'
