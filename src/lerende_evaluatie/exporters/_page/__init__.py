"""The report as one page for a browser: its chapters, what they are made of, and the style of all our pages."""
