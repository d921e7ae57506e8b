"""The keys that work at every question, and what each sends back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

KEYS = {
    "c-b": "back",
    "c-p": "park",
    "c-e": "editor",
    "c-g": "go",
    "c-t": "rows",
    "c-s": "skip",
}


@dataclass(frozen=True)
class Pressed:
    """A key was pressed instead of Enter; ``text`` stands in the answer box."""

    key: str
    text: str = ""


EDITORS = ("c-r", "c-q", "c-v", "c-x", "c-z", "c-]", "c-o")
"""Keys of a line editor that would puzzle people who never asked for one: they do nothing."""


def bindings(wanted: Callable[[str], bool], typed: Callable[[], str]) -> KeyBindings:
    """Key bindings for one prompt. ``typed`` is what stands in its box: ``?`` and Ctrl-U only
    count while that is empty. A key of ours that has nothing to do here does nothing."""
    keys = KeyBindings()

    def send(name: str) -> Callable[[Any], None]:
        return lambda event: event.app.exit(result=Pressed(name, typed()))

    for key, name in KEYS.items():
        keys.add(key, eager=True)(send(name) if wanted(name) else lambda event: None)
    for key in EDITORS:
        keys.add(key, eager=True)(lambda event: None)
    empty = Condition(lambda: not typed())
    keys.add("?", eager=True, filter=empty)(send("help"))
    keys.add("f1", eager=True)(send("help"))
    keys.add("c-u", eager=True, filter=empty)(send("undo"))

    @keys.add("<sigint>", eager=True)  # pressed before the terminal gave its keys to us
    @keys.add("c-c", eager=True)
    def _stop(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    return keys


def add_to(question: Any, keys: KeyBindings) -> Any:
    """Puts our keys before those that the prompt brings along."""
    present = question.application.key_bindings
    question.application.key_bindings = merge_key_bindings([present, keys]) if present else keys
    question.application.ttimeoutlen = 0.05
    return question


LINE = 79
"""Signs that a bottom line may have at most; the keys that matter least give way first."""
REPLACE = ", typing replaces it"
GIVE_WAY = (" (all is saved)", "^G go to", "^U undo", "^E editor", "^T rows", "^S empty")


def bottom_line(
    kind: str,
    optional: bool,
    has_rows: bool,
    parkable: bool = True,
    width: int = LINE,
    proposed: bool = False,
) -> str:
    """The keys that work at a question, in one quiet line of at most ``width`` signs."""
    enter = "Enter row" if has_rows and kind != "lines" else "Enter"
    parts = [f"{enter} takes it{REPLACE}" if proposed else enter, "^B back"]
    parts += ["^P park"] * parkable + ["^S empty"] * optional + ["^T rows"] * has_rows
    parts += ["^E editor"] * (kind in ("text", "line") and not has_rows)
    parts += ["^G go to"] * parkable + ["^U undo", "F1 help", "^C leave", " (all is saved)"]
    for key in GIVE_WAY:
        if len(_joined(parts)) > width:
            parts = [part for part in parts if part != key]
    return _joined(parts) if len(_joined(parts)) <= width else _joined(parts).replace(REPLACE, "")


def _joined(parts: list[str]) -> str:
    return " · ".join(parts).replace(" ·  (", " (")
