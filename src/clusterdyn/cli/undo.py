"""``clusterdyn undo``: takes back the last change."""

from __future__ import annotations

from ..answers.describe_changes import describe_changes
from ..changes import inverse
from .context import store, today
from .output import message, safe, say

LISTED = 12


def undo() -> None:
    """Take back the last change; repeated, the one before."""
    found = store()
    before = found.load()
    done = found.undo()
    for warning in done.warnings:
        message(warning)
    if done.nothing:
        say("  There is nothing to take back.")
        return
    sentences = describe_changes(inverse(done.changes), done.data, before, today())
    sentences = sentences or [done.entries[-1].say or "a mark of the program"]
    for sentence in sentences[:LISTED]:
        say(f"  Taken back: {safe(sentence)}")
    if len(sentences) > LISTED:
        say(f"  … and {len(sentences) - LISTED} more.")
