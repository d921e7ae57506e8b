"""The page a board adopts, part by part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PagePart:
    """One part of the one-page plan: sentences, then a small table.

    ``note`` is a sentence below the table.
    """

    number: int
    title: str
    sentences: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Page:
    """The page a board adopts. ``too_long`` names each part to shorten, in plain sentences."""

    parts: tuple[PagePart, ...]
    words: int
    too_long: tuple[str, ...]
