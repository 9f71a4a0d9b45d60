"""The codebook as forms and as text, drawn by ``assets/codebook.js``."""

from collections.abc import Callable
from typing import Any

import streamlit as st

_component = st.components.v2.component(
    "lerende-evaluatie.codebook", js="codebook.js", css="codebook.css", isolate_styles=False
)


def show(data: dict[str, Any], on_stale: Callable[[], None]) -> None:
    """Draw it with `data`; `on_stale` is called when its token has grown stale."""
    _component(key="codebook", data=data, on_stale_change=on_stale)
