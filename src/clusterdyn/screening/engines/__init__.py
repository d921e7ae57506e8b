"""The databases that can do the sums of a screening."""
