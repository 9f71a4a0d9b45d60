"""Plain text, Markdown and rich text."""

from collections.abc import Callable

import pytest
from reader_samples import turns, words

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.files import decode
from lerende_evaluatie.readers._wrapping import unwrap

ReadAs = Callable[[str, str | bytes], Transcript]

WRAPPED = """\
I: Kunt u vertellen hoe het werk in de buurt begonnen is en wie er toen bij betrokken
waren?
R: Dat begon met een groepje mensen uit de straat die al jaren langs de kant stonden en
toen heeft de gemeente gezegd dat het anders moest. Daar kwam een plan uit waar zelf-
standig werken in stond, en werk- en leerplekken.
"""


def test_wrapped_lines_are_joined_to_turns(read_as: ReadAs) -> None:
    (_, question), (_, answer) = turns(read_as("txt", WRAPPED))
    assert question.endswith("toen bij betrokken waren?")
    assert "zelfstandig werken in stond, en werk- en leerplekken." in answer
    assert "\n" not in answer


@pytest.mark.parametrize(
    "left, right, whole",
    [
        ("zelf-", "standig", "zelfstandig"),
        ("werk-", "en leerplekken", "werk- en leerplekken"),
        ("dat ik-", "ja dus", "dat ik- ja dus"),
        ("sociaal-", "culturele", "sociaal-culturele"),
        ("Noord-", "Holland", "Noord-Holland"),
        ("dat ik-", "Maar goed", "dat ik- Maar goed"),
        ("zelf\u00ad", "standig", "zelfstandig"),
    ],
)
def test_a_word_at_the_end_of_a_line_is_made_whole_only_when_it_was_broken(left: str, right: str, whole: str) -> None:
    known = "Hier staan ik en ja en ook sociaal-culturele als gewone woorden in."
    assert unwrap([known, "", left, right]) == [known, whole]


@pytest.mark.parametrize(
    "data",
    [
        "I: café €".encode(),
        "I: café €".encode("utf-8-sig"),
        "I: café €".encode("utf-16"),
        b"\xfe\xff" + "I: café €".encode("utf-16-be"),
        "I: café €".encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "cp1252"],
)
def test_the_encodings_of_the_field_are_understood(data: bytes) -> None:
    assert decode(data) == "I: café €"


def test_a_broken_byte_does_not_spoil_the_rest() -> None:
    assert decode("één café ".encode() + b"\xff").startswith("één café ")


def test_halves_of_a_character_are_joined_and_a_lone_half_is_replaced() -> None:
    assert decode("😀".encode("utf-16-le").decode("utf-16-le").encode() + b"\xed\xa0\xbd\xed\xb8\x80") == "😀😀"
    assert decode(b"a\xed\xa0\x80b") == "a\ufffdb"


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"%PDF-1.7", rb"{\rtf1", b"\xd0\xcf\x11\xe0"])
def test_another_format_under_the_name_of_text_is_refused(start: bytes, read_as: ReadAs) -> None:
    with pytest.raises(TranscriptError, match="geen platte tekst"):
        read_as("txt", start + b" en meer")


def test_marks_of_markdown_are_no_words(read_as: ReadAs) -> None:
    text = "# Gesprek\n\n**Interviewer:** Hoe *gaat* het?\n\n**Respondent**: Goed\\*.\nEn nog\n- punt een\n"
    assert turns(read_as("md", text)) == [
        (None, "Gesprek"),
        ("Interviewer", "Hoe gaat het?"),
        ("Respondent", "Goed*. En nog\npunt een"),
    ]


def test_bold_names_without_colon_in_markdown_are_speakers(read_as: ReadAs) -> None:
    text = "**Anna** Hoe gaat het?\n\n**Bram** Goed.\n\n**Anna** En nu?\n\n**Bram** Ja."
    assert turns(read_as("md", text))[:2] == [("Anna", "Hoe gaat het?"), ("Bram", "Goed.")]


def test_labels_on_touching_lines_of_markdown_are_turns(read_as: ReadAs) -> None:
    assert turns(read_as("md", "I: Hoe?\nR: Zo\nen zo.")) == [("I", "Hoe?"), ("R", "Zo en zo.")]


def test_a_table_in_markdown_gives_facts(read_as: ReadAs) -> None:
    transcript = read_as("md", "| Datum | 12 mei |\n|---|---|\n| Plaats | Delft |\n\nI: Hoe?\nR: Zo.")
    assert words(transcript)[:2] == ["Datum: 12 mei", "Plaats: Delft"]


def test_underlined_headings_and_rules_leave_no_marks(read_as: ReadAs) -> None:
    assert words(read_as("md", "Titel\n=====\n\nEen alinea.\n\n---\n\nNog een.")) == [
        "Titel",
        "Een alinea.",
        "Nog een.",
    ]


def test_rich_text_is_read_with_its_accents_and_pictographs(read_as: ReadAs) -> None:
    source = r"{\rtf1\ansi\ansicpg1252 {\b I:} caf\'e9?\par R: \u-10179?\u-8704? ja\line en nee\par}"
    assert turns(read_as("rtf", source)) == [("I", "café?"), ("R", "😀 ja\nen nee")]


def test_footnotes_and_hidden_words_of_rich_text_are_left_out(read_as: ReadAs) -> None:
    source = r"{\rtf1 I: Hoe?{\footnote Noot.}\par R: Zo{\v geheim}{\deleted weg}.\par}"
    transcript = read_as("rtf", source)
    assert words(transcript) == ["Hoe?", "Zo."]
    assert "één voetnoot" in transcript.warnings[0]


def test_a_link_in_rich_text_keeps_its_words_and_not_its_address(read_as: ReadAs) -> None:
    source = r'{\rtf1 Zie {\field{\*\fldinst{HYPERLINK "https://x.nl"}}{\fldrslt{de site}}}.\par}'
    assert words(read_as("rtf", source)) == ["Zie de site."]


def test_text_under_the_name_of_rtf_is_refused(read_as: ReadAs) -> None:
    with pytest.raises(TranscriptError, match=r"gesprek\.rtf is geen rtf-bestand"):
        read_as("rtf", "gewone tekst")
