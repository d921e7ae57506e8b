"""Turns picked candidates into records for step 1 of the dossier."""

import datetime
from typing import Any

from clusterdyn.parse.slugs import slug
from clusterdyn.screening.errors import ScreeningError

Record = dict[str, Any]
COPIED = ("employment", "establishments", "lq", "lq_low", "lq_high", "surplus", "share", "class",
          "region", "industry", "year")  # fmt: skip


def read_picks(text: str) -> list[int]:
    """'1,3,7' as rank numbers. Raises ScreeningError for anything else."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or not all(part.isdecimal() for part in parts):
        raise ScreeningError(
            f"'{text}' is no list of ranks.", "Write the ranks with commas: --take 1,3,7"
        )
    return list(dict.fromkeys(int(part) for part in parts))


def take(
    report: Record, candidates: list[Record], picks: list[int], today: datetime.date
) -> dict[str, Record]:
    """Records for ``steps.identification.candidates``, keyed by slug of the industry's name.

    ``report`` and ``candidates`` are the two parts of the JSON output; ``picks`` are ranks.
    Raises ScreeningError for a rank that is not among the candidates.
    """
    by_rank = {row["rank"]: row for row in candidates}
    unknown = [pick for pick in picks if pick not in by_rank]
    if unknown:
        there = ", ".join(str(rank) for rank in sorted(by_rank)) or "none"
        raise ScreeningError(
            f"There is no candidate with rank {unknown[0]}.", f"Choose from these ranks: {there}."
        )
    taken: dict[str, Record] = {}
    for pick in picks:
        row = by_rank[pick]
        taken[slug(row["label"], taken)] = {
            "name": row["label"],
            "figures": {name: row[name] for name in COPIED} | {
                "source": source(report, row),
                "file_sha256": report["sha256"],
                "taken_on": today.isoformat(),
                "reading_report": "\n".join(report["sentences"]),
            },
        }  # fmt: skip
    return taken


def source(report: Record, row: Record) -> str:
    """Where the figures come from, in one line."""
    year = f", {row['year']}" if row["year"] is not None else ""
    return f"{report['file']}{year}, region {row['region']}, industry {row['industry']}"
