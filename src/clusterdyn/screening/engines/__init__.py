"""The databases that can do the sums of a screening, here or where the table is."""
