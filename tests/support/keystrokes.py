"""What a group presses to do what it means, at each kind of view."""

from __future__ import annotations

from clusterdyn.answers.views import Confirm, Question, Review, numbers
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
from clusterdyn.parse import choice, choices
from clusterdyn.ui.plain_text import place_said, review_choices
from support.acts import Act, Beat, Edited, Help, Stop, View
from support.hands import Hands

ENTER = "\r"
BACK, PARK, EDITOR, GO, ROWS, SKIP, UNDO, STOP = (chr(ord(letter) - 64) for letter in "BPEGTSUC")
HELP = "\x1bOP"  # F1
DOWN = "\x1b[B"
PASTED = ("\x1b[200~", "\x1b[201~")
MOST_SHORTCUTS = 9
CARD = "Enter begins"
PAGE = "Enter goes on"


class Group:
    """Plays beats at a terminal: looks whether the view is there, then presses its keys."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.screens: dict[str, str] = {}
        self._seen = 0

    def play(self, beat: Beat, before: Beat | None) -> None:
        """Waits for the beat's view, with what the beat before has to say, and acts."""
        self._look(beat.view, before)
        if not isinstance(beat.view, Confirm):
            name = beat.view.path if isinstance(beat.view, Question) else f"review {beat.view.step}"
            self.screens.setdefault(name.removeprefix("steps."), self.hands.shown)
        self._seen = self.hands.screen.cleared
        if isinstance(beat.view, Confirm):
            self._at_confirm(beat.act)
        elif isinstance(beat.view, Review):
            self._at_review(beat.view, beat.act)
        else:
            self._at_question(beat.view, beat.act)

    # -- looking

    def _look(self, view: View, before: Beat | None) -> None:
        hands = self.hands
        if isinstance(view, Confirm):
            hands.see(view.text, "(Y/n)" if view.default else "(y/N)")
            return
        turned = self._turn_pages(view)
        told = _told(before)
        told = "" if told and " ".join(told.split()) in turned else told
        if isinstance(view, Review):
            found = [finding.text for finding in view.findings]
            hands.see(told, f"Step {view.step}, {view.title}", *found, "And now?", "^C leave")
            return
        place = place_said(view).partition(" · ")[2] if view.step else place_said(view)
        hands.see(place, told, view.spoken, view.row, "^C leave")
        if before is not None and isinstance(before.act, Help):
            hands.see(view.spoken, view.help)
        if view.prompt != view.spoken:
            hands.see(view.spoken, view.prompt)
        if view.old and view.kind not in ("choice", "choices", "yes_no"):
            hands.see(view.spoken, "❯", view.old)

    def _turn_pages(self, view: View) -> str:
        """A step's card and a page of results stand before their view; Enter turns them.

        Gives what stood on the pages that were turned.
        """
        new = self._seen

        def there(screen: object) -> bool:
            return self.hands.screen.cleared > new and "^C leave" in self.hands.screen.flowing

        self.hands.wait(there, str(view))
        turned = ""
        while any(sign in self.hands.screen.flowing for sign in (CARD, PAGE)):
            turned += self.hands.screen.flowing
            new = self.hands.screen.cleared
            self.hands.press(ENTER)
            self.hands.wait(there, "the next page")
        return turned

    # -- acting

    def _at_confirm(self, act: Act) -> None:
        assert isinstance(act, Answer)
        self.hands.press({"yes": "y", "no": "n"}[act.text], ENTER)

    def _at_review(self, view: Review, act: Act) -> None:
        words = [word.split()[0] for word, _ in review_choices(view)]
        kinds = {GoOn: "go", Jump: "mend", Deepen: "deepen", Endorse: "endorse", Leave: "leave"}
        if isinstance(act, Back):
            self.hands.press(BACK)
            return
        self.hands.press(str(words.index(kinds[type(act)]) + 1), ENTER)
        if isinstance(act, Jump):
            number = [path for path, _ in view.questions].index(act.path) + 1
            self.hands.see("Which one?", "never mind")
            self.hands.press(str(number), ENTER)
        elif isinstance(act, Endorse):
            self._line("Which body adopted it?", act.by)
            self._line("On which day?", act.on)

    def _at_question(self, view: Question, act: Act) -> None:
        hands = self.hands
        if isinstance(act, Answer):
            self._answer(view, act.text)
        elif isinstance(act, Edited):
            hands.press(EDITOR)
        elif isinstance(act, Help):
            hands.press(HELP)
        elif isinstance(act, Park):
            hands.press(act.text, PARK)
            self._line("Why is it parked?", act.why)
        elif isinstance(act, Stop):
            hands.press(act.text)
            if act.text:
                hands.see(view.spoken, f"❯ {act.text}")
            hands.press(STOP) if act.how == "ctrl-c" else hands.kill()
        elif isinstance(act, Jump | GoOn):
            hands.press(GO)
            number = str(act.number) if isinstance(act, Jump) else "r"
            self._line("To which question?", number)
        elif isinstance(act, Edit | Copy | Shift | Remove):
            self._row(view, act)
        else:
            hands.press({Back: BACK, Skip: SKIP, Undo: UNDO}[type(act)])

    def _row(self, view: Question, act: Edit | Copy | Shift | Remove) -> None:
        self.hands.press(ROWS)
        self.hands.see("What with?", "never mind")
        works = [Edit, Shift, Remove] if view.kind == "lines" else [Edit, Copy, Shift, Remove]
        self.hands.press(str(works.index(type(act)) + 1), ENTER)
        self._line("Which", act.row)
        if isinstance(act, Shift):
            self._line("To which place?", str(act.to))

    def _line(self, question: str, text: str) -> None:
        """A line asked for below the view."""
        self.hands.see(question, "never mind")
        self.hands.press(text, ENTER)

    def _answer(self, view: Question, text: str) -> None:
        options = [("yes", "yes"), ("no", "no")] if view.kind == "yes_no" else list(view.options)
        if view.kind == "choices":
            self.hands.press(*ticks(view, text), ENTER)
        elif view.kind in ("choice", "yes_no") and len(options) <= MOST_SHORTCUTS:
            if text:
                value = choice(text, options).value
                place = [other for other, _ in options].index(value)
                self.hands.press(numbers(options)[place] or value)
            self.hands.press(ENTER)
        elif "\n" in text:
            self.hands.press(text.join(PASTED), ENTER)
        else:
            if text and view.old:
                self.hands.press(UNDO)  # in a box with text: empties it
            self.hands.press(text, ENTER)


def ticks(view: Question, text: str) -> list[str]:
    """Arrow keys and spaces that leave exactly these boxes ticked."""
    wanted = set(choices(text, list(view.options)).value)
    ticked = {value for value, label in view.options if label in view.old.split("; ")}
    keys = []
    for value, _ in view.options:
        keys += [" "] * ((value in wanted) != (value in ticked)) + [DOWN]
    return keys


def _told(before: Beat | None) -> str:
    """What the act before has to say on the next screen."""
    if before is None:
        return ""
    if isinstance(before.act, Help) and isinstance(before.view, Question):
        return ""  # stands below the question
    if before.outcome is None or not before.outcome.say:
        return ""
    return f"{'✗' if before.outcome.refused else '✓'} {before.outcome.say}"
