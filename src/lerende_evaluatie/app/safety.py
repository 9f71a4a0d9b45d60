"""Whatever goes wrong on a page becomes one calm sentence."""

from collections.abc import Callable
from functools import wraps

from lerende_evaluatie.app import faults, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.errors import CodebookError, EvaluationError


def safe(action: Callable[[], None]) -> Callable[[], None]:
    """Return `action` with its errors shown on the page."""

    @wraps(action)
    def guarded() -> None:
        try:
            action()
        except EvaluationError as error:
            plain.note(_sentence(error), "error")
        except Exception as error:
            faults.log(error)
            plain.note(texts.UNEXPECTED, "error")

    return guarded


def _sentence(error: EvaluationError) -> str:
    found = error.faults if isinstance(error, CodebookError) else ()
    return "\n".join((str(error), *(f"• {fault}" for fault in found)))
