"""The page says that it is Dutch: screen readers and hyphenation go by it."""

import streamlit as st

_SCRIPT = 'export default function () { document.documentElement.lang = "nl"; }'
_component = st.components.v2.component("lerende_evaluatie_dutch", js=_SCRIPT)


def dutch() -> None:
    """Set the language of the page."""
    _component(key="dutch", height=1)
