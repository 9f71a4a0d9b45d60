"""Which words at the start of a paragraph are a speaker."""

from collections.abc import Callable

import pytest
from reader_samples import begins, turns, words

from lerende_evaluatie.domain.transcript import Transcript

ReadAs = Callable[[str, str | bytes], Transcript]

HABITS = {
    "interviewer and respondent": ("Interviewer: Hoe?\nRespondent 1: Zo.", "Interviewer", "Respondent 1"),
    "small letters": ("interviewer: Hoe?\nrespondent 1: Zo.", "interviewer", "respondent 1"),
    "I and R": ("I: Hoe?\nR: Zo.", "I", "R"),
    "I1 and R2": ("I1: Hoe?\nR2: Zo.", "I1", "R2"),
    "I and B": ("I: Hoe?\nB: Zo.", "I", "B"),
    "V and A": ("V: Hoe?\nA: Zo.", "V", "A"),
    "Vraag and Antwoord": ("Vraag: Hoe?\nAntwoord: Zo.", "Vraag", "Antwoord"),
    "time in front": ("[00:01:23] I: Hoe?\n00:01:25 R: Zo.", "I", "R"),
    "time behind": ("I (00:01:23): Hoe?\nR [00:01:25]: Zo.", "I", "R"),
    "bare time behind": ("I 00:01:23: Hoe?\nR 00:01:25: Zo.", "I", "R"),
    "time after the colon": ("I: [00:01:23] Hoe?\nR: (00:01:25) Zo.", "I", "R"),
    "f4 time in front": ("#00:01:23-0# I: Hoe?\n#00:01:25-0# R: Zo.", "I", "R"),
    "f4 time after the colon": ("I: #00:01:23-0# Hoe?\nR: #00:01:25-0# Zo.", "I", "R"),
    "label on its own line": ("Spreker 1\nHoe?\nSpreker 2\nZo.", "Spreker 1", "Spreker 2"),
    "Word transcribe": ("00:01:23 Speaker 1\nHoe?\n00:01:25 Speaker 2\nZo.", "Speaker 1", "Speaker 2"),
    "label, tab and time": ("Spreker 1\t00:01:23\nHoe?\nSpreker 2\t00:01:25\nZo.", "Spreker 1", "Spreker 2"),
    "time on the line above": ("00:01:23\nSpreker 1\nHoe?\n00:01:25\nSpreker 2\nZo.", "Spreker 1", "Spreker 2"),
    "label and tab": ("I\tHoe?\nR\tZo.", "I", "R"),
    "whisperx": ("SPEAKER_00: Hoe?\nSPEAKER_01: Zo.", "SPEAKER_00", "SPEAKER_01"),
    "brackets and colon": ("[SPEAKER_00]: Hoe?\n[SPEAKER_01]: Zo.", "SPEAKER_00", "SPEAKER_01"),
    "round brackets and time": ("Spreker 1 (00:01:23) Hoe?\nSpreker 2 (00:01:25) Zo.", "Spreker 1", "Spreker 2"),
    "captions of Zoom": ("[Interviewer] 00:01:23\nHoe?\n[Respondent] 00:01:25\nZo.", "Interviewer", "Respondent"),
    "numbered": ("1. Interviewer: Hoe?\n2. Respondent: Zo.", "Interviewer", "Respondent"),
    "bare number": ("1 I: Hoe?\n2 R: Zo.", "I", "R"),
    "number and tabs": ("1\tI\tHoe?\n2\tR\tZo.", "I", "R"),
    "round brackets": ("(Spreker 1) Hoe?\n(Spreker 2) Zo.", "Spreker 1", "Spreker 2"),
}


@pytest.mark.parametrize("text, one, other", HABITS.values(), ids=HABITS.keys())
def test_a_habit_of_transcribers_is_recognised(text: str, one: str, other: str, read_as: ReadAs) -> None:
    transcript = read_as("txt", text)
    assert turns(transcript) == [(one, "Hoe?"), (other, "Zo.")]
    assert transcript.warnings == ()
    if "00:01:23" in text:
        assert begins(transcript) == [83, 85]


