"""Askers: they show what the interview offers and bring back what the group does."""
