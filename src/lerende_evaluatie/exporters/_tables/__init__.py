"""The report as tables: sheets of a workbook and rows of a file."""
