"""The review room: code tree, transcript and queue in one component, drawn by the files in ``assets``.

It asks and tells Python what it needs over `lerende_evaluatie.app.api`; through Streamlit it only says which interview
is on the screen, and that its token has grown stale.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

KEY = "review"
_component = st.components.v2.component(
    "lerende-evaluatie.review", js="review.js", css="review.css", isolate_styles=False
)


def show(data: dict[str, Any], on_source: Callable[[], None], on_stale: Callable[[], None]) -> None:
    """Draw the room with `data`; `on_source` is called when another interview comes on the screen."""
    _component(key=KEY, data=data, on_source_change=on_source, on_stale_change=on_stale)


def source() -> str | None:
    """Return the guid of the interview that is on the screen."""
    state = st.session_state.get(KEY)
    return state.get("source") if state else None
