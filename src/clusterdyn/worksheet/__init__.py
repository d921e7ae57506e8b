"""Worksheets: a page for each step to write on with a pen, and the same page read back."""

from .layout import sheet_of
from .print_html import html
from .print_markdown import markdown
from .print_wall import walls
from .read_back import SheetRead, read

__all__ = ["SheetRead", "html", "markdown", "read", "sheet_of", "walls"]
