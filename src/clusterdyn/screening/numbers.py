"""Strict reading of numbers written as text.

A value that survives text → integer → text unchanged is a plain whole number: nothing else is
accepted without a look. All other values are looked at by their *shape* (every digit replaced by
9), and each shape is either understood (missing mark, flag, decimal, thousands) or refused.
"""

import re
from dataclasses import dataclass, field

from ..tables.errors import TableError
from .decisions import Refusal, Way, add_option, quoted, set_option
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .names import BELOW, FLAG_LETTERS, MISSING_TOKENS
from .raw_table import RawTable
from .spots import Spot, find_spot

SPACES = "[\\s\u00a0\u202f\u2009]"
GROUPS = "[\\s\u00a0\u202f\u2009'’]"
"""What may stand between groups of thousands, and is taken out: 12 345, 12'345."""
FOOTNOTE = "(\\*+|[†‡¹²³]|\\s[1-9]\\))\\s*$"
"""What may stand behind a figure and refer to a note below: 100*, 100 2)."""
SHAPE_LIMIT = 3000
PLAIN = re.compile(r"^-?[Z9]+$")
MOST_MARKS = 3


@dataclass
class Style:
    """How one column writes its numbers."""

    decimal: str | None = None
    missing: dict[str, int] = field(default_factory=dict)
    """Missing mark → number of rows."""
    flagged: dict[str, int] = field(default_factory=dict)
    """Flag letter after a number → number of rows."""
    footnotes: dict[str, int] = field(default_factory=dict)
    """Sign of a footnote → number of rows."""
    fractions: int = 0
    decimals: int = 0
    """Most digits after the decimal sign."""
    spaced: int = 0


@dataclass(frozen=True)
class Wanted:
    """What the user said of the figures of one column."""

    decimal: str | None = None
    flags: tuple[str, ...] = ()

    @property
    def letters(self) -> str:
        """All letters that are remarks."""
        return "".join(sorted({*FLAG_LETTERS, *"".join(self.flags)}))


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
    digits = f"regexp_extract({squeezed(column)}, '^(-?[0-9][0-9.,]*)[a-zA-Z]*$', 1)"
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
    return f"regexp_extract({squeezed(column)}, '^(?:-?[0-9][0-9.,]*|:)([a-zA-Z]+)$', 1)"


def squeezed(column: str) -> str:
    """The text without a footnote and without spaces and apostrophes between thousands."""
    without = f"regexp_replace({column}, {text_sql(FOOTNOTE)}, '')"
    return f"regexp_replace({without}, {text_sql(GROUPS)}, '', 'g')"


def shape_sql(column: str) -> str:
    """The text with every digit as 9, and a zero that stands alone before a point as Z."""
    return f"regexp_replace(regexp_replace({column}, '^0+([.,])', 'Z\\1'), '[0-9]', '9', 'g')"


def learn_style(
    engine: Engine, raw: RawTable, column: str, text: str, where: str, wanted: Wanted
) -> Style:
    """Look at every shape in the column. Raises TableError for one that isn't understood.

    ``text``: SQL of the column's text, NULL where the user called it missing.
    """
    shape = shape_sql(text)
    marks = f"CASE WHEN regexp_matches({text}, '[0-9]') AND NOT {size_class_sql(text)} "
    shapes = engine.rows(
        f"SELECT {marks} THEN {shape} ELSE {text} END AS shape, count(*) FROM {raw.relation} "
        f"WHERE {where} AND {text} IS NOT NULL AND NOT coalesce({is_plain_sql(text)}, false) "
        f"GROUP BY 1 ORDER BY 2 DESC LIMIT {SHAPE_LIMIT}"
    )
    style = Style()
    numbers: dict[str, int] = {}
    for seen, count in shapes:
        sort_shape(str(seen), int(count), style, numbers, wanted.letters)
    unknown = [str(t) for t, _ in shapes if kind_of(str(t), wanted.letters) == "unknown"]
    if unknown:
        refuse_unknown(engine, raw, column, text, where, unknown)
    style.decimal = wanted.decimal or decimal_sign(engine, raw, text, where, numbers, column)
    for seen, count in numbers.items():
        if not fits(seen, style.decimal):
            wrong = [t for t in numbers if not fits(t, style.decimal)]
            refuse(engine, raw, column, where, wrong, style.decimal)
        if style.decimal and style.decimal in seen:
            style.fractions += count
            style.decimals = max(style.decimals, len(seen.rpartition(style.decimal)[2]))
    return style


def sort_shape(text: str, count: int, style: Style, numbers: dict[str, int], letters: str) -> None:
    """File one shape under missing marks, flags and numbers."""
    kind = kind_of(text, letters)
    if kind == "missing":
        key = text.strip() or "(blank)"
        style.missing[key] = style.missing.get(key, 0) + count
    elif kind == "number":
        if note := re.search(FOOTNOTE, text):
            sign = note[1].strip()
            style.footnotes[sign] = style.footnotes.get(sign, 0) + count
        bare = re.sub(GROUPS, "", re.sub(FOOTNOTE, "", text))
        digits = bare.rstrip(letters)
        for letter in bare[len(digits) :]:
            style.flagged[letter] = style.flagged.get(letter, 0) + count
        style.spaced += count if re.search(SPACES, text.strip().rstrip(letters + " ")) else 0
        if digits and not PLAIN.match(digits):
            numbers[digits] = numbers.get(digits, 0) + count


