"""Puts candidates picked from a statistics table into step 1, with their figures and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..answers.edit import Data, put
from ..changes import value_at
from ..content.catalogue import format_date
from ..errors import UsageError
from ..parse import slug
from ..screening.take_candidates import Taken
from ..steps.validation import faults, sentence

CANDIDATES = "steps.identification.candidates"
KEPT_OF = {"employment": ("jobs", "Jobs: {}", "people"), "lq": ("lq", "LQ: {}", "times")}
"""Figure → its indicator: beginning of the id, name, unit."""
ID_LENGTH, LINE_LENGTH = 60, 200


def with_candidates(data: Data, taken: Iterable[Taken], today: date) -> tuple[Data, list[str]]:
    """Data with the picked candidates in step 1, and what to say about them.

    A candidate that stands there already (named in the pick, or with the same region and industry,
    or the same name) gets the new figures; the old ones stay as readings of two indicators, jobs
    and LQ, so that step 10 can compare them. Figures of an earlier year become readings only.
    Raises ``UsageError`` for a pick that names no candidate, or for figures that do not fit.
    """
    new, said = [], []
    for one in taken:
        key = _known(data, one)
        if not key:
            rows = value_at(data, CANDIDATES, None) or {}
            name = _own_name(rows, one)
            record = {"name": name, "figures": one.figures}
            data = put(data, f"{CANDIDATES}.{slug(name, rows)}", record)
            new.append(name)
            continue
        name = value_at(data, f"{CANDIDATES}.{key}.name", None) or one.name
        old = value_at(data, f"{CANDIDATES}.{key}.figures", None) or {}
        earlier = _day(old) > _day(one.figures)
        if old and _day(old) != _day(one.figures):
            data = _with_readings(data, key, name, old, _day(old))
            data = _with_readings(data, key, name, one.figures, one.day)
        if not earlier:
            data = put(data, f"{CANDIDATES}.{key}.figures", one.figures)
        said.append(_updated(name, old, one.figures, earlier))
    if new:
        said.insert(0, f"Taken into step 1: {'; '.join(new)}.")
    if value_at(data, "marks.worked.identification", None) is None:
        data = put(data, "marks.worked.identification", today.isoformat())
    if wrong := faults(data):
        raise UsageError(f"These figures do not fit step 1. {sentence(wrong[0])}")
    return data, said


def _known(data: Data, one: Taken) -> str:
    """The id of the candidate that these figures belong to; '' for a new one."""
    rows = value_at(data, CANDIDATES, None) or {}
    if one.into:
        if one.into not in rows:
            there = ", ".join(rows) or "none yet"
            raise UsageError(f'Step 1 has no candidate "{one.into}". There are: {there}.')
        return one.into
    for key, row in rows.items():
        old = row.get("figures") or {}
        if old and all(old.get(f) == one.figures.get(f) for f in ("region", "industry")):
            return str(key)
    same = one.name.casefold()
    return next(
        (str(k) for k, r in rows.items()
         if str(r.get("name", "")).casefold() == same and not _elsewhere(r, one)), "",
    )  # fmt: skip


def _own_name(rows: Mapping[str, Any], one: Taken) -> str:
    """The name in the table; with its region when the same field of another region is there."""
    if all(str(r.get("name", "")).casefold() != one.name.casefold() for r in rows.values()):
        return one.name
    region = f" ({one.figures['region']})"
    return one.name[: LINE_LENGTH - len(region)] + region


def _elsewhere(row: Mapping[str, Any], one: Taken) -> bool:
    """True when the candidate carries figures of another region."""
    region = (row.get("figures") or {}).get("region")
    return region is not None and region != one.figures.get("region")


def _day(figures: Mapping[str, Any]) -> str:
    """The last day that figures stand for; "" where they have no year."""
    year = figures.get("year")
    return str(figures.get("as_of") or (f"{year}-12-31" if year else ""))


def _period(figures: Mapping[str, Any]) -> str:
    """The year, or the day up to which a quarter or a month goes."""
    as_of = figures.get("as_of")
    return format_date(date.fromisoformat(as_of)) if as_of else str(figures.get("year"))


def _with_readings(data: Data, key: str, name: str, figures: Mapping[str, Any], day: str) -> Data:
    """Jobs and LQ of one year as dated readings."""
    for figure, (start, title, unit) in KEPT_OF.items():
        value = figures.get(figure)
        if value is None or figures.get("year") is None:
            continue
        path = f"indicators.{f'{start}-{key}'[:ID_LENGTH].rstrip('-')}"
        if value_at(data, path, None) is None:
            called = title.format(name)[:LINE_LENGTH]
            data = put(data, path, {"name": called, "unit": unit})
        reading = {"value": float(value), "source": str(figures.get("source", ""))[:LINE_LENGTH]}
        data = put(data, f"{path}.readings.{day}", reading)
    return data


def _updated(name: str, old: Mapping[str, Any], new: Mapping[str, Any], earlier: bool) -> str:
    """What happened to a candidate that stood there already."""
    if not old:
        return f"Figures taken for {name}."
    periods = f"{_period(old)} to {_period(new)}"
    if earlier:
        return f"{name} has newer figures already; those of {_period(new)} stay as readings."
    if _day(old) == _day(new):
        return f"Figures of {name} taken again ({_period(new)})."
    return f"Figures of {name} updated from {periods}. The old ones stay as readings for step 10."
