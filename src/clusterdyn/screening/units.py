"""In what the figures are counted: ones, hundreds, thousands or millions of jobs.

Told by a column of units, by the heading of the jobs, or by a title above the table; never guessed
from the size of figures.
"""

import re
from collections.abc import Iterable

from . import names
from .decisions import EVIDENCE, OPTION, Decision, Refusal, Way, add_option, quoted
from .engines.duckdb_engine import Engine, name_sql
from .options import UNITS
from .raw_table import RawTable

WORDS = {
    "thousands": r"thousands?|tsd|tausend|tusen|tusind(er)?|tys|tis|tūkst|tūkstoši|tuhat|tuhansia|"
    r"tuhandetes|migliaia|milliers|miles de|milhares|duizend(tallen)?|ezer|mii|хил|тыс|тис|"
    r"χιλιάδες|bin kişi|千人|千",
    "millions": r"millions?|mio|mill|millioner|millionen|millones|milhões|milioni|百万",
    "hundreds": r"hundreds?|hundert|hundreder|百人",
}
"""Words of unit lines and headings; they stand alone or in brackets."""
THOUSAND_AS_NUMBER = r"(?:x|in|i|en|w|v|je)? ?1[ .,’']?000|['’]?000s?"
CODES = {"THS": "thousands", "MIO": "millions", "HUN": "hundreds"}
"""Beginnings of Eurostat's codes of units: THS, THS_PER, MIO."""
NO_JOBS = re.compile(r"^(PC|PCH|PT)(_|$)|%|percent|per cent|prozent|index|^EUR|€", re.IGNORECASE)
COLUMNS = ("scalar factor", "unit mult", "unit", "unit measure", "uom", "einheit", "enhed", "enhet",
           "unité", "unidad", "unità", "jednostka", "scale", "multiplier")  # fmt: skip
IN_HEADING = {
    unit: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for unit, words in WORDS.items()
}
NUMBER_IN_HEADING = re.compile(rf"(?<![\w.,])(?:{THOUSAND_AS_NUMBER})(?![\w.,]*\d)", re.IGNORECASE)


def unit_of(
    engine: Engine, raw: RawTable, employment: str, given: str | None, where: str, example: str
) -> tuple[int, Decision | None]:
    """How many jobs a figure of 1 is, and why. Raises ``Refusal`` for several units in one column.

    ``example``: a figure as it stands in the table.
    """
    if given is not None:
        return UNITS[given], Decision("unit", given, OPTION, option=f"--unit {given}")
    for column in raw.columns:
        if names.plain(column) in COLUMNS and (unit := of_column(engine, raw, column, where)):
            return UNITS[unit], decided(unit, f"{column} = {unit}", example)
    for text in (employment, *raw.turned, *raw.about):
        if unit := said_in(text):
            return UNITS[unit], decided(unit, text, example)
    return 1, None


def decided(unit: str, told: str, example: str) -> Decision:
    """The decision, with one figure as it stands and as it was read."""
    shown = " ".join(told.split())[:60].strip(' ;,"')
    read = ""
    number = re.sub(r"[^\d.,]", "", example)
    if number.replace(".", "", 1).replace(",", "", 1).isdigit():
        value = float(number.replace(",", ".")) * UNITS[unit]
        read = f": {example} was read as {value:,.0f} jobs"
    return Decision(
        "unit", unit, EVIDENCE, 6.0, because=(f'"{shown}"',), option=f"--unit {unit}",
        against="--unit ones", said=f'figures are in {unit} ("{shown}"){read}.',
    )  # fmt: skip


def of_column(engine: Engine, raw: RawTable, column: str, where: str) -> str:
    """The unit that a column of units gives all rows; "" for ones."""
    name = f"CAST({name_sql(column)} AS VARCHAR)"
    found = [str(row[0]) for row in engine.rows(
        f"SELECT DISTINCT {name} FROM {raw.relation} WHERE {where} AND {name} IS NOT NULL LIMIT 20"
    )]  # fmt: skip
    units = {text: unit_word(text, names.plain(column)) for text in found}
    if any(NO_JOBS.search(text) for text in found) or len(set(units.values())) > 1:
        refuse_several(column, units)
    return next(iter(units.values()), "")


def unit_word(text: str, column: str) -> str:
    """'thousands' for 'THS_PER', 'Thousands', '3' in UNIT_MULT; "" for ones."""
    if column == "unit mult" or (column == "multiplier" and text.isdigit()):
        return {"3": "thousands", "2": "hundreds", "6": "millions"}.get(text.strip(), "")
    code = text.strip().upper().split("_")[0]
    return CODES.get(code, "") or said_in(text)


def said_in(text: str) -> str:
    """The unit that a heading, a title or a cell names; "" for none."""
    for unit, pattern in IN_HEADING.items():
        if pattern.search(text):
            return unit
    return "thousands" if NUMBER_IN_HEADING.search(text) else ""


def refuse_several(column: str, units: dict[str, str]) -> None:
    """Several units in one column, or one that is no number of jobs."""
    counted = [text for text in units if not NO_JOBS.search(text)]
    listed = ", ".join(sorted(units))
    raise Refusal(
        f"The column '{column}' holds several units, or one that counts no jobs: {listed}.",
        ways_to_keep(column, counted),
        f'Keep one with --keep "{column}=…", or say what one figure counts: --unit ones.',
    )


def ways_to_keep(column: str, texts: Iterable[str]) -> list[Way]:
    """The ways that read the rows of one unit."""
    return [
        Way(f"--keep {quoted(f'{column}={text}')}", "", add_option("keep", (column, text)))
        for text in texts
    ]
