"""What an evaluation is made of and the rules it keeps: pure Python, no files, no third-party imports."""
