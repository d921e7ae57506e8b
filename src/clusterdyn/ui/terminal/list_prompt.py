"""Lists: one to choose, or several to tick, with arrow keys, numbers or typed words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import questionary
from prompt_toolkit.filters import Condition
from prompt_toolkit.keys import Keys

from ...answers.views import numbers
from ...parse import ParseError, banded, choice
from .key_bindings import Pressed, bindings
from .text_prompt import MARK, STYLE, with_line

CHOOSE = "Arrow keys, a number or how it begins; then Enter."
QUANTITY = "Arrow keys, or type the number itself; then Enter."
TICK = "Arrow keys; the space bar ticks; Enter takes the ticked."
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

    With ``free`` other words come back as ``Typed``. ``marks`` stand before the entries instead
    of the usual numbers.
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
    answer = _listening(
        question, find, keys_line, wanted, free, lambda control: labels[control.pointed_at]
    )
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

    answer = _listening(question, find, keys_line, wanted, True, stands, ticking=True)
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


def _listening(
    question: Any,
    find: Find,
    keys_line: str,
    wanted: Callable[[str], bool],
    free: bool,
    stands: Callable[[Any], str],
    ticking: bool = False,
) -> Any:
    """Asks a list that also listens to letters: they lead to the entry that they ``find``.

    With ``ticking`` what is found is ticked. Letters that lead nowhere come back as ``Typed``
    where the list is ``free``, else that is said. What ``stands`` there goes along with a
    key after which the same list is shown again.
    """
    windows = question.application.layout.find_all_windows()
    control = next(w.content for w in windows if hasattr(w.content, "pointed_at"))
    box, missed = [""], [""]
    some = Condition(lambda: bool(box[0]))
    keys = bindings(wanted, lambda: box[0])

    def found() -> int | None:
        text = box[0].strip().casefold()
        return find(text) if text else None

    def put(text: str) -> None:
        box[0], missed[0] = text, ""
        place = found()
        if place is not None:
            control.pointed_at = place

    def letter(event: Any) -> None:
        if event.data.isprintable():
            put(box[0] + event.data)

    keys.add(Keys.Any)(letter)  # not eager: what the terminal tells of its cursor is no letter
    for key in "0123456789ai":
        keys.add(key, eager=True)(letter)

    def tick_found(event: Any) -> None:
        place = found()
        if place is not None and control.choices[place].value not in control.selected_options:
            control.selected_options.append(control.choices[place].value)
        put("")

    keys.add(" ", eager=True, filter=some)(tick_found if ticking else letter)
    keys.add("backspace", eager=True)(lambda event: put(box[0][:-1]))
    keys.add("c-u", eager=True, filter=some)(lambda event: put(""))

    @keys.add("enter", eager=True, filter=some)
    def _enter(event: Any) -> None:
        place = found()
        if place is not None and ticking:
            tick_found(event)
        elif place is not None:
            event.app.exit(result=control.choices[place].value)
        elif free:
            event.app.exit(result=Typed(box[0]))
        else:
            lost = box[0].strip()
            put("")
            missed[0] = f'Nothing in this list begins with "{lost}".' if lost else ""

    seen = lambda: f"Typed: {box[0]}" if box[0] else missed[0]  # noqa: E731
    answer = with_line(question, lambda: keys_line, keys, seen, lambda: "").unsafe_ask()
    if isinstance(answer, Pressed) and answer.key in SHOWN_AGAIN:
        return Pressed(answer.key, stands(control))
    return answer
