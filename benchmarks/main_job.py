"""Time and memory of the main job, as ratios measured in one run.

    python3 dev.py run python benchmarks/main_job.py [--interviews 32] [--size 50000]

Makes interviews of the given size from the words of the example interviews, and runs, each in a process of its own:
a bare run of the same tokeniser and lemmatiser; ingest + tag on an empty project; tag again after one code changed.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = '[project]\nnaam = "meting"\n'
CHANGED_CODE = "begeleiding"


@dataclass(frozen=True)
class Measured:
    """Wall time of a whole process in seconds, and its peak memory in MB."""

    seconds: float
    peak: float


def main() -> None:
    """Print a table of figures and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=32)
    parser.add_argument("--size", type=int, default=50_000, help="bytes of text in an interview")
    parser.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        PARTS[options.part](options.folder)
        return
    folder = Path(tempfile.mkdtemp(prefix="meting-"))
    try:
        make_project(folder, options.interviews, options.size)
        report(folder, options.interviews, options.size)
    finally:
        shutil.rmtree(folder)


def report(folder: Path, interviews: int, size: int) -> None:
    """Measure and print."""
    bare = measure("bare", folder)
    cold = measure("cold", folder)
    change_one_code(folder)
    again = measure("again", folder)
    help_time = min(timed([sys.executable, "-m", "lerende_evaluatie", "--help"]) for _ in range(5))
    print(f"{interviews} interviews of {size:,} bytes")
    print(f"{'':42}{'seconds':>9}{'peak MB':>9}{'ratio':>8}  aim")
    for name, measured, against, aim in (
        ("tokenise and lemmatise, bare", bare, None, ""),
        ("ingest + tag, against bare", cold, bare, "≤ 2, ≤ 600 MB"),
        ("tag after one code changed, against cold", again, cold, "≤ 0.3"),
    ):
        ratio = f"{measured.seconds / against.seconds:8.2f}" if against else " " * 8
        print(f"{name:42}{measured.seconds:9.2f}{measured.peak:9.0f}{ratio}  {aim}")
    print(f"{'--help':42}{help_time:9.2f}{'':17}  ≤ 0.3 s")


def make_project(folder: Path, interviews: int, size: int) -> None:
    """Write a project with interviews that are shuffled turns of the examples: real words, no two alike."""
    turns = [
        line
        for path in sorted((ROOT / "scripts" / "interviews").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").split("\n\n", 1)[1].splitlines()
        if line.startswith(("I: ", "R: "))
    ]
    shuffler = random.Random(1)
    (folder / "transcripts").mkdir()
    shutil.copytree(ROOT / "codebook", folder / "codebook")
    (folder / "evaluatie.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(interviews):
        lines: list[str] = []
        length = 0
        while length < size:
            lines.append(shuffler.choice(turns))
            length += len(lines[-1].encode()) + 1
        (folder / "transcripts" / f"interview_{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")


def change_one_code(folder: Path) -> None:
    """Add one term to one code of the codebook."""
    path = folder / "codebook" / "analysekader.yaml"
    text = path.read_text(encoding="utf-8")
    code = text.index(f"- id: {CHANGED_CODE}\n")
    strong = text.index("sterk:", code)
    first = text.index("- ", strong)
    path.write_text(text[:first] + '- "zomaareenwoord"\n' + " " * indent(text, first) + text[first:], encoding="utf-8")


def indent(text: str, position: int) -> int:
    """Return how far the line at `position` is indented."""
    return position - (text.rindex("\n", 0, position) + 1)


def measure(part: str, folder: Path) -> Measured:
    """Run one part in a process of its own."""
    command = [sys.executable, str(Path(__file__)), "--part", part, "--folder", str(folder)]
    start = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Measured(time.perf_counter() - start, float(output.split()[-1]))


def timed(command: list[str]) -> float:
    """Return the wall time of a command in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def run_bare(folder: Path) -> None:
    """Tokenise and lemmatise the text of all interviews, and nothing else."""
    import simplemma

    from lerende_evaluatie.language._embedded import dutch_tokenizer

    tokenizer = dutch_tokenizer()
    for path in sorted((folder / "transcripts").glob("*.txt")):
        doc = tokenizer.make_doc(path.read_text(encoding="utf-8"))
        [simplemma.lemmatize(token.text, lang="nl") for token in doc]
    print_peak()


def run_cold(folder: Path) -> None:
    """Ingest and tag an empty project."""
    from lerende_evaluatie.bootstrap import open_project
    from lerende_evaluatie.usecases.ingest import ingest
    from lerende_evaluatie.usecases.tag import tag

    with open_project(folder) as project:
        assert ingest(project).complete
        assert tag(project).tagged
    print_peak()


def run_again(folder: Path) -> None:
    """Tag a project in which one code changed."""
    from lerende_evaluatie.bootstrap import open_project
    from lerende_evaluatie.usecases.tag import tag

    with open_project(folder) as project:
        assert tag(project).tagged
    print_peak()


def print_peak() -> None:
    """Print the peak memory of this process in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


PARTS = {"bare": run_bare, "cold": run_cold, "again": run_again}


if __name__ == "__main__":
    main()
