"""Words of lists that name nobody, or are no part of a name, from the workbook."""

from __future__ import annotations

from functools import cache, lru_cache

from ..content.catalogue import read_yaml, workbook
from ..parse.characters import bare, looks_like


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind ("totals", "notes" …) as they are compared."""
    return frozenset(plain(word) for word in read_yaml(workbook() / "sheet_words.yaml")[kind])


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text as it is compared: small letters without accents and signs; of signs alone, these."""
    return bare(looks_like(text)) or "".join(text.split())


def is_nobody(text: str) -> bool:
    """Whether a cell says that nothing is known yet: TBD, N.N., n/a, ?"""
    return plain(text) in words("nobody")


def is_everybody(text: str) -> bool:
    """Whether a cell names all at once: all, we, the board."""
    return plain(text) in words("everybody")
