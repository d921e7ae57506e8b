"""``clusterdyn --version``."""

from .. import __version__
from .output import say


def version() -> None:
    """The version of the program."""
    say(f"clusterdyn {__version__}")
