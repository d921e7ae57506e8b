"""What the amounts of a dossier are counted in, and whether a sheet may say it.

In a dialogue somebody is asked before all amounts count in another currency. A sheet cannot ask: so
the first amount of a dossier may say it, but no slip of the pen changes what others are worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..answers.reader import Reader
from ..changes import path_of, value_at
from ..interview.answer_value import PATH
from ..model.answer_types import answer_type
from ..steps.registry import dossier_schema


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The currency that a move said, "" if it said none."""
    code = value_at(after, PATH, None)
    return "" if code is None or code == value_at(before, PATH, None) else str(code)


def forbidden(reader: Reader, code: str) -> str:
    """What is wrong with counting in another currency now; "" if nothing is."""
    if not any(_amounts(("steps",), reader.data.get("steps", {}))):
        return ""
    return (
        f"The amounts so far count in {reader.currency}. Write this one in {reader.currency} too. "
        f"If all of them are in {code}, first run: clusterdyn set passport.currency {code}"
    )


def _amounts(keys: tuple[str, ...], below: Any) -> Iterator[int]:
    """Every amount of money that stands below some keys."""
    if isinstance(below, Mapping):
        for key, value in below.items():
            yield from _amounts((*keys, key), value)
    elif type(below) is int and answer_type(dossier_schema().node(path_of(keys))).kind == "money":
        yield below
