"""Lessons with their quotes, drawn by ``assets/lessons.js``."""

from collections.abc import Callable
from typing import Any

import streamlit as st

_component = st.components.v2.component(
    "lerende-evaluatie.lessons", js="lessons.js", css="lessons.css", isolate_styles=False
)


def show(data: dict[str, Any], on_stale: Callable[[], None]) -> None:
    """Draw them with `data`; `on_stale` is called when its token has grown stale."""
    _component(key="lessons", data=data, on_stale_change=on_stale)
