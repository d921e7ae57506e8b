"""One module for each format of a paper, with a function ``render``."""
