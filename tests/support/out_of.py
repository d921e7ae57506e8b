"""A kind of question that the program does not have: "12 of 35" where sign-ups are asked for.

It is one class, and one line puts it into the list of kinds. Run as a program, this file is
clusterdyn with that kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import clusterdyn.interview.kinds as kinds
from clusterdyn.answers.views import Question
from clusterdyn.interview.kind import Kind
from clusterdyn.interview.questions import value_question
from clusterdyn.interview.state import State, Turn
from clusterdyn.interview.store_answer import leave_open, store
from clusterdyn.parse import ParseError

PATH = "steps.structure.launch.sign_ups"
PROGRAM = (str(Path(__file__).resolve()),)


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole``; with more than there are it is in doubt. 0 of 0: nothing was typed."""

    part: int = 0
    whole: int = 0

    @property
    def turned(self) -> Share:
        return Share(self.whole, self.part)

    def __str__(self) -> str:
        return f"{self.part} of {self.whole}"


class OutOf(Kind[Share]):
    name = "out of"

    def fits(self, state: State) -> bool:
        return state.location is not None and state.route.path(state.location) == PATH

    def view(self, state: State) -> Question:
        return replace(value_question(state), prompt="How many of how many?", kind="line")

    def read(self, state: State, text: str) -> Share:
        found = re.fullmatch(r"\s*(\d{1,4})\s+of\s+(\d{1,4})\s*", text)
        if text.strip() and found is None:
            raise ParseError(f'"{text.strip()}": how many of how many? For example 12 of 35.')
        return Share(int(found[1]), int(found[2])) if found else Share()

    def take(self, state: State, reading: Share) -> Turn:
        if not reading.whole:
            return leave_open(state)
        if reading.part > reading.whole:
            asked = f"There are not so many. Was {reading.turned} meant?"
            again = "Type it once more, a little clearer."
            return state.asking(self.name, asked, reading.turned, again)
        return store(state, PATH, reading.part, str(reading))

    def preview(self, reading: Share) -> str:
        return f"{reading}: {100 * reading.part // reading.whole} %" if reading.whole else ""


if __name__ == "__main__":
    kinds.KINDS = (OutOf(), *kinds.KINDS)  # before the conversation takes the list
    from clusterdyn.__main__ import main

    main()
