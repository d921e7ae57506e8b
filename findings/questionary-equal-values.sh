#!/usr/bin/env bash
# questionary 2.1.1: a checkbox with choices whose values are equal but whose titles are not.
#
# One expects: each line is ticked for itself. Two plants of one firm, whose value is the same name,
# are two lines; ticking one gives one, ticking both gives two.
# What happens: a tick belongs to the value. Ticking the first plant answers with both; ticking
# both, line after line, answers with none, because the second tick takes the first away. Equal is
# meant as Python means it, so that the choices 1, True and 1.0 are ticked together as well, and two
# records that compare equal are. select() is not touched by this.
# Why it matters: member lists hold firms of one name; whoever marks all of them for a working group
# finds them missing from it. Values have to be unique, for instance by being row numbers.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'questionary==2.1.1' 'prompt-toolkit==3.0.53'
cd "$dir"
env/bin/python - <<'END'
import sys

import questionary
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

DOWN, TICK, ENTER = "\x1b[B", " ", "\r"


def ticked(keys, *choices):
    with create_pipe_input() as typed:
        typed.send_text(keys)
        asked = [questionary.Choice(title, value=value) for title, value in choices]
        return questionary.checkbox("Who?", asked, input=typed, output=DummyOutput()).unsafe_ask()


plants = ("Firm X, north", "Firm X"), ("Firm X, south", "Firm X"), ("Firm Y", "Firm Y")
numbered = ("Firm X, north", 0), ("Firm X, south", 1), ("Firm Y", 2)
seen = {
    "the first": ticked(TICK + ENTER, *plants),
    "the first and the second": ticked(TICK + DOWN + TICK + ENTER, *plants),
    "all three": ticked(TICK + DOWN + TICK + DOWN + TICK + ENTER, *plants),
    "the first of 1, True, 1.0": ticked(TICK + ENTER, ("one", 1), ("yes", True), ("1.0", 1.0)),
    "the first two, by number": ticked(TICK + DOWN + TICK + ENTER, *numbered),
}
stated = {
    "the first": ["Firm X", "Firm X"],
    "the first and the second": [],
    "all three": ["Firm Y"],
    "the first of 1, True, 1.0": [1, True, 1.0],
    "the first two, by number": [0, 1],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
