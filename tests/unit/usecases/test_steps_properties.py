"""Whatever coders do, undo and redo: what counts is what the steps in force did, and nothing is ever deleted."""

import copy
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import NoteTarget, User, Valence, new_guid, select
from lerende_evaluatie.domain.review import decisions_in_force
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.store import open_store
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from tests.conftest import write_project

CODERS = ("Anna", "Bert")
CODES = ("trots", "draagvlak")
DOUBT = "Twijfel."
"""A memo with what is coded; its guid is made while that is done, so it is another one the next time."""
KEPT = ("codings", "reviews", "notes", "steps", "operations")
Deed = Callable[[Project, User, str], object]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A tagged project with two coders, to be copied for each example."""
    with open_project(write_project(tmp_path_factory.mktemp("stappen") / "proef")) as project:
        ingest(project)
        tag(project)
        for name in CODERS:
            review.coder(project, name)
        yield project


@contextmanager
def copied(ready: Project) -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with closing(sqlite3.connect(ready.folder / "project.db")) as original:
            original.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(ready.folder / "project.db", folder)
        project = copy.copy(ready)  # with the codebook that it read
        project.folder, project.store = folder, open_store("sqlite:///project.db", folder)
        with project:
            yield project


def state(project: Project) -> tuple[object, ...]:
    """Return all that counts, without when it came about."""
    store = project.store
    reviews = store.reviews()
    return (
        {
            (one.guid, one.selection, one.code_id, one.valence, one.user_guid, one.suggestion_guid)
            for one in store.codings()
        },
        {
            (user.guid, guid, found.decision, found.coding_guid)
            for user in store.users()
            for guid, found in decisions_in_force(reviews, user.guid).items()
        },
        sorted((note.target_kind, note.target, note.text, note.user_guid) for note in store.notes()),
        [(count.open, count.decided) for count in store.open_counts()],
    )


def kept(project: Project) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(project.folder / "project.db")) as database:
        return {(table, guid) for table in KEPT for (guid,) in database.execute(f"SELECT guid FROM {table}")}


@dataclass
class Coders:
    """Two coders at work, who remember what they did."""

    project: Project
    draw: Callable[[st.SearchStrategy[int]], int]
    done: dict[str, tuple[User, Deed]] = field(default_factory=dict)

    def go_on(self) -> None:
        user = review.coder(self.project, CODERS[self.choice(2)])
        choices = [
            self._decide,
            self._decide,
            self._code,
            self._own_coding,
            self._memo,
            self._undo,
            self._undo,
            self._redo,
        ]
        choices[self.choice(len(choices))](user)

    def choice(self, count: int) -> int:
        return self.draw(st.integers(0, count - 1))

    def _decide(self, user: User) -> None:
        suggestions = self.project.store.suggestions()
        guid, coding, code = suggestions[self.choice(len(suggestions))].guid, new_guid(), CODES[self.choice(2)]
        deeds: list[Deed] = [
            lambda project, user, step: review.accept(project, user, guid, memo=DOUBT, guid=coding, step=step),
            lambda project, user, step: review.accept(project, user, guid, code_id=code, guid=coding, step=step),
            lambda project, user, step: review.reject(project, user, guid, step=step),
            lambda project, user, step: review.take_back(project, user, guid, step=step),
        ]
        self._do(user, deeds[self.choice(len(deeds))])

    def _code(self, user: User) -> None:
        source, coding, code = self.project.store.sources()[self.choice(2)], new_guid(), CODES[self.choice(2)]
        turn = source.evidence_turns()[0]
        place = select(source.text, turn.start, turn.start + 1 + self.choice(3))
        self._do(
            user,
            lambda project, user, step: review.code_by_hand(
                project, user, source.guid, place, code, Valence.NEUTRAL, DOUBT, guid=coding, step=step
            ),
        )

    def _own_coding(self, user: User) -> None:
        mine = [coding for coding in self.project.store.codings() if coding.user_guid == user.guid]
        if not mine:
            return
        coding, new = mine[self.choice(len(mine))], new_guid()
        code, place = CODES[self.choice(2)], coding.selection
        shorter = select(self.project.store.source(coding.source_guid).text, place.start, place.start + 1)
        deeds: list[Deed] = [
            lambda project, user, step: review.change(project, user, coding.guid, code_id=code, guid=new, step=step),
            lambda project, user, step: review.change(
                project, user, coding.guid, selection=shorter, guid=new, step=step
            ),
            lambda project, user, step: review.withdraw(project, user, coding.guid, step=step),
            lambda project, user, step: review.write_memo(
                project, user, NoteTarget.CODING, coding.guid, "Een memo.", guid=new, step=step
            ),
        ]
        self._do(user, deeds[self.choice(len(deeds))])

    def _memo(self, user: User) -> None:
        written = [note for note in self.project.store.notes() if note.text != DOUBT]
        mine = [note for note in written if note.user_guid == user.guid]
        new = new_guid()
        old = mine[self.choice(len(mine))].guid if mine else "weg"
        deeds: list[Deed] = [
            lambda project, user, step: review.write_memo(
                project, user, NoteTarget.PROJECT, "", "Over alles.", guid=new, step=step
            ),
            lambda project, user, step: review.change_memo(
                project, user, old, "Bij nader inzien.", guid=new, step=step
            ),
            lambda project, user, step: review.withdraw_memo(project, user, old, step=step),
        ]
        self._do(user, deeds[self.choice(len(deeds))])

    def _undo(self, user: User) -> None:
        for step in review.steps(self.project, user, 1).undo:
            self._turn(review.undo, user, step.guid)

    def _redo(self, user: User) -> None:
        for step in review.steps(self.project, user, 1).redo:
            self._turn(review.redo, user, step.guid)

    def _turn(self, turn: Callable[..., object], user: User, step: str) -> None:
        """Undo or redo; never refused, since the newest step of a coder rests on nothing that others can touch."""
        operation = new_guid()
        turn(self.project, user, step, operation=operation)
        self._send_again(lambda: turn(self.project, user, step, operation=operation))

    def _do(self, user: User, deed: Deed) -> None:
        """Do something; when it is refused, all is as it was."""
        step, before = new_guid(), state(self.project)
        try:
            deed(self.project, user, step)
        except ReviewError:
            assert state(self.project) == before
            return
        if self.project.store.step(step):
            self.done[step] = user, deed
            self._send_again(lambda: deed(self.project, user, step))

    def _send_again(self, act: Callable[[], object]) -> None:
        """Send it again, as a browser does that heard nothing."""
        before = state(self.project), self.project.store.revision()
        act()
        assert (state(self.project), self.project.store.revision()) == before


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_what_counts_is_what_the_steps_in_force_did(ready: Project, data: st.DataObject) -> None:
    with copied(ready) as project, copied(ready) as other:
        coders = Coders(project, data.draw)
        there = kept(project)
        for _ in range(data.draw(st.integers(1, 30))):
            coders.go_on()
            before, there = there, kept(project)
            assert before <= there
        for guid, (user, deed) in coders.done.items():
            step = project.store.step(guid)
            if step and not step.is_undone:
                deed(other, user, guid)
        assert state(other) == state(project)
        for user in project.store.users():
            while steps := review.steps(project, user, 1).undo:
                review.undo(project, user, steps[0].guid)
        with copied(ready) as untouched:
            assert state(project) == state(untouched)
