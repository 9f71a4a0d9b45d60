"""Every sentence names the place, and none shows what was in the statement."""

import sqlite3
import string

import pytest
from sqlalchemy import exc

from lerende_evaluatie.errors import StoreError
from lerende_evaluatie.store import faults, texts
from lerende_evaluatie.store.faults import translated


def of_sqlite(name: str) -> exc.OperationalError:
    origin = sqlite3.OperationalError("iets over kersenboom")
    origin.sqlite_errorname = name
    return exc.OperationalError("INSERT", {"text": "kersenboom"}, origin)


class ServerError(Exception):
    """Stands in for psycopg's errors."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("kersenboom")
        self.sqlstate = sqlstate


def of_server(sqlstate: str | None) -> exc.OperationalError:
    return exc.OperationalError("INSERT", {"text": "kersenboom"}, ServerError(sqlstate))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (of_sqlite("SQLITE_FULL"), texts.FULL),
        (of_sqlite("SQLITE_BUSY_SNAPSHOT"), texts.LOCKED),
        (of_sqlite("SQLITE_READONLY_DIRECTORY"), texts.READ_ONLY),
        (of_sqlite("SQLITE_IOERR_WRITE"), texts.DISK_FAULT),
        (of_sqlite("SQLITE_CORRUPT_INDEX"), texts.DAMAGED),
        (of_server("53100"), texts.FULL),
        (of_server("40P01"), texts.LOCKED),
        (of_server("23503"), texts.CONFLICT),
        (of_server("08006"), texts.UNREACHABLE),
        (of_server(None), texts.UNREACHABLE),
        (exc.DataError("INSERT", {}, ServerError(None)), texts.UNSTORABLE),
        (exc.TimeoutError("kersenboom"), texts.LOCKED),
        (exc.InvalidRequestError("kersenboom"), texts.UNKNOWN),
        (PermissionError("kersenboom"), texts.CANNOT_OPEN),
    ],
)
def test_each_fault_has_its_sentence(error: Exception, sentence: str) -> None:
    with pytest.raises(StoreError) as caught, translated("project.db"):
        raise error
    message = str(caught.value)
    assert message.startswith(sentence.split("{place}")[0] + "project.db")
    assert "kersenboom" not in message
    assert caught.value.__cause__ is error


def test_our_own_errors_pass_as_they_are() -> None:
    with pytest.raises(StoreError, match=r"^Eigen zin$"), translated("project.db"):
        raise StoreError("Eigen zin")


def test_every_sentence_ends_with_a_full_stop_and_names_a_way_out() -> None:
    sentences = {name: text for name, text in vars(texts).items() if name.isupper() and "." in text}
    assert len(sentences) > 15
    for name, text in sentences.items():
        assert text.endswith("."), name
        assert "; " in text, name
        assert {field for _, field, _, _ in string.Formatter().parse(text) if field} <= {
            "place",
            "version",
            "kind",
            "name",
        }


def test_each_template_of_the_table_names_the_place() -> None:
    assert all("{place}" in text for text in {*faults._SQLITE.values(), *faults._POSTGRES.values()})
