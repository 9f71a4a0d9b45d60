"""Who asks and who answers."""

import pytest

from lerende_evaluatie.domain.model import Role
from lerende_evaluatie.domain.roles import detect_roles
from lerende_evaluatie.domain.transcript import Transcript, Utterance

ASKS, ANSWERS = Role.INTERVIEWER, Role.RESPONDENT


def said(*turns: tuple[str | None, str]) -> Transcript:
    """Return a transcript of who says what."""
    return Transcript(tuple(Utterance(words, speaker) for speaker, words in turns))


def of_labels(*labels: str) -> Transcript:
    """Return a transcript in which nobody asks anything."""
    return said(*((label, "woorden") for label in labels))


@pytest.mark.parametrize(
    "labels, roles",
    [
        (("Interviewer", "Respondent 1", "Respondent 2"), (ASKS, ANSWERS, ANSWERS)),
        (("Interviewer 2", "Projectleider"), (ASKS, ANSWERS)),
        (("Int.", "Resp."), (ASKS, ANSWERS)),
        (("Jan (interviewer)", "Els"), (ASKS, ANSWERS)),
        (("Onderzoeker", "Geïnterviewde"), (ASKS, ANSWERS)),
        (("I", "R"), (ASKS, ANSWERS)),
        (("I1", "I2", "R1", "R2"), (ASKS, ASKS, ANSWERS, ANSWERS)),
        (("I", "B"), (ASKS, ANSWERS)),
        (("V", "A"), (ASKS, ANSWERS)),
        (("Vraag", "Antwoord"), (ASKS, ANSWERS)),
        (("I", "Respondent 1"), (ASKS, ANSWERS)),
        (("Interviewer", "A"), (ASKS, ANSWERS)),
    ],
)
def test_labels_tell_the_role(labels: tuple[str, ...], roles: tuple[Role, ...]) -> None:
    assert detect_roles(of_labels(*labels)) == (dict(zip(labels, roles, strict=True)), ())


@pytest.mark.parametrize("labels", [("I", "Jan"), ("A", "B"), ("V", "K")])
def test_letters_say_nothing_without_their_partner(labels: tuple[str, ...]) -> None:
    roles, warnings = detect_roles(of_labels(*labels))
    assert set(roles.values()) == {ANSWERS}
    assert len(warnings) == 1


def test_given_labels_win_whatever_their_case() -> None:
    transcript = said(("Interviewer", "Hoe?"), ("Els", "Zo."), ("Jan", "En?"))
    roles, warnings = detect_roles(transcript, interviewers=["JAN"], respondents=["interviewer"])
    assert roles == {"Interviewer": ANSWERS, "Els": ANSWERS, "Jan": ASKS}
    assert warnings == ()


def test_who_asks_most_is_the_interviewer_and_the_warning_says_so() -> None:
    transcript = said(("Els", "Ik werk hier. Leuk hè?"), ("Jan", "Hoe lang?"), ("Els", "Tien jaar."), ("Jan", "En nu?"))
    roles, (warning,) = detect_roles(transcript)
    assert roles == {"Els": ANSWERS, "Jan": ASKS}
    assert "“Jan”" in warning and "evaluatie.toml" in warning
    assert "Tien" not in warning


def test_equal_questions_make_the_one_with_fewest_words_the_interviewer() -> None:
    roles, _ = detect_roles(said(("Els", "Heel veel woorden die ik zeg, toch?"), ("Jan", "Hoezo?")))
    assert roles == {"Els": ANSWERS, "Jan": ASKS}


def test_a_passer_by_with_one_question_is_not_the_interviewer() -> None:
    interview = [("Jan", "Hoe gaat dat dan?"), ("Els", "Zo.")] * 5
    roles, _ = detect_roles(said(*interview, ("Koffiedame", "Melk?")))
    assert roles["Jan"] is ASKS and roles["Koffiedame"] is ANSWERS


def test_a_single_speaker_is_a_respondent() -> None:
    assert detect_roles(said(("Els", "Wat zal ik zeggen?"))) == ({"Els": ANSWERS}, ())


def test_without_speakers_there_are_no_roles() -> None:
    assert detect_roles(said((None, "Verslag."))) == ({}, ())
