"""The grid of interviews: what is known about each, and who is who, drawn by ``assets/grid.js``."""

from collections.abc import Callable
from typing import Any

import streamlit as st

_KEY = "grid"
_component = st.components.v2.component("lerende-evaluatie.grid", js="grid.js", css="grid.css", isolate_styles=False)


def show(data: dict[str, Any], on_saved: Callable[[], None], on_stale: Callable[[], None]) -> bool:
    """Draw the grid; `on_saved` is called after something was saved, `on_stale` when its token has grown stale.

    Return whether this run is there because something was saved.
    """
    return bool(_component(key=_KEY, data=data, on_saved_change=on_saved, on_stale_change=on_stale).saved)
