"""Overviews of what was coded: matrices, codes that meet, portraits, directions."""

import streamlit as st

from lerende_evaluatie.app import entry, session
from lerende_evaluatie.app.components import overview, plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts.overview import EMPTY, PAGE, TITLE


def show() -> None:
    """Draw the page."""
    if entry.is_ready(TITLE, EMPTY):
        plain.title(TITLE)
        _overview()


@st.fragment
@safe
def _overview() -> None:
    coder, store = session.coder(), session.project().store
    overview.show(
        {
            "api": session.api(),
            "texts": PAGE,
            "coder": coder.guid if coder else None,
            "coders": [{"guid": user.guid, "name": user.name} for user in store.users()],
            "sources": [{"guid": source.guid, "name": source.name} for source in store.sources()],
        },
        on_stale=session.draw_again,
    )
