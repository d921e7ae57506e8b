"""Writes ``invented_clusters.csv`` beside this file: made-up jobs of 24 regions in 20 clusters.

    python tests/screening/tables/invent_clusters.py

It has what the real tables have: regions and clusters of very different size, local clusters, cells
that are missing, changes that are the larger the smaller a cell is, and estimates whose changes are
wild and must not be taken for the usual ones. Nothing in it was measured anywhere.
"""

import csv
import math
from pathlib import Path
from random import Random

FILE = Path(__file__).with_name("invented_clusters.csv")
HEAD = [
    "region",
    "cluster_code",
    "industry",
    "traded",
    "year",
    "employment",
    "establishments",
    "imputed_share",
]
REGIONS = [f"{number:02}" for number in (*range(1, 23), 26, 56)]
CLUSTERS, LOCAL = range(1, 21), {18, 19, 20}
YEARS = (2006, 2010, 2011)


def cell(chance: Random, jobs: float) -> tuple[list[int], float]:
    """The jobs of the three years, and which share of the last ones is estimated."""
    estimated = chance.choice((0.0, 0.0, 0.0, 0.0, 0.02, 0.2, 0.4, 0.9))
    usual = 0.6 if estimated >= 0.05 else 1.2 * jobs**-0.33
    before = jobs * math.exp(chance.gauss(0, usual))
    first = before * math.exp(chance.gauss(0, chance.choice((0.02, 0.3))))
    return [max(1, round(one)) for one in (first, before, jobs)], estimated


def rows(chance: Random) -> list[list[object]]:
    """All rows, by region, cluster and year."""
    sizes = {region: math.exp(chance.gauss(12, 0.9)) for region in REGIONS}
    shares = {cluster: math.exp(chance.gauss(-3.4, 0.9)) for cluster in CLUSTERS}
    found: list[list[object]] = []
    for region in REGIONS:
        for cluster in CLUSTERS:
            spread = 0.15 if cluster in LOCAL else 0.8
            jobs = sizes[region] * shares[cluster] * math.exp(chance.gauss(0, spread))
            figures, estimated = cell(chance, jobs)
            firms = max(1, round(jobs / math.exp(chance.gauss(3, 0.7))))
            if chance.random() < 0.04:
                continue  # withheld, so the publisher has no row
            traded = "FALSE" if cluster in LOCAL else "TRUE"
            for year, figure in zip(YEARS, figures, strict=True):
                name = f"Invented cluster {cluster}"
                found.append([region, cluster, name, traded, year, figure, firms, estimated])
    return found


if __name__ == "__main__":
    with FILE.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([HEAD, *rows(Random(2016))])
