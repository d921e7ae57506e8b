"""Worksheets: a printed blank page for each step, and the same page read back when typed off."""

from .reading import read
from .render import render

__all__ = ["read", "render"]
