"""The id by which a dossier and its history know each other: 16 hex letters."""

import os
import re
from typing import Any, Final

_ID: Final = re.compile("[0-9a-f]{16}")


def new_id() -> str:
    """An id that no other dossier has."""
    return os.urandom(8).hex()


def digest(raw: bytes) -> str:
    """An id made of bytes: the beginning of their SHA-256."""
    from hashlib import sha256

    return sha256(raw).hexdigest()[:16]


def id_of(data: dict[str, Any]) -> str | None:
    """The id of a content; None where there is none, or something else stands in its place."""
    found = data.get("id")
    return found if isinstance(found, str) and _ID.fullmatch(found) else None