def test_names_that_come_back_are_speakers(read_as: ReadAs) -> None:
    transcript = read_as("txt", "Anna: Hoi.\nBram de Wit: Dag.\nAnna: Ja.\nBram de Wit: Nee.")
    assert [speaker for speaker, _ in turns(transcript)] == ["Anna", "Bram de Wit", "Anna", "Bram de Wit"]


def test_a_name_beside_a_known_habit_is_a_speaker_when_it_comes_back(read_as: ReadAs) -> None:
    transcript = read_as("txt", "Interviewer: Hoi?\nKarin: Dag.\nInterviewer: Ja?\nKarin: Nee.")
    assert [speaker for speaker, _ in turns(transcript)] == ["Interviewer", "Karin"] * 2


@pytest.mark.parametrize("form", ["{} [00:01:23] {}", "[{}] 00:01:23\n{}"])
def test_names_with_a_time_are_speakers_without_a_colon(form: str, read_as: ReadAs) -> None:
    spoken = [("Anna de Vries", "Hoe?"), ("Kees Bakker", "Zo."), ("Anna de Vries", "En?"), ("Kees Bakker", "Klaar.")]
    assert turns(read_as("txt", "\n".join(form.format(*one) for one in spoken))) == spoken


@pytest.mark.parametrize(
    "line", ["Toen [00:04:10] zei ik dat.", "3 Nieuwe regels: die kwamen erbij.", "(Lacht) 12:30 was het."]
)
def test_a_time_or_number_in_a_sentence_makes_no_speaker(line: str, read_as: ReadAs) -> None:
    assert turns(read_as("txt", f"I: Hoe?\nR: Zo.\n{line}"))[-1] == ("R", f"Zo.\n{line}")


def test_names_right_to_left_are_speakers(read_as: ReadAs) -> None:
    assert turns(read_as("txt", "שרה: שלום\nדוד: מה\nשרה: כן\nדוד: לא"))[0] == ("שרה", "שלום")


@pytest.mark.parametrize("lead", ["Kijk", "Bijvoorbeeld", "Succesfactoren", "Let op", "Eerlijk gezegd"])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_word_with_a_colon_stays_a_word(lead: str, times: int, read_as: ReadAs) -> None:
    text = "I: Hoe?\nR: Zo.\nI: En?\nR: Ja.\n" + f"{lead}: dat is het.\n" * times
    assert turns(read_as("txt", text))[-1] == ("R", "Ja." + f"\n{lead}: dat is het." * times)


@pytest.mark.parametrize("one, other", [("Voordeel", "Nadeel"), ("Doel", "Resultaat"), ("- Wonen", "- Werken")])
def test_a_list_in_a_report_is_no_conversation(one: str, other: str, read_as: ReadAs) -> None:
    text = (
        "Verslag van het bezoek.\n\n"
        + f"{one}: een punt.\n{other}: een punt.\n" * 2
        + "\nDaarna gingen wij naar huis.\n"
    )
    assert {speaker for speaker, _ in turns(read_as("txt", text))} == {None}


@pytest.mark.parametrize(
    "line", ["(lacht) Ja hoor.", "10:30 uur waren we er.", "Zie https://x.nl: daar.", "- Anna: ja"]
)
def test_something_like_a_label_stays_a_word(line: str, read_as: ReadAs) -> None:
    assert turns(read_as("txt", f"I: Hoe?\nR: Zo.\n{line}"))[-1] == ("R", f"Zo.\n{line}")


def test_a_paragraph_without_label_continues_the_turn(read_as: ReadAs) -> None:
    assert turns(read_as("txt", "I: Hoe?\nR: Zo.\n\nEn zo.")) == [("I", "Hoe?"), ("R", "Zo.\nEn zo.")]


def test_two_spellings_of_a_label_are_one_speaker(read_as: ReadAs) -> None:
    transcript = read_as("txt", "Interviewer: Hoe?\nRespondent: Zo.\nINTERVIEWER : En?\nrespondent: Ja.")
    assert [speaker for speaker, _ in turns(transcript)] == ["Interviewer", "Respondent"] * 2


