from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain.model import Role, Turn, text_hash
from lerende_evaluatie.domain.transcript import Transcript, Utterance, clean_words, source_from
from lerende_evaluatie.files import xml_safe

ANY_TEXT = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["\ud83d stuk", "👍🏽 goed", "e\u0301én", "שלום", "a\r\nb\rc", "\u2028", "\x00", " \n ", "\ufeffja"]
)


@given(st.lists(st.tuples(ANY_TEXT, st.sampled_from([None, "I", "R", "\ud800"])), max_size=8))
def test_a_turn_points_at_exactly_its_words_whatever_they_are(said: list[tuple[str, str | None]]) -> None:
    transcript = Transcript(tuple(Utterance(words, speaker) for words, speaker in said))
    source = source_from(transcript, name="a", file_hash="0", reader="txt 1", roles={"I": Role.INTERVIEWER})
    kept = [clean_words(words) for words, _ in said if clean_words(words)]
    assert [source.text[turn.start : turn.end] for turn in source.turns] == kept
    assert [turn.index for turn in source.turns] == list(range(len(kept)))
    assert all(source.turn_at(turn.start) is turn and source.turn_at(turn.end - 1) is turn for turn in source.turns)
    assert len(text_hash(source.text)) == 64, "the text can be written as UTF-8"


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(words: str) -> None:
    assert clean_words(clean_words(words)) == clean_words(words)


def test_line_ends_become_one_and_what_no_database_or_word_file_holds_becomes_visible() -> None:
    said = "\r\n een\r\ntwee\rdrie\u2028vier\x00\ud800\x07 "
    assert clean_words(said) == "een\ntwee\ndrie\nvier\ufffd\ufffd\ufffd"


@given(ANY_TEXT | st.text(st.characters(categories=["Cc", "Cs", "Co", "Lu"])))
def test_words_that_were_read_can_be_printed_as_they_are(words: str) -> None:
    assert xml_safe(clean_words(words)) == clean_words(words)


def test_a_label_without_a_role_is_unknown_and_empty_turns_are_gone() -> None:
    transcript = Transcript((Utterance("Ja.", "Jan", 1.5), Utterance("  "), Utterance("Nee.")), ("let op",))
    source = source_from(
        transcript, name="a", file_hash="0", reader="txt 1", roles={"Jan": Role.RESPONDENT}, warnings=("en dit",)
    )
    assert source.turns == (Turn(0, 0, 3, "Jan", Role.RESPONDENT, 1.5), Turn(1, 5, 9, None, Role.UNKNOWN))
    assert source.warnings == ("let op", "en dit")
    assert source.turn_at(4) is None
    assert source.evidence_turns() == source.turns[:1]


def test_without_any_speaker_every_turn_is_evidence() -> None:
    transcript = Transcript((Utterance("Een."), Utterance("Twee.")))
    source = source_from(transcript, name="a", file_hash="0", reader="txt 1", roles={})
    assert source.evidence_turns() == source.turns
