"""The card that opens a step, as lines for the screen."""

from __future__ import annotations

import textwrap

from ...content.step_intro import StepIntro

WAY = 48
KEYS = 3  # the lines that the keys below the card need


def card(card: StepIntro, width: int, height: int) -> list[tuple[str, str]]:
    """(text, style) lines of a step's card; where the window is low, the extras go first."""
    head, right = f"Step {card.number} · {card.title}", f"{card.minutes} min"
    lines = [
        ("", ""),
        (f"{head}{right:>{max(len(right) + 2, width - len(head))}}", "dim"),
        ("", ""),
        *((line, "bold") for line in textwrap.wrap(card.question, width)),
        ("", ""),
        *((line, "") for line in textwrap.wrap(f"You will have: {card.result}", width)),
        *((line, "") for line in textwrap.wrap(f"In the room: {card.people}.", width)),
        ("", ""),
        (_row("min", "what (how the group works)", "typed"), "dim underline"),
        *((_row(row.minutes, f"{row.what} ({row.way})", row.typed), "dim") for row in card.rows),
        ("", ""),
    ]
    for extra in _extras(card, width):
        if len(lines) + len(extra) + KEYS <= height:
            lines += [(line, "dim") for line in extra]
    return [*lines, ("", "")]


def _row(minutes: int | str, what: str, typed: str) -> str:
    said = textwrap.shorten(what, WAY, placeholder=" …")
    return f"{minutes:>3}  {said:<{WAY}} {typed}".rstrip()


def _extras(card: StepIntro, width: int) -> list[list[str]]:
    """What else helps, the most useful first."""
    texts = [f"From before: {card.before}." if card.before else ""]
    if card.case is not None:
        lesson = card.case.lesson_for(card.number)
        texts.append(f"Elsewhere, {card.case.name}: {lesson}")
    if card.activity is not None:
        texts.append(f"To try in this stage ({card.stage}): {card.activity.what}")
    texts.append(card.stuck)
    return [textwrap.wrap(text, width) for text in texts if text]
