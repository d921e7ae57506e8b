"""A guided workbook for business clusters: ten steps, one dossier, one action plan."""

__version__ = "0.1.0"
