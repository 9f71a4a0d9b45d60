"""What is refused before it is read."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.readers import _limits


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("was read"))
    with pytest.raises(TranscriptError, match=r"groot\.txt is groter dan 50 MB"):
        _limits.read_bytes(path)


def test_a_file_that_is_gone_or_a_folder_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"weg\.txt is er niet"):
        _limits.read_bytes(tmp_path / "weg.txt")
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(TranscriptError, match=r"map\.txt kan niet worden geopend"):
        _limits.read_bytes(tmp_path / "map.txt")


def zip_of(*sizes: int) -> bytes:
    """Return a zip file with zeros, packed."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, size in enumerate(sizes):
            archive.writestr(str(number), bytes(size))
    return buffer.getvalue()


def test_a_zip_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_limits, "MAX_RATIO", 10_000)
    with pytest.raises(TranscriptError, match=r"bom\.docx wordt na uitpakken veel te groot"):
        _limits.check_zip(zip_of(120_000_000, 120_000_000), "bom.docx", "Word")


def test_a_zip_file_that_is_packed_too_dense_is_refused() -> None:
    with pytest.raises(TranscriptError, match="na uitpakken veel te groot"):
        _limits.check_zip(zip_of(30_000_000), "bom.docx", "Word")


def test_an_ordinary_zip_file_is_let_in() -> None:
    _limits.check_zip(zip_of(1_000_000, 5_000_000), "goed.docx", "Word")
