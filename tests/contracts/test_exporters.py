"""What every exporter promises: whole or not at all, one sentence when it fails, the same file twice."""

import errno
import importlib
import inspect
import os
import pkgutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import lerende_evaluatie.exporters as room
from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.model import Selection, Valence
from lerende_evaluatie.domain.quotes import Counts, Quote
from lerende_evaluatie.domain.report import CodeSection, Method, Report
from lerende_evaluatie.errors import ExportError

NAMES = sorted(
    module.name
    for module in pkgutil.iter_modules(room.__path__)
    if not module.name.startswith("_") and module.name != "texts"
)
EMPTY = Report(
    title="",
    subtitle="",
    date=date(2026, 1, 2),
    interviews=(),
    cases=(),
    groups=(),
    group_labels={},
    codebook=CodeBook("Leeg", "", ()),
    sections=(),
    matrix=(),
    method=Method("lerende-evaluatie", "Leeg", "", (), (), (), 0, 0, 0, 0),
)
CODE = Code("draagvlak", "Draagvlak", "#123456", "Steun.")
HEARD = Quote(
    guid="0b7c5d8e-0000-4000-8000-000000000001",
    code_id="draagvlak",
    selection=Selection(10, 19, "Het loopt"),
    valence=Valence.POSITIVE,
    attribution="aldus een werknemer van pilot Noord",
    source_name="a.txt",
    place="a.txt, beurt 2",
    case="Noord",
    group="werknemer",
    function=None,
    round=None,
    respondent="a.txt#Fatima",
    coder="Noor",
)
SMALL = replace(
    EMPTY,
    title="Klein verslag",
    cases=("Noord",),
    codebook=CodeBook("Klein", "1", (CODE,)),
    sections=(CodeSection(CODE, 0, evidence.count([HEARD]), (HEARD,), (HEARD,)),),
    matrix=evidence.matrix([HEARD], CodeBook("Klein", "1", (CODE,)), ["Noord"]),
)
SILENT = replace(SMALL, sections=(CodeSection(CODE, 0, Counts(0, 0, 0, (), (), {}), (), ()),))


@pytest.fixture(params=NAMES)
def exporter(request: pytest.FixtureRequest) -> ModuleType:
    return importlib.import_module(f"{room.__name__}.{request.param}")


def target_of(exporter: ModuleType, folder: Path) -> Path:
    return folder / f"uitvoer{exporter.SUFFIXES[0]}"


def one_sentence(error: pytest.ExceptionInfo[ExportError], target: Path) -> None:
    message = str(error.value)
    assert target.name in message and message.endswith(".") and message.count(". ") == 0 and "\n" not in message


def test_the_room_has_exporters() -> None:
    assert {"word", "html", "xlsx", "quotes_csv", "quotes_xlsx", "quotes_docx"} <= set(NAMES)


def test_it_has_the_signature_of_the_port(exporter: ModuleType) -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in exporter.SUFFIXES)
    parameters = inspect.signature(exporter.export).parameters
    assert list(parameters) == ["report", "target", "template"]
    assert parameters["template"].kind is inspect.Parameter.KEYWORD_ONLY and parameters["template"].default is None


@pytest.mark.parametrize("report", [EMPTY, SILENT, SMALL], ids=["empty", "silent", "small"])
def test_it_writes_one_file_and_returns_nothing(exporter: ModuleType, report: Report, tmp_path: Path) -> None:
    target = target_of(exporter, tmp_path)
    assert exporter.export(report, target) is None
    assert list(tmp_path.iterdir()) == [target] and target.stat().st_size > 0


def test_the_same_report_gives_the_same_bytes(exporter: ModuleType, tmp_path: Path) -> None:
    target = target_of(exporter, tmp_path)
    exporter.export(SMALL, target)
    first = target.read_bytes()
    exporter.export(SMALL, target)
    assert target.read_bytes() == first


def test_the_bytes_do_not_depend_on_the_clock(
    exporter: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = target_of(exporter, tmp_path)
    exporter.export(SMALL, target)
    code = (
        "import sys, time; sys.path[:0] = sys.argv[3:]; real = time.time; time.time = lambda: real() - 10**8\n"
        "import test_exporters as t, importlib, pathlib\n"
        "importlib.import_module(sys.argv[1]).export(t.SMALL, pathlib.Path(sys.argv[2]))"
    )
    later = target_of(exporter, tmp_path / "later")
    later.parent.mkdir()
    paths = [str(Path(__file__).parent), *sys.path]
    subprocess.run([sys.executable, "-c", code, exporter.__name__, str(later), *paths], check=True)
    assert later.read_bytes() == target.read_bytes()


def test_a_missing_folder_is_refused_in_one_sentence(exporter: ModuleType, tmp_path: Path) -> None:
    target = target_of(exporter, tmp_path / "nergens")
    with pytest.raises(ExportError, match="map") as error:
        exporter.export(SMALL, target)
    one_sentence(error, target)
    assert not target.parent.exists()


def test_a_folder_as_target_is_refused_in_one_sentence(exporter: ModuleType, tmp_path: Path) -> None:
    target = target_of(exporter, tmp_path)
    target.mkdir()
    with pytest.raises(ExportError) as error:
        exporter.export(SMALL, target)
    one_sentence(error, target)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("step", ["replace", "fsync"])
@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (PermissionError(errno.EACCES, "denied"), "open is in Word"),
        (OSError(errno.ENOSPC, "full"), "schijf is vol"),
        (OSError(errno.EIO, "input/output error"), "de schijf geeft een fout"),
    ],
)
def test_a_failure_leaves_what_was_there(
    exporter: ModuleType, step: str, failure: OSError, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = target_of(exporter, tmp_path)
    target.write_bytes(b"van gisteren")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(ExportError, match=words) as error:
        exporter.export(SMALL, target)
    one_sentence(error, target)
    assert list(tmp_path.iterdir()) == [target] and target.read_bytes() == b"van gisteren"


def test_no_name_of_a_speaker_gets_out(exporter: ModuleType, tmp_path: Path) -> None:
    import zipfile

    target = target_of(exporter, tmp_path)
    exporter.export(SMALL, target)
    contents = [target.read_bytes()]
    if zipfile.is_zipfile(target):
        with zipfile.ZipFile(target) as archive:
            contents = [archive.read(name) for name in archive.namelist()]
    assert not any(b"Fatima" in content for content in contents)


def test_importing_an_exporter_is_light() -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]; import importlib\n"
        f"for name in {NAMES!r}: importlib.import_module('{room.__name__}.' + name)\n"
        "print([m for m in ('docx', 'lxml', 'pandas', 'openpyxl') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, *sys.path], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
