"""Overviews of what was coded: matrices, codes that meet, portraits, directions."""

import streamlit as st

from lerende_evaluatie.app import navigation, session, texts
from lerende_evaluatie.app.components import overview, plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts.overview import EMPTY, PAGE, TITLE


def show() -> None:
    """Draw the page."""
    plain.title(TITLE)
    if session.coder() is None:
        plain.paragraph(texts.CODER_FIRST)
        session.choose_coder()
    elif not session.project().store.sources():
        plain.note(EMPTY, "info")
        navigation.to("ingest")
    else:
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
        on_stale=_draw_again,
    )


def _draw_again() -> None:
    """Let the fragment run: that hands the component a token that holds."""
