"""The verbs of an evaluation, called by the command line and the app alike: ingest, tag, review, report, status."""
