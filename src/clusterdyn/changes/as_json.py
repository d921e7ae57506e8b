"""Changes as JSON, and the hash of a content."""

from collections.abc import Mapping
from typing import Any

from .finding import Changes
from .paths import ABSENT, is_order


def content_hash(value: Any) -> str:
    """The first 16 hex digits of the SHA-256 of the compact JSON; key order counts."""
    import json
    from hashlib import sha256

    text = json.dumps(_to_json_value(value), separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()[:16]


def to_json(changes: Mapping[str, tuple[Any, Any]]) -> dict[str, list[Any]]:
    """The changes as JSON data: {path: [old, new]}, `ABSENT` as {"~": "absent"}."""
    return {
        path: [_to_json_value(old), _to_json_value(new)] for path, (old, new) in changes.items()
    }


def from_json(data: Any) -> Changes:
    """Changes from JSON data. Raises ValueError when the data do not have that form."""
    if not isinstance(data, dict):
        raise ValueError("changes must be an object")
    changes: Changes = {}
    for path, pair in data.items():
        if not isinstance(pair, list) or len(pair) != 2:
            raise ValueError(f"{path}: not a pair of old and new")
        old, new = (_from_json_value(value) for value in pair)
        if is_order(path) and not (_is_keys(old) and _is_keys(new)):
            raise ValueError(f"{path}: an order must be two lists of keys")
        changes[path] = (old, new)
    return changes


def _to_json_value(value: Any) -> Any:
    if value is ABSENT:
        return {"~": "absent"}
    if isinstance(value, dict) and "~" in value:  # a record that could be taken for the sign above
        return {"~": "value", "value": value}
    return value


def _from_json_value(value: Any) -> Any:
    if not isinstance(value, dict) or "~" not in value:
        return value
    if value == {"~": "absent"}:
        return ABSENT
    if value.get("~") == "value" and "value" in value:
        return value["value"]
    raise ValueError("an unknown sign in a change")


def _is_keys(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(key, str) for key in value)
