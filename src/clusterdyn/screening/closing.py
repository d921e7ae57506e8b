"""The closing test: nothing is counted twice. Totals without a name, and levels without a code.

The leaves under a total may not exceed it by more than rounding in more than a tenth of the places.
Where they do, the smallest set that is counted twice is looked for by its sums; if it is not found,
the table is refused, with the ways out that were tried.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from . import totals
from .axis import PLURAL, Axis, AxisWish
from .decisions import Decision, Refusal, Way, add_option, quoted, set_option
from .engines.duckdb_engine import Engine, text_sql
from .hierarchy import NUTS, written
from .names import also_a_region, country_code

GAP = 0.01
LETTERS = re.compile(r"\(([A-Z])(?:-([A-Z]))?\)\s*$")
MOST_CELLS = 100_000
"""Cells up to which sets of codes are searched."""
LEAST_SHARE = 0.5
"""A total has at least this share of the jobs of all others, whatever is counted twice."""
TWO_CUTS = (1.9, 8.1)
"""How many times the others may hold the total where they are several cuts of it."""
STRUCTURAL_BITS = 10.0
"""Enough for codes of NUTS: that two vintages stand side by side is usual."""


def unnamed_total(
    engine: Engine, wish: AxisWish, values: dict[str, float | None], links: dict[str, str]
) -> tuple[str | None, Decision | None]:
    """The total that no usual word tells: by its sums, else by a country's name or its code.

    Raises ``Refusal`` for a code that is as large as all others and may be either.
    """
    known = {code: v for code, v in values.items() if v is not None and code not in links}
    if len(known) < 2:
        return None, None
    code = max(known, key=lambda c: known[c])
    others = [c for c in known if c != code]
    rest = sum(known[c] for c in others)
    if known[code] < LEAST_SHARE * rest:
        return None, None
    parts = others if links else None
    verdict = totals.compare(engine, wish.name, wish.other, code, parts, wish.step)
    if len(others) > 1 and verdict.agrees(len(known)):
        return code, sums_total(wish, code, verdict)
    by_name = wish.name == "region" and names_the_whole(wish, code, others)
    if by_name and also_a_region(code, wish.labels.get(code)) and verdict.covers:
        ask_whether_total(wish, code, len(others), known[others[0]], others[0])
    if by_name:
        return code, named_whole(wish, code, verdict)
    if verdict.covers and enough_to_ask(others, verdict):
        ask_whether_total(wish, code, len(others), known[others[0]], others[0])
    if TWO_CUTS[0] <= rest / max(known[code], 1) <= TWO_CUTS[1]:
        refuse_cuts(engine, wish, code, others)
    return None, None


def enough_to_ask(others: Sequence[str], verdict: totals.Verdict) -> bool:
    """Enough other codes and places that a code is not larger than all others by chance."""
    return len(others) >= totals.MANY_CODES and verdict.places >= totals.MANY_PLACES


def names_the_whole(wish: AxisWish, code: str, others: Sequence[str]) -> bool:
    """A country's name among names that are none, or two letters that all other codes begin with.

    A name alone decides nothing: among countries, Germany is a region like the others.
    """
    if re.fullmatch("[A-Z]{2}", code) and all(
        NUTS.match(other) and other.startswith(code) for other in others
    ):
        return True
    if not country_code(wish.labels.get(code), code):
        return False
    return not any(country_code(wish.labels.get(other), other) for other in others)


def sums_total(wish: AxisWish, code: str, verdict: totals.Verdict) -> Decision:
    """The decision for a total told by its sums."""
    places = f"{verdict.agreeing} of {verdict.places} {PLURAL[wish.other]}"
    because = f"in {places} its figure is the sum of the others"
    return total_decision(wish, code, verdict.bits / 3, because)


def named_whole(wish: AxisWish, code: str, verdict: totals.Verdict) -> Decision:
    """The decision for a total told by a country's name or code."""
    not_below = f"in {verdict.places - verdict.over} of {verdict.places} {PLURAL[wish.other]}"
    name = "its code begins all others"
    if country_code(wish.labels.get(code), code):
        name = "a country's name"
    return total_decision(wish, code, 6.0, name, f"{not_below} not below the others")


def total_decision(wish: AxisWish, code: str, score: float, *because: str) -> Decision:
    """A total that people should hear of."""
    what = {"region": "the whole country", "industry": "the total of all industries"}[wish.name]
    return Decision(
        f"{wish.name}_total", code, score=score, because=because,
        option=f"--total-{wish.name} {quoted(code)}", against=f"--no-total-{wish.name}",
        said=f'"{wish.shown(code)}" is {what} ({", and ".join(because)}).',
    )  # fmt: skip


