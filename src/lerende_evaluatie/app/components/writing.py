"""What people write beside the evidence, drawn by ``assets/writing.js``."""

from collections.abc import Callable
from typing import Any

import streamlit as st

_component = st.components.v2.component(
    "lerende-evaluatie.writing", js="writing.js", css="writing.css", isolate_styles=False
)


def show(data: dict[str, Any], on_stale: Callable[[], None]) -> None:
    """Draw it with `data`; `on_stale` is called when its token has grown stale."""
    _component(key="writing", data=data, on_stale_change=on_stale)
