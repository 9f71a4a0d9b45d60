"""The script that Streamlit runs, in a folder of its own: Streamlit would take a `pages` folder beside it for its own."""
