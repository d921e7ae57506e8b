"""A question on a screen, in a terminal or in plain lines; each answer is saved as it comes."""
