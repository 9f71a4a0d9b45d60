"""The page about topics: whole, without scripts, in need of nothing, and words on it are never markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from lerende_evaluatie.domain.model import Selection, select
from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.domain.topic_coverage import Comparison, TopicCodes
from lerende_evaluatie.domain.topic_report import Shown, TopicReport
from lerende_evaluatie.domain.topics import Spread
from lerende_evaluatie.exporters._topics import texts
from lerende_evaluatie.exporters._topics.page import FEW, LOW, page
from lerende_evaluatie.exporters._topics.pictures import as_file, heat_map, topic_map
from lerende_evaluatie.files import xml_safe
from tests.interview_samples import code, codebook
from tests.topic_samples import report_of

VOID = {"meta", "br", "hr", "img", "link", "input", "circle", "rect"}
NASTY = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "]]> <![CDATA[ x ]]>",
    "<!-- --> & &amp; &lt;b&gt;",
    '" onmouseover="alert(1)',
    "' style='background:url(//voorbeeld.invalid)'",
    "\x00\x01\x08\x1b[31m \ufffe",
    "<svg onload=alert(1)> </svg></li></ul></body></html>",
]


class Balance(HTMLParser):
    """Reads a page strictly: every element that opens is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def parsed(report: TopicReport) -> Any:
    return html.document_fromstring(page(report).decode("utf-8"))


def balance_of(report: TopicReport) -> Balance:
    reader = Balance()
    reader.feed(page(report).decode("utf-8"))
    reader.close()
    return reader


def nasty_everywhere(text: str) -> TopicReport:
    """Return a report in which a text stands in every place where somebody can put words."""
    book = codebook(code("trots", name=text))
    report, _ = report_of("Met de fiets naar de halte.", name=text, words=(text, "halte"), title=text, case=text)
    quote = f"{text} gezegd"
    passage = replace(report.run.passages[0], selection=Selection(0, len(quote), quote))
    run = replace(report.run, passages=(passage,), settings={"embedding": text, text: text}, versions={text: text})
    return replace(
        report,
        run=run,
        attributions=(text,),
        places=(text,),
        links=("http://127.0.0.1:8501/beoordelen?interview=x&plek=0-3",),
        comparison=Comparison((TopicCodes(run.topics[0], 1, 1, {"trots": 1}),), (), 1, 1),
        codebook=book,
        changed=(text,),
    )


@pytest.mark.parametrize("text", NASTY)
def test_words_are_never_markup(text: str) -> None:
    report = nasty_everywhere(text)
    document = parsed(report)
    assert not document.xpath("//script | //iframe | //object | //img | //link | //form")
    assert not document.xpath("//@*[starts-with(name(), 'on')]")
    assert len(document.xpath("//body")) == len(document.xpath("//style")) == 1
    assert [quote.text for quote in document.xpath("//blockquote/p[1]")] == [xml_safe(f"{text} gezegd")] * 2
    assert document.xpath("//h3")[0].text == xml_safe(f"1. {text}")
    reader = balance_of(report)
    assert (reader.open, reader.faults) == ([], [])


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=40))
def test_any_words_make_a_page_that_is_whole(text: str) -> None:
    report = nasty_everywhere(text)
    reader = balance_of(report)
    assert (reader.open, reader.faults) == ([], [])
    etree.fromstring(as_file(topic_map(report.run)))
    etree.fromstring(as_file(heat_map(report)))


def test_the_page_is_in_dutch_and_needs_nothing_from_elsewhere() -> None:
    report = nasty_everywhere("https://voorbeeld.invalid/pad")
    data, document = page(report).decode("utf-8"), parsed(report)
    assert data.startswith("<!doctype html>\n")
    assert document.get("lang") == "nl"
    assert document.xpath("//meta/@charset") == ["utf-8"]
    [policy] = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy and "script" not in policy
    links = document.xpath("//@href | //@src | //@action | //@data")
    outside = {urlsplit(link).hostname for link in links if not link.startswith("#")}
    assert outside == {"127.0.0.1"}
    assert not re.search(r"url\(|@import|expression\(", document.xpath("//style")[0].text)