def top_total(wish: AxisWish, code: str, by_sums: bool) -> Decision:
    """The decision for the only code that lies below no other one."""
    why = "its figures are the sums of the others" if by_sums else "all other codes lie below it"
    return total_decision(wish, code, 7.0, why)


def ask_whether_total(
    wish: AxisWish, code: str, others: int, jobs: float, example: str
) -> NoReturn:
    """Refuse, with what the code may be."""
    what = {"region": "the whole country", "industry": "the total of all industries"}[wish.name]
    shown = wish.shown(code)
    ways = (
        Way(f"--total-{wish.name} {quoted(code)}",
            f"it is {what}: {jobs:,.0f} jobs of {wish.shown(example)} are compared with it",
            set_option(f"total_{wish.name}", code)),
        Way(f"--no-total-{wish.name}",
            f"it is {'a region' if wish.name == 'region' else 'an industry'} like the others",
            set_option(f"no_total_{wish.name}", True)),
        Way(f"--drop-{wish.name} {quoted(code)}", "leave it out",
            add_option(f"drop_{wish.name}", code)),
    )  # fmt: skip
    count = f"{others} {PLURAL[wish.name] if others > 1 else wish.name}"
    raise Refusal(f'"{shown}" is never below the sum of the other {count}.', ways)


def levels(engine: Engine, wish: AxisWish, axis: Axis) -> dict[str, str]:
    """Child → parent among the leaves, where figures show what no code does.

    With a total: only where the leaves exceed it. Without one: only sets that are sure by
    themselves.
    """
    if not 3 <= len(axis.leaves) <= totals.MOST_SEARCHED or wish.no_total:
        return {}
    if int(engine.one("SELECT count(*) FROM cells")[0]) > MOST_CELLS:
        return {}
    if axis.total is not None:
        parts = axis.leaves
        verdict = totals.compare(engine, wish.name, wish.other, axis.total, parts, wish.step)
        if not verdict.contrary:
            return {}
    figures = totals.figures_of(engine, wish.name, wish.other)
    step = wish.step if axis.total is not None else max(wish.step, totals.step_of(figures))
    nuts = all(NUTS.match(code) for code in axis.leaves) and wish.name == "region"
    bits = STRUCTURAL_BITS if nuts else totals.BITS
    found = totals.levels_by_sums(figures, axis.leaves, step, bits)
    if found and axis.total is not None:
        left = [code for code in axis.leaves if code not in found.values()]
        if totals.judge(figures, axis.total, left, wish.step).contrary:
            return {}
    return found


def levels_said(wish: AxisWish, links: dict[str, str]) -> Decision:
    """The decision for codes that contain others by their sums."""
    parent = next(iter(links.values()))
    inside = [wish.shown(child) for child, above in links.items() if above == parent]
    parents = list(dict.fromkeys(links.values()))
    more = f" So do {len(parents) - 1} more." if len(parents) > 1 else ""
    return Decision(
        "levels", ", ".join(parents), score=6.0, because=("its figures are their sums",),
        said=f'"{wish.shown(parent)}" contains {both(inside)} (its figures are their sums), '
             f"so it isn't compared beside them.{more}",
    )  # fmt: skip


def both(names: Sequence[str]) -> str:
    """'"a" and "b"'."""
    quoted_names = [f'"{name}"' for name in names]
    return " and ".join(filter(None, (", ".join(quoted_names[:-1]), quoted_names[-1])))


def refuse_cuts(engine: Engine, wish: AxisWish, total: str, tops: Sequence[str]) -> None:
    """Raise ``Refusal`` where the tops are several cuts of one total, each with all the jobs."""
    if len(tops) > totals.MOST_SEARCHED or int(
        engine.one("SELECT count(*) FROM cells")[0]
    ) > MOST_CELLS:  # fmt: skip
        return
    figures = totals.figures_of(engine, wish.name, wish.other)
    found = totals.cuts(figures, total, [c for c in tops if c in figures], wish.step)
    if not found:
        return
    ways = tuple(keep_cut(wish, found, number) for number in range(len(found)))
    listed = "; ".join(" + ".join(wish.shown(code) for code in cut) for cut in found)
    raise Refusal(
        f'"{wish.shown(total)}" is parted in {len(found)} ways, so its jobs would be counted '
        f"{len(found)} times: {listed}.",
        ways,
    )


def keep_cut(wish: AxisWish, found: Sequence[Sequence[str]], number: int) -> Way:
    """The way that leaves out all cuts but one."""
    out = [code for other, cut in enumerate(found) if other != number for code in cut]
    kept = " + ".join(wish.shown(code) for code in found[number])
    options = " ".join(f"--drop-{wish.name} {quoted(code)}" for code in out)
    return Way(options, f"read {kept}", add_option(f"drop_{wish.name}", *out))


