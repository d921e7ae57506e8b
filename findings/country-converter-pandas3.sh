#!/usr/bin/env bash
# country_converter 1.3.2, which brings places and country names to codes, with pandas 3.1.1.
#
# One expects: pip, asked for country_converter alone, installs a pandas that it works with.
# What happens: no upper bound is given, pip takes pandas 3, and CountryConverter() itself raises
# TypeError before any name is asked for, from a regular expression that is not text. It is Namibia:
# the package reads its own list with a converter "str" per column, which up to pandas 2 kept the
# code "NA" as text; pandas 3.1.1 turns the converter's answer "NA" into a missing value all the
# same. The second part shows that by itself, without the package.
# Why it matters: the same holds for every table with a column of codes where NA is one: ISO
# countries, flags "not applicable", sector codes. dtype = str with keep_default_na = False keeps
# it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'country_converter==1.3.2' 'pandas==3.1.1'
cd "$dir"
env/bin/python - <<'END'
import io
import sys

import country_converter
import pandas

try:
    made = country_converter.CountryConverter().convert("Austria", to="ISO2")
except TypeError as error:
    made = f"TypeError: {error}"


def codes(**given):
    read = pandas.read_csv(io.StringIO("geo,jobs\nNA,1\nDE,2\n"), **given)["geo"].tolist()
    return [code if isinstance(code, str) else "missing" for code in read]


seen = {
    "CountryConverter()": made,
    "converters": codes(converters={"geo": str}),
    "dtype": codes(dtype={"geo": str}),
    "dtype and keep_default_na": codes(dtype={"geo": str}, keep_default_na=False),
}
stated = {
    "CountryConverter()": "TypeError: first argument must be string or compiled pattern",
    "converters": ["missing", "DE"],
    "dtype": ["missing", "DE"],
    "dtype and keep_default_na": ["NA", "DE"],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
