"""Worksheets: a page for each step to write on with a pen, and the same page read back."""

from .blanks import sheet_of
from .html import html
from .markdown import markdown
from .reading import SheetRead, read
from .wall import walls

__all__ = ["SheetRead", "html", "markdown", "read", "sheet_of", "walls"]
