"""The card that opens a step: what it is for, what you will have, how the time goes."""

from __future__ import annotations

from ...words import of_step


def card(step: str, number: int) -> list[tuple[str, str]]:
    """(text, style) lines of a step's card."""
    words = of_step(step)
    lines = [
        ("", ""),
        (f"Step {number}, {words.title} · {words.minutes} min · {words.people}", "dim"),
        ("", ""),
        (words.question, "bold"),
        ("", ""),
        (f"You will have: {words.result}", ""),
        ("", ""),
    ]
    for row in words.agenda:
        typed = f"typed: {row['typed']}" if row.get("typed") else ""
        what = f"{row['what']} ({row['format']})"
        lines.append((f"{row['minutes']:>3}  {what:<52} {typed}", "dim"))
    if words.stuck:
        lines += [("", ""), (words.stuck, "dim")]
    return [*lines, ("", "")]
