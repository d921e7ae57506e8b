"""A cell that names a person: mail address, title, organisation, surname first, or several people.

Nobody is there to be asked, so what may be meant otherwise is told as a mistake of its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from ..answers.people_typed import ADDRESS
from ..answers.sheet_words import plain, words
from ..parse.characters import bare, flat, looks_like
from ..parse.legal_forms import has_form, is_form

BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
DASH = re.compile(r"\s+[-–—]\s+")
BETWEEN = re.compile(r"[;\n&+/|]")
ALIKE = 0.8
FEW = 3
"""Words of first names behind a surname and a comma."""


@dataclass(frozen=True)
class PersonCell:
    """``name`` in the usual order, ``organisation`` and ``role`` as written; "" where none is.

    ``new``: written with a plus, so that it is nobody known. ``turned``: the surname stood first.
    """

    name: str
    organisation: str = ""
    role: str = ""
    new: bool = False
    turned: bool = False


def person_in(text: str) -> PersonCell:
    """What a cell says of one person; the name is "" where there was a mail address only."""
    new = text.strip().startswith("+")
    left = flat(ADDRESS.sub(" ", text.strip().lstrip("+").replace("\n", " "))).strip(" ,;")
    found = BRACKETS.search(left)
    firm = found[1].strip() if found else ""
    parts = [part.strip() for part in BRACKETS.sub("", left).split(",") if part.strip()]
    parts = [part for n, part in enumerate(parts) if n == 0 or plain(part) not in words("titles")]
    if len(parts) == 1 and len(dashed := DASH.split(parts[0])) == 2 and not firm:
        parts = dashed
    if not parts:
        return PersonCell("", firm, new=new)
    turned = len(parts) > 1 and _is_surname(parts[0]) and _is_given(parts[1])
    name = f"{parts[1]} {parts[0]}" if turned else parts[0]
    rest = parts[2:] if turned else parts[1:]
    firm = firm or (rest.pop() if rest else "")
    return PersonCell(name, firm, ", ".join(rest), new, turned)


def _is_surname(text: str) -> bool:
    own = [word for word in text.split() if plain(word) not in words("particles")]
    return len(own) == 1 and not has_form(text)


def _is_given(text: str) -> bool:
    given = not has_form(text) and not is_form(text)
    return given and len(text.split()) <= FEW and text[:1].isupper()


def several_in(text: str) -> list[str]:
    """The names in a cell that names several people: "Karen and Per", "Karen/Per"; else none."""
    if has_form(text):
        return []
    parts = [flat(part) for part in BETWEEN.split(ADDRESS.sub(" ", text))]
    if len([part for part in parts if part]) < 2:
        parts = _between_words(flat(text))
    found = [part for part in parts if any(sign.isalpha() for sign in part)]
    return found if len(found) > 1 else []


def _between_words(text: str) -> list[str]:
    """Parted at "and", where both sides are alike: two first names, or two full names."""
    tokens = text.split()
    for place, token in enumerate(tokens[1:-1], start=1):
        before, after = tokens[:place], tokens[place + 1 :]
        if token.lower() in words("and") and (len(before) > 1) == (len(after) > 1):
            return [" ".join(before), " ".join(after)]
    return [text]


def without_titles(name: str) -> str:
    """A name without Dr., Prof. and their like; two words stay at least."""
    kept = [token for token in name.split() if plain(token) not in words("titles")]
    return " ".join(kept) if len(kept) > 1 else name


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: titles, the order, a first name alone or cut short, or
    each word nearly spelled as in the other."""
    ones, others = _words_of(one), _words_of(other)
    if not ones or not others:
        return False
    if sorted(ones) == sorted(others) or 1 in (len(ones), len(others)):
        return sorted(ones) == sorted(others) or ones[0] == others[0]
    if ones[-1] == others[-1] and 1 in (len(ones[0]), len(others[0])):
        return ones[0][0] == others[0][0]
    return len(ones) == len(others) and all(map(_alike, ones, others))


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, without titles."""
    return tuple(bare(looks_like(without_titles(name))).split())


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
