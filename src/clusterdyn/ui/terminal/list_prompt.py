"""Lists: one to choose, or several to tick, with arrow keys, numbers or typed words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import questionary
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from ...answers.views import numbers
from ...parse import ParseError, banded, choice
from .key_bindings import Pressed, bindings
from .text_prompt import MARK, STYLE, with_line

CHOOSE = "Arrow keys, a number or how it begins; then Enter."
QUANTITY = "Arrow keys, or type the number itself; then Enter."
TICK = "Arrow keys; the space bar ticks; Enter takes the ticked."
NOWHERE = -1  # pointed at while nothing is chosen: one down is the first entry
SHOWN_AGAIN = ("resized", "help", "formats", "go")
Find = Callable[[str], int | None]


class Typed(str):
    """What was typed at a list instead of choosing from it."""


def choose(
    message: str,
    options: Sequence[tuple[str, str]],
    default: str,
    keys_line: str,
    wanted: Callable[[str], bool],
    free: bool = False,
    marks: Sequence[str] = (),
) -> str | Pressed:
    """One of a list, with the arrow keys, its number or the beginning of a word; gives its value.

    With ``free`` it is an answer: other words come back as ``Typed``, and without a ``default``
    nothing is chosen yet, so that Enter alone takes nothing. ``marks`` stand before the entries
    instead of the usual numbers.
    """
    before = marks or numbers(options)
    choices: list[Any] = [
        questionary.Choice(f"{mark}) {label}" if mark else label, value=value)
        for mark, (value, label) in zip(before, options, strict=True)
    ]
    bands = not marks and banded(options)
    question = questionary.select(
        message,
        choices=choices,
        default=next((c for c in choices if c.value == default), None),
        qmark="",
        pointer=MARK,
        style=STYLE,
        instruction=" " if message else QUANTITY if bands else CHOOSE,
        use_jk_keys=False,
        use_emacs_keys=False,
    )
    named = list(zip(before, [label for _, label in options], strict=True))
    find = _by_quantity(options) if bands else _by_name(named)
    labels = [label for _, label in options]
    listening = Listening(question, find, free)
    if free and not any(choice.value == default for choice in choices):
        listening.control.pointed_at = NOWHERE
    answer = listening.ask(keys_line, wanted, lambda control: labels[control.pointed_at])
    return answer if isinstance(answer, Pressed | Typed) else str(answer)


def tick(
    options: Sequence[tuple[str, str]],
    ticked: Sequence[str],
    keys_line: str,
    wanted: Callable[[str], bool],
) -> list[str] | Pressed | Typed:
    """Several of a list: space ticks, Enter takes them; typed words come back as ``Typed``."""
    choices: list[Any] = [
        questionary.Choice(label, value=value, checked=value in ticked) for value, label in options
    ]
    question = questionary.checkbox(
        "",
        choices=choices,
        qmark="",
        pointer=MARK,
        style=STYLE,
        instruction=TICK,
        use_jk_keys=False,
        use_emacs_keys=False,
    )
    find = _by_name([("", label) for _, label in options])

    def stands(control: Any) -> str:
        chosen = [label for value, label in options if value in control.selected_options]
        return "; ".join(chosen) or "none"

    answer = Listening(question, find, True, ticking=True).ask(keys_line, wanted, stands)
    return answer if isinstance(answer, Pressed | Typed) else [str(value) for value in answer]


def _by_name(names: Sequence[tuple[str, str]]) -> Find:
    """The first entry whose number equals what was typed, else whose label begins so."""

    def found(text: str) -> int | None:
        fits = [place for place, (mark, _) in enumerate(names) if mark.casefold() == text]
        if not text.isdecimal():
            fits += [p for p, (_, label) in enumerate(names) if label.casefold().startswith(text)]
        return fits[0] if fits else None

    return found


def _by_quantity(options: Sequence[tuple[str, str]]) -> Find:
    """The band that a quantity falls into; none where that would be a guess."""
    values = [value for value, _ in options]

    def found(text: str) -> int | None:
        try:
            one = choice(text, options)
        except ParseError:
            return None
        return None if one.guess else values.index(one.value)

    return found


class Listening:
    """A list that also listens to letters: they lead to the entry that they ``find``.

    With ``ticking`` what is found is ticked. Letters that lead nowhere come back as ``Typed``
    where the list is ``free``, else that is said.
    """

    def __init__(self, question: Any, find: Find, free: bool, ticking: bool = False) -> None:
        self._question = question
        self._find = find
        self._free = free
        self._ticking = ticking
        self._text = self._missed = ""
        windows = question.application.layout.find_all_windows()
        self.control = next(w.content for w in windows if hasattr(w.content, "pointed_at"))

    def ask(
        self, keys_line: str, wanted: Callable[[str], bool], stands: Callable[[Any], str]
    ) -> Any:
        """The chosen value or values, a key, or ``Typed``.

        What ``stands`` there goes along with a key after which the same list is shown again.
        """
        keys = bindings(wanted, lambda: self._text)
        self._bind(keys)
        asked = with_line(self._question, lambda: keys_line, keys, self._seen, lambda: "")
        answer = asked.unsafe_ask()
        if isinstance(answer, Pressed) and answer.key in SHOWN_AGAIN:
            return Pressed(answer.key, stands(self.control))
        return answer

    def _bind(self, keys: KeyBindings) -> None:
        some = Condition(lambda: bool(self._text))
        keys.add(Keys.Any)(self._letter)  # not eager: the terminal tells of its cursor this way
        for key in "0123456789ai":
            keys.add(key, eager=True)(self._letter)
        keys.add(" ", eager=True, filter=some)(self._space if self._ticking else self._letter)
        keys.add("backspace", eager=True)(lambda event: self._put(self._text[:-1]))
        keys.add("c-u", eager=True, filter=some)(lambda event: self._put(""))
        keys.add("enter", eager=True, filter=some)(self._enter)
        nowhere = Condition(lambda: self.control.pointed_at == NOWHERE)
        keys.add("enter", eager=True, filter=nowhere & ~some)(self._nothing_chosen)
        keys.add("up", eager=True, filter=nowhere)(self._to_the_last)

    def _nothing_chosen(self, event: Any) -> None:
        self._missed = "Nothing is chosen yet."

    def _to_the_last(self, event: Any) -> None:
        self.control.pointed_at = len(self.control.choices) - 1

    def _seen(self) -> str:
        """The line below the list: what was typed, or that it led nowhere."""
        return f"Typed: {self._text}" if self._text else self._missed

    def _found(self) -> int | None:
        text = self._text.strip().casefold()
        return self._find(text) if text else None

    def _put(self, text: str) -> None:
        self._text, self._missed = text, ""
        place = self._found()
        if place is not None:
            self.control.pointed_at = place

    def _ticked_labels(self) -> list[str]:
        """What is ticked already: typed words add to it."""
        if not self._ticking:
            return []
        ticked = self.control.selected_options
        return [str(one.title) for one in self.control.choices if one.value in ticked]

    def _letter(self, event: Any) -> None:
        if event.data.isprintable():
            self._put(self._text + event.data)

    def _space(self, event: Any) -> None:
        """Ticks what the letters lead to; else it is a letter ("1 3 5", "new start-ups")."""
        goes_on = self._find(f"{self._text.casefold()} ".lstrip()) is not None
        place = self._found()
        if place is None or goes_on:
            self._letter(event)
        else:
            self._tick([place])

    def _tick(self, places: Iterable[int | None]) -> None:
        ticked = self.control.selected_options
        values = [self.control.choices[place].value for place in places if place is not None]
        ticked += [value for value in values if value not in ticked]
        self._put("")

    def _numbered(self) -> list[int]:
        """The places of entries that are typed by their numbers: "1 3 5, 7"; none for words."""
        if not re.fullmatch(r"[0-9][0-9\s,;.]*", self._text.strip()):
            return []
        places = [int(number) - 1 for number in re.findall("[0-9]+", self._text)]
        return places if all(0 <= p < len(self.control.choices) for p in places) else []

    def _enter(self, event: Any) -> None:
        place, numbered = self._found(), self._numbered()
        if place is not None and self._ticking:
            self._tick([place])
        elif numbered and self._ticking:
            self._tick(numbered)
            event.app.exit(result=list(self.control.selected_options))
        elif place is not None:
            event.app.exit(result=self.control.choices[place].value)
        elif self._free:
            event.app.exit(result=Typed("; ".join([*self._ticked_labels(), self._text])))
        else:
            lost = self._text.strip()
            self._put("")
            self._missed = f'Nothing in this list begins with "{lost}".' if lost else ""
