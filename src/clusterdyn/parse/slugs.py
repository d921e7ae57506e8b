"""The id of a record: made once from its first title, never changed."""

import re
from collections.abc import Container

from .characters import written_out

_LONGEST = 40
_ROW_NUMBER = re.compile(r"[a-z]?[0-9]+")


def slug(text: str, taken: Container[str]) -> str:
    """Return an id of at most 40 characters a-z, 0-9 and "-" that is not in `taken`.

    Letters are written out as people do (ø as oe, å as aa). A title without any letter gives
    "item". A title that could be a row number ("3", "M3") gets "n-" in front.
    """
    plain = re.sub("['’`´]", "", written_out(text))
    base = "-".join(re.findall("[a-z0-9]+", plain)) or "item"
    if _ROW_NUMBER.fullmatch(base):
        base = f"n-{base}"
    candidate = _cut(base, _LONGEST)
    count = 1
    while candidate in taken:
        count += 1
        candidate = f"{_cut(base, _LONGEST - len(f'-{count}'))}-{count}"
    return candidate


def _cut(base: str, longest: int) -> str:
    """Shorten at a word's end; a first word that is too long is cut inside."""
    if len(base) <= longest:
        return base
    whole_words = base[: longest + 1].rpartition("-")[0]
    return whole_words if len(whole_words) > 1 else base[:longest]
