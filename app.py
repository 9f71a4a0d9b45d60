"""The review screen: ``streamlit run app.py -- --project DIR`` (without --project: the current folder)."""

import streamlit as st

from lerende_evaluatie.app.api.routes import routes

app = st.App("src/lerende_evaluatie/app/script/page.py", routes=routes())
