"""The command line: one file per command, the same functions as the pages."""
