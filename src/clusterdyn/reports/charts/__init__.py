"""The pictures of a paper."""
