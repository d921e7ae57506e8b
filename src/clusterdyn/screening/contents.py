"""What the columns of a table hold, by a sample of its first rows."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from . import names
from .engines.duckdb_engine import Engine, name_sql
from .periods import read_period
from .raw_table import RawTable

SAMPLE = 1000
MOSTLY = 0.9
LONGEST_CODE = 12
FIGURE = re.compile(r"^[-−]?\d[\d .,'’\u00a0\u202f\u2009]*\s?\(?[a-zA-Z*†]{0,4}\)?$")
DIGITS = re.compile(r"\d")
PLAIN = re.compile(r"^\d+$")
CODE = re.compile(r"^\d[\d./-]*$|^\d\d?[-. ]+[^\W\d]{3,}\.?$")
"""Codes of digits, ranges of them (10-12), and what spreadsheets make of these (10. Oct)."""
FIPS = re.compile(r"^(\d{2}|\d{3}|\d{5}|\d{8})$")
CODED = {
    "region": re.compile(r"^[A-Z]{2}[0-9A-Z]{1,3}$"),
    "industry": re.compile(r"^[A-V](\d{1,4})?$|^\d\d(\.\d{1,2})?$|^[A-V]\d\d?\.\d+$"),
}
"""Codes of NUTS and of NACE, by which a column without a telling name is known."""


@dataclass(frozen=True)
class Contents:
    """The texts of one column that are not empty; ``rows`` is the size of the sample."""

    texts: tuple[str, ...]
    rows: int
    number: bool = False
    """The column has a type of numbers."""

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Its different texts."""
        return frozenset(self.texts)

    @property
    def all_different(self) -> bool:
        """True when no text comes twice and none is missing."""
        return len(self.distinct) == len(self.texts) == self.rows > 1

    @property
    def one_value(self) -> bool:
        """True when every row of a whole small table says the same."""
        return len(self.distinct) <= 1 and 1 < self.rows < SAMPLE

    @cached_property
    def figures(self) -> bool:
        """Numbers and marks of missing ones, as in a column of jobs."""
        return self.number or (any(map(DIGITS.search, self.texts)) and self._mostly(is_figure))

    @cached_property
    def periods(self) -> bool:
        """Years, quarters, months, days."""
        return self._mostly(lambda text: read_period(text, True) is not None or is_day(text))

    @cached_property
    def repeats(self) -> bool:
        """Most texts come several times, as codes of a key do."""
        return len(self.texts) > 3 and 2 * len(self.distinct) <= len(self.texts)

    @property
    def key_of_digits(self) -> bool:
        """Digits that are a code and no figure: with zeros in front, or coming again and again."""
        plain = self._mostly(lambda text: CODE.match(text) is not None)
        return plain and (self.repeats or self.zero_in_front)

    @property
    def zero_in_front(self) -> bool:
        """Some text of digits begins with 0, which no figure does."""
        return any(t[0] == "0" and len(t) > 1 and t.isdigit() for t in self.distinct)

    @cached_property
    def row_numbers(self) -> bool:
        """0, 1, 2 … or 1, 2, 3 …, as programs write before a table."""
        if len(self.texts) < max(self.rows, 2) or not all(map(PLAIN.match, self.texts)):
            return False
        first = int(self.texts[0])
        return first in (0, 1) and [int(t) for t in self.texts] == list(
            range(first, first + self.rows)
        )

    @property
    def short(self) -> bool:
        """Texts of one word each, as codes are; names beside them may explain them."""
        return self._mostly(lambda text: len(text) <= LONGEST_CODE and " " not in text)

    @property
    def whole_table(self) -> bool:
        """True when the sample is all there is."""
        return self.rows < SAMPLE

    @cached_property
    def years(self) -> bool:
        """Four digits each, from 1900 to 2099."""
        return self._mostly(lambda text: re.match(r"^(19|20)\d\d$", text) is not None)

    @cached_property
    def days(self) -> bool:
        """Dates."""
        return self._mostly(is_day)

    @cached_property
    def any_period(self) -> bool:
        """At least one year, quarter, month or day."""
        return any(read_period(text, True) is not None or is_day(text) for text in self.distinct)

    @cached_property
    def few_digits(self) -> bool:
        """At most one text in ten begins with a digit."""
        return sum(text[0].isdigit() for text in self.texts) <= (1 - MOSTLY) * len(self.texts)

    @property
    def words(self) -> bool:
        """Texts that are no figures: names or codes with letters."""
        return bool(self.texts) and not self.figures

    @property
    def can_be_key(self) -> bool:
        """Names, codes with letters, or digits that are codes."""
        return (self.words or self.key_of_digits) and not self.row_numbers

    def coded(self, role: str) -> bool:
        """Codes of NUTS for a region, of NACE for an industry."""
        return self._mostly(lambda text: CODED[role].match(text) is not None)

    @property
    def padded_places(self) -> bool:
        """Digits of one length with zeros in front, as offices number districts."""
        return self._mostly(lambda t: FIPS.match(t) is not None) and self.zero_in_front

    def _mostly(self, fits: "Fits") -> bool:
        return bool(self.texts) and sum(map(fits, self.texts)) >= MOSTLY * len(self.texts)


def is_figure(text: str) -> bool:
    """A number, perhaps with a flag, or a mark of a missing one."""
    return bool(FIGURE.match(text)) or text in names.MISSING_TOKENS or bool(names.BELOW.match(text))


def is_day(text: str) -> bool:
    """A date such as 2014-06-30 or 30.06.2014."""
    return re.match(r"^\d{4}-\d\d-\d\d|^\d\d?[-./]\d\d?[-./]\d{4}$", text) is not None


def sample(engine: Engine, raw: RawTable, columns: Iterable[str] | None = None) -> "ByColumn":
    """What each column holds."""
    wanted = [c for c in (columns or raw.columns) if raw.kinds[c] != "nested"]
    if not wanted:
        return {}
    select = ", ".join(f"CAST({name_sql(c)} AS VARCHAR)" for c in wanted)
    engine.in_order(True)
    rows = engine.rows(f"SELECT {select} FROM {raw.relation} LIMIT {SAMPLE}")
    engine.in_order(False)
    return {
        column: Contents(
            tuple(text for row in rows if row[n] is not None and (text := row[n].strip())),
            len(rows),
            raw.kinds[column] in ("whole", "broken"),
        )
        for n, column in enumerate(wanted)
    }


def one_to_one(engine: Engine, raw: RawTable, first: str, second: str) -> bool:
    """True when each value of one column has one value of the other, over the whole table."""
    a, b = name_sql(first), name_sql(second)
    pairs, ones, others = engine.one(
        f"SELECT count(*), count(DISTINCT x), count(DISTINCT y) FROM (SELECT {a} AS x, {b} AS y "
        f"FROM {raw.relation} WHERE {a} IS NOT NULL GROUP BY 1, 2)"
    )
    return int(pairs) == int(ones) == int(others) > 1


ByColumn = dict[str, Contents]
Fits = Callable[[str], bool]
