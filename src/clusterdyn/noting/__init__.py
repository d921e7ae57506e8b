"""Notes for the journal, asked field by field."""
