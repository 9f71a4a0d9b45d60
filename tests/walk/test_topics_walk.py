"""From a folder with interviews, by way of topics, to a Word file with quotes under a code that a topic became."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from docx import Document

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.topics import ENGINE
from tests.conftest import ROOT, Cli
from tests.topic_samples import OPTIONS, theme_of, write_topic_project

CODER = "Codeur"


def test_a_topic_becomes_a_code_with_quotes_in_word(tmp_path: Path, cli: Cli) -> None:
    folder = write_topic_project(tmp_path / "proef")

    def run(*arguments: str | Path) -> str:
        code, out, err = cli(*arguments, "--project", folder)
        assert (code, err) == (0, ""), out + err
        return out

    run("ingest")
    run("tag")
    found = json.loads(run("topics", "fit", *OPTIONS, "--json"))
    [number] = [topic["topic"] for topic in found["topics"] if "fietspad" in topic["words"]]
    run("topics", "label", str(number), "Onderweg zijn")
    run("topics", "compare")
    [made] = json.loads(run("topics", "to-codes", str(number), "--coder", CODER, "--json"))["codes"]
    assert made == {"id": "onderweg_zijn", "name": "Onderweg zijn", "topic": number, "suggestions": 30}
    run("codebook", "check")
    run("tag")

    # What waits is decided on in a spreadsheet: the first half accepted, the other half rejected.
    with open_project(folder) as project:
        waiting = [item.selection.quote for item in project.store.suggestions() if item.engine == ENGINE]
    assert len(waiting) == 30
    assert {theme_of(quote) for quote in waiting} == {"reis"}
    review = tmp_path / "besluiten.csv"
    run("review", "export", review)
    rows = list(csv.DictReader(io.StringIO(review.read_text("utf-8-sig"), newline=""), delimiter=";"))
    shown = [row for row in rows if row["voorstel"] == "onderweg_zijn" and row["citaat"] in waiting]
    assert len(shown) == 30
    for place, row in enumerate(shown):
        row["besluit"] = "ja" if place < 15 else "nee"
    with review.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    run("review", "import", review, "--coder", CODER)
    run("tag")
    run("export", "word")

    with open_project(folder) as project:
        codings = project.store.codings()
        sources = {source.guid: source for source in project.store.sources()}
        assert len(codings) == 15
        assert {coding.code_id for coding in codings} == {"onderweg_zijn"}
        assert all(coding.selection.stands_in(sources[coding.source_guid].text) for coding in codings)
        assert len([item for item in project.store.suggestions() if item.engine == ENGINE]) == 30
    words = "\n".join(paragraph.text for paragraph in Document(str(folder / "export" / "rapport.docx")).paragraphs)
    assert "Onderweg zijn" in words
    assert all(coding.selection.quote.removesuffix(".") in words for coding in codings)

    compared = json.loads(run("topics", "compare", "--json"))
    line = next(line for line in compared["topics"] if line["topic"] == number)
    assert line["coded"] == 15
    assert line["codes"] == {"onderweg_zijn": 15}


def test_on_one_thread_or_on_four_the_example_interviews_give_the_same_topics(tmp_path: Path, cli: Cli) -> None:
    # UMAP on real talk: here a difference in the last digit of a sum changes which topics there are.
    folder = tmp_path / "voorbeeld"
    for name in ("codebook", "transcripts"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "evaluatie.toml", folder)
    assert cli("ingest", "--project", folder)[0] == 0
    command = [sys.executable, "-m", "lerende_evaluatie", "topics", "fit", "--seeds", "1", "--project", str(folder)]
    runs = []
    for threads in ("1", "4"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
        environment = {**os.environ, **dict.fromkeys(names, threads), "PYTHONHASHSEED": threads}
        to = [*command, "--output", str(tmp_path / threads)]
        runs.append(subprocess.Popen(to, env=environment, stdout=subprocess.DEVNULL))
    assert [run.wait() for run in runs] == [0, 0]
    one, four = (json.loads((tmp_path / threads / "manifest.json").read_bytes()) for threads in ("1", "4"))
    assert one == four
