"""The report as a Word document: its chapters, the story that they grow, and the package that holds it."""
