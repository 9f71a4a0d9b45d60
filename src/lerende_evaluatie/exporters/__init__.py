"""One module per kind of file that a report is written to."""
