"""What a coder does in the room, carried out through the use cases: each operation once, in the order it was done.

The browser sends its operations until they are confirmed, also after the program was started again. Each has an id
of its own, under which the store keeps it as a step: what was carried out before is not done again.
"""

import threading
from collections.abc import Callable, Mapping

from lerende_evaluatie.app import faults, texts
from lerende_evaluatie.app.api import room
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.domain.model import NoteTarget, Selection, Valence
from lerende_evaluatie.errors import EvaluationError, ReviewError
from lerende_evaluatie.usecases import review, undoing

_one_at_a_time = threading.Lock()


def operate(visitor: Visitor, asked: Json) -> Json:
    """Carry out the operations in `asked`; return which are done, which were refused and why, and what changed."""
    with _one_at_a_time:
        outcomes = [(str(operation["id"]), _attempt(visitor, operation)) for operation in asked["ops"]]
    refused = [(guid, sentence) for guid, sentence in outcomes if sentence]
    done = [guid for guid, sentence in outcomes if not sentence]
    return {"done": done, "refused": refused, **room.changes(visitor, asked, None if refused else len(done))}


def _attempt(visitor: Visitor, operation: Json) -> str | None:
    """Carry out one operation; return None, or why not in a sentence.

    Other errors than that it does not fit (a fault in the codebook file, a full disk) are not the operation's: the
    browser keeps what it did, and sends it again.
    """
    try:
        _ACTIONS[operation["op"]](visitor, operation)
    except ReviewError as error:
        return str(error)
    except EvaluationError:
        raise
    except Exception as error:
        faults.log(error)
        return texts.UNEXPECTED
    return None


def _accept(visitor: Visitor, operation: Json) -> None:
    review.accept(
        visitor.project,
        visitor.coder,
        operation["suggestion"],
        code_id=operation["code"],
        valence=Valence(operation["valence"]),
        selection=_selection(operation),
        memo=operation.get("memo", ""),
        guid=operation["guid"],
        step=operation["id"],
    )


def _reject(visitor: Visitor, operation: Json) -> None:
    review.reject(visitor.project, visitor.coder, operation["suggestion"], step=operation["id"])


def _reopen(visitor: Visitor, operation: Json) -> None:
    review.take_back(visitor.project, visitor.coder, operation["suggestion"], step=operation["id"])


def _code(visitor: Visitor, operation: Json) -> None:
    selection = _selection(operation)
    assert selection is not None
    review.code_by_hand(
        visitor.project,
        visitor.coder,
        operation["source"],
        selection,
        operation["code"],
        Valence(operation["valence"]),
        operation.get("memo", ""),
        guid=operation["guid"],
        step=operation["id"],
    )


def _change(visitor: Visitor, operation: Json) -> None:
    review.change(
        visitor.project,
        visitor.coder,
        operation["coding"],
        code_id=operation["code"],
        valence=Valence(operation["valence"]),
        selection=_selection(operation),
        guid=operation["guid"],
        step=operation["id"],
    )


def _withdraw(visitor: Visitor, operation: Json) -> None:
    review.withdraw(visitor.project, visitor.coder, operation["coding"], step=operation["id"])


def _memo(visitor: Visitor, operation: Json) -> None:
    kind, target = NoteTarget(operation["kind"]), operation["target"]
    guid, step = operation["guid"], operation["id"]
    review.write_memo(visitor.project, visitor.coder, kind, target, operation["text"], guid=guid, step=step)


def _change_memo(visitor: Visitor, operation: Json) -> None:
    review.change_memo(visitor.project, visitor.coder, operation["note"], operation["text"], step=operation["id"])


def _withdraw_memo(visitor: Visitor, operation: Json) -> None:
    review.withdraw_memo(visitor.project, visitor.coder, operation["note"], step=operation["id"])


def _undo(visitor: Visitor, operation: Json) -> None:
    undoing.undo(visitor.project, visitor.coder, operation["step"], operation=operation["id"])


def _redo(visitor: Visitor, operation: Json) -> None:
    undoing.redo(visitor.project, visitor.coder, operation["step"], operation=operation["id"])


def _selection(operation: Json) -> Selection | None:
    if "quote" not in operation:
        return None
    return Selection(int(operation["start"]), int(operation["end"]), str(operation["quote"]))


_ACTIONS: Mapping[str, Callable[[Visitor, Json], None]] = {
    "accept": _accept,
    "reject": _reject,
    "reopen": _reopen,
    "code": _code,
    "change": _change,
    "withdraw": _withdraw,
    "memo": _memo,
    "memo_change": _change_memo,
    "memo_withdraw": _withdraw_memo,
    "undo": _undo,
    "redo": _redo,
}
