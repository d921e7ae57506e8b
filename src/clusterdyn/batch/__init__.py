"""Many answers without a dialogue: set, fill, import, and candidates from statistics."""
