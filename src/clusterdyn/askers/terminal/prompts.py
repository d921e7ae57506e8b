"""The prompts: a text box, a list to choose from, boxes to tick. Each gives a text or a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
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
CHOOSE = "Arrow keys, a number or the beginning of a word; then Enter."
TICK = "Arrow keys; the space bar ticks or unticks; Enter takes what is ticked."


class Typed(str):
    """What was typed at a list instead of choosing from it."""


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

    def typed() -> str:
        return str(question.application.current_buffer.text)

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
    keys = bindings(wanted, typed)
    asked = _with_line(question, keys_line, keys, lambda: understood(typed()), typed)
    answer = asked.unsafe_ask()
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
    free: bool = False,
) -> str | Pressed:
    """One of a list, with the arrow keys, a number or the beginning of a word; gives its value.

    With ``free`` other words come back as ``Typed``. A list whose values are digits (0 to 4)
    keeps them as its numbers.
    """
    scale = all(len(value) == 1 and value.isdigit() for value, _ in options)
    choices: list[Any] = [
        questionary.Choice(label, value=value, shortcut_key=value if scale else None)
        for value, label in options
    ]
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
    numbers = [value if scale else str(place) for place, (value, _) in enumerate(options, 1)]
    names = list(zip(numbers, [label for _, label in options], strict=True))
    answer = _listening(question, names, keys_line, wanted, free)
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
    names = [("", label) for _, label in options]
    answer = _listening(question, names, keys_line, wanted, free=True)
    return answer if isinstance(answer, Pressed | Typed) else [str(value) for value in answer]


def _listening(
    question: Any,
    names: Sequence[tuple[str, str]],
    keys_line: str,
    wanted: Callable[[str], bool],
    free: bool,
) -> Any:
    """Asks a list that also listens to letters: they lead to the entry that begins with them.

    ``names``: (number, label) of each entry; without numbers what is found is ticked. Letters
    that lead nowhere come back as ``Typed`` where the list is ``free``, else they are forgotten.
    """
    windows = question.application.layout.find_all_windows()
    control = next(w.content for w in windows if hasattr(w.content, "pointed_at"))
    box = [""]
    some = Condition(lambda: bool(box[0]))
    keys = bindings(wanted, lambda: box[0])

    def found() -> int | None:
        text = box[0].strip().casefold()
        fits = [place for place, (number, _) in enumerate(names) if text and number == text]
        fits += [p for p, (_, label) in enumerate(names) if text and not text.isdecimal()
                 and label.casefold().startswith(text)]  # fmt: skip
        return fits[0] if fits else None

    def put(text: str) -> None:
        box[0] = text
        place = found()
        if place is not None:
            control.pointed_at = place

    def letter(event: Any) -> None:
        if event.data.isprintable():
            put(box[0] + event.data)

    for key in (Keys.Any, *"0123456789ai"):
        keys.add(key, eager=True)(letter)

    def tick_found(event: Any) -> None:
        place = found()
        if place is not None and control.choices[place].value not in control.selected_options:
            control.selected_options.append(control.choices[place].value)
        put("")

    ticking = not any(number for number, _ in names)
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
            put("")

    seen = lambda: box[0] and f"Typed: {box[0]}"  # noqa: E731
    return _with_line(question, keys_line, keys, seen, lambda: "").unsafe_ask()


def _with_line(
    question: Any,
    keys_line: str,
    keys: KeyBindings,
    seen: Callable[[], str],
    box: Callable[[], str],
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
    _watch_size(question.application, box)
    return add_to(question, keys)


def _watch_size(app: Any, box: Callable[[], str]) -> None:
    """A window of another size gets a new screen: what stands above the prompt is ours."""
    before = app.output.get_size()

    def look(_: Any) -> None:
        if app.output.get_size() != before and app.is_running and not app.future.done():
            app.exit(result=Pressed("resized", box()))

    app.before_render += look
