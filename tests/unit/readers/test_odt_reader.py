"""OpenDocument texts."""

from collections.abc import Callable

import pytest
from reader_samples import odt_of, turns, words

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError

ReadAs = Callable[[str, str | bytes], Transcript]

BOLD = '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
HIDDEN = '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'

INSIDE = {
    "a line break": ("een<text:line-break/>twee", "een\ntwee"),
    "a tab": ("een<text:tab/>twee", "een twee"),
    "several blanks": ('een<text:s text:c="3"/>twee', "een   twee"),
    "blanks of the file": ("een\n   twee", "een twee"),
    "an insertion": (
        'een <text:change-start text:change-id="c"/>twee<text:change-end text:change-id="c"/>',
        "een twee",
    ),
    "a span and a link": ("<text:span>een</text:span> <text:a>twee</text:a>", "een twee"),
    "an annotation": ("een<office:annotation><text:p>weg</text:p></office:annotation> twee", "een twee"),
    "an alt text": ("een<draw:frame><svg:title>weg</svg:title><svg:desc>weg</svg:desc></draw:frame> twee", "een twee"),
    "hidden words": ('een<text:span text:style-name="T2">weg</text:span> twee', "een twee"),
}


@pytest.mark.parametrize("inside, kept", INSIDE.values(), ids=INSIDE.keys())
def test_inside_a_paragraph(inside: str, kept: str, read_as: ReadAs) -> None:
    assert words(read_as("odt", odt_of(f"<text:p>{inside}</text:p>", HIDDEN))) == [kept]


def test_deletions_are_gone(read_as: ReadAs) -> None:
    deleted = "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
    body = (
        f'{deleted}</text:changed-region></text:tracked-changes><text:p>Zo<text:change text:change-id="c"/>.</text:p>'
    )
    assert words(read_as("odt", odt_of(body))) == ["Zo."]


def test_notes_are_counted_and_left_out(read_as: ReadAs) -> None:
    body = "<text:note-body><text:p>weg</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    transcript = read_as("odt", odt_of(f"<text:p>Zo{note}.</text:p>"))
    assert words(transcript) == ["Zo."]
    assert "één voetnoot" in transcript.warnings[0]


def test_headings_lists_tables_and_bold_names_are_read(read_as: ReadAs) -> None:
    name = '<text:p><text:span text:style-name="T1">{}</text:span> {}</text:p>'
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = (
        "<text:h>Gesprek</text:h>"
        f"<table:table><table:table-row>{cell.format('Datum')}{cell.format('2 juni')}</table:table-row></table:table>"
        + (name.format("Anna", "Hoe?") + name.format("Bram", "Zo.")) * 2
        + "<text:list><text:list-item><text:p>een punt</text:p></text:list-item></text:list>"
    )
    assert turns(read_as("odt", odt_of(body, BOLD))) == [
        (None, "Gesprek"), (None, "Datum: 2 juni"), ("Anna", "Hoe?"), ("Bram", "Zo."), ("Anna", "Hoe?"),
        ("Bram", "Zo.\neen punt"),
    ]  # fmt: skip


def test_a_text_box_stands_apart(read_as: ReadAs) -> None:
    box = "<draw:frame><draw:text-box><text:p>in een kader</text:p></draw:text-box></draw:frame>"
    assert words(read_as("odt", odt_of(f"<text:p>voor{box}</text:p>"))) == ["voor", "in een kader"]


def test_a_password_has_its_own_sentence(read_as: ReadAs) -> None:
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    with pytest.raises(TranscriptError, match=r"gesprek\.odt is beveiligd met een wachtwoord"):
        read_as("odt", odt_of("<text:p>x</text:p>", manifest=entry))


def test_what_is_no_zip_file_has_its_own_sentence(read_as: ReadAs) -> None:
    with pytest.raises(TranscriptError, match="geen geldig bestand van LibreOffice"):
        read_as("odt", "zomaar tekst")
