"""Text that a spreadsheet on a Mac saved in its old encoding, Mac Roman.

Nearly every byte is a sign in Windows' cp1252 as well, so nothing fails: Sæby only reads "S¾by".
"""

import codecs

OPENING = frozenset("‘“„")
LETTERS = frozenset("äöüßæøåéèêëáàâãíìîïóòôõúùûñçœšžýþð")
OUTSIDE_WORDS = frozenset("–—’”«»€§·•°²³½\u00a0")
ENOUGH = 0.9


def looks_mac_roman(first: bytes) -> bool:
    """Whether the signs beyond ASCII are letters of Western Europe in Mac Roman, not in cp1252.

    ö is š in cp1252: where both fit, line ends of a lone return speak for the Mac.
    """
    mac, windows = share_of_letters(first, "mac_roman"), share_of_letters(first, "cp1252")
    lone_returns = b"\r" in first and b"\n" not in first
    return mac >= ENOUGH and (windows < ENOUGH or (lone_returns and mac >= windows))


def share_of_letters(raw: bytes, encoding: str) -> float:
    """The share of signs beyond ASCII that are usual where they stand; 0 if it is no such text."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(raw)
    except UnicodeDecodeError:
        return 0.0
    signs = [n for n, sign in enumerate(text) if not sign.isascii()]
    return sum(is_usual(text, n) for n in signs) / len(signs) if signs else 1.0


def is_usual(text: str, place: int) -> bool:
    """A letter beside others, small after a small one, or a usual sign that stands in no word."""
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if sign in OUTSIDE_WORDS:
        return not (before.isalpha() and after.isalpha()) or sign == "’"
    if sign in OPENING:
        return not before.isalpha() and after.isalnum()
    beside = before.isalpha() or after.isalpha()
    return beside and sign.lower() in LETTERS and not (before.islower() and sign.isupper())
