"""What stands on every sheet, printed or typed off."""

from __future__ import annotations

from .sheet import Blank, Sheet

NONE = "nothing to write here"
PARKED = "parked because:"
HEADER = ("Cluster", "Date", "Writer")
HOW = "From top to bottom, numbered as on the screen. What nobody knows is parked."
PEOPLE = "Who is in the room?"
PEOPLE_HEADS = ("Name", "Organisation")
SEATS = 8
FOOT = "From before, to copy:"
SUMS = "By hand:"
LISTED = 12


def notes(blank: Blank) -> list[str]:
    """The lines of help above a blank."""
    found = [f"For example: {blank.example}"] if blank.example else []
    found += [blank.legend] if blank.legend else []
    if blank.already:
        more = len(blank.already) - LISTED
        rest = f" and {more} more" if more > 0 else ""
        found.append(f"There already: {'; '.join(blank.already[:LISTED])}{rest}")
    if blank.proposed:
        found.append(f"Proposed, write down what you take: {'; '.join(blank.proposed)}")
    return found


def footer_names(sheet: Sheet) -> list[str]:
    """The lines at the foot: names from earlier steps."""
    return [f"{label}: {'; '.join(names)}" for label, names in sheet.footer_names.items()]
