"""Whatever is said, in whatever script, comes back."""

import html
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_samples import read_file

from lerende_evaluatie.domain.transcript import Transcript, source_from
from lerende_evaluatie.errors import TranscriptError

Said = Sequence[tuple[str, str]]

SPEAKERS = ["Interviewer", "Respondent 1", "Spreker 2", "SPEAKER_00"]
# Signs that mean something in one of the formats (labels, times, tags, marks of Markdown) are tested by name elsewhere.
WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters=":<>[]{}()#*_|\\`&-+=~;!;："), min_size=1
).map(lambda word: f"a{word}")
SAID = st.lists(st.tuples(st.sampled_from(SPEAKERS), st.lists(WORDS, min_size=1, max_size=8).map(" ".join)), min_size=3)


def as_txt(said: Said) -> bytes:
    """Write plain text."""
    return "\n".join(f"{speaker}: {words}" for speaker, words in said).encode()


def as_vtt(said: Said) -> bytes:
    """Write a voice in each cue."""
    cues = (f"00:00:01.000 --> 00:00:02.000\n<v {speaker}>{html.escape(words)}</v>\n\n" for speaker, words in said)
    return f"WEBVTT\n\n{''.join(cues)}".encode()


def as_srt(said: Said) -> bytes:
    """Write a label in each cue."""
    cues = (f"{at}\n00:00:01,000 --> 00:00:02,000\n{one}: {words}\n\n" for at, (one, words) in enumerate(said, 1))
    return "".join(cues).encode()


def as_docx(said: Said) -> bytes:
    """Write a label in each paragraph."""
    document = docx.Document()
    for speaker, words in said:
        document.add_paragraph(f"{speaker}: {words}")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[Said], bytes]] = {
    "txt": as_txt,
    "md": as_txt,
    "vtt": as_vtt,
    "srt": as_srt,
    "docx": as_docx,
}


def reread(suffix: str, data: bytes) -> Transcript:
    """Write a file and read it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"gesprek.{suffix}"
        path.write_bytes(data)
        return read_file(path)


def joined(said: Said) -> list[tuple[str, str]]:
    """Join what one speaker says in a row, with single blanks."""
    return [
        (who, " ".join(" ".join(w for _, w in group).split())) for who, group in groupby(said, key=lambda one: one[0])
    ]


@pytest.mark.parametrize("suffix", WRITERS)
@settings(deadline=None, max_examples=60)
@given(said=SAID)
def test_who_says_what_comes_back(suffix: str, said: Said) -> None:
    transcript = reread(suffix, WRITERS[suffix](said))
    assert joined([(one.speaker or "", one.words) for one in transcript.utterances]) == joined(said)


@pytest.mark.parametrize("suffix", WRITERS)
@settings(deadline=None, max_examples=60)
@given(said=SAID)
def test_turns_point_at_their_words(suffix: str, said: Said) -> None:
    source = source_from(reread(suffix, WRITERS[suffix](said)), name="x", file_hash="", reader="", roles={})
    assert " ".join(source.words_of(turn) for turn in source.turns).split() == source.text.split()
    assert source.text.split() == [word for _, words in said for word in words.split()]


@pytest.mark.parametrize("suffix, start", [("txt", b""), ("md", b""), ("vtt", b""), ("srt", b""), ("rtf", rb"{\rtf1 ")])
@settings(deadline=None, max_examples=200)
@given(data=st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_read_or_refused_with_a_sentence(suffix: str, start: bytes, data: bytes) -> None:
    try:
        transcript = reread(suffix, start + data)
    except TranscriptError as error:
        assert str(error).startswith("gesprek.")
    else:
        source_from(transcript, name="x", file_hash="", reader="", roles={}).text.encode("utf-8")


def letters(text: str) -> str:
    """Return the letters of a text, in order."""
    return "".join(filter(str.isalpha, text))


@pytest.mark.parametrize("suffix", ["txt", "md", "vtt", "srt"])
@settings(deadline=None, max_examples=300)
@given(lines=st.lists(st.text(st.sampled_from("xy: 1,>.[]()#-\t{}")), min_size=1))
def test_no_letter_is_lost_in_lines_that_look_like_times_and_labels(suffix: str, lines: list[str]) -> None:
    # A line with an arrow is a time, even when it is broken, and the line above it in WebVTT the name of the cue.
    lines = [line.replace("-->", "->") for line in lines]
    separator = "\n\n" if suffix == "vtt" else "\n"
    transcript = reread(suffix, separator.join(["een", "", "twee", *lines]).encode())
    assert letters("".join(one.words for one in transcript.utterances)) == "eentwee" + letters("".join(lines))
    assert not any(one.speaker for one in transcript.utterances)
