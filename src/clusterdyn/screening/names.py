"""Words by which columns, totals and missing figures are recognised.

Column names are compared after ``plain``: lower case, signs turned into spaces.
The order inside each tuple is the order of preference; those that the publishers of the best known
tables use stand here, the words of many languages in ``lists/``.
"""

import re
from functools import cache

from .word_lists import words_of

REGION_CODES = (
    "area fips", "geofips", "region code", "regioncode", "nuts", "nuts2", "nuts3", "nuts code",
    "geo",
    "kommunenr", "kommunekode", "kommune nr", "fipstate", "fips", "state fips", "county fips",
    "ags", "kreis code", "lau", "municipality code",
)  # fmt: skip
REGION_NAMES = (
    "region", "område", "omraade", "omrade", "kommune", "landsdel", "arbejdssted",
    "arbejdsstedskommune", "arbsted", "bopkom", "county", "state", "municipality", "area", "kreis",
    "bundesland", "land", "place", "region name", "area title", "geoname",
    "regionnavn", "geography",
    "ref area",
)  # fmt: skip
INDUSTRY_CODES = (
    "industry code", "ind code", "naics", "nace r2", "nace", "nace rev2", "nace rev 2",
    "branchekode",
    "db07", "wz2008 code", "wz code", "sic", "isic", "cluster code", "sector code",
    "occupation code",
)  # fmt: skip
INDUSTRY_NAMES = (
    "industry", "branche", "erhverv", "sector", "sektor", "cluster", "occupation",
    "wirtschaftszweig",
    "industry title", "ind name", "industry name", "wz2008 name", "branchenavn", "activity",
    "category",
)  # fmt: skip
YEARS = (
    "year", "år", "aar", "yearqtr", "time period", "tid", "time", "period", "periode", "jahr",
    "kvartal",
)  # fmt: skip
EMPLOYMENT = (
    "employment", "employment m3", "month3 emplvl", "annual avg emplvl", "emp", "emp all",
    "employees",
    "persons employed", "jobs", "beskæftigede", "beskaeftigede", "beskæftigelse", "beskaeftigelse",
    "antal beskæftigede", "ansatte", "antal ansatte", "job", "antal job", "arbejdspladser",
    "årsværk",
    "beschäftigte", "beschaeftigte", "obs value", "indhold", "value", "antal",
)  # fmt: skip
ESTABLISHMENTS = (
    "establishments", "qtrly estabs count", "annual avg estabs", "estabs", "est", "firms",
    "local units",
    "arbejdssteder", "antal arbejdssteder", "virksomheder", "antal virksomheder", "workplaces",
    "enterprises", "betriebe",
)  # fmt: skip
FLAGS = (
    "disclosure code", "empflag", "emp nf", "employment flag", "obs flag", "flag", "flags",
    "status",
    "suppressed", "conf status", "obs status",
)  # fmt: skip
INDICATORS = ("indic sb", "indic sbs", "indicator", "indic")
INDICATOR_PAIRS = (("V16110", "V11210"), ("EMP_LOC_NR", "LOC_NR"), ("EMP", "LOC"))
"""Eurostat's regional business statistics: persons employed and local units, until 2020 and since
2021 (sbs_r_nuts06_r2, sbs_r_nuts2021)."""
QUARTERS = ("qtr", "quarter")
TRADED = ("traded",)
IMPUTED = ("imputed share", "imputed")

TOTAL_EDGE = (
    "total", "totaal", "totale", "totalt", "insgesamt", "ialt", "ogółem", "razem", "celkem",
    "spolu", "összesen", "yhteensä", "ukupno", "skupaj", "kokku", "samtals", "toplam", "σύνολο",
    "итого", "всего", "total all",
)  # fmt: skip
"""Words that mean all of them also at the beginning or end of a longer name."""
COUNTRY_WORDS = frozenset(
    (
        "eu", "eu27", "eu28", "eu27 2020", "eu 27", "eu 28", "whole country", "nation", "national",
        "insgesamt",
    )
)  # fmt: skip
TOTAL_CODES = frozenset({"TOTAL", "TOT", "------", "0", "00", "000", "B-N_S95_X_K"})