@dataclass(frozen=True)
class Coverage:
    """Detail compared with the published total; ``share`` 1.0 means all of it."""

    axis: str
    total: str
    share: float


def check_axis(engine: Engine, wish: AxisWish, axis: Axis) -> Coverage | None:
    """Raise ``Refusal`` when detail adds up to more than the total; else say the coverage."""
    if axis.total is None:
        if wish.name == "industry":
            check_letters(axis, wish)
        return None
    detail, total = engine.one(
        f"SELECT sum(detail), sum(total) FROM ({sums_sql(wish.name, wish.other, axis.total)}) "
        "WHERE total IS NOT NULL AND detail IS NOT NULL"
    )
    if total is None or float(total) <= 0:
        return None
    share = float(detail or 0) / float(total)
    if share > 1 + GAP:
        refuse(engine, wish, axis, share)
    return Coverage(wish.name, axis.total, share)


def sums_sql(name: str, other: str, total: str) -> str:
    """Per place on the other axis: sum of the leaves, and the total."""
    return f"""
        SELECT c.{other} AS place,
               sum(CASE WHEN a.leaf THEN c.jobs_now END) AS detail,
               max(CASE WHEN c.{name} = {text_sql(total)} THEN c.jobs_now END) AS total
        FROM cells c JOIN {name}_axis a ON c.{name} = a.code GROUP BY 1"""


def explained_by(engine: Engine, wish: AxisWish, total: str) -> str | None:
    """The one code whose figure is the surplus of detail over total everywhere."""
    name = wish.name
    rows = engine.rows(f"""
        WITH s AS ({sums_sql(name, wish.other, total)})
        SELECT c.{name}, sum(abs(s.detail - s.total - c.jobs_now)) / sum(s.total) AS miss
        FROM cells c JOIN s ON s.place = c.{wish.other} JOIN {name}_axis a ON a.code = c.{name}
        WHERE a.leaf AND s.total IS NOT NULL AND c.jobs_now IS NOT NULL
        GROUP BY 1 HAVING count(*) >= 0.9 * (SELECT count(*) FROM s WHERE total IS NOT NULL)
        ORDER BY 2 LIMIT 1""")
    return str(rows[0][0]) if rows and float(rows[0][1]) <= GAP else None


def refuse(engine: Engine, wish: AxisWish, axis: Axis, share: float) -> NoReturn:
    """The error that names what is counted twice, or says that it was not found."""
    total = str(axis.total)
    suspect = explained_by(engine, wish, total)
    much = f"The {PLURAL[wish.name]} add up to {share:.0%} of '{wish.shown(total)}'"
    if suspect is not None:
        raise Refusal(
            f"{much}: '{wish.shown(suspect)}' is counted twice, because it is part of another row.",
            (drop_way(wish, (suspect,)),),
        )
    refuse_cuts(engine, wish, total, axis.leaves)
    like = f"it is {'a region' if wish.name == 'region' else 'an industry'} like the others"
    raise Refusal(
        f"{much}, so something is counted twice.",
        (),
        f'Leave out rows that contain others, with --drop-{wish.name} "NAME". '
        f"If '{wish.shown(total)}' contains no others: --no-total-{wish.name}, {like}.",
    )


def drop_way(wish: AxisWish, codes: Sequence[str]) -> Way:
    """The way that leaves codes out."""
    options = " ".join(f"--drop-{wish.name} {quoted(wish.shown(c))}" for c in codes)
    words = "Leave it out" if len(codes) == 1 else "Leave them out"
    return Way(options, words, add_option(f"drop_{wish.name}", *codes))


def check_letters(axis: Axis, wish: AxisWish) -> None:
    """Without a total: names like 'Manufacturing (C)' and 'Industry (B-E)' tell nesting."""
    ranges = {}
    for code in axis.leaves:
        if match := LETTERS.search(wish.shown(code)):
            ranges[code] = (match.group(1), match.group(2) or match.group(1))
    for code, (low, high) in ranges.items():
        for wider, (start, end) in ranges.items():
            if wider != code and start <= low and high <= end and (start, end) != (low, high):
                raise Refusal(
                    f"'{wish.shown(code)}' seems to be a part of "
                    f"'{wish.shown(wider)}', so its jobs are counted twice.",
                    (drop_way(wish, (code,)), drop_way(wish, (wider,))),
                )
    sections = [code for code in axis.leaves if re.fullmatch("[A-Z]", written(code))]
    digits = [code for code in axis.leaves if re.match(r"[A-Z]?\d\d", written(code))]
    if len(sections) > 1 and len(digits) > 1:
        raise Refusal(
            f"'{sections[0]}' and '{digits[0]}' look like two levels of industries, but their "
            "figures don't agree, so jobs may be counted twice.",
            (drop_way(wish, sections), drop_way(wish, digits)),
        )
