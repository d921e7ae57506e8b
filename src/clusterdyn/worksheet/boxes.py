"""Boxes to tick, however they were ticked: [x], [ X ], [✓], ☒, (x), \\[x\\]."""

from __future__ import annotations

import re

EMPTY_SIGNS = "☐□◻⬜▢❏❑"
FULL_SIGNS = "☑☒✅🗹🗷■▣⊠"
SIGNS = {
    **{ord(sign): "[ ] " for sign in EMPTY_SIGNS},
    **{ord(sign): "[x] " for sign in FULL_SIGNS},
}
UNSEEN = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200b\u200d\u00ad"))
BOX = re.compile(r"\\?\[\s*([^\[\]\\]{0,4}?)\s*\\?\]")
ROUND = re.compile(r"\(\s*([xX✓✔vV]?)\s*\)(?=\s)")
BULLET = re.compile(r"[-*+•·–—◦▪●]?\s*")
UNTICKED = frozenset(" _.-–—")


def plain_boxes(text: str) -> str:
    """Every box as [ ] or [x]."""
    return text.translate(UNSEEN).translate(SIGNS)


def tick_line(line: str) -> tuple[bool, str] | None:
    """A line with one box at its beginning: whether it is ticked, and what stands behind it."""
    text = plain_boxes(line)
    text = text[BULLET.match(text).end() :]  # type: ignore[union-attr]
    found = BOX.match(text) or ROUND.match(text)
    if found is None:
        return None
    return is_ticked(found[1]), text[found.end() :].strip()


def ticked_in(cell: str, labels: tuple[str, ...]) -> str | None:
    """The ticked labels of a cell with boxes, "; " between them; None if somebody wrote there."""
    text = plain_boxes(cell)
    boxes = list(BOX.finditer(text))
    if not boxes or text[: boxes[0].start()].strip():
        return None
    ends = [*[box.start() for box in boxes[1:]], len(text)]
    found = [
        (is_ticked(box[1]), text[box.end() : end].strip())
        for box, end in zip(boxes, ends, strict=True)
    ]
    known = {same(label) for label in labels}
    if any(same(label) not in known for _, label in found):
        return None
    return "; ".join(label for ticked, label in found if ticked)


def is_ticked(mark: str) -> bool:
    return any(sign not in UNTICKED for sign in mark)


def same(label: str) -> str:
    """A label as it is compared: autocorrected quotes, dashes and blanks do not matter."""
    plain = label.translate(QUOTES).replace("–", "-").replace("—", "-").replace("\\", "")
    return "".join(plain.split()).casefold()


QUOTES = {ord(sign): "'" for sign in "’‘´`"} | {ord(sign): '"' for sign in "“”„«»"}
