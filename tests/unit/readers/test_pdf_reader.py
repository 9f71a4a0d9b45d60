"""Pdf files."""

from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reader_samples import turns, words
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError

ReadAs = Callable[[str, str | bytes], Transcript]


def pdf_of(*pages: Sequence[str]) -> bytes:
    """Return a pdf with these lines on its pages."""
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(60, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_wrapped_lines_and_broken_words_become_turns(read_as: ReadAs) -> None:
    page = [
        "Interviewer: Hoe is het werk in de buurt begonnen en wie waren daar toen bij",
        "betrokken?",
        "Respondent 1: Dat begon met een groep mensen uit de straat die graag zelf-",
        "standig wilden werken, en met werk- en leerplekken bij de gemeente.",
    ]
    (_, question), (_, answer) = turns(read_as("pdf", pdf_of(page)))
    assert question == "Hoe is het werk in de buurt begonnen en wie waren daar toen bij betrokken?"
    assert "graag zelfstandig wilden werken, en met werk- en leerplekken" in answer


def test_a_label_on_its_own_line_starts_a_turn(read_as: ReadAs) -> None:
    page = ["00:00:05 Speaker 1", "Hoe gaat het met het werk?", "00:00:09 Speaker 2", "Goed."]
    assert turns(read_as("pdf", pdf_of(page))) == [("Speaker 1", "Hoe gaat het met het werk?"), ("Speaker 2", "Goed.")]


def test_headers_footers_and_page_numbers_are_dropped_and_a_turn_runs_on(read_as: ReadAs) -> None:
    lines = [
        "I: Vraag nummer een gaat over hoe lang u hier al werkt",
        "R: Dat is nu al weer",
        "twaalf jaar denk ik.",
        "I: Ja.",
    ]
    pages = [["Interview De Buurtwerf", line, f"Pagina {at} van 4"] for at, line in enumerate(lines, 1)]
    assert turns(read_as("pdf", pdf_of(*pages)))[1] == ("R", "Dat is nu al weer twaalf jaar denk ik.")


def test_the_same_answer_at_the_foot_of_two_pages_is_no_footer(read_as: ReadAs) -> None:
    pages = [["I: Vraag een?", "R: Ja."], ["I: Vraag twee?", "R: Ja."]]
    assert turns(read_as("pdf", pdf_of(*pages)))[1::2] == [("R", "Ja."), ("R", "Ja.")]


def picture(canvas: Canvas) -> None:
    """Draw a picture."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4))), 60, 600)


def test_a_scan_has_its_own_sentence(read_as: ReadAs) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    picture(canvas)
    canvas.save()
    with pytest.raises(TranscriptError, match="tekstherkenning"):
        read_as("pdf", buffer.getvalue())


def test_a_page_that_is_a_picture_is_warned_about(read_as: ReadAs) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(60, 700, "Een alinea tekst.")
    canvas.showPage()
    picture(canvas)
    canvas.save()
    transcript = read_as("pdf", buffer.getvalue())
    assert words(transcript) == ["Een alinea tekst."]
    assert "Op bladzijde 2" in transcript.warnings[0]


@pytest.mark.parametrize("password, opens", [("", True), ("geheim", False)])
def test_a_password_has_its_own_sentence_unless_it_is_empty(password: str, opens: bool, read_as: ReadAs) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of(["Een alinea."]))))
    writer.encrypt(user_password=password, owner_password="eigenaar", algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    if opens:
        assert words(read_as("pdf", buffer.getvalue())) == ["Een alinea."]
    else:
        with pytest.raises(TranscriptError, match="wachtwoord"):
            read_as("pdf", buffer.getvalue())


def test_a_damaged_pdf_has_its_own_sentence(read_as: ReadAs) -> None:
    with pytest.raises(TranscriptError, match="kan niet worden gelezen als pdf"):
        read_as("pdf", b"%PDF-1.7 en dan niets")


def test_a_stamp_that_breaks_over_two_lines_is_no_word_and_no_page_number(read_as: ReadAs) -> None:
    question = ["I: Hoe is het werk in de buurt begonnen, wie waren er toen bij? #00:01:23-", "5#"]
    answer = ["R: Dat begon met een groep mensen uit de straat die graag wilden. #00:01:40-", "2#"]
    assert turns(read_as("pdf", pdf_of(question + answer))) == [
        ("I", "Hoe is het werk in de buurt begonnen, wie waren er toen bij?"),
        ("R", "Dat begon met een groep mensen uit de straat die graag wilden."),
    ]
