"""Run by Streamlit at each visit."""

from lerende_evaluatie.app.main import run

run()
