#!/usr/bin/env bash
# naceconverter 1.0.1: names for the codes of the European classification of industries, NACE.
#
# One expects: "5.1", which is what a spreadsheet leaves of the code 05.1 (hard coal), is not found,
# like "1"; and a section letter means what it means in the statistics on the table.
# What happens: dots are taken out before looking, so "5.1" is looked up as 51 and answered as air
# transport; fishing (03.1) becomes furniture, crude oil (06.1) telecommunication. 39 of the codes
# that begin with 0 get another industry this way; the others get None, so that a spot check passes.
# And the list is revision 2.1 with national fifth digits, which its description does not say: the
# letter J is publishing there, telecoms and software are K, households are U instead of T, 62.01 is
# unknown.
# Why it matters: figures up to 2024 are published by revision 2, and tables lose their leading
# zeros in every office; a cluster scan then names the wrong industries with full confidence.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'naceconverter==1.0.1'
cd "$dir"
env/bin/python - <<'END'
import sys

from naceconverter import NACEConverter

known = NACEConverter()
name = known.get_description
lost = {code: name(code[1:]) for code in known.codes_dict if code.startswith("0") and "." in code}
seen = {
    "05.1, 5.1": (name("05.1"), name("5.1")),
    "03.1, 3.1": (name("03.1"), name("3.1")),
    "06.1, 6.1": (name("06.1"), name("6.1")),
    "05, 5": (name("05"), name("5")),
    "codes with a lost zero: another name, none": (sum(map(bool, lost.values())), sum(not found for found in lost.values())),
    "J": name("J"),
    "T": name("T"),
    "62.01": name("62.01"),
}
stated = {
    "05.1, 5.1": ("Mining of hard coal", "Air transport"),
    "03.1, 3.1": ("Fishing", "Manufacture of furniture"),
    "06.1, 6.1": ("Extraction of crude petroleum", "Telecommunication"),
    "05, 5": ("Mining of coal and lignite", None),
    "codes with a lost zero: another name, none": (39, 99),
    "J": "Publishing, broadcasting, and content production and distribution activities",
    "T": "Other service activities",
    "62.01": None,
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
