"""Subtitles: vtt and srt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reader_samples import begins, turns, words

from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.readers import _cues

ReadAs = Callable[[str, str | bytes], Transcript]


def vtt(*cues: str) -> str:
    """Return WebVTT with a cue every second."""
    return "WEBVTT\n\n" + "".join(f"00:00:0{at}.000 --> 00:00:0{at}.900\n{cue}\n\n" for at, cue in enumerate(cues, 1))


def srt(*cues: str) -> str:
    """Return SubRip with a cue every second."""
    return "".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{cue}\n\n" for at, cue in enumerate(cues, 1))


def test_voices_of_teams_are_speakers_and_their_cues_one_turn(read_as: ReadAs) -> None:
    text = (
        "WEBVTT\n\n0:00:12.3 --> 0:00:14.0\n<v Jan Smit>Hallo</v>\n\n0:00:14.0 --> 0:00:15.0\n<v Jan Smit>daar.</v>\n\n"
    )
    transcript = read_as("vtt", text + "0:00:16.0 --> 0:00:17.0\n<v Els Bos>Ja.</v>\n")
    assert turns(transcript) == [("Jan Smit", "Hallo daar."), ("Els Bos", "Ja.")]
    assert begins(transcript) == [12.3, 16]
    assert transcript.warnings == ()


def test_two_voices_in_one_cue_are_two_turns(read_as: ReadAs) -> None:
    assert turns(read_as("vtt", vtt("<v Jan>Hoi</v>\n<v Els>Dag</v>"))) == [("Jan", "Hoi"), ("Els", "Dag")]


def test_a_cue_without_voice_continues_the_turn(read_as: ReadAs) -> None:
    assert turns(read_as("vtt", vtt("<v Jan>Hoi", "en dag"))) == [("Jan", "Hoi en dag")]


def test_names_of_zoom_are_speakers_even_when_they_speak_once(read_as: ReadAs) -> None:
    text = vtt("Jan: Hoi", "Els: Dag", "Jan: Ja", "Els: Nee", "Marie: Ik ook")
    assert turns(read_as("vtt", text))[-1] == ("Marie", "Ik ook")


@pytest.mark.parametrize("one, other", [("SPEAKER_00: ", "SPEAKER_01: "), ("[SPEAKER_00]: ", "[SPEAKER_01]: ")])
def test_labels_of_machine_subtitles_are_speakers(one: str, other: str, read_as: ReadAs) -> None:
    transcript = read_as("srt", srt(f"{one}hoe gaat\nhet", "met u", f"{other}goed"))
    assert turns(transcript) == [("SPEAKER_00", "hoe gaat het met u"), ("SPEAKER_01", "goed")]
    assert begins(transcript) == [1, 3]


def test_subtitles_without_speakers_become_passages(read_as: ReadAs) -> None:
    transcript = read_as("srt", srt("Dit is een zin", "die doorloopt."))
    assert turns(transcript) == [(None, "Dit is een zin die doorloopt.")]
    assert len(transcript.warnings) == 1


def test_long_subtitles_without_speakers_are_cut_where_a_sentence_ends(read_as: ReadAs) -> None:
    sentence = "woord " * 60 + "klaar."
    assert words(read_as("srt", srt(sentence, sentence))) == [sentence, sentence]


@pytest.mark.parametrize("suffix", ["vtt", "srt"])
def test_tags_and_entities_are_no_words(suffix: str, read_as: ReadAs) -> None:
    text = vtt if suffix == "vtt" else srt
    transcript = read_as(suffix, text("<i>R&amp;D</i> <b>is</b> <font color=red>a &lt; b</font> <lacht> {lacht} R&D;"))
    assert words(transcript) == ["R&D is a < b <lacht> {lacht} R&D;"]


def test_remarks_styles_and_names_of_cues_are_no_words(read_as: ReadAs) -> None:
    text = (
        "WEBVTT - titel\nKind: captions\n\nNOTE Confidence: 0.9\nnog een regel\n\nSTYLE\n::cue {color: red}\n\nintro\n"
    )
    assert words(read_as("vtt", text + "00:01.000 --> 00:02.000\nHallo\n")) == ["Hallo"]


BROKEN_VTT = "WEBVTT\n\n00:00:0x --> kapot\nHallo\n\nzonder tijd\n\n00:00:05.000 --> 00:00:06.000\nen nog"
BROKEN_SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\neen\n\n"
    "2\n00:00:xx --> 00:00:04,000\ntwee\n3\n00:00:05,000 --> 00:00:06,000\n2020"
)


@pytest.mark.parametrize(
    "suffix, text, kept, lines",
    [
        ("vtt", BROKEN_VTT, "Hallo zonder tijd en nog", "op de regels 3, 6"),
        ("srt", BROKEN_SRT, "een twee 2020", "op regel 6"),
    ],
)
def test_words_with_a_broken_time_are_kept(suffix: str, text: str, kept: str, lines: str, read_as: ReadAs) -> None:
    transcript = read_as(suffix, text)
    assert words(transcript) == [kept]
    assert f"De tijd {lines} klopt niet" in transcript.warnings[0]


@pytest.mark.parametrize("suffix, write", [("vtt", vtt), ("srt", srt)])
def test_an_arrow_among_the_words_is_no_time(suffix: str, write: Callable[..., str], read_as: ReadAs) -> None:
    transcript = read_as(suffix, write("van werk --> vrijwilliger", "en terug"))
    assert words(transcript) == ["van werk --> vrijwilliger en terug"]
    assert "tijd" not in transcript.warnings[0]


def test_words_are_kept_when_the_library_loses_them() -> None:
    cues, broken = _cues.salvage(vtt("een", "twee"), is_vtt=True)
    assert [(cue.begin, cue.text) for cue in cues] == [(1, "een"), (2, "twee")]
    assert broken == []


def test_a_library_that_fails_or_loses_words_is_not_followed(tmp_path: Path) -> None:
    def fails(text: str) -> list[_cues.Cue]:
        raise RuntimeError(text)

    path = tmp_path / "gesprek.vtt"
    path.write_text(vtt("een", "twee"), encoding="utf-8")
    for parse in (fails, lambda _: [_cues.Cue(1, "een")]):
        assert words(_cues.read_cues(path, parse, is_vtt=True)) == ["een twee"]
