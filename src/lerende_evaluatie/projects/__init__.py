"""A project's folder: its settings, its table of interviews, its transcripts."""
