"""Started by ``lerende-evaluatie app``; see `lerende_evaluatie.app.serve`."""

import streamlit as st

from lerende_evaluatie.app.api.routes import routes

app = st.App("page.py", routes=routes())
