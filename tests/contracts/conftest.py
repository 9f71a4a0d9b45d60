"""The Store port on SQLite and, when LERENDE_EVALUATIE_TEST_POSTGRES holds a URL, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_things import OPENER, POSTGRES, a_source, fresh_postgres

from lerende_evaluatie.domain.model import Source, User
from lerende_evaluatie.ports import Store
from lerende_evaluatie.store import open_store


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.skipif(not POSTGRES, reason="no server"))])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OPENER]:
    """Open the same database as often as the test likes; all are closed afterwards."""
    url, drop = ("sqlite:///project.db", lambda: None) if request.param == "sqlite" else fresh_postgres()
    opened: list[Store] = []

    def opens() -> Store:
        opened.append(open_store(url, tmp_path))
        return opened[-1]

    yield opens
    for store in opened:
        store.close()
    drop()


@pytest.fixture
def store(opener: OPENER) -> Store:
    return opener()


@pytest.fixture
def source(store: Store) -> Source:
    source = a_source()
    store.add_source(source)
    return source


@pytest.fixture
def anna(store: Store) -> User:
    return store.user("Anna")
