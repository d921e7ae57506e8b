"""The plain front end: numbered lines out, one line in. For pipes and screen readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from ..answers.views import Confirm, Outcome, Question, Review
from ..content.step_intro import card_of
from ..content.step_names import NAMES
from ..interview.conversation import Conversation
from ..interview.moves import Answer, Deepen, Endorse, GoOn, Jump, Leave, Move
from ..language.printable import printable
from .frontend import EndOfInput
from .help_text import card_lines, format_lines, help_lines, opens_a_step
from .plain_text import (
    confirm_lines,
    contents_lines,
    question_lines,
    result_lines,
    review_choices,
    review_lines,
)
from .slash_commands import HELP, UnknownCommand, command


class Plain:
    """Asks on ``out`` and reads answers line by line from ``read``."""

    def __init__(self, read: TextIO, out: TextIO) -> None:
        self._in = read
        self._out = out
        self.conversation: Conversation | None = None
        self._opened: set[int] = set()  # steps whose card need not be said any more

    def ask(self, view: Question | Confirm | Review) -> Move:
        if isinstance(view, Question):
            return self._question(view)
        if isinstance(view, Confirm):
            self._say(confirm_lines(view))
            return self._typed({}, lambda: [HELP])
        self._say(review_lines(view))
        self._say(f"  {word}: {what}" for word, what in review_choices(view))
        return self._review(view)

    def tell(self, outcome: Outcome) -> None:
        if outcome.refused:
            self._say([f"✗ {outcome.say}"])
            return
        if outcome.say:
            self._say([f"  → {outcome.say}"])
        for result in outcome.results:
            self._say(result_lines(result))

    def note(self, text: str) -> None:
        self._say([text])

    def choose(self, text: str, yes: str, no: str) -> bool:
        words = {"yes": True, "y": True, yes: True, "no": False, "n": False, no: False}
        self._say([f"{text} yes: {yes}, no: {no}"])
        try:
            while (typed := self._line().strip().casefold()) not in words:
                self._say([f'Type "{yes}" or "{no}".'])
        except EndOfInput:
            return False
        return words[typed]

    def _question(self, view: Question) -> Move:
        data = self.conversation.data if self.conversation else {}
        if view.step not in self._opened and opens_a_step(view, data):
            self._say(["", *card_lines(card_of(data, NAMES[view.step - 1]))])
        self._opened.add(view.step)
        self._say([""])
        self._say(question_lines(view))

        def helping() -> list[str]:
            return [*(text for text, _ in help_lines(view, data)), HELP]

        def formats() -> list[str]:
            known = card_of(data, NAMES[view.step - 1]).formats if view.step else []
            return [line for row, way in known for line in ("", *format_lines(row, way))]

        def places() -> list[str]:
            return list(contents_lines(self.conversation.contents() if self.conversation else ()))

        return self._typed({"/formats": formats, "/go": places}, helping)

    def _typed(
        self, read: Mapping[str, Callable[[], list[str]]], helping: Callable[[], list[str]]
    ) -> Move:
        """What is typed; words that ask for something to ``read`` or for help are answered."""
        asked = {**read, **dict.fromkeys(("/help", "/h", "?"), helping)}
        while True:
            text = self._line()
            if text.strip() in asked:
                self._say(f"  {line}".rstrip() for line in asked[text.strip()]())
                continue
            try:
                return command(text) or Answer(text)
            except UnknownCommand as problem:
                self._say([f"✗ {problem}"])

    def _review(self, view: Review) -> Move:
        while True:
            text = self._line().strip()
            word, _, rest = text.partition(" ")
            if text.casefold() in ("", "go on", "go"):
                return GoOn()
            if word == "mend" and rest.strip().isdecimal():
                return Jump(number=int(rest))
            if word == "deepen":
                return Deepen()
            if word == "endorse" and rest.strip():
                return Endorse(rest.strip())
            if word == "leave":
                return Leave()
            try:
                move = command(text)
            except UnknownCommand as problem:
                self._say([f"✗ {problem}"])
                continue
            if move is not None:
                return move
            self._say(["✗ Type one of: " + ", ".join(word for word, _ in review_choices(view))])

    def _line(self) -> str:
        self._out.flush()
        line = self._in.readline()
        if not line:
            raise EndOfInput
        return line.rstrip("\r\n")

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            print(printable(line), file=self._out)
        self._out.flush()
