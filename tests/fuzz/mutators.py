"""Files as they should not be: bytes, lines and values changed by chance, the same for a seed."""

from __future__ import annotations

import json
import random

from support.mutated import mutated

BYTES = [
    b"", b"\0", b"\r", b"\n", b"\t", b'"', b"'", b",", b";", b"|", b"{", b"}", b"[", b"]", b":", b"-",
    b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b[2J", b"\xc3", "\u202e\u2028".encode(), b"\\ud800",
    b"null", b"1e999", b"-1", b"9" * 400, b"9999-12-31", b"&a *a", b"!!python/object:os.system ",
    b"<<<<<<< HEAD\n", b"=1+1", b"~", b"#", b"| --- |", b"[x]", b"x" * 5000, b"{{7*7}}", b"\xf0\x9f\x98\x80",
]  # fmt: skip
"""What has made trouble somewhere."""


def bytes_changed(raw: bytes, dice: random.Random) -> bytes:
    """One to six cuts, insertions, flips and copies."""
    made = bytearray(raw)
    for _ in range(dice.randrange(1, 7)):
        at = dice.randrange(len(made) + 1)
        length = min(dice.choice((1, 2, 5, 20, 200)), len(made) - at)
        match dice.randrange(6):
            case 0:
                del made[at : at + length]
            case 1:
                made[at:at] = dice.choice(BYTES)
            case 2 if at < len(made):
                made[at] ^= 1 << dice.randrange(8)
            case 3:
                made[at:at] = made[at : at + length] * dice.choice((1, 2, 50))
            case 4:
                made[at : at + length] = dice.choice(BYTES)
            case 5:
                to = dice.randrange(len(made) + 1)
                made[to:to] = made[at : at + length]
    return bytes(made)


def lines_changed(raw: bytes, dice: random.Random) -> bytes:
    """Lines taken out, doubled, exchanged or cut."""
    lines = raw.split(b"\n")
    for _ in range(dice.randrange(1, 4)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        match dice.randrange(4):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]
    return b"\n".join(lines)


def values_changed(raw: bytes, dice: random.Random) -> bytes:
    """JSON, or lines of JSON, in which a few values are others."""
    lines = raw.split(b"\n") if raw.startswith(b'{"') else [raw]
    at = dice.randrange(len(lines))
    try:
        data = json.loads(lines[at])
    except ValueError:
        return bytes_changed(raw, dice)
    changed = mutated(data, dice, dice.randrange(1, 4))
    lines[at] = json.dumps(changed, ensure_ascii=dice.random() < 0.5).encode("utf-8", "replace")
    return b"\n".join(lines)
