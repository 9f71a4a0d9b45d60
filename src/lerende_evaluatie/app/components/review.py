"""The review room: code tree, transcript and queue in one component, drawn by the files in ``assets``."""

from collections.abc import Callable
from typing import Any

import streamlit as st

KEY = "review"
_component = st.components.v2.component(
    "lerende-evaluatie.review", js="review.js", css="review.css", isolate_styles=False
)


def outbox() -> dict[str, Any]:
    """Return what the browser sent last: its id, the text it has, the interview it wants and its operations."""
    state = st.session_state.get(KEY)
    box = state.get("box") if state else None
    return box if isinstance(box, dict) else {}


def show(data: dict[str, Any], on_box: Callable[[], None]) -> None:
    """Draw the room with `data`; `on_box` is called when the browser sends something."""
    _component(key=KEY, data=data, on_box_change=on_box)
