"""Finding a region by code or name, and listing the regions."""

import unicodedata
from typing import Any

from ..tables.errors import TableError
from .engines.duckdb_engine import Engine
from .read_table import Reading


def find_region(wanted: str, reading: Reading) -> str:
    """The code of the region. Raises TableError when none or several fit.

    A name need not be whole: 'Syddanmark' finds 'Region Syddanmark'. Where several names have a
    word that begins like this, the choice is left to the reader.
    """
    leaves, labels = reading.regions.leaves, reading.region_labels
    if wanted in leaves:
        return wanted
    asked = folded(wanted)
    spoken = {code: folded(labels.get(code, code)) for code in leaves} if asked else {}
    same = [c for c, name in spoken.items() if asked in (name, folded(c))]
    close = same or [c for c, name in spoken.items() if f" {asked}" in f" {name}"]
    if len(close) == 1:
        return close[0]
    if len(close) > 1:
        raise TableError(
            f"'{wanted}' fits several regions: {shown(close, labels)}.",
            "Give the code or the whole name, with --region NAME.",
        )
    if wanted in (*reading.regions.parents, reading.regions.total):
        below = [c for c in leaves if c.startswith(wanted)] or leaves
        raise TableError(
            f"'{wanted}' contains other regions, so it serves as the base and isn't screened.",
            f"Choose one of: {shown(below, labels)}.",
        )
    near = [c for c in leaves if asked and asked in folded(f"{c} {labels.get(c, '')}")]
    raise TableError(
        f"The table has no region '{wanted}'.", f"Choose one of: {shown(near or leaves, labels)}."
    )


def folded(name: str) -> str:
    """A name in lower case; any run of signs that are neither letters nor digits is one space."""
    plain = unicodedata.normalize("NFC", name.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def shown(codes: list[str], labels: dict[str, str]) -> str:
    """Up to ten regions as 'code name'."""
    parts = [f"{c} {labels[c]}" if labels.get(c, c) != c else c for c in codes[:10]]
    return ", ".join(parts) + (" …" if len(codes) > 10 else "")


def list_regions(engine: Engine, reading: Reading) -> list[dict[str, Any]]:
    """Code, label and jobs of each region that can be screened, largest first."""
    rows = engine.rows(
        "SELECT s.region, s.jobs_now FROM region_sum s "
        "JOIN region_axis a ON a.code = s.region AND a.leaf "
        "ORDER BY s.jobs_now DESC NULLS LAST, s.region"
    )
    return [
        {"region": code, "label": reading.region_labels.get(code, code), "employment": jobs}
        for code, jobs in rows
    ]
