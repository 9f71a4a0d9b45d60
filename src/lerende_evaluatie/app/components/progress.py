"""A bar for long work."""

from collections.abc import Iterable, Iterator

import streamlit as st

from lerende_evaluatie.usecases.project import Item


def bar(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
    """Yield the items and move a bar along; `what` is one of our own phrases."""
    shown = st.progress(0.0, text=what)
    for number, item in enumerate(items, start=1):
        yield item
        shown.progress(number / max(total, 1), text=what)
    shown.empty()
