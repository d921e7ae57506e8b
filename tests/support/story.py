"""A group that does everything a group can do: the answers of whole_run, and detours on the way.

A detour is a list of (what is seen, what is done); it begins at a path, the n-th time it is asked.
"What is seen" is the end of a question's path, part of a confirmation's text after "?", or
"review 3". So the story fails where the interview leads elsewhere than a group would expect.
"""

from __future__ import annotations

from clusterdyn.answers.views import Confirm, Question, Review
from clusterdyn.interview.moves import (
    Answer,
    Back,
    Copy,
    Deepen,
    Edit,
    Endorse,
    GoOn,
    Jump,
    Leave,
    Park,
    Remove,
    Shift,
    Skip,
    Undo,
)
from support.acts import Act, Edited, Help, Stop, View
from support.whole_run import REGION, TYPED, Typist

Detour = list[tuple[str, Act]]

KEEP = Answer("")  # Enter alone: what stands there stays
FIRMS = "\n".join(TYPED["identification.firm_list"])

ROWS: dict[str, Detour] = {
    "identification.candidates@2": [  # a row is entered by mistake and removed again
        ("candidates", Help()),
        ("candidates", Answer("Bridge building; nobody here")),
        ("candidates", Remove("3")),
        ('?Remove "Bridge building"', Answer("yes")),
    ],
    "identification.firm_list@0": [("firm_list", Answer(FIRMS)), ("firm_list", KEEP)],
    "identification.joint_evidence@2": [  # copied, changed, moved to the front
        ("joint_evidence", Copy("1")),
        (".what", Answer("joint export trip")),
        (".year", Answer("2026")),
        ("joint_evidence", Shift("3", 1)),
    ],
    "analysis.swot@8": [  # one cell of an older row is changed
        ("swot", Edit("short way")),
        (".quadrant", KEEP),
        (".text", Answer("short way to the utilities")),
        (".evidence", Answer("a case we know")),
        (".votes", KEEP),
    ],
    "leadership.deputy@0": [  # a name that nobody has entered yet
        ("deputy", Answer("Mette Friis")),
        ('?"Mette Friis" is not in', Answer("yes")),
        ("mette-friis.organisation", Answer("Nibe Membranes")),
        ("mette-friis.seat", Answer("supplier")),
        ("mette-friis.rung", Answer("interested")),
        ("mette-friis.mandate", Answer("yes")),
    ],
    "vision.headlines@1": [  # lines of a list: one changed, one to the front, one too many
        ("headlines", Answer("Rain falls")),
        ("headlines", Edit("2")),
        ("headlines", Answer("Utilities queue for our fjord")),
        ("headlines", Shift("4", 1)),
        ("headlines", Remove("Rain")),
    ],
    "plan.actions@1": [  # a row begun and taken out again
        ("plan.actions", Answer("Phone the mayor")),
        (".owner", Back()),
        (".what", Back()),
        ('?"Phone the mayor" is not finished', Answer("no")),
    ],
}

BACK: dict[str, Detour] = {
    "analysis.chain_stages@0": [  # into the step before, and forth again
        ("chain_stages", Back()),
        ("decision.reason", Back()),
        ("decision.choice", KEEP),
        ("decision.reason", KEEP),
        ("review 1", GoOn()),
    ],
    "leadership.seats.supplier.how_many@0": [
        ("supplier.how_many", Back()),
        ("small-firm.how_many", Back()),
        ("anchor-firm.how_many", KEEP),
        ("small-firm.how_many", Answer("4")),
    ],
    "quick_wins.pilots.leak-hunt-week.price_said@0": [  # across a record
        ("leak-hunt-week.price_said", Back()),
        ("joint-test-day.firms_asked", Back()),
        ("joint-test-day.price_said", Back()),
        ("quick_wins.pilots", Jump(number=5)),
        ("joint-test-day.price_said", KEEP),
        ("joint-test-day.firms_asked", KEEP),
    ],
    "structure.launch.on@0": [  # three answers in one line, then a look back at each
        ("launch.on", Answer("3 December 2027; test hall; 25")),
        ("review 7", Back()),
        ("launch.sign_ups", Back()),
        ("launch.place", Back()),
        ("launch.on", KEEP),
        ("launch.place", KEEP),
        ("launch.sign_ups", KEEP),
    ],
}

KEYS: dict[str, Detour] = {
    "identification.chosen@0": [
        ("chosen", Answer("green")),
        ("boundary_in", Undo()),
    ],
    "identification.region_units@0": [
        ("region_units", Park("the map comes in December", "Aalborg?")),
    ],
    "vision.statement@0": [("statement", Edited(TYPED["vision.statement"][0]))],
    "strategy.stop_doing@0": [("stop_doing", Park("ask the members first"))],
    "strategy.end_rule@0": [("end_rule", Skip())],
}

STOPS: dict[str, Detour] = {
    "plan.actions.get-figures.due@0": [("get-figures.due", Stop("ctrl-c", "31 Janu"))],
    "plan.actions.complete-list.milestone@0": [
        ("complete-list.milestone", Stop("kill", "Test")),
    ],
}

REVIEWS: dict[str, Detour] = {
    "review 1@0": [  # the parked question is answered after all
        ("review 1", Jump(path="steps.identification.region_units")),
        ("region_units", Answer("Aalborg, Hjørring, Thisted")),
        ("region_units", KEEP),
    ],
    "review 3@0": [("review 3", Deepen()), ("", GoOn())],
    "review 4@0": [("review 4", Endorse("board", "today")), ("review 4", GoOn())],
    "review 6@0": [("review 6", Leave())],
}

DETOURS = ROWS | BACK | KEYS | STOPS | REVIEWS


class Story:
    """Decides what the group does at each view."""

    def __init__(self) -> None:
        self.typist = Typist()
        self.asked: list[str] = []
        self.waiting = dict(DETOURS)
        self._queue: Detour = []
        self._times: dict[str, int] = {}

    def act(self, view: View) -> Act:
        place = seen(view)
        if isinstance(view, Question):
            self.asked.append(view.path)
        if not self._queue:
            times = self._times.get(place, 0)
            self._times[place] = times + 1
            self._queue = list(self.waiting.pop(f"{place.removeprefix('steps.')}@{times}", []))
        if not self._queue:
            return self._usual(view)
        expected, act = self._queue.pop(0)
        fits = place.startswith(expected) if expected[:1] == "?" else place.endswith(expected)
        assert fits, f"The group expected {expected} and sees {place}"
        return act

    def _usual(self, view: View) -> Act:
        if isinstance(view, Review):
            return GoOn()
        if isinstance(view, Question) and view.path == "passport.region":
            return Answer(REGION)
        if isinstance(view, Question) and view.path == "passport.start_point":
            return Answer("2")
        return Answer(self.typist.type(view))


def seen(view: View) -> str:
    """A view's name in the story."""
    if isinstance(view, Review):
        return f"review {view.step}"
    return f"?{view.text}" if isinstance(view, Confirm) else view.path
