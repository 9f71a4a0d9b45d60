"""Projects to test on: a small one made here, and the examples that come with the repository."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.usecases.project import Project

# No test depends on how fast the machine is. For a longer search: pytest --hypothesis-profile=thorough
settings.register_profile("calm", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("calm")

ROOT = Path(__file__).resolve().parents[1]

CODEBOOK = """\
codeboek: Klein kader
versie: "1"
richting:
  positief: [goed, fijn]
  negatief: [lastig]
codes:
  - id: trots
    naam: Trots
    kleur: "#1b7837"
    definitie: Wat het werk met iemands eigenwaarde doet.
    signalen:
      sterk:
        positief: [trots]
  - id: draagvlak
    naam: Draagvlak
    kleur: "#2166ac"
    definitie: Steun in en om de organisatie.
    signalen:
      sterk:
        neutraal: [draagvlak]
    codes:
      - id: werkvloer
        naam: Steun op de werkvloer
        kleur: "#4393c3"
        definitie: Steun van collega's.
        signalen:
          sterk:
            negatief: ["geen zin & collega"]
"""

INTERVIEWS = """\
bestand;pilot;groep;functie;datum;ronde
anna.txt;Noord;werknemer;medewerker groen;2022-05-12;1
bert.txt;Zuid;werkgever;teamleider;2023-03-01;2
"""

ANNA = """\
I: Hoe is het om hier te werken? Bent u trots?
R: Ja, ik ben er wel trots op. Dat had ik nooit gedacht.
I: En de collega's?
R: Mijn collega had er eerst geen zin in. 🙂 Nu is er draagvlak.
I: Wat doet u op een dag?
R: Vegen, snoeien, en koffie drinken. Het is goed geregeld, hoor.
"""

BERT = """\
I: Hoe ging het bij u?
R: Er was geen draagvlak bij ons, dat zeg ik eerlijk.
I: En nu?
R: Nu zijn we trots op de jongens. De een meer dan de ander.
"""


def write_project(folder: Path, **transcripts: str) -> Path:
    """Write a small project; transcripts are given by name, in the place of Anna's and Bert's."""
    (folder / "codebook").mkdir(parents=True)
    (folder / "transcripts").mkdir()
    (folder / "evaluatie.toml").write_text('[project]\nnaam = "Proef"\n', encoding="utf-8")
    (folder / "codebook" / "analysekader.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "transcripts" / "interviews.csv").write_text(INTERVIEWS, encoding="utf-8")
    for name, text in (transcripts or {"anna": ANNA, "bert": BERT}).items():
        (folder / "transcripts" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a small project."""
    return write_project(tmp_path / "proef")


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    """A small project, opened."""
    with open_project(folder) as opened:
        yield opened


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A copy of the example project."""
    return copy_examples(tmp_path / "voorbeeld")


def copy_examples(target: Path) -> Path:
    """Copy the example project to a new folder."""
    target.mkdir()
    for name in ("codebook", "transcripts"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("evaluatie.toml", "context.csv", "voorbeeldlessen.yaml"):
        shutil.copy(ROOT / name, target)
    return target


def signals_only(folder: Path) -> None:
    """Let a project ask the codebook engine only: learning from thousands of examples takes seconds."""
    with (folder / "evaluatie.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[suggesties]\nengines = ["codebook"]\n')


Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command line in this process; gives exit code, standard output and standard error."""
    from lerende_evaluatie.cli import main

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
