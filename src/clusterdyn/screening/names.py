"""Words by which columns, totals and missing figures are recognised (English, Danish, German).

Column names are compared after ``plain``: lower case, signs turned into spaces.
The order inside each tuple is the order of preference.
"""

import re

REGION_CODES = (
    "area fips", "region code", "regioncode", "nuts", "nuts2", "nuts3", "nuts code", "geo",
    "kommunenr", "kommunekode", "kommune nr", "fipstate", "fips", "state fips", "county fips",
    "ags", "kreis code", "lau", "municipality code",
)  # fmt: skip
REGION_NAMES = (
    "region", "område", "omraade", "omrade", "kommune", "landsdel", "arbejdssted",
    "arbejdsstedskommune", "arbsted", "bopkom", "county", "state", "municipality", "area", "kreis",
    "bundesland", "land", "place", "region name", "area title", "regionnavn", "geography",
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
QUARTERS = ("qtr", "quarter")
TRADED = ("traded",)
IMPUTED = ("imputed share", "imputed")

TOTAL_WORDS = frozenset(
    [
        "total",
        "insgesamt",
        "ialt",
        "alle",
        "all",
        "tot",
        "sum",
        "i_alt",
        "all_industries",
        "alle_brancher",
        "total_all_industries",
        "all_regions",
        "whole_country",
        "hele_landet",
        "brancher_i_alt",
    ]
)
COUNTRY_WORDS = frozenset(
    [
        "brd",
        "germany",
        "deutschland",
        "danmark",
        "denmark",
        "hele_landet",
        "us",
        "usa",
        "united_states",
        "uk",
        "united_kingdom",
        "sverige",
        "sweden",
        "norge",
        "norway",
        "suomi",
        "finland",
        "austria",
        "oesterreich",
        "nederland",
        "netherlands",
        "eu",
        "eu27",
        "eu28",
        "eu27_2020",
        "eu_27",
        "eu_28",
        "whole_country",
        "nation",
        "national",
        "insgesamt",
    ]
)
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
    ]
)
BELOW = re.compile(r"^[<≤]\s?\d+$|^\d+\s?[-–]\s?\d+$")
"""A figure hidden in a size class: '<5', '≤ 3', '5-9'."""
FLAG_LETTERS = "bdeipru"
SUPPRESSED_FLAGS = ("N", "D", "S", "c", "C", "x", "X", "(D)", "(S)", "conf", "suppressed")


def plain(name: str) -> str:
    """Column name in lower case, every run of other signs turned into one space."""
    return re.sub(r"[^0-9a-zæøåäöüß]+", " ", name.strip().casefold()).strip()


def looks_total(code: str, label: str | None) -> bool:
    """True when code or label is a usual word for 'all of them'."""
    for text in (code, label or ""):
        words = plain(text).split()
        if not words:
            continue
        if "_".join(words) in TOTAL_WORDS or words[-1] in {"insgesamt", "ialt"}:
            return True
        if "_".join(words[-2:]) == "i_alt" or words[:2] == ["total", "all"] or words[0] == "total":
            return True
        if len(words) > 1 and words[1] == "total":
            return True
    return code.strip() in TOTAL_CODES


def looks_country(code: str, label: str | None) -> bool:
    """True when code or label is a usual word for a whole country or for all regions."""
    for text in (code, label or ""):
        joined = "_".join(plain(text).removeprefix("e ").split())
        if joined in COUNTRY_WORDS or joined in TOTAL_WORDS:
            return True
    return code.strip() in {"0", "00", "000"}
