"""``clusterdyn schema``: the JSON Schema of the dossier."""

from __future__ import annotations

from ..steps.json_schema import schema as dossier_schema
from .output import as_json


def schema() -> None:
    """JSON Schema of the dossier."""
    as_json(dossier_schema())
