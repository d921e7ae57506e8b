"""A row of digits: one slip of scores or votes, read aloud by one person."""

import re
from collections.abc import Sequence

from .characters import flat, with_plain_dashes
from .result import ParseError, Understood, quoted

_MISSING = frozenset("-_?")
_BETWEEN = re.compile(r"[ ,;/|.]+")


def digits(
    text: str,
    count: int,
    low: int,
    high: int,
    labels: Sequence[str] = (),
    gaps: bool = True,
) -> Understood[list[int | None]]:
    """Read `count` scores from `low` to `high` (at most 9): "44353", "4 4 3 5 3", "44-53".

    "-", "_" or "?" stands for a missing score (None). `labels` name what is scored, in order; they
    make the sentences of ParseError clearer and may be left out. Without `gaps` every score is
    needed.
    """
    answer = with_plain_dashes(flat(text))
    marks = _BETWEEN.sub("", answer)
    hint = _hint(count, low, high, labels, gaps)
    if not marks:
        raise ParseError(f"Nothing was typed. {hint}")
    _refuse_signs(answer, marks, hint)
    if len(marks) != count:
        digit_word = "digit" if len(marks) == 1 else "digits"
        raise ParseError(
            f"{quoted(text)} has {len(marks)} {digit_word}, and {count} are needed. {hint}"
        )
    scores = [None if mark in _MISSING else int(mark) for mark in marks]
    for place, score in enumerate(scores):
        if score is not None and not low <= score <= high:
            named = f" ({labels[place]})" if place < len(labels) else ""
            raise ParseError(
                f"{quoted(text)}: digit {place + 1}{named} is {score}. "
                f"Each digit goes from {low} to {high}. Type the row again."
            )
    if None in scores and not gaps:
        raise ParseError(f"{quoted(text)} has a gap. {hint}")
    return Understood(scores, _said(scores, labels))


def _hint(count: int, low: int, high: int, labels: Sequence[str], gaps: bool) -> str:
    what = f"{count} digits" if count != 1 else "one digit"
    named = f", in this order: {', '.join(labels)}" if labels else ""
    missing = "for a missing one" if gaps else "alone to leave the whole slip out"
    return f"Type {what} from {low} to {high}{named}. Type - {missing}."


def _refuse_signs(answer: str, marks: str, hint: str) -> None:
    """Refuse letters, and numbers of two digits among single ones ("10 4 3")."""
    strange = [mark for mark in marks if mark not in "0123456789" and mark not in _MISSING]
    if strange:
        raise ParseError(f"{quoted(answer)} has {quoted(strange[0])} in it. {hint}")
    parts = [part for part in _BETWEEN.split(answer) if part]
    lengths = {len(part) for part in parts}
    if len(parts) > 1 and lengths == {1, 2} and any(part == "10" for part in parts):
        raise ParseError(f"{quoted(answer)} has a 10 in it. {hint}")


def _said(scores: Sequence[int | None], labels: Sequence[str]) -> str:
    shown = ["missing" if score is None else str(score) for score in scores]
    if len(labels) != len(shown):
        return " ".join(shown)
    return ", ".join(f"{label} {score}" for label, score in zip(labels, shown, strict=True))
