"""The script that Streamlit runs, alone in its folder: Streamlit would take `pages` beside it for its own."""
