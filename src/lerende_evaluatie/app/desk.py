"""What the browser asks for, carried out through the use cases: once each, and with a way back.

The browser sends its operations until they are confirmed, so the same one may come in more than once, also
after the program was started again. An operation is known by the browser page (`client`) and its number.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lerende_evaluatie.app import faults, texts
from lerende_evaluatie.domain.model import Coding, NoteTarget, Review, Selection, User, Valence
from lerende_evaluatie.domain.review import decisions_in_force
from lerende_evaluatie.errors import EvaluationError, ReviewError
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.project import Project

Operation = Mapping[str, Any]
WAYS_BACK = 200
"""How many decisions can be undone."""


@dataclass(frozen=True, slots=True)
class WayBack:
    """How to undo one operation; `label` says what it was, `suggestion` which one is open again then."""

    id: str
    label: str
    suggestion: str | None
    go: Callable[[], object]


@dataclass(slots=True)
class Desk:
    """One coder at work. `notices` are sentences to show, each once per browser page, by number."""

    confirmed: dict[str, int] = field(default_factory=dict)
    ways_back: list[WayBack] = field(default_factory=list)
    notices: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    _renewed: dict[str, str] = field(default_factory=dict)

    def carry_out(self, project: Project, user: User, client: str, operations: Iterable[Operation]) -> None:
        """Carry out what was not carried out before, in order; what cannot be done becomes a notice."""
        with self.lock:
            for operation in operations:
                number = int(operation.get("seq", 0))
                if number > self.confirmed.get(client, 0):
                    self._attempt(project, user, client, number, operation)
                    self.confirmed[client] = number

    def _attempt(self, project: Project, user: User, client: str, number: int, operation: Operation) -> None:
        try:
            _Work(self, project, user, f"{client}:{number}").do(operation)
        except EvaluationError as error:
            self._notice(client, number, str(error))
        except Exception as error:
            faults.log(error)
            self._notice(client, number, texts.UNEXPECTED)

    def _notice(self, client: str, number: int, text: str) -> None:
        kept = self.notices.setdefault(client, [])
        kept.append((number, text))
        del kept[:-5]

    def current(self, coding_guid: str) -> str:
        """Return the guid that a coding has now: a changed coding is a new one."""
        while coding_guid in self._renewed:
            coding_guid = self._renewed[coding_guid]
        return coding_guid

    def renew(self, old: str, new: str) -> None:
        """Remember that a new coding took the place of an old one."""
        self._renewed[old] = new


class _Work:
    """One operation."""

    def __init__(self, desk: Desk, project: Project, user: User, name: str) -> None:
        self._desk, self._project, self._user, self._name = desk, project, user, name

    def do(self, operation: Operation) -> None:
        actions = {
            "accept": self._accept,
            "reject": self._reject,
            "reopen": self._reopen,
            "code": self._code,
            "change": self._change,
            "withdraw": self._withdraw,
            "memo": self._memo,
            "undo": self._undo,
        }
        actions[str(operation["op"])](operation)

    def _accept(self, operation: Operation) -> None:
        guid, code = str(operation["suggestion"]), str(operation["code"])
        if self._decided_by_me(guid):
            return
        review.accept(
            self._project,
            self._user,
            guid,
            code_id=code,
            valence=Valence(operation["valence"]),
            memo=str(operation.get("memo", "")),
        )
        self._can_go_back("accept", code, lambda: review.take_back(self._project, self._user, guid), guid)

    def _reject(self, operation: Operation) -> None:
        guid = str(operation["suggestion"])
        if self._decided_by_me(guid):
            return
        review.reject(self._project, self._user, guid)
        code = self._code_of_suggestion(guid)
        self._can_go_back("reject", code, lambda: review.take_back(self._project, self._user, guid), guid)

    def _reopen(self, operation: Operation) -> None:
        guid = str(operation["suggestion"])
        if self._decision_on(guid) is None:
            return
        review.take_back(self._project, self._user, guid)
        code = self._code_of_suggestion(guid)
        self._can_go_back("reopen", code, lambda: review.reject(self._project, self._user, guid))

    def _code(self, operation: Operation) -> None:
        source, code = str(operation["source"]), str(operation["code"])
        selection = Selection(int(operation["start"]), int(operation["end"]), str(operation["quote"]))
        valence, memo = Valence(operation["valence"]), str(operation.get("memo", ""))
        same = self._coded_by_me(source, selection, code)
        if same:
            self._keep(memo, same)
            return
        coding = review.code_by_hand(self._project, self._user, source, selection, code, valence, memo)
        self._can_go_back("code", code, lambda: self._take_away(coding.guid))

    def _change(self, operation: Operation) -> None:
        old = self._project.store.coding(self._desk.current(str(operation["coding"])))
        code, valence = str(operation["code"]), Valence(operation["valence"])
        if old is not None and (old.code_id, old.valence) == (code, valence):
            return
        self._give(str(operation["coding"]), code, valence)
        if old is not None:
            was = old
            self._can_go_back("change", code, lambda: self._give(was.guid, was.code_id, was.valence))

    def _withdraw(self, operation: Operation) -> None:
        guid = self._desk.current(str(operation["coding"]))
        coding = self._project.store.coding(guid)
        if coding is None:
            return
        memos = [note.text for note in self._project.store.notes() if note.target == guid]
        review.withdraw(self._project, self._user, guid)
        self._can_go_back("withdraw", coding.code_id, lambda: self._put_back(coding, memos))

    def _memo(self, operation: Operation) -> None:
        kind, target, text = NoteTarget(operation["kind"]), str(operation["target"]), str(operation["text"])
        if kind is NoteTarget.CODING:
            target = self._desk.current(target)
        last = [note for note in self._project.store.notes() if note.target == target][-1:]
        if any((note.text, note.user_guid) == (text.strip(), self._user.guid) for note in last):
            return
        review.write_memo(self._project, self._user, kind, target, text)

    def _undo(self, operation: Operation) -> None:
        ways = self._desk.ways_back
        if ways and ways[-1].id == operation["id"]:
            ways.pop().go()

    # The steps of a way back

    def _take_away(self, guid: str) -> None:
        review.withdraw(self._project, self._user, self._desk.current(guid))

    def _give(self, guid: str, code: str, valence: Valence) -> None:
        now = self._desk.current(guid)
        changed = review.change(self._project, self._user, now, code_id=code, valence=valence)
        self._desk.renew(now, changed.guid)

    def _put_back(self, was: Coding, memos: list[str]) -> None:
        new = self._coding_like(was, memos[0] if memos else "")
        self._desk.renew(was.guid, new.guid)
        for text in memos[1:]:
            review.write_memo(self._project, self._user, NoteTarget.CODING, new.guid, text)

    def _coding_like(self, was: Coding, memo: str) -> Coding:
        if was.suggestion_guid is None:
            return review.code_by_hand(
                self._project, self._user, was.source_guid, was.selection, was.code_id, was.valence, memo
            )
        return review.accept(
            self._project,
            self._user,
            was.suggestion_guid,
            code_id=was.code_id,
            valence=was.valence,
            selection=was.selection,
            memo=memo,
        )

    # What the operations share

    def _can_go_back(self, what: str, code: str, go: Callable[[], object], suggestion: str | None = None) -> None:
        label = texts.UNDO[what].format(code=self._project.codebook.name_of(code))
        self._desk.ways_back.append(WayBack(self._name, label, suggestion, go))
        del self._desk.ways_back[:-WAYS_BACK]

    def _decided_by_me(self, suggestion_guid: str) -> bool:
        """Tell whether this decision came in before; a decision by somebody else is for the use case to refuse."""
        last = self._decision_on(suggestion_guid)
        return last is not None and last.user_guid == self._user.guid

    def _decision_on(self, suggestion_guid: str) -> Review | None:
        """Return the decision in force, reading only the reviews on that interview: this runs at every key."""
        suggestion = self._project.store.suggestion(suggestion_guid)
        if suggestion is None:
            return None
        return decisions_in_force(self._project.store.reviews(suggestion.source_guid)).get(suggestion_guid)

    def _coded_by_me(self, source: str, selection: Selection, code: str) -> Coding | None:
        wanted = (selection, code, self._user.guid)
        codings = self._project.store.codings(source)
        return next((one for one in codings if (one.selection, one.code_id, one.user_guid) == wanted), None)

    def _keep(self, memo: str, coding: Coding) -> None:
        """Put the memo of what was coded before with that coding, unless it is there because it came in before."""
        if not memo.strip() or any(
            (note.target, note.text) == (coding.guid, memo.strip()) for note in self._project.store.notes()
        ):
            return
        review.write_memo(self._project, self._user, NoteTarget.CODING, coding.guid, memo)
        raise ReviewError(texts.ALREADY_CODED)

    def _code_of_suggestion(self, guid: str) -> str:
        suggestion = self._project.store.suggestion(guid)
        if suggestion is None:
            raise ReviewError(texts.UNEXPECTED)
        return suggestion.code_id
