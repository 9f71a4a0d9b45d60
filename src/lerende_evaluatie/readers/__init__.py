"""One module per transcript format, named after the file's suffix."""
