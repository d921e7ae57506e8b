"""Applies the search for totals and nested codes to the table ``cells``."""

from collections.abc import Sequence

from ..tables.errors import TableError
from . import closing, hierarchy
from .axis import OTHER, Axis, AxisWish
from .decisions import EVIDENCE, OPTION, Decision, quoted
from .engines.duckdb_engine import Engine, text_sql
from .names import looks_country, looks_total
from .sums_below import links_by_sums


def find_axis(engine: Engine, wish: AxisWish) -> Axis:
    """Sort one axis; creates the table ``<name>_axis`` (code, leaf, top)."""
    values = axis_values(engine, wish.name)
    if not values:
        raise TableError(
            f"No {wish.name} is left to screen.", "Check the choices made with --drop and --keep."
        )
    links = by_code = believed_links(engine, wish.name, list(values))
    if not links and wish.order is not None:
        links = links_by_sums(engine, wish.name, OTHER[wish.name], values, wish.order)
    total, decision = total_of(engine, wish, values, links, by_sums=not by_code)
    links = {c: p for c, p in links.items() if c != total and p != total}
    axis = hierarchy.sort_axis(list(values), links, total)
    axis.decisions = [decision] if decision is not None else []
    return counted_once(engine, wish, axis, links)


def counted_once(engine: Engine, wish: AxisWish, axis: Axis, links: dict[str, str]) -> Axis:
    """The axis, with the codes as parents that the figures show to contain others."""
    more = closing.levels(engine, wish, axis)
    if more:
        inside = {**links, **more}
        again = hierarchy.sort_axis([*axis.top, *filter(None, [axis.total])], inside, axis.total)
        again.decisions = [*axis.decisions, closing.levels_said(wish, more)]
        axis = again
    store_axis(engine, wish.name, axis)
    return axis


def total_of(
    engine: Engine,
    wish: AxisWish,
    values: dict[str, float | None],
    links: dict[str, str],
    by_sums: bool,
) -> tuple[str | None, Decision | None]:
    """The total of an axis and why it is one; (None, None) where there is none.

    ``by_sums``: the levels were told by figures, not by codes.
    """
    if wish.no_total:
        return None, None
    found = find_total(engine, wish, values, links)
    if found is not None:
        return found, named_total(wish, found, OPTION if wish.total is not None else EVIDENCE)
    top = one_above_all(list(values), links)
    if top is not None:
        return top, closing.top_total(wish, top, by_sums)
    return closing.unnamed_total(engine, wish, values, links)


def named_total(wish: AxisWish, code: str, by: str) -> Decision:
    """The decision for a total that was given, or that is called so."""
    return Decision(
        f"{wish.name}_total", code, by, 6.0, because=("a usual word for a total",),
        option=f"--total-{wish.name} {quoted(code)}", against=f"--no-total-{wish.name}",
    )  # fmt: skip


def one_above_all(codes: list[str], links: dict[str, str]) -> str | None:
    """The only code that lies below no other one, when the rest lies below it."""
    tops = [code for code in codes if code not in links]
    return tops[0] if links and len(tops) == 1 else None


def store_axis(engine: Engine, name: str, axis: Axis) -> None:
    """The table ``<name>_axis``: code, leaf (true or false), top."""
    if axis.flat:
        engine.run(
            f"CREATE OR REPLACE TEMP TABLE {name}_axis AS SELECT code, true AS leaf, "
            f"code AS top FROM {name}_totals WHERE has_now"
        )
        return
    engine.run(
        f"CREATE OR REPLACE TEMP TABLE {name}_axis "
        f"(code {name}_code, leaf BOOLEAN, top {name}_code)"
    )
    rows = [(code, True, axis.top[code]) for code in axis.leaves]
    rows += [(code, False, axis.top[code]) for code in axis.parents]
    rows += [(axis.total, False, axis.total)] if axis.total else []
    insert(engine, f"{name}_axis", rows)


def view_leaves(engine: Engine, regions: Axis, industries: Axis) -> None:
    """The view ``leaf_cells``: cells without totals and parents."""
    if regions.flat and industries.flat:
        engine.run("CREATE OR REPLACE TEMP VIEW leaf_cells AS SELECT * FROM cells")
        return
    engine.run(
        "CREATE OR REPLACE TEMP VIEW leaf_cells AS SELECT c.* FROM cells c "
        "JOIN region_axis r ON r.code = c.region AND r.leaf "
        "JOIN industry_axis i ON i.code = c.industry AND i.leaf"
    )


def drop(engine: Engine, wish: AxisWish) -> list[str]:
    """Remove what the user named, by code or label; give back the words for the report."""
    said = []
    for text in wish.dropped:
        codes = [text] + [c for c, label in wish.labels.items() if label == text]
        listed = ", ".join(text_sql(code) for code in codes)
        cells, jobs = engine.one(
            f"SELECT count(*), sum(jobs_now) FROM cells WHERE {wish.name} IN ({listed})"
        )
        if not cells:
            raise TableError(
                f"There is no {wish.name} '{text}' to drop.",
                "Write the code or the name as it stands in the table.",
            )
        engine.run(f"DELETE FROM cells WHERE {wish.name} IN ({listed})")
        said.append(f"{wish.name} '{text}', as asked ({cells:,} cells, {jobs or 0:,.0f} jobs)")
    return said


