"""Comments in the margin of the Word report: where each quote comes from, beside its bookmark."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from word_reading import bookmarks, lines, written

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters._word.printed import printed_quotes


def test_every_printed_quote_says_in_the_margin_where_it_comes_from(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, with_comments=True), tmp_path)
    said = [comment.text for comment in document.comments]
    assert len(said) == len(lines(document, "Quote")) > 0
    starts = [node.get(qn("w:id")) for node in document.element.body.iter(qn("w:commentRangeStart"))]
    references = [node.get(qn("w:id")) for node in document.element.body.iter(qn("w:commentReference"))]
    assert starts == references == [str(number) for number in range(len(said))]
    places = {quote.place for quote in rich_report.quotes}
    assert all(any(comment.startswith(place) for place in places) for comment in said)


def test_comments_change_no_word_and_no_bookmark_of_the_report(rich_report: Report, tmp_path: Path) -> None:
    plain = written(rich_report, tmp_path)
    found = printed_quotes(tmp_path / "verslag.docx")
    remarked = written(replace(rich_report, with_comments=True), tmp_path)
    assert printed_quotes(tmp_path / "verslag.docx") == found
    assert lines(remarked) == lines(plain) and bookmarks(remarked) == bookmarks(plain)
    assert list(plain.comments) == []


def test_a_comment_holds_names_as_they_are_and_never_markup(report_with: Callable[..., Report], tmp_path: Path) -> None:
    report = report_with("Dat is zo.", coder='Jan <b>"&Piet"', place="a&b <i>.docx, beurt 1")
    document = written(replace(report, with_comments=True), tmp_path)
    [comment] = document.comments
    assert comment.text.startswith('a&b <i>.docx, beurt 1. Gecodeerd door Jan <b>"&Piet" als ')


def test_comments_of_a_house_style_are_left_behind(report_with: Callable[..., Report], tmp_path: Path) -> None:
    house = Document()
    house.add_comment(house.add_paragraph("Voorbeeld").runs, text="Hier uw tekst", author="Vormgever")
    house.save(str(tmp_path / "stijl.docx"))
    report = replace(report_with("Dat is zo."), with_comments=True)
    document = written(report, tmp_path, tmp_path / "stijl.docx")
    assert [comment.author for comment in document.comments] == ["lerende-evaluatie"]
