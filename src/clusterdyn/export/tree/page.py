"""The page a board adopts, part by part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PagePart:
    """One part of the one-page plan: sentences, or named facts, or the rows of a list.

    A fact without a label speaks for itself; one without a value is filled in by hand. ``there``
    counts the rows of the whole list, of which ``rows`` are the first; ``note`` says so.
    """

    number: int
    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    there: int = 0
    note: str = ""


@dataclass(frozen=True)
class Page:
    """The page a board adopts, ``lines`` long with its head.

    ``too_long`` names each part to shorten, in plain sentences.
    """

    parts: tuple[PagePart, ...]
    words: int
    lines: int
    too_long: tuple[str, ...]
