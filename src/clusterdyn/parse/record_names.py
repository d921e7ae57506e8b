"""Finding a record by what somebody types: its row number, its first letters, nearly its name."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from . import legal_forms
from .characters import bare, flat, looks_like, written_out

Register = Sequence[tuple[str, str]]

_ROW_NUMBER = re.compile(r"(?P<letter>#|[a-z])? ?(?P<number>[0-9]{1,4})")
_LONGEST = 100
_ALIKE = 0.8
_CLEARLY = 0.06
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What was found: one for sure, one that begins so, one as a guess, several to choose from
    (best first), or none.

    `ids` holds one id for "exact", "begun" and "guess", two or more for "several".
    """

    kind: Literal["exact", "begun", "guess", "several", "none"]
    ids: tuple[str, ...] = ()


def name(text: str, register: Register, numbered: bool = True) -> NameMatch:
    """Find the record that `text` names; `register` holds (id, display name) in the order shown.

    In this order: id or name (small or capital letters, accents, blanks and punctuation do not
    matter, nor does a legal form that only one of the two carries); row number counted from 1
    ("3", "#3"); the beginning of the name or of a word in it, whole words first, as "begun"; row
    number with a letter ("M3"); a near misspelling, as a guess. Row numbers count only where the
    register was shown `numbered`.
    """
    typed = flat(text)
    if not typed or len(typed) > _LONGEST:
        return NameMatch("none")
    number = _ROW_NUMBER.fullmatch(typed.lower())
    by_row = _row(number, register) if numbered else []
    letter_first = number is not None and (number["letter"] or "#") != "#"
    steps: list[tuple[Literal["exact", "begun"], Callable[[], list[str]]]] = [
        ("exact", lambda: _equal(typed, register)),
        ("exact", lambda: _equal_but_for_form(typed, register)),
        ("exact", lambda: [] if letter_first else by_row),
        ("begun", lambda: _containing(typed, register, whole_words=True)),
        ("begun", lambda: _containing(typed, register, whole_words=False)),
        ("exact", lambda: by_row),
    ]
    for kind, step in steps:
        found = step()
        if found:
            return NameMatch(kind if len(found) == 1 else "several", tuple(found))
    near = _near(typed, register)
    if not near:
        return NameMatch("none")
    return NameMatch("guess" if len(near) == 1 else "several", tuple(near))


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, str]:
    """Return both ways to compare a name: ø as o, and ø as oe."""
    return bare(looks_like(text)), bare(written_out(text))


def _row(number: re.Match[str] | None, register: Register) -> list[str]:
    place = int(number["number"]) if number is not None else 0
    return [register[place - 1][0]] if 1 <= place <= len(register) else []


def _equal(typed: str, register: Register) -> list[str]:
    """Return the ids of the records whose id, exact name or compared name equals the text."""
    by_id = [key for key, _ in register if key == typed]
    by_name = [key for key, shown in register if flat(shown) == typed]
    if by_id or by_name:
        return by_id or _distinct(by_name)
    wanted = {key for key in _keys(typed) if key}
    return _distinct(
        key for key, shown in register if wanted & {*_keys(shown), key.casefold(), bare(key)}
    )


def _equal_but_for_form(typed: str, register: Register) -> list[str]:
    """Return the records equal to the text if a legal form is put aside that one side lacks."""
    return _distinct(key for key, shown in register if same_but_for_form(typed, shown))


def same_but_for_form(one: str, other: str) -> bool:
    """Whether two names are equal if a legal form ("A/S") is put aside that one of them lacks."""
    ones, others = ({key for key in _keys(name) if key} for name in (one, other))
    return bool(ones & _formless(others) or _formless(ones) & others)


def _formless(keys: Iterable[str]) -> set[str]:
    return {legal_forms.without_form(key) for key in keys}


def _containing(typed: str, register: Register, whole_words: bool) -> list[str]:
    """Return the records where the text begins the name, else those where it begins a word."""
    end = " " if whole_words else ""
    wanted = [f" {key}{end}" for key in _keys(typed) if key]
    at_start, inside = [], []
    for key, shown in register:
        names = [f" {one} " for one in _keys(shown)]
        if any(one.startswith(start) for one in names for start in wanted):
            at_start.append(key)
        elif any(start in one for one in names for start in wanted):
            inside.append(key)
    return _distinct(at_start or inside)


def _near(typed: str, register: Register) -> list[str]:
    """Return the records most alike in spelling, best first, if any is alike enough."""
    wanted = _keys(typed)[0]
    if len(wanted) < _FEWEST_LETTERS:
        return []
    scores = {key: _likeness(wanted, _keys(shown)[0]) for key, shown in register}
    best = max(scores.values(), default=0.0)
    if best < _ALIKE:
        return []
    close = [key for key, score in scores.items() if score > best - _CLEARLY]
    return sorted(close, key=lambda key: -scores[key])


def _likeness(wanted: str, shown: str) -> float:
    """Return how alike two names are, 0 to 1; a single word is held against each word too."""
    others = [shown]
    if " " not in wanted:
        others += [word for word in shown.split() if len(word) > _FEWEST_LETTERS]
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    best = 0.0
    for other in others:
        matcher.set_seq1(other[:_LONGEST])
        if matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


def _distinct(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
