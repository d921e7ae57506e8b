"""The prompts: a text box, a pause, a line aside. Each gives a text or the key that was pressed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from shutil import get_terminal_size
from typing import Any

import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Window,
)
from prompt_toolkit.layout.processors import TabsProcessor
from prompt_toolkit.styles import Style

from ...parse import SEPARATORS
from .key_bindings import Pressed, add_to, bindings
from .replace_on_type import clears, replaces, replaces_lines, untouched
from .screen import TAB, Screen

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
ROOMY = 24
BOX, SEEN = 6, 2  # lines of what is typed, and of what was understood, that are shown
TABS = TabsProcessor(TAB, " ", " ")


class Names(Completer):
    """Completes the name being typed, after the last separator of the row."""

    def __init__(self, names: Callable[[int], Sequence[str]]) -> None:
        self._names = names

    def get_completions(self, document: Document, event: CompleteEvent) -> Iterable[Completion]:
        text = document.text_before_cursor.rpartition("\n")[2]
        between = next((mark for mark in SEPARATORS if mark in text), ";")
        column = text.count(between)
        typed = text.rpartition(between)[2].lstrip()
        wanted = typed.casefold()
        if not wanted:
            return
        for name in self._names(column):
            words = name.casefold().split()
            if name.casefold().startswith(wanted) or any(w.startswith(wanted) for w in words):
                yield Completion(name, start_position=-len(typed))


def menu_lines() -> int:
    """How many lines are kept free for names to complete; fewer in a low window."""
    return 3 if get_terminal_size().lines >= ROOMY else 2


def text(
    default: str,
    keys_line: str,
    understood: Callable[[str], str],
    wanted: Callable[[str], bool],
    names: Callable[[int], Sequence[str]] | None = None,
    proposed: str = "",
    slips: bool = False,
) -> str | Pressed:
    """A line of text. ``understood`` says below, while one types, what will be taken.

    With ``proposed`` the default (a proposal, or a text that was refused) gives way to the first
    sign typed or pasted; until a key is pressed, this is the line of the keys. ``slips``: several
    lines may be pasted here.
    """

    def typed() -> str:
        return str(question.application.current_buffer.text)

    question = questionary.text(
        "",
        default=default,
        qmark=MARK,
        style=STYLE,
        completer=Names(names) if names else None,
        complete_while_typing=bool(names),
        reserve_space_for_menu=menu_lines() if names else 0,
        enable_open_in_editor=False,
        enable_suspend=False,
        input_processors=[TABS],
    )
    keys = bindings(wanted, typed)
    _keep_low(question.application, menu_lines() if names else 1)
    fresh = untouched(question.application)
    clears(keys, typed)
    if proposed:
        replaces(keys, fresh)
    elif slips:
        replaces_lines(keys, fresh)

    def line() -> str:
        return proposed if proposed and fresh() else keys_line

    asked = with_line(question, line, keys, lambda: understood(typed()), typed)
    answer = asked.unsafe_ask()
    return answer if isinstance(answer, Pressed) else str(answer or "")


def _keep_low(app: Any, least: int) -> None:
    """Many pasted lines scroll within their box, so that the question stays on the screen."""
    for window in app.layout.find_all_windows():
        if (
            isinstance(window.content, BufferControl)
            and window.content.buffer is app.current_buffer
        ):
            window.height = Dimension(min=least, max=BOX)


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
    keys, begun = "Enter takes it · ^B never mind", ""
    while True:
        screen.line(question)
        typed = text(begun, keys, lambda text: "", lambda name: name == "back")
        if not isinstance(typed, Pressed):
            return typed.strip()
        if typed.key != "resized":
            return None
        begun = typed.text
        screen.clear()
        screen.line()


def with_line(
    question: Any,
    keys_line: Callable[[], str],
    keys: KeyBindings,
    seen: Callable[[], str],
    box: Callable[[], str],
) -> Any:
    """A prompt with our keys; below it what was understood, and the line of the keys.

    The prompt's own toolbar is not used: it stays away in terminals that do not tell where
    their cursor is.
    """

    def lines() -> StyleAndTextTuples:
        understood = textwrap.wrap(
            seen(),
            question.application.output.get_size().columns - 4,
            max_lines=SEEN,
            placeholder=" …",
        )
        above = [("class:understood", f"  {line}\n") for line in understood]
        return [*above, ("class:bottom-toolbar", f"  {keys_line()}")]

    below = Window(FormattedTextControl(lines), dont_extend_height=True, wrap_lines=True)
    space = Window(height=Dimension(min=1, preferred=1))  # the keys stand at the bottom
    shown = ConditionalContainer(HSplit([space, below]), ~is_done)
    question.application.layout.container.children.append(shown)
    _watch_size(question.application, box)
    return add_to(question, keys)


def _watch_size(app: Any, box: Callable[[], str]) -> None:
    """A window of another size gets a new screen: what stands above the prompt is ours."""
    before = app.output.get_size()

    def look(_: Any) -> None:
        if app.output.get_size() != before and app.is_running and not app.future.done():
            app.exit(result=Pressed("resized", box()))

    app.before_render += look
