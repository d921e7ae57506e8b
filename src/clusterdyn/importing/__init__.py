"""Records from a spreadsheet: rows of CSV or XLSX become rows of a table of the dossier."""

from .importing import Imported, import_rows
from .sheet_file import SheetFile, read_sheet

__all__ = ["Imported", "SheetFile", "import_rows", "read_sheet"]
