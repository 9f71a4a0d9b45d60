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
    return _box(st.session_state.get(KEY))


def show(data: dict[str, Any], on_box: Callable[[], None]) -> dict[str, Any]:
    """Draw the room with `data`; `on_box` is called when the browser sends something.

    Return the outbox as it is now: in the first run after the server was started again, only the drawn
    component knows what the browser still holds.
    """
    return _box(_component(key=KEY, data=data, on_box_change=on_box))


def _box(state: Any) -> dict[str, Any]:
    box = state.get("box") if state else None
    return box if isinstance(box, dict) else {}
