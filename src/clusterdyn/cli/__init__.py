"""The command line: one command per file; nothing but reading options, calling and printing."""
