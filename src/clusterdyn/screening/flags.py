"""Columns of remarks: which say that a figure is withheld, and which that a series breaks."""

from . import names
from .engines.duckdb_engine import name_sql, text_sql

SDMX_MISSING = ("H", "L", "M", "O", "Q", "C", "c")
"""Codes of OBS_STATUS in SDMX; there D, N and S stand beside figures that are published."""
TRUE_WORDS = ("true", "1", "yes", "y", "ja", "j", "t")
LONGEST = 4
"""Letters of a remark; longer texts are words."""


def withheld_sql(column: str, kind: str) -> str:
    """SQL: this column of remarks says that the row's figure is withheld."""
    name, plain = name_sql(column), names.plain(column)
    if kind == "truth":
        return f"coalesce({name}, false)"
    text = f"trim({name if kind == 'text' else f'CAST({name} AS VARCHAR)'})"
    if plain == "empflag":
        return f"coalesce({text} <> '', false)"
    marks = SDMX_MISSING if plain == "obs status" else names.SUPPRESSED_FLAGS
    found = f"{text} IN ({listed(marks)})"
    if plain == "suppressed":
        found += f" OR lower({text}) IN ({listed(TRUE_WORDS)})"
    if "flag" in plain.split():
        found += f" OR regexp_matches({text}, '^[a-z]?c[a-z]?$')"
    return f"coalesce({found}, false)"


def break_sql(column: str) -> str | None:
    """SQL: this column of remarks holds a 'b' (break in the series); None: it never does."""
    plain = names.plain(column)
    if plain != "obs status" and "flag" not in plain.split():
        return None
    text = f"lower(trim({name_sql(column)}))"
    return f"coalesce(length({text}) <= {LONGEST} AND contains({text}, 'b'), false)"


def listed(texts: tuple[str, ...]) -> str:
    """Text literals with commas."""
    return ", ".join(text_sql(text) for text in texts)
