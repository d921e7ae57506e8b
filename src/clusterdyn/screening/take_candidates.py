"""Turns picked candidates into figures for step 1 of the dossier."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from ..model.fields import LINE_LENGTH, TEXT_LENGTH
from ..tables.errors import TableError

Record = dict[str, Any]
COPIED = ("region", "industry", "employment", "establishments", "lq", "lq_low", "lq_high",
          "surplus", "share")  # fmt: skip
PICK = re.compile(r"(\d+)(?:\s*=\s*([a-z0-9][a-z0-9-]*))?")


@dataclass(frozen=True)
class Pick:
    """A rank, and the id of the candidate of step 1 that gets its figures ('' : a new one)."""

    rank: int
    into: str = ""


@dataclass(frozen=True)
class Taken:
    """One picked candidate: its name in the table, its figures, the day they stand for."""

    name: str
    into: str
    figures: Record
    day: str


def read_picks(text: str) -> list[Pick]:
    """'1,3=furniture' as picks. Raises TableError for anything else."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found = [PICK.fullmatch(part) for part in parts]
    if not parts or not all(found):
        raise TableError(
            f"'{text}' is no list of ranks.",
            "Write the ranks with commas, --take 1,3,7. For a candidate that is in step 1 "
            "already: --take 1=its-id",
        )
    picks = dict.fromkeys(Pick(int(match[1]), match[2] or "") for match in found if match)
    named = [pick.into for pick in picks if pick.into]
    if len({pick.rank for pick in picks}) < len(picks) or len(set(named)) < len(named):
        raise TableError(
            f"'{text}' gives one rank to two candidates, or two ranks to one.",
            "Each rank and each candidate of step 1 stands once.",
        )
    return list(picks)


def take(
    report: Record,
    rows: list[Record],
    picks: list[Pick],
    today: datetime.date,
    publisher: str = "",
) -> list[Taken]:
    """The picked rows of one region as figures with source, file hash, day and reading report.

    ``report`` and ``rows`` are as in the JSON output; ``publisher`` stands before the source.
    Raises TableError for an unknown rank.
    """
    by_rank = {row["rank"]: row for row in rows}
    unknown = [pick.rank for pick in picks if pick.rank not in by_rank]
    if unknown:
        there = f"1 to {max(by_rank)}" if by_rank else "none"
        raise TableError(
            f"There is no candidate with rank {unknown[0]}.", f"The ranks are: {there}."
        )
    return [
        Taken(
            str(row["label"])[:LINE_LENGTH], pick.into, figures(report, row, today, publisher),
            day_of(row["year"], today),
        )
        for pick in picks
        for row in [by_rank[pick.rank]]
    ]  # fmt: skip


def figures(report: Record, row: Record, today: datetime.date, publisher: str = "") -> Record:
    """The figures of one candidate, as the model of step 1 keeps them."""
    year = str(row["year"] or "")[:4]
    kept: Record = {name: row[name] for name in COPIED} | {
        "year": int(year) if year else None,
        "as_of": day_of(row["year"], today) if len(str(row["year"] or "")) > len(year) else None,
        "classification": row["class"],
        "source": source(report, row, publisher)[:TEXT_LENGTH],
        "file_sha256": report["sha256"],
        "taken_on": today.isoformat(),
        "reading_report": "\n".join(report["sentences"])[:TEXT_LENGTH],
    }
    for name in ("region", "industry"):
        kept[name] = str(kept[name])[:LINE_LENGTH]
    return {name: value for name, value in kept.items() if value is not None}


def source(report: Record, row: Record, publisher: str) -> str:
    """Where the figures come from, in one line."""
    year = f", {row['year']}" if row["year"] is not None else ""
    place = f"{report['file']}{year}, region {row['region']}, industry {row['industry']}"
    return f"{publisher.strip()}; {place}" if publisher.strip() else place


def day_of(period: object, today: datetime.date) -> str:
    """The last day of a year (of 2022/23: of 2022), quarter or month; today without a period."""
    text = str(period or "").partition("/")[0]
    if not text[:4].isdecimal():
        return today.isoformat()
    part = text[5:]
    month = 12 if not part else 3 * int(part[1]) if part.startswith("Q") else int(part)
    first_after = datetime.date(int(text[:4]) + month // 12, month % 12 + 1, 1)
    return (first_after - datetime.timedelta(days=1)).isoformat()
