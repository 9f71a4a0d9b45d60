"""The audit log: one row for each thing that was done, without words of a transcript."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert

from lerende_evaluatie.domain.review import now
from lerende_evaluatie.store.schema import history


class Verb(StrEnum):
    """What was done."""

    ADD_SOURCE = "add_source"
    REPLACE_SOURCE = "replace_source"
    REMOVE_SOURCE = "remove_source"
    RESTORE_SOURCE = "restore_source"
    SET_VARIABLES = "set_variables"
    SUGGEST = "suggest"
    ADD_USER = "add_user"
    RECORD = "record"
    KEEP_CODEBOOK = "keep_codebook"
    SAVE_LESSON = "save_lesson"
    REMOVE_LESSON = "remove_lesson"
    RESTORE_LESSON = "restore_lesson"
    SAVE_SUMMARY = "save_summary"
    SAVE_RULING = "save_ruling"
    KEEP_EXPORT = "keep_export"


def log(connection: Connection, verb: Verb, what: str, detail: dict[str, Any], user_guid: str | None = None) -> None:
    """Add a row about `what`: a guid, a codebook version, the kind of a summary or the code of a ruling."""
    row = {"at": now(), "user_guid": user_guid, "verb": verb.value, "what": what, "detail": detail}
    connection.execute(insert(history), [row])
