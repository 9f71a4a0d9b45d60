"""Lessons: what may be kept, which sentences rest on a quote, and where a lesson was heard."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain import lessons
from lerende_evaluatie.domain.evidence import quote_from_coding
from lerende_evaluatie.domain.lessons import Evidence, Hearing, Lesson, Stance, Status
from lerende_evaluatie.domain.model import Coding, Source, Valence, Variables, new_guid, select
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.errors import EvaluationError, WritingError
from tests.interview_samples import code, codebook, interview

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
S, N, C = Stance.SUPPORTS, Stance.NUANCES, Stance.CONTRADICTS
CODEBOOK = codebook(code("draagvlak"), code("werkvloer", parent="draagvlak"), code("trots"))


def source(name: str, *turns: str, **variables: object) -> Source:
    return replace(interview(*turns, guid=name), name=name, variables=Variables(**variables))  # type: ignore[arg-type]


NORTH = source("a.docx", "R: Ja. Nee.", "S: Wel.", case="Noord", group="werknemer", round=1)
SOUTH = source("b.docx", "R: Ja.", case="Zuid", group="werkgever", round=2)
WEST = source("c.docx", "R: Niets.", case="West", group="partner_publiek", round=2)
EVERYONE = lessons.everyone_in([NORTH, SOUTH, WEST], ["werkgever", "werknemer"])


def quote(of: Source, words: str, code_id: str = "werkvloer", valence: Valence = Valence.POSITIVE) -> Quote:
    start = of.text.index(words)
    selection = select(of.text, start, start + len(words))
    coding = Coding(f"{of.guid}{start}{code_id}", of.guid, selection, code_id, valence, "u", MOMENT)
    return quote_from_coding(coding, of, "aldus", "Coder")


def lesson(*evidence: Evidence, text: str = "", codes: tuple[str, ...] = ("draagvlak",)) -> Lesson:
    return Lesson(new_guid(), "Houd aandacht voor elkaar", text, Status.DRAFT, codes, evidence, "u", MOMENT)


def under(*quotes: tuple[Quote, Stance], answer: str = "") -> tuple[Evidence, ...]:
    return tuple(Evidence(number, one.guid, stance, answer) for number, (one, stance) in enumerate(quotes, 1))


def heard(one: Lesson, *quotes: Quote) -> Hearing:
    return lessons.hearing(one, lessons.ground_of(quotes, CODEBOOK, EVERYONE))


def test_a_lesson_without_a_title_is_refused() -> None:
    with pytest.raises(WritingError, match="titel"):
        lessons.check(replace(lesson(), title=" \n "), CODEBOOK)


def test_a_title_becomes_one_line_and_a_code_counts_once() -> None:
    checked = lessons.check(replace(lesson(), title=" Houd \n vol ", codes=("trots", "trots")), CODEBOOK)
    assert (checked.title, checked.codes) == ("Houd vol", ("trots",))


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "x" * 201},
        {"text": "x" * 20_001},
        {"codes": ("bestaat_niet",)},
        {"guid": "../../etc"},
        {"evidence": (Evidence(1, "a", S), Evidence(1, "b", S))},
        {"evidence": (Evidence(1, "a", S), Evidence(2, "a", C))},
        {"evidence": (Evidence(0, "a", S),)},
        {"evidence": (Evidence(1, "a", S, "x" * 2_001),)},
    ],
)
def test_what_cannot_be_printed_or_found_again_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(EvaluationError):
        lessons.check(replace(lesson(), **wrong), CODEBOOK)  # type: ignore[arg-type]


def test_the_next_number_lies_above_those_in_the_text_too() -> None:
    one = lesson(Evidence(2, "a", S), text="Zo is het [7].")
    assert one.next_number == 8
    assert lesson().next_number == 1


def test_references_are_found_and_the_rest_stays_words() -> None:
    found = lessons.pieces("Dat werkt [3]. Soms [1, 12] niet [zucht] [x3].")
    assert [(piece.text, piece.number) for piece in found] == [
        ("Dat werkt ", None),
        ("3", 3),
        (". Soms ", None),
        ("1", 1),
        ("12", 12),
        (" niet [zucht] [x3].", None),
    ]


@given(st.text(alphabet="ab [],.123\n", max_size=60))
def test_no_word_of_a_text_is_lost_when_it_is_cut_into_pieces(text: str) -> None:
    pieces = lessons.pieces(text)
    left = "".join(piece.text for piece in pieces if piece.number is None)
    assert [sign for sign in left if sign in "ab."] == [sign for sign in text if sign in "ab."]
    assert lessons.references(text) == [piece.number for piece in pieces if piece.number is not None]


@given(st.text(alphabet="ab .!?[]12\n”", max_size=80))
def test_every_letter_of_a_text_stands_in_one_of_its_sentences(text: str) -> None:
    joined = "".join(lessons.sentences(text))
    assert [sign for sign in joined if sign.isalpha()] == [sign for sign in text if sign.isalpha()]


def test_a_reference_before_or_behind_the_full_stop_belongs_to_the_sentence() -> None:
    text = "Dat werkt [1]. Het kost 1.5 uur. [2] En dit?\nDit ook niet"
    assert lessons.sentences(text) == ["Dat werkt [1].", "Het kost 1.5 uur. [2]", "En dit?", "Dit ook niet"]
    one = lesson(Evidence(1, "a", S), Evidence(2, "b", S), text=text)
    assert lessons.unbacked(one) == ("En dit?", "Dit ook niet")


def test_a_reference_to_no_quote_backs_nothing_and_is_named() -> None:
    one = lesson(Evidence(1, "a", S), text="Dat werkt [4]. Dit ook [1, 5].")
    assert lessons.unbacked(one) == ("Dat werkt [4].",)
    assert lessons.dangling(one) == (4, 5)


def test_where_it_was_heard_is_counted_per_side_with_who_could_have_been_heard() -> None:
    yes, no, other = quote(NORTH, "Ja."), quote(NORTH, "Nee.", valence=Valence.NEGATIVE), quote(SOUTH, "Ja.")
    found = heard(lesson(*under((yes, S), (no, C), (other, S))), yes, no, other)
    assert found.supports.counts.cases == ("Noord", "Zuid") and found.supports.rounds == (1, 2)
    assert (found.supports.counts.passages, found.voices[C].counts.passages) == (2, 1)
    assert (EVERYONE.interviews, EVERYONE.respondents) == (3, 4)
    assert EVERYONE.groups == ("werkgever", "werknemer", "partner_publiek")


def test_who_is_silent_is_who_says_nothing_on_any_side() -> None:
    yes, no = quote(NORTH, "Ja."), quote(SOUTH, "Ja.", valence=Valence.NEGATIVE)
    found = heard(lesson(*under((yes, S), (no, C))), yes, no)
    assert (found.silent_cases, found.silent_groups, found.silent_rounds) == (("West",), ("partner_publiek",), ())


def test_a_lesson_heard_in_one_pilot_is_marked_until_a_second_supports_it() -> None:
    yes, no, other = quote(NORTH, "Ja."), quote(NORTH, "Nee."), quote(SOUTH, "Ja.")
    assert heard(lesson(*under((yes, S), (no, S))), yes, no, other).is_single_case
    assert heard(lesson(*under((yes, S), (other, C))), yes, no, other).is_single_case
    assert not heard(lesson(*under((yes, S), (other, S))), yes, no, other).is_single_case


def test_a_contradiction_is_open_until_it_is_answered() -> None:
    no = quote(NORTH, "Nee.", valence=Valence.NEGATIVE)
    assert heard(lesson(*under((no, C))), no).unanswered == (1,)
    assert heard(lesson(*under((no, C), answer="Dat kwam door de verhuizing.")), no).unanswered == ()
    assert heard(lesson(*under((no, N))), no).unanswered == ()


def test_evidence_the_other_way_is_not_yet_weighed_until_it_is_under_the_lesson() -> None:
    yes = quote(NORTH, "Ja.")
    no = quote(NORTH, "Nee.", valence=Valence.NEGATIVE)
    both = quote(SOUTH, "Ja.", valence=Valence.MIXED)
    elsewhere = quote(NORTH, "Wel.", "trots", Valence.NEGATIVE)
    assert heard(lesson(*under((yes, S))), yes, no, both, elsewhere).unweighed == (no, both)
    assert heard(lesson(*under((yes, S), (no, C))), yes, no, both, elsewhere).unweighed == (both,)
    assert heard(lesson(*under((yes, S), (no, S))), yes, no, both, elsewhere).unweighed == ()


def test_a_quote_whose_coding_is_gone_is_named_and_counts_no_more() -> None:
    yes, gone = quote(NORTH, "Ja."), quote(SOUTH, "Ja.")
    found = heard(lesson(*under((yes, S), (gone, S))), yes)
    assert found.shaky == (2,) and found.supports.counts.cases == ("Noord",)


def test_a_lesson_stands_under_the_main_code_of_its_first_code() -> None:
    assert lessons.theme_of(lesson(codes=("werkvloer", "trots")), CODEBOOK) == "draagvlak"
    assert lessons.theme_of(lesson(codes=("verdwenen", "trots")), CODEBOOK) == "trots"
    assert lessons.theme_of(lesson(codes=()), CODEBOOK) is None
