"""The terminal asker: one question on the screen, keys in a bottom line."""

from .asker import Terminal

__all__ = ["Terminal"]
