"""Which code lies below which one, by how they are written: 10 below C, 101 below 10, 10 in 10-12.

Codes may stand alone ('C10') or before a name ('C10 Food'). What is found here is believed only
when the figures agree (see ``hierarchy``).
"""

import re

CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9.\-/_]{0,14}$")
BEFORE_NAME = re.compile(
    r"^([A-Z]|[A-Z]{0,2}\d[\d.]{0,7}|[A-Z]?\d\d[-_][A-Z]?\d\d|[A-Z]-[A-Z])[:.]? +\S"
)
RANGE = re.compile(r"^([A-Z]?)(\d\d)[-_]([A-Z]?)(\d\d)$")
LETTERS = re.compile(r"^([A-Z])-([A-Z])$")
NACE_2 = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43),
    "G": (45, 47), "H": (49, 53), "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68),
    "M": (69, 75), "N": (77, 82), "O": (84, 84), "P": (85, 85), "Q": (86, 88), "R": (90, 93),
    "S": (94, 96), "T": (97, 98), "U": (99, 99),
}  # fmt: skip
"""Sections of NACE Rev. 2 and ISIC Rev. 4 (DB07, WZ 2008, SIC 2007): first and last division."""
NACE_21 = NACE_2 | {
    "G": (46, 47), "J": (58, 60), "K": (61, 63), "L": (64, 66), "M": (68, 68), "N": (69, 75),
    "O": (77, 82), "P": (84, 84), "Q": (85, 85), "R": (86, 88), "S": (90, 93), "T": (94, 96),
    "U": (97, 98), "V": (99, 99),
}  # fmt: skip
"""Sections of NACE Rev. 2.1 and ISIC Rev. 5; only they have a section V."""


def written(code: str) -> str:
    """The code itself: all of it, or what stands before a name."""
    before = BEFORE_NAME.match(code)
    return before.group(1) if before else code


def bare(code: str) -> str:
    """A code without the filling signs of CBP ('113///', '11----') and without points."""
    return re.sub(r"[-/]+$", "", written(code)).replace(".", "")


def members(code: str) -> frozenset[str]:
    """What a range stands for: '31-33' → 31, 32, 33; 'C10-C12'; 'B-E'; none for other codes."""
    text = written(code)
    if match := RANGE.match(text):
        first, low, last, high = match.groups()
        if last in ("", first):
            return frozenset(f"{first}{n:02d}" for n in range(int(low), int(high) + 1))
    if match := LETTERS.match(text):
        return frozenset(map(chr, range(ord(match[1]), ord(match[2]) + 1)))
    return frozenset()


def section(own: str, sections: dict[str, tuple[int, int]]) -> str | None:
    """The letter above a code of digits."""
    if not own[:2].isdecimal() or len(own) < 2:
        return None
    number = int(own[:2])
    return next((s for s, (low, high) in sections.items() if low <= number <= high), None)


def parent_links(codes: list[str], sections: bool = True) -> dict[str, str]:
    """Child → nearest parent, by the codes alone. ``sections``: letters stand above digits."""
    known = [c for c in codes if CODE.match(c) or BEFORE_NAME.match(c)]
    ranges = sorted(((members(c), c) for c in known if members(c)), key=lambda r: len(r[0]))
    by_bare: dict[str, str] = {}
    for code in known:
        if not members(code) and bare(code):
            by_bare.setdefault(bare(code), code)
    table = (NACE_21 if "V" in by_bare else NACE_2) if sections else {}
    links = {}
    for code in known:
        own = members(code)
        parent = above_range(own, by_bare, ranges) if own else above(code, by_bare, ranges)
        if parent is None:
            letter = section(min(own) if own else bare(code), table)
            parent = by_bare.get(letter or "") or in_range(letter or "", ranges)
        if parent is not None and parent != code:
            links[code] = parent
    return links


Ranges = list[tuple[frozenset[str], str]]


def in_range(own: str, ranges: Ranges) -> str | None:
    """The narrowest range that names this code."""
    return next((code for inside, code in ranges if own in inside), None)


def above(code: str, by_bare: dict[str, str], ranges: Ranges) -> str | None:
    """The longest code that this one begins with, or the range that names that beginning."""
    own = bare(code)
    for length in range(len(own), 0, -1):
        start = own[:length]
        found = by_bare.get(start)
        if found is not None and found != code:
            return found
        if (ranged := in_range(start, ranges)) is not None:
            return ranged
    return None


def above_range(own: frozenset[str], by_bare: dict[str, str], ranges: Ranges) -> str | None:
    """The next wider range, or the letter that all members begin with."""
    wider = next((code for inside, code in ranges if own < inside), None)
    letters = {member[0] for member in own}
    one = by_bare.get(letters.pop()) if len(letters) == 1 and len(min(own)) > 1 else None
    return wider or one
