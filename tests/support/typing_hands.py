"""What hands may type at a question: sense, nonsense, and things no keyboard should send."""

from __future__ import annotations

from hypothesis import strategies as st

from clusterdyn.answers.views import Confirm, Question, Review
from support.whole_run import PEOPLE, TYPED

NONSENSE = (
    "",
    " ",
    "none",
    "-",
    "?",
    "unknown",
    "yes",
    "no",
    "0",
    "1",
    "3",
    "99",
    "-5",
    "4.5",
    "1e400",
    "nan",
    "44353",
    "5-3",
    "12 March",
    "31 February 2027",
    "9999-99-99",
    ";",
    ";;;;;;;;;;;",
    "a; b",
    "a; b; c; d",
    "one\ntwo\nthree",
    "+",
    "+1",
    "+ all",
    "+99999999999999999999",
    "x" * 10_000,
    "\x1b[31mred\x1b[0m",
    "\x00\x07\x08",
    "\ud800",
    "\u202eabc\u2066",
    "a.b.c",
    "#",
    "~",
    "²",
    "٣",
    "💧",
    "DKK 2 mio",
    "2.000.000",
)
NAMES = (
    "Karen",
    "Ida Ny",
    "Nyt Firma",
    "Test site",
    "Limfjord Pumps",
    "water",
    "K",
    "Jens Due; 15",
)
ROWS = ("0", "1", "2", "3", "99", "", "Kar", "zz", "²", "-1")


def texts(view: Question | Confirm | Review) -> st.SearchStrategy[str]:
    """Texts for a view: mostly what fits there."""
    if isinstance(view, Confirm):
        return st.sampled_from(["yes", "no", "", "y", "n", "perhaps", "\x1b"])
    if isinstance(view, Review):
        return st.sampled_from(["", "1", "x"])
    fitting = fitting_texts(view)
    wild = st.sampled_from(NONSENSE) | st.sampled_from(NAMES) | st.text(max_size=20)
    if not fitting:
        return wild
    good = st.sampled_from(fitting)
    many = st.lists(good, min_size=1, max_size=4).map("\n".join)
    return st.one_of(good, good, good, many, wild)


def fitting_texts(view: Question) -> list[str]:
    """Texts that make sense at a question: from the whole run, its choices, its old answer."""
    if not isinstance(view, Question):
        return []
    parts = view.path.removeprefix("steps.").split(".")
    keys = {
        view.path.removeprefix("steps."),
        ".".join(parts[:2]),
        ".".join([*parts[:2], parts[-1]]),
    }
    found = [line.removeprefix("@") for key in sorted(keys) for line in TYPED.get(key, ())]
    if view.path == "passport.in_the_room":
        found += PEOPLE
    found += [label for _, label in view.options[:6]]
    if view.scores is not None:
        found += [
            str(d) * len(view.scores.across) for d in range(view.scores.low, view.scores.high + 1)
        ]
        found += ["-", "-" * len(view.scores.across)]
    kinds = {
        "day": ["12 March 2027", "1 Sept 2028"],
        "money": ["12,000", "0"],
        "number": ["7.5", "unknown"],
        "whole": ["3", "12"],
        "percent": ["25 %"],
        "year": ["2031"],
        "yes_no": ["yes", "no"],
        "line": ["a short line"],
        "text": ["a longer text\nin two lines"],
        "ref": ["Ida Ny", "1"],
        "refs": ["1", "Ida Ny; Bo Ny"],
        "lines": ["one; two"],
    }
    return found + kinds.get(view.kind, [])
