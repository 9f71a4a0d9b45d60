"""A report that went out and came back: what became of its quotes."""

import re
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Selection, Valence, select
from lerende_evaluatie.domain.tracing import Standing
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.exporters import word
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.trace import Trace, trace
from tests.conftest import write_project

WORDS = """\
I: Hoe gaat het?
R: Ik ben er wel trots op, dat had ik nooit gedacht. En mijn <b>collega</b> zei: “dat doe je goed”, & lachte.
I: En verder?
R: We hebben elke dag koffie om tien uur, met 🙂 en met Jan-Willem.
"""
QUOTES = (
    "Ik ben er wel trots op, dat had ik nooit gedacht.",
    "En mijn <b>collega</b> zei: “dat doe je goed”, & lachte.",
    "We hebben elke dag koffie om tien uur, met 🙂 en met Jan-Willem.",
)
Edit = Callable[[Paragraph], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with three codings, and the report on it."""
    folder = write_project(tmp_path / "proef", gesprek=WORDS)
    with open_project(folder) as project:
        ingest(project)
        [source] = project.store.sources()
        user = review.coder(project, "Anna")
        for quote in QUOTES:
            review.code_by_hand(project, user, source.guid, place_of(source.text, quote), "trots", Valence.POSITIVE)
        word.export(build_report(project), tmp_path / "rapport.docx")
    return folder


def place_of(text: str, quote: str) -> Selection:
    at = text.index(quote)
    return select(text, at, at + len(quote))


def traced(folder: Path, name: str = "rapport.docx") -> Trace:
    with open_project(folder) as project:
        return trace(project, folder.parent / name)


def edited(folder: Path, number: int, edit: Edit) -> Trace:
    """Trace the report after somebody changed one of its quotes in Word."""
    document = Document(str(folder.parent / "rapport.docx"))
    [quote] = [one for one in document.paragraphs if one.text.endswith(f"[{number}]")]
    edit(quote)
    document.save(str(folder.parent / "gewijzigd.docx"))
    return traced(folder, "gewijzigd.docx")


def standings(found: Trace) -> list[Standing]:
    return [quote.standing for quote in found.quotes]


def replaced(old: str, new: str) -> Edit:
    def edit(paragraph: Paragraph) -> None:
        [run] = [run for run in paragraph.runs if old in run.text]
        run.text = run.text.replace(old, new)

    return edit


def test_every_quote_of_a_fresh_report_is_verbatim(folder: Path) -> None:
    found = traced(folder)
    assert standings(found) == [Standing.VERBATIM] * 3
    assert sorted(quote.said for quote in found.quotes) == sorted(QUOTES)
    assert [quote.printed.number for quote in found.quotes] == [1, 2, 3]
    assert found.unsound == ()
    for quote in found.quotes:
        assert quote.source is not None and quote.selection is not None
        assert quote.selection.stands_in(quote.source.text)


@pytest.mark.parametrize(
    ("edit", "standing"),
    [
        (replaced("wel ", ""), Standing.EDITED),
        (replaced("nooit", "altijd"), Standing.EDITED),
        (replaced("trots", "trots (werk)"), Standing.EDITED),
        (replaced("er wel ", "[…] "), Standing.SHORTENED),
        (replaced("Ik ben", "ik ben"), Standing.EDITED),
        (replaced("trots op, ", "trots op,\n"), Standing.VERBATIM),
    ],
)
def test_every_planted_edit_is_found(folder: Path, edit: Edit, standing: Standing) -> None:
    found = edited(folder, 1, edit)
    assert standings(found) == [standing, Standing.VERBATIM, Standing.VERBATIM]
    assert found.quotes[0].said == QUOTES[0]


def test_words_behind_the_quote_are_the_writers_own(folder: Path) -> None:
    found = edited(folder, 2, lambda quote: quote.add_run(" Dit schreef de schrijver erbij, over van alles."))
    assert standings(found) == [Standing.VERBATIM] * 3


def test_a_quote_that_was_split_over_two_paragraphs_is_still_one(folder: Path) -> None:
    def split(quote: Paragraph) -> None:
        [run] = [run for run in quote.runs if "dat had" in run.text]
        first, second = run.text.split("dat had")
        run.text = first
        rest = deepcopy(quote._element)
        quote._element.addnext(rest)
        for mark in [*rest.iter(qn("w:bookmarkStart"))]:
            rest.remove(mark)
        for behind in [*run._element.itersiblings()]:
            quote._element.remove(behind)
        next(rest.iter(qn("w:t"))).text = f"dat had{second}"

    assert standings(edited(folder, 1, split)) == [Standing.VERBATIM] * 3


def test_words_that_are_deleted_while_changes_are_tracked_count_as_gone(folder: Path) -> None:
    def delete_a_word(quote: Paragraph) -> None:
        [run] = [run for run in quote.runs if "wel " in run.text]
        before, after = run.text.split("wel ")
        run.text = before
        rest, gone = deepcopy(run._element), deepcopy(run._element)
        next(rest.iter(qn("w:t"))).text = after
        words = next(gone.iter(qn("w:t")))
        words.text, words.tag = "wel ", qn("w:delText")
        deletion = run._element.makeelement(qn("w:del"), {})
        deletion.append(gone)
        run._element.addnext(rest)
        run._element.addnext(deletion)

    assert standings(edited(folder, 1, delete_a_word))[0] is Standing.EDITED


def test_a_quote_typed_over_is_found_and_an_invented_one_is_not(folder: Path) -> None:
    document = Document(str(folder.parent / "rapport.docx"))
    document.add_paragraph("Iemand zei “We hebben elke dag koffie om tien uur” bij het afscheid.")
    document.add_paragraph("Een ander zei “dit heeft nooit iemand hier gezegd”, en “te kort”.")
    document.save(str(folder.parent / "meer.docx"))
    assert standings(traced(folder, "meer.docx"))[3:] == [Standing.LOOSE, Standing.UNKNOWN]


def test_a_coding_that_was_withdrawn_and_an_interview_that_changed_are_told(folder: Path) -> None:
    with open_project(folder) as project:
        coding = next(one for one in project.store.codings() if one.selection.quote == QUOTES[0])
        review.withdraw(project, review.coder(project, "Anna"), coding.guid)
    assert standing_of(folder, QUOTES[0]) is Standing.WITHDRAWN
    transcript = folder / "transcripts" / "gesprek.txt"
    transcript.write_text(WORDS.replace("koffie", "thee"), encoding="utf-8")
    with open_project(folder) as project:
        ingest(project)
    assert standing_of(folder, QUOTES[2]) is Standing.CHANGED
    assert standing_of(folder, QUOTES[1]) is Standing.VERBATIM, "it was found again in the new text"


def standing_of(folder: Path, said: str) -> Standing:
    return next(quote.standing for quote in traced(folder).quotes if quote.said == said)


def test_another_project_knows_none_of_it(folder: Path, tmp_path: Path) -> None:
    other = write_project(tmp_path / "ander", iemand="I: Ja?\nR: Iets heel anders.\n")
    with open_project(other) as project:
        ingest(project)
        assert standings(trace(project, tmp_path / "rapport.docx")) == [Standing.UNKNOWN] * 3


def test_libreoffice_keeps_what_leads_back(folder: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("geen LibreOffice gevonden")
    home = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "weer")]
    subprocess.run([*command, str(tmp_path / "rapport.docx")], check=True, capture_output=True)
    assert standings(traced(folder, "weer/rapport.docx")) == [Standing.VERBATIM] * 3


@pytest.mark.parametrize("data", [b"", b"geen zip", None])
def test_what_is_no_word_document_is_refused(folder: Path, data: bytes | None) -> None:
    path = folder.parent / "iets.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UsageError, match=re.escape("iets.docx")):
        traced(folder, "iets.docx")
