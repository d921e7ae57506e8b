"""Saves what a command changed, as one group that undo takes back."""

from __future__ import annotations

from typing import Any

from ..changes import difference
from ..store import Store, new_group
from .output import message


def save(store: Store, before: dict[str, Any], after: dict[str, Any], say: str) -> dict[str, Any]:
    """The content as it now stands in the file; warnings go to stderr."""
    saved = store.save(difference(before, after), new_group(), say=say)
    for warning in saved.warnings:
        message(warning)
    return saved.data
