"""Bad input gets one clear sentence with the place and the way out; everything else goes on."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from docx import Document
from reportlab.pdfgen.canvas import Canvas

from lerende_evaluatie.bootstrap import open_project
from tests.conftest import CODEBOOK, Cli, signals_only

VTT = "WEBVTT\n\n00:00:04.000 --> 00:00:09.000\n<v Ada>Hoe gaat het?</v>\n\n00:xx --> straks\n<v Bea>Best aardig.</v>\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_text(" \n\t\n", encoding="utf-8")


def no_zip(path: Path) -> None:
    path.write_bytes(b"Dit is geen Word-bestand." * 40)


def half_a_docx(path: Path) -> None:
    document = Document()
    document.add_paragraph("I: Hallo?")
    document.save(str(path))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as entry:
        for _ in range(300):
            entry.write(b"\0" * 1_000_000)


def with_password(path: Path) -> None:
    path.write_bytes(OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2048)


def of_200_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def scanned(path: Path) -> None:
    canvas = Canvas(str(path))
    for _ in range(2):
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()


TRANSCRIPTS: list[tuple[str, Callable[[Path], None], str]] = [
    ("leeg.txt", empty, "leeg"),
    ("blanco.txt", blank, "leeg"),
    ("leeg.docx", empty, "leeg"),
    ("geen_zip.docx", no_zip, ".docx"),
    ("half.docx", half_a_docx, ".docx"),
    ("bom.docx", zip_bomb, "te groot"),
    ("wachtwoord.docx", with_password, "wachtwoord"),
    ("groot.txt", of_200_megabytes, "groot"),
    ("scan.pdf", scanned, "tekst"),
    ("geen_pdf.pdf", no_zip, "pdf"),
    ("oud.doc", no_zip, ".docx"),
    ("geluid.mp3", no_zip, "mp3"),
]


@pytest.mark.parametrize(("name", "make", "word"), TRANSCRIPTS, ids=[name for name, _, _ in TRANSCRIPTS])
def test_a_bad_transcript_gets_one_sentence_and_the_others_are_read(
    name: str, make: Callable[[Path], None], word: str, folder: Path, cli: Cli
) -> None:
    make(folder / "transcripts" / name)
    code, out, err = cli("ingest", "--json", "--project", folder)
    rows = {row["file"]: row for row in json.loads(out)["transcripts"]}
    assert code == 1
    assert rows["anna.txt"]["state"] == rows["bert.txt"]["state"] == "nieuw"
    message = rows[name]["error"]
    assert name in message
    assert word in message
    assert "\n" not in message
    assert message.endswith((".", "…"))
    assert "Traceback" not in out + err
    assert sorted(path.name for path in folder.iterdir()) == ["codebook", "evaluatie.toml", "project.db", "transcripts"]


def test_subtitles_with_broken_times_keep_their_words(folder: Path, cli: Cli) -> None:
    (folder / "transcripts" / "kapot.vtt").write_text(VTT, encoding="utf-8")
    code, out, _ = cli("ingest", "--json", "--project", folder)
    row = next(row for row in json.loads(out)["transcripts"] if row["file"] == "kapot.vtt")
    assert code == 0
    assert any("6" in warning for warning in row["warnings"])
    with open_project(folder) as project:
        text = next(source.text for source in project.store.sources() if source.name == "kapot.vtt")
    assert "Hoe gaat het?" in text
    assert "Best aardig." in text


CODEBOOKS = [
    ("tab", CODEBOOK.replace("    naam: Trots", "\tnaam: Trots"), "tab"),
    ("two codes of one id", CODEBOOK.replace("id: werkvloer", "id: trots"), "‘trots’ bestaat al op regel"),
    ("colon in a text", CODEBOOK.replace("Steun van collega's.", "Steun: van wie: dan?"), "dubbele punt"),
    ("pattern that is a YAML alias", CODEBOOK.replace("[draagvlak]", "[*draagvlak]"), "aanhalingstekens"),
    ("no codes", "codeboek: Leeg\n", "‘codes’ ontbreekt"),
    ("unknown field", CODEBOOK.replace("definitie: Steun van", "definitief: Steun van"), "‘definitief’ bestaat niet"),
]


@pytest.mark.parametrize(("what", "text", "words"), CODEBOOKS, ids=[what for what, _, _ in CODEBOOKS])
def test_a_faulty_codebook_is_refused_with_line_and_column(
    what: str, text: str, words: str, folder: Path, cli: Cli
) -> None:
    cli("ingest", "--project", folder)
    (folder / "codebook" / "analysekader.yaml").write_text(text, encoding="utf-8")
    code, _, err = cli("tag", "--project", folder)
    assert code == 2
    assert "analysekader.yaml, regel " in err
    assert ", kolom " in err
    assert words in err
    assert "Traceback" not in err


SETTINGS = [
    ("[project\n", "regel 1"),
    ("[project]\nnaam = 3\n", "regel 2, hoort bij ‘naam’"),
    ("[projekt]\n", "regel 1, bestaat het onderdeel [projekt] niet"),
    ('[codeboek]\nbestand = "../../geheim.yaml"\n', "regel 2, wijst ‘bestand’ naar een plek buiten"),
    ('[taal]\npipeline = "en_core_web_sm"\n', "‘en_core_web_sm’ is niet gevonden"),
    ('[suggesties]\nengines = ["magie"]\n', "onbekende engine ‘magie’"),
    ('[codeboek]\nbestand = "codebook/weg.yaml"\n', "bestaat niet"),
]


@pytest.mark.parametrize(("text", "words"), SETTINGS)
def test_a_wrong_setting_is_named_with_its_line(text: str, words: str, folder: Path, cli: Cli) -> None:
    cli("ingest", "--project", folder)
    (folder / "evaluatie.toml").write_text(text, encoding="utf-8")
    code, _, err = cli("tag", "--project", folder)
    assert code == 2
    assert words in err
    assert err.count("\n") == 1


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_was(folder: Path, cli: Cli) -> None:
    cli("ingest", "--project", folder)
    connection = sqlite3.connect(folder / "project.db")
    connection.execute("update alembic_version set version_num = '9999'")
    connection.commit()
    connection.close()
    before = (folder / "project.db").read_bytes()
    code, _, err = cli("status", "--project", folder)
    assert code == 1
    assert "nieuwere" in err
    assert (folder / "project.db").read_bytes() == before


def test_a_database_that_is_no_database_is_refused(folder: Path, cli: Cli) -> None:
    (folder / "project.db").write_bytes(b"dit is geen database" * 100)
    code, _, err = cli("status", "--project", folder)
    assert code == 1
    assert "project.db" in err
    assert err.count("\n") == 1


def test_a_csv_with_faults_is_reported_by_line_and_the_transcripts_are_read(folder: Path, cli: Cli) -> None:
    (folder / "transcripts" / "interviews.csv").write_bytes(
        "\ufeffbestand,pilot,groep,functie,datum,ronde\r\n"
        'anna.txt,"Noord, oost",werknemers,x,2022-05-12,1\r\n'
        "bert.txt,Zuid,bakkers,y,gisteren,laatste\r\n"
        "carla.txt,Zuid,werkgever,y,2022-05-12,1\r\n".encode()
    )
    code, out, _ = cli("ingest", "--json", "--project", folder)
    document = json.loads(out)
    assert code == 0
    assert all(row["turns"] for row in document["transcripts"])
    problems = "\n".join(document["interviews_csv"])
    for fault in ("regel 3: de groep ‘bakkers’", "regel 3: de datum", "regel 3: de ronde", "regel 4: het bestand"):
        assert fault in problems
    assert document["transcripts"][0]["case"] == "Noord, oost"


def limited(folder: Path, size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command that may write no file larger than `size` bytes, as on a disk that fills up."""

    import resource  # not there on Windows

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "lerende_evaluatie", *arguments, "--project", str(folder)]
    return subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file size limit to set")
