"""One module per page; each has `show()`. Their titles and addresses are in `lerende_evaluatie.app.navigation`."""
