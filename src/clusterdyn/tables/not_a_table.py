"""Files that hold something else than a table, told by the beginning of their text."""

import re

from .errors import TableError

PAGE = re.compile(r"\s*<(!doctype|\?xml|!--|/?[a-z]+[\s>/])", re.IGNORECASE)
JSON = re.compile(r'\s*(\{\s*"|\[\s*[\[{"])')
SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x19\x1c-\x1f\x7f]")
FEW = 0.01
"""Control signs that a text may hold by mistake: one in a hundred."""
CHOOSE = "On the publisher's page choose the download as CSV or XLSX, and save that file."


def refuse(text: str, name: str) -> None:
    """Raise TableError for a web page, for JSON and for what is no text at all."""
    start = text[:20_000]
    if PAGE.match(start):
        raise TableError(f"{name} is a web page, not a table.", CHOOSE)
    if JSON.match(start):
        raise TableError(f"{name} is JSON, not a table.", CHOOSE)
    if len(SIGNS.findall(start)) > FEW * len(start):
        raise TableError(
            f"{name} holds no text, so it can't be read as a table.",
            "Download the table as CSV, XLSX or Parquet. If it is text in a rare encoding, say so "
            "with --encoding.",
        )
