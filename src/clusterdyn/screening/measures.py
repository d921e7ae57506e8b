"""The measures, each with its standard name, formula and source.

``e`` jobs of an industry in a region (e_ij), ``region`` all jobs of the region (E_j), ``industry``
all jobs of the industry (E_i), ``whole`` all jobs (E). Jobs are persons or positions as the table
has them; all results are plain numbers, shares run from 0 to 1. Below them stand the
measures as SQL; the tests compare the two.
"""

import math
from collections.abc import Sequence

NORMAL_95 = 1.645
"""95th percentile of the normal distribution: a two-sided band of 90 %."""


def location_quotient(e: float, region: float, industry: float, whole: float) -> float:
    """LQ = (e_ij / E_j) / (E_i / E). Hoover (1936); Balassa (1965).

    1.0: the industry has the same share here as everywhere. Raises ZeroDivisionError when the
    region, the industry or the whole has no jobs.
    """
    return (e / region) / (industry / whole)


def competitive_part(e0: float, e1: float, industry0: float, industry1: float) -> float:
    """Shift-share, competitive part: e1 - e0 * (E_i1 / E_i0), in jobs. Dunn (1960).

    Jobs won or lost against the growth of the same industry in the whole table.
    """
    return e1 - e0 * (industry1 / industry0)


def shift_share(
    region0: Sequence[float],
    region1: Sequence[float],
    nation0: Sequence[float],
    nation1: Sequence[float],
) -> tuple[float, float, float]:
    """(national part, mix part, competitive part) of a region's change in jobs. Dunn (1960)."""
    growth = sum(nation1) / sum(nation0) - 1
    national = sum(region0) * growth
    mix = sum(
        e * (n1 / n0 - 1 - growth) for e, n0, n1 in zip(region0, nation0, nation1, strict=True)
    )
    competitive = sum(
        competitive_part(e0, e1, n0, n1)
        for e0, e1, n0, n1 in zip(region0, region1, nation0, nation1, strict=True)
    )
    return national, mix, competitive


def without_one_establishment(
    e: float, establishments: float, region: float, industry: float, whole: float
) -> float | None:
    """LQ after one average establishment has left; None when it was the only one.

    After the small-region stability test of Crawley, Gabe and Pominova (2021), which adds one.
    """
    if establishments <= 1:
        return None
    average = e / establishments
    if region <= average or industry <= average:
        return None
    return location_quotient(e - average, region - average, industry - average, whole - average)


def krugman_specialisation(region: Sequence[float], industries: Sequence[float]) -> float:
    """Sum over industries of abs(e_ij / E_j - E_i / E), 0 (as everywhere) to 2. Krugman (1991).

    Both lists cover the same industries; shares are taken of their sums.
    """
    own, all_jobs = sum(region), sum(industries)
    return sum(abs(e / own - n / all_jobs) for e, n in zip(region, industries, strict=True))


def band(lq: float, jobs: float, a: float, b: float) -> tuple[float, float]:
    """Stability band of an LQ: LQ * exp(∓1.645 * a * jobs**b).

    Repeatability from year to year, fitted on the user's own table (see ``band``); it is not a
    sampling error and says nothing about causes.
    """
    spread = math.exp(NORMAL_95 * a * jobs**b)
    return lq / spread, lq * spread


def quantile(values: Sequence[float], p: float) -> float:
    """Quantile of type 7 (Hyndman and Fan 1996), the usual one of R and numpy."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * p
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


LQ = "(c.jobs_{t} / r.jobs_{t}) / (i.jobs_{t} / a.jobs_{t})"
LQ_SAFE = "CASE WHEN r.jobs_{t} > 0 AND i.jobs_{t} > 0 AND a.jobs_{t} > 0 THEN " + LQ + " END"
SURPLUS = "c.jobs_now - i.jobs_now * r.jobs_now / a.jobs_now"
"""Jobs above the number expected with an LQ of 1, e_ij - E_i * E_j / E: the 'horizontal cluster
location quotient' of Fingleton, Igliori and Moore (2004). To be compared within one region only."""
FOCUS = "CASE WHEN r.jobs_now > 0 THEN c.jobs_now / r.jobs_now END"
"""Share of the region's jobs, e_ij / E_j (0..1): European Cluster Observatory."""
SHARE = "CASE WHEN i.jobs_now > 0 THEN c.jobs_now / i.jobs_now END"
"""Share of the industry's jobs that are in this region, e_ij / E_i (0..1)."""
COMPETITIVE = (
    "CASE WHEN g.jobs_base > 0 AND NOT c.broken "
    "THEN c.jobs_now - c.jobs_base * (g.jobs_now / g.jobs_base) END"
)
SOURCES = (
    "leaf_cells c JOIN region_sum r ON r.region = c.region "
    "JOIN industry_sum i ON i.industry = c.industry CROSS JOIN all_sum a"
)


def lq(time: str) -> str:
    """SQL of the location quotient at 'now' or 'before'; NULL where it can't be worked out."""
    return LQ_SAFE.format(t=time)


def spread(a: float, b: float) -> str:
    """SQL of the factor exp(1.645 * a * jobs^b); NULL for a cell without jobs."""
    return f"CASE WHEN jobs > 0 THEN exp({NORMAL_95!r} * {a!r} * power(jobs, {b!r})) END"
