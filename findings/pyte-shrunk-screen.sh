#!/usr/bin/env bash
# pyte 0.8.2, the terminal in memory with which dialogues are tested: HistoryScreen made smaller.
#
# One expects: HistoryScreen keeps what leaves its top, as a terminal's scrollback does; so after
# resizing from four lines to two, the two lines that went are found in history.top.
# What happens: lines that scroll off are kept, lines cut off by resize() are in neither place. Six
# lines on a screen of four give two in the history and four on display; after resize(2, 10) two are
# on display, still two in the history, and two are gone; growing again brings blanks. The other way
# round, lines pushed out of a scrolling region that does not begin at the top go into the history,
# where terminals throw them away.
# Why it matters: a check that a question stays readable when somebody drags the window smaller in
# the workshop says that text was lost which a real terminal keeps, and the reverse.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'pyte==0.8.2' 'wcwidth==0.9.4'
cd "$dir"
env/bin/python - <<'END'
import sys

import pyte


def kept(screen):
    return [line.rstrip() for line in screen.display], ["".join(row[n].data for n in range(5)).rstrip() for row in screen.history.top]


def fed(text):
    screen = pyte.HistoryScreen(10, 4, history=100)
    pyte.Stream(screen).feed(text)
    return screen


SIX = "\r\n".join(["one", "two", "three", "four", "five", "six"])
small = fed(SIX)
before = kept(small)
small.resize(2, 10)
after = kept(small)
small.resize(4, 10)
seen = {
    "before": before,
    "two lines high": after,
    "four again": kept(small),
    "region of lines 2 to 4": kept(fed("top\r\na\r\nb\r\nc\x1b[2;4r\x1b[4;1H\r\nd")),
}
stated = {
    "before": (["three", "four", "five", "six"], ["one", "two"]),
    "two lines high": (["five", "six"], ["one", "two"]),
    "four again": (["five", "six", "", ""], ["one", "two"]),
    "region of lines 2 to 4": (["top", "b", "c", "d"], ["a"]),
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