def kind_of(text: str, letters: str = FLAG_LETTERS) -> str:
    """'missing', 'number' or 'unknown' for one shape."""
    stripped = text.strip("\u00a0\u202f\u2009 \t")
    if not stripped or stripped in MISSING_TOKENS or BELOW.match(stripped):
        return "missing"
    if re.fullmatch(rf":{SPACES}*[a-z]{{0,4}}", stripped):
        return "missing"
    number = re.sub(FOOTNOTE, "", stripped)
    number = re.sub(rf"{SPACES}*[{letters}]{{0,4}}$", "", number)
    spaced = re.fullmatch(rf"-?[Z9]{{1,3}}({GROUPS}[9]{{3}})+([.,]9+)?", number)
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
        raise Doubtful(next(iter(sorted(doubtful)), "."), column)
    return None


class Doubtful(Refusal):
    """A column of numbers like 1,234."""

    def __init__(self, sign: str, column: str) -> None:
        self.sign = sign
        other = "." if sign == "," else ","
        ways = (
            Way(f"--decimal {other}", f"1{sign}234 is one thousand two hundred thirty-four",
                set_option("decimal", other)),
            Way(f"--decimal {sign}", f"1{sign}234 is a little more than one",
                set_option("decimal", sign)),
        )  # fmt: skip
        super().__init__(f"The column '{column}' holds numbers like 1{sign}234.", ways)


def decimal_sign(
    engine: Engine, raw: RawTable, text: str, where: str, numbers: dict[str, int], column: str
) -> str | None:
    """The sign of decimals; where the shapes leave a doubt, the plain numbers beside them tell.

    A column that holds 600 and 1,000 and 2,400, but no 2400, parts its thousands: nobody writes
    three decimals in some rows and none in others.
    """
    try:
        return decide_decimal(numbers, column)
    except Doubtful as doubt:
        hundreds, thousands = engine.one(
            f"SELECT count(*) FILTER (n BETWEEN 100 AND 999), count(*) FILTER (n >= 1000) FROM "
            f"(SELECT CASE WHEN {is_plain_sql(text)} THEN {plain_sql(text)} END AS n "
            f"FROM {raw.relation} WHERE {where})"
        )
        parted = sum(count for shape, count in numbers.items() if doubt.sign in shape)
        if parted < PARTED or hundreds < PARTED or thousands:
            raise
        return "." if doubt.sign == "," else ","


PARTED = 3
"""Figures below and above a thousand that are enough to see how thousands are written."""


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
    spot = spot_of(engine, raw, column, where, shapes)
    raise TableError(
        f"{spot.named}: '{spot.value}' is not a number"
        + (f" where '{decimal}' marks decimals." if decimal else "."),
        "Correct it in the file.",
    )


def spot_of(engine: Engine, raw: RawTable, column: str, where: str, shapes: list[str]) -> Spot:
    """The first value of these shapes."""
    name = name_sql(column)
    listed = ", ".join(text_sql(s) for s in shapes[:50])
    bare = f"rtrim({squeezed('seen')}, '{FLAG_LETTERS}')"
    return find_spot(
        engine, raw, column, f"{name} AS value, {shape_sql(name)} AS seen, ({where}) AS used",
        f"used AND (seen IN ({listed}) OR value IN ({listed}) OR {bare} IN ({listed}))",
    ) or Spot(column, "", shapes[0])  # fmt: skip


def refuse_unknown(
    engine: Engine, raw: RawTable, column: str, text: str, where: str, shapes: list[str]
) -> None:
    """Raise with the first text that isn't understood, and what it may be.

    Letters behind a figure are a remark or mark a missing figure; nothing tells which.
    """
    spot = spot_of(engine, raw, column, where, shapes)
    shape = f"CASE WHEN regexp_matches({text}, '[0-9]') THEN {shape_sql(text)} ELSE {text} END"
    listed = ", ".join(text_sql(s) for s in shapes[:50])
    found = [str(row[0]) for row in engine.rows(
        f"SELECT DISTINCT trim({text}) FROM {raw.relation} WHERE {where} AND {shape} IN ({listed}) "
        f"ORDER BY 1 LIMIT {MOST_MARKS + 1}"
    )]  # fmt: skip
    behind = {match[1] for t in found if (match := BEHIND.match(t))}
    ways = []
    if len(behind) == 1 and all(map(BEHIND.match, found)):
        letters = behind.pop()
        ways.append(Way(f"--flag {letters}", f"'{letters}' is a remark, the figure holds",
                        add_option("flags", letters)))  # fmt: skip
    if 0 < len(found) <= MOST_MARKS:
        options = " ".join(f"--missing {quoted(t)}" for t in found)
        ways.append(Way(options, "it marks a missing figure", add_option("missing", *found)))
    raise Refusal(f"{spot.named}: '{spot.value}' is not a number.", ways, "Correct it in the file.")


BEHIND = re.compile(r"^[\d.,\s]+?\s?([a-zA-Z]{1,4})$")
"""Letters behind a figure."""