def test_links_within_the_page_lead_somewhere_and_nothing_has_an_id_twice() -> None:
    report, _ = report_of("Met de fiets naar de halte.")
    document, ids = parsed(report), balance_of(report).ids
    assert len(ids) == len(set(ids))
    within = {link.removeprefix("#") for link in document.xpath("//@href") if link.startswith("#")}
    assert within and within <= set(ids)
    assert [heading.text for heading in document.xpath("//h1")] == [texts.TITLE]


def test_a_name_is_said_to_be_given_by_a_person_only_where_it_is() -> None:
    with_name, without = (report_of("Met de fiets naar de halte.", name=name)[0] for name in ("Onderweg", ""))
    assert texts.NAMED in parsed(with_name).text_content()
    assert texts.NAMED not in parsed(without).text_content()
    assert texts.MACHINE in parsed(without).text_content()


def note_count(report: TopicReport) -> int:
    return len(parsed(report).xpath("//p[@class='note']"))


def test_a_warning_stands_on_the_page_with_few_passages() -> None:
    few, _ = report_of(*["Met de fiets naar de halte."] * (FEW - 1))
    enough, _ = report_of(*["Met de fiets naar de halte."] * FEW)
    assert texts.FEW.format(count=FEW - 1) in parsed(few).text_content()
    assert (note_count(few), note_count(enough)) == (1, 0)


@pytest.mark.parametrize(("agreement", "notes"), [(None, 1), (1.0, 1), (LOW, 1), (LOW - 0.01, 2), (-0.2, 2)])
def test_a_warning_stands_on_the_page_when_seeds_differ(agreement: float | None, notes: int) -> None:
    report, _ = report_of("Met de fiets naar de halte.", agreement=agreement)
    assert note_count(report) == notes


def test_the_page_names_interviews_that_changed() -> None:
    report, _ = report_of("Met de fiets naar de halte.")
    assert "g1.txt, g2.txt" in parsed(replace(report, changed=("g1.txt", "g2.txt"))).text_content()


def test_the_page_works_without_codings_and_without_variables() -> None:
    report, _ = report_of("Met de fiets naar de halte.", case=None)
    text = parsed(report).text_content()
    assert texts.CODES_NONE in text
    assert texts.NOT_FILLED_IN in text


@pytest.mark.parametrize(("labels", "note"), [(("1",), texts.ONE_ROUND), (("1", "2"), texts.ROUND_NOTE)])
def test_the_page_says_what_rounds_can_tell(labels: tuple[str, ...], note: str) -> None:
    report, _ = report_of("Met de fiets naar de halte.")
    [shown] = report.spreads
    shares = shown.spread.rows[0] * len(labels)
    rounds = Shown(By.ROUND, labels, Spread(tuple(map(int, labels)), (shares,)))
    text = parsed(replace(report, spreads=(rounds,))).text_content()
    assert note in text
    assert all(texts.ROUND_LABEL.format(round=label) in text for label in labels)


def test_a_passage_leads_to_its_place_only_when_the_text_is_still_there() -> None:
    report, _ = report_of("Met de fiets naar de halte.", "En met de fiets terug.")
    link = "http://127.0.0.1:8501/beoordelen?interview=bron&plek=0-27"
    document = parsed(replace(report, links=(link, "")))
    assert document.xpath("//blockquote//a/@href") == [link, link]  # among the typical passages, and among all
    assert len(document.xpath("//blockquote")) == 3


def test_the_map_has_a_dot_for_each_passage_and_a_number_for_each_topic() -> None:
    report, source = report_of("Met de fiets naar de halte.", "En met de fiets terug.", "Iets anders.")
    first, second, third = report.run.passages
    assert third.selection == select(source.text, third.selection.start, third.selection.end)
    run = replace(report.run, passages=(first, second, replace(third, topic=0)))
    picture = etree.fromstring(as_file(topic_map(run)))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert len(picture.xpath("//s:circle[@r='3.2']", namespaces=space)) == 3
    assert picture.xpath("//s:text/text()", namespaces=space) == ["1"]
    assert not picture.xpath("//s:script", namespaces=space)


def test_the_picture_of_topics_and_codes_is_whole_without_codes() -> None:
    report, _ = report_of("Met de fiets naar de halte.")
    picture = etree.fromstring(as_file(heat_map(report)))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert picture[0].text == texts.HEAT_TITLE
