"""Figures as people read them: no decimals of jobs, LQ with two decimals."""

from typing import Any

from ..language.printable import printable

Record = dict[str, Any]


def jobs(value: float | None, sign: bool = False) -> str:
    """'9,752', with a sign for changes (none at 0); '-' when not known."""
    if value is None:
        return "-"
    rounded = round(value)
    return f"{rounded:+,}" if sign and rounded else f"{rounded:,}"


def quotient(value: float | None) -> str:
    """'2.33' or '-'."""
    return "-" if value is None else f"{value:.2f}"


def band(low: float | None, high: float | None) -> str:
    """'1.93–2.82' or '-'."""
    return "-" if low is None or high is None else f"{low:.2f}–{high:.2f}"


def percent(value: float | None) -> str:
    """'6.5 %' or '-'."""
    return "-" if value is None else f"{100 * value:.1f} %"


def stars(value: int | None) -> str:
    """'**' or '-'; three at most."""
    return "-" if value is None else "*" * value


def place(row: Record) -> str:
    """'2' or '2 (1–4)' where the interval is known."""
    low, high = row["rank_low"], row["rank_high"]
    if low is None or low == high:
        return str(row["rank"])
    return f"{row['rank']} ({low}–{high})"


def growth(row: Record, note: Record) -> str:
    """Competitive part, marked when it is no more than the usual change."""
    if row["competitive"] is None:
        return "-"
    mark = " ~" if note.get("growth_within_noise") else ""
    return jobs(row["competitive"], sign=True) + mark


def first_sentence(row: Record, region: str) -> str:
    """The figure as a sentence first."""
    if row["lq"] is None:
        return f"{row['label']}: {jobs(row['employment'])} jobs."
    return (
        f"{row['label']}: {row['lq']:.1f} times the usual share of jobs in {region}, "
        f"{jobs(row['employment'])} jobs."
    )


MANY_ESTIMATES = 0.05
MANY_MISSING = 0.25
WEAKER = 0.9
"""An LQ that falls below nine tenths without one establishment hangs on it."""


def doubts(row: Record, note: Record, regions: int) -> list[str]:
    """What makes the figures of one candidate less firm."""
    found = []
    if "lq_without_one_establishment" in note:
        rest = note["lq_without_one_establishment"]
        if rest is None:
            found.append("all jobs may be in one establishment")
        elif row["lq"] and (rest < 1 <= row["lq"] or rest < WEAKER * row["lq"]):
            found.append(f"without one average establishment the LQ would be {rest:.2f}")
    if (note.get("imputed_share") or 0) >= MANY_ESTIMATES:
        found.append(f"{percent(note['imputed_share'])} of the jobs are the publisher's estimates")
    missing = note.get("regions_without_figure") or 0
    if missing >= MANY_MISSING * regions:
        found.append(f"no figure for {missing:,} of {regions:,} regions")
    return found


def krugman(value: float | None) -> str:
    """One sentence about the region as a whole."""
    if value is None:
        return ""
    return (
        f"Krugman specialisation of the region: {value:.2f} "
        "(0: the same mix as everywhere; 2: nothing in common)."
    )


def clean(text: object) -> str:
    """The text without control characters; line breaks become spaces."""
    return printable(str(text)).replace("\n", " ").strip()
