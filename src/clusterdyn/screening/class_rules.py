"""Rules that put each cell into a class. The default is ours; two are published rules.

Classes: ``clear``, ``possible``, ``too small to tell``, ``not specialised``, and ``local`` for
industries that the table itself marks as not traded.
"""

from dataclasses import dataclass

from .options import ScreeningOptions

CLASSES = ("clear", "possible", "too small to tell", "not specialised", "local")


def class_sql(name: str) -> str:
    """A class as SQL: of the type ``class_name``, which sorts as the classes do."""
    return f"CAST('{name}' AS class_name)"


@dataclass(frozen=True)
class Rule:
    """``sql`` gives the class as text; ``needs_quartiles``: it reads q75, e25 and n25."""

    sql: str
    words: str
    needs_quartiles: bool = False


def rule_for(options: ScreeningOptions, establishments: bool) -> Rule:
    """The rule of the chosen profile."""
    if options.profile == "us-strong":
        return us_strong(establishments)
    if options.profile == "dti":
        return dti()
    return default(options, establishments)


def default(options: ScreeningOptions, establishments: bool) -> Rule:
    """Ours: floors, then LQ >= 1, then the stability band. The floors are judgement."""
    floor = f"jobs < {float(options.floor_jobs)!r}"
    words = f"at least {options.floor_jobs:g} jobs"
    if establishments:
        floor += f" OR (establishments IS NOT NULL AND establishments < {float(options.floor_establishments)!r})"  # noqa: E501
        words += f" and {options.floor_establishments:g} establishments"
    sql = (
        f"CASE WHEN {floor} THEN {class_sql('too small to tell')} "
        f"WHEN lq IS NULL OR lq < 1 THEN {class_sql('not specialised')} "
        f"WHEN lq_low > 1 THEN {class_sql('clear')} ELSE {class_sql('possible')} END"
    )
    return Rule(
        sql,
        f"Our default rule: {words} (our floors), LQ of 1 or more; 'clear' when the whole band "
        "lies above 1.",
    )


def us_strong(establishments: bool) -> Rule:
    """US Cluster Mapping Project: LQ >= its Q75 and >= 1, jobs and establishments above their Q25.

    Quartiles of type 7 over the regions where the industry has jobs. Source: the project's
    published cluster calculation code.
    """
    places = "establishments > n25" if establishments else "true"
    sql = (
        f"CASE WHEN lq IS NULL OR lq < 1 THEN {class_sql('not specialised')} "
        f"WHEN lq >= q75 AND jobs > e25 AND {places} THEN {class_sql('clear')} "
        f"WHEN lq >= q75 THEN {class_sql('too small to tell')} ELSE {class_sql('possible')} END"
    )
    words = (
        "US strong cluster rule: LQ in the top quarter of regions and at least 1, jobs"
        f"{' and establishments' if establishments else ''} above the lowest quarter."
    )
    return Rule(sql, words, needs_quartiles=True)


def dti() -> Rule:
    """UK DTI cluster map (2001): LQ above 1.25 and more than 0.2 % of the region's jobs."""
    sql = (
        f"CASE WHEN lq > 1.25 AND focus > 0.002 THEN {class_sql('clear')} "
        f"WHEN lq > 1.25 THEN {class_sql('too small to tell')} "
        f"WHEN lq >= 1 THEN {class_sql('possible')} ELSE {class_sql('not specialised')} END"
    )
    return Rule(sql, "UK DTI rule (2001): LQ above 1.25 and more than 0.2 % of the region's jobs.")
