"""Strict reading of numbers written as text.

A value that survives text → integer → text unchanged is a plain whole number: nothing else is
accepted without a look. All other values are looked at by their *shape* (every digit replaced by
9), and each shape is either understood (missing mark, flag, decimal, thousands) or refused.
"""

import re
from dataclasses import dataclass, field

from ..tables.errors import TableError
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .names import BELOW, FLAG_LETTERS, MISSING_TOKENS
from .raw_table import RawTable
from .spots import Spot, find_spot

SPACES = "[\\s\u00a0\u202f\u2009]"
SHAPE_LIMIT = 3000
PLAIN = re.compile(r"^-?[Z9]+$")


@dataclass
class Style:
    """How one column writes its numbers."""

    decimal: str | None = None
    missing: dict[str, int] = field(default_factory=dict)
    """Missing mark → number of rows."""
    flagged: dict[str, int] = field(default_factory=dict)
    """Flag letter after a number → number of rows."""
    fractions: int = 0
    spaced: int = 0


def plain_sql(column: str) -> str:
    """The value as a whole number if it is written as one, else NULL."""
    return f"TRY_CAST({column} AS BIGINT)"


def is_plain_sql(column: str) -> str:
    """True for text that is exactly a whole number."""
    return f"(CAST({plain_sql(column)} AS VARCHAR) = {column})"


def value_sql(column: str, style: Style | None) -> str:
    """A number (DOUBLE) or NULL; ``style`` None: only plain whole numbers are read."""
    plain = f"CASE WHEN {is_plain_sql(column)} THEN CAST({plain_sql(column)} AS DOUBLE)"
    if style is None:
        return f"{plain} END"
    digits = f"regexp_extract({squeezed(column)}, '^(-?[0-9][0-9.,]*)[a-z]*$', 1)"
    if style.decimal == ",":
        digits = f"replace(replace({digits}, '.', ''), ',', '.')"
    else:
        digits = f"replace({digits}, ',', '')"
        if style.decimal is None:
            digits = f"replace({digits}, '.', '')"
    return f"{plain} ELSE TRY_CAST(nullif({digits}, '') AS DOUBLE) END"


def size_class_sql(column: str) -> str:
    """SQL: the text names a size class, '<5' or '5-9'; its digits belong to the mark."""
    return f"regexp_matches({column}, '^\\s*([<≤]|\\d+\\s?[-–]\\s?\\d)')"


def flag_sql(column: str) -> str:
    """The letters after a number or a missing mark, or an empty text."""
    return f"regexp_extract({squeezed(column)}, '^(?:-?[0-9][0-9.,]*|:)([a-z]+)$', 1)"


def squeezed(column: str) -> str:
    """The text without any spaces, no-break spaces included."""
    return f"regexp_replace({column}, '{SPACES}', '', 'g')"


def learn_style(
    engine: Engine, raw: RawTable, column: str, where: str, decimal: str | None
) -> Style:
    """Look at every shape in the column. Raises TableError for one that isn't understood."""
    name = name_sql(column)
    shape = f"regexp_replace(regexp_replace({name}, '^0+([.,])', 'Z\\1'), '[0-9]', '9', 'g')"
    marks = f"CASE WHEN regexp_matches({name}, '[0-9]') AND NOT {size_class_sql(name)} "
    shapes = engine.rows(
        f"SELECT {marks} THEN {shape} ELSE {name} END AS shape, count(*) FROM {raw.relation} "
        f"WHERE {where} AND {name} IS NOT NULL AND NOT coalesce({is_plain_sql(name)}, false) "
        f"GROUP BY 1 ORDER BY 2 DESC LIMIT {SHAPE_LIMIT}"
    )
    style = Style()
    numbers: dict[str, int] = {}
    for text, count in shapes:
        sort_shape(str(text), int(count), style, numbers)
    style.decimal = decimal or decide_decimal(numbers, column)
    for text, count in numbers.items():
        if not fits(text, style.decimal):
            wrong = [t for t in numbers if not fits(t, style.decimal)]
            refuse(engine, raw, column, where, wrong, style.decimal)
        style.fractions += count if style.decimal and style.decimal in text else 0
    unknown = [str(t) for t, _ in shapes if kind_of(str(t)) == "unknown"]
    if unknown:
        refuse(engine, raw, column, where, unknown)
    return style


