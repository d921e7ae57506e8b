"""The prompts: a text box, a list to choose from, boxes to tick. Each gives a text or a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Window
from prompt_toolkit.styles import Style

from .keys import Pressed, add_to, bindings
from .screen import Screen

STYLE = Style.from_dict(
    {
        "bottom-toolbar": "noreverse fg:ansibrightblack",
        "bottom-toolbar.text": "noreverse fg:ansibrightblack",
        "understood": "noreverse fg:ansigreen",
        "qmark": "fg:ansicyan",
        "question": "",
        "answer": "fg:ansicyan",
        "pointer": "fg:ansicyan bold",
        "highlighted": "fg:ansicyan bold",
        "selected": "fg:ansicyan",
        "separator": "fg:ansibrightblack",
        "instruction": "fg:ansibrightblack",
    }
)
MARK = " ❯"
CHOOSE = "Arrow keys or a number, then Enter."
TICK = "Arrow keys; the space bar ticks or unticks; Enter takes what is ticked."


class Names(Completer):
    """Completes the name being typed, after the last semicolon of the row."""

    def __init__(self, names: Callable[[int], Sequence[str]]) -> None:
        self._names = names

    def get_completions(self, document: Document, event: CompleteEvent) -> Iterable[Completion]:
        text = document.text_before_cursor.rpartition("\n")[2]
        column = text.count(";")
        typed = text.rpartition(";")[2].lstrip()
        wanted = typed.casefold()
        if not wanted:
            return
        for name in self._names(column):
            words = name.casefold().split()
            if name.casefold().startswith(wanted) or any(w.startswith(wanted) for w in words):
                yield Completion(name, start_position=-len(typed))


def text(
    default: str,
    keys_line: str,
    understood: Callable[[str], str],
    wanted: Callable[[str], bool],
    names: Callable[[int], Sequence[str]] | None = None,
) -> str | Pressed:
    """A line of text. ``understood`` says below, while one types, what will be taken."""

    def seen() -> str:
        return understood(question.application.current_buffer.text)

    question = questionary.text(
        "",
        default=default,
        qmark=MARK,
        style=STYLE,
        completer=Names(names) if names else None,
        complete_while_typing=bool(names),
        reserve_space_for_menu=4 if names else 0,
        enable_open_in_editor=False,
        enable_suspend=False,
    )
    answer = _with_line(question, keys_line, bindings(wanted, typing=True), seen).unsafe_ask()
    return answer if isinstance(answer, Pressed) else str(answer or "")


def pause(keys_line: str, keys: Mapping[str, str]) -> str:
    """Waits for Enter ("") or for one of ``keys``; gives the name of the key pressed."""
    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    pressed = KeyBindings()

    def ends(name: str) -> Callable[[Any], None]:
        return lambda event: event.app.exit(result=name)

    for key, name in {"enter": "", **keys}.items():
        pressed.add(key, eager=True)(ends(name))
    for key in ("c-c", "<sigint>"):
        pressed.add(key, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt))
    line: Any = [("class:qmark", f"{MARK} "), ("class:bottom-toolbar", keys_line)]
    window = Window(FormattedTextControl(line), height=1)
    waiting: Application[str] = Application(Layout(window), key_bindings=pressed, style=STYLE)
    waiting.ttimeoutlen = 0.05
    return waiting.run()


def aside(screen: Screen, question: str) -> str | None:
    """One line outside the question; "" for Enter alone, None when the group never minds."""
    screen.line(question)
    keys = "Enter takes it · ^B never mind"
    typed = text("", keys, lambda text: "", lambda name: name == "back")
    return None if isinstance(typed, Pressed) else typed.strip()


def choose(
    message: str,
    options: Sequence[tuple[str, str]],
    default: str,
    keys_line: str,
    wanted: Callable[[str], bool],
) -> str | Pressed:
    """One of a list, with the arrow keys or a number; gives its value."""
    choices: list[Any] = [questionary.Choice(label, value=value) for value, label in options]
    first = next((c for c in choices if c.value == default), None)
    question = questionary.select(
        message,
        choices=choices,
        default=first,
        qmark="",
        pointer=MARK,
        style=STYLE,
        instruction=" " if message else CHOOSE,
        use_shortcuts=len(options) <= 9,
        use_jk_keys=False,
        use_emacs_keys=False,
    )
    answer = _with_line(question, keys_line, bindings(wanted, typing=False)).unsafe_ask()
    return answer if isinstance(answer, Pressed) else str(answer)


def tick(
    options: Sequence[tuple[str, str]],
    ticked: Sequence[str],
    keys_line: str,
    wanted: Callable[[str], bool],
) -> list[str] | Pressed:
    """Several of a list: space ticks, Enter takes them."""
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
    answer = _with_line(question, keys_line, bindings(wanted, typing=False)).unsafe_ask()
    return answer if isinstance(answer, Pressed) else [str(value) for value in answer]


def _with_line(
    question: Any, keys_line: str, keys: KeyBindings, seen: Callable[[], str] = lambda: ""
) -> Any:
    """A prompt with our keys; below it what was understood, and the line of the keys.

    The prompt's own toolbar is not used: it stays away in terminals that do not tell where
    their cursor is.
    """

    def lines() -> StyleAndTextTuples:
        understood = seen()
        above = [("class:understood", f"  {understood}\n")] if understood else []
        return [*above, ("class:bottom-toolbar", f"  {keys_line}")]

    below = Window(FormattedTextControl(lines), dont_extend_height=True, wrap_lines=True)
    space = Window(height=1, dont_extend_height=True)
    shown = ConditionalContainer(HSplit([space, below]), ~is_done)
    question.application.layout.container.children.append(shown)
    return add_to(question, keys)


def yes_or_no(message: str, default: bool) -> bool | Pressed:
    question = questionary.confirm(message, default=default, qmark=MARK, style=STYLE)
    keys = bindings(lambda name: name == "back", typing=False)
    answer = add_to(question, keys).unsafe_ask()
    return answer if isinstance(answer, Pressed) else bool(answer)
