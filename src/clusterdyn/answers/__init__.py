"""Typed text and the dossier: read, match names, find the way, edit, read back, tell changes."""