MISSING_TOKENS = frozenset(
    [
        ":",
        "..",
        "...",
        ".",
        "-",
        "–",
        "—",
        "/",
        "*",
        "x",
        "X",
        "(x)",
        "(X)",
        "c",
        "(c)",
        "C",
        "(C)",
        "(D)",
        "D",
        "(S)",
        "S",
        "−",
        "…",
        "n/a",
        "N/A",
        "n.a.",
        "N.A.",
        "n.d.",
        "k.A.",
        "#N/A",
        "NA",
        "na",
        "null",
        "NULL",
        "None",
        "none",
        "nan",
        "NaN",
        "[c]",
        "[x]",
        "[z]",
        "[u]",
        "[low]",
        "~",
        "**",
        "***",
        "(NA)",
        "(L)",
        "(N)",
        "n.v.",
        "k. A.",
        "nc",
        "n.s.",
        "n. d.",
        "†",
        "‡",
        "..c",
        "...c",
    ]
)
BELOW = re.compile(r"^[<≤]\s?\d+$|^\d+\s?[-–]\s?\d+$")
"""A figure hidden in a size class: '<5', '≤ 3', '5-9'."""
FLAG_LETTERS = "bdefinprsuz"
SUPPRESSED_FLAGS = ("N", "D", "S", "c", "C", "x", "X", "(D)", "(S)", "conf", "suppressed")


def plain(name: str) -> str:
    """Column name in lower case, every run of signs turned into one space."""
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


@cache
def total_words() -> frozenset[str]:
    """Usual words for all of them, in all languages of the list."""
    return frozenset(plain(word) for _, words in words_of("total_words") for word in words[0])


@cache
def country_words(*kinds: str) -> dict[str, str]:
    """Word → code, for names that offices give a whole country and CLDR has not."""
    lines = words_of("country_words")
    return {plain(word): code for code, cells in lines if cells[0][0] in kinds for word in cells[1]}


@cache
def country_names() -> dict[str, str]:
    """Name → code of ISO 3166-1, in 47 languages; read only when a name is to be looked up."""
    return {plain(name): code for code, cells in words_of("countries") for name in cells[0]}


@cache
def heading_words(role: str) -> tuple[str, ...]:
    """Words of headings for a role, in all languages of the list."""
    found = [cells[1] for listed, cells in words_of("heading_words") if listed == role]
    return tuple(dict.fromkeys(plain(word) for words in found for word in words))


def looks_total(code: str, label: str | None) -> bool:
    """True when code or label is a usual word for 'all of them'."""
    return any(is_total(plain(text)) for text in (code, label or "")) or (
        code.strip() in TOTAL_CODES
    )


def is_total(text: str) -> bool:
    """True for a usual word for all of them, and for names that begin or end with one."""
    words = text.split()
    if not words:
        return False
    edges = (words[0], words[-1], " ".join(words[:2]), " ".join(words[-2:]))
    return (
        text in total_words()
        or any(edge in TOTAL_EDGE or edge == "i alt" for edge in edges)
        or words[1:2] == ["total"]
    )


def looks_country(code: str, label: str | None) -> bool:
    """True when code or label is a usual word for a whole country or for all regions."""
    for text in (code, label or ""):
        joined = plain(text).removeprefix("e ")
        if joined in COUNTRY_WORDS or joined in country_words("whole") or joined in total_words():
            return True
    return code.strip() in {"0", "00", "000"}


def country_code(*texts: str | None) -> str:
    """The country that one of these texts names, as a code of ISO 3166-1; "" for none."""
    for text in filter(None, map(plain, filter(None, texts))):
        found = country_words("whole", "name").get(text) or country_names().get(text)
        if found:
            return found
    return ""


def also_a_region(*texts: str | None) -> bool:
    """True for a country's name that is a region's name elsewhere, such as Georgia."""
    return any(plain(text) in country_words("also") for text in texts if text)
