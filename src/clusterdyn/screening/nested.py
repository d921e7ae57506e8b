"""Checks that detail and totals agree: what is counted twice, and what is not covered."""

import re
from dataclasses import dataclass

from ..tables.errors import TableError
from .engines.duckdb_engine import Engine, text_sql
from .hierarchy import Axis, written

GAP = 0.01
LETTERS = re.compile(r"\(([A-Z])(?:-([A-Z]))?\)\s*$")


@dataclass(frozen=True)
class Coverage:
    """Detail compared with the published total; ``share`` 1.0 means all of it."""

    axis: str
    total: str
    share: float


def check_axis(engine: Engine, name: str, axis: Axis, labels: dict[str, str]) -> Coverage | None:
    """Raise TableError when detail adds up to more than the total; else say the coverage."""
    if axis.total is None:
        if name == "industry":
            check_letters(axis, labels)
        return None
    other = "region" if name == "industry" else "industry"
    detail, total = engine.one(f"""
        SELECT sum(detail), sum(total) FROM ({sums_sql(name, other, axis.total)})
        WHERE total IS NOT NULL AND detail IS NOT NULL""")
    if total is None or float(total) <= 0:
        return None
    share = float(detail or 0) / float(total)
    if share > 1 + GAP:
        refuse(name, axis.total, share, explained_by(engine, name, other, axis.total), labels)
    return Coverage(name, axis.total, share)


def sums_sql(name: str, other: str, total: str) -> str:
    """Per place on the other axis: sum of the leaves, and the total."""
    return f"""
        SELECT c.{other} AS place,
               sum(CASE WHEN a.leaf THEN c.jobs_now END) AS detail,
               max(CASE WHEN c.{name} = {text_sql(total)} THEN c.jobs_now END) AS total
        FROM cells c JOIN {name}_axis a ON c.{name} = a.code GROUP BY 1"""


def explained_by(engine: Engine, name: str, other: str, total: str) -> str | None:
    """The one code whose figure is the surplus of detail over total everywhere."""
    rows = engine.rows(f"""
        WITH s AS ({sums_sql(name, other, total)})
        SELECT c.{name}, sum(abs(s.detail - s.total - c.jobs_now)) / sum(s.total) AS miss
        FROM cells c JOIN s ON s.place = c.{other} JOIN {name}_axis a ON a.code = c.{name}
        WHERE a.leaf AND s.total IS NOT NULL AND c.jobs_now IS NOT NULL
        GROUP BY 1 HAVING count(*) >= 0.9 * (SELECT count(*) FROM s WHERE total IS NOT NULL)
        ORDER BY 2 LIMIT 1""")
    return str(rows[0][0]) if rows and float(rows[0][1]) <= GAP else None


def refuse(
    name: str, total: str, share: float, suspect: str | None, labels: dict[str, str]
) -> None:
    """The error that names the nested category, or says that none was found."""
    much = f"The {plural(name)} add up to {share:.0%} of '{labels.get(total, total)}'"
    if suspect is not None:
        shown = labels.get(suspect, suspect)
        raise TableError(
            f"{much}: '{shown}' is counted twice, because it is part of another row.",
            f'Leave it out with --drop-{name} "{suspect}".',
        )
    raise TableError(
        f"{much}, so something is counted twice.",
        f'Leave out rows that contain others, with --drop-{name} "NAME".',
    )


def check_letters(axis: Axis, labels: dict[str, str]) -> None:
    """Without a total: names like 'Manufacturing (C)' and 'Industry (B-E)' tell nesting."""
    ranges = {}
    for code in axis.leaves:
        if match := LETTERS.search(labels.get(code, code)):
            ranges[code] = (match.group(1), match.group(2) or match.group(1))
    for code, (low, high) in ranges.items():
        for wider, (start, end) in ranges.items():
            if wider != code and start <= low and high <= end and (start, end) != (low, high):
                raise TableError(
                    f"'{labels.get(code, code)}' seems to be a part of "
                    f"'{labels.get(wider, wider)}', so its jobs are counted twice.",
                    f'Leave one of them out, for example --drop-industry "{code}".',
                )
    sections = [code for code in axis.leaves if re.fullmatch("[A-Z]", written(code))]
    digits = [code for code in axis.leaves if re.match(r"[A-Z]?\d\d", written(code))]
    if len(sections) > 1 and len(digits) > 1:
        raise TableError(
            f"'{sections[0]}' and '{digits[0]}' look like two levels of industries, but their "
            "figures don't agree, so jobs may be counted twice.",
            f"Leave the letters out: {' '.join(f'--drop-industry {quoted(c)}' for c in sections)}",
        )


def quoted(code: str) -> str:
    """A code as it is typed in a terminal."""
    return code if code.isalnum() else f'"{code}"'


def plural(name: str) -> str:
    """'regions' or 'industries'."""
    return {"region": "regions", "industry": "industries"}[name]
