"""A file with lessons, judgements and texts reads back as it was written, and a fault in it costs only its own part."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain.lessons import Stance, Status
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.writing import SummaryKind
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.projects.writing_file import (
    Writings,
    WrittenLesson,
    WrittenQuote,
    WrittenRuling,
    WrittenText,
    parse_writings,
    read_writings,
    write_writings,
)

BY_HAND = """\
lessen:
  - titel: Houd aandacht voor begeleiding
    status: Besproken            # concept | besproken | vastgesteld
    codes: [begeleiding, "draagvlak"]
    tekst: |
      Begeleiding werkt [1]. Maar niet overal [2].
    citaten:
      - bestand: 01_gesprek.docx
        citaat: "zonder haar: weg"
      - nummer: 4
        houding: spreekt tegen
        bestand: 02_gesprek.docx
        citaat: |
          Dat zie ik
          anders.
        code: begeleiding
        keer: 2
        codeur: Bert
        antwoord: Dat was in het begin.
oordelen:
  - pilot: Noord
    thema: draagvlak
    oordeel: ☺️
    reden: 2023
  - {thema: draagvlak, oordeel: Negatief, reden: ja}
teksten:
  - soort: portret
    pilot: Noord
    plek: aanleiding
    citaten: [{bestand: a.docx, citaat: b}]
