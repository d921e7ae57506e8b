"""The line typed most often, ``clusterdyn`` alone, read without the command parser.

Loading the parser and building its converters takes as long as all that ``status`` itself does.
Only lines whose every word is plain are read here; anything else goes to the parser.
"""

from __future__ import annotations

from pathlib import Path

from .context import Settings

STATUS: tuple[list[str], ...] = ([], ["status"], ["status", "--json"])


def plain_status(options: list[str], rest: list[str]) -> Settings | None:
    """The settings of a plain ``status`` line; None for any other line.

    ``options`` are the words moved to the front by ``hoisted``, ``rest`` the others.
    """
    if rest not in STATUS:
        return None
    found = Settings()
    waiting = iter(options)
    for word in waiting:
        if word == "--plain":
            found.plain = True
            continue
        _, glued, value = word.partition("--dossier=")
        value = value if glued else next(waiting, "")
        if not value or value.startswith("-"):
            return None
        found.dossier = Path(value)
    return found
