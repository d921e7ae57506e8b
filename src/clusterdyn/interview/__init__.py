"""The conversation, without a screen or a file: a question, a move, an outcome."""
