"""A bar for long work."""

from collections.abc import Iterable, Iterator

import streamlit as st

from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.usecases.project import Item


def bar(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
    """Yield the items and move a bar along; `what` is one of our own phrases."""
    shown = st.progress(0.0, text=setup.STARTING.format(what=what))
    for number, item in enumerate(items, start=1):
        shown.progress((number - 1) / max(total, 1), text=setup.STEP.format(what=what, number=number, total=total))
        yield item
    shown.empty()
