"""The app: its pages, and what holds on all of them."""

import pandas as _pandas  # noqa: F401  (read at start: otherwise the first visitor waits for it)
import streamlit as st

from lerende_evaluatie.app import navigation, texts
from lerende_evaluatie.app.components import dutch, plain


def run() -> None:
    """Draw the page that the visitor chose."""
    st.set_page_config(page_title=texts.APP, layout="wide")
    chosen = st.navigation(navigation.pages(), position="top")
    plain.style()
    dutch.dutch()
    chosen.run()
