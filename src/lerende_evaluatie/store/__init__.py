"""Where a project is kept: SQLite beside the transcripts, or PostgreSQL for a team."""

from lerende_evaluatie.store.opening import open_store
from lerende_evaluatie.store.sql import SqlStore

__all__ = ["SqlStore", "open_store"]
