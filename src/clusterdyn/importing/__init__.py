"""Records from a spreadsheet: rows of CSV or XLSX become rows of a table of the dossier."""

from ..tables.small_sheet import SheetFile, read_sheet
from .importing import Imported, import_rows

__all__ = ["Imported", "SheetFile", "import_rows", "read_sheet"]
