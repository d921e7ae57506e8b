"""The year of the worked example in step 8: 31 members, three cost lines, one region's grant."""

from typing import Any

CATEGORIES: dict[str, Any] = {
    "sme": {"name": "SME", "fee": 600, "expected_members": 18, "votes": 1},
    "large": {"name": "Large", "fee": 4000, "expected_members": 4, "votes": 1},
    "utilities": {"name": "Utilities", "fee": 2500, "expected_members": 6, "votes": 1},
    "research": {"name": "Research", "fee": 1000, "expected_members": 3, "votes": 1},
}
COSTS: dict[str, Any] = {
    "staff": {"line": "Staff 0.8 FTE", "per_year": 60000},
    "activities": {"line": "Activities", "per_year": 20000},
    "administration": {"line": "Administration", "per_year": 8000},
}


def grant(**other: Any) -> dict[str, Any]:
    """Other income: the region's grant, some of it said otherwise."""
    usual = {"source": "Region", "per_year": 45000, "certainty": "likely", "ends": "2030-12-31"}
    return {"region": usual | other}
