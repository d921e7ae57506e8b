"""What stands in a box when it is shown, and how it is replaced by what is typed or pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from .key_bindings import Pressed


def untouched(app: Any) -> Callable[[], bool]:
    """Tells whether no key was pressed yet."""
    first = [True]

    def pressed(_: Any) -> None:
        first[0] = False

    app.key_processor.after_key_press += pressed
    return lambda: first[0]


def replaces(keys: KeyBindings, fresh: Callable[[], bool]) -> None:
    """A proposal goes when the first key is an ordinary one; arrows and Backspace change it."""
    first = Condition(fresh)

    @keys.add(Keys.Any, filter=first)
    def _typed(event: Any) -> None:
        if event.data.isprintable():
            _instead(event)

    keys.add(Keys.BracketedPaste, eager=True, filter=first)(_instead)
    keys.add("?", eager=True, filter=first)(lambda event: event.app.exit(result=Pressed("help")))


def replaces_lines(keys: KeyBindings, fresh: Callable[[], bool]) -> None:
    """An old answer of one line goes when several lines are pasted; else it is changed."""

    @keys.add(Keys.BracketedPaste, eager=True, filter=Condition(fresh))
    def _pasted(event: Any) -> None:
        if "\n" in _plain(event.data):
            _instead(event)
        else:
            event.current_buffer.insert_text(event.data)


def clears(keys: KeyBindings, typed: Callable[[], str]) -> None:
    """Ctrl-U empties the whole box, however many lines were pasted into it."""
    keys.add("c-u", eager=True, filter=Condition(lambda: bool(typed())))(
        lambda event: event.current_buffer.set_document(Document())
    )


def _instead(event: Any) -> None:
    text = _plain(event.data)
    event.current_buffer.document = Document(text, len(text))


def _plain(pasted: str) -> str:
    return pasted.replace("\r\n", "\n").replace("\r", "\n")
