"""Finding a region by code or name, and listing the regions."""

from typing import Any

from clusterdyn.screening.engine import Engine
from clusterdyn.screening.errors import ScreeningError
from clusterdyn.screening.names import plain
from clusterdyn.screening.reading import Reading


def find_region(wanted: str, reading: Reading) -> str:
    """The code of the region. Raises ScreeningError when none or several fit."""
    leaves, labels = reading.regions.leaves, reading.region_labels
    for code in leaves:
        if wanted == code:
            return code
    asked = plain(wanted)
    same = [c for c in leaves if asked in (plain(c), plain(labels.get(c, c)))]
    close = same or [c for c in leaves if plain(labels.get(c, c)).startswith(asked)]
    if asked and len(close) == 1:
        return close[0]
    if len(close) > 1:
        raise ScreeningError(
            f"'{wanted}' fits several regions: {shown(close, labels)}.",
            "Give the code, with --region CODE.",
        )
    if wanted in (*reading.regions.parents, reading.regions.total):
        below = [c for c in leaves if c.startswith(wanted)] or leaves
        raise ScreeningError(
            f"'{wanted}' contains other regions, so it serves as the base and isn't screened.",
            f"Choose one of: {shown(below, labels)}.",
        )
    near = [c for c in leaves if asked and asked in plain(f"{c} {labels.get(c, '')}")]
    raise ScreeningError(
        f"The table has no region '{wanted}'.",
        f"Choose one of: {shown(near or leaves, labels)}. "
        "Run the command without --region to see all of them.",
    )


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
