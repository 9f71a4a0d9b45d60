"""The files in transcripts/ are what scripts/build_transcripts.py makes, and the readers give their text back."""

import importlib
import importlib.util
import sys
import zipfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pypdf import PdfReader

from lerende_evaluatie.domain.transcript import Transcript

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "transcripts"


def _load_script() -> ModuleType:
    """Import the script, which is in no package."""
    path = ROOT / "scripts" / "build_transcripts.py"
    spec = importlib.util.spec_from_file_location("build_transcripts", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


script = _load_script()
INTERVIEWS = [script.read_interview(path) for path in sorted(script.INTERVIEWS.glob("*.txt"))]
FILES = [interview.file for interview in INTERVIEWS]
TIMED = [interview for interview in INTERVIEWS if interview.header["indeling"] in {"word-transcribe", "teams", "srt"}]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build everything into an empty folder."""
    folder = tmp_path_factory.mktemp("built")
    script.build_all(script.INTERVIEWS, folder)
    return folder


def _read(file: str) -> Transcript:
    """Read one committed file with the reader for its suffix."""
    reader = importlib.import_module(f"lerende_evaluatie.readers.{Path(file).suffix[1:]}")
    transcript = reader.read(COMMITTED / file)
    assert isinstance(transcript, Transcript)
    return transcript


def _contents(path: Path) -> Any:
    """Return what is in a file, unpacked: how well it is packed differs between systems."""
    if path.suffix in (".docx", ".odt"):
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if path.suffix == ".pdf":
        return [page.get_contents().get_data() for page in PdfReader(path).pages]
    return path.read_bytes()


def _joined(turns: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join consecutive turns of one speaker, with single spaces between all words."""
    return [
        (speaker, " ".join(" ".join(words for _, words in group).split()))
        for speaker, group in groupby(turns, key=lambda turn: turn[0])
    ]


def test_the_interviews_are_there() -> None:
    assert len(set(FILES)) == len(FILES) >= 14


def test_the_folder_holds_what_the_script_builds_and_a_readme(built: Path) -> None:
    names = {path.name for path in built.iterdir()}
    assert names == {*FILES, "interviews.csv"}
    assert {path.name for path in COMMITTED.iterdir()} == names | {"LEESMIJ.md", "voorbeeldbesluiten.csv"}


@pytest.mark.parametrize("file", [*FILES, "interviews.csv"])
def test_building_gives_the_committed_file(file: str, built: Path) -> None:
    same = _contents(built / file) == _contents(COMMITTED / file)
    assert same, f"{file}: run python scripts/build_transcripts.py (with python-docx 1.2, odfdo 3.27 and reportlab 5)"


@pytest.mark.parametrize("file", FILES)
def test_a_file_stays_small(file: str) -> None:
    assert (COMMITTED / file).stat().st_size < 200_000


def test_the_table_has_a_row_for_each_file() -> None:
    content = (COMMITTED / "interviews.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfbestand;pilot;groep;functie;datum;ronde\r\n")
    rows = content.decode("utf-8-sig").split("\r\n")[1:-1]
    assert [row.split(";")[0] for row in rows] == FILES


def test_one_document_has_tracked_changes_a_comment_and_a_footnote() -> None:
    (interview,) = (one for one in INTERVIEWS if one.header["indeling"] == "vet")
    with zipfile.ZipFile(COMMITTED / interview.file) as archive:
        body = archive.read("word/document.xml")
    assert body.count(b"<w:del ") == 2
    assert body.count(b"<w:ins ") == 2
    assert body.count(b"<w:commentReference ") == body.count(b"<w:footnoteReference ") == 1


@pytest.mark.parametrize("change", ["replaced", "added", "doubled"])
def test_a_tracked_change_leaves_the_words_as_they_are_when_accepted(change: str) -> None:
    words = "Een zin die lang genoeg is om halverwege ergens verbeterd te worden door iemand."
    segments = script.tracked_segments(words, change)
    assert "".join(text for kind, text in segments if kind != "del") == words
    assert any(kind for kind, _ in segments)


def test_rich_text_escapes_what_it_must() -> None:
    assert script.rtf_text("é {…} \\ ő 🙂") == r"\'e9 \{\'85\} \\ \u337? \u-10179?\u-8638?"


@pytest.mark.parametrize("interview", INTERVIEWS, ids=FILES)
def test_the_turns_are_read_back(interview: Any) -> None:
    spoken = [(one.speaker, one.words) for one in _read(interview.file).utterances if one.speaker is not None]
    written = [(interview.label(turn.key), turn.words) for turn in interview.turns]
    assert _joined(spoken) == _joined(written)


@pytest.mark.parametrize("interview", TIMED, ids=lambda interview: interview.file)
def test_the_times_are_read_back(interview: Any) -> None:
    spoken = [one for one in _read(interview.file).utterances if one.speaker is not None]
    read = [next(group).begin for _, group in groupby(spoken, key=lambda one: one.speaker)]
    written = [next(group).begin / 1000 for _, group in groupby(interview.turns, key=lambda turn: turn.key)]
    assert read == pytest.approx(written, abs=1)
