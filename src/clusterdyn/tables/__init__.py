"""A table as it lies in a file: encoding, delimiter, sheet, and what is no table at all."""
