"""How long the overview and the balance take over 100,000 codings, as the app asks for them.

    python3 dev.py run python benchmarks/overviews.py [--codings 100000]

Makes a project with 100 interviews in six pilots, and asks the own routes of the app for the matrix of codes × pilots
and for the balance: the first time (everything is read), again, and after one more coding (only one interview is
read). Beside it stands what a bare count takes of the same rows, read from SQLite with nothing around it.
"""

import argparse
import random
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from lerende_evaluatie.app.api import overview, writing
from lerende_evaluatie.app.api.visitor import Visitor
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.model import Coding, Source, User, Valence, select
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project

ROOT = Path(__file__).resolve().parents[1]
INTERVIEWS = 100
GROUPS = ("initiatiefnemer", "werkgever", "werknemer", "partner_publiek", "partner_privaat")
RUNS = 5
MATRIX = {"view": "case", "level": "all", "blind": False}
BALANCE: dict[str, str] = {}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codings", type=int, default=100_000)
    count = parser.parse_args().codings
    with tempfile.TemporaryDirectory() as folder:
        make_project(Path(folder), count)
        bare = timed(lambda: bare_count(Path(folder, "project.db")))
        with open_project(Path(folder)) as project:
            user = project.store.user("Meter")
            visitor = Visitor(project, user)
            print(f"| {count:,} codings | seconds |\n|---|---|")
            print(f"| bare count from SQLite | {bare:.2f} |")
            print(f"| matrix, everything read | {timed(lambda: overview.overview(visitor, MATRIX)):.2f} |")
            print(f"| matrix again (best of {RUNS}) | {best(lambda: overview.overview(visitor, MATRIX)):.2f} |")
            print(f"| balance (best of {RUNS}) | {best(lambda: writing.writing_balance(visitor, BALANCE)):.2f} |")
            code_one(project, user)
            print(f"| matrix after one more coding | {timed(lambda: overview.overview(visitor, MATRIX)):.2f} |")
            code_one(project, user)
            print(f"| balance after one more coding | {timed(lambda: writing.writing_balance(visitor, BALANCE)):.2f} |")


def make_project(folder: Path, count: int) -> None:
    """Write interviews of invented words, and code them at random; the same every time."""
    chance = random.Random(count)
    (folder / "transcripts").mkdir()
    shutil.copytree(ROOT / "codebook", folder / "codebook")
    (folder / "evaluatie.toml").write_text('[project]\nnaam = "meting"\n', encoding="utf-8")
    rows = ["bestand;pilot;groep;functie;datum;ronde"]
    for number in range(INTERVIEWS):
        turns = (f"I: Vraag {turn}?\nR: {'Dat gaat zo en niet anders. ' * 8}" for turn in range(60))
        (folder / "transcripts" / f"{number:03}.txt").write_text("\n".join(turns), encoding="utf-8")
        rows.append(f"{number:03}.txt;Pilot {number % 6 + 1};{GROUPS[number % 5]};;;{number % 2 + 1}")
    (folder / "transcripts" / "interviews.csv").write_text("\n".join(rows), encoding="utf-8")
    with open_project(folder) as project:
        ingest(project)
        user = project.store.user("Meter")
        codes = [code.id for code in project.codebook.codes if code.is_codable]
        for source in project.store.sources():
            made = [coding(source, user, chance, codes) for _ in range(count // INTERVIEWS)]
            project.store.record(by=user.guid, codings=made)


def coding(source: Source, user: User, chance: random.Random, codes: list[str]) -> Coding:
    """Code a random passage."""
    turn = chance.choice(source.evidence_turns())
    start = chance.randrange(turn.start, turn.end - 40)
    selection = select(source.text, start, start + chance.randrange(5, 40))
    return review.code_by_hand(source, selection, chance.choice(codes), chance.choice(list(Valence)), user)


def code_one(project: Project, user: User) -> None:
    """Let somebody code one passage more."""
    source = project.store.sources()[0]
    made = coding(source, user, random.Random(time.perf_counter_ns()), [project.codebook.roots()[0].id])
    project.store.record(by=user.guid, codings=[made])


def bare_count(database: Path) -> int:
    """Count codings per code and pilot with nothing but SQLite and a Counter."""
    found: Counter[tuple[str, str]] = Counter()
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT codings.code_id, sources.case_guid, codings.source_guid, codings.start, codings.end, codings.quote "
            "FROM codings JOIN sources ON sources.guid = codings.source_guid"
        )
        for code, case, *_ in rows:
            found[code, case] += 1
    return len(found)


def timed(action: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def best(action: Callable[[], object]) -> float:
    """Return the shortest of several runs, in seconds."""
    return min(timed(action) for _ in range(RUNS))


if __name__ == "__main__":
    main()
