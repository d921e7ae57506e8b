"""Text that somebody typed or sent, as it can be shown: nothing in it steers a terminal."""

from __future__ import annotations

import json
import re
import unicodedata

_JOINERS = "\u200c\u200d"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
_UNSEEN_IN_JSON = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """The text with its line ends; controls become blanks, marks that turn the direction go."""
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def on_one_line(text: str) -> str:
    """The same on one line, single blanks between the words."""
    return " ".join(printable(text).split())


def _shown(sign: str) -> str:
    if sign.isprintable() or sign in _JOINERS or sign == "\n":
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "


def without_controls(text: str) -> str:
    """A paper without anything that steers a terminal; its line ends and isolates stay."""
    return _CONTROLS.sub("", text)


def printable_json(text: str) -> str:
    r"""JSON that means the same, with whatever cannot be seen written as "\u001b"."""
    return _UNSEEN_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text)
