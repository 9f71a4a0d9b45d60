"""Topics and their passages, drawn by ``assets/topics.js``."""

from collections.abc import Callable
from typing import Any

import streamlit as st

_component = st.components.v2.component(
    "lerende-evaluatie.topics", js="topics.js", css="topics.css", isolate_styles=False
)


def show(data: dict[str, Any], on_stale: Callable[[], None]) -> None:
    """Draw them with `data`; `on_stale` is called when its token has grown stale."""
    _component(key="topics", data=data, on_stale_change=on_stale)