def axis_values(engine: Engine, name: str) -> dict[str, float | None]:
    """Code → its figures added up over the other axis; None when all are missing."""
    rows = engine.rows(f"SELECT code, jobs_now FROM {name}_totals WHERE has_now ORDER BY 1")
    return {str(code): None if jobs is None else float(jobs) for code, jobs in rows}


def believed_links(engine: Engine, name: str, codes: list[str]) -> dict[str, str]:
    """Child → parent where the codes say so and the figures agree.

    Letters stand above digits in NACE, in Rev. 2 and 2.1 above different ones; the figures tell
    which, and where they deny both, the digits are tried without.
    """
    tried: list[dict[str, str]] = []
    for sections in (None, hierarchy.NACE_21, {}):
        links = hierarchy.parent_links(codes, sections)
        if links and links not in tried:
            tried.append(links)
    agreeing = {n: close for n, links in enumerate(tried)
                if (close := figures_agree(engine, name, links)) is not None}  # fmt: skip
    best = max(agreeing, key=lambda n: agreeing[n], default=None)
    return tried[best] if best is not None else {}


def figures_agree(engine: Engine, name: str, links: dict[str, str]) -> int | None:
    """How many codes are nearly the sum of those below them; None: the figures deny the levels."""
    engine.run("CREATE OR REPLACE TEMP TABLE code_links (child VARCHAR, parent VARCHAR)")
    insert(engine, "code_links", list(links.items()))
    other = OTHER[name]
    ratios = engine.rows(f"""
        WITH below AS (
            SELECT c.{other} AS place, l.parent, sum(c.jobs_now) AS jobs
            FROM cells c JOIN code_links l ON c.{name} = l.child GROUP BY 1, 2)
        SELECT sum(b.jobs) / sum(c.jobs_now),
               avg(CASE WHEN b.jobs <= {hierarchy.TOO_MUCH} * c.jobs_now THEN 1.0 ELSE 0.0 END)
        FROM cells c JOIN below b ON b.place = c.{other} AND b.parent = c.{name}
        WHERE c.jobs_now IS NOT NULL AND b.jobs IS NOT NULL
        GROUP BY b.parent HAVING sum(c.jobs_now) > 0""")
    found = [(float(ratio), float(places)) for ratio, places in ratios]
    nuts = name == "region" and hierarchy.nuts_levels(links)
    if not hierarchy.believable(found, nuts or hierarchy.codes_show_levels(links), nuts):
        return None
    return sum(hierarchy.CLOSE <= ratio <= hierarchy.TOO_MUCH for ratio, _ in found)


def find_total(
    engine: Engine, wish: AxisWish, values: dict[str, float | None], links: dict[str, str]
) -> str | None:
    """The total of the axis: given, named as such, or the sum of all others in every cell."""
    if wish.total is not None:
        for code in values:
            if wish.total in (code, wish.labels.get(code)):
                return code
        raise TableError(
            f"There is no {wish.name} '{wish.total}'.",
            f"Check --total-{wish.name}: write it as it stands in the table.",
        )
    test = looks_total if wish.name == "industry" else looks_country
    named = [code for code in values if test(code, wish.labels.get(code))]
    silent_codes = frozenset(c for c in named if not test("", wish.labels.get(c, c)))
    found = hierarchy.likely_total(values, named, links, silent_codes)
    if found is not None or links:
        return found
    silent = hierarchy.adds_up(values)
    return silent if silent is not None and sum_everywhere(engine, wish.name, silent) else None


def sum_everywhere(engine: Engine, name: str, code: str) -> bool:
    """True when the code equals the sum of the others in at least nine of ten places."""
    share = engine.one(f"""
        SELECT avg(CASE WHEN abs(own - others) <= 0.005 * others + 1 THEN 1.0 ELSE 0.0 END)
        FROM (SELECT sum(CASE WHEN {name} = {text_sql(code)} THEN jobs_now END) AS own,
                     sum(CASE WHEN {name} <> {text_sql(code)} THEN jobs_now END) AS others
              FROM cells GROUP BY {OTHER[name]})
        WHERE own IS NOT NULL AND others IS NOT NULL""")[0]
    return share is not None and float(share) >= 0.9


def insert(engine: Engine, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows of text, truth values and None in blocks."""

    def literal(value: object) -> str:
        return "NULL" if value is None else str(value).lower() if isinstance(value, bool) else (
            text_sql(str(value))
        )  # fmt: skip

    for start in range(0, len(rows), 500):
        block = ", ".join(
            "(" + ", ".join(literal(v) for v in row) + ")" for row in rows[start : start + 500]
        )
        engine.run(f"INSERT INTO {table} VALUES {block}")
