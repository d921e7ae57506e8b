"""A small made-up dossier and a clock that ticks."""

from datetime import datetime, timedelta, timezone
from typing import Any

CONTENT: dict[str, Any] = {
    "version": 2,
    "id": "0123456789abcdef",
    "passport": {"name": "Test Cluster (fictional)", "country": "DK"},
    "organisations": {"harbour": {"name": "Harbour"}, "college": {"name": "College"}},
    "steps": {
        "plan": {
            "milestones": {
                "rig": {"text": "Test rig open", "due": "2027-09-01"},
                "staff": {"text": "Two people hired", "due": None},
                "fund": {"text": "Fund agreed", "due": "2027-03-01"},
            }
        }
    },
}
DUE = "steps.plan.milestones.rig.due"
MILESTONES = "steps.plan.milestones"


class Clock:
    """One minute later at each look."""

    def __init__(self) -> None:
        self.time = datetime(2027, 1, 5, 14, 30, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time
