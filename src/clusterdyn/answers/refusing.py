"""What cannot be done, and small readings that moves share."""

from __future__ import annotations

from datetime import date

from ..parse import day, line

TAKEN_BACK = "Ctrl-U or /undo brings it back."
"""How what was just removed comes back, in every list and table."""


class Refused(Exception):
    """A move that cannot be done; the text says why and what to do instead."""


def refuse(text: str) -> Refused:
    return Refused(text)


def clean_line(text: str) -> str:
    return str(line(text).value)


def read_day(text: str, today: date) -> date:
    return day(text, today).value