def test_a_full_disk_leaves_no_half_report(examples: Path, cli: Cli) -> None:
    signals_only(examples)
    cli("ingest", "--project", examples)
    cli("tag", "--project", examples)
    run = limited(examples, 40_000, "export", "word", "--include-suggestions")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "rapport.docx" in run.stderr
    assert list((examples / "export").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file size limit to set")
def test_a_full_disk_during_ingest_loses_nothing_that_was_stored(folder: Path, cli: Cli) -> None:
    cli("ingest", "--project", folder)
    long = "I: Hoe ging dat?\n" + "R: En toen hebben we nog een keer gekeken of het anders kon.\n" * 8_000
    (folder / "transcripts" / "lang.txt").write_text(long, encoding="utf-8")
    run = limited(folder, (folder / "project.db").stat().st_size + 100_000, "ingest")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "Traceback" not in run.stderr
    code, out, _ = cli("status", "--json", "--project", folder)
    assert code == 0
    assert [source["name"] for source in json.loads(out)["sources"]] == ["anna.txt", "bert.txt"]
    assert cli("ingest", "--project", folder)[0] == 0


def test_ctrl_c_half_way_keeps_what_was_read(folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: object, items: Iterable[object], what: str, total: int) -> Iterator[object]:
        first, *_ = items
        yield first
        raise KeyboardInterrupt

    monkeypatch.setattr("lerende_evaluatie.cli._session.Session.progress", interrupted)
    code, _, err = cli("ingest", "--project", folder)
    assert code == 1
    assert "bewaard" in err
    monkeypatch.undo()
    _, out, _ = cli("ingest", "--json", "--project", folder)
    states = {row["file"]: row["state"] for row in json.loads(out)["transcripts"]}
    assert states == {"anna.txt": "ongewijzigd", "bert.txt": "nieuw"}
