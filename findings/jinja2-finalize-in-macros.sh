#!/usr/bin/env bash
# Jinja2 3.1.6: an environment whose finalize escapes every value, as for Markdown or LaTeX, where
# autoescape (made for HTML) does not help.
#
# One expects: finalize is applied once to each value that the template prints.
# What happens: once per print on the way. What a macro, {% call %}, a block {% set %} or super()
# gives is already escaped, and is escaped again where it is printed: "a_b" becomes "a\\_b", and
# with one macro inside another "a\\\_b". {% include %}, {% filter %} and loops escape once.
# autoescape=True changes nothing, although the result of a macro is Markup then; and with it a
# printed constant none comes out as "None", because it is made text before finalize sees it.
# Why it matters: moving a table row of a plan into a macro, a change meant to alter nothing, puts
# backslashes into firms' names. A value type that finalize leaves alone, given back by a filter,
# does it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'Jinja2==3.1.6'
cd "$dir"
env/bin/python - <<'END'
import sys

from jinja2 import DictLoader, Environment

MACRO = "{% macro m() %}{{ v }}{% endmacro %}"
SOURCES = {
    "plain": "{{ v }}",
    "loop": "{% for x in [v] %}{{ x }}{% endfor %}",
    "filter block": "{% filter trim %}{{ v }}{% endfilter %}",
    "include": "{% include 'inner' %}",
    "macro": MACRO + "{{ m() }}",
    "macro in macro": MACRO + "{% macro n() %}{{ m() }}{% endmacro %}{{ n() }}",
    "call": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ v }}{% endcall %}",
    "set block": "{% set s %}{{ v }}{% endset %}{{ s }}",
    "super": "{% extends 'base' %}{% block b %}{{ super() }}{% endblock %}",
    "none": "{{ none }}",
}


def escaped(value):
    return "" if value is None else str(value).replace("_", "\\_")


def printed(autoescape):
    loader = DictLoader({"inner": "{{ v }}", "base": "{% block b %}{{ v }}{% endblock %}"})
    made = Environment(autoescape=autoescape, finalize=escaped, loader=loader)
    return {name: made.from_string(source).render(v="a_b") for name, source in SOURCES.items()}


once, twice, thrice = "a\\_b", "a\\\\_b", "a\\\\\\_b"
plain = {
    "plain": once,
    "loop": once,
    "filter block": once,
    "include": once,
    "macro": twice,
    "macro in macro": thrice,
    "call": twice,
    "set block": twice,
    "super": twice,
    "none": "",
}
seen = {"without autoescape": printed(False), "with autoescape": printed(True)}
stated = {"without autoescape": plain, "with autoescape": plain | {"none": "None"}}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(name)
    for source, text in what.items():
        print(f"  {source}: {text}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
