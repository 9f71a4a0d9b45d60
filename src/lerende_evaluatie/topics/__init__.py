"""Topic models: what is in the interviews that the codebook does not name."""
