#!/usr/bin/env bash
# country_converter 1.3.2 (with pandas 2.3.3) given the names that a column "region" holds.
#
# One expects: a name that is no country's is answered with "not found", and one country's name in
# another language with that country or with "not found".
# What happens: a country is found wherever its pattern fits somewhere in the text. The Greek region
# Central Macedonia is in North Macedonia, the Belgian province in Luxembourg, two towns of Indiana
# and Missouri in Peru and Cuba; "Guinea Ecuatorial", Spanish for another country, is Guinea. Of the
# parts of one state, England and Great Britain are found, Scotland, Wales and Northern Ireland are
# not. None of the hits is marked as uncertain, and a list of regions gives a mixture.
# Why it matters: regional tables mix levels (country, region, total) in one column; sorting the
# levels by "is it a country?" moves regions across borders and adds them to the wrong reference
# area.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'country_converter==1.3.2' 'pandas==2.3.3'
cd "$dir"
env/bin/python - <<'END'
import logging
import sys

import country_converter

logging.disable(logging.CRITICAL)
convert = country_converter.CountryConverter().convert
stated = {
    "Greece": "GR",
    "Central Macedonia": "MK",
    "Prov. Luxembourg (BE)": "LU",
    "Limburg (NL)": "not found",
    "Peru, Indiana": "PE",
    "Cuba, Missouri": "CU",
    "Guinea Ecuatorial": "GN",
    "Equatorial Guinea": "GQ",
    "Great Britain": "GB",
    "England": "GB",
    "Scotland": "not found",
    "Wales": "not found",
    "Northern Ireland": "not found",
}
seen = {name: convert(name, to="ISO2") for name in stated}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
