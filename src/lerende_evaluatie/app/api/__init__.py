"""What the browser asks for between two runs of a page: JSON over own routes, on top of the use cases."""
