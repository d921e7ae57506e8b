"""Worksheets: a printed blank page for each step, and the same page read back when typed off."""

from .reading import SheetRead, read
from .render import render

__all__ = ["SheetRead", "read", "render"]
