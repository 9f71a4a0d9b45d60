"""Codebooks on disk: YAML, tables, and a print for coders."""
