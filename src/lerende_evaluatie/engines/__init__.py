"""One module per way to make suggestions."""
