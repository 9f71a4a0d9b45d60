"""Write a small file of any format, and read it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reader_samples import read_file

from lerende_evaluatie.domain.transcript import Transcript


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[[str, str | bytes], Transcript]:
    """Return what writes a file with this suffix and reads it back."""

    def write_and_read(suffix: str, content: str | bytes) -> Transcript:
        path = tmp_path / f"gesprek.{suffix}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_file(path)

    return write_and_read
