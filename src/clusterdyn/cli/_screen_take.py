"""Puts candidates picked from a statistics table into step 1, with their figures and source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..changes import difference, value_at
from ..interview.editing import Data, put
from ..store import new_group
from .dossiers import load
from .out import message
from .settings import today

CANDIDATES = "steps.identification.candidates"


def put_into_dossier(context: object, taken: Mapping[str, Mapping[str, Any]]) -> None:
    """Saves the picked candidates as one change and says what was taken."""
    store, data = load()
    after = with_candidates(data, taken, today().isoformat())
    store.save(difference(data, after), new_group(), say="Candidates taken from statistics")
    names = ", ".join(str(record["name"]) for record in taken.values())
    message(f"Taken into step 1: {names}. Go on with: clusterdyn step 1")


def with_candidates(data: Data, taken: Mapping[str, Mapping[str, Any]], day: str) -> Data:
    """Data with the picked candidates in step 1.

    A candidate that stands there already (the same region and industry, or the same name) gets the
    new figures. The jobs of every year stay as readings of an indicator, so that step 10 can
    compare them.
    """
    for record in taken.values():
        figures = {FIELDS.get(name, name): value for name, value in record["figures"].items()}
        key = _known(data, record["name"], figures)
        if key is None:
            rows = value_at(data, CANDIDATES, None) or {}
            from ..parse import slug

            key = slug(record["name"], rows)
            data = put(data, f"{CANDIDATES}.{key}", {"name": record["name"]})
        data = put(data, f"{CANDIDATES}.{key}.figures", figures)
        data = _with_reading(data, key, record["name"], figures)
    if value_at(data, "marks.worked.identification", None) is None:
        data = put(data, "marks.worked.identification", day)
    return data


FIELDS = {"class": "classification"}


def _known(data: Data, name: str, figures: Mapping[str, Any]) -> str | None:
    for key, row in (value_at(data, CANDIDATES, None) or {}).items():
        old = row.get("figures") or {}
        same = all(old.get(f) == figures.get(f) for f in ("region", "industry"))
        if (old and same) or str(row.get("name", "")).casefold() == name.casefold():
            return str(key)
    return None


def _with_reading(data: Data, key: str, name: str, figures: Mapping[str, Any]) -> Data:
    """The jobs of the table's year as a dated reading."""
    year, jobs = figures.get("year"), figures.get("employment")
    if year is None or jobs is None:
        return data
    indicator = f"jobs-{key}"[:60].rstrip("-")
    if value_at(data, f"indicators.{indicator}", None) is None:
        data = put(data, f"indicators.{indicator}", {"name": f"Jobs: {name}", "unit": "people"})
    reading = {"value": float(jobs), "source": str(figures.get("source", ""))[:200]}
    return put(data, f"indicators.{indicator}.readings.{year}-12-31", reading)