"""


def without_lines(writings: Writings) -> Writings:
    """Forget where everything stood."""

    def quotes(found: tuple[WrittenQuote, ...]) -> tuple[WrittenQuote, ...]:
        return tuple(replace(one, line=0) for one in found)

    return Writings(
        tuple(replace(one, line=0, quotes=quotes(one.quotes)) for one in writings.lessons),
        tuple(replace(one, line=0) for one in writings.rulings),
        tuple(replace(one, line=0, quotes=quotes(one.quotes)) for one in writings.texts),
        writings.faults,
    )


def faults(text: str) -> list[tuple[int, str]]:
    return list(parse_writings(text, "lessen.yaml").faults)


def test_what_a_person_writes_is_read() -> None:
    found = parse_writings(BY_HAND, "lessen.yaml")
    assert found.faults == ()
    [lesson], [here, everywhere], [text] = found.lessons, found.rulings, found.texts
    assert (lesson.status, lesson.codes) == (Status.DISCUSSED, ("begeleiding", "draagvlak"))
    assert lesson.text == "Begeleiding werkt [1]. Maar niet overal [2]."
    assert [lesson.line, *(quote.line for quote in lesson.quotes)] == [2, 8, 10]
    first, second = lesson.quotes
    assert (first.words, first.number, first.stance) == ("zonder haar: weg", None, Stance.SUPPORTS)
    assert (second.words, second.number, second.stance) == ("Dat zie ik\nanders.\n", 4, Stance.CONTRADICTS)
    assert (second.code, second.occurrence, second.coder) == ("begeleiding", 2, "Bert")
    assert second.answer == "Dat was in het begin."
    assert (here.case, here.judgement, here.reason) == ("Noord", Judgement.POSITIVE, "2023")
    assert (everywhere.case, everywhere.judgement, everywhere.reason) == (None, Judgement.NEGATIVE, "ja")
    assert (text.kind, text.case, text.subject) == (SummaryKind.PORTRAIT, "Noord", "aanleiding")
    assert [(quote.file, quote.words) for quote in text.quotes] == [("a.docx", "b")]


SIGNS = [
    ": ",
    " #",
    "- ",
    "\n",
    '"',
    "'",
    "🙂",
    "[1]",
    "|",
    ">",
    "&a",
    "*a",
    "!",
    "%",
    "@",
    "`",
    "?",
    "---",
    "...",
    " ",
    "",
]
UNSEEN = ["\t", "\r", "\x00", "\x0c", "\x85", "\xa0", "\u2028", "\ufeff", "\ufffe", "\U000e0001"]
odd = st.lists(st.sampled_from(SIGNS) | st.sampled_from(UNSEEN) | st.text(max_size=40), max_size=8).map("".join)
trimmed = odd.map(str.strip)
filled = odd.filter(bool)
named = trimmed.filter(bool)
number = st.none() | st.integers(1, 999_999)
plain_quotes = st.builds(WrittenQuote, filled, filled, trimmed, number, trimmed)
quotes = st.builds(WrittenQuote, filled, filled, trimmed, number, trimmed, number, st.sampled_from(Stance), odd)
writings = st.builds(
    Writings,
    st.lists(
        st.builds(
            WrittenLesson,
            filled,
            trimmed,
            st.sampled_from(Status),
            st.lists(trimmed, max_size=3).map(tuple),
            st.lists(quotes, max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(WrittenRuling, st.none() | named, named, st.sampled_from(Judgement), odd),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(
            WrittenText,
            st.sampled_from(SummaryKind),
            trimmed,
            named,
            named,
            st.lists(plain_quotes, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)


@given(writings)
def test_whatever_was_written_reads_back_the_same(written: Writings) -> None:
    assert without_lines(parse_writings(write_writings(written), "lessen.yaml")) == written


@given(writings, st.data())
def test_a_damaged_file_is_read_in_part_or_refused_in_a_sentence(written: Writings, data: st.DataObject) -> None:
    text = write_writings(written)
    at = data.draw(st.integers(0, len(text)))
    damaged = text[:at] + data.draw(odd) + text[at + data.draw(st.integers(0, 20)) :]
    try:
        found = parse_writings(damaged, "lessen.yaml")
    except UsageError as error:
        assert str(error).startswith("lessen.yaml, regel ") and str(error).endswith("Er is nog niets overgenomen.")
    else:
        assert all(1 <= line <= damaged.count("\n") + damaged.count("\r") + 1 for line, _ in found.faults)


def test_a_text_of_several_lines_stands_there_as_a_person_would_write_it() -> None:
    lesson = WrittenLesson("Wees trots", "Eén [1].\n\nTwee: ja # nee.", codes=("trots",))
    assert write_writings(Writings((lesson,))).split("\n\n", 1)[1] == (
        "lessen:\n"
        "  - titel: Wees trots\n"
        "    status: concept\n"
        "    codes: [trots]\n"
        "    tekst: |\n"
        "      Eén [1].\n"
        "\n"
        "      Twee: ja # nee.\n"
    )


@pytest.mark.parametrize("text", ["", "# niets\n", "lessen:\nteksten: []\n"])
def test_a_file_in_which_nothing_stands_holds_nothing(text: str) -> None:
    assert parse_writings(text, "lessen.yaml") == Writings()


@pytest.mark.parametrize(
    ("part", "line", "sentence"),
    [
        ("titel: ''", 2, "‘titel’ ontbreekt"),
        ("titel: b\n    statis: concept", 3, "niet bekend; kies uit: titel, status"),
        ("titel: b\n    status: klaar", 3, "kies uit: concept, besproken, vastgesteld"),
        ("titel: b\n    codes: trots", 3, "‘codes’ hoort een lijst"),
        ("titel: b\n    codes: [[trots]]", 3, "‘codes’ hoort een tekst"),
        ("titel: b\n    tekst: [c]", 3, "‘tekst’ hoort een tekst"),
        ("titel: b\n    citaten: [los]", 3, "horen velden te staan"),
        ("titel: b\n    citaten:\n      - bestand: a", 4, "‘citaat’ ontbreekt"),
        ("titel: b\n    citaten:\n      - bestand: a\n        citaat: c\n        nummer: 0", 6, "heel getal"),
        ("titel: b\n    citaten:\n      - bestand: a\n        citaat: c\n        houding: vindt", 6, "spreekt tegen"),
        ("los", 2, "horen velden te staan"),
    ],
)
def test_a_part_with_a_fault_is_named_with_its_line_and_the_rest_is_read(part: str, line: int, sentence: str) -> None:
    found = parse_writings(f"lessen:\n  - {part}\n  - titel: Goed\n", "lessen.yaml")
    assert [one.title for one in found.lessons] == ["Goed"]
    [(at, problem)] = found.faults
    assert at == line and sentence in problem


def test_judgements_and_texts_with_a_fault_are_named_too() -> None:
    text = (
        "oordelen:\n- thema: a\n  reden: b\n- thema: a\n  oordeel: mooi\n"
        "teksten:\n- soort: brief\n  plek: a\n  tekst: b\n- soort: portret\n  plek: werk\n"
    )
    assert [line for line, _ in faults(text)] == [2, 5, 7, 10]


def test_what_stands_in_a_field_is_not_repeated_in_a_sentence() -> None:
    text = "lessen:\n- titel: b\n  citaten: [{bestand: a, citaat: ik ben ziek, dat zei ik}]\n  status: c\n"
    [(_, problem)] = faults(text)
    assert "ziek" not in problem and "dat zei ik" not in problem


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("lessen:\n  - titel: Let op: dit\n", 2, "dubbele punt"),
        ("oordelen:\n  - oordeel: ?\n", 2, "schrijf onbekend"),
        ("lessen:\n\t- titel: a\n", 2, "tab"),
        ('lessen:\n  - titel: "a\n    tekst: b\n', 2, "aanhalingsteken"),
        ("lessen:\n  - codes: [a\n", 2, "niet gesloten"),
        ("lessen:\n  - titel: @a\n", 2, "tussen aanhalingstekens"),
        ("lessen: &a\n  - *a\n", 1, "tussen aanhalingstekens"),
        ("lessen: *a\n", 1, "tussen aanhalingstekens"),
        ("lessen: !!python/object/apply:os.system [ls]\n", 1, "tussen aanhalingstekens"),
        ("lessen: []\nlessen: []\n", 2, "dubbel"),
        ("lessen: []\n---\nteksten: []\n", 2, "---"),
        ("[a]: b\n", 1, "naam van een veld"),
        ("lessen:\n  - titel: \x07\n", 2, "onzichtbaar"),
        ("lessen: []\nlessons: []\n", 2, "lessen, oordelen, teksten"),
        ("lessen: a\n", 1, "lijst"),
        ("a\n", 1, "velden"),
        ("lessen:\n  - titel: a\n tekst: b\n", 3, "geldige YAML"),
    ],
)
def test_a_file_that_is_no_good_yaml_is_refused_whole(text: str, line: int, sentence: str) -> None:
    with pytest.raises(UsageError, match=f"^lessen.yaml, regel {line}: .*{sentence}"):
        parse_writings(text, "lessen.yaml")


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_a_file_that_nests_without_end_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="te veel lijsten"):
        parse_writings(text, "lessen.yaml")


def test_lines_are_counted_as_an_editor_does() -> None:
    assert faults("lessen:\r\n- titel: a\x85\u2028b\r\n- status: concept\r\n")[0][0] == 3


def test_a_file_that_cannot_be_read_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lessons export"):
        read_writings(tmp_path / "weg.yaml")
    with pytest.raises(EvaluationError, match="kan niet gelezen worden"):
        read_writings(tmp_path)
    (tmp_path / "oud.yaml").write_bytes("lessen: # é\n".encode("cp1252"))
    with pytest.raises(UsageError, match="UTF-8"):
        read_writings(tmp_path / "oud.yaml")
    (tmp_path / "bom.yaml").write_bytes("\ufefflessen:\n- titel: é\n".encode())
    assert [one.title for one in read_writings(tmp_path / "bom.yaml").lessons] == ["é"]