def sort_shape(text: str, count: int, style: Style, numbers: dict[str, int]) -> None:
    """File one shape under missing marks, flags and numbers."""
    kind = kind_of(text)
    bare = re.sub(SPACES, "", text)
    if kind == "missing":
        key = text.strip() or "(blank)"
        style.missing[key] = style.missing.get(key, 0) + count
    elif kind == "number":
        digits = bare.rstrip(FLAG_LETTERS)
        for letter in bare[len(digits) :]:
            style.flagged[letter] = style.flagged.get(letter, 0) + count
        style.spaced += count if re.search(SPACES, text.strip().rstrip(FLAG_LETTERS + " ")) else 0
        if digits and not PLAIN.match(digits):
            numbers[digits] = numbers.get(digits, 0) + count


def kind_of(text: str) -> str:
    """'missing', 'number' or 'unknown' for one shape."""
    stripped = text.strip("\u00a0\u202f\u2009 \t")
    if not stripped or stripped in MISSING_TOKENS or BELOW.match(stripped):
        return "missing"
    if re.fullmatch(rf":{SPACES}*[a-z]{{0,3}}", stripped):
        return "missing"
    number = re.sub(rf"{SPACES}*[{FLAG_LETTERS}]{{0,2}}$", "", stripped)
    spaced = re.fullmatch(rf"-?[Z9]{{1,3}}({SPACES}[9]{{3}})+([.,]9+)?", number)
    if spaced or re.fullmatch(r"-?[Z9][Z9.,]*", number):
        return "number"
    return "unknown"


def decide_decimal(numbers: dict[str, int], column: str) -> str | None:
    """'.' or ',' where the shapes leave no doubt; None when neither marks decimals."""
    votes: dict[str, set[str]] = {".": set(), ",": set()}
    doubtful: set[str] = set()
    for text in numbers:
        signs = [c for c in text if c in ".,"]
        if not signs:
            continue
        if len(set(signs)) == 2:
            votes[signs[-1]].add("decimal")
            continue
        head, tail = text.lstrip("-").split(signs[0], 1)
        if len(signs) > 1:
            votes[signs[0]].add("thousands")
        elif len(tail) != 3 or len(head) > 3 or head == "Z":
            votes[signs[0]].add("decimal")
        else:
            doubtful.add(signs[0])
    decimals = [s for s in votes if "decimal" in votes[s]]
    if len(decimals) == 1:
        return decimals[0]
    thousands = [s for s in votes if "thousands" in votes[s]]
    if len(decimals) > 1 or any(s not in thousands for s in doubtful):
        sign = next(iter(sorted(doubtful)), ".")
        raise TableError(
            f"The column '{column}' holds numbers like 1{sign}234. This may mean "
            "one thousand two hundred thirty-four or a little more than one.",
            "Say which sign marks decimals: --decimal . or --decimal ,",
        )
    return None


def fits(text: str, decimal: str | None) -> bool:
    """True when the shape is a number under this decimal sign (the other sign: thousands)."""
    whole, tail = text.lstrip("-"), ""
    if decimal and whole.count(decimal) == 1:
        whole, tail = whole.split(decimal)
        if not tail or not re.fullmatch("[Z9]+", tail):
            return False
    elif decimal and decimal in whole:
        return False
    if re.fullmatch("[Z9]+", whole):
        return True
    groups = re.split("[.,]", whole)
    one_sign = len({c for c in whole if c in ".,"}) == 1
    return one_sign and 1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])


def refuse(
    engine: Engine,
    raw: RawTable,
    column: str,
    where: str,
    shapes: list[str],
    decimal: str | None = None,
) -> None:
    """Raise with the first value of these shapes and its line number."""
    name = name_sql(column)
    shape = f"regexp_replace(regexp_replace({name}, '^0+([.,])', 'Z\\1'), '[0-9]', '9', 'g')"
    listed = ", ".join(text_sql(s) for s in shapes[:50])
    bare = f"rtrim({squeezed('seen')}, '{FLAG_LETTERS}')"
    spot = find_spot(
        engine, raw, column, f"{name} AS value, {shape} AS seen, ({where}) AS used",
        f"used AND (seen IN ({listed}) OR value IN ({listed}) OR {bare} IN ({listed}))",
    ) or Spot(column, "", shapes[0])  # fmt: skip
    two = "Perhaps the heading takes two lines; then make one of them in a spreadsheet. "
    raise TableError(
        f"{spot.named}: '{spot.value}' is not a number"
        + (f" where '{decimal}' marks decimals." if decimal else "."),
        (two if spot.first and not re.search(r"\d", spot.value) else "")
        + "Correct it in the file. If it marks a missing figure, write ':' instead.",
    )