def test_lines_before_the_first_speaker_are_kept_with_a_warning(read_as: ReadAs) -> None:
    transcript = read_as("txt", "Interview met een werknemer\nDelft, mei 2022\n\nI: Hoe?\nR: Zo.")
    assert turns(transcript)[:3] == [(None, "Interview met een werknemer"), (None, "Delft, mei 2022"), ("I", "Hoe?")]
    assert len(transcript.warnings) == 1 and "2 alinea's" in transcript.warnings[0]


@pytest.mark.parametrize("last", ["Locatie: Delft\n", ""])
def test_names_about_the_interview_are_no_turns(last: str, read_as: ReadAs) -> None:
    text = f"Interviewer: M. de Vries\nRespondent: J. Jansen\n{last}\nI: Hoe?\nR: Zo.\nI: En?\nR: Ja."
    transcript = read_as("txt", text)
    assert turns(transcript)[0] == (None, "Interviewer: M. de Vries")
    assert [speaker for speaker, _ in turns(transcript) if speaker] == ["I", "R", "I", "R"]


def test_a_name_above_the_date_is_no_turn_though_it_speaks_below(read_as: ReadAs) -> None:
    text = "Interviewer: M. de Vries\nDatum: 12 mei\n\nInterviewer: Hoe?\nRespondent: Zo."
    assert turns(read_as("txt", text))[::2] == [(None, "Interviewer: M. de Vries"), ("Interviewer", "Hoe?")]


def test_two_letters_without_a_partner_in_a_list_are_no_speakers(read_as: ReadAs) -> None:
    text = "Er zijn twee wegen.\n\nA: de eerste.\nB: de tweede.\n\nWij kozen geen van beide."
    assert {speaker for speaker, _ in turns(read_as("txt", text))} == {None}


def test_a_report_that_names_interviewer_and_respondent_has_no_speakers(read_as: ReadAs) -> None:
    text = "Interviewer: M. de Vries\nRespondent: J. Jansen\n\n" + "Dit is een zin uit het verslag.\n" * 12
    assert {speaker for speaker, _ in turns(read_as("txt", text))} == {None}


def test_prose_gives_an_utterance_per_paragraph_and_one_warning(read_as: ReadAs) -> None:
    transcript = read_as("txt", "Titel\n\nEen alinea: met een dubbele punt.\n\n- een punt\n- nog een punt")
    assert words(transcript) == ["Titel", "Een alinea: met een dubbele punt.", "- een punt", "- nog een punt"]
    assert len(transcript.warnings) == 1 and "geen sprekers" in transcript.warnings[0]


def test_a_stamp_at_the_end_of_a_turn_is_when_the_next_begins(read_as: ReadAs) -> None:
    transcript = read_as("txt", "I: Hoe? #00:00:07-5#\nR: Zo #00:00:08-0# dan. #00:00:11-0#\nI: En?")
    assert words(transcript) == ["Hoe?", "Zo dan.", "En?"]
    assert begins(transcript) == [None, 7.5, 11]


def test_names_and_times_of_an_old_teams_export_in_word(read_as: ReadAs) -> None:
    cue = "0:0:{0}.0 --> 0:0:{0}.9\n{1}\n{2}\n"
    text = "".join(cue.format(at, name, f"zin {at}") for at, name in enumerate(["Jan Smit", "Els Bos"] * 2))
    transcript = read_as("txt", text)
    assert turns(transcript)[:2] == [("Jan Smit", "zin 0"), ("Els Bos", "zin 1")]
    assert begins(transcript) == [0, 1, 2, 3]


def test_a_third_name_with_a_time_is_a_speaker_though_it_speaks_once(read_as: ReadAs) -> None:
    text = (
        "Jan Smit   0:05\nHallo.\nEls Bos   0:09\nJa.\nJan Smit   0:12\nNee.\nEls Bos 0:15\nOké.\nMarie 0:20\nIk ook."
    )
    assert turns(read_as("txt", text))[-1] == ("Marie", "Ik ook.")
