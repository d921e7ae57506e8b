"""The small lists of words that are shipped with the program (``lists/``)."""

from pathlib import Path

FOLDER = Path(__file__).parent / "lists"


def words_of(name: str) -> list[tuple[str, list[list[str]]]]:
    """Each line of a list: its key, and its other cells as words."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [(row[0], [cell.split("|") for cell in row[1:]]) for row in rows]
