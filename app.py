"""The review screen: ``streamlit run app.py -- --project DIR`` (without --project: the current folder)."""

from lerende_evaluatie.app.main import run

run()
