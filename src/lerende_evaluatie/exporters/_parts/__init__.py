"""The parts of a report as every form of it prints them: names, sentences, rows and their order, without any layout."""
