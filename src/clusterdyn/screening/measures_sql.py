"""The measures as plain SQL over leaf_cells (c), region_sum (r), industry_sum (i), all_sum (a)."""

from .measures import NORMAL_95

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
