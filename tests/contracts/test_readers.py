"""What every reader keeps to."""

import importlib
import inspect
import pkgutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType

import docx
import pytest
from odfdo import Document, Paragraph
from reportlab.pdfgen.canvas import Canvas

from lerende_evaluatie import readers
from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.errors import TranscriptError

NAMES = sorted(
    one.name for one in pkgutil.iter_modules(readers.__path__) if not one.name.startswith("_") and one.name != "texts"
)
READERS = {name: importlib.import_module(f"lerende_evaluatie.readers.{name}") for name in NAMES}
HEAVY = ["docx", "odfdo", "pypdf", "striprtf", "webvtt", "pysubs2", "lxml"]
LINES = ["Interviewer: Hoe gaat het?", "Respondent 1: Goed."]


def _text() -> bytes:
    return "\n".join(LINES).encode()


def _docx() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    return _saved(document)


def _odt() -> bytes:
    document = Document("text")
    document.body.clear()
    for line in LINES:
        document.body.append(Paragraph(line))
    return _saved(document)


def _pdf() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for number, line in enumerate(LINES):
        canvas.drawString(60, 700 - 20 * number, line)
    canvas.save()
    return buffer.getvalue()


def _saved(document: object) -> bytes:
    buffer = BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def _cues(head: str, mark: str) -> bytes:
    cues = (f"{at}\n00:00:0{at}{mark}000 --> 00:00:0{at}{mark}900\n{line}\n\n" for at, line in enumerate(LINES, 1))
    return (head + "".join(cues)).encode()


SAMPLES = {
    "docx": _docx(),
    "md": b"\n\n".join(_text().split(b"\n")),
    "odt": _odt(),
    "pdf": _pdf(),
    "rtf": rb"{\rtf1 " + rb"\par ".join(_text().split(b"\n")) + rb"\par}",
    "srt": _cues("", ","),
    "txt": _text(),
    "vtt": _cues("WEBVTT\n\n", "."),
}


@pytest.fixture(params=NAMES)
def reader(request: pytest.FixtureRequest) -> ModuleType:
    """Return each reader."""
    return READERS[request.param]


@pytest.fixture
def path(reader: ModuleType, tmp_path: Path) -> Path:
    """Return a file of the reader's format, with its sample in it."""
    suffix = reader.__name__.rsplit(".")[-1]
    path = tmp_path / f"gesprek.{suffix}"
    path.write_bytes(SAMPLES[suffix])
    return path


def test_every_reader_has_a_sample() -> None:
    assert NAMES == sorted(SAMPLES)


def test_a_reader_has_a_version_and_reads_a_path(reader: ModuleType) -> None:
    assert isinstance(reader.VERSION, str) and reader.VERSION
    assert list(inspect.signature(reader.read).parameters) == ["path"]


def test_a_reader_gives_the_turns_of_its_sample(reader: ModuleType, path: Path) -> None:
    transcript = reader.read(path)
    assert isinstance(transcript, Transcript)
    assert [(one.speaker, one.words) for one in transcript.utterances] == [
        ("Interviewer", "Hoe gaat het?"),
        ("Respondent 1", "Goed."),
    ]
    assert transcript.warnings == ()


def test_a_reader_gives_the_same_twice_and_leaves_the_file_alone(reader: ModuleType, path: Path) -> None:
    before = path.read_bytes()
    assert reader.read(path) == reader.read(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("blank", [b"", b" \n\t\r\n "])
def test_a_file_without_words_is_refused_with_its_own_sentence(reader: ModuleType, path: Path, blank: bytes) -> None:
    path.write_bytes(blank)
    with pytest.raises(TranscriptError, match=f"{path.name} is leeg"):
        reader.read(path)


def test_a_missing_file_is_refused_with_a_sentence(reader: ModuleType, path: Path) -> None:
    path.unlink()
    with pytest.raises(TranscriptError, match=f"{path.name} is er niet"):
        reader.read(path)


def test_a_huge_file_is_refused_with_a_sentence(reader: ModuleType, path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(60_000_000)
    with pytest.raises(TranscriptError, match=f"{path.name} is groter dan 50 MB"):
        reader.read(path)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_half_a_file_is_read_or_refused_with_one_sentence(reader: ModuleType, path: Path, part: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(part * len(data))])
    try:
        reader.read(path)
    except TranscriptError as error:
        assert str(error).startswith(path.name) and str(error).endswith(".") and "\n" not in str(error)


def test_the_readers_load_no_library_before_they_read() -> None:
    modules = ", ".join(f"lerende_evaluatie.readers.{name}" for name in NAMES)
    script = f"import sys, {modules}; print(*(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
